"""The format of a file, and how one of an older uwallet becomes one of today's.

A new format is one more `FORMAT` and one row in `UPGRADES`. Reading upgrades in memory and writes nothing;
the first save writes the new format and leaves the old file beside it as `….json.format-<n>`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store.digest import fits, meta_of
from uwallet_cli.store.files import Tables, read_tables

FORMAT = 2

DIGESTED = 2  # the first format whose files carry a digest; storage.py puts it there


def _nothing_changes(tables: Tables) -> Tables:
    return tables


UPGRADES: dict[int, Callable[[Tables], Tables]] = {  # a format → what makes the next one of it
    1: _nothing_changes,  # but the digest, which the next write adds
}


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
    """The format a file says it has. A newer one than ours is refused: what we do not know, we would lose.

    So is a file whose content is not the one its digest was made of.
    """
    found = meta_of(tables).get("format")
    if type(found) is not int or found < 1:  # True is an int, too
        raise StoreUnusable("store_damaged", file=str(path))
    if found > FORMAT:
        raise StoreUnusable("store_newer", file=str(path))
    if found >= DIGESTED and not fits(tables):
        raise StoreUnusable("store_damaged", file=str(path))
    return found
