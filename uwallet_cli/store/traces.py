"""Where private answers were shown or written out on the borrower's word: when, about what, into which file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.keeping import Trace
from uwallet_cli.store import upgrades
from uwallet_cli.store.transaction import changing, forget_backups, unannounced, writing

TRACES = "traces.json"


class Traces:
    """All of them, oldest first, in a file of their own."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder, self._path, self._on_wait = folder, folder / TRACES, on_wait

    def all(self) -> list[Trace]:
        """Every trace. Reading waits for nobody."""
        tables = upgrades.read_upgraded(self._path) or {}
        try:
            return [
                Trace(_instant(row["at"]), row["how"], row["ref"], row["file"], int(row["size"]), int(row["changed"]))
                for row in tables.get("traces", {}).values()
            ]
        except (LookupError, TypeError, ValueError):
            raise StoreUnusable("store_damaged", file=str(self._path)) from None

    def all_readable(self) -> list[Trace]:
        """The same, or none where the file is damaged: erasing must not stop at it."""
        try:
            return self.all()
        except StoreUnusable:
            return []

    def opened(self, at: datetime, how: str, ref: str | None) -> None:
        """Note that private answers were shown or written out."""
        self._add(Trace(at, how, ref))

    def wrote(self, at: datetime, ref: str | None, file: Path, how: str = "file") -> None:
        """Note a file that was made for the borrower, so that erasing can find it."""
        made = file.resolve()
        found = made.stat()
        self._add(Trace(at, how, ref, str(made), found.st_size, found.st_mtime_ns))

    def forget(self, ref: str) -> None:
        """Remove what was noted about an application or a loan, from the backup, too."""
        if all(trace.ref != ref for trace in self.all_readable()):
            return
        with writing(self._folder, self._on_wait):
            with changing(self._path) as db:
                db.table("traces").remove(doc_ids=[row.doc_id for row in db.table("traces") if row["ref"] == ref])
            forget_backups(self._path)

    def _add(self, trace: Trace) -> None:
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            if not db.table("meta"):
                db.table("meta").insert({"format": upgrades.FORMAT})
            db.table("traces").insert({**trace._asdict(), "at": trace.at.isoformat()})


def still_there(trace: Trace) -> bool:
    """Whether the file of a trace stands where it was made, as it was made."""
    if trace.file is None:
        return False
    try:
        found = Path(trace.file).lstat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (trace.size, trace.changed)


def _instant(written: str) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError("a time without its offset")
    return instant
