"""A drilled call: what it is made of, what it is worth, and the score of a whole drill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

KINDS = ("fraud", "genuine", "mixed")
# hung up, or finished well · hung up and asked oneself · money or secrets gone · a genuine call lost · too much said
ENDS = ("safe", "checked", "lost", "missed", "wasted")
WELL = ("safe", "checked")

FULL = 10  # points for a call
WORTH = {"safe": FULL, "checked": FULL, "wasted": 5, "missed": 3, "lost": 0}
LATE = 2  # points less for each time one went on after a hard sign
CALLED_BACK = 9  # a genuine caller was called back: always right, and only takes a little longer


class Reply(NamedTuple):
    """What the borrower can say or do, and the turn or end it leads to."""

    words: str
    to: str


class Turn(NamedTuple):
    """What the caller says, and the signs in it (codes of loan/callers.py)."""

    words: str
    signs: tuple[str, ...]
    replies: tuple[Reply, ...]


class Script(NamedTuple):
    """A call in one language, from the turn `start` on. `shows` is the class of the number on the telephone."""

    id: str
    kind: str
    shows: str
    title: str
    lesson: str
    turns: Mapping[str, Turn]


class Score(NamedTuple):
    """One drill: `points` of `most`, over `rounds` calls."""

    at: datetime
    points: int
    most: int
    rounds: int


def points(kind: str, end: str, late: int) -> int:
    """What a call of that kind and end is worth; `late` is how often one went on after a hard sign."""
    if kind == "genuine" and end == "checked":
        return CALLED_BACK
    return WORTH[end] - LATE * late if end in WELL else WORTH[end]


def best(scores: Sequence[Score], rounds: int) -> Score | None:
    """The best of the drills with so many calls; of equals the first."""
    return max((score for score in scores if score.rounds == rounds), key=lambda score: score.points, default=None)


def bests(scores: Sequence[Score]) -> list[Score]:
    """The best for each number of calls, the shortest drill first."""
    return [top for rounds in sorted({score.rounds for score in scores}) if (top := best(scores, rounds))]
