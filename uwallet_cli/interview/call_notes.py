"""Noting a call while it is fresh: five short questions, each of which may be left empty."""

from __future__ import annotations

from uwallet_cli.ask.prompter import Move, Prompter
from uwallet_cli.clean import clean, without_long_numbers

ASKED = ("number", "name", "staff", "points", "promise")
LONGEST = 2000  # characters of one answer


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
    masked = without_long_numbers(text)
    if masked == text or person.confirm("log.mask", default=True) is not True:
        return text
    return masked
