"""Every applicant ends as the published policy says: score, outcome, reasons, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loan.borrowers import POLICY, TODAY, TUESDAY, answers_of, application_of, facts_of, written
from uwallet_cli.errors import Unacceptable
from uwallet_cli.interview.answering import accept_all
from uwallet_cli.lenders.registry import advanced
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.repayment import METHODS, schedule, total_interest
from uwallet_cli.loan.review import DOCUMENTS, OUTCOMES, Change, changes, missing, review
from uwallet_cli.loan.stages import Standing


class Ends(NamedTuple):
    """How an application ends at the instant it is submitted."""

    score: int
    outcome: str
    state: str
    reasons: list[str]
    calls: list[str]
    changes: list[tuple[str, Any, Any, str]]


# Worked out by hand from the bands: past-due record · burden · credit history · applications · job · documents.
EXPECTED = {
    # 30 · 20 (21.7 %) · 4 · 9 · 9 · 7
    "clean": Ends(
        79,
        "fine",
        "repaying",
        ["credit_history", "burden", "recent_applications", "documents"],
        [],
        [],
    ),
    # 30 · 20 (22.4 %) · 7 · 9 · 10 · 7
    "large": Ends(
        83,
        "person",
        "callback_due",
        ["credit_history", "burden", "recent_applications", "documents"],
        ["large_amount"],
        [("amount", "150000.00", "100000.00", "no_call")],
    ),
    # 30 · 25 (18.5 %) · 0 · 9 · 5 · 0
    "thin": Ends(
        69,
        "person",
        "callback_due",
        ["credit_history", "documents", "time_in_job", "recent_applications"],
        ["first_loan_here"],
        [],
    ),
    # 0 · 0 (287 %) · 4 · 0 · 0 · 0
    "overstretched": Ends(
        4,
        "declined",
        "declined",
        ["past_due", "burden", "recent_applications", "time_in_job"],
        [],
        [],
    ),
    # 30 · 25 (8.2 %) · 4 · 9 · 4 (no job to have) · 7
    "contradictory": Ends(
        79,
        "person",
        "callback_due",
        ["credit_history", "time_in_job", "recent_applications", "documents"],
        ["income_mismatch", "phone_changed"],
        [],
    ),
}


def standing_of(name: str) -> Standing:
    return advanced(application_of(answers_of(name)), TUESDAY)[1]


def decided(name: str) -> dict[str, Any]:
    found = standing_of(name).review
    assert found is not None
    return dict(found)


def codes(reasons: list[dict[str, Any]]) -> list[str]:
    return [reason["code"] for reason in reasons]


@pytest.mark.parametrize("name", EXPECTED)
def test_an_applicant_has_the_score_and_the_outcome_of_the_policy(name: str) -> None:
    found = decided(name)

    assert (found["score"], found["outcome"]) == (EXPECTED[name].score, EXPECTED[name].outcome)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_outcome_stands_at_the_instant_of_submission(name: str) -> None:
    standing = standing_of(name)

    assert (standing.state, standing.since) == (EXPECTED[name].state, TUESDAY)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_reasons_are_where_points_were_lost_the_most_first(name: str) -> None:
    assert codes(decided(name)["reasons"]) == EXPECTED[name].reasons


@pytest.mark.parametrize("name", EXPECTED)
def test_the_call_has_the_reasons_of_the_policy(name: str) -> None:
    assert codes(decided(name)["calls"]) == EXPECTED[name].calls


@pytest.mark.parametrize("name", EXPECTED)
def test_what_would_change_the_outcome_is_told_or_nothing_is(name: str) -> None:
    told = [(one["key"], one["from"], one["to"], one["effect"]) for one in decided(name)["changes"]]

    assert told == EXPECTED[name].changes


@pytest.mark.parametrize("name", [name for name, ends in EXPECTED.items() if ends.outcome == "person"])
def test_who_will_be_phoned_hears_of_all_three_windows_at_once(name: str) -> None:
    assert len(standing_of(name).windows) == 3


def test_a_plain_application_is_paid_out_at_the_same_instant() -> None:
    events, standing = advanced(application_of(answers_of("clean")), TUESDAY)

    assert [(event.at, event.kind) for event in events] == [
        (TUESDAY, "submitted"),
        (TUESDAY, "review_fine"),
        (TUESDAY, "paid_out"),
    ]
    assert standing.payout is not None
    assert (standing.payout["amount"], standing.payout["card"]) == ("20000", "0005")


def test_an_unacceptable_application_is_told_everything_that_is_wrong_with_it() -> None:
    with pytest.raises(Unacceptable) as refused:
        accept_all(written("wrong"), TODAY)

    assert {problem.key: problem.code for problem in refused.value.details} == {
        "amount": "too_small",
        "months": "not_a_choice",
        "purpose": "not_a_choice",
        "name": "empty",
        "id_number": "id_check_digit",
        "phone": "phone",
        "monthly_income": "below_zero",
        "card_number": "card_check_digit",
        "consent_truth": "missing",
    }


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        ({"monthly_income": None}, ["monthly_income"]),
        ({"employer": None}, ["employer"]),
        ({"employer": None, "monthly_income": None}, ["employer", "monthly_income"]),
    ],
)
def test_without_income_or_employer_an_application_comes_back(changes: dict[str, Any], mend: list[str]) -> None:
    standing = advanced(application_of(answers_of("clean", **changes)), TUESDAY)[1]

    assert (standing.state, list(standing.mend)) == ("referred", mend)


@pytest.mark.parametrize("left_out", ["position", "years_employed", "pay_day", "monthly_debt", "credit_years"])
def test_what_one_may_rather_not_say_does_not_bring_an_application_back(left_out: str) -> None:
    assert missing(Facts.of(answers_of("clean", **{left_out: None}))) == ()


def test_who_works_for_themselves_may_leave_the_business_unnamed() -> None:
    assert missing(facts_of("thin", employer=None)) == ()


def test_equal_answers_at_the_same_instant_give_equal_events_whatever_the_reference() -> None:
    one, other = (advanced(application_of(answers_of("large")), TUESDAY + timedelta(days=9)) for _ in range(2))

    assert one == other


# --- what would change it --------------------------------------------------------------------------------------------

facts_in_all = st.builds(
    Facts,
    amount=st.integers(500, 200_000).map(Decimal),
    months=st.sampled_from(POLICY.terms),
    method=st.sampled_from(METHODS),
    purpose=st.sampled_from(["education", "other"]),
    purpose_detail=st.sampled_from(["", "炒股"]),
    employment=st.sampled_from(["employed", "retired"]),
    employer=st.just("晨光"),
    years_employed=st.none() | st.integers(0, 20).map(Decimal),
    monthly_income=st.integers(0, 40_000).map(Decimal),
    monthly_debt=st.none() | st.integers(0, 5000).map(Decimal),
    other_loans=st.integers(0, 3),
    past_due_count=st.sampled_from([0, 0, 0, 1, 3]),
    recent_applications=st.none() | st.integers(0, 8),
    credit_years=st.none() | st.integers(0, 25).map(Decimal),
    first_loan_here=st.sampled_from([False, False, True]),
    phone_changed=st.sampled_from([False, False, True]),
    documents=st.sampled_from([DOCUMENTS[:count] for count in range(5)]),
)


def applied_to(facts: Facts, change: Change) -> Facts:
    """The facts after a suggested change, from its JSON values."""
    readers: dict[str, Callable[[Any], Any]] = {"amount": Decimal, "documents": tuple}
    read = readers.get(change.key)
    return facts._replace(**{change.key: read(change.after) if read else change.after})


@settings(max_examples=60, deadline=None)
@given(facts_in_all)
def test_every_suggested_change_is_proved_by_reviewing_again(facts: Facts) -> None:
    outcome = review(facts, POLICY).outcome

    for change in changes(facts, POLICY):
        better = review(applied_to(facts, change), POLICY).outcome
        assert OUTCOMES.index(better) > OUTCOMES.index(outcome)
        assert change.effect == ("no_call" if outcome == "person" else better)


@settings(max_examples=60, deadline=None)
@given(facts_in_all)
def test_only_what_a_borrower_may_choose_is_suggested_one_thing_at_a_time(facts: Facts) -> None:
    keys = [change.key for change in changes(facts, POLICY)]

    assert keys == sorted(set(keys), key=["amount", "months", "method", "documents"].index)


@settings(max_examples=25, deadline=None)
@given(facts_in_all)
def test_a_smaller_amount_is_the_largest_multiple_of_a_thousand_that_helps(facts: Facts) -> None:
    outcome = review(facts, POLICY).outcome
    helping = [
        amount
        for amount in range(1000, int(facts.amount), 1000)
        if OUTCOMES.index(review(facts._replace(amount=Decimal(amount)), POLICY).outcome) > OUTCOMES.index(outcome)
    ]

    told = [change.after for change in changes(facts, POLICY) if change.key == "amount"]
    assert told == ([f"{max(helping)}.00"] if helping and outcome != "fine" else [])


@settings(max_examples=60, deadline=None)
@given(facts_in_all)
def test_another_method_is_suggested_only_where_it_costs_no_more_interest(facts: Facts) -> None:
    def interest(method: str) -> Decimal:
        return total_interest(schedule(facts.amount, POLICY.rate, facts.months, method))

    for change in changes(facts, POLICY):
        assert change.key != "method" or interest(change.after) <= interest(facts.method)


def test_a_smaller_amount_that_fits_the_income_is_suggested() -> None:
    # Ten months' income is 15,000; the burden then still leaves the score over sixty.
    facts = facts_of(amount=Decimal(30_000), months=36, monthly_income=Decimal(1500), monthly_debt=Decimal(0),
                     other_loans=0, credit_years=Decimal(21), years_employed=Decimal(11))  # fmt: skip

    (change,) = [one for one in changes(facts, POLICY) if one.key == "amount"]
    assert (change.before, change.after, change.effect) == ("30000.00", "15000.00", "no_call")


def test_one_document_more_is_suggested_where_it_lifts_the_score_over_the_line() -> None:
    # 30 · 12 (40 %) · 0 · 5 · 9 · 0 are 56 points; one document brings 4.
    facts = facts_of(monthly_income=Decimal(6500), credit_years=Decimal(3), recent_applications=3, documents=())

    (change,) = [one for one in changes(facts, POLICY) if one.key == "documents"]
    assert (change.before, change.after, change.effect) == ([], ["income_proof"], "no_call")


def test_a_longer_term_is_suggested_where_it_makes_the_burden_bearable() -> None:
    # 53 points over 12 months, a burden of 46 %; over 18 months it is 33 %, which brings 15 more.
    facts = facts_of(monthly_income=Decimal(5650), credit_years=Decimal(3), recent_applications=3)

    (change,) = [one for one in changes(facts, POLICY) if one.key == "months"]
    assert (change.before, change.after, change.effect) == (12, 18, "no_call")


def test_where_nothing_is_wrong_nothing_is_suggested() -> None:
    assert changes(facts_of("clean"), POLICY) == ()
