"""Finding a note of the borrower's own: by the pairs of characters and the words it shares with the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from uwallet_cli.knowledge.features import folded, stem
from uwallet_cli.loan.note import Note

ENOUGH = 0.55  # of the question, weighed by how rare its pieces are among the notes

_PIECES = re.compile(r"[㐀-鿿]+|[a-z]+|\d+")


class Match(NamedTuple):
    """A note and how much of the question it has, from 0 to 1."""

    note: Note
    share: float


def best(question: str, notes: Sequence[Note]) -> Match | None:
    """The note that has most of the question; None where none has enough."""
    pieces = _pieces(question)
    if not pieces or not notes:
        return None
    texts = [folded(note.text[:_READ]) for note in notes]
    holding = {piece: [piece in text for text in texts] for piece in pieces}
    # What no note has tells little: people ask in other words than they wrote.
    weights = {piece: log(1 + len(notes) / sum(found)) if any(found) else 0.6 for piece, found in holding.items()}
    whole = sum(weights.values())
    shares = [sum(weights[piece] for piece in pieces if holding[piece][at]) / whole for at in range(len(notes))]
    at = max(range(len(notes)), key=shares.__getitem__)
    return Match(notes[at], shares[at]) if shares[at] >= ENOUGH else None


_READ = 400  # characters of a note: 5,000 of them are read in the time of a blink


def _pieces(question: str) -> set[str]:
    found: set[str] = set()
    for run in _PIECES.findall(folded(question)):
        if run.isascii():
            found.add(run if run.isdigit() else stem(run))
        else:
            found.update(run[at : at + 2] for at in range(max(1, len(run) - 1)))
    return found
