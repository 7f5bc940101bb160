"""`uwallet callback rehearse`: a mock call that decides nothing and is not kept."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.errors import NotFound
from uwallet_cli.loan.journey import Journey


def rehearse(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.callback.rehearse.ref")] = None,
    card: Annotated[str | None, typer.Option("--card", metavar="FILE", help="help.callback.rehearse.card")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Hold the call, say what to look up, and show the note card; with --card it becomes a text file, too."""
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.commands.making_files import made
    from uwallet_cli.export.text_file import must_be_new
    from uwallet_cli.interview.call import Call, HungUp, expected, nothing_known
    from uwallet_cli.loan.repayment import due_day
    from uwallet_cli.show import card as cards
    from uwallet_cli.show.call import summary

    context: Context = ctx.obj
    journey = _chosen(context, ref)
    if not context.interactive:
        raise needs_terminal(context)
    if card is not None:
        must_be_new(card)
    today = context.now.date()
    known = expected(journey.application.all_answers, due_day(today, 1)) if journey else nothing_known()
    with guard():
        try:
            heard = Call(context.person, today, context.seed).held(known)
        except HungUp:
            heard = []
    context.door.talk(summary(heard, context.door.talk_look))
    about = journey.application.ref if journey else None
    file = None if card is None else made(context, card, cards.as_text(journey), about)
    if context.settings.as_json:
        context.door.document(cards.document(journey, heard, None if file is None else str(file)))
    else:
        context.door.emit(cards.note_card(journey, context.door.look))


def _chosen(context: Context, ref: str | None) -> Journey | None:
    """The borrower's own application, where there is one."""
    try:
        return context.chosen(ref, private=True)
    except NotFound:
        if ref is not None:
            raise
        return None
