"""The small files that keys stand in: read with every suspicion, written in one step for the borrower's eyes only."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store.files import open_private, refuse_links, rename, sync_folder, temporary_in, unusable

LARGEST = 10_000  # bytes of a key file

PLAIN, PASSPHRASE, KEYRING = "plain", "passphrase", "keyring"


def described(written: bytes | None, file: Path) -> dict[str, Any] | None:
    """What a private key's file says, None where there is no file."""
    if written is None:
        return None
    found: Any = None
    with suppress(ValueError, RecursionError):
        found = json.loads(written)
    if (
        isinstance(found, dict)
        and isinstance(found.get("public"), str)
        and found.get("kept") in (PLAIN, PASSPHRASE, KEYRING)
        and (found["kept"] == KEYRING or isinstance(found.get("key"), str))
    ):
        return found
    raise StoreUnusable("key_damaged", file=str(file))


def read(file: Path) -> bytes | None:
    """The bytes of a small file, None where there is none."""
    refuse_links(file)
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unusable(file, error) from None


def put(file: Path, content: bytes) -> None:
    """A small file in its place in one step, for the borrower's eyes only."""
    refuse_links(file)
    temporary = temporary_in(file.parent)
    try:
        with open(temporary, "xb", opener=open_private) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        rename(temporary, file)
        sync_folder(file.parent)
    except OSError as error:
        raise unusable(file, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def key_in(written: bytes, file: Path) -> bytes:
    """The 32 bytes of a key, written in base64."""
    key = bytes_in(written.decode("ascii", "replace").strip(), file)
    if len(key) != 32:
        raise StoreUnusable("key_damaged", file=str(file))
    return key


def bytes_in(written: Any, file: Path) -> bytes:
    """The bytes written in base64."""
    import base64  # 1.7 ms, and who only reads needs none

    try:
        return base64.b64decode(str(written), validate=True)
    except ValueError:
        pass
    raise StoreUnusable("key_damaged", file=str(file))


def base64_of(key: bytes) -> str:
    """Bytes as they are written."""
    import base64

    return base64.b64encode(key).decode("ascii")
