"""Writing a text file that did not exist before, for its owner's eyes only."""

from __future__ import annotations

import os
from pathlib import Path

from uwallet_cli.errors import Failed, WrongUsage


def must_be_new(name: str) -> None:
    """WrongUsage where there is such a file: looked at before anything is stored that the file is to tell of."""
    if os.path.lexists(name):
        raise WrongUsage("file_exists", file=name)


def write_new(name: str, text: str) -> Path:
    """Write a new file (0600, UTF-8). WrongUsage where it exists: nothing is overwritten unasked; Failed otherwise."""
    path = Path(name)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUsage("file_exists", file=name) from None
    except (OSError, ValueError):  # ValueError: a name with a NUL in it
        raise Failed("cannot_write", file=name) from None
    return path
