"""Files that are read whole and checked, and written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from uwallet_cli.errors import StoreUnusable

Result = TypeVar("Result")

Tables = dict[str, dict[str, dict[str, Any]]]  # table → document id → document, as TinyDB has it

OPEN, CLOSED = "open", "closed"  # the folders in the data folder

LARGEST = 10_000_000  # bytes; checked before parsing, so that no file can fill the memory

# Windows has neither of these.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)  # a link put there since `refuse_links` looked
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a named pipe in a file's place must not keep us waiting

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "no_folder",
}


def unusable(path: Path, error: OSError) -> StoreUnusable:
    """What the borrower is told where the system would not let us."""
    if error.errno == errno.ELOOP:  # O_NOFOLLOW met a symbolic link
        return StoreUnusable("store_link", file=str(path))
    return StoreUnusable("store_not_writable", file=str(path), reason=_REASONS.get(error.errno or 0, "io"))


def refuse_links(*paths: Path) -> None:
    """A link in the store's place would carry private answers to where it points."""
    for path in paths:
        try:
            linked = path.is_symlink()
        except OSError as error:
            raise unusable(path, error) from None
        if linked:
            raise StoreUnusable("store_link", file=str(path))


# Reading


def read_tables(path: Path) -> Tables | None:
    """The tables in a file, None where there is no file. StoreUnusable where it is damaged or a link."""
    content = read_content(path)
    return None if content is None else tables_in(content, path)


def read_content(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    refuse_links(path.parent, path)
    try:
        with _patiently(lambda: open(path, "rb", opener=_open_to_read)) as file:
            found = os.fstat(file.fileno())
            if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST:
                return file.read()
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        pass
    except OSError as error:
        raise unusable(path, error) from None
    raise StoreUnusable("store_damaged", file=str(path))


def _open_to_read(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_FOLLOW | _NO_WAIT)


def tables_in(content: bytes, path: Path) -> Tables:
    """The tables that `content`, the bytes of `path`, stands for. An empty file is damage, not an empty store."""
    tables = _parsed(content)
    if tables is None:
        raise StoreUnusable("store_damaged", file=str(path))
    return tables


def _parsed(content: bytes) -> Tables | None:
    try:
        value = json.loads(content.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None  # nothing is raised from here: these errors hold the whole file, and a context would hold them
    return value if _are_tables(value) else None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the same key twice")
    return found


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _are_tables(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict) and all(_is_id(key) and isinstance(row, dict) for key, row in table.items())
        for table in value.values()
    )


def _is_id(key: str) -> bool:
    return key.isascii() and key.isdigit() and key[0] != "0" and len(key) < 19


# Writing; only ever under the store's lock


def write_content(path: Path, content: bytes, *, backed_up: bool = True) -> None:
    """Put `content` in the file's place in one step and keep what stood there as its backup.

    A file that is new has a copy of itself as its backup, so that there always is one. On any failure the old file
    stands as it was; but where the disk does not confirm that the new one lasts, that one stands (`store_unsynced`).
    """
    if len(content) > LARGEST:
        raise StoreUnusable("store_not_writable", file=str(path), reason="full")
    if _parsed(content) is None:
        raise ValueError("what could not be read back is not written")
    make_folder(path.parent)
    temporary = temporary_in(path.parent)
    is_new = not path.exists()
    try:
        write_synced(temporary, content)
        if backed_up:
            keep_copy(path, ".bak")
        rename(temporary, path)
    except OSError as error:
        raise unusable(path, error) from None
    finally:
        _forget(temporary)
    try:
        sync_folder(path.parent)
    except OSError:
        raise StoreUnusable("store_unsynced", file=str(path)) from None
    if is_new and backed_up:
        with suppress(OSError):  # what is kept is kept, if only once
            place(content, path.with_name(path.name + ".bak"))


def place(content: bytes, path: Path) -> None:
    """Put a second copy of what is kept in its place in one step, over what may stand there."""
    temporary = temporary_in(path.parent)
    try:
        write_synced(temporary, content)
        rename(temporary, path)
        sync_folder(path.parent)
    finally:
        _forget(temporary)


def write_synced(path: Path, content: bytes) -> None:
    """A new file that nobody else may read, on the disk before anything is done with it. FileExistsError, OSError."""
    with open(path, "xb", opener=open_private) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def open_private(path: str, flags: int) -> int:
    """Open a file for writing that nobody else may read."""
    descriptor = os.open(path, flags | _NO_FOLLOW, 0o600)
    if os.name != "nt":
        os.fchmod(descriptor, 0o600)  # a umask may have taken away more than others' rights
    return descriptor


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for the borrower's eyes only."""
    try:
        for missing in reversed([folder, *folder.parents]):
            if not missing.is_dir():
                missing.mkdir(mode=0o700, exist_ok=True)
                missing.chmod(0o700)
                sync_folder(missing.parent)
    except OSError as error:
        raise unusable(folder, error) from None


def keep_copy(path: Path, suffix: str) -> None:
    """Keep the file as it is now under its name and `suffix`; until the new copy stands, the old one does."""
    if not path.exists():
        return
    temporary = temporary_in(path.parent)
    try:
        try:
            os.link(path, temporary)
        except OSError:  # no hard links on this file system
            write_synced(temporary, path.read_bytes())
        rename(temporary, path.with_name(path.name + suffix))
    finally:
        _forget(temporary)  # renaming a link onto another link to the same file leaves both


def family_of(path: Path) -> list[Path]:
    """The file, if it is there, and then its backups: what must move together, and go together."""
    try:
        return sorted(found for found in path.parent.iterdir() if found.name.startswith(path.name))
    except FileNotFoundError:
        return []


def rename(old: Path, new: Path) -> None:
    """Move a file within the store, over another if need be, in one step."""
    _patiently(lambda: old.replace(new))


def _patiently(act: Callable[[], Result]) -> Result:
    """Do it; again for a second on Windows, where no file is renamed while one reads it, nor read while it is."""
    for _ in range(50 if os.name == "nt" else 0):
        with suppress(PermissionError):
            return act()
        time.sleep(0.02)
    return act()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, as fsync does with what is in a file."""
    if os.name == "nt":
        return  # Windows opens no folders
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that has no such thing
            raise
    finally:
        os.close(descriptor)


# Temporary files: private answers on their way into place

TEMPORARY = r"\.uwallet-[0-9a-f]{16}\.tmp"


def temporary_in(folder: Path) -> Path:
    """A free name, that `sweep` and `TEMPORARY` know, for what is on its way into this folder.

    Never in `closed/`: looking through it for what is left behind would take longer the more has ended.
    """
    place = folder.parent if folder.name == CLOSED else folder
    return place / f".uwallet-{os.urandom(8).hex()}.tmp"


def sweep(folder: Path) -> None:
    """Remove what a killed process left half written. Whoever holds the lock knows that nobody is writing it."""
    for stale in folder.glob(".uwallet-*.tmp"):
        _forget(stale)


def _forget(temporary: Path) -> None:
    with suppress(OSError):  # the error that matters, if there is one, is on its way already
        temporary.unlink(missing_ok=True)
