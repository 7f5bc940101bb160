"""The format of a file, and how one of an older uwallet becomes one of today's.

A new format is one more `FORMAT` and one row in `UPGRADES`. Reading upgrades in memory and writes nothing;
the first save writes the new format and leaves the old file beside it as `….json.format-<n>`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store.files import Tables, read_tables

FORMAT = 1

UPGRADES: dict[int, Callable[[Tables], Tables]] = {}  # a format → what makes the next one of it


def read_upgraded(path: Path) -> Tables | None:
    """The tables of a file in today's format, None where there is no file."""
    tables = read_tables(path)
    return None if tables is None else upgraded(tables, path)


def upgraded(tables: Tables, path: Path) -> Tables:
    """The same tables in today's format."""
    for old in range(format_of(tables, path), FORMAT):
        tables = UPGRADES[old](tables)
        tables["meta"]["1"]["format"] = old + 1
    return tables


def format_of(tables: Tables, path: Path) -> int:
    """The format a file says it has. A newer one than ours is refused: what we do not know, we would lose."""
    found = tables.get("meta", {}).get("1", {}).get("format")
    if type(found) is not int or found < 1:  # True is an int, too
        raise StoreUnusable("store_damaged", file=str(path))
    if found > FORMAT:
        raise StoreUnusable("store_newer", file=str(path))
    return found
