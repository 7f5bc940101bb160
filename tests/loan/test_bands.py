"""How many points an answer brings: the bands as they were published, at each bound and on both sides of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.loan.borrowers import POLICY, facts_of
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.repayment import schedule, total_interest
from uwallet_cli.loan.scoring import burden, factors, lost_points, score

# factor: (upper bounds, inclusive, with their points), points above the last, points where it was not given
PUBLISHED: dict[str, tuple[list[tuple[str, int]], int, int]] = {
    "past_due": ([("0", 30), ("1", 14), ("2", 6)], 0, 0),
    "burden": ([("0.20", 25), ("0.36", 20), ("0.43", 12), ("0.55", 5)], 0, 10),
    "credit_history": ([("5", 0), ("10", 4), ("15", 7), ("20", 10)], 13, 4),
    "recent_applications": ([("0", 12), ("1", 9), ("3", 5), ("6", 2)], 0, 6),
    "time_in_job": ([("0.5", 0), ("1", 3), ("3", 5), ("5", 7), ("10", 9)], 10, 4),
    "documents": ([("0", 0), ("1", 4), ("2", 7), ("3", 9)], 10, 0),
}

WHOLE = ("past_due", "recent_applications", "documents")  # things that are counted
ALL_DOCUMENTS = ("income_proof", "bank_statement", "social_insurance", "property_proof")


def points_of(facts: Facts, factor: str) -> int:
    return next(part.points for part in factors(facts, POLICY) if part.code == factor)


def with_burden(share: Decimal) -> Facts:
    """A borrower whose repayments take exactly this share of an income of 10,000: the new loan costs 1,144 a month."""
    loan = facts_of(amount=Decimal(12_000), months=12, method="single_payment")
    return loan._replace(monthly_income=Decimal(10_000), monthly_debt=share * 10_000 - 1144)


def with_value(factor: str, value: Decimal) -> Facts:
    if factor == "burden":
        return with_burden(value)
    if factor == "documents":
        return facts_of(documents=ALL_DOCUMENTS[: int(value)])
    key = {
        "past_due": "past_due_count",
        "credit_history": "credit_years",
        "recent_applications": "recent_applications",
        "time_in_job": "years_employed",
    }[factor]
    changes: dict[str, Any] = {key: int(value) if factor in WHOLE else value}
    return facts_of(**changes)


def around_bounds() -> Iterator[tuple[str, Decimal, int]]:
    """Each bound, one step under it and one over it, with the points for each."""
    for factor, (bands, above, _) in PUBLISHED.items():
        step = Decimal(1) if factor in WHOLE else Decimal("0.0001")
        points = [*(points for _, points in bands), above]
        for place, (bound, here) in enumerate(bands):
            under = Decimal(bound) - step
            if under >= 0 and (place == 0 or under > Decimal(bands[place - 1][0])):
                yield factor, under, here
            yield factor, Decimal(bound), here
            yield factor, Decimal(bound) + step, points[place + 1]


@pytest.mark.parametrize("factor", PUBLISHED)
def test_the_policy_file_has_the_published_bands(factor: str) -> None:
    bands, above, not_given = PUBLISHED[factor]

    read = POLICY.score[factor]

    assert read.bounds == tuple((Decimal(bound), points) for bound, points in bands)
    assert (read.above, read.not_given) == (above, not_given)


def test_nothing_else_is_scored() -> None:
    assert set(POLICY.score) == set(PUBLISHED)


@pytest.mark.parametrize(("factor", "value", "points"), list(around_bounds()))
def test_a_bound_belongs_to_the_band_below_it(factor: str, value: Decimal, points: int) -> None:
    assert points_of(with_value(factor, value), factor) == points


@pytest.mark.parametrize(
    ("factor", "left_out", "points"),
    [
        ("burden", {"monthly_income": None}, 10),
        ("burden", {"monthly_debt": None}, 10),
        ("credit_history", {"credit_years": None}, 4),
        ("recent_applications", {"recent_applications": None}, 6),
        ("time_in_job", {"years_employed": None}, 4),
        ("time_in_job", {"employment": "retired", "years_employed": Decimal(20)}, 4),
        ("documents", {"documents": ()}, 0),
    ],
)
def test_what_is_left_out_has_a_band_of_its_own(factor: str, left_out: dict[str, Any], points: int) -> None:
    assert points_of(facts_of(**left_out), factor) == points


def test_without_any_income_the_burden_is_beyond_every_band() -> None:
    assert points_of(facts_of(monthly_income=Decimal(0), monthly_debt=Decimal(0)), "burden") == 0


@pytest.mark.parametrize("method", ["equal_instalment", "equal_principal", "interest_only", "single_payment"])
def test_the_burden_spreads_all_that_is_to_be_repaid_evenly_over_the_months(method: str) -> None:
    facts = facts_of(amount=Decimal(24_000), months=24, method=method)
    interest = total_interest(schedule(Decimal(24_000), POLICY.rate, 24, method))

    assert burden(facts, POLICY.rate) == (Decimal(800) + (24_000 + interest) / 24) / Decimal(12_000)


def test_the_best_borrower_has_a_hundred_points() -> None:
    best = with_burden(Decimal("0.2"))._replace(
        past_due_count=0,
        credit_years=Decimal(21),
        recent_applications=0,
        years_employed=Decimal(11),
        documents=ALL_DOCUMENTS,
    )

    assert score(factors(best, POLICY)) == 100
    assert lost_points(factors(best, POLICY)) == ()


def test_the_worst_borrower_has_none() -> None:
    worst = with_burden(Decimal("0.9"))._replace(
        past_due_count=3,
        credit_years=Decimal(0),
        recent_applications=7,
        years_employed=Decimal(0),
        documents=(),
    )

    assert score(factors(worst, POLICY)) == 0


def test_reasons_come_by_the_points_that_were_lost_four_at_most() -> None:
    reasons = lost_points(factors(facts_of("overstretched"), POLICY))

    # 30, 25, 12 and 10 points; the documents, 10 points as well, come after the job in the policy.
    assert [reason.code for reason in reasons] == ["past_due", "burden", "recent_applications", "time_in_job"]


def test_the_burden_is_told_by_its_band_so_that_no_income_can_be_worked_out() -> None:
    reason = next(one for one in lost_points(factors(with_burden(Decimal("0.3")), POLICY)) if one.code == "burden")

    assert (reason.value, reason.threshold) == ("0.20-0.36", "0.20")


def test_a_burden_over_every_band_is_told_as_open() -> None:
    reason = next(one for one in lost_points(factors(with_burden(Decimal("0.8")), POLICY)) if one.code == "burden")

    assert reason.value == "0.55+"


@pytest.mark.parametrize("untouchable", ["name", "id_number", "city", "phone", "bank", "card_number"])
def test_who_one_is_and_where_one_lives_cannot_enter_a_decision(untouchable: str) -> None:
    assert untouchable not in Facts._fields
