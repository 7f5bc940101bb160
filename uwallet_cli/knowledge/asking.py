"""What a question is answered with: an entry by its id or title, a note of one's own, what fits best, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from uwallet_cli.errors import NotFound

if TYPE_CHECKING:
    from uwallet_cli.knowledge.own import Match
    from uwallet_cli.loan.note import Note

Document = dict[str, Any]

SURE = 0.12  # under this the answer is "I do not know that one"; by `making/learn.py --try`


class Answer(NamedTuple):
    """What was asked, and what answers it: an entry, or a note of the borrower's own, or neither.

    `confidence` is from 0 to 1. `related` are the entries to read next; where there is no answer, the nearest ones.
    """

    query: str
    lang: str
    entry: Document | None
    confidence: float
    related: tuple[Document, ...]
    own: Match | None = None


def answer(query: str, lang: str, documents: Sequence[Document], notes: Callable[[], Sequence[Note]]) -> Answer:
    """The answer to a question. NotFound for one word that looks like an id and is none.

    `notes` are read only for a question in free words.
    """
    by_id = {one["id"]: one for one in documents}
    entry = by_id.get(query) or _titled(query, by_id)
    if entry is not None:
        return Answer(query, lang, entry, 1.0, _related(entry, by_id))
    return _searched(query, lang, by_id, notes)


def _titled(query: str, by_id: dict[str, Document]) -> Document | None:
    """The entry whose id or title this is, however it was typed."""
    import re

    from uwallet_cli.clean import folded

    asked = folded(query).casefold()
    titles = {folded(one["title"]).casefold(): one for one in by_id.values()}
    entry = by_id.get(asked) or titles.get(asked)
    if entry is None and re.fullmatch(r"[a-z]+(-[a-z]+)+", asked):
        for near in _near(asked, by_id):
            raise NotFound("no_topic_near", topic=asked, near=near)
        raise NotFound("no_topic", topic=asked)
    return entry


def _near(asked: str, by_id: Iterable[str]) -> list[str]:
    """The id that was mistyped, if one looks like it."""
    from difflib import get_close_matches  # 4 ms, and only where there is no answer

    return get_close_matches(asked, list(by_id), 1, 0.7)


def _searched(query: str, lang: str, by_id: dict[str, Document], notes: Callable[[], Sequence[Note]]) -> Answer:
    from uwallet_cli.knowledge import own
    from uwallet_cli.knowledge.search import NOTHING, rank

    topics = rank(query, lang)
    likely = [(by_id[topic], share) for topic, share in topics if topic in by_id]
    written = own.best(query, notes())
    if likely and topics[0][0] != NOTHING and likely[0][1] >= SURE:
        entry, confidence = likely[0]
        return Answer(query, lang, entry, round(confidence, 3), _related(entry, by_id), written)
    nearest = [by_id[name] for name in _near(query.casefold(), by_id)] + [entry for entry, _ in likely]
    others = list({entry["id"]: entry for entry in nearest if entry["id"] != "contact"}.values())[:2]
    confidence = round(likely[0][1], 3) if likely else 0.0
    return Answer(query, lang, None, confidence, (*others, by_id["contact"]), written)


def _related(entry: Document, by_id: dict[str, Document]) -> tuple[Document, ...]:
    return tuple(by_id[name] for name in entry["related"] if name in by_id)
