"""What has been paid on a loan and what is owed: payments go to the oldest instalment, penalty first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from uwallet_cli.loan.money import cents
from uwallet_cli.loan.repayment import Instalment

DAYS_IN_YEAR = 360  # the usual day count of a penalty in mainland contracts


class Account(NamedTuple):
    """One instalment's account on a day, in yuan: what fell due, the penalty on it so far, what was paid of both.

    `penalty_paid` is the part of `paid` that went to the penalty.
    """

    row: Instalment
    penalty: Decimal
    paid: Decimal
    penalty_paid: Decimal = Decimal("0.00")

    @property
    def owed(self) -> Decimal:
        """What is still to be paid on this instalment."""
        return self.row.payment + self.penalty - self.paid

    @property
    def penalty_owed(self) -> Decimal:
        """What of it is penalty."""
        return self.penalty - self.penalty_paid

    @property
    def principal_owed(self) -> Decimal:
        """What of it is principal, which is counted as paid last."""
        return min(self.row.principal, self.row.payment - (self.paid - self.penalty_paid))


class _Ledger:
    """One instalment while payments are posted to it."""

    def __init__(self, row: Instalment, daily: Decimal) -> None:
        assert row.due is not None
        self.row, self.daily, self.due = row, daily, row.due
        self.penalty = self.paid = self.penalty_paid = Decimal("0.00")
        self.accrued_to = row.due

    @property
    def account(self) -> Account:
        return Account(self.row, self.penalty, self.paid, self.penalty_paid)

    def accrue(self, day: date) -> None:
        if day <= self.accrued_to:
            return
        days, self.accrued_to = (day - self.accrued_to).days, day
        self.penalty += cents(self.account.principal_owed * self.daily * days)

    def post(self, amount: Decimal) -> Decimal:
        """Take what is owed from a payment, the penalty first; returns what is left of it."""
        taken = min(amount, self.account.owed)
        self.penalty_paid += min(taken, self.penalty - self.penalty_paid)
        self.paid += taken
        return amount - taken


def accounts(
    rows: Sequence[Instalment], payments: Sequence[tuple[date, Decimal]], penalty_rate: Decimal, day: date
) -> tuple[Account, ...]:
    """Every instalment's account at the end of `day`, after the payments made until then.

    `penalty_rate` is a year, as a fraction; each day late costs a 360th of it on the instalment's unpaid principal,
    which is counted as paid last: penalty, then interest, then principal.
    """
    ledgers = [_Ledger(row, penalty_rate / DAYS_IN_YEAR) for row in rows]
    for paid_on, amount in payments:
        for ledger in ledgers:
            ledger.accrue(paid_on)
            amount = ledger.post(amount)
    for ledger in ledgers:
        ledger.accrue(day)
    return tuple(ledger.account for ledger in ledgers)


def owed(books: Sequence[Account]) -> Decimal:
    """All that is still to be paid, in yuan."""
    return sum((account.owed for account in books), Decimal("0.00"))


def paid(books: Sequence[Account]) -> Decimal:
    """All that has been paid, in yuan."""
    return sum((account.paid for account in books), Decimal("0.00"))


def penalty_owed(books: Sequence[Account]) -> Decimal:
    """All penalty that is still to be paid, in yuan."""
    return sum((account.penalty_owed for account in books), Decimal("0.00"))


def oldest_open(books: Sequence[Account]) -> Account | None:
    """The instalment that is to be paid next, or None when nothing is owed."""
    return next((account for account in books if account.owed > 0), None)
