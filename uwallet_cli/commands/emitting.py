"""The last step of a command: the same result as a screen or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uwallet_cli.context import Context

if TYPE_CHECKING:  # every command is here for `--json`, and few have to do with an application
    from uwallet_cli.loan.application import Application
    from uwallet_cli.loan.journey import Journey

# Read beforehand, like --lang: `context.settings.as_json` knows it wherever on the line it stands.
AsJson = Annotated[bool, typer.Option("--json", help="help.json")]


def emit_journey(context: Context, journey: Journey) -> None:
    """One application, as `status` shows it."""
    if context.settings.as_json:
        from uwallet_cli.show.document import journey as document

        context.door.document(document(journey))
    else:
        from uwallet_cli.show.status import status

        context.door.emit(status(journey, context.door.look))


def emit_draft(context: Context, draft: Application | None) -> None:
    """What stands where nothing was submitted, as JSON: the draft that is kept, or null."""
    if draft is None:
        context.door.document(None)
    else:
        emit_journey(context, context.journey(draft))


def emit_all(context: Context) -> None:
    """Every application: in JSON whole, on a screen one line each."""
    if context.settings.as_json:
        from uwallet_cli.show.document import journey as document

        context.door.document([document(journey) for journey in context.all_journeys()])
    else:
        from uwallet_cli.show.overview import overview

        context.door.emit(overview(context.overview(), context.door.look))


def tell_damaged(context: Context) -> None:
    """What could not be read is named; it was left out and left alone."""
    damaged = context.applications.damaged
    if damaged:
        from uwallet_cli.show.problems import note
        from uwallet_cli.text import say

        files = ", ".join(str(path) for path in damaged)
        context.door.talk(note(say("status.damaged", count=len(damaged), files=files), context.door.talk_look))
    for _, trouble in context.troubled:
        from uwallet_cli.show.problems import error

        context.door.talk(error(trouble, context.door.talk_look))


def written(context: Context, file: Path) -> None:
    """Say where a file was written."""
    from uwallet_cli.show.look import marked
    from uwallet_cli.text import say

    context.door.talk(marked("done", say("words.written", file=str(file)), context.door.talk_look))
