"""One question in a pseudo-terminal: press keys, read the screen, see how the terminal is left."""

from __future__ import annotations

import os
import sys
import termios
from pathlib import Path

import pexpect
import pyte

PROGRAM = Path(__file__).with_name("one_question.py")
ROOT = PROGRAM.parents[2]
PATIENCE = 20  # seconds, for a slow machine


class Terminal:
    """One question asked in a pseudo-terminal, and its screen."""

    def __init__(self, *arguments: str, columns: int = 40, rows: int = 24, no_color: str = "") -> None:
        ours = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm-256color", "NO_COLOR": no_color}
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")} | ours
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.program = pexpect.spawn(
            sys.executable, [str(PROGRAM), *arguments], env=environment, dimensions=(rows, columns), timeout=PATIENCE
        )
        self.attributes_before = self.attributes()

    def attributes(self) -> list[object]:
        """Echo, line editing, what Ctrl-C does: what a program may leave in disorder."""
        return termios.tcgetattr(self.program.child_fd)

    @property
    def lines(self) -> list[str]:
        # pyte puts an empty cell after a wide character
        return [line.rstrip() for line in self.screen.display if line.strip()]

    def until(self, words: str, times: int = 1) -> list[str]:
        """Read until these words stand on the screen, on so many of its lines."""
        while sum(words in line for line in self.lines) < times:
            self.program.expect(r".+")
            self._stream.feed(self.program.after)
        return self.lines

    def colours(self) -> set[str]:
        """Every colour on the screen."""
        return {cell.fg for row in self.screen.buffer.values() for cell in row.values()} - {"default"}

    @property
    def pastes_in_brackets(self) -> bool:
        return 2004 << 5 in self.screen.mode  # pyte marks private modes by a shift

    def press(self, keys: str) -> None:
        self.program.send(keys)

    def end(self) -> None:
        """Read until the program has ended."""
        self.program.expect(pexpect.EOF)
        self._stream.feed(self.program.before)
        self.program.wait()


# How each kind of question shows that it waits for an answer.
WAITING = {"text": "›", "secret": "›", "choose": "Esc", "many": "Esc", "confirm": "Esc"}
