"""The shape of every JSON document, published: a file for each command, `callback.log.json` for `uwallet callback log`.

Files share parts through `parts.json`; what is handed out has the parts it needs in itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
PARTS = "parts"
ERROR = "error"  # the document on stderr where a command fails

_SHARED = f"{PARTS}.json#/$defs/"  # how another file refers to a part
_OWN = "#/$defs/"


def names() -> list[str]:
    """Every document that has a schema: "callback.log"; the error document last."""
    commands = sorted(path.stem for path in FOLDER.glob("*.json") if path.stem not in (PARTS, ERROR))
    return [*commands, ERROR]


def schema(name: str) -> dict[str, Any]:
    """The schema of one document, complete in itself. FileNotFoundError for a name that has none."""
    body, needed = _gathered(_read(name))
    parts = _read(PARTS)["$defs"]
    found: dict[str, Any] = {}
    while needed:
        part = needed.pop()
        if part not in found:
            found[part], more = _gathered(parts[part])
            needed |= more
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:uwallet:schema:{name}"}
    return {**head, **body, **({"$defs": dict(sorted(found.items()))} if found else {})}


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return read


def _gathered(value: Any) -> tuple[Any, set[str]]:
    """A piece of a schema with its references made to point into the document itself, and the parts they name."""
    needed: set[str] = set()

    def walked(piece: Any) -> Any:
        if isinstance(piece, list):
            return [walked(one) for one in piece]
        if not isinstance(piece, dict):
            return piece
        copied = {key: walked(one) for key, one in piece.items()}
        if "$ref" in copied:
            part = copied["$ref"].removeprefix(_SHARED).removeprefix(_OWN)
            needed.add(part)
            copied["$ref"] = f"{_OWN}{part}"
        return copied

    return walked(value), needed
