"""The store as a whole: what stands in it, its backup and restoring, how its key is kept, and its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.keeping import Erased, Kept
from uwallet_cli.store.key_files import KEYRING, PASSPHRASE
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.traces import Traces
from uwallet_cli.store.transaction import unannounced, writing

if TYPE_CHECKING:
    from uwallet_cli.store.archive import Backup


class Whole:
    """One data folder with its key."""

    def __init__(self, folder: Path, keys: Keys, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder, self._keys, self._on_wait = folder, keys, on_wait

    def inventory(self) -> list[Kept]:
        """What is kept, by kind. Nothing private is opened for it."""
        from uwallet_cli.store.inventory import inventory

        return inventory(self._folder)

    # --- the key --------------------------------------------------------------------------------------------------

    def key_kept(self) -> str:
        """How the private key is kept: plain, passphrase, keyring; `none` before there is one, else `missing`."""
        try:
            return "none" if self._keys.public() is None else self._keys.kept() or "missing"
        except StoreUnusable:  # damaged
            return "missing"

    @property
    def key_file(self) -> str:
        """The private key's file."""
        try:
            return str(self._keys.file())
        except StoreUnusable:  # which it is cannot be known any more
            return str(self._keys.public_file)

    def open_key(self) -> None:
        """Open the private key, which may ask for its passphrase."""
        if self._keys.public() is not None:
            self._keys.private()

    def keep_key(self, how: str, passphrase: str = "") -> None:
        """Keep the private key another way, from now on; it is made if there is none yet."""
        self.open_key()  # never a question while the lock is held
        with writing(self._folder, self._on_wait):
            self._keys.to_seal_with()
            if how == KEYRING:
                self._keys.keep_in_keyring()
            elif how == PASSPHRASE:
                self._keys.keep_under(passphrase)
            else:
                self._keys.keep_plain()

    # --- backup and end -------------------------------------------------------------------------------------------

    def has_data(self) -> bool:
        """Whether there is anything that one could lose."""
        from uwallet_cli.store.archive import has_data

        return has_data(self._folder)

    def backup(self, passphrase: str) -> tuple[bytes, list[str]]:
        """An archive of everything, and the damaged files that could not be taken along."""
        from uwallet_cli.store.archive import packed

        content, damaged = packed(self._folder, self._keys, passphrase)
        return content, [str(path) for path in damaged]

    def read_archive(self, file: str) -> bytes:
        """The bytes of an archive; Failed where it is none."""
        from uwallet_cli.store.archive import read_archive

        return read_archive(Path(file))

    def unpacked(self, content: bytes, passphrase: str) -> Backup | None:
        """What is in an archive; None where the passphrase is another one."""
        from uwallet_cli.store.archive import unpacked

        return unpacked(content, passphrase)

    def restore(self, backup: Backup, passphrase: str) -> str | None:
        """Put a backup in the store's place, whole or not at all; returns where the store that was there is now."""
        from uwallet_cli.store.restoring import restore

        aside = restore(self._folder, self._keys, backup, passphrase, self._on_wait)
        return None if aside is None else str(aside)

    def put_aside(self) -> tuple[str, ...]:
        """The stores that were there before restores, which stand beside this one until the borrower deletes them."""
        from uwallet_cli.store.swapping import BEFORE, beside

        return tuple(str(place) for place in beside(self._folder, BEFORE))

    def erase(self) -> Erased:
        """Delete everything, the key first."""
        from uwallet_cli.store.erasing import erase_everything, set_aside

        places = [self._folder, *set_aside(self._folder)]
        traces = list(dict.fromkeys(trace for place in places for trace in Traces(place).all_readable()))
        return erase_everything(self._folder, self._keys, traces, self._on_wait)

    def erase_files_of(self, ref: str) -> Erased:
        """Delete the files that were made of one application or loan; those made of everything are named."""
        from uwallet_cli.store.erasing import made_gone, standing

        traces = Traces(self._folder).all_readable()
        gone, left = made_gone(trace for trace in traces if trace.ref == ref)
        holding = standing(trace for trace in traces if trace.ref is None)
        return Erased(gone, tuple(map(str, left)), tuple(map(str, holding)))
