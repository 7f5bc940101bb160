"""What a loan would cost and how the practice policy would decide, looked at before anything is submitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uwallet_cli.interview.pages import Preview
from uwallet_cli.lenders.practice import lender as practice
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.repayment import cost_of, schedule, total_interest
from uwallet_cli.loan.review import changes, missing, review
from uwallet_cli.loan.scoring import burden


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
    )
