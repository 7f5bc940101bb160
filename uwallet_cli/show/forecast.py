"""Whether a call is to be expected, why, and what would change it: by the practice policy, and said so."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType

from uwallet_cli.lenders.decision import changes_as_data, reasons_as_data
from uwallet_cli.lenders.preview import Preview
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, bullets, heading, indented, marked, stack
from uwallet_cli.text import say


def forecast(what: Preview, look: Look) -> RenderableType:
    """Whether a call is likely and why, and what would change that. By the practice policy, and said so."""
    parts: list[RenderableType] = [heading(say("forecast.title"), look), flow(say("forecast.by_policy"))]
    if what.missing:
        answers = words.listed(words.label(key) for key in what.missing)
        return stack(*parts, marked("care", say("forecast.referred", answers=answers), look))
    outcome = what.review.outcome
    told = say(f"forecast.{outcome}", score=what.review.score)
    parts.append(marked("done" if outcome == "fine" else "care", told, look))
    reasons = what.review.call_reasons if outcome == "person" else what.review.reasons if outcome == "declined" else ()
    if reasons:
        parts.append(indented(bullets([words.reason(one) for one in reasons_as_data(reasons)], look), look))
    if outcome != "fine":
        parts.append(flow(say("forecast.changes")))
        changes = [words.change(one) for one in changes_as_data(what.changes)]
        parts.append(indented(bullets(changes, look) if changes else flow(say("status.nothing_changes")), look))
    return stack(*parts)


def document(what: Preview) -> dict[str, Any]:
    """The forecast as JSON; `outcome` is null where the application would come back for `missing` answers."""
    return {
        "by": "practice",
        "score": what.review.score,
        "outcome": None if what.missing else what.review.outcome,
        "missing": list(what.missing),
        "reasons": _documents(what.review.reasons),
        "callback": {"needed": what.review.outcome == "person", "reasons": _documents(what.review.call_reasons)},
        "changes": [{**one, "text": words.change(one)} for one in changes_as_data(what.changes)],
    }


def _documents(reasons: Any) -> list[dict[str, Any]]:
    return [
        {"code": one["code"], "value": one["value"], "threshold": one["threshold"], "text": words.reason(one)}
        for one in reasons_as_data(reasons)
    ]
