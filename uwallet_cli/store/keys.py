"""The borrower's keys: the public one in the data folder seals, the private one, kept elsewhere, opens.

    data folder/key.pub                     base64, all that writing needs
    configuration folder/<id>.key           JSON, 0600: the private key, or where it is

A private key is `plain`, under a `passphrase`, or in the `keyring`; `data passphrase` moves it between these. Each data
folder has a key of its own, named for its public key, so that erasing one folder cannot lock another.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from uwallet_cli.errors import Failed, StoreUnusable
from uwallet_cli.store import key_ring
from uwallet_cli.store.files import make_folder, sync_folder, unusable
from uwallet_cli.store.key_files import KEYRING, PASSPHRASE, PLAIN, base64_of, bytes_in, key_in, put, read
from uwallet_cli.store.key_files import described as described_in
from uwallet_cli.store.rights import withdraw

Ask = Callable[[bool], str | None]

TRIES = 3  # passphrases before we give up


def nobody(_wrong: bool) -> str | None:
    """Who answers where there is no one to ask for a passphrase."""
    return None


class Keys:
    """The keys of one data folder.

    `place` is the folder for private keys, or the file itself where `exact`. `ask` gets the passphrase from the
    borrower (its argument: the last one was wrong), None where nobody can be asked.
    """

    def __init__(self, folder: Path, place: Path, ask: Ask = nobody, *, exact: bool = False) -> None:
        self._folder, self._place, self._ask, self._exact = folder, place, ask, exact
        self._opened: bytes | None = None

    def of(self, folder: Path) -> Keys:
        """The keys of another data folder that are kept in the same place."""
        return Keys(folder, self._place, self._ask, exact=self._exact)

    # --- sealing: the public key --------------------------------------------------------------------------------

    @property
    def public_file(self) -> Path:
        """Where the public key stands."""
        return self._folder / "key.pub"

    def public(self) -> bytes | None:
        """The public key, None before anything was ever sealed."""
        written = read(self.public_file)
        return None if written is None else key_in(written, self.public_file)

    def to_seal_with(self) -> bytes:
        """The public key, made with its private one if there is none yet. The caller holds the store's lock.

        What is sealed to a key that is gone is lost at once: without the private key's file, nothing more is.
        """
        public = self.public()
        if public is None:
            return self._made()
        if base64_of(public) != self._described().get("public"):
            raise StoreUnusable("key_missing", file=str(self.file()))
        return public

    def _made(self) -> bytes:
        from uwallet_cli.store.sealing import new_key, public_of

        if self._exact and (described := self._description()):  # one that another data folder has already
            public = key_in(str(described["public"]).encode(), self._place)
        else:
            private = new_key()
            public = public_of(private)
            self._write(self._file_of(public), {"kept": PLAIN, "public": base64_of(public), "key": base64_of(private)})
        make_folder(self._folder)
        put(self.public_file, (base64_of(public) + "\n").encode())  # last: a key that nothing names seals nothing
        return public

    # --- opening: the private key -------------------------------------------------------------------------------

    def file(self) -> Path:
        """The private key's file, be it there or not."""
        public = None if self._exact else self.public()
        return self._place if public is None else self._file_of(public)

    def kept(self) -> str | None:
        """How the private key is kept: plain, under a passphrase, in the keyring; None where it is missing."""
        found = self._description()
        return None if found is None else str(found["kept"])

    def private(self) -> bytes:
        """The private key; asks for the passphrase if it has one. StoreUnusable where it cannot be had."""
        if self._opened is None:
            self._opened = self._open(self._described())
        return self._opened

    def _open(self, described: dict[str, Any]) -> bytes:
        from uwallet_cli.store.sealing import public_of

        if described["kept"] == PLAIN:
            private = key_in(str(described["key"]).encode(), self.file())
        elif described["kept"] == KEYRING:
            private = self._from_keyring(described)
        else:
            private = self._by_passphrase(described)
        public = self.public()
        if public is not None and public_of(private) != public:
            raise StoreUnusable("key_missing", file=str(self.file()))
        return private

    def _from_keyring(self, described: dict[str, Any]) -> bytes:
        try:
            found = key_ring.get(str(described["public"]))
        except key_ring.NoKeyring:
            raise StoreUnusable("keyring_silent") from None
        if found is None:
            raise StoreUnusable("key_missing", file=str(self.file()))
        return key_in(found.encode(), self.file())

    def _by_passphrase(self, described: dict[str, Any]) -> bytes:
        from uwallet_cli.store.sealing import CannotOpen, unwrap

        wrapped, bound_to = bytes_in(described["key"], self.file()), str(described["public"]).encode()
        for attempt in range(TRIES):
            passphrase = self._ask(attempt > 0)
            if passphrase is None:
                raise StoreUnusable("key_locked")
            with suppress(CannotOpen):
                return unwrap(wrapped, passphrase, bound_to)
        raise StoreUnusable("key_wrong_passphrase")

    # --- moving it; the caller holds the store's lock, and has opened it before ------------------------------------

    def keep_plain(self) -> None:
        """Keep the private key as it is, in its file."""
        self._rekeep({"kept": PLAIN, "key": base64_of(self.private())})

    def keep_under(self, passphrase: str) -> None:
        """Keep the private key under a passphrase, in its file."""
        from uwallet_cli.store.sealing import wrap

        public = str(self._described()["public"])
        self._rekeep({"kept": PASSPHRASE, "key": base64_of(wrap(self.private(), passphrase, public.encode()))})

    def keep_in_keyring(self) -> None:
        """Keep the private key in the system's keyring. Failed("no_keyring") where there is none; nothing changes."""
        try:
            key_ring.put(str(self._described()["public"]), base64_of(self.private()))
        except key_ring.NoKeyring:
            raise Failed("no_keyring") from None
        self._rekeep({"kept": KEYRING})

    def _rekeep(self, how: dict[str, Any]) -> None:
        described = self._described()
        self._write(self.file(), {**how, "public": described["public"]})
        if described["kept"] == KEYRING and how["kept"] != KEYRING:
            with suppress(key_ring.NoKeyring):
                key_ring.forget(str(described["public"]))

    def adopt(self, private: bytes, passphrase: str | None) -> Path:
        """Keep a private key that comes with a backup, under the backup's passphrase if it had one before."""
        from uwallet_cli.store.sealing import public_of, wrap

        public = base64_of(public_of(private))
        how = {"kept": PLAIN, "key": base64_of(private)}
        if passphrase is not None:
            how = {"kept": PASSPHRASE, "key": base64_of(wrap(private, passphrase, public.encode()))}
        file = self._file_of(public_of(private))
        self._write(file, {**how, "public": public})
        return file

    def holds(self, private: bytes) -> bool:
        """Whether the file for this private key is there already: then it is not written over."""
        from uwallet_cli.store.sealing import public_of

        public = public_of(private)
        found = described_in(read(self._file_of(public)), self._place)
        return found is not None and found["public"] == base64_of(public)

    def is_taken(self) -> bool:
        """Whether a key that UWALLET_KEY names stands there already: another one is not written over it."""
        return self._exact and self._place.exists()

    @staticmethod
    def name_in(folder: Path, private: bytes) -> None:
        """Write the public key of a private one into a data folder that is being made."""
        from uwallet_cli.store.sealing import public_of

        put(folder / "key.pub", (base64_of(public_of(private)) + "\n").encode())

    def erasable(self) -> Path | None:
        """The file that goes with this data folder; None where there is none, or only one of another folder."""
        try:
            public = self.public()
        except StoreUnusable:  # damaged: only a file that was named for us can be known as ours
            return self._place if self._exact else None
        if public is None:
            return None
        with suppress(StoreUnusable):
            described = self._description()
            if described is not None and described["public"] != base64_of(public):
                return None
        return self._file_of(public)

    def erase(self) -> None:
        """Remove the private key, the keyring's entry included. What was sealed is then closed for good."""
        file = self.erasable()
        if file is None:
            return
        described = None
        with suppress(StoreUnusable):  # damaged: it goes all the same
            described = self._description()
        if described is not None and described["kept"] == KEYRING:
            try:
                key_ring.forget(str(described["public"]))
            except key_ring.NoKeyring:
                raise StoreUnusable("keyring_silent") from None
        try:
            if not file.is_dir():
                file.unlink(missing_ok=True)
            if file.parent.is_dir():
                sync_folder(file.parent)
        except OSError as error:
            raise unusable(file, error) from None
        self._opened = None

    # --- files --------------------------------------------------------------------------------------------------

    def _file_of(self, public: bytes) -> Path:
        return self._place if self._exact else self._place / (public[:8].hex() + ".key")

    def _described(self) -> dict[str, Any]:
        found = self._description()
        if found is None:
            raise StoreUnusable("key_missing", file=str(self.file()))
        return found

    def _description(self) -> dict[str, Any] | None:
        file = self.file()
        if file.is_dir():
            return None
        withdraw(file)  # a copy of it from elsewhere may be for everybody's eyes
        return described_in(read(file), file)

    @staticmethod
    def _write(file: Path, described: dict[str, Any]) -> None:
        make_folder(file.parent)
        put(file, (json.dumps({"format": 1, **described}) + "\n").encode())
