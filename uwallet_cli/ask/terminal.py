"""Leaving the terminal as it was found, also when the program is ended from outside in the middle of a question."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType
from typing import TextIO

# Colours off, cursor shown, bracketed paste off, the ordinary screen. Not ?1049l: where no other screen is open,
# it moves the cursor to a place it remembers from long ago.
_AS_FOUND = b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1047l\r\n"

_USUAL_COLUMNS = 80


def is_interactive() -> bool:
    """Whether a person can be asked: we can read what is typed, and the questions (on stderr) are seen."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


@contextmanager
def guard() -> Iterator[None]:
    """Whatever happens inside, the terminal is left as it was, and SIGTERM and SIGHUP still end the program as signals.

    Without this, a program ended in a prompt leaves the shell without echo and without a cursor.
    """
    restore = _restorer()

    def die(number: int, _frame: FrameType | None) -> None:
        restore()
        _reset_screen()
        # By the default action, so that whoever waits for us sees the signal and not an exit status of our own.
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    with ExitStack() as leaving:
        leaving.callback(restore)
        for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
            if number := getattr(signal, name, None):
                _handle(number, die, leaving)
        yield


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
            if os.tcgetpgrp(terminal) == os.getpgrp():
                termios.tcsetattr(terminal, termios.TCSANOW, found)

    return restore


def _reset_screen() -> None:
    if _is_terminal(sys.stderr) and os.environ.get("TERM", "dumb") not in ("dumb", "unknown"):
        with suppress(OSError):  # the terminal is gone
            os.write(sys.stderr.fileno(), _AS_FOUND)


def _is_terminal(stream: TextIO | None) -> bool:
    """Python has no stream at all where it was started with it closed."""
    return stream is not None and not stream.closed and stream.isatty()
