"""One writer at a time: the lock of a data folder."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store.files import make_folder, open_private, unusable

PATIENCE = 20.0  # seconds until we give up
SILENCE = 0.5  # seconds until the borrower hears what we are waiting for
_PAUSE = 0.01

_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}  # how the systems say that another has it


@contextmanager
def locked(folder: Path, on_wait: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder's lock, waiting for it if need be; `on_wait` is called once when the wait grows long.

    Never hold it while a person is thinking. It is free again when its holder dies, however it dies. A lock on a file
    that is no longer the folder's excludes nobody: who waited while everything was erased, or another store put in
    this one's place, takes the one that is there now.
    """
    path = folder / "lock"
    while not _is_still(descriptor := _taken(path, on_wait, patience), path):
        _give_back(descriptor)
        make_folder(folder)  # which went with the lock
    try:
        yield
    finally:
        _give_back(descriptor)


def _taken(path: Path, on_wait: Callable[[], None], patience: float) -> int:
    try:
        descriptor = open_private(str(path), os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise unusable(path, error) from None
    try:
        _wait_for(descriptor, path, on_wait, patience)
    except BaseException:
        _give_back(descriptor)
        raise
    return descriptor


def _is_still(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _wait_for(descriptor: int, path: Path, on_wait: Callable[[], None], patience: float) -> None:
    began = time.monotonic()
    told = False
    while not _take(descriptor, path):
        waited = time.monotonic() - began
        if waited >= patience:
            raise StoreUnusable("store_locked")
        if waited >= SILENCE and not told:
            on_wait()
            told = True
        time.sleep(_PAUSE)


def _take(descriptor: int, path: Path) -> bool:
    try:
        if os.name == "nt":
            _lock_first_byte(descriptor, "LK_NBLCK")
        else:
            import fcntl  # 1 ms, and who only reads needs no lock

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise unusable(path, error) from None
    return True


def _give_back(descriptor: int) -> None:
    if os.name == "nt":  # closing the file does it there, too, but in its own time
        with suppress(OSError):  # it was another's all along
            _lock_first_byte(descriptor, "LK_UNLCK")
    os.close(descriptor)


def _lock_first_byte(descriptor: int, how: str) -> None:
    import msvcrt

    msvcrt.locking(descriptor, getattr(msvcrt, how), 1)  # type: ignore[attr-defined,unused-ignore]
