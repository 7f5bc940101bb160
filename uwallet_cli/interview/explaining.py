"""The call as it concerns one borrower: will it come, when, and what will be asked beside what was answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from uwallet_cli.interview.answering import needed
from uwallet_cli.interview.call_order import ORDER
from uwallet_cli.loan.calls import Window
from uwallet_cli.loan.journey import Journey


class Asked(NamedTuple):
    """One thing the caller asks for: what was answered, or a mask of it; None where nothing can be shown."""

    key: str
    value: Any
    mask: str | None
    given: bool


class Explained(NamedTuple):
    """`likely` is yes, likely, no or unknown; `ended` the state an application ended in, else None.

    `calls` are the reasons as data, `since` the submission.
    """

    ref: str | None
    lender: str | None
    likely: str
    ended: str | None
    calls: tuple[dict[str, Any], ...]
    window: Window | None
    attempts: int
    since: datetime | None
    asked: tuple[Asked, ...]


GENERAL = Explained(
    None, None, "unknown", None, (), None, 0, None, tuple(Asked(key, None, None, False) for key in ORDER)
)


def explained(journey: Journey, forecast: tuple[dict[str, Any], ...] | None) -> Explained:
    """The call for this application. `forecast` are the reasons by the practice policy, where nobody decided by it.

    Once the application has ended, the general case.
    """
    application, standing = journey.application, journey.standing
    if standing.ended or standing.state in ("repaying", "overdue"):
        return GENERAL._replace(ref=application.ref, lender=application.lender, ended=standing.state)
    review = standing.review or {}
    asked_for = {question.key for question in needed(application.answers)}
    calls = tuple(review.get("calls") or forecast or ())
    if standing.state == "callback_due":
        likely = "yes"
    elif review.get("outcome") == "fine" or (forecast is not None and not calls):
        likely = "no"
    else:
        likely = "likely" if calls else "unknown"
    return Explained(
        ref=application.ref,
        lender=application.lender,
        likely=likely,
        ended=None,
        calls=calls,
        window=standing.window,
        attempts=standing.attempts,
        since=next((event.at for event in journey.events if event.kind == "submitted"), None),
        asked=tuple(_asked(key, journey) for key in ORDER if key in asked_for or key in _OF_THE_CALL_ALONE),
    )


_OF_THE_CALL_ALONE = ("applied_yourself", "guided_or_fee", "first_due")


def _asked(key: str, journey: Journey) -> Asked:
    """What the caller would compare. Private answers are told by their masks, or only that they were given."""
    application = journey.application
    mask = application.masks.get(key)
    if key in application.answers:
        value = application.answers[key]
        return Asked(key, value, None, value is not None)
    given = mask is not None or key in application.private_given
    return Asked(key, None, mask, given and key not in _OF_THE_CALL_ALONE)
