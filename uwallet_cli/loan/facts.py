"""What a decision may look at. Sex, age and region are not among it, and cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple


class Facts(NamedTuple):
    """The answers that count, typed. Money in yuan, times in years; None where it was not given."""

    amount: Decimal
    months: int
    method: str
    purpose: str
    purpose_detail: str
    employment: str
    employer: str | None
    years_employed: Decimal | None
    monthly_income: Decimal | None
    monthly_debt: Decimal | None
    other_loans: int
    past_due_count: int
    recent_applications: int | None
    credit_years: Decimal | None
    first_loan_here: bool
    phone_changed: bool
    documents: tuple[str, ...]

    @classmethod
    def of(cls, answers: Mapping[str, Any]) -> Facts:
        """The facts in an application's answers, private ones included."""
        return cls(
            amount=answers["amount"],
            months=answers["months"],
            method=answers["method"],
            purpose=answers["purpose"],
            purpose_detail=answers.get("purpose_detail") or "",
            employment=answers["employment"],
            employer=answers.get("employer"),
            years_employed=answers.get("years_employed"),
            monthly_income=answers.get("monthly_income"),
            monthly_debt=answers.get("monthly_debt"),
            other_loans=answers["other_loans"],
            past_due_count=answers["past_due_count"],
            recent_applications=answers.get("recent_applications"),
            credit_years=answers.get("credit_years"),
            first_loan_here=answers["first_loan_here"],
            phone_changed=answers["phone_changed"],
            documents=tuple(answers.get("documents") or ()),
        )

    @property
    def has_job(self) -> bool:
        """Whether there is work whose length can count."""
        return self.employment in ("employed", "self_employed")
