"""No call yet: what so many office hours mean, and what to do now."""

from __future__ import annotations

from datetime import datetime

from uwallet_cli.loan.calls import office_hours_between, patience
from uwallet_cli.loan.journey import Journey
from uwallet_cli.show import words
from uwallet_cli.text import say


def for_journey(journey: Journey) -> str | None:
    """What the wait means for this application; None where it waits for no call."""
    ref = journey.application.ref
    if journey.standing.window is not None:
        key = "waiting.window_plugged" if journey.application.is_plugged_in else "waiting.window"
        return say(key, ref=ref, window=words.window(*journey.standing.window))
    since = journey.awaiting_call
    return None if since is None else say("waiting.own", ref=ref, told=waiting(since, journey.now, journey.missed))


def waiting(since: datetime, now: datetime, missed: int) -> str:
    """A sentence for who waits for a call since they submitted."""
    if missed:
        return say("waiting.missed", missed=missed)
    hours = office_hours_between(since, now)
    return say(f"waiting.{patience(hours)}", hours=hours) if hours else say("waiting.soon")
