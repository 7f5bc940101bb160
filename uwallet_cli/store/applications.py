"""The borrower's applications, one small file each: those still open in `open/`, those that ended in `closed/`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from uwallet_cli.errors import NotFound, StoreUnusable
from uwallet_cli.loan.application import ALPHABET, Application
from uwallet_cli.store import record, shortcuts
from uwallet_cli.store.files import (
    CLOSED,
    OPEN,
    family_of,
    make_folder,
    refuse_links,
    rename,
    sweep,
    sync_folder,
    unusable,
)
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.private import Sealed
from uwallet_cli.store.record import AnswerShape
from uwallet_cli.store.transaction import changing, unannounced, writing

WORTH_KEEPING = 50  # lines that had to be made anew until they are kept for the next time

__all__ = ["AnswerShape", "Applications"]


class Applications:
    """Everything one borrower has asked for. Reading changes nothing on the disk and waits for nobody.

    `damaged` has the files that the last listing had to leave out; `get` says what is wrong with one.
    """

    def __init__(
        self,
        folder: Path,
        shape: AnswerShape,
        on_wait: Callable[[], None] = unannounced,
        keys: Keys | None = None,
    ) -> None:
        self.damaged: list[Path] = []
        self._sealed = Sealed(keys or Keys(folder, folder.with_name(f"{folder.name}-keys")))
        self._folder = folder
        self._shape = shape
        self._on_wait = on_wait

    def open_ones(self) -> list[Application]:
        """Those that had not ended when they were last saved, newest first."""
        return self._listed(OPEN)

    def everything(self) -> list[Application]:
        """Open and closed ones, newest first."""
        return self._listed(OPEN, CLOSED)

    def closed_references(self) -> list[str]:
        """Which have ended, by the names of their files; none is read."""
        return [path.stem for path in self._paths_in(self._folder / CLOSED)]

    def newest_closed(self) -> Application | None:
        """The newest of those that ended, without reading the others if that can be avoided."""
        refuse_links(self._folder)
        known = shortcuts.newest(self._folder)
        with suppress(NotFound, StoreUnusable):
            if known is not None:
                return self.get(known.ref)
        changed, damaged = shortcuts.changed(self._folder), self.damaged
        listed = self._listed(CLOSED)
        self.damaged = damaged + self.damaged  # of `open/`, which was listed before
        if len(listed) > WORTH_KEEPING:
            found = shortcuts.Newest(listed[0].ref, listed[0].created, changed)
            self._save_time(lambda: shortcuts.keep_newest(self._folder, found))
        return listed[0] if listed else None

    def summaries(self, told: shortcuts.Told) -> list[shortcuts.Row]:
        """All of them in a line each, newest first. `told` makes the line (`ref`, `created`, `revision` are needed).

        A line of one that ended is kept: nothing more will happen to it.
        """
        known, made = shortcuts.summaries(self._folder), 0
        rows = {row["ref"]: row for application in self._listed(OPEN) if (row := told(application)) is not None}
        closed = []
        folder = self._folder / CLOSED
        for name in self._names_in(folder):
            try:
                row, stamp = known.get(name.removesuffix(".json")), shortcuts.stamp(f"{folder}{os.sep}{name}")
                if row is None or row["stamp"] != stamp:
                    application = record.read(folder / name)
                    made += 1
                    if application is None or (row := told(application)) is None:
                        continue
                    row = {**row, "stamp": stamp}
            except FileNotFoundError:
                continue
            except StoreUnusable:
                self.damaged.append(folder / name)
                continue
            closed.append(row)
            if row["ref"] not in rows or rows[row["ref"]]["revision"] <= row["revision"]:
                rows[row["ref"]] = row
        if made > WORTH_KEEPING:
            self._save_time(lambda: shortcuts.keep_summaries(self._folder, closed))
        by_reference = sorted(rows.values(), key=lambda row: str(row["ref"]))
        return sorted(by_reference, key=lambda row: datetime.fromisoformat(row["created"]), reverse=True)

    def _save_time(self, keep: Callable[[], None]) -> None:
        with suppress(StoreUnusable), writing(self._folder, patience=0):  # nobody waits for what only saves time
            keep()

    def get(self, ref: str, *, private: bool = False) -> Application:
        """The application with this reference; its private answers only if asked for."""
        return self._found(ref, private=private)[1]

    def add(self, application: Application, *, ended: bool = False) -> Application:
        """Keep a new application, and give it back as its first revision."""
        ref = application.ref
        places = self._places(ref)
        first = application._replace(revision=1)
        with writing(self._folder, self._on_wait):
            if any(place.exists() for place in places):
                raise StoreUnusable("store_changed", ref=ref)
            with self._knowing_the_newest(first), changing(places[1] if ended else places[0]) as db:
                record.write(db, first, self._shape, self._sealed)
        return first

    def save(self, application: Application, *, ended: bool = False) -> Application:
        """Keep a change, and give the application back as its next revision; one that `ended` moves to `closed/`.

        Refused (`store_changed`) if another has saved it since this one was read. Private answers that were
        not opened stay as they are.
        """
        with writing(self._folder, self._on_wait):
            path, stored = self._found(application.ref)
            if stored.revision != application.revision:
                raise StoreUnusable("store_changed", ref=application.ref)
            saved = application._replace(revision=stored.revision + 1)
            if ended:
                make_folder(self._folder / CLOSED)  # before the save, which cannot be taken back
            with self._knowing_the_newest(saved):
                with changing(path) as db:
                    record.write(db, saved, self._shape, self._sealed)
                if ended:
                    self._close(path)
        return saved

    def erase(self, ref: str) -> None:
        """Delete an application with its backups, and whatever was left half written."""
        if not self._files(ref):
            raise NotFound("no_application", ref=ref)
        with writing(self._folder, self._on_wait):
            sweep(self._folder / CLOSED)  # an older uwallet left its temporary files there, too
            shortcuts.forget(self._folder)
            for file in self._files(ref):
                file.unlink()
                sync_folder(file.parent)

    @contextmanager
    def _knowing_the_newest(self, application: Application) -> Iterator[None]:
        """Whichever was the newest of those that ended is still known after one more has."""
        known, before = shortcuts.newest(self._folder), shortcuts.changed(self._folder)
        yield
        after = shortcuts.changed(self._folder)
        if known is not None and after != before:
            with suppress(StoreUnusable):
                if known.before(application):
                    known = known._replace(ref=application.ref, created=application.created)
                shortcuts.keep_newest(self._folder, known._replace(changed=after))

    def is_kept(self, ref: str) -> bool:
        """Whether there is any file of it, a damaged one or a backup included."""
        return bool(self._files(ref))

    def _listed(self, *folders: str) -> list[Application]:
        self.damaged = []
        newest: dict[str, Application] = {}
        for folder in folders:  # open/ first: one that moves meanwhile is then seen twice, never missed
            for path in self._paths_in(self._folder / folder):
                try:
                    application = record.read(path)
                except StoreUnusable:
                    self.damaged.append(path)
                    continue
                if application and application.revision >= newest.get(application.ref, application).revision:
                    newest[application.ref] = application
        by_reference = sorted(newest.values(), key=lambda application: application.ref)
        return sorted(by_reference, key=lambda application: application.created, reverse=True)

    def _paths_in(self, folder: Path) -> Iterator[Path]:
        return (folder / name for name in self._names_in(folder))

    def _names_in(self, folder: Path) -> list[str]:
        """Of names alone: a Path for each of thousands would take most of the time."""
        try:
            refuse_links(self._folder, folder)
            with os.scandir(folder) as entries:
                names = sorted(name for entry in entries if (name := entry.name).endswith(".json"))
            return [name for name in names if _is_reference(name.removesuffix(".json"))]
        except FileNotFoundError:
            return []  # nothing was ever kept here
        except OSError as error:
            raise unusable(folder, error) from None

    def _found(self, ref: str, *, private: bool = False) -> tuple[Path, Application]:
        places = self._places(ref)
        refuse_links(self._folder)
        found = [
            (path, application)
            for path in places  # open/ first, see above
            if (application := record.read(path, self._sealed if private else None))
        ]
        if not found:
            raise NotFound("no_application", ref=ref)
        return max(found, key=lambda copy: copy[1].revision)

    def _places(self, ref: str) -> tuple[Path, Path]:
        """Where it can be: open, closed. Whatever is no reference is none of ours, so no path can be smuggled in."""
        if not _is_reference(ref):
            raise NotFound("no_application", ref=ref)
        return self._folder / OPEN / f"{ref}.json", self._folder / CLOSED / f"{ref}.json"

    def _files(self, ref: str) -> list[Path]:
        """Every file of it; the backups first, so that an interrupted erasing still shows and can be done again."""
        try:
            return [file for place in self._places(ref) for file in reversed(family_of(place))]
        except OSError as error:
            raise unusable(self._folder, error) from None

    def _close(self, path: Path) -> None:
        """Leave a saved application in `closed/` only. One step moves the file itself: it is never in neither place.

        If this cannot be done the save stands all the same, and the next one tries again.
        """
        opened, closed = self._places(path.stem)
        with suppress(OSError):
            for file in family_of(opened):
                if path == opened:
                    rename(file, closed.with_name(file.name))
                else:
                    file.unlink()  # left behind by a power cut; `path` is newer
            sync_folder(closed.parent)
            sync_folder(opened.parent)


def _is_reference(text: str) -> bool:
    return len(text) == 11 and text.startswith("UW-") and set(text[3:]) <= set(ALPHABET)
