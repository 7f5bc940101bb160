"""Surroundings as on Windows, as far as they can be had elsewhere; for a process of its own.

`arrive()` hides what only POSIX systems have from everyone (fcntl, termios, resource, pwd ...), and shows the program's
own modules an `os`, a `signal` and a `msvcrt` as Windows has them. Paths and the libraries stay those of this machine.
"""

from __future__ import annotations

import builtins
import errno
import os
import signal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

POSIX_MODULES = ("fcntl", "termios", "tty", "pty", "resource", "pwd", "grp", "readline", "curses", "syslog")

NOT_IN_OS = {
    *("fork", "forkpty", "fchmod", "fchown", "chown", "lchown", "getuid", "geteuid", "getgid", "getegid", "getpgrp"),
    *(
        "getpgid",
        "setsid",
        "tcgetpgrp",
        "tcsetpgrp",
        "killpg",
        "mkfifo",
        "mknod",
        "openpty",
        "ttyname",
        "uname",
        "sync",
    ),
    *("get_blocking", "set_blocking", "statvfs", "chroot", "nice", "wait", "WNOHANG", "O_NOFOLLOW", "O_NONBLOCK"),
    *("O_DIRECTORY", "O_CLOEXEC", "O_SYNC", "O_NOCTTY", "O_NDELAY", "getloadavg", "posix_spawn", "pread", "pwrite"),
}
IN_SIGNAL = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM"}


class _Missing:
    """Finds nothing where a module does not exist on Windows."""

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: object = None) -> ModuleSpec | None:
        if name.partition(".")[0] in POSIX_MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def windows_os() -> ModuleType:
    """`os` without what Windows lacks, by its name there, and unable to open a folder."""
    seen = ModuleType("os")
    vars(seen).update({name: value for name, value in vars(os).items() if name not in NOT_IN_OS})

    def no_folders(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        assert dir_fd is None, "Windows opens nothing beside a folder"
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return os.open(path, flags, mode)

    vars(seen).update(name="nt", open=no_folders, O_BINARY=0)
    return seen


def windows_signal() -> ModuleType:
    """`signal` with the few that Windows has."""
    seen = ModuleType("signal")
    vars(seen).update({name: value for name, value in vars(signal).items() if _is_in_signal(name)})
    return seen


def _is_in_signal(name: str) -> bool:
    if name.startswith("SIG") and name not in ("SIG_DFL", "SIG_IGN"):
        return name in IN_SIGNAL
    return name not in ("alarm", "siginterrupt", "setitimer", "pause", "pthread_kill", "pthread_sigmask", "sigwait")


def windows_msvcrt() -> ModuleType:
    """`msvcrt.locking`, which locks bytes of a file against everyone else, by the lock that this system has."""
    import fcntl

    seen = ModuleType("msvcrt")
    ways = {1: fcntl.LOCK_EX, 2: fcntl.LOCK_EX | fcntl.LOCK_NB, 0: fcntl.LOCK_UN}

    def locking(descriptor: int, way: int, size: int) -> None:
        assert size == 1
        assert os.lseek(descriptor, 0, os.SEEK_CUR) == 0, "it locks from where one stands in the file"
        try:
            fcntl.flock(descriptor, ways[way])
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None

    vars(seen).update(LK_LOCK=1, LK_NBLCK=2, LK_UNLCK=0, locking=locking)
    return seen


def in_use(path: Path) -> bool:
    """Whether this process has the file open, or one in the folder. Told by Linux alone."""
    here = Path("/proc/self/fd")
    opened = [one.readlink() for one in here.iterdir() if one.is_symlink()] if here.is_dir() else []
    return any(path.absolute() in (one, *one.parents) for one in opened)


def keep_what_is_in_use() -> None:
    """Windows neither deletes nor moves a file that is open, nor a folder with one in it."""
    for name in ("unlink", "replace", "rename", "rmdir"):
        really = getattr(Path, name)

        def act(self: Path, *given: Any, really: Any = really, **named: Any) -> Any:
            for path in (self, *(Path(one) for one in given)):
                if in_use(path):
                    raise PermissionError(errno.EACCES, "in use by another process", str(path))
            return really(self, *given, **named)

        setattr(Path, name, act)


def arrive() -> None:
    """From here on the program's modules find themselves on Windows."""
    keep_what_is_in_use()
    ours = {"os": windows_os(), "signal": windows_signal(), "msvcrt": windows_msvcrt()}
    for name in [*sys.modules]:
        assert not name.startswith("uwallet_cli"), "too late: the program is loaded already"
        if name.partition(".")[0] in POSIX_MODULES:
            del sys.modules[name]
    sys.meta_path.insert(0, _Missing())
    found = builtins.__import__

    def import_as_on_windows(
        name: str,
        globals: Any = None,  # noqa: A002  (the name that __import__ has)
        locals: Any = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        asking = str((globals or {}).get("__name__", ""))
        if asking.startswith("uwallet_cli") and level == 0 and name in ours:
            return ours[name]
        return found(name, globals, locals, fromlist, level)

    builtins.__import__ = import_as_on_windows


PROGRAM = "from tests.places.windows import arrive; arrive(); from uwallet_cli.start import main; main()"
