"""One application as a reader sees it: its events, where it stands, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, NamedTuple

from uwallet_cli.loan.application import CHINA, Application, Event
from uwallet_cli.loan.stages import MOVES, Standing


class Journey(NamedTuple):
    """An application at a moment. Everything a screen or a JSON document says of it is in here.

    `missed` counts the calls that the borrower noted as missed.
    """

    application: Application
    events: tuple[Event, ...]
    standing: Standing
    now: datetime
    missed: int = 0

    @property
    def awaiting_call(self) -> datetime | None:
        """Since when the borrower's own lender may be about to call; None where no such call is awaited."""
        if self.application.lender != "own" or self.standing.state not in ("in_review", "callback_due"):
            return None
        return next((event.at for event in self.events if event.kind == "submitted"), None)


class Summary(NamedTuple):
    """One application in a line of a list."""

    ref: str
    state: str
    stage: int
    amount: str | None
    last: datetime


def summary(journey: Journey) -> dict[str, Any]:
    """The line as plain values that can be kept, with what a list is sorted by."""
    application, standing = journey.application, journey.standing
    amount = application.answers.get("amount")
    return {
        "ref": application.ref,
        "revision": application.revision,
        "created": application.created.isoformat(),
        "state": standing.state,
        "stage": standing.stage,
        "amount": None if amount is None else str(amount),
        "last": (journey.events[-1].at if journey.events else application.updated).isoformat(),
    }


def read_summary(row: Mapping[str, Any]) -> Summary:
    """The line from its plain values."""
    return Summary(row["ref"], row["state"], row["stage"], row["amount"], datetime.fromisoformat(row["last"]))


class NextStep(NamedTuple):
    """What the borrower can do next: a code for the words, the exact command, and by when, where there is a limit."""

    code: str
    command: str
    by: datetime | None


def next_step(journey: Journey) -> NextStep:
    """The one thing that helps most now."""
    application, standing = journey.application, journey.standing
    ref, state = application.ref, standing.state
    told_by_borrower = application.lender == "own"
    if state in ("draft", "referred"):
        return NextStep(state, f"uwallet apply {ref}", None)
    if application.is_plugged_in and state in ("in_review", "callback_due", "approved"):
        if state == "callback_due":
            by = standing.window[1] if standing.window else None
            return NextStep("callback_plugged", f"uwallet callback rehearse {ref}", by)
        code = "in_review_plugged" if state == "in_review" else "approved_plugged"
        return NextStep(code, f"uwallet status {ref}", None)
    if state == "callback_due":
        if told_by_borrower or standing.window is None:
            return NextStep("callback_told", f"uwallet status {ref} --update", None)
        return NextStep(state, f"uwallet callback answer {ref}", standing.window[1])
    if state in ("repaying", "overdue"):
        due = _due(journey)  # of a loan whose terms are not known here, only that something was paid can be noted
        return NextStep(state, f"uwallet loan pay {ref}" if due else f"uwallet status {ref} --update paid", due)
    if state in ("in_review", "approved"):
        return NextStep(state, f"uwallet status {ref} --update", None)
    after = {"declined": "uwallet faq approval", "settled": "uwallet faq guide-service"}
    return NextStep(state, after.get(state, "uwallet apply"), None)


def _due(journey: Journey) -> datetime | None:
    from uwallet_cli.loan.books import oldest_open
    from uwallet_cli.loan.loans import books_of

    oldest = oldest_open(books_of(journey.standing, journey.now.astimezone(CHINA).date()))
    if oldest is None or oldest.row.due is None:
        return None
    return datetime.combine(oldest.row.due, time(23, 59, 59), CHINA)


def possible_updates(standing: Standing) -> tuple[str, ...]:
    """What a borrower can say happened next with their own lender, in the order of the table."""
    return tuple(MOVES[standing.state]) if standing.state not in ("draft", "referred") else ("withdrawn",)


def recordable(lender: str, standing: Standing) -> tuple[str, ...]:
    """What `status --update` takes now: whatever can come next at one's own lender, elsewhere a repayment."""
    if lender == "own":
        return possible_updates(standing)
    return ("paid",) if "paid" in MOVES[standing.state] else ()
