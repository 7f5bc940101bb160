"""Answers given all at once: a JSON file, or standard input, read with every suspicion."""

from __future__ import annotations

import codecs
import json
import sys
from pathlib import Path
from typing import Any

from uwallet_cli.errors import WrongUsage

LARGEST = 10_000_000  # bytes


def read_answers(name: str) -> dict[str, Any]:
    """The JSON object in a file; `-` is standard input. WrongUsage says what is wrong with it, never what is in it."""
    shown = "stdin" if name == "-" else name
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
    except (OSError, ValueError):  # ValueError: a name with a NUL in it
        raise WrongUsage("no_file", file=shown) from None
    if len(data) > LARGEST:
        raise WrongUsage("file_too_large", file=shown)
    try:
        found = json.loads(data.decode(_encoding(data)), object_pairs_hook=_once_each)
    except UnicodeDecodeError:
        raise WrongUsage("not_utf8", file=shown) from None
    except json.JSONDecodeError as broken:  # its `doc` holds the whole file: it must not be chained
        raise WrongUsage("not_json", file=shown, line=broken.lineno) from None
    except (RecursionError, ValueError) as broken:
        if isinstance(broken, _Twice):
            raise WrongUsage("duplicate_key", file=shown, key=broken.args[0]) from None
        raise WrongUsage("not_json", file=shown, line=1) from None
    if not isinstance(found, dict):
        raise WrongUsage("not_an_object", file=shown)
    return found


def _encoding(data: bytes) -> str:
    """UTF-8; or UTF-16 where the file says so itself, as what PowerShell redirects into a file does."""
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


class _Twice(ValueError):
    """A key that stands twice: which of the two was meant cannot be known."""


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found
