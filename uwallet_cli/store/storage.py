"""TinyDB's storage over one file: reads it once, remembers what is written, keeps it when told to.

Importing this imports TinyDB: only `transaction.changing` does.
"""

from __future__ import annotations

import json
from pathlib import Path

from tinydb import Storage

from uwallet_cli.store.files import Tables, read_content, tables_in, write_content


class WholeFile(Storage):
    """Bytes on both sides, so that no document TinyDB gave out shares a list with what will be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stored = self._content = read_content(path)

    def read(self) -> Tables | None:
        return None if self._content is None else tables_in(self._content, self._path)

    def write(self, data: Tables) -> None:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False)
        # A lone surrogate has no UTF-8, and can only stand inside a string: there \udc80 is its JSON escape.
        self._content = text.encode("utf-8", "backslashreplace")

    def commit(self) -> None:
        """Put everything written since the beginning in the file's place at once."""
        if self._content is not None and self._content != self._stored:
            write_content(self._path, self._content)
            self._stored = self._content
