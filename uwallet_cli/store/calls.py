"""The borrower's notes of calls: who rang, what was said, what was promised. One file for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.calls import CallNote
from uwallet_cli.store import upgrades
from uwallet_cli.store.transaction import changing, unannounced, writing


class Calls:
    """Every note, oldest first."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder, self._path, self._on_wait = folder, folder / "calls.json", on_wait

    def notes(self, ref: str | None = None) -> list[CallNote]:
        """All of them, or those about one application."""
        every = sorted(self._read(), key=lambda note: note.at)
        return [note for note in every if ref is None or note.ref == ref]

    def missed(self, ref: str) -> int:
        """How many calls about an application were missed, as noted."""
        return sum(1 for note in self.notes(ref) if note.missed)

    def add(self, note: CallNote) -> None:
        """Keep one more."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            meta = db.table("meta")
            if not meta.all():
                meta.insert({"format": upgrades.FORMAT})
            number = db.table("calls").insert({"at": note.at.isoformat(), "ref": note.ref, "missed": note.missed})
            db.table("private").insert({"call": number, **note.said})

    def _read(self) -> Iterator[CallNote]:
        tables = upgrades.read_upgraded(self._path)
        if tables is None:
            return
        try:
            said = {row["call"]: row for row in tables.get("private", {}).values()}
            for number, row in tables.get("calls", {}).items():
                yield CallNote(
                    at=_instant(row["at"]),
                    ref=row["ref"],
                    missed=bool(row["missed"]),
                    said={key: str(value) for key, value in said.get(int(number), {}).items() if key != "call"},
                )
        except (AttributeError, LookupError, TypeError, ValueError):
            raise StoreUnusable("store_damaged", file=str(self._path)) from None


def _instant(written: Any) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError("a time without its offset")
    return instant
