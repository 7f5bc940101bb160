"""When a lender phones: each rule at its threshold, just under it and just over it, and what each tells of itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.loan.borrowers import POLICY, facts_of
from uwallet_cli.loan.callback import reasons_to_call
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.review import review
from uwallet_cli.loan.scoring import Reason

# Someone with so much income that no rule but the one in question fires.
RICH = Decimal(90_000)


def calls(facts: Facts, score: int = 100) -> list[str]:
    return [reason.code for reason in reasons_to_call(facts, score, POLICY.callback)]


def reason(facts: Facts, score: int = 100) -> Reason:
    (only,) = reasons_to_call(facts, score, POLICY.callback)
    return only


def test_the_plainest_application_needs_no_call() -> None:
    assert calls(facts_of()) == []


@pytest.mark.parametrize(
    ("amount", "fires"), [("99999", False), ("100000", False), ("100000.01", True), ("100001", True)]
)
def test_a_large_amount_is_one_over_a_hundred_thousand(amount: str, fires: bool) -> None:
    assert calls(facts_of(amount=Decimal(amount), monthly_income=RICH)) == (["large_amount"] if fires else [])


def test_a_large_amount_is_told_with_its_limit_in_yuan() -> None:
    told = reason(facts_of(amount=Decimal(150_000), monthly_income=RICH))

    assert (told.value, told.threshold) == ("150000.00", "100000.00")


@pytest.mark.parametrize(("score", "fires"), [(59, True), (60, False), (61, False), (30, True)])
def test_a_low_score_is_one_under_sixty(score: int, fires: bool) -> None:
    assert calls(facts_of(), score) == (["low_score"] if fires else [])


@pytest.mark.parametrize(("count", "fires"), [(0, False), (1, True), (9, True)])
def test_any_late_repayment_is_a_late_record(count: int, fires: bool) -> None:
    assert calls(facts_of(past_due_count=count)) == (["record_late"] if fires else [])


@pytest.mark.parametrize(("years", "fires"), [("0", True), ("0.1", False), (None, False)])
def test_no_record_means_no_loan_and_no_card_ever(years: str | None, fires: bool) -> None:
    known = None if years is None else Decimal(years)

    found = calls(facts_of(credit_years=known, other_loans=0, monthly_debt=Decimal(0), first_loan_here=True))

    assert found == (["record_none", "first_loan_here"] if fires else ["first_loan_here"])


@pytest.mark.parametrize("first", [True, False])
def test_a_first_loan_here_is_a_reason_to_call(first: bool) -> None:
    assert calls(facts_of(first_loan_here=first)) == (["first_loan_here"] if first else [])


@pytest.mark.parametrize(("amount", "fires"), [("19999", False), ("20000", False), ("20000.01", True), ("20001", True)])
def test_an_amount_over_ten_months_income_does_not_fit(amount: str, fires: bool) -> None:
    facts = facts_of(amount=Decimal(amount), monthly_income=Decimal(2000))

    assert calls(facts) == (["income_mismatch"] if fires else [])


@pytest.mark.parametrize(
    ("income", "fires"), [("19999.99", False), ("20000", False), ("20000.01", True), ("45000", True)]
)
@pytest.mark.parametrize("employment", ["unemployed", "student", "retired"])
def test_an_income_over_twenty_thousand_does_not_fit_having_no_work(employment: str, income: str, fires: bool) -> None:
    facts = facts_of(employment=employment, monthly_income=Decimal(income))

    assert calls(facts) == (["income_mismatch"] if fires else [])


@pytest.mark.parametrize("employment", ["employed", "self_employed"])
def test_who_works_may_earn_any_income(employment: str) -> None:
    assert calls(facts_of(employment=employment, monthly_income=RICH)) == []


@pytest.mark.parametrize(
    ("facts", "value", "threshold"),
    [
        (facts_of(amount=Decimal(20_001), monthly_income=Decimal(2000)), "10+", "10"),
        (facts_of(employment="retired", monthly_income=Decimal(45_000)), "20000.00+", "20000.00"),
    ],
    ids=["amount", "without work"],
)
def test_an_income_that_does_not_fit_is_told_by_its_band(facts: Facts, value: str, threshold: str) -> None:
    told = reason(facts)

    assert (told.code, told.value, told.threshold) == ("income_mismatch", value, threshold)


def test_an_income_that_was_not_given_contradicts_nothing() -> None:
    assert calls(facts_of(monthly_income=None, amount=Decimal(100_000))) == []


@pytest.mark.parametrize("changed", [True, False])
def test_a_changed_phone_is_a_reason_to_call(changed: bool) -> None:
    assert calls(facts_of(phone_changed=changed)) == (["phone_changed"] if changed else [])


@pytest.mark.parametrize("word", POLICY.callback.unusual_purposes)
def test_every_unusual_purpose_of_the_policy_is_noticed_inside_a_sentence(word: str) -> None:
    assert calls(facts_of(purpose="other", purpose_detail=f"to {word.upper()} 用")) == ["unusual_purpose"]


@pytest.mark.parametrize(
    ("purpose", "detail"),
    [("other", "更换店里的冰柜"), ("other", ""), ("education", "股票"), ("other", "a new fridge")],
)
def test_an_ordinary_purpose_is_no_reason_to_call(purpose: str, detail: str) -> None:
    assert calls(facts_of(purpose=purpose, purpose_detail=detail)) == []


@pytest.mark.parametrize(
    ("pair", "changes"),
    [
        ("monthly_debt, other_loans", {"monthly_debt": Decimal("0.01"), "other_loans": 0}),
        ("other_loans, monthly_debt", {"monthly_debt": Decimal(0), "other_loans": 1}),
        ("credit_years, other_loans", {"credit_years": Decimal(0), "other_loans": 1, "monthly_debt": Decimal(800)}),
        (
            "credit_years, past_due_count",
            {"credit_years": Decimal(0), "other_loans": 0, "monthly_debt": Decimal(0), "past_due_count": 1},
        ),
        (
            "credit_years, first_loan_here",
            {"credit_years": Decimal(0), "other_loans": 0, "monthly_debt": Decimal(0), "first_loan_here": False},
        ),
    ],
)
def test_two_answers_of_which_only_one_can_be_right_are_named(pair: str, changes: dict[str, Any]) -> None:
    found = reasons_to_call(facts_of(**changes), 100, POLICY.callback)

    assert [one.value for one in found if one.code == "figures_contradict"] == [pair]


@pytest.mark.parametrize(
    "changes",
    [
        {"monthly_debt": Decimal(0), "other_loans": 0},
        {"monthly_debt": Decimal(800), "other_loans": 1},
        {"monthly_debt": None, "other_loans": 0},
        {"monthly_debt": None, "other_loans": 3},
        {"credit_years": None, "other_loans": 3},
        {"credit_years": Decimal("0.1"), "other_loans": 1},
    ],
)
def test_answers_that_can_both_be_right_are_no_reason_to_call(changes: dict[str, Any]) -> None:
    assert calls(facts_of(**changes)) == []


def test_the_reasons_come_in_the_order_of_the_article() -> None:
    everything = facts_of(
        amount=Decimal(150_000),
        past_due_count=1,
        credit_years=Decimal(0),
        first_loan_here=True,
        monthly_income=Decimal(5000),
        phone_changed=True,
        purpose="other",
        purpose_detail="炒股",
        other_loans=2,
    )

    assert calls(everything, 59) == [
        "large_amount",
        "low_score",
        "record_late",
        "record_none",
        "first_loan_here",
        "income_mismatch",
        "phone_changed",
        "unusual_purpose",
        "figures_contradict",
    ]


@pytest.mark.parametrize(
    ("changes", "score", "outcome"),
    [
        # past due 2 (6) · burden not given (10) · history not given (4) · applications 6 (2) · job 1 (3) · none (0)
        ({"years_employed": Decimal(1), "documents": ()}, 25, "declined"),
        # … one document (4): 29
        ({"years_employed": Decimal(1), "documents": ("income_proof",)}, 29, "declined"),
        # … a longer job (5) instead of (3): 31
        ({"years_employed": Decimal(3), "documents": ("income_proof",)}, 31, "person"),
        # … no job to have (4): 30
        ({"years_employed": None, "documents": ("income_proof",)}, 30, "person"),
    ],
)
def test_under_thirty_an_application_is_declined(changes: dict[str, Any], score: int, outcome: str) -> None:
    base = facts_of(past_due_count=2, monthly_debt=None, credit_years=None, recent_applications=6)

    found = review(base._replace(**changes), POLICY)

    assert (found.score, found.outcome) == (score, outcome)


def test_who_is_declined_is_not_phoned() -> None:
    assert review(facts_of("overstretched"), POLICY).call_reasons == ()
