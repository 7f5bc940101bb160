"""What one answer came to: a mark and the code of a reason, never the words themselves."""

from __future__ import annotations

from typing import NamedTuple

AGREES, DIFFERS, VAGUE = "agrees", "differs", "vague"


class Verdict(NamedTuple):
    """`mark` is agrees, differs or vague; `reason` the code of why. Neither holds what was said or given."""

    mark: str
    reason: str


def agrees(reason: str) -> Verdict:
    """The answer fits the application."""
    return Verdict(AGREES, reason)


def differs(reason: str) -> Verdict:
    """The answer contradicts the application."""
    return Verdict(DIFFERS, reason)


def vague(reason: str) -> Verdict:
    """The answer neither fits nor contradicts: it is asked for again."""
    return Verdict(VAGUE, reason)
