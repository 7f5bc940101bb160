"""What is paid back, when, and what it costs: the four methods, row by row, and the annual cost by IRR."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from uwallet_cli.loan.money import cents

METHODS = ("equal_instalment", "equal_principal", "interest_only", "single_payment")


class Instalment(NamedTuple):
    """One row of a schedule, in yuan. `due` is None where no payout day is known yet. `balance` is what is left."""

    n: int
    due: date | None
    principal: Decimal
    interest: Decimal
    fee: Decimal
    balance: Decimal

    @property
    def payment(self) -> Decimal:
        """All that is to be paid on that day."""
        return self.principal + self.interest + self.fee


class AnnualCost(NamedTuple):
    """The all-in cost a year, as fractions (0.098 is 9.8 %): monthly IRR x 12, and (1 + monthly IRR)^12 - 1."""

    irr_x12: Decimal
    irr_compound: Decimal


def due_day(anchor: date, months: int) -> date:
    """The anchor day so many months later, at the month's end where the month is shorter."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def schedule(
    principal: Decimal, rate: Decimal, months: int, method: str, anchor: date | None = None
) -> tuple[Instalment, ...]:
    """The instalments of a loan, each row rounded to the cent, the last one taking the remainder.

    `rate` is nominal, a year, as a fraction; a month's interest is a twelfth of it on the rounded balance.
    `anchor` is the payout day, from which the due days are counted. `single_payment` has one row.
    """
    monthly = rate / 12
    if method == "single_payment":
        interest = cents(principal * monthly * months)
        due = due_day(anchor, months) if anchor else None
        return (Instalment(1, due, principal, interest, Decimal("0.00"), Decimal("0.00")),)

    principal_of = _PRINCIPAL_OF[method](principal, monthly, months)
    rows, balance = [], principal
    for n in range(1, months + 1):
        interest = cents(balance * monthly)
        # A tiny loan over many months rounds up to more than it owes: no row may go below zero.
        part = balance if n == months else min(balance, max(Decimal("0.00"), principal_of(interest)))
        balance -= part
        due = due_day(anchor, n) if anchor else None
        rows.append(Instalment(n, due, part, interest, Decimal("0.00"), balance))
    return tuple(rows)


def _equal_instalment(principal: Decimal, monthly: Decimal, months: int) -> Callable[[Decimal], Decimal]:
    growth = (1 + monthly) ** months
    level = cents(principal * monthly * growth / (growth - 1) if monthly else principal / months)
    return lambda interest: level - interest


def _equal_principal(principal: Decimal, _monthly: Decimal, months: int) -> Callable[[Decimal], Decimal]:
    part = cents(principal / months)
    return lambda _interest: part


def _interest_only(_principal: Decimal, _monthly: Decimal, _months: int) -> Callable[[Decimal], Decimal]:
    return lambda _interest: Decimal("0.00")


_PRINCIPAL_OF = {
    "equal_instalment": _equal_instalment,
    "equal_principal": _equal_principal,
    "interest_only": _interest_only,
}


def total_interest(rows: Sequence[Instalment]) -> Decimal:
    """All interest of a schedule, in yuan."""
    return sum((row.interest for row in rows), Decimal("0.00"))


def annual_cost(received: Decimal, payments: Sequence[tuple[int, Decimal]]) -> AnnualCost | None:
    """What a loan costs a year, from the money received and what is paid after so many months.

    None where no rate explains the payments: nothing received, or nothing paid back.
    """
    if received <= 0 or not any(amount > 0 for _, amount in payments):
        return None
    if sum(amount for _, amount in payments) == received:  # it costs nothing: exactly nothing, not nearly
        return AnnualCost(Decimal(0), Decimal(0))
    if len(payments) == 1:  # one payment is solved in closed form
        months, amount = payments[0]
        monthly = float(amount / received) ** (1 / months) - 1
    else:
        from pyxirr import irr  # 2 ms

        # As parts of what was received: the solver stops at an absolute error, which would be coarse for a small loan.
        flows = [-1.0] + [0.0] * max(month for month, _ in payments)
        for month, amount in payments:
            flows[month] += float(amount / received)
        found = irr(flows)
        if found is None:
            return None
        monthly = found
    exact = Decimal(repr(monthly))  # a float to the twelfth power could overflow
    return AnnualCost(exact * 12, (1 + exact) ** 12 - 1)


def cost_of(rows: Sequence[Instalment], months: int, received: Decimal) -> AnnualCost | None:
    """The annual cost of a schedule from `schedule()` over so many months, for the money received."""
    if len(rows) == 1:
        return annual_cost(received, [(months, rows[0].payment)])
    return annual_cost(received, [(row.n, row.payment) for row in rows])
