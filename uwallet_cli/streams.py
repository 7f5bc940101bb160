"""The streams a program is started with: some are closed, some are full, and some have a reader who leaves early."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import IO


def open_closed() -> bool:
    """Give every stream that was closed before we started a place to go; whether results had none."""
    closed = sys.stdout is None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):  # in the order of their descriptors
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (open to the end)
    return closed


def write(text: str, stream: IO[str]) -> None:
    """Write at once. A reader who has left is no failure: the program goes on, and ends with the status it has earned.

    Everything else that hinders it raises OSError.
    """
    try:
        stream.write(text)
        stream.flush()
    except OSError as problem:
        # Windows has no EPIPE: a pipe that nobody reads is an invalid argument there.
        if not isinstance(problem, BrokenPipeError) and not (os.name == "nt" and problem.errno == errno.EINVAL):
            raise
        discard(stream)


def discard(stream: IO[str]) -> None:
    """From now on nothing is written to it; what is waiting would only make Python fail once more at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def forget_odd_sizes() -> None:
    """A screen of no columns, or of so many that Rich could not read the number, is as good as none told."""
    for name in ("COLUMNS", "LINES"):
        told = os.environ.get(name, "")
        if not (told.isascii() and told.isdigit() and 0 < len(told) < 5 and int(told)):
            os.environ.pop(name, None)
