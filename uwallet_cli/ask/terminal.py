"""Leaving the terminal as it was found, also when the program is ended or suspended in the middle of a question."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType
from typing import NamedTuple, TextIO

# Colours off, cursor shown, bracketed paste off, the ordinary screen. Not ?1049l: where no other screen is open,
# it moves the cursor to a place it remembers from long ago.
_AS_FOUND = b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1047l\r\n"

_USUAL_COLUMNS = 80


def is_interactive() -> bool:
    """Whether a person can be asked: we can read what is typed, and the questions (on stderr) are seen."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


@contextmanager
def guard() -> Iterator[None]:
    """Whatever happens inside, the terminal is left as it was, and a signal that ends the program still ends it as one.

    Without this, a program ended in a prompt leaves the shell without echo and without a cursor. A suspended one
    (Ctrl-Z) leaves it in order, too, and puts its question again when it comes back to the front (`fg`).
    """
    restore = _restorer()
    continued = False  # whether a shell let us go on since we stopped

    def die(number: int, _frame: FrameType | None) -> None:
        restore()
        _reset_screen()
        # By the default action, so that whoever waits for us sees the signal and not an exit status of our own.
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    def suspend(number: int, _frame: FrameType | None) -> None:
        nonlocal continued
        for shown in _shown[-1:]:
            shown.leave()
        take_again = _restorer()
        restore()
        _reset_screen()
        signal.signal(number, signal.SIG_DFL)
        while True:
            continued = False
            signal.raise_signal(number)  # here we stop; what no shell watches over goes on at once
            if _is_in_front() or not continued:  # let run in the background (`bg`), a question has nobody to answer it
                break
        signal.signal(number, suspend)
        take_again()
        for shown in _shown[-1:]:
            shown.put_again()

    def go_on(*_: object) -> None:
        nonlocal continued
        continued = True

    with ExitStack() as leaving:
        leaving.callback(restore)
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):  # Windows has the first alone
            if number := getattr(signal, name, None):
                _handle(number, die, leaving)
        if stop := getattr(signal, "SIGTSTP", None):
            _handle(stop, suspend, leaving)
            _handle(signal.SIGCONT, go_on, leaving)
            signal.siginterrupt(signal.SIGCONT, False)  # what it finds half done, such as setting a mode, is done again
        yield


class _Shown(NamedTuple):
    """Something on the screen that changes in place: how to take it off, and how to put it there again."""

    leave: Callable[[], None]
    put_again: Callable[[], None]


_shown: list[_Shown] = []  # the innermost last


@contextmanager
def when_suspended(*, leave: Callable[[], None] = lambda: None, put_again: Callable[[], None]) -> Iterator[None]:
    """Inside, what to do before the program is suspended, and once it is in front again."""
    _shown.append(_Shown(leave, put_again))
    try:
        yield
    finally:
        _shown.pop()


def columns() -> int:
    """How wide a line on stderr may be. COLUMNS counts first, as for the pages; nobody knows: as wide as most are."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL_COLUMNS  # 0 where it was never set
    except (AttributeError, OSError, ValueError):  # closed, or no terminal
        return _USUAL_COLUMNS


def forget_typed() -> None:
    """Drop what was typed and not read yet: nobody can have meant it for a question that had not been put."""
    if not _is_terminal(sys.stdin):
        return
    with suppress(ImportError, OSError):  # POSIX only; a terminal may be gone
        import termios

        with suppress(termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _handle(number: signal.Signals, handler: Callable[[int, FrameType | None], None], leaving: ExitStack) -> None:
    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may set handlers
    before = signal.getsignal(number)
    if before in (signal.SIG_IGN, None):
        return  # under nohup a hang-up is meant to be survived; None is a handler that could not be put back
    signal.signal(number, handler)
    leaving.callback(signal.signal, number, before)


def _restorer() -> Callable[[], None]:
    """What puts stdin's terminal back into the state it has now."""
    if not _is_terminal(sys.stdin):
        return lambda: None
    try:
        import termios  # POSIX only, 1 ms
    except ImportError:
        return lambda: None
    terminal = sys.stdin.fileno()
    found = termios.tcgetattr(terminal)

    def restore() -> None:
        # In the background the terminal is somebody else's, and where it is gone there is nothing to restore.
        with suppress(OSError, termios.error):
            if _is_in_front():
                termios.tcsetattr(terminal, termios.TCSANOW, found)

    return restore


def _is_in_front() -> bool:
    """Whether the terminal is ours to read and to set; where there is none, nobody else has it."""
    if not _is_terminal(sys.stdin):
        return True
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:  # it is gone
        return False


def _reset_screen() -> None:
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
        return
    seen = next((stream for stream in (sys.stderr, sys.stdout) if _is_terminal(stream)), None)
    if seen is not None:
        with suppress(OSError):  # the terminal is gone
            os.write(seen.fileno(), _AS_FOUND)


def _is_terminal(stream: TextIO | None) -> bool:
    """Python has no stream at all where it was started with it closed."""
    return stream is not None and not stream.closed and stream.isatty()
