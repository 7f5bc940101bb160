"""The borrower's own notes for `faq`, one file apart from what ships: an upgrade leaves them alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from uwallet_cli.errors import NotFound, StoreUnusable
from uwallet_cli.loan.note import Note
from uwallet_cli.store import upgrades
from uwallet_cli.store.transaction import changing, unannounced, writing


class Notes:
    """All notes, in the order they were written."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder, self._path, self._on_wait = folder, folder / "own-notes.json", on_wait

    def all(self) -> list[Note]:
        """Every note. Reading waits for nobody."""
        tables = upgrades.read_upgraded(self._path)
        try:
            return [_note(number, row) for number, row in (tables or {}).get("notes", {}).items()]
        except (LookupError, TypeError, ValueError):
            raise StoreUnusable("store_damaged", file=str(self._path)) from None

    def add(self, text: str, at: datetime) -> Note:
        """Keep one more."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            meta = db.table("meta")
            if not meta.all():
                meta.insert({"format": upgrades.FORMAT, "last": 0})
            # TinyDB gives the number of a removed last note to the next one: what is counted here only grows.
            number = int(meta.all()[0]["last"]) + 1
            meta.update({"last": number})
            db.table("notes").insert({"number": number, "at": at.isoformat(), "text": text})
        return Note(number, at, text)

    def remove(self, number: int) -> None:
        """Forget one. NotFound where there is none of that number."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            notes = db.table("notes")
            found = [note.doc_id for note in notes if note["number"] == number]
            if not found:
                raise NotFound("no_note", number=number)
            notes.remove(doc_ids=found)


def _note(_key: str, row: dict[str, Any]) -> Note:
    at = datetime.fromisoformat(row["at"])
    if at.tzinfo is None or not isinstance(row["text"], str):
        raise ValueError("not a note")
    return Note(int(row["number"]), at, row["text"])
