"""The checksum that every file carries in its `meta`: whatever changes the file behind our back no longer fits it."""

from __future__ import annotations

import json
from typing import Any

from uwallet_cli.store.files import Tables

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL for the same function: 2 ms of every `status`
except ImportError:
    from hashlib import blake2b

FIELD = "digest"


def digest_of(tables: Tables) -> str:
    """The digest of everything in the tables but itself, whatever the order of keys and the spaces between them."""
    meta = dict(tables["meta"])
    meta["1"] = {key: value for key, value in meta["1"].items() if key != FIELD}
    content = json.dumps({**tables, "meta": meta}, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return str(blake2b(content.encode("ascii"), digest_size=16).hexdigest())


def fits(tables: Tables) -> bool:
    """Whether the tables are still those that the digest among them was made of."""
    return bool(meta_of(tables).get(FIELD) == digest_of(tables))


def meta_of(tables: Tables) -> dict[str, Any]:
    """What a file says of itself; empty where it says nothing."""
    return tables.get("meta", {}).get("1", {})
