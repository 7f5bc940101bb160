"""What a loan would cost and how the practice policy would decide, looked at before anything is submitted."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.lenders.practice import lender as practice
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import ReferenceLines
from uwallet_cli.loan.quoting import Offer, Sheet, quote, sheet
from uwallet_cli.loan.repayment import AnnualCost, Instalment, cost_of, schedule, total_interest
from uwallet_cli.loan.review import Change, Review, changes, missing, review
from uwallet_cli.loan.scoring import burden


class Preview(NamedTuple):
    """What the loan costs, what share of income it takes, and what the review would say of it.

    `share` is None where income or debts were not given. `review` and `changes` are by the practice policy,
    whoever decides; `missing` are the answers for which the application would be referred back.
    """

    lender: str
    amount: Decimal
    months: int
    rate: Decimal
    rows: tuple[Instalment, ...]
    interest: Decimal
    cost: AnnualCost | None
    share: Decimal | None
    review: Review
    changes: tuple[Change, ...]
    missing: tuple[str, ...]
    lines: ReferenceLines


def preview(answers: Mapping[str, Any], lender: str) -> Preview:
    """Cost, share of income, forecast and what would change it, for these answers."""
    policy, facts = practice.policy, Facts.of(answers)
    rows = schedule(facts.amount, policy.rate, facts.months, facts.method)
    return Preview(
        lender=lender,
        amount=facts.amount,
        months=facts.months,
        rate=policy.rate,
        rows=rows,
        interest=total_interest(rows),
        cost=cost_of(rows, facts.months, facts.amount),
        share=burden(facts, policy.rate),
        review=review(facts, policy),
        changes=changes(facts, policy),
        missing=missing(facts),
        lines=policy.lines,
    )


def cost_sheet(answers: Mapping[str, Any], lender: str) -> Sheet:
    """The cost sheet for these answers: the practice lender's own, or a trial at its rate for another's loan."""
    policy, facts = practice.policy, Facts.of(answers)
    shown = quote(Offer(facts.amount, facts.months, policy.rate, facts.method))
    return sheet(shown, "practice" if lender == "practice" else "trial", policy.penalty_multiple)
