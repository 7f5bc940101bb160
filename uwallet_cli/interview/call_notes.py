"""Noting a call while it is fresh: five short questions, each of which may be left empty."""

from __future__ import annotations

import re

from uwallet_cli.ask.prompter import Move, Prompter
from uwallet_cli.clean import clean

ASKED = ("number", "name", "staff", "points", "promise")
LONGEST = 2000  # characters of one answer

_LONG_NUMBER = re.compile(r"\d[\d\s-]{13,22}[\dXx]")


def noted(person: Prompter) -> dict[str, str]:
    """What was said, by question; long numbers (an ID, a card) only if the borrower wants them kept."""
    said: dict[str, str] = {}
    for key in ASKED:
        given = person.text(f"log.{key}", optional=True)
        if isinstance(given, Move) or not clean(given):
            continue
        said[key] = _masked(person, clean(given)[:LONGEST])
    return said


def _masked(person: Prompter, text: str) -> str:
    if not _LONG_NUMBER.search(text):
        return text
    if person.confirm("log.mask", default=True) is not True:
        return text
    return _LONG_NUMBER.sub(lambda match: f"****{match[0][-4:]}", text)
