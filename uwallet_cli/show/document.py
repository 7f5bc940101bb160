"""The JSON documents: the same results as the screens, keys as README promises, money as strings, times with offset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from uwallet_cli.errors import UwalletError
from uwallet_cli.loan.journey import Journey, next_step
from uwallet_cli.show import words
from uwallet_cli.show.next_words import next_text
from uwallet_cli.show.problems import problem_text, sentence


def journey(shown: Journey) -> dict[str, Any]:
    """An application: `apply`, `status` and `callback answer` all give this."""
    application, standing = shown.application, shown.standing
    review: Mapping[str, Any] = standing.review or {}
    step = next_step(shown)
    return {
        "ref": application.ref,
        "lender": application.lender,
        "state": standing.state,
        "stage": standing.stage,
        "stages": [
            {"number": stage.number, "key": stage.key, "status": stage.status, "at": _iso(stage.at)}
            for stage in standing.stages
        ],
        "review": {
            "score": review.get("score"),
            "outcome": review.get("outcome"),
            "before": standing.before,
            "reasons": _reasons(review.get("reasons", ())),
            "changes": [
                {**{name: change[name] for name in ("key", "from", "to", "effect")}, "text": words.change(change)}
                for change in review.get("changes", ())
            ],
        },
        "callback": {
            "needed": standing.called if review.get("outcome") else None,
            "reasons": _reasons(review.get("calls", ())),
            "window": [edge.isoformat() for edge in standing.window] if standing.window else None,
            "attempts": standing.attempts,
        },
        "next": {"text": next_text(shown), "command": step.command, "by": _iso(step.by)},
        "events": [
            {"at": event.at.isoformat(), "kind": event.kind, "text": words.event(event.kind, event.data)}
            for event in shown.events
        ],
    }


def _reasons(reasons: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"code": one["code"], "value": one["value"], "threshold": one["threshold"], "text": words.reason(one)}
        for one in reasons
    ]


def error(problem: UwalletError) -> dict[str, Any]:
    """An error, with every answer that has to be mended."""
    return {
        "error": {
            "code": problem.code,
            "message": sentence(problem),
            "details": [{"key": one.key, "code": one.code, "text": problem_text(one)} for one in problem.details],
        }
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
