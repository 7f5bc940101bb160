"""What an answer means for the borrower's own application now: a sentence before it, and the command after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from uwallet_cli.text import say

if TYPE_CHECKING:
    from uwallet_cli.loan.journey import Journey


class Lead(NamedTuple):
    """A sentence to begin with, and a command to end with."""

    text: str
    command: str


_CALL = frozenset({"in_review", "callback_due"})
_MONEY = frozenset({"callback_due", "approved", "repaying"})
_REPAY = frozenset({"repaying", "overdue"})

# topic → the states of an application that it concerns
_CONCERNS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("callback", "no-call", "call-tips", "guide-callback"), _CALL),
    **dict.fromkeys(("guide-payout", "payout-late"), _MONEY),
    **dict.fromkeys(("repay", "overdue", "early-payoff", "failed-debit", "extension", "guide-service"), _REPAY),
    **dict.fromkeys(("guide-apply", "approval"), frozenset({"draft", "referred"})),
    **dict.fromkeys(("guide-review",), frozenset({"in_review", "referred"})),
}


def lead(entry: Mapping[str, Any] | None, newest: Callable[[], Journey | None]) -> Lead | None:
    """What an entry means for the newest open application; None where it means nothing, or there is none."""
    concerned = _CONCERNS.get(entry["id"]) if entry else None
    journey = newest() if concerned else None
    if journey is None or concerned is None or journey.standing.state not in concerned:
        return None
    from uwallet_cli.loan.journey import next_step
    from uwallet_cli.show.next_words import next_text
    from uwallet_cli.show.waiting import for_journey

    text = for_journey(journey) or say("faq.lead", ref=journey.application.ref, told=next_text(journey))
    return Lead(text.rstrip("：: "), next_step(journey).command)
