"""Putting the kept generation in the place of a damaged file, and telling what is lost by it.

The damaged file is moved aside under a name of its own; nothing is deleted and nothing written over.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.kept import EXPOSED, MENDABLE, Missing, Repaired
from uwallet_cli.store import checking, record, upgrades
from uwallet_cli.store.digest import meta_of
from uwallet_cli.store.files import Tables, place, read_content, read_tables, rename, sync_folder, unusable
from uwallet_cli.store.rights import withdraw
from uwallet_cli.store.transaction import writing


def repair(folder: Path, names: Sequence[str], now: datetime, on_wait: Callable[[], None]) -> list[Repaired]:
    """Mend what is still damaged of these files, each in one step that can be done again if it is interrupted."""
    exposed = [path for path, state in checking.found_in(folder) if state == EXPOSED]
    exposed = [path for path in exposed if checking.name_in(folder, path) in names]
    with writing(folder, on_wait):
        closed = [Repaired(checking.name_in(folder, path), closed=True) for path in exposed if withdraw(path)]
        found = [path for path, _ in checking.found_in(folder) if checking.name_in(folder, path) in names]
        mended = (_mended(folder, path, now) for path in found)  # a file before its backups, which are made from it
        return [*closed, *(one for one in mended if one is not None)]


def _mended(folder: Path, path: Path, now: datetime) -> Repaired | None:
    exists = os.path.lexists(path)
    if exists and checking.state_of(path) not in MENDABLE:
        return None
    if path.is_file():
        withdraw(path)  # moved aside, it is no more for others' eyes than in its place
    source = _source_for(path)
    missing = _missing(path, source) if exists and source else None
    content = read_content(source) if source else None
    moved = None
    try:
        if exists:
            moved = _set_aside(path, now, stays=content is not None)
        if content is not None:
            place(content, path)
        sync_folder(path.parent)
    except OSError as error:
        raise unusable(path, error) from None
    is_backup = checking.is_backup(path)
    revision, saved_at = (None, None) if source is None or is_backup else _generation(path, source)
    return Repaired(
        name=checking.name_in(folder, path),
        moved_to=None if moved is None else checking.name_in(folder, moved),
        restored_from=None if source is None else checking.name_in(folder, source),
        revision=revision,
        saved_at=saved_at,
        missing=None if is_backup else missing,
        made_again=checking.is_made_anew(path) or (is_backup and source is not None),
    )


def _source_for(path: Path) -> Path | None:
    if not checking.is_backup(path):
        return checking.generation_for(path)
    main = path.with_name(path.name.partition(".json")[0] + ".json")
    whole = path.suffix == ".bak" and main.exists() and checking.state_of(main) == "whole"
    return main if whole else None


def _set_aside(path: Path, now: datetime, *, stays: bool) -> Path:
    """Give a damaged file a name beside it. If it can, it stays where it is until what replaces it is written."""
    stem = f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}"
    names = (path.with_name(stem if n == 1 else f"{stem}-{n}") for n in range(1, 1000))
    aside = next(name for name in names if not os.path.lexists(name))
    if stays and path.is_file():
        with suppress(OSError):  # no hard links on this file system
            os.link(path, aside)
            sync_folder(path.parent)
            return aside
    rename(path, aside)
    return aside


def _generation(path: Path, source: Path) -> tuple[int | None, datetime | None]:
    """The revision that stands there now, and when it was saved."""
    saved_at = datetime.fromtimestamp(source.stat().st_mtime).astimezone()
    try:
        application = record.read(path)
    except StoreUnusable:  # a file of another kind: notes, scores, loans
        return None, saved_at
    return (None, saved_at) if application is None else (application.revision, application.updated)


def _missing(path: Path, kept: Path) -> Missing | None:
    """What can still be read of the damaged file beside what is kept; None where it is no longer JSON."""
    try:
        damaged = read_tables(path)
        whole = upgrades.read_upgraded(kept)
    except StoreUnusable:
        return None
    if not damaged or not whole:
        return None
    lost, left = _application(damaged), _application(whole)
    revision = meta_of(damaged).get("revision")
    if not left:
        return Missing(entries=sum(1 for row in _rows(damaged) if row not in list(_rows(whole))))
    return Missing(
        revision=revision if type(revision) is int else None,
        events=tuple(sorted((_kinds(lost) - _kinds(left)).elements())),
        answers=tuple(_differing(_answers(lost, damaged), _answers(left, whole))),
    )


# A name that a key or an event can have. Whoever altered the file may have put anything there.
_NAME = re.compile(r"[a-z_]{1,40}")


def _application(tables: Tables) -> dict[str, Any]:
    return tables.get("application", {}).get("1", {})


def _rows(tables: Tables) -> Iterator[dict[str, Any]]:
    for name, table in tables.items():
        if name not in ("meta", "private"):  # what is private belongs to an entry that is counted
            yield from table.values()


def _kinds(row: dict[str, Any]) -> Counter[str]:
    events = row.get("events")
    kinds = [event.get("kind") for event in events if isinstance(event, dict)] if isinstance(events, list) else []
    return Counter(kind for kind in kinds if isinstance(kind, str) and _NAME.fullmatch(kind))


def _answers(row: dict[str, Any], tables: Tables) -> dict[str, Any]:
    answers = row.get("answers")
    return {**(answers if isinstance(answers, dict) else {}), **tables.get("private", {}).get("1", {})}


def _differing(lost: dict[str, Any], left: dict[str, Any]) -> list[str]:
    nowhere = object()
    keys = (key for key in lost.keys() | left.keys() if _NAME.fullmatch(key))
    return sorted(key for key in keys if lost.get(key, nowhere) != left.get(key, nowhere))
