"""A backup: the whole store and its key in one file, under a passphrase of its own, to be restored on any machine.

Inside is one JSON document of files by name. No name can be a path of an archive's choosing: it must be one that a
store has. Nothing is compressed, so nothing can grow when it is unpacked.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from uwallet_cli.errors import Failed, StoreUnusable
from uwallet_cli.loan.application import ALPHABET
from uwallet_cli.store.files import LARGEST, read_content, tables_in
from uwallet_cli.store.inventory import files_in, kind_of
from uwallet_cli.store.key_files import PLAIN
from uwallet_cli.store.keys import Keys

MAGIC = b"uwallet backup 1\n"
LARGEST_ARCHIVE = 200_000_000  # bytes
MOST_FILES = 50_000

_NAMES = re.compile(rf"(?:(?:open|closed)/UW-[{ALPHABET}]{{8}}|calls|loans|own-notes|drills)\.json")
DATA = ("applications", "calls", "loans", "notes", "drills")  # kinds of which there can be something to lose


class Backup(NamedTuple):
    """What an archive holds: files by name; the private key, if there was one, and whether it was protected."""

    files: dict[str, bytes]
    key: bytes | None
    protected: bool


def packed(folder: Path, keys: Keys, passphrase: str) -> tuple[bytes, list[Path]]:
    """The archive, and the damaged files that were left out of it."""
    from uwallet_cli.store.sealing import wrap

    files: dict[str, str] = {}
    damaged = []
    for path in files_in(folder):
        name = path.relative_to(folder).as_posix()
        if not _NAMES.fullmatch(name):
            continue
        try:
            content = read_content(path) or b""
            tables_in(content, path)
        except StoreUnusable:
            damaged.append(path)
            continue
        files[name] = content.decode("utf-8")
    public = keys.public()
    inside = {
        "files": files,
        "key": None if public is None else base64.b64encode(keys.private()).decode(),
        "protected": public is not None and keys.kept() != PLAIN,
    }
    content = json.dumps(inside, ensure_ascii=False).encode("utf-8")
    if len(content) > LARGEST_ARCHIVE or len(files) > MOST_FILES:
        raise Failed("backup_too_large")
    return MAGIC + wrap(content, passphrase, MAGIC), damaged


def read_archive(file: Path) -> bytes:
    """The bytes of an archive. Failed where it is none, or too large to be one."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_ARCHIVE + 1000)
    except (OSError, ValueError):
        raise Failed("backup_no_file", file=str(file)) from None
    if not content.startswith(MAGIC):
        raise Failed("backup_none", file=str(file))
    if len(content) >= LARGEST_ARCHIVE + 1000:
        raise Failed("backup_too_large")
    return content


def unpacked(content: bytes, passphrase: str) -> Backup | None:
    """What is in an archive; None where the passphrase is another one. Failed where it holds what no store has."""
    from uwallet_cli.store.sealing import CannotOpen, unwrap

    try:
        inside = unwrap(content.removeprefix(MAGIC), passphrase, MAGIC)
    except CannotOpen:
        return None
    found: Any = None
    with suppress(ValueError, RecursionError):
        found = json.loads(inside, object_pairs_hook=_each_once)
    backup = _checked(found)
    if backup is None:
        raise Failed("backup_strange")
    return backup


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the same key twice")
    return found


def _checked(found: Any) -> Backup | None:
    if not isinstance(found, dict) or not isinstance(found.get("files"), dict) or len(found["files"]) > MOST_FILES:
        return None
    files: dict[str, bytes] = {}
    for name, text in found["files"].items():
        if not _NAMES.fullmatch(name) or not isinstance(text, str):
            return None
        files[name] = text.encode("utf-8", "surrogatepass")
        if len(files[name]) > LARGEST:
            return None
    references = [Path(name).name for name in files]
    if len(set(references)) != len(references):  # an application is open or closed
        return None
    key = None
    if found.get("key") is not None:
        try:
            key = base64.b64decode(str(found["key"]), validate=True)
        except (ValueError, binascii.Error):
            return None
        if len(key) != 32:
            return None
    return Backup(files, key, found.get("protected") is True)


def has_data(folder: Path) -> bool:
    """Whether there is anything in the folder that a restore would put aside."""
    return any(kind_of(folder, path) in DATA for path in files_in(folder))
