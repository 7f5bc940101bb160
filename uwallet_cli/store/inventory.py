"""What stands in a data folder, by kind; and which of its files are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import ALPHABET
from uwallet_cli.loan.keeping import Kept
from uwallet_cli.store import upgrades
from uwallet_cli.store.files import refuse_links, unusable

_REFERENCE = rf"UW-[{ALPHABET}]{{8}}"

# What a folder may hold, by kind; a file's backups and older formats stand beside it under its name.
KINDS: dict[str, re.Pattern[str]] = {
    "applications": re.compile(rf"(?:open|closed)/{_REFERENCE}\.json(?:\..+)?"),
    "calls": re.compile(r"calls\.json(?:\..+)?"),
    "loans": re.compile(r"loans\.json(?:\..+)?"),
    "notes": re.compile(r"own-notes\.json(?:\..+)?"),
    "drills": re.compile(r"drills\.json(?:\..+)?"),
    "traces": re.compile(r"traces\.json(?:\..+)?"),
    "ready": re.compile(r"(?:knowledge(?:-\w+)?|newest|closed)\.json(?:\..+)?"),
    "public_key": re.compile(r"key\.pub"),
    "lock": re.compile(r"lock"),
    "half_written": re.compile(r"(?:(?:open|closed)/)?\.uwallet-[0-9a-f]{16}\.tmp"),
}

# Where a kind's rows stand, and under which name the time that each was made.
_DATED = {
    "applications": ("application", "created"),
    "calls": ("calls", "at"),
    "loans": ("loans", "paid_out"),
    "notes": ("notes", "at"),
    "drills": ("scores", "at"),
    "traces": ("traces", "at"),
}


def inventory(folder: Path) -> list[Kept]:
    """What is kept, by kind, in the order of the table; kinds of which there is nothing are left out."""
    found: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for path in files_in(folder):
        kind = kind_of(folder, path)
        if kind is not None:
            found[kind].append(path)
    return [_kept(kind, paths) for kind, paths in found.items() if paths]


def kind_of(folder: Path, path: Path) -> str | None:
    """What kind of ours a file is; None for a stranger's."""
    name = path.relative_to(folder).as_posix()
    return next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(name)), None)


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in the folder and in those it is made of; no link is followed."""
    refuse_links(folder)
    for place in (folder, folder / "open", folder / "closed"):
        if place.is_symlink() or not place.is_dir():
            continue
        try:
            found = sorted(path for path in place.iterdir() if path.is_symlink() or not path.is_dir())
        except OSError as error:
            raise unusable(place, error) from None
        yield from found


def _kept(kind: str, paths: list[Path]) -> Kept:
    count, times, damaged = 0, [], 0
    if kind in _DATED:
        table, field = _DATED[kind]
        for path in paths:
            if path.suffix != ".json":
                continue
            try:
                rows = (upgrades.read_upgraded(path) or {}).get(table, {}).values()
                times += [datetime.fromisoformat(row[field]) for row in rows]
                count += len(rows)
            except (StoreUnusable, LookupError, TypeError, ValueError):
                damaged += 1
    sizes = [path.lstat().st_size for path in paths]
    return Kept(kind, len(paths), sum(sizes), count, min(times, default=None, key=_moment), damaged)


def _moment(time: datetime) -> float:
    return time.timestamp()
