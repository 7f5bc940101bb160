"""What of a decision may stand in the clear: no more about the income than the band that its screen names anyway.

A counterfactual is sharper than a band. "With 37,000 there would be no call" says that ten months' income lie between
37,000 and 38,000; that another term or method would do puts the burden within a hair of a bound. Even whether there is
such a change cuts a band in two. So the record in the clear keeps of the practice lender's changes only those that a
reader of the rest of it could work out without the income:

- a further document, for its points and the score stand there, too,
- the amount of the limit for large amounts, where that limit is the only reason to call.

`apply` shows all of them once, `callback forecast` works them out anew from the opened answers; `more_changes` says
whether one should look there, and it, too, follows from what stands in the clear.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from uwallet_cli.loan.application import Application, Event

# Reasons to call that a smaller amount, or another term or method, may take away; any other one stays.
MAY_GO = {"large_amount", "low_score", "income_mismatch"}


def for_keeping(application: Application) -> Application:
    """The application as it may be kept. Other lenders' events are their own."""
    if application.lender != "practice":
        return application
    return application._replace(events=tuple(_kept(event) for event in application.events))


def _kept(event: Event) -> Event:
    data = event.data
    if not event.kind.startswith("review_") or "changes" not in data or "more_changes" in data:
        return event
    codes = {one["code"] for one in data["calls"]}
    by_the_limit_alone = codes == {"large_amount"}
    changes = [
        one for one in data["changes"] if one["key"] == "documents" or (one["key"] == "amount" and by_the_limit_alone)
    ]
    more = _may_be_lifted(data, codes) and not by_the_limit_alone
    return event._replace(data={**data, "changes": changes, "more_changes": more})


def _may_be_lifted(data: Mapping[str, Any], codes: set[str]) -> bool:
    """Whether borrowing otherwise could lift the outcome, as far as the clear record tells."""
    if data["outcome"] == "person":
        without_work = any(one["variant"] == "without_work" for one in data["calls"])
        return codes <= MAY_GO and not without_work
    burden = next(one for one in data["factors"] if one["code"] == "burden")
    return data["outcome"] == "declined" and burden["value"] is not None and burden["points"] < burden["best"]
