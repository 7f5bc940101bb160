"""A schedule that is known by its days and amounts only: what of each amount is interest, and what principal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import exp, log1p

from uwallet_cli.loan.money import cents
from uwallet_cli.loan.repayment import Instalment

Planned = Sequence[tuple[date, Decimal]]  # day and amount of each instalment, in order of time


def parted(principal: Decimal, start: date, planned: Planned) -> tuple[Instalment, ...]:
    """The instalments, at the one daily rate that explains all of them: interest first, as it grows day by day.

    The amounts must come to the principal at least. Principal sums exactly, and no part is below zero.
    """
    rows: list[Instalment] = []
    left, later = principal, sum((amount for _, amount in planned), Decimal(0))
    lowest = float(principal)
    for n, ((due, amount), value) in enumerate(zip(planned, _worth_after(principal, start, planned), strict=True), 1):
        later -= amount
        # An instalment below the interest pays no principal, and what it left unpaid grows on.
        wished = cents(Decimal(max(0.0, lowest - value)))
        lowest = min(lowest, value)
        part = max(left - later, min(wished, amount, left), Decimal("0.00"))
        left -= part
        rows.append(Instalment(n, due, cents(part), cents(amount - part), Decimal("0.00"), cents(left)))
    return tuple(rows)


def _worth_after(principal: Decimal, start: date, planned: Planned) -> list[float]:
    """What is still owed after each instalment: what all later ones are worth on its day."""
    daily = daily_rate(principal, start, planned)
    values = [0.0]
    for (due, amount), (before, _) in zip(planned[:0:-1], planned[-2::-1], strict=True):
        values.append((values[-1] + float(amount)) * exp(-(due - before).days * log1p(daily)))
    return values[::-1]


def daily_rate(principal: Decimal, start: date, planned: Planned) -> float:
    """The compound interest of a day at which these payments are worth the principal; 0 where they are no more."""

    def worth(daily: float) -> float:
        return sum(float(amount) * exp(-(due - start).days * log1p(daily)) for due, amount in planned)

    if sum(amount for _, amount in planned) <= principal:
        return 0.0
    low, high = 0.0, 1e-4
    while worth(high) > float(principal):
        low, high = high, high * 2
    for _ in range(200):  # as near as a float can come
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if worth(middle) > float(principal) else (low, middle)
    return (low + high) / 2
