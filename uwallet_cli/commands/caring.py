"""`uwallet loan care`: what to ask for and to check after the payout, and what the money was used for."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.clean import clean, without_long_numbers
from uwallet_cli.commands.choosing_loan import chosen_loan, today
from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.loan import Ref
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.loans import Use

LONGEST = 2000  # characters


def care(
    ctx: typer.Context,
    ref: Ref = None,
    used: Annotated[str | None, typer.Option("--used", metavar="TEXT", help="help.loan.care.used")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Show the checklist; with `--used` keep first what the money was used for, beside the purpose stated."""
    from uwallet_cli.show import loan_care as screens
    from uwallet_cli.show import loan_document as documents

    context: Context = ctx.obj
    loan, day = chosen_loan(context, ref), today(context)
    if used is not None:
        context.own_loans.add_use(loan.ref, Use(context.now, _text(used)))
        context.just_noted = True
    uses = context.own_loans.uses(loan.ref)
    if context.settings.as_json:
        context.door.document(documents.care(loan, uses, day))
    else:
        context.door.emit(screens.care(loan, uses, day, context.door.look))


def _text(words: str) -> str:
    """The note; long numbers keep their last four only."""
    text = without_long_numbers(clean(words))
    if not text:
        raise WrongUsage("empty_use")
    if len(text) > LONGEST:
        raise WrongUsage("long_note", most=LONGEST)
    return text
