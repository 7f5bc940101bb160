"""`uwallet data show`: what is stored, where, why and since when; nothing private is opened for it."""

from __future__ import annotations

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.loan.keeping import Holdings, untouched


def show(
    ctx: typer.Context,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Show it; a draft left alone for long is offered for deletion where somebody can be asked."""
    context: Context = ctx.obj
    emit_holdings(context)


def emit_holdings(context: Context) -> None:
    """What is kept, as a screen or as JSON."""
    from uwallet_cli.show import data as screens

    holdings = Holdings(
        folder=str(context.folder),
        kept=tuple(context.whole.inventory()),
        key=context.whole.key_kept(),
        key_file=context.whole.key_file,
        traces=tuple(context.traces.all()),
        old_drafts=tuple(untouched(context.applications.open_ones(), context.now)),
        put_aside=context.whole.put_aside(),
    )
    if context.settings.as_json:
        context.door.document(screens.document(holdings))
        return
    context.door.emit(screens.holdings(holdings, context.door.look))
    if holdings.old_drafts and context.interactive:
        from uwallet_cli.ask.terminal import guard
        from uwallet_cli.commands.erasing_data import offer_old_drafts

        with guard():
            offer_old_drafts(context)
