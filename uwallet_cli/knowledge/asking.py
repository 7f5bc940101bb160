"""Which entry answers a question? By its id, its title, or its number in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from uwallet_cli.clean import folded
from uwallet_cli.errors import NotFound

Document = dict[str, Any]

_AN_ID = re.compile(r"[a-z][a-z0-9-]*")


class Answer(NamedTuple):
    """What was asked, and the entry that answers it, or None; `confidence` from 0 to 1."""

    query: str
    lang: str
    entry: Document | None
    confidence: float
    related: tuple[Document, ...]


def answer(query: str, lang: str, documents: Sequence[Document]) -> Answer:
    """The answer to a question. NotFound for one word that looks like an id and is none."""
    spoken = [one for one in documents if one["lang"] == lang]
    asked = folded(query).casefold()
    found = next((one for one in spoken if asked in (one["id"], folded(one["title"]).casefold())), None)
    if found is None and asked.isdigit() and 0 < int(asked) <= len(spoken):
        found = spoken[int(asked) - 1]
    if found is None and _AN_ID.fullmatch(asked) and "-" in asked:
        raise NotFound("no_topic", topic=asked)
    if found is None:
        return Answer(query, lang, None, 0.0, tuple(one for one in spoken if one["id"] == "contact"))
    related = tuple(one for name in found["related"] for one in spoken if one["id"] == name)
    return Answer(query, lang, found, 1.0, related)
