"""Will the lender phone the borrower? The policy, one rule per driver, in the article's order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.money import cents
from uwallet_cli.loan.policy import CallbackRules
from uwallet_cli.loan.scoring import Reason

Rule = Callable[[Facts, int, CallbackRules], Reason | None]


def large_amount(facts: Facts, _score: int, rules: CallbackRules) -> Reason | None:
    """More money than is lent unseen."""
    if facts.amount <= rules.amount_over:
        return None
    return Reason("large_amount", str(cents(facts.amount)), str(cents(rules.amount_over)))


def low_score(_facts: Facts, score: int, rules: CallbackRules) -> Reason | None:
    """A score that wants a person's eye."""
    return Reason("low_score", score, rules.score_under) if score < rules.score_under else None


def record_late(facts: Facts, _score: int, _rules: CallbackRules) -> Reason | None:
    """Repayments were late before."""
    return Reason("record_late", facts.past_due_count, 0) if facts.past_due_count > 0 else None


def record_none(facts: Facts, _score: int, _rules: CallbackRules) -> Reason | None:
    """No loan and no card ever: there is no record to go by."""
    return Reason("record_none", 0, 0) if facts.credit_years == 0 else None


def first_loan_here(facts: Facts, _score: int, _rules: CallbackRules) -> Reason | None:
    """This lender does not know the borrower yet."""
    return Reason("first_loan_here", True, None) if facts.first_loan_here else None


def income_mismatch(facts: Facts, _score: int, rules: CallbackRules) -> Reason | None:
    """An amount, or a lack of work, that does not fit the income.

    The value is a band: beside the amount, the exact ratio would give the income away.
    """
    income = facts.monthly_income
    if income is None:
        return None
    if facts.amount > rules.months_of_income * income:
        return Reason("income_mismatch", f"{rules.months_of_income}+", str(rules.months_of_income))
    if not facts.has_job and income > rules.income_without_work:
        limit = str(cents(rules.income_without_work))
        return Reason("income_mismatch", f"{limit}+", limit, "without_work")
    return None


def phone_changed(facts: Facts, _score: int, _rules: CallbackRules) -> Reason | None:
    """The number on file is not the one given now."""
    return Reason("phone_changed", True, None) if facts.phone_changed else None


def unusual_purpose(facts: Facts, _score: int, rules: CallbackRules) -> Reason | None:
    """A purpose in the borrower's own words that consumer loans are usually not meant for."""
    told = facts.purpose_detail.casefold() if facts.purpose == "other" else ""
    word = next((word for word in rules.unusual_purposes if word in told), None)
    return Reason("unusual_purpose", word, None) if word else None


def figures_contradict(facts: Facts, _score: int, _rules: CallbackRules) -> Reason | None:
    """Two answers of which only one can be right; the value names them."""
    debt = facts.monthly_debt
    if facts.other_loans == 0 and debt is not None and debt > 0:
        pair = "monthly_debt, other_loans"
    elif facts.other_loans > 0 and debt == Decimal(0):
        pair = "other_loans, monthly_debt"
    elif facts.credit_years == 0 and facts.other_loans > 0:
        pair = "credit_years, other_loans"
    elif facts.credit_years == 0 and facts.past_due_count > 0:
        pair = "credit_years, past_due_count"
    elif facts.credit_years == 0 and not facts.first_loan_here:
        pair = "credit_years, first_loan_here"
    else:
        return None
    return Reason("figures_contradict", pair, None)


RULES: tuple[Rule, ...] = (
    large_amount,
    low_score,
    record_late,
    record_none,
    first_loan_here,
    income_mismatch,
    phone_changed,
    unusual_purpose,
    figures_contradict,
)


def reasons_to_call(facts: Facts, score: int, rules: CallbackRules) -> tuple[Reason, ...]:
    """Every rule that fires, in order; none means no call."""
    return tuple(reason for rule in RULES if (reason := rule(facts, score, rules)))
