"""`uwallet callback forecast`: would they call, and what would change that; with other terms, if one likes."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.errors import NotFound


def forecast(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.callback.forecast.ref")] = None,
    amount: Annotated[str | None, typer.Option("--amount", metavar="YUAN", help="help.apply.flag.amount")] = None,
    months: Annotated[
        str | None, typer.Option("--months", metavar="3|6|9|12|18|24|36", help="help.apply.flag.months")
    ] = None,
    method: Annotated[str | None, typer.Option("--method", metavar="CHOICE", help="help.apply.flag.method")] = None,
    documents: Annotated[
        str | None, typer.Option("--documents", metavar="CHOICE", help="help.apply.flag.documents")
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="help.callback.forecast.answers")
    ] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Run the practice policy on the borrower's answers, changed as wished; nothing is stored."""
    from uwallet_cli.interview.answering import accept_all
    from uwallet_cli.interview.answers_file import read_answers
    from uwallet_cli.lenders.preview import preview
    from uwallet_cli.show import forecast as screens

    context: Context = ctx.obj
    wished: dict[str, Any] = {"amount": amount, "months": months, "method": method, "documents": documents}
    wished = {key: value for key, value in wished.items() if value is not None}
    if answers is not None:
        before, lender = None, "practice"
        wished = {**read_answers(answers), **wished}
    else:
        try:
            application = context.chosen(ref, private=True).application
        except NotFound as none:
            raise none if ref is not None else NotFound("no_application_forecast") from none
        before, lender = application.all_answers, application.lender
    accepted, _ = accept_all(wished, context.now.date(), before=before)
    shown = preview(accepted, lender)
    if context.settings.as_json:
        context.door.document(screens.document(shown))
    else:
        context.door.emit(screens.forecast(shown, context.door.look))
