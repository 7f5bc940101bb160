"""`uwallet loan`: keeping control after the payout; one command below for each thing to do with a loan."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.loan.loans import is_loan_reference

Ref = Annotated[str | None, typer.Argument(metavar="REF", help="help.loan.ref")]


def loan(ctx: typer.Context, as_json: AsJson = False) -> None:  # noqa: ARG001  (read beforehand)
    """The overview of the newest loan."""
    if ctx.invoked_subcommand is None:
        _overview(ctx.obj, None)


def show(ctx: typer.Context, ref: Ref = None, as_json: AsJson = False) -> None:  # noqa: ARG001
    """The overview of one loan."""
    _overview(ctx.obj, ref)


def listed(ctx: typer.Context, as_json: AsJson = False) -> None:  # noqa: ARG001
    """All loans, one line each."""
    from uwallet_cli.commands.choosing_loan import every_loan, today
    from uwallet_cli.commands.emitting import tell_damaged
    from uwallet_cli.show import loan as screens
    from uwallet_cli.show import loan_document as documents

    context: Context = ctx.obj
    loans, day = every_loan(context), today(context)
    if context.settings.as_json:
        context.door.document([documents.loan(one, day) for one in loans])
    else:
        context.door.emit(screens.loan_list(loans, day, context.door.look))
    tell_damaged(context)


def schedule(ctx: typer.Context, ref: Ref = None, as_json: AsJson = False) -> None:  # noqa: ARG001
    """Every instalment with its account, and a chart."""
    from uwallet_cli.commands.choosing_loan import chosen_loan, today
    from uwallet_cli.show import loan_document as documents
    from uwallet_cli.show import loan_schedule as screens

    context: Context = ctx.obj
    chosen, day = chosen_loan(context, ref), today(context)
    if context.settings.as_json:
        context.door.document(documents.schedule(chosen, day))
    else:
        context.door.emit(screens.schedule(chosen, day, context.door.look))


def due(
    ctx: typer.Context,
    ref: Ref = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="help.loan.due.quiet")] = False,
    as_json: AsJson = False,  # noqa: ARG001
) -> None:
    """One line of what is due, over all loans or one; the exit status says how urgent it is."""
    from uwallet_cli.commands.choosing_loan import chosen_loan, open_loans, today
    from uwallet_cli.commands.emitting import tell_damaged
    from uwallet_cli.loan.loans import EXIT_STATUS, dues_of

    context: Context = ctx.obj
    loans = [chosen_loan(context, ref)] if ref else open_loans(context)
    dues, urgency = dues_of(loans, today(context))
    if context.settings.as_json:
        from uwallet_cli.show import loan_document as documents

        context.door.document({"urgency": urgency, "due": [documents.due(one) for one in dues]})
    elif not quiet or EXIT_STATUS[urgency]:
        from uwallet_cli.show import loan as screens

        context.door.emit(screens.due_line(dues))
    tell_damaged(context)
    raise typer.Exit(EXIT_STATUS[urgency])


loan.table = {  # type: ignore[attr-defined]
    "show": "uwallet_cli.commands.loan:show",
    "schedule": "uwallet_cli.commands.loan:schedule",
    "pay": "uwallet_cli.commands.repaying:pay",
    "payoff": "uwallet_cli.commands.repaying:payoff",
    "due": "uwallet_cli.commands.loan:due",
    "calendar": "uwallet_cli.commands.loan_files:calendar",
    "export": "uwallet_cli.commands.loan_files:export",
    "care": "uwallet_cli.commands.caring:care",
    "add": "uwallet_cli.commands.adding_loan:add",
    "list": "uwallet_cli.commands.loan:listed",
}


loan.shows = ("show", is_loan_reference)  # type: ignore[attr-defined]


def _overview(context: Context, ref: str | None) -> None:
    from uwallet_cli.commands.choosing_loan import chosen_loan, today

    chosen, day = chosen_loan(context, ref), today(context)
    if context.settings.as_json:
        from uwallet_cli.show import loan_document as documents

        context.door.document(documents.loan(chosen, day))
    else:
        from uwallet_cli.show import loan as screens

        context.door.emit(screens.overview(chosen, day, context.door.look))
