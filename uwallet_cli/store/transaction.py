"""Read, change and write in one piece: `with writing(folder), changing(path) as db`. All of it is kept, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from uwallet_cli.store import upgrades
from uwallet_cli.store.files import (
    CLOSED,
    OPEN,
    family_of,
    keep_copy,
    make_folder,
    refuse_links,
    sweep,
    sync_folder,
    unusable,
)
from uwallet_cli.store.lock import PATIENCE, locked
from uwallet_cli.store.rights import withdraw_all
from uwallet_cli.store.swapping import finish

if TYPE_CHECKING:
    from tinydb import TinyDB


def unannounced() -> None:
    """What a wait does where nobody looks at a screen."""


@contextmanager
def writing(folder: Path, on_wait: Callable[[], None] = unannounced, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one who writes in the data folder; makes it if it is missing."""
    places = (folder, folder / OPEN, folder / CLOSED)
    refuse_links(*places)
    if not os.path.lexists(folder):
        finish(folder)
    make_folder(folder)
    with locked(folder, on_wait, patience):
        try:
            withdraw_all(*places)
            for place in (folder, folder / OPEN):
                sweep(place)
            yield
        except OSError as error:
            raise unusable(folder, error) from None


@contextmanager
def changing(path: Path, *, backed_up: bool = True) -> Iterator[TinyDB]:
    """The file as a TinyDB, in today's format, kept when the block ends well. The caller is already `writing`.

    A TinyDB remembers ids and queries, so each block has a fresh one; it is of no use afterwards.
    """
    from tinydb import TinyDB  # 10 ms, which no reader pays

    from uwallet_cli.store.storage import WholeFile

    storage = WholeFile(path)
    tables = storage.read()
    found = upgrades.FORMAT if tables is None else upgrades.format_of(tables, path)
    if tables is not None and found < upgrades.FORMAT:
        storage.write(upgrades.upgraded(tables, path))
    yield TinyDB(storage=lambda: storage)
    if found < upgrades.FORMAT:
        keep_copy(path, f".format-{found}")  # the ordinary backup is gone two saves later
    storage.commit(backed_up=backed_up)


def forget_backups(path: Path) -> None:
    """Remove what is kept beside a file, after something in it was erased. The caller is `writing`."""
    for file in family_of(path):
        if file != path:
            file.unlink()
    sync_folder(path.parent)
