"""An application and what has happened to it. Everything else a borrower sees is folded from these two values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

from uwallet_cli.errors import NotFound

CHINA = timezone(timedelta(hours=8))  # mainland China has one zone and no daylight saving

SHIPPED = ("practice", "own")  # the lenders that are part of uwallet; any other one is a plug-in

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to misread


class Event(NamedTuple):
    """Something a borrower or a lender did, or that followed from the clock. `data` is plain JSON, money a string."""

    at: datetime
    kind: str
    data: Mapping[str, Any] = {}


class Application(NamedTuple):
    """One application: the answers, and its events in order of time.

    `answers` has what is not private; `private` the private answers, or None where they were not opened;
    `masks` what a screen may show of them (`{"card_number": "0005"}`), `private_given` which of them were given.
    `revision` counts the saves: a save from an older revision is refused.
    """

    ref: str
    lender: str
    created: datetime
    updated: datetime
    answers: Mapping[str, Any]
    private: Mapping[str, Any] | None
    masks: Mapping[str, str]
    private_given: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    revision: int = 0

    @property
    def all_answers(self) -> dict[str, Any]:
        """Public and private answers together. ValueError where the private ones were not opened."""
        if self.private is None:
            raise ValueError("the private answers were not opened")
        return {**self.answers, **self.private}

    @property
    def is_plugged_in(self) -> bool:
        """Whether a lender that is no part of uwallet decides about it."""
        return self.lender not in SHIPPED

    @property
    def is_draft(self) -> bool:
        """Whether it still waits to be submitted."""
        return not self.events

    def with_events(self, *new: Event) -> Application:
        """The same application after these events."""
        return self._replace(events=(*self.events, *new))


def new_reference() -> str:
    """A reference that is not taken anywhere: `UW-` and 8 random characters (40 bits)."""
    import secrets  # 5 ms, and only a new application needs it

    return "UW-" + "".join(secrets.choice(ALPHABET) for _ in range(8))


def is_reference(text: str) -> bool:
    """Whether this is a reference in its one form."""
    return len(text) == 11 and text.startswith("UW-") and set(text[3:]) <= set(ALPHABET)


def looks_like_reference(typed: str) -> bool:
    """Whether a word on the line is meant as a reference and not as a command."""
    return typed[:3].upper() == "UW-"


def is_meant_as_reference(typed: str) -> bool:
    """Whether words that may be anything can only be meant as a reference, be it one letter short or too long."""
    head, _, tail = "".join(typed.split()).upper().partition("-")
    return head in ("UW", "LN") and tail.isascii() and tail.isalnum() and 7 <= len(tail) <= 9


def read_reference(typed: str) -> str:
    """A reference as typed, in its one form: case, spaces and the letters people confuse do not matter."""
    text = "".join(typed.split()).upper()
    head, _, tail = text.rpartition("-")
    if head not in ("", "UW"):
        return text  # another kind of number, which must not become the reference of an application
    tail = tail.removeprefix("UW") if not head and len(tail) > 8 else tail
    return "UW-" + tail.translate(str.maketrans("OIL", "011"))


def read_application_reference(typed: str) -> str:
    """The reference of an application as typed, in its one form. NotFound, naming what was typed, where it is none."""
    ref = read_reference(typed)
    if is_reference(ref):
        return ref
    raise NotFound("own_loan_no_application" if ref.startswith("LN-") else "no_application", ref=typed)
