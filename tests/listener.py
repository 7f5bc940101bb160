"""A borrower who listens: the program in plain lines, its questions answered by typing, and all that was said."""

from __future__ import annotations

import contextlib
import io
import shlex
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import typer

from tests.conftest import APPLICANTS
from uwallet_cli.cli import app
from uwallet_cli.context import Context
from uwallet_cli.settings import Settings
from uwallet_cli.text import Language

MORNING = "2026-11-24T10:20"  # a Tuesday


class Said(NamedTuple):
    """A command line, how it ended, and what was said: results, and talk with its questions."""

    line: str
    status: int
    out: str
    err: str


class _Keyboard(io.StringIO):
    """What will be typed. As in a terminal, Enter ends the line on the screen, too."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        sys.stderr.write("\n" if line else "")
        return line


class Listener:
    """One life: command lines one after the other, in a folder of its own. `said` is everything so far.

    Without `columns` it is heard through a pipe.
    """

    def __init__(self, folder: Path, language: Language, columns: int | None) -> None:
        self.folder, self.language, self.columns = folder, language, columns
        self.now = MORNING
        self.said: list[Said] = []

    @property
    def ref(self) -> str:
        """The application saved last."""
        return max((self.folder / "data").glob("*/UW-*.json"), key=lambda one: one.stat().st_mtime_ns).stem

    def run(self, line: str, *typed: str, ends: int = 0) -> None:
        """Run a command line, which must end with that status.

        What is `typed` answers its questions; where nothing is, there is nobody to ask. `{clean}` stands for the file
        of that applicant, `{folder}` for this life's own.
        """
        line = line.format(folder=self.folder, **{one.stem: one for one in APPLICANTS.glob("*.json")})
        context = Context(Settings(self.language, plain=True))
        context.interactive = bool(typed)
        context.seed = 7
        out, err, keyboard = io.StringIO(), io.StringIO(), _Keyboard("".join(f"{one}\n" for one in typed))
        surroundings = {
            "UWALLET_HOME": str(self.folder / "data"),
            "UWALLET_KEY": str(self.folder / "private.key"),
            "UWALLET_LANG": self.language,
            "UWALLET_NOW": self.now,
            "COLUMNS": str(self.columns or ""),
        }
        status = 0
        with (
            mock.patch.dict("os.environ", surroundings),
            mock.patch("time.sleep"),
            mock.patch.object(sys, "stdin", keyboard),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                typer.main.get_command(app).main([*shlex.split(line), "--plain"], obj=context)
            except SystemExit as left:
                status = int(left.code or 0)
        self.said.append(Said(line, status, out.getvalue(), err.getvalue()))
        assert status == ends, f"{line} ended with {status}, not {ends}:\n{err.getvalue()}"
