"""`uwallet loan pay` and `payoff`: note a repayment with its receipt; what it takes to settle a loan."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated

import typer

from uwallet_cli.commands.choosing_loan import chosen_loan, loan_of_application, today
from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.loan import Ref
from uwallet_cli.context import Context
from uwallet_cli.errors import Interrupted, Problem, StoreUnusable, Unacceptable, WrongUsage
from uwallet_cli.loan.application import CHINA, Event
from uwallet_cli.loan.books import oldest_open, owed
from uwallet_cli.loan.loans import Loan, Payment, is_loan_reference
from uwallet_cli.loan.paying import receipt as receipt_of
from uwallet_cli.settings import read_moment
from uwallet_cli.show import words
from uwallet_cli.text import say

At = Annotated[str | None, typer.Option("--at", metavar="TIME", help="help.loan.at")]
ReceiptFile = Annotated[str | None, typer.Option("--receipt", metavar="FILE", help="help.loan.receipt")]


def pay(
    ctx: typer.Context,
    ref: Ref = None,
    amount: Annotated[str | None, typer.Argument(metavar="AMOUNT", help="help.loan.pay.amount")] = None,
    at: At = None,
    receipt: ReceiptFile = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Note a repayment; without an amount the oldest open instalment with its penalty."""
    context: Context = ctx.obj
    if ref is not None and amount is None and not is_loan_reference(ref):
        ref, amount = None, ref
    loan = chosen_loan(context, ref)
    when = _moment(context, loan, at)
    _keep(context, loan, Payment(when, _amount(context, loan, when, amount)), receipt)


pay.figures = True  # type: ignore[attr-defined]


def payoff(
    ctx: typer.Context,
    ref: Ref = None,
    at: Annotated[str | None, typer.Option("--at", metavar="DATE", help="help.loan.payoff.at")] = None,
    settle: Annotated[bool, typer.Option("--pay", help="help.loan.payoff.pay")] = False,
    amount: Annotated[str | None, typer.Option("--amount", metavar="YUAN", help="help.loan.payoff.amount")] = None,
    receipt: ReceiptFile = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """What is owed if it is paid off on a day, and what that saves. Nothing is stored unless it is paid."""
    from uwallet_cli.show import loan_document as documents
    from uwallet_cli.show import loan_payment as screens

    context: Context = ctx.obj
    loan = chosen_loan(context, ref)
    if settle:
        when = _moment(context, loan, at)
        _refuse_settled(loan, when)
        if amount is not None and loan.lender:  # whose terms are known here
            raise WrongUsage("amount_of_own_loan", ref=loan.ref)
        settles = loan.payoff(when.astimezone(CHINA).date()).amount if amount is None else _read(amount)
        payment = Payment(when, settles, payoff=True)
        if loan.paying(payment).state(payment.day) != "settled":
            raise Unacceptable("answers", details=[Problem("payment", "settles_nothing", {})])
        _keep(context, loan, payment, receipt)
        return
    if receipt is not None or amount is not None:
        raise WrongUsage("only_with_pay", option="--receipt" if receipt is not None else "--amount")
    if at is None:
        when = max(context.now, loan.last)
    else:  # any hour of that day will do, also of one to come
        when = datetime.combine(read_moment(at, "bad_at").date(), time.max, CHINA)
    _refuse_settled(loan, when)
    _refuse_early(loan, when, loan.last)
    sums = loan.payoff(when.astimezone(CHINA).date())
    if context.settings.as_json:
        context.door.document(documents.payoff(loan, sums))
    else:
        context.door.emit(screens.payoff(loan, sums, today(context), context.door.look))


def _moment(context: Context, loan: Loan, at: str | None) -> datetime:
    """When a payment is noted: after the payout and all that happened since, and not in the future."""
    last = loan.last
    if loan.lender:
        from uwallet_cli.lenders.registry import moment_to_act

        application = context.applications.get(loan.ref)
        if at is None:
            return moment_to_act(application, context.now)
        last = max(last, application.events[-1].at)
    elif at is None:
        return max(context.now, last)
    when = read_moment(at, "bad_at")
    if when > context.now:
        raise WrongUsage("at_in_future")
    if _is_day(at) and when.date() == last.astimezone(CHINA).date():
        return max(when, last)  # a day without an hour: on the day of the last event it means after that
    _refuse_early(loan, when, last)
    return when


def _is_day(at: str) -> bool:
    try:
        date.fromisoformat(at.strip())
    except ValueError:
        return False
    return True


def _refuse_early(loan: Loan, when: datetime, last: datetime) -> None:
    if when.astimezone(CHINA).date() < loan.start:
        raise WrongUsage("paid_before_payout", day=words.day(loan.start))
    if when < last:
        raise WrongUsage("paid_too_early", last=words.dated(last))


def _refuse_settled(loan: Loan, when: datetime) -> None:
    if loan.state(when.astimezone(CHINA).date()) == "settled":
        raise WrongUsage("already_settled", ref=loan.ref)


def _amount(context: Context, loan: Loan, when: datetime, typed: str | None) -> Decimal:
    _refuse_settled(loan, when)
    books = loan.books(when.astimezone(CHINA).date())
    if typed is None:
        oldest = oldest_open(books)
        assert oldest is not None
        return oldest.owed
    amount = _read(typed)
    if amount > owed(books):
        _ask_about_too_much(context, loan, amount, owed(books))
    return amount


def _ask_about_too_much(context: Context, loan: Loan, amount: Decimal, whole: Decimal) -> None:
    """More than all that is owed is a slip more often than a payment, and it would settle the loan for good."""
    if not context.interactive:
        raise Unacceptable("answers", details=[Problem("payment", "more_than_owed", {"owed": words.money(whole)})])
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.show.look import marked

    what = say("loan.pays_too_much", ref=loan.ref, owed=words.money(whole), amount=words.money(amount))
    context.door.talk(marked("care", what, context.door.talk_look))
    with guard():
        if context.person.confirm("loan.pay_too_much", default=False) is not True:
            raise Interrupted("payment_not_noted")


def _read(typed: str) -> Decimal:
    from uwallet_cli.interview.reading import Unreadable
    from uwallet_cli.interview.terms import money

    try:
        return money(typed)
    except Unreadable as wrong:
        raise Unacceptable("answers", details=[Problem("payment", str(wrong.args[0]), {})]) from None


def _keep(context: Context, loan: Loan, payment: Payment, file: str | None) -> None:
    """Keep a payment, as its application's event or with the loan entered by hand; show its receipt, and write it."""
    from uwallet_cli.export.text_file import must_be_new
    from uwallet_cli.show import loan_document as documents
    from uwallet_cli.show import loan_payment as screens

    if file is not None:
        must_be_new(file)
    if loan.lender:
        _keep_event(context, loan, payment)
    else:
        context.own_loans.pay(loan, payment)
        context.just_noted = True
    shown = receipt_of(loan, payment)
    if file is not None:
        from uwallet_cli.commands.making_files import made

        made(context, file, screens.receipt_as_text(shown), loan.ref)
    if context.settings.as_json:
        context.door.document(documents.receipt(shown))
    else:
        context.door.emit(screens.receipt(shown, context.door.look))


def _keep_event(context: Context, loan: Loan, payment: Payment) -> None:
    from uwallet_cli.commands.recording import kept

    application = context.applications.get(loan.ref)
    if loan_of_application(context.journey(application)) != loan:
        raise StoreUnusable("store_changed", ref=loan.ref)
    data = {"amount": str(payment.amount), **({"payoff": True} if payment.payoff else {})}
    kept(context, application, Event(payment.at, "paid", data))
