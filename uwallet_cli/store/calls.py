"""The borrower's notes of calls: who rang, what was said, what was promised. One file for all, what was said sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.calls import CallNote
from uwallet_cli.store import upgrades
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.private import Sealed
from uwallet_cli.store.transaction import changing, forget_backups, unannounced, writing


class Calls:
    """Every note, oldest first."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced, keys: Keys | None = None) -> None:
        self._folder, self._path, self._on_wait = folder, folder / "calls.json", on_wait
        self._sealed = Sealed(keys or Keys(folder, folder.with_name(f"{folder.name}-keys")))

    def notes(self, ref: str | None = None, *, private: bool = True) -> list[CallNote]:
        """All of them, or those about one application; what was said only if `private`, for which it is opened."""
        every = sorted(self._read(ref, private=private), key=lambda note: note.at)
        return [note for note in every if ref is None or note.ref == ref]

    def missed(self, ref: str) -> int:
        """How many calls about an application were missed, as noted. Nothing has to be opened for it."""
        return sum(1 for note in self.notes(ref, private=False) if note.missed)

    def add(self, note: CallNote) -> None:
        """Keep one more."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            meta = db.table("meta")
            if not meta.all():
                meta.insert({"format": upgrades.FORMAT})
            number = db.table("calls").insert({"at": note.at.isoformat(), "ref": note.ref, "missed": note.missed})
            private = db.table("private")
            for row in private:  # an older uwallet kept them in the clear
                private.update(self._closed(row["call"], _said(row)), doc_ids=[row.doc_id])
            private.insert({"call": number, **self._closed(number, note.said)})

    def erase(self, ref: str) -> None:
        """Remove every note about an application, from the backup, too."""
        if not any(note.ref == ref for note in self.notes(private=False)):
            return
        with writing(self._folder, self._on_wait):
            with changing(self._path) as db:
                gone = [row.doc_id for row in db.table("calls") if row["ref"] == ref]
                said = db.table("private")
                said.remove(doc_ids=[row.doc_id for row in said if row["call"] in gone])
                db.table("calls").remove(doc_ids=gone)
            forget_backups(self._path)

    def _closed(self, number: int, said: Mapping[str, Any]) -> dict[str, Any]:
        return self._sealed.row(f"call {number}", said)

    def _read(self, ref: str | None, *, private: bool) -> Iterator[CallNote]:
        tables = upgrades.read_upgraded(self._path)
        if tables is None:
            return
        try:
            said = {row["call"]: _said(row) for row in tables.get("private", {}).values()} if private else {}
            for number, row in tables.get("calls", {}).items():
                wanted = ref is None or row["ref"] == ref
                words = self._sealed.opened(f"call {number}", said.get(int(number), {})) if wanted else {}
                yield CallNote(
                    at=_instant(row["at"]),
                    ref=row["ref"],
                    missed=bool(row["missed"]),
                    said={key: str(value) for key, value in words.items()},
                )
        except (AttributeError, LookupError, TypeError, ValueError):
            raise StoreUnusable("store_damaged", file=str(self._path)) from None


def _said(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "call"}


def _instant(written: Any) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError("a time without its offset")
    return instant
