"""What stands between two questions, as data: a screen of show/wizard.py makes words of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from uwallet_cli.errors import UwalletError


class Welcome(NamedTuple):
    """The suitability check before the first question. `lender` decides about the application."""

    lender: str


class Resumed(NamedTuple):
    """A draft goes on: its reference, how many questions are answered, and how many there are."""

    ref: str
    answered: int
    total: int


class Kept(NamedTuple):
    """The first answer is stored: from here on nothing is lost."""

    ref: str


class Heading(NamedTuple):
    """Where in the form we are: the section, the question's number and how many there are, and the question's key."""

    section: str
    number: int
    total: int
    key: str


class Trouble(NamedTuple):
    """What is wrong with the answer just given."""

    error: UwalletError


class Notice(NamedTuple):
    """What deserves a second look in the answer just given, but is no fault."""

    code: str


class LastFour(NamedTuple):
    """What was typed unseen, by its last four."""

    key: str
    ending: str


class CheckPage(NamedTuple):
    """All answers, to be checked. Private long numbers are to be shown by their last four only."""

    answers: Mapping[str, Any]


class Submitted(NamedTuple):
    """The application is in: where its record stands, and when it was submitted."""

    ref: str
    lender: str
    folder: str
    at: datetime
    mended: bool


class CallBegins(NamedTuple):
    """A practice caller introduces themselves; so many questions will follow."""

    questions: int


class Heard(NamedTuple):
    """How an answer on the phone compared: agrees, differs or vague, and the code of why. What was said is not kept.

    It is the answer to question `number` of `total`.
    """

    key: str
    mark: str
    reason: str
    number: int
    total: int
