"""Private answers on their way into a file and out of it: each sealed by itself, bound to its reference and its key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from uwallet_cli.store.keys import Keys

SEALED = "sealed"  # {"sealed": "<base64>"} stands where the answer did


class Sealed:
    """Seals and opens rows of private values; values are plain JSON."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys

    def row(self, ref: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The row with every value sealed; those that are stay as they are. The caller holds the store's lock."""
        if all(is_sealed(value) for value in values.values()):
            return dict(values)

        import base64  # 1.7 ms

        from uwallet_cli.store.sealing import seal  # 18 ms

        public = self.keys.to_seal_with()

        def closed(key: str, value: Any) -> Any:
            text = json.dumps(value, ensure_ascii=False, allow_nan=False)
            return {SEALED: base64.b64encode(seal(text, public, _place(ref, key))).decode("ascii")}

        return {key: value if is_sealed(value) else closed(key, value) for key, value in values.items()}

    def opened(self, ref: str, row: Mapping[str, Any]) -> dict[str, Any]:
        """The values again; those of a uwallet that did not seal yet are read as they are.

        ValueError where one was changed or moved from elsewhere; StoreUnusable where the key cannot be had.
        """
        if not any(is_sealed(value) for value in row.values()):
            return dict(row)

        import base64

        from uwallet_cli.store.sealing import CannotOpen, unseal

        private = self.keys.private()

        def opened(key: str, value: Mapping[str, Any]) -> Any:
            try:
                return json.loads(unseal(base64.b64decode(value[SEALED], validate=True), private, _place(ref, key)))
            except (CannotOpen, ValueError, RecursionError):
                pass
            raise ValueError("a sealed answer that does not open")  # out here: a context could quote the answer

        return {key: opened(key, value) if is_sealed(value) else value for key, value in row.items()}


def is_sealed(value: Any) -> bool:
    """Whether this stands for a value that is sealed."""
    return isinstance(value, Mapping) and value.keys() == {SEALED} and isinstance(value[SEALED], str)


def _place(ref: str, key: str) -> str:
    return f"uwallet 1\n{ref}\n{key}"
