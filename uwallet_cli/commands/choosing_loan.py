"""Which loans there are, and which of them is meant: those of applications and those entered by hand, alike."""

from __future__ import annotations

from datetime import date

from uwallet_cli.context import Context
from uwallet_cli.errors import NotFound
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.journey import Journey
from uwallet_cli.loan.loans import Loan, loan_of, read_loan_reference


def today(context: Context) -> date:
    """The calendar day in China, whatever the machine's zone."""
    return context.now.astimezone(CHINA).date()


def chosen_loan(context: Context, ref: str | None) -> Loan:
    """The loan of that reference; without one the one paid out last of those not settled, else of all.

    NotFound where there is none, or where the application has no loan yet.
    """
    if ref is not None:
        return _loan_named(context, ref)
    day = today(context)
    running = [loan for loan in open_loans(context) if loan.state(day) != "settled"]
    every = running or every_loan(context)
    if not every:
        raise NotFound("no_loans")
    return every[0]


def open_loans(context: Context) -> list[Loan]:
    """The loans that can still have something due, the newest first. Applications that ended are not looked at."""
    return _newest_first(context, [context.journey(one) for one in context.applications.open_ones()])


def every_loan(context: Context) -> list[Loan]:
    """Every loan there is, the newest first."""
    return _newest_first(context, list(context.all_journeys()))


def _newest_first(context: Context, journeys: list[Journey]) -> list[Loan]:
    loans = [loan for journey in journeys if (loan := loan_of_application(journey)) is not None]
    return sorted([*loans, *context.own_loans.all()], key=lambda loan: loan.paid_out, reverse=True)


def _loan_named(context: Context, typed: str) -> Loan:
    ref = read_loan_reference(typed)
    if ref.startswith("LN-"):
        return context.own_loans.get(ref)
    try:
        application = context.applications.get(ref)
    except NotFound:  # whoever asks for a loan is told of loans
        raise NotFound("no_loan", ref=typed) from None
    journey = context.journey(application)
    loan = loan_of_application(journey)
    if loan is None:
        raise NotFound("not_paid_out" if journey.standing.payout is None else "no_terms", ref=ref)
    return loan


def loan_of_application(journey: Journey) -> Loan | None:
    """The loan that came of an application; None before the payout, and where its terms are not known."""
    application = journey.application
    return loan_of(journey.standing, application.ref, application.lender, application.answers)
