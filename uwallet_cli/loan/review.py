"""What comes of an application: the score, one of three outcomes, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.loan.callback import reasons_to_call
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import Policy
from uwallet_cli.loan.repayment import METHODS, schedule, total_interest
from uwallet_cli.loan.scoring import Factor, Reason, factors, lost_points, score

DOCUMENTS = ("income_proof", "bank_statement", "social_insurance", "property_proof")

OUTCOMES = ("declined", "person", "fine")  # from worst to best


class Review(NamedTuple):
    """A decision with the figures it was made by. `call_reasons` is empty unless a person will phone."""

    score: int
    outcome: str
    factors: tuple[Factor, ...]
    reasons: tuple[Reason, ...]
    call_reasons: tuple[Reason, ...]


class Change(NamedTuple):
    """The nearest change of one thing that lifts the outcome. `before` and `after` are JSON values of answer `key`."""

    key: str
    before: Any
    after: Any
    effect: str


def review(facts: Facts, policy: Policy) -> Review:
    """Decide by the policy: declined under its floor, a person where a callback rule fires, else fine."""
    parts = factors(facts, policy)
    points = score(parts)
    declined = points < policy.decline_under
    calls = () if declined else reasons_to_call(facts, points, policy.callback)
    outcome = "declined" if declined else "person" if calls else "fine"
    return Review(points, outcome, parts, lost_points(parts), calls)


def missing(facts: Facts) -> tuple[str, ...]:
    """The answers without which nothing can be decided: the application is referred back for them."""
    keys = []
    if facts.employment == "employed" and not facts.employer:
        keys.append("employer")
    if facts.monthly_income is None:
        keys.append("monthly_income")
    return tuple(keys)


def changes(facts: Facts, policy: Policy) -> tuple[Change, ...]:
    """The nearest truthful change of each kind that lifts the outcome, each proved by reviewing again.

    Only what a borrower may freely choose is changed: amount, term, method, one document more. Empty where nothing
    helps, or where nothing needs to.
    """
    outcome = review(facts, policy).outcome
    if outcome == "fine":
        return ()
    found = []
    for tries in (_amounts(facts, policy), _terms(facts, policy), _methods(facts, policy), _documents(facts)):
        for changed, change in tries:
            better = review(changed, policy).outcome
            if OUTCOMES.index(better) > OUTCOMES.index(outcome):
                effect = "no_call" if outcome == "person" else better
                found.append(change._replace(effect=effect))
                break
    return tuple(found)


Tries = Iterator[tuple[Facts, Change]]


def _amounts(facts: Facts, policy: Policy) -> Tries:
    """Smaller multiples of 1,000, largest first."""
    for thousands in range((int(facts.amount) - 1) // 1000, 0, -1):
        amount = Decimal(thousands * 1000)
        if amount < policy.smallest:
            return
        yield facts._replace(amount=amount), Change("amount", f"{facts.amount:.2f}", f"{amount:.2f}", "")


def _terms(facts: Facts, policy: Policy) -> Tries:
    """The other terms, by steps along the list, the shorter first."""
    here = policy.terms.index(facts.months)
    for step in range(1, len(policy.terms)):
        for there in (here - step, here + step):
            if 0 <= there < len(policy.terms):
                months = policy.terms[there]
                yield facts._replace(months=months), Change("months", facts.months, months, "")


def _methods(facts: Facts, policy: Policy) -> Tries:
    """The methods that do not cost more interest in all."""

    def interest(method: str) -> Decimal:
        return total_interest(schedule(facts.amount, policy.rate, facts.months, method))

    for method in METHODS:
        if method != facts.method and interest(method) <= interest(facts.method):
            yield facts._replace(method=method), Change("method", facts.method, method, "")


def _documents(facts: Facts) -> Tries:
    """One document more, in the order of the form."""
    for document in DOCUMENTS:
        if document not in facts.documents:
            documents = (*facts.documents, document)
            yield facts._replace(documents=documents), Change("documents", list(facts.documents), list(documents), "")
