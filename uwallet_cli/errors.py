"""What can go wrong, as data: a code, its figures, an exit status. The words stand in text/*/errors.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Problem(NamedTuple):
    """One answer that is missing or not acceptable; `text/*/problems.py` says under `code` how to mend it."""

    key: str
    code: str
    params: dict[str, Any]


class UwalletError(Exception):
    """The base of every error a borrower can meet.

    `code` names its sentence (`errors.<code>`), `params` fill it, `details` list what is wrong with which answer.
    It never carries an answer itself: a traceback must not give one away.
    """

    status = 1

    def __init__(self, code: str, /, *, details: Sequence[Problem] = (), **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = tuple(details)
        self.params = params


class Failed(UwalletError):
    """Something that should have worked did not (exit 1)."""


class WrongUsage(UwalletError):
    """The command line is wrong, or there is no terminal and nothing was given (exit 2)."""

    status = 2


class NotFound(UwalletError):
    """No such application, topic or entry (exit 3)."""

    status = 3


class Unacceptable(UwalletError):
    """Answers are missing or not acceptable; `details` has every one of them (exit 4)."""

    status = 4


class StoreUnusable(UwalletError):
    """The store is locked, damaged, newer than this program, or not writable (exit 5)."""

    status = 5


class Interrupted(UwalletError):
    """The borrower stopped it: Ctrl-C, Ctrl-D, or the terminal is gone. Everything answered is kept (exit 130)."""

    status = 130
