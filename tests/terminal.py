"""The program in a real pseudo-terminal, and the screen a person would see: for tests of what a person does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "esc": "\x1b",
    "space": " ",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
}

PATIENCE = 30.0  # seconds: only a program that hangs takes so long

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


class Terminal:
    """One run of a command in a terminal of so many columns and rows."""

    def __init__(
        self,
        *command: str,
        home: Path,
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
    ) -> None:
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("LC_", "LANG", "UWALLET", "NO_COLOR", "COLUMNS", "LINES"))
        }
        clean |= {"TERM": "xterm-256color", "LANG": "zh_CN.UTF-8", "PAGER": "cat", **places(home), **(env or {})}
        self._screen = pyte.HistoryScreen(cols, rows, history=5000, ratio=1)
        self._stream = pyte.Stream(self._screen)
        self.child: Any = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(rows, cols), encoding=encoding, env=clean, timeout=PATIENCE
        )
        self._screen.write_process_input = self.child.send  # type: ignore[method-assign]  # answers requests for the cursor's position
        self.found = self.left = self.attributes()  # before, and once it has ended
        self.raw = ""
        self._since = 0

    def read(self) -> bool:
        """Read what is there; False once the program has ended and all is read."""
        try:
            text = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += text
        self._stream.feed(text)
        return True

    def expect(self, text: str) -> None:
        """Wait until this was written since the last key; line breaks and spaces do not matter."""
        wanted = _squeezed(text)
        end = time.monotonic() + PATIENCE
        alive = True
        while alive and time.monotonic() < end:
            alive = self.read()
            if wanted in _squeezed(_ESCAPES.sub("", self.raw[self._since :])):
                return
        raise AssertionError(f"{text!r} was not written; the screen is:\n{self.text()}")

    def type(self, text: str) -> None:
        """Type this and Enter."""
        self.send(text + KEYS["enter"])

    def key(self, *names: str) -> None:
        """Press these keys."""
        self.send("".join(KEYS[name] for name in names))

    def send(self, text: str) -> None:
        """Send this as it is."""
        self._since = len(self.raw)
        self.child.send(text)

    def end(self) -> int:
        """Wait for the program to end: its exit status, or the signal that ended it, below zero."""
        end = time.monotonic() + PATIENCE
        while self.read():
            assert time.monotonic() < end, f"the program does not end; the screen is:\n{self.text()}"
        self.left = self.attributes()
        self.child.close()
        return int(self.child.exitstatus) if self.child.exitstatus is not None else -int(self.child.signalstatus)

    def text(self) -> str:
        """All that was on the screen, what scrolled off included."""
        above = list(self._screen.history.top)
        rows = above + [self._screen.buffer[y] for y in range(self._screen.lines)]
        lines = ["".join(row[x].data for x in range(self._screen.columns)).rstrip() for row in rows]
        return "\n".join(lines).rstrip() + "\n"

    def cells(self) -> list[list[Any]]:
        """The screen as it stands, row by row: pyte's characters with colours; what follows a wide one is empty."""
        return [[self._screen.buffer[y][x] for x in range(self._screen.columns)] for y in range(self._screen.lines)]

    def attributes(self) -> Sequence[Any]:
        """The terminal's settings: echo, line mode and so on."""
        return termios.tcgetattr(self.child.child_fd)[:4]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def places(home: Path) -> dict[str, str]:
    """Where this borrower's data is, and, beside it, the key to it."""
    return {"UWALLET_HOME": str(home), "UWALLET_KEY": str(home.with_name(f"{home.name}.key"))}


def uwallet(*arguments: str) -> tuple[str, ...]:
    """The installed program, as a command."""
    return (str(Path(sys.executable).with_name("uwallet")), *arguments)


HURRIED = """
from uwallet_cli import start
from uwallet_cli.interview import session
session.READING_SECONDS = 1
start.main()
"""


def hurried(*arguments: str) -> tuple[str, ...]:
    """The same for somebody who reads fast: the cost sheet stays for a second."""
    return (sys.executable, "-c", HURRIED, *arguments)


def run(
    *arguments: str, home: Path, stdin: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The installed program without a terminal: its exit status and what it wrote."""
    surroundings = {**os.environ, **places(home), "UWALLET_LANG": "zh", **(env or {})}
    return subprocess.run(
        uwallet(*arguments),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings,
        check=False,
    )
