"""What comes next, in words; the command itself stands in loan/journey.py."""

from __future__ import annotations

from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.journey import Journey, next_step
from uwallet_cli.show import words
from uwallet_cli.text import has, say


def next_text(journey: Journey) -> str:
    """One sentence: what to do, and by when where there is a limit."""
    standing = journey.standing
    code = next_step(journey).code
    if code in ("callback_due", "callback_plugged") and standing.window:
        key = "next.callback_due" if code == "callback_due" else "next.callback_plugged_window"
        return say(key, window=words.window(*standing.window), attempt=standing.attempts + 1)
    if code == "referred":
        return say("next.referred", answers=words.listed(words.label(key) for key in standing.mend))
    if code in ("repaying", "overdue") and (amounts := _instalment(journey)):
        return say(f"next.{code}", **amounts)
    plain = f"next.{code}_unknown"
    return say(plain if has(plain) else f"next.{code}")


def _instalment(journey: Journey) -> dict[str, str] | None:
    from uwallet_cli.loan.books import oldest_open
    from uwallet_cli.loan.loans import books_of

    oldest = oldest_open(books_of(journey.standing, journey.now.astimezone(CHINA).date()))
    if oldest is None or oldest.row.due is None:
        return None
    return {
        "n": str(oldest.row.n),
        "day": words.day(oldest.row.due),
        "amount": words.money(oldest.owed),
        "penalty": words.money(oldest.penalty),
    }
