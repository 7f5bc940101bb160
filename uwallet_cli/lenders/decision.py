"""A review of the practice lender as an event, with every figure it was made by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from uwallet_cli.loan.application import Application, Event
from uwallet_cli.loan.calls import windows
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import Policy
from uwallet_cli.loan.review import Change, Review, changes, missing, review
from uwallet_cli.loan.scoring import Reason, as_reason


def decision(application: Application, policy: Policy, at: datetime) -> Event:
    """Review an application at that instant: fine, a person's call, declined, or back for what is missing."""
    facts = Facts.of(application.all_answers)
    found = review(facts, policy)
    figures = figures_of(found, policy)
    if absent := missing(facts):
        return Event(at, "referred", {**figures, "outcome": None, "calls": [], "mend": list(absent)})
    figures["changes"] = changes_as_data(changes(facts, policy))
    if found.outcome == "person":
        figures["windows"] = [[start.isoformat(), end.isoformat()] for start, end in windows(at)]
    return Event(at, f"review_{found.outcome}", figures)


def figures_of(found: Review, policy: Policy) -> dict[str, Any]:
    """A review as plain JSON. The factors are kept with their bands, for who asks how it was decided."""
    return {
        "policy": policy.version,
        "score": found.score,
        "outcome": found.outcome,
        "factors": [{**as_reason(part)._asdict(), "points": part.points, "best": part.best} for part in found.factors],
        "reasons": reasons_as_data(found.reasons),
        "calls": reasons_as_data(found.call_reasons),
        "changes": [],
    }


def changes_as_data(found: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes as plain JSON."""
    return [{"key": one.key, "from": one.before, "to": one.after, "effect": one.effect} for one in found]


def reasons_as_data(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Reasons as plain JSON."""
    return [reason._asdict() for reason in reasons]
