"""The state of every file in the data folder. Looking changes nothing, waits for nobody, and follows no link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import ALPHABET
from uwallet_cli.loan.kept import EXPOSED, KeptFile, Repaired
from uwallet_cli.store import record, upgrades
from uwallet_cli.store.files import CLOSED, OPEN, TEMPORARY
from uwallet_cli.store.rights import is_exposed
from uwallet_cli.store.transaction import unannounced

_APPLICATION = re.compile(rf"UW-[{ALPHABET}]{{8}}\.json")
_AT_THE_TOP = re.compile(r"(calls|drills|loans|own-notes|traces|newest|closed|knowledge(-[a-z]+)?)\.json")
_GENERATION = re.compile(r"\.bak|\.format-[0-9]+")
_ASIDE = ".damaged-"
_READABLE = ("whole", "stale", "aside")  # states of files of ours that are good for others to read, too

_STATES = {
    "store_damaged": "damaged",
    "store_newer": "newer",
    "store_link": "link",
    "store_not_writable": "unreadable",
}


class KeptFiles:
    """The files of one data folder."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder, self._on_wait = folder, on_wait

    def all(self) -> list[KeptFile]:
        """Every file with its state, in the order of their names; those that are gone but for a backup included."""
        return [
            KeptFile(self.name_of(path), state, self._kept_in(path, state)) for path, state in found_in(self._folder)
        ]

    def repair(self, names: Sequence[str], now: datetime) -> list[Repaired]:
        """Mend those of these files that are still damaged or missing. Damaged ones are moved aside, not deleted."""
        from uwallet_cli.store.repairing import repair  # who only looks needs none of it

        return repair(self._folder, names, now, self._on_wait)

    def name_of(self, path: Path) -> str:
        """A file's place in the data folder."""
        return name_in(self._folder, path)

    def _kept_in(self, path: Path, state: str) -> str | None:
        kept = generation_for(path) if state in ("damaged", "missing") else None
        return None if kept is None else self.name_of(kept)


def name_in(folder: Path, path: Path) -> str:
    """A file's place in the data folder, with "/" between whatever the system has."""
    return path.relative_to(folder).as_posix()


def found_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file of the data folder with its state."""
    for place in (folder, folder / OPEN, folder / CLOSED):
        if place.is_symlink():
            yield place, "link"
            if place == folder:
                return
            continue
        try:
            names = {path.name for path in place.iterdir()}
        except FileNotFoundError:
            continue
        except OSError:
            yield place, "unreadable"
            continue
        if is_exposed(place):
            yield place, EXPOSED
        yield from sorted(_states(place, names, names - {OPEN, CLOSED} if place == folder else names))


def _states(place: Path, every: set[str], names: set[str]) -> Iterator[tuple[Path, str]]:
    for name in names:
        state = state_of(place / name)
        yield place / name, EXPOSED if state in _READABLE and _is_exposed_file(place / name) else state
        head = name.removesuffix(".bak")
        if head != name and head not in every and _is_ours(place / head) and not _counterpart(place / head).exists():
            yield place / head, "missing"


def _is_exposed_file(path: Path) -> bool:
    return path.is_file() and is_exposed(path)


def _counterpart(path: Path) -> Path:
    """Where an application is that has left this folder, or is about to."""
    other = {OPEN: CLOSED, CLOSED: OPEN}.get(path.parent.name)
    return path.with_name("\0") if other is None else path.parent.with_name(other) / path.name


def state_of(path: Path) -> str:
    """One file's state."""
    name = path.name
    head, _, tail = name.partition(".json")
    main = path.with_name(f"{head}.json")
    if path.is_symlink():
        return "link"
    if name in ("lock", "key.pub"):
        return "whole"
    if re.fullmatch(TEMPORARY, name):
        return "stale"
    if not _is_ours(main):
        return "other"
    if _ASIDE in tail:
        return "aside"
    if tail and not _GENERATION.fullmatch(tail):
        return "other"
    try:
        _read(path)
    except StoreUnusable as error:
        return _STATES[error.code]
    return "whole"


def _read(path: Path) -> None:
    if _APPLICATION.fullmatch(path.name.partition(".json")[0] + ".json"):
        record.read(path)
    else:
        upgrades.read_upgraded(path)


def _is_ours(path: Path) -> bool:
    if path.parent.name in (OPEN, CLOSED) and _APPLICATION.fullmatch(path.name):
        return True
    return bool(_AT_THE_TOP.fullmatch(path.name))


def generation_for(path: Path) -> Path | None:
    """The newest whole generation kept beside a file: its backup, else what an older uwallet left."""
    older = sorted(path.parent.glob(f"{path.name}.format-*"), key=lambda found: found.suffix, reverse=True)
    for kept in (path.with_name(path.name + ".bak"), *older):
        if kept.exists() and state_of(kept) == "whole":
            return kept
    return None


def is_backup(path: Path) -> bool:
    """Whether this is a kept generation itself."""
    return bool(_GENERATION.fullmatch(path.name.partition(".json")[2]))


def is_made_anew(path: Path) -> bool:
    """Whether what was in the file is built again from what ships, or from the other files."""
    return path.name.startswith(("knowledge", "newest", "closed"))
