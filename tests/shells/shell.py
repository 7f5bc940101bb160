"""A real shell in a pseudo-terminal, with uwallet's completion installed by the very line that its help gives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import PATIENCE, Terminal, places
from uwallet_cli.text import say

PROMPT = "ready>"
BIN = Path(sys.executable).parent
CLEAR = "\x15\x0c"  # Ctrl-U, Ctrl-L: an empty line on an empty screen

STARTS = {"bash": ("bash", "-i"), "zsh": ("zsh", "-i"), "fish": ("fish", "-i")}
PROMPTS = {
    "bash": (".bashrc", f"PS1='{PROMPT}'\n"),
    "zsh": (".zshrc", f"PS1='{PROMPT}'\n"),
    "fish": (".config/fish/config.fish", f"function fish_prompt; echo -n '{PROMPT}'; end\nset -g fish_greeting\n"),
}


def line_of_help(shell: str) -> str:
    """The line that installs the completion, as `uwallet completion --help` has it."""
    return next(line for line in say("help.completion.examples").split("\n") if f"completion {shell} " in line)


class Shell:
    """A borrower's shell. What stands on its line can be read; nothing is ever entered."""

    def __init__(self, name: str, user: Path, data: Path) -> None:
        surroundings = {
            "HOME": str(user),
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "UWALLET_LANG": "zh",
            "UWALLET_NOW": "2026-11-24T12:00",
        }
        (user / ".config/fish/completions").mkdir(parents=True)  # fish makes it when it is first started
        subprocess.run(["sh", "-c", line_of_help(name)], env={**os.environ, **surroundings, **places(data)}, check=True)
        file, prompt = PROMPTS[name]
        with (user / file).open("a", encoding="utf-8") as start_up:
            start_up.write(prompt)
        self._terminal = Terminal(*STARTS[name], home=data, cols=300, env=surroundings)
        self._until("")

    def after_tab(self, typed: str, wanted: str, more: str = "") -> None:
        """Type this, the Tab key, and some more; the line must become what is wanted."""
        self._terminal.send(f"{CLEAR}{typed}\t{more}")
        self._until(wanted)

    def listed(self, typed: str, wanted: str) -> None:
        """Type this and Tab twice; what is wanted must be among what the shell lists."""
        self._terminal.send(f"{CLEAR}{typed}\t\t")
        self._wait(lambda: wanted in self._terminal.text(), wanted)

    def end(self) -> None:
        self._terminal.child.close(force=True)

    def _line(self) -> str | None:
        rows = [row for row in self._terminal.text().splitlines() if row.startswith(PROMPT)]
        return rows[-1].removeprefix(PROMPT).strip() if rows else None

    def _until(self, wanted: str) -> None:
        self._wait(lambda: self._line() == wanted, wanted)

    def _wait(self, reached: Callable[[], bool], wanted: str) -> None:
        end = time.monotonic() + PATIENCE
        while not reached():
            assert time.monotonic() < end, f"{wanted!r} does not come; the screen is:\n{self._terminal.text()}"
            self._terminal.read()


def needed(shell: str) -> pytest.MarkDecorator:
    """A test of this shell, left out where there is none."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"SKIPPED: there is no {shell} on this machine")
