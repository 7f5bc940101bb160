"""The note card to keep by the phone: what stands in the application, without any full number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from uwallet_cli.interview.explaining import GENERAL, Asked, explained
from uwallet_cli.interview.pages import Heard
from uwallet_cli.loan.journey import Journey
from uwallet_cli.show import words
from uwallet_cli.show.call import heard_document, label
from uwallet_cli.show.callback import asked_document, shown
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, bullets, card, fields, stack
from uwallet_cli.text import say

REMINDERS = ("ask", "never", "back")


def rows(journey: Journey | None) -> list[tuple[str, str]]:
    """Every question of the call and what stands in the application for it."""
    return [(label(one.key), shown(one)) for one in _asked(journey)]


def _asked(journey: Journey | None) -> tuple[Asked, ...]:
    return (explained(journey, None) if journey else GENERAL).asked


def note_card(journey: Journey | None, look: Look) -> RenderableType:
    """The card on the screen."""
    lines = [(name, theirs(value)) for name, value in rows(journey)]
    body = stack(fields(lines, look), flow(""), bullets([say(f"card.{name}") for name in REMINDERS], look))
    return card(_title(journey), body, look, "soft")


def as_text(journey: Journey | None) -> str:
    """The card as a text file."""
    colon = say("words.colon")
    lines = [f"{name}{colon}{value}" for name, value in rows(journey)]
    reminders = [f"- {say(f'card.{name}')}" for name in REMINDERS]
    return "\n".join([_title(journey), "", *lines, "", *reminders]) + "\n"


def _title(journey: Journey | None) -> str:
    if journey is None:
        return say("card.title")
    return say("card.title_of", ref=journey.application.ref, lender=words.lender_name(journey.application.lender))


def document(journey: Journey | None, heard: Sequence[Heard], file: str | None) -> dict[str, Any]:
    """A rehearsal as JSON: how each answer compared, never what was said, and the card."""
    return {
        "ref": journey.application.ref if journey else None,
        "heard": [heard_document(one) for one in heard],
        "card": [asked_document(one) for one in _asked(journey)],
        "file": file,
    }
