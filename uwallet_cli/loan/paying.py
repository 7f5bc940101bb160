"""A payment on a loan: what it goes to, instalment by instalment, and what is owed before and after it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from uwallet_cli.loan.books import Account, oldest_open, owed, penalty_owed
from uwallet_cli.loan.loans import Due, Loan, Payment, next_due


class Posted(NamedTuple):
    """The part of a payment that went to one instalment, `account` being how that stands afterwards.

    `status` is `paid`, `part` where some of it is still owed, `ahead` where it is credit for one not yet due, `rest`
    where it is all that was left of a loan paid off early.
    """

    account: Account
    amount: Decimal
    penalty: Decimal
    status: str


class Receipt(NamedTuple):
    """One payment and what came of it, in yuan. `given_back` is what was paid beyond all that was owed."""

    loan: Loan
    payment: Payment
    posted: tuple[Posted, ...]
    owed_before: Decimal
    penalty_before: Decimal
    owed: Decimal
    penalty: Decimal
    given_back: Decimal
    next: Due | None

    @property
    def saved(self) -> Decimal:
        """What need not be paid any more, because it was paid off early."""
        return self.owed_before - (self.payment.amount - self.given_back) - self.owed

    @property
    def settled(self) -> bool:
        """Whether nothing is owed any more."""
        return self.owed == 0


def receipt(loan: Loan, payment: Payment) -> Receipt:
    """What a payment brings; `loan` is how it stood before it."""
    day, after = payment.day, loan.paying(payment)
    books, later = loan.books(day), after.books(day)
    before = {account.row.n: account for account in books}
    oldest = oldest_open(books)
    posted = tuple(
        _posted(before.get(account.row.n), account, payment, None if oldest is None else oldest.row.n)
        for account in later
    )
    return Receipt(
        loan=after,
        payment=payment,
        posted=tuple(part for part in posted if part.amount > 0),
        owed_before=owed(books),
        penalty_before=penalty_owed(books),
        owed=owed(later),
        penalty=penalty_owed(later),
        given_back=after.given_back(day) - loan.given_back(day),
        next=next_due(after, day),
    )


def _posted(before: Account | None, after: Account, payment: Payment, oldest: int | None) -> Posted:
    amount = after.paid - (before.paid if before else 0)
    penalty = after.penalty_paid - (before.penalty_paid if before else 0)
    if before is not None and before.row != after.row:
        return Posted(after, amount, penalty, "rest")
    fallen_due = after.row.due is not None and after.row.due <= payment.day
    credit = after.row.n != oldest and not fallen_due
    return Posted(after, amount, penalty, "paid" if after.owed == 0 else "ahead" if credit else "part")
