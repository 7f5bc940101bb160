"""The notes of calls, as a list, as text, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.interview.call_notes import ASKED
from uwallet_cli.loan.calls import CallNote
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, fields, heading, indented, stack, to_type
from uwallet_cli.text import say


def call_list(notes: Sequence[CallNote], look: Look) -> RenderableType:
    """Every note, oldest first."""
    if not notes:
        return stack(flow(say("log.none")), to_type("uwallet callback log --add", look))
    parts: list[RenderableType] = []
    for note in notes:
        parts.append(heading(_title(note), look))
        rows: list[tuple[str, str | Text]] = [(say(f"log.{key}.label"), theirs(value)) for key, value in _said(note)]
        if rows:
            parts.append(indented(fields(rows, look), look))
    return stack(*parts)


def as_text(notes: Sequence[CallNote]) -> str:
    """The notes as a text file."""
    lines: list[str] = []
    for note in notes:
        lines.append(_title(note))
        lines += [f"  {say(f'log.{key}.label')}{say('words.colon')}{theirs(value).plain}" for key, value in _said(note)]
        lines.append("")
    return "\n".join(lines)


def document(notes: Sequence[CallNote]) -> list[dict[str, Any]]:
    """The notes as JSON."""
    return [
        {
            "at": note.at.isoformat(),
            "ref": note.ref,
            "missed": note.missed,
            **{key: note.said.get(key) for key in ASKED},
        }
        for note in notes
    ]


def _title(note: CallNote) -> str:
    kind = say("log.missed" if note.missed else "log.taken")
    told = [words.moment(note.at), kind, *([say("log.about", ref=note.ref)] if note.ref else [])]
    return say("words.pause").join(told)


def _said(note: CallNote) -> list[tuple[str, str]]:
    return [(key, note.said[key]) for key in ASKED if key in note.said]
