"""`uwallet loan add`: a loan of one's own entered by hand, in a conversation or from a file."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.choosing_loan import today
from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.loans import Loan, new_loan_reference


def add(
    ctx: typer.Context,
    file: Annotated[str | None, typer.Option("--from", metavar="FILE.json", help="help.loan.add.from")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Keep a loan; without a file it is asked for, one thing at a time."""
    from uwallet_cli.show import loan as screens
    from uwallet_cli.show import loan_document as documents

    context: Context = ctx.obj
    loan = (_asked(context) if file is None else _read(context, file))._replace(ref=new_loan_reference())
    context.own_loans.add(loan)
    context.just_noted = True
    if context.settings.as_json:
        context.door.document(documents.loan(loan, today(context)))
    else:
        context.door.emit(screens.overview(loan, today(context), context.door.look))


def _read(context: Context, file: str) -> Loan:
    from uwallet_cli.interview.answers_file import read_answers
    from uwallet_cli.interview.own_loan import accepted

    return accepted(read_answers(file), context.now)


def _asked(context: Context) -> Loan:
    if not context.interactive:
        raise WrongUsage("loan_needs_terminal")
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.interview.own_loan import Described

    with guard():
        return Described(context.person, context.now).loan()
