"""The owner's eyes alone: finding and taking away others' rights to files, as a copy from elsewhere may bring along."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077


def is_exposed(path: Path) -> bool:
    """Whether others have any right to a file or folder. Windows keeps no such bits; a link has none of its own."""
    if os.name == "nt":
        return False
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return bool(mode & _OTHERS) and not stat.S_ISLNK(mode)


def withdraw(path: Path) -> bool:
    """Take others' rights away, where there are any; whether there are none any more."""
    if is_exposed(path):
        with suppress(OSError):  # somebody else's file: `uwallet data check` names it
            path.chmod(stat.S_IMODE(path.lstat().st_mode) & ~_OTHERS)
    return not is_exposed(path)


def withdraw_all(folder: Path, *places: Path) -> None:
    """The same for a folder, its `places` and every file in them, if one of these is exposed: what others cannot enter
    they cannot read, so that an ordinary save looks at the folders only."""
    if any(is_exposed(place) for place in (folder, *places)):
        for place in (folder, *places):
            if place.is_dir() and not place.is_symlink():
                withdraw(place)
                for path in place.iterdir():
                    if path.is_file():
                        withdraw(path)
