"""A result that is longer than the screen: by the borrower's own pager, by `less`, else page by page."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess  # 4 ms, and only a long result on a terminal comes here
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from uwallet_cli.text import say


def show(text: str, stream: TextIO, height: int, *, private: bool) -> None:
    """Show a text on a terminal of so many lines. What is private passes through no other program.

    KeyboardInterrupt where the borrower breaks off by Ctrl-C; to end by `q` is to have read enough.
    """
    if os.environ.get("PAGER") == "":  # as for git: none is wanted
        stream.write(text)
        stream.flush()
        return
    lines = text.count("\n")
    command = [] if private else _command(os.environ, lines + 1)
    keys = say("words.pager_keys", count=lines) + "\n" if command[:1] == ["less"] else ""
    if command and _through(command, keys + text, stream):
        return
    _page_by_page(text, stream, height)


def _command(environment: Mapping[str, str], lines: int) -> list[str]:
    """What $PAGER says; else `less`."""
    chosen = environment.get("PAGER", "").strip()
    if chosen:
        try:
            return shlex.split(chosen, posix=os.name != "nt")
        except ValueError:  # an open quotation mark
            return []
    # Colours as they are; nothing cleared, so that what was read stays; Ctrl-C ends it, as it ends everything of ours.
    # The prompt: how far along, and the keys. Some versions of less spoil any other letter in it than ASCII.
    return ["less", "-FRXK", f"-Ps%lb/{lines}  [space] [b] [q]"]


def _environment(stream: TextIO) -> dict[str, str]:
    """No shell, no file, no history out of the pager; and text as we write it."""
    ours = {**os.environ, "LESSSECURE": "1", "LESSHISTFILE": "-"}
    ours.setdefault("LESS", "FRX")  # where $PAGER is `less` alone
    if (stream.encoding or "").casefold().replace("-", "") == "utf8":
        ours.setdefault("LESSCHARSET", "utf-8")
    return ours


def _through(command: Sequence[str], text: str, stream: TextIO) -> bool:
    """Hand the text to a pager and wait for it; whether it has shown it."""
    stream.flush()
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment(stream))
    except (OSError, IndexError, ValueError):  # there is none of that name
        return False
    with _noted(pager) as signals:
        pager.communicate(text.encode(stream.encoding or "utf-8", "backslashreplace"))
    ends = [number for number in signals if number != signal.SIGINT]
    if ends:
        signal.signal(ends[0], signal.SIG_DFL)  # as a signal, so that whoever waits for us sees one
        signal.raise_signal(ends[0])
    if signals and pager.returncode:
        raise KeyboardInterrupt
    return pager.returncode <= 0  # below: somebody ended it from outside


@contextmanager
def _noted(pager: subprocess.Popen[bytes]) -> Iterator[list[int]]:
    """While a pager has the terminal it is the pager that Ctrl-C is for. A signal to end us ends the pager first.

    Else the pager would be left behind with the terminal, and the terminal without its echo.
    """
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        if number != signal.SIGINT:
            pager.terminate()

    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]  # Windows has no SIGHUP
        before = {number: signal.getsignal(number) for number in numbers if number is not None}
        before = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    try:
        for number in before:
            signal.signal(number, note)
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _page_by_page(text: str, stream: TextIO, height: int) -> None:
    """As many lines as there is room for, then wait for Enter. By whole lines, so that it holds on every terminal."""
    lines, size = text.splitlines(keepends=True), max(1, height - 2)  # a line for what we say, and one for a long one
    if not (sys.stdin and sys.stdin.isatty()):
        size = len(lines)  # nobody is there to turn the page
    for at in range(0, len(lines), size):
        stream.write("".join(lines[at : at + size]))
        left = len(lines) - at - size
        if left > 0:
            stream.write(say("words.pager_more", left=left))
            stream.flush()
            typed = sys.stdin.readline()
            if typed.strip().casefold() == "q" or not typed:
                stream.write("" if typed else "\n")
                break
    stream.flush()
