"""What spares reading every application that ended. It only saves time: whatever does not fit is read anew.

newest.json   which of `closed/` was begun last, as long as nothing else has come into that folder or left it
closed.json   each of them in a line, as long as its file has not been touched
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import Application
from uwallet_cli.store import upgrades
from uwallet_cli.store.digest import FIELD, digest_of
from uwallet_cli.store.files import CLOSED, LARGEST, Tables, place

NEWEST, SUMMARIES = "newest.json", "closed.json"

Row = dict[str, Any]
Told = Callable[[Application], Row | None]  # None where nothing can be told


class Newest(NamedTuple):
    """The application in `closed/` that was begun last, and when a name in that folder last changed."""

    ref: str
    created: datetime
    changed: int

    def before(self, application: Application) -> bool:
        """Whether the application comes before this one in a list."""
        return (application.created, self.ref) > (self.created, application.ref)


def newest(folder: Path) -> Newest | None:
    """The one last begun, if that is known and still so."""
    with suppress(StoreUnusable, LookupError, TypeError, ValueError, OSError):
        row = (upgrades.read_upgraded(folder / NEWEST) or {})["newest"]["1"]
        found = Newest(row["ref"], datetime.fromisoformat(row["created"]), row["changed"])
        if found.changed == changed(folder):
            return found
    return None


def changed(folder: Path) -> int:
    """When a name in `closed/` last changed; 0 where there is no such folder."""
    try:
        return (folder / CLOSED).stat().st_mtime_ns
    except OSError:
        return 0


def keep_newest(folder: Path, found: Newest) -> None:
    """Remember which it is. The caller is `writing`."""
    _keep(folder / NEWEST, "newest", [{**found._asdict(), "created": found.created.isoformat()}])


def summaries(folder: Path) -> Mapping[str, Row]:
    """The lines that are known, by the names of the files they are of."""
    with suppress(StoreUnusable, LookupError, TypeError):
        tables = upgrades.read_upgraded(folder / SUMMARIES) or {}
        return {row["ref"]: row for row in tables.get("summaries", {}).values()}
    return {}


def keep_summaries(folder: Path, rows: Iterable[Row]) -> None:
    """Remember the lines. The caller is `writing`."""
    _keep(folder / SUMMARIES, "summaries", rows)


def stamp(path: str) -> list[int]:
    """What tells that a file has not been touched since. FileNotFoundError where there is none."""
    found = os.lstat(path)
    return [found.st_mtime_ns, found.st_size, found.st_ino]


def forget(folder: Path) -> None:
    """Nothing of an application that is erased may stay here."""
    for name in (NEWEST, SUMMARIES):
        (folder / name).unlink(missing_ok=True)


def _keep(path: Path, name: str, rows: Iterable[Row]) -> None:
    tables: Tables = {
        "meta": {"1": {"format": upgrades.FORMAT}},
        name: {str(number): row for number, row in enumerate(rows, 1)},
    }
    tables["meta"]["1"][FIELD] = digest_of(tables)
    content = json.dumps(tables, separators=(",", ":")).encode("ascii")
    if len(content) <= LARGEST:
        with suppress(OSError):
            place(content, path)
