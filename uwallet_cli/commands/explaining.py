"""`uwallet status --explain` and `--letter`: the right to know how it was decided, and to have a person decide."""

from __future__ import annotations

from uwallet_cli.commands.helping import ASK
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.journey import Journey
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import marked
from uwallet_cli.text import say


def explain_decision(context: Context, journey: Journey) -> None:
    """Every factor of the decision with its points."""
    from uwallet_cli.show import explain as screens

    if context.settings.as_json:
        context.door.document(screens.document(journey))
    else:
        context.door.emit(screens.explanation(journey, context.door.look))


def write_letter(context: Context, journey: Journey, name: str) -> None:
    """The letter as a new text file; its name is made of the reference where none is given."""
    from uwallet_cli.commands.making_files import made
    from uwallet_cli.export.letter import letter

    if not journey.events:
        raise WrongUsage("nothing_decided", ref=journey.application.ref)
    if (journey.standing.review or {}).get("outcome") == "fine":
        raise WrongUsage("nothing_to_object", ref=journey.application.ref)
    text = letter(journey)
    ref = journey.application.ref
    file = made(context, f"uwallet-letter-{ref}.txt" if name == ASK else name, text, ref)
    if context.settings.as_json:
        context.door.document({"ref": journey.application.ref, "file": str(file), "text": text})
    else:
        context.door.emit(flow(text))
        context.door.talk(marked("done", say("letter.written", file=str(file)), context.door.talk_look))
