"""The borrower's own notes, as a list, as text, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from uwallet_cli.clean import clean
from uwallet_cli.loan.note import Note
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, heading, indented, stack, to_type
from uwallet_cli.text import say


def note_list(notes: Sequence[Note], look: Look) -> RenderableType:
    """Every note with the number it is removed by."""
    if not notes:
        return stack(flow(say("notes.none")), to_type(say("notes.example"), look))
    parts: list[RenderableType] = []
    for note in notes:
        parts.append(heading(say("notes.title", number=note.number, at=words.moment(note.at)), look))
        parts += [indented(theirs(line), look) for line in note.text.splitlines()]
    return stack(*parts, flow(say("notes.remove")))


def as_text(notes: Sequence[Note]) -> str:
    """The notes as a text file."""
    parts = [
        "\n".join(
            [say("notes.title", number=note.number, at=words.moment(note.at)), *map(clean, note.text.splitlines())]
        )
        for note in notes
    ]
    return "\n\n".join(parts) + "\n"


def document(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """The notes as JSON."""
    return [{"number": note.number, "at": note.at.isoformat(), "text": note.text} for note in notes]
