"""Paying a loan off before its time: what the schedule becomes, and what that costs and saves.

Interest is for the time the money was actually used (Civil Code, article 677), unless a contract says otherwise: each
day since the last due day costs a 360th of the yearly rate on the principal still out. Where the rate is not known,
the interest of the instalment in progress is shared out by its days. Either way it is never more than that interest.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from uwallet_cli.loan.books import DAYS_IN_YEAR, Account, owed, penalty_owed
from uwallet_cli.loan.money import cents
from uwallet_cli.loan.repayment import Instalment, total_interest


class Payoff(NamedTuple):
    """What settles a loan on a day, in yuan.

    `amount` is `due` (instalments that fell due) + `penalty` + `principal` (of the later ones) + `interest` on that
    for `days` days, less what was paid `ahead`. `saved` is the interest that is not charged; `given_back` what was
    paid ahead beyond all of it.
    """

    day: date
    due: Decimal
    penalty: Decimal
    principal: Decimal
    interest: Decimal
    days: int
    ahead: Decimal
    amount: Decimal
    saved: Decimal
    given_back: Decimal


def ended_on(rows: Sequence[Instalment], start: date, rate: Decimal | None, day: date) -> tuple[Instalment, ...]:
    """The schedule of a loan that is paid off on `day`: what fell due until then, and one last instalment for the rest.

    `start` is the payout day, `rate` a year as a fraction.
    """
    fallen, later = _parted(rows, day)
    if not later:
        return fallen
    since = fallen[-1].due if fallen else start
    assert since is not None
    principal = sum((row.principal for row in later), Decimal("0.00"))
    interest = _interest_so_far(later[0], principal, rate, since, day)
    return (*fallen, Instalment(later[0].n, day, principal, interest, Decimal("0.00"), Decimal("0.00")))


def asked_for(rows: Sequence[Instalment], over: Decimal) -> tuple[Instalment, ...]:
    """The same ended schedule where the lender asks for more, which is a fee, or for less, which is of the interest."""
    last = rows[-1]
    if over >= 0:
        return (*rows[:-1], last._replace(fee=last.fee + over))
    return (*rows[:-1], last._replace(interest=max(Decimal("0.00"), last.interest + over)))


def payoff_of(
    rows: Sequence[Instalment], start: date, day: date, books: Sequence[Account], given_back: Decimal
) -> Payoff:
    """What the books of `ended_on(rows, start, …, day)` come to."""
    fallen, later = _parted(rows, day)
    since = fallen[-1].due if fallen else start
    last = books[-1] if later else None
    in_time = books[: len(fallen)]
    penalty = penalty_owed(in_time)
    assert since is not None
    return Payoff(
        day=day,
        due=owed(in_time) - penalty,
        penalty=penalty,
        principal=last.row.principal if last else Decimal("0.00"),
        interest=last.row.interest if last else Decimal("0.00"),
        days=(day - since).days if later else 0,
        ahead=last.paid if last else Decimal("0.00"),
        amount=owed(books),
        saved=total_interest(later) - last.row.interest if last else Decimal("0.00"),
        given_back=given_back,
    )


def _parted(rows: Sequence[Instalment], day: date) -> tuple[tuple[Instalment, ...], tuple[Instalment, ...]]:
    """What fell due by the end of `day`, and what falls due later."""
    fallen = tuple(row for row in rows if row.due is not None and row.due <= day)
    return fallen, tuple(rows[len(fallen) :])


def _interest_so_far(row: Instalment, principal: Decimal, rate: Decimal | None, since: date, day: date) -> Decimal:
    assert row.due is not None
    days = (day - since).days
    if rate is None:
        return cents(row.interest * days / (row.due - since).days)
    return min(row.interest, cents(principal * rate / DAYS_IN_YEAR * days))
