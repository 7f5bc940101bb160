"""How is an application scored? Six factors over monotone bands, and where points were lost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import Policy
from uwallet_cli.loan.repayment import schedule, total_interest


class Reason(NamedTuple):
    """Why something was decided: a code with the value seen and the limit it met. Its words stand in text/.

    `variant` tells apart two ways in which one rule fires, where they need other words.
    """

    code: str
    value: Any
    threshold: Any
    variant: str = ""


class Factor(NamedTuple):
    """One factor of a score: its value, the points it brought and the most it could have brought."""

    code: str
    value: Decimal | None
    band: str | None
    points: int
    best: int
    threshold: Decimal


def burden(facts: Facts, rate: Decimal) -> Decimal | None:
    """The share of income that all repayments take: existing ones, and this loan's total spread evenly over its months.

    None where income or debts were not given; without any income it is beyond every band.
    """
    rows = schedule(facts.amount, rate, facts.months, facts.method)
    monthly = (facts.amount + total_interest(rows)) / facts.months
    return share_of_income(monthly, facts.monthly_income, facts.monthly_debt)


def share_of_income(monthly: Decimal, income: Decimal | None, debts: Decimal | None) -> Decimal | None:
    """The share of income that this much a month and the existing repayments take; see `burden`."""
    if income is None or debts is None:
        return None
    return (debts + monthly) / income if income > 0 else Decimal("Infinity")


def factors(facts: Facts, policy: Policy) -> tuple[Factor, ...]:
    """The six factors, in the order of the policy."""

    def count(value: int | None) -> Decimal | None:
        return None if value is None else Decimal(value)

    values = {
        "past_due": Decimal(facts.past_due_count),
        "burden": burden(facts, policy.rate),
        "credit_history": facts.credit_years,
        "recent_applications": count(facts.recent_applications),
        "time_in_job": facts.years_employed if facts.has_job else None,
        "documents": Decimal(len(facts.documents)),
    }
    return tuple(
        Factor(
            code,
            value,
            bands.name(value) if value is not None else None,
            bands.points(value),
            bands.best,
            bands.threshold,
        )
        for code, value in values.items()
        for bands in [policy.score[code]]
    )


def score(parts: Sequence[Factor]) -> int:
    """0 to 100, more is better."""
    return sum(part.points for part in parts)


MOST_REASONS = 4


def lost_points(parts: Sequence[Factor]) -> tuple[Reason, ...]:
    """Where points were lost against the best band, largest loss first, four at most.

    The burden is told by its band: beside the amount and the debts the exact ratio would give the income away.
    """
    losses = sorted((part for part in parts if part.points < part.best), key=lambda part: part.points - part.best)
    return tuple(as_reason(part) for part in losses[:MOST_REASONS])


def as_reason(part: Factor) -> Reason:
    """A factor as a reason: what it was, against the bound of the best band."""
    if part.code == "burden":
        return Reason(part.code, part.band, str(part.threshold))
    return Reason(part.code, _figure(part.value), _figure(part.threshold))


def _figure(value: Decimal | None) -> int | float | None:
    """A number as JSON shows it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
