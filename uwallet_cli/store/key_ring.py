"""The system's keyring as a place for the private key, if the borrower wants it there and the machine has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SERVICE = "uwallet"
PATIENCE = 3.0  # seconds: a keyring that asks on a screen nobody sees would wait for ever


class NoKeyring(Exception):
    """There is none, it is locked, or it did not answer in time."""


def put(name: str, secret: str) -> None:
    """Keep a secret, and make sure that it can be read again."""
    _asked(lambda ring: ring.set_password(SERVICE, name, secret))
    if get(name) != secret:
        raise NoKeyring


def get(name: str) -> str | None:
    """The secret of that name, None where there is none."""
    found = _asked(lambda ring: ring.get_password(SERVICE, name))
    return None if found is None else str(found)


def forget(name: str) -> None:
    """Remove the secret of that name; one that is not there is gone already."""
    if get(name) is not None:
        _asked(lambda ring: ring.delete_password(SERVICE, name))


def _asked(what: Callable[[Any], Any]) -> Any:
    """Ask in a daemon thread: the program can end though the keyring never answers."""
    from queue import Empty, SimpleQueue
    from threading import Thread

    answers: SimpleQueue[tuple[bool, Any]] = SimpleQueue()

    def ask() -> None:
        try:
            import keyring  # 69 ms; an extra, which may not be installed

            answers.put((True, what(keyring)))
        except BaseException:  # noqa: BLE001  (keyrings raise whatever they like, and it may name the secret)
            answers.put((False, None))

    Thread(target=ask, name="keyring", daemon=True).start()
    try:
        done, answer = answers.get(timeout=PATIENCE)
    except Empty:
        raise NoKeyring from None
    if not done:
        raise NoKeyring
    return answer
