"""What is kept of a borrower, told without opening any of it; and which drafts have been left alone for long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from uwallet_cli.loan.application import Application

UNTOUCHED = timedelta(days=90)  # our choice of the shortest retention (PIPL 19) for what was never submitted


class Kept(NamedTuple):
    """All of one kind: how many files and bytes, how many things are in them, and since when.

    `damaged` counts the files that could not be read; `since` is the time of the oldest thing, None where none says.
    """

    kind: str
    files: int
    size: int
    things: int
    since: datetime | None
    damaged: int


class Trace(NamedTuple):
    """One look at private answers (`how`: reveal, export), or one file made for the borrower (`how`: file, backup).

    `ref` is None where it was about everything. A file is known again by its size and time: a digest of what is in it
    would help who guesses what that is.
    """

    at: datetime
    how: str
    ref: str | None
    file: str | None = None
    size: int = 0
    changed: int = 0


class Erased(NamedTuple):
    """How many files are gone; and those that were left: strangers' in our folder, exports that were changed since.

    `holding` are files made for the borrower that are left because they hold more than what was erased, or for later.
    """

    files: int
    left: tuple[str, ...]
    holding: tuple[str, ...] = ()


class Holdings(NamedTuple):
    """All there is to say of what is kept: where, what, how the key is kept, who looked, which drafts are old.

    `put_aside` are the folders of the stores that were there before restores.
    """

    folder: str
    kept: tuple[Kept, ...]
    key: str
    key_file: str
    traces: tuple[Trace, ...]
    old_drafts: tuple[Application, ...]
    put_aside: tuple[str, ...] = ()


def untouched(applications: Iterable[Application], now: datetime) -> list[Application]:
    """The drafts that nobody has touched for 90 days, the oldest first."""
    old = [one for one in applications if one.is_draft and now - one.updated >= UNTOUCHED]
    return sorted(old, key=lambda one: one.updated)
