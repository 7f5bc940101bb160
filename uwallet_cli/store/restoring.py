"""A backup put in the store's place, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from uwallet_cli.errors import Failed, StoreUnusable
from uwallet_cli.store import record, upgrades
from uwallet_cli.store.archive import DATA, Backup
from uwallet_cli.store.erasing import emptied, remove_if_empty
from uwallet_cli.store.files import make_folder, read_content, refuse_links, sync_folder, unusable, write_synced
from uwallet_cli.store.inventory import files_in, kind_of
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.lock import locked
from uwallet_cli.store.swapping import UNPACKING, beside, finish, swap
from uwallet_cli.store.traces import TRACES
from uwallet_cli.store.transaction import unannounced, writing


def restore(
    folder: Path, keys: Keys, backup: Backup, passphrase: str, on_wait: Callable[[], None] = unannounced
) -> Path | None:
    """Put the backup in the folder's place; returns where the store that was there is now.

    It is unpacked beside it, read back, and moved into place in one step. The key comes before: alone it opens nothing.
    """
    folder = folder.absolute()
    refuse_links(folder)
    staged = folder.parent / f"{folder.name}{UNPACKING}{os.urandom(4).hex()}"
    try:
        make_folder(staged)
        with locked(staged, unannounced):  # or another restore takes it for what a killed one left
            _unpack(staged, backup)
            if backup.key is not None:
                _take_key(keys, staged, backup, passphrase)
        with _alone(folder, on_wait):
            return _swapped(staged, folder)
    except OSError as error:
        raise unusable(folder, error) from None
    finally:
        if not os.path.lexists(folder):  # Ctrl-C between two steps
            finish(folder)
        _discard(staged)


def _unpack(staged: Path, backup: Backup) -> None:
    for name, content in backup.files.items():
        make_folder((staged / name).parent)
        write_synced(staged / name, content)
    for name in backup.files:
        path = staged / name
        try:
            if path.parent == staged:
                upgrades.read_upgraded(path)
            else:
                record.read(path)
        except StoreUnusable as error:
            if error.code == "store_not_writable":  # the disk's fault, not the backup's
                raise
            raise Failed("backup_strange") from None
    for place in {staged, *((staged / name).parent for name in backup.files)}:
        sync_folder(place)


def _take_key(keys: Keys, staged: Path, backup: Backup, passphrase: str) -> None:
    assert backup.key is not None
    is_here = keys.holds(backup.key)
    if not is_here and keys.is_taken():
        raise StoreUnusable("key_in_the_way", file=str(keys.file()))
    keys.name_in(staged, backup.key)  # first: what a killed restore left is erased with the key that it names
    if not is_here:
        keys.adopt(backup.key, passphrase if backup.protected else None)


def _alone(folder: Path, on_wait: Callable[[], None]) -> AbstractContextManager[None]:
    """Whoever writes meanwhile would write into what is put aside."""
    if os.name == "nt":  # which moves no folder in which a file is open: a writer's lock, or ours
        make_folder(folder)
        return nullcontext()
    return writing(folder, on_wait)


def _swapped(staged: Path, folder: Path) -> Path | None:
    for left in beside(folder, UNPACKING):
        if left != staged:
            _discard_if_left(left)
    _take_traces(folder, staged)
    aside = swap(staged, folder)
    _last(folder)
    if not _is_worth_keeping(aside):
        _discard(aside)
    return aside if aside.exists() else None


def _take_traces(folder: Path, staged: Path) -> None:
    """What was noted of files made on this machine is as true afterwards: erasing must find them. No backup has any."""
    path = folder / TRACES
    try:
        upgrades.read_upgraded(path)
        content = read_content(path)
    except StoreUnusable as error:
        if error.code == "store_not_writable":  # the disk's fault
            raise
        return  # damaged: it stays with what is put aside
    if content is not None:
        write_synced(staged / TRACES, content)
        sync_folder(staged)


def _is_worth_keeping(folder: Path) -> bool:
    try:
        return any(kind_of(folder, path) in (*DATA, "traces") for path in files_in(folder))
    except StoreUnusable:  # nobody can tell now
        return True


def _last(folder: Path) -> None:
    """Make sure that it is there after a power cut, too."""
    try:
        sync_folder(folder.parent)
    except OSError:
        raise StoreUnusable("store_unsynced", file=str(folder)) from None


def _discard_if_left(staged: Path) -> None:
    """What a restore left that was killed; one that is at work has its lock."""
    with suppress(StoreUnusable):
        with locked(staged, unannounced, patience=0):
            pass
        _discard(staged)


def _discard(folder: Path) -> None:
    if folder.exists():
        with suppress(OSError, StoreUnusable):
            emptied(folder)
            remove_if_empty(folder)
