"""TinyDB's storage over one file: reads it once, remembers what is written, keeps it when told to.

Importing this imports TinyDB: only `transaction.changing` does.
"""

from __future__ import annotations

import json
from pathlib import Path

from tinydb import Storage

from uwallet_cli.store.digest import FIELD, digest_of, meta_of
from uwallet_cli.store.files import Tables, read_content, tables_in, write_content


class WholeFile(Storage):
    """Bytes on both sides, so that no document TinyDB gave out shares a list with what will be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stored = self._content = read_content(path)

    def read(self) -> Tables | None:
        return None if self._content is None else tables_in(self._content, self._path)

    def write(self, data: Tables) -> None:
        self._content = _bytes_of(data)

    def commit(self, *, backed_up: bool = True) -> None:
        """Put everything written since the beginning in the file's place at once, with a digest of it."""
        tables = self.read()
        if tables is None or self._content == self._stored:
            return
        if meta := meta_of(tables):  # of what will be read back, which is not always what was handed in
            meta[FIELD] = digest_of(tables)
            self._content = _bytes_of(tables)
        if self._content is not None and self._content != self._stored:
            write_content(self._path, self._content, backed_up=backed_up)
            self._stored = self._content


def _bytes_of(tables: Tables) -> bytes:
    text = json.dumps(tables, ensure_ascii=False, allow_nan=False)
    # A lone surrogate has no UTF-8, and can only stand inside a string: there \udc80 is its JSON escape.
    return text.encode("utf-8", "backslashreplace")
