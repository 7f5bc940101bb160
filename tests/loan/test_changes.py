"""What would change the outcome: true when applied, the nearest of its kind, and never an untruth."""

from __future__ import annotations

import os
import random
from decimal import Decimal

import pytest

from uwallet_cli.lenders.practice import lender
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import Policy
from uwallet_cli.loan.repayment import METHODS, schedule, total_interest
from uwallet_cli.loan.review import DOCUMENTS, OUTCOMES, Change, changes, review

POLICY: Policy = lender.policy

GENERATED = 300 if os.environ.get("UWALLET_SHORT") else 5000


def applicant(dice: random.Random) -> Facts:
    """Anyone, with a leaning towards the limits."""
    employment = dice.choice(["employed", "self_employed", "retired", "student", "unemployed"])
    return Facts(
        amount=Decimal(dice.choice([500, 999, 1000, 8000, 20000, 99999, 100_000, 100_001, 150_000, 200_000])),
        months=dice.choice(POLICY.terms),
        method=dice.choice(METHODS),
        purpose=dice.choice(["education", "other"]),
        purpose_detail=dice.choice(["换冰柜", "炒股"]),
        employment=employment,
        employer="晨光",
        years_employed=dice.choice([None, Decimal("0.5"), Decimal(3), Decimal(11)]),
        monthly_income=dice.choice([None, *map(Decimal, (0, 800, 2500, 4000, 12000, 20001, 45000))]),
        monthly_debt=dice.choice([None, *map(Decimal, (0, 500, 2500, 9000))]),
        other_loans=dice.choice([0, 1, 5]),
        past_due_count=dice.choice([0, 0, 0, 1, 2, 3]),
        recent_applications=dice.choice([None, 0, 1, 3, 6, 7]),
        credit_years=dice.choice([None, *map(Decimal, (0, 5, 6, 15, 25))]),
        first_loan_here=dice.random() < 0.2,
        phone_changed=dice.random() < 0.2,
        documents=tuple(dice.sample(DOCUMENTS, dice.randint(0, 4))),
    )


def with_change(facts: Facts, change: Change) -> Facts:
    """The same borrower after the change."""
    value = {"amount": Decimal, "months": int, "method": str, "documents": tuple}[change.key](change.after)
    return facts._replace(**{change.key: value})


def rank(facts: Facts) -> int:
    return OUTCOMES.index(review(facts, POLICY).outcome)


def nearest(facts: Facts) -> dict[str, Facts]:
    """The nearest lifting change of each kind, found by trying them all: the contract's words, another way round."""
    here = rank(facts)
    found: dict[str, Facts] = {}
    amounts = [Decimal(a) for a in range(1000, int(facts.amount), 1000) if a >= POLICY.smallest]
    lifting = [a for a in amounts if rank(facts._replace(amount=a)) > here]
    if lifting:
        found["amount"] = facts._replace(amount=max(lifting))
    place = POLICY.terms.index(facts.months)
    others = [m for m in POLICY.terms if m != facts.months and rank(facts._replace(months=m)) > here]
    if others:
        found["months"] = facts._replace(months=min(others, key=lambda m: (abs(POLICY.terms.index(m) - place), m)))
    interest = {m: total_interest(schedule(facts.amount, POLICY.rate, facts.months, m)) for m in METHODS}
    cheaper = [m for m in METHODS if m != facts.method and interest[m] <= interest[facts.method]]
    methods = [m for m in cheaper if rank(facts._replace(method=m)) > here]
    if methods:
        found["method"] = facts._replace(method=methods[0])
    more = [(*facts.documents, d) for d in DOCUMENTS if d not in facts.documents]
    documents = [d for d in more if rank(facts._replace(documents=d)) > here]
    if documents:
        found["documents"] = facts._replace(documents=documents[0])
    return found


@pytest.mark.slow
def test_every_change_is_true_and_the_nearest_of_its_kind() -> None:
    dice = random.Random(2026)
    shown = 0
    for _ in range(GENERATED):
        facts = applicant(dice)
        offered = {change.key: with_change(facts, change) for change in changes(facts, POLICY)}
        assert offered == (nearest(facts) if rank(facts) < 2 else {}), facts
        shown += len(offered)
    assert shown > GENERATED / 10, "the generated applicants leave too little to check"


def test_only_what_a_borrower_may_freely_choose_is_ever_proposed() -> None:
    dice = random.Random(7)
    for _ in range(200):
        facts = applicant(dice)
        for change in changes(facts, POLICY):
            assert change.key in ("amount", "months", "method", "documents")
            changed = with_change(facts, change)
            untouched = [name for name in Facts._fields if name != change.key]
            assert all(getattr(changed, name) == getattr(facts, name) for name in untouched)
            assert set(facts.documents) <= set(changed.documents)


@pytest.mark.parametrize(("outcome", "effect"), [("person", "no_call"), ("declined", "person")])
def test_the_effect_is_told_as_it_comes_out(outcome: str, effect: str) -> None:
    dice = random.Random(1)
    for _ in range(3000):
        facts = applicant(dice)
        if review(facts, POLICY).outcome != outcome:
            continue
        for change in changes(facts, POLICY):
            if change.effect == effect:
                better = review(with_change(facts, change), POLICY).outcome
                assert better == ("fine" if effect == "no_call" else "person")
                return
    pytest.fail("no applicant of that kind was generated")
