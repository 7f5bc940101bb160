"""Writing a file that did not exist before, for its owner's eyes only."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from uwallet_cli.errors import Failed, WrongUsage

_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)  # no link followed, no line ending changed


def must_be_new(name: str) -> None:
    """WrongUsage where there is such a file: looked at before anything is stored that the file is to tell of."""
    if os.path.lexists(name):
        raise WrongUsage("file_exists", file=name)


def write_new(name: str, content: str | bytes) -> Path:
    """Write a new file (0600; text as UTF-8), whole or not at all. WrongUsage where it exists: nothing is overwritten
    unasked; Failed otherwise."""
    path = Path(name)
    written = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IT_IS, 0o600)
    except FileExistsError:
        raise WrongUsage("file_exists", file=name) from None
    except (OSError, ValueError):  # ValueError: a name with a NUL in it
        raise Failed("cannot_write", file=name) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            if os.name != "nt":
                os.fchmod(file.fileno(), 0o600)  # a umask may have taken away more than others' rights
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise Failed("cannot_write", file=name) from None
    return path
