"""What we know, made ready once and kept: read from its file, built anew whenever that is missing or no longer true."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import upgrades
from uwallet_cli.store.digest import FIELD
from uwallet_cli.store.transaction import changing, writing


class Knowledge:
    """The documents that questions are answered from.

    `fingerprint` says what they would be built from, `build` builds them (plain JSON). The file, of that `name`, saves
    time and nothing else: where it cannot be read or written, the documents are the same.
    """

    def __init__(
        self,
        folder: Path,
        fingerprint: Callable[[], str],
        build: Callable[[], list[dict[str, Any]]],
        name: str = "knowledge",
    ) -> None:
        self._folder = folder
        self._path = folder / f"{name}.json"
        self._fingerprint = fingerprint
        self._build = build

    def documents(self) -> list[dict[str, Any]]:
        """All of them, in the order they were built in."""
        meta = {"format": upgrades.FORMAT, "fingerprint": self._fingerprint()}
        kept = self._kept(meta)
        if kept is not None:
            return kept
        documents = self._build()
        with suppress(StoreUnusable):
            self._keep(documents, meta)
        return documents

    def _kept(self, meta: dict[str, Any]) -> list[dict[str, Any]] | None:
        try:
            tables = upgrades.read_upgraded(self._path)
        except StoreUnusable:
            return None
        if tables is None or {**tables["meta"]["1"], FIELD: None} != {**meta, FIELD: None}:
            return None
        return list(tables.get("entries", {}).values())

    def _keep(self, documents: list[dict[str, Any]], meta: dict[str, Any]) -> None:
        with writing(self._folder, patience=0):  # nobody should wait for what only saves time
            if self._kept(meta) is not None:
                return  # another was faster
            self._path.unlink(missing_ok=True)  # what can be built again needs no upgrade and no backup
            with changing(self._path, backed_up=False) as db:
                db.table("meta").insert(meta)
                db.table("entries").insert_multiple(documents)
