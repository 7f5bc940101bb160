"""`uwallet quote`: what a loan really costs, the practice lender's or any other's; at most a sheet is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context

if TYPE_CHECKING:
    from uwallet_cli.loan.quoting import Quote, Sheet
    from uwallet_cli.show.quote import Carrying


def quote(
    ctx: typer.Context,
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="help.quote.amount")],
    months: Annotated[str, typer.Option("--months", metavar="N", help="help.quote.months")],
    method: Annotated[str | None, typer.Option("--method", metavar="CHOICE", help="help.apply.flag.method")] = None,
    rate: Annotated[str | None, typer.Option("--rate", metavar="RATE", help="help.quote.rate")] = None,
    flat_rate: Annotated[str | None, typer.Option("--flat-rate", metavar="RATE", help="help.quote.flat_rate")] = None,
    daily_rate: Annotated[
        str | None, typer.Option("--daily-rate", metavar="RATE", help="help.quote.daily_rate")
    ] = None,
    upfront_fee: Annotated[
        str | None, typer.Option("--upfront-fee", metavar="FEE", help="help.quote.upfront_fee")
    ] = None,
    monthly_fee: Annotated[
        str | None, typer.Option("--monthly-fee", metavar="FEE", help="help.quote.monthly_fee")
    ] = None,
    compare: Annotated[bool, typer.Option("--compare", help="help.quote.compare")] = False,
    sheet: Annotated[bool, typer.Option("--sheet", help="help.quote.sheet")] = False,
    export: Annotated[str | None, typer.Option("--export", metavar="FILE", help="help.quote.export")] = None,
    application: Annotated[
        str | None, typer.Option("--application", metavar="REF", help="help.quote.application")
    ] = None,
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE", help="help.quote.answers")] = None,
    share: Annotated[bool, typer.Option("--share", help="help.quote.share")] = False,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Work the offer out, and show it with whatever else was asked for."""
    from uwallet_cli.interview.offering import read_offer
    from uwallet_cli.lenders.practice import lender as practice
    from uwallet_cli.loan import quoting
    from uwallet_cli.show import quote as screens

    context: Context = ctx.obj
    policy = practice.policy
    typed = {
        "amount": amount,
        "months": months,
        "method": method,
        "rate": rate,
        "flat_rate": flat_rate,
        "daily_rate": daily_rate,
        "upfront_fee": upfront_fee,
        "monthly_fee": monthly_fee,
    }
    offer, basis = read_offer(typed, policy.rate)
    shown = quoting.quote(offer, context.now.date())
    quoted = screens.Quoted(
        sheet=quoting.sheet(shown, basis, policy.penalty_multiple),
        notes=quoting.notes(shown, policy.lines.annual_cost),
        lines=policy.lines,
        comparison=quoting.compare(shown.offer, policy.terms) if compare else None,
        carrying=_carrying(context, shown, application=application, answers=answers, share=share),
    )
    if export is not None:
        _write(context, quoted.sheet, export)
    if context.settings.as_json:
        from uwallet_cli.show.quote_document import document

        context.door.document(document(quoted, with_sheet=sheet))
    elif sheet:
        context.door.emit(screens.with_sheet(quoted, context.door.look))
    else:
        context.door.emit(screens.quote(quoted, context.door.look))


def _carrying(
    context: Context, shown: Quote, *, application: str | None, answers: str | None, share: bool
) -> Carrying | None:
    """How the borrower would carry it, where income and debts are known or may be asked for."""
    from uwallet_cli.errors import WrongUsage

    ways = {"--application": application is not None, "--answers": answers is not None, "--share": share}
    chosen = [option for option, is_given in ways.items() if is_given]
    if not chosen:
        return None
    if len(chosen) > 1:
        raise WrongUsage("options_clash", first=chosen[0], second=chosen[1])

    from uwallet_cli.commands.carrying import carried, means_of

    return carried(means_of(context, shown.offer, application=application, answers=answers), shown)


def _write(context: Context, sheet: Sheet, name: str) -> None:
    from uwallet_cli.commands.making_files import made
    from uwallet_cli.export.sheet import sheet_file
    from uwallet_cli.show.flow import theirs
    from uwallet_cli.text import say

    made(context, name, sheet_file(name, sheet, context.now.date()))
    context.door.talk(theirs(say("sheet.written", file=name)))
