"""Deleting everything: the key first, then the store, its backups, what was half written, and the files made from it.

Deleted, not shredded: a disk may keep old blocks, and backups made by others have their own copies. That is why the key
goes first: without it, what is left anywhere of the private answers stays sealed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from uwallet_cli.errors import Failed
from uwallet_cli.loan.keeping import Erased, Trace
from uwallet_cli.store.files import sync_folder
from uwallet_cli.store.inventory import files_in, kind_of
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.swapping import BEFORE, UNPACKING, beside
from uwallet_cli.store.traces import still_there
from uwallet_cli.store.transaction import unannounced, writing


def set_aside(folder: Path) -> list[Path]:
    """Folders that restores left beside this one: stores that were there before, or half unpacked ones."""
    return [*beside(folder, BEFORE), *beside(folder, UNPACKING)]


def erase_everything(
    folder: Path, keys: Keys, traces: Iterable[Trace], on_wait: Callable[[], None] = unannounced
) -> Erased:
    """Delete all of it. Failed("erase_incomplete") where something is still there afterwards."""
    key = keys.erasable()
    traces = list(traces)
    with writing(folder, on_wait):
        keys.erase()
        for place in set_aside(folder):
            keys.of(place).erase()
        gone, left = made_gone(trace for trace in traces if trace.how == "file")
        for place in (*set_aside(folder), folder):
            count, strangers = emptied(place)
            gone += count
            left += strangers
    for place in (*set_aside(folder), folder):
        remove_if_empty(place)
    remaining = [path for path in files_in(folder) if kind_of(folder, path) not in (None, "lock")]
    if key is not None and key.exists():
        remaining.append(key)
    if remaining:
        raise Failed("erase_incomplete", files=[str(path) for path in remaining])
    backups = standing(trace for trace in traces if trace.how == "backup")
    return Erased(gone, tuple(str(path) for path in left), tuple(str(path) for path in backups))


def made_gone(traces: Iterable[Trace]) -> tuple[int, list[Path]]:
    """Delete files that were made for the borrower: how many went, and those that stay, since they were changed."""
    gone, left = 0, []
    for trace in traces:
        if trace.file is None or not os.path.lexists(trace.file):
            continue
        if still_there(trace):
            with suppress(OSError):  # in a folder where nothing may be deleted
                Path(trace.file).unlink()
                gone += 1
                continue
        left.append(Path(trace.file))
    return gone, left


def standing(traces: Iterable[Trace]) -> list[Path]:
    """The files of these traces that are there, changed or not."""
    return [Path(trace.file) for trace in traces if trace.file is not None and os.path.lexists(trace.file)]


def emptied(folder: Path) -> tuple[int, list[Path]]:
    """Delete what is ours in a folder: how many files that were, and the strangers' files that stay."""
    gone = 0
    ours = [path for path in files_in(folder) if kind_of(folder, path) is not None]
    left = [path for path in files_in(folder) if path not in ours]
    # The lock last: whoever waits for it must not begin before the rest is gone.
    for path in sorted(ours, key=lambda path: path.name == "lock"):
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            if os.name != "nt" or path.name != "lock":
                raise
            continue  # Windows deletes no file that is open, as the lock is while we hold it; see below
        gone += 1
    for place in (folder / "open", folder / "closed", folder):
        if place.is_dir():
            sync_folder(place)
    return gone, left


def remove_if_empty(folder: Path) -> None:
    """Remove a data folder that has nothing in it any more; on Windows, nothing but the lock, which was given back."""
    if os.name == "nt":
        with suppress(OSError):  # somebody else holds it by now
            (folder / "lock").unlink()
    for place in (folder / "open", folder / "closed", folder):
        with suppress(OSError):  # not empty, or not there
            place.rmdir()
