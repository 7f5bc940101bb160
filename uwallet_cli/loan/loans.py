"""The loan of a paid-out application: its schedule, and its books on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.books import Account, accounts
from uwallet_cli.loan.repayment import Instalment, schedule
from uwallet_cli.loan.stages import Standing


def schedule_of(standing: Standing) -> tuple[Instalment, ...]:
    """The schedule by the terms of the payout; the anchor day is the payout day in China.

    Empty where the terms are not known: the borrower's own lender has them in its contract.
    """
    terms = standing.payout
    if terms is None or standing.paid_out_at is None or "rate" not in terms:
        return ()
    anchor = standing.paid_out_at.astimezone(CHINA).date()
    return schedule(Decimal(terms["amount"]), Decimal(terms["rate"]), terms["months"], terms["method"], anchor)


def books_of(standing: Standing, day: date) -> tuple[Account, ...]:
    """Every instalment's account at the end of that day. Empty where the terms are not known."""
    if standing.payout is None or "rate" not in standing.payout:
        return ()
    payments = [(at.astimezone(CHINA).date(), Decimal(amount)) for at, amount in standing.payments]
    return accounts(schedule_of(standing), payments, Decimal(standing.payout["penalty_rate"]), day)
