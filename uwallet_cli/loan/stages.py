"""Where an application stands: one table of moves, and the five stages folded from its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import Event
from uwallet_cli.loan.calls import Window, current_window

STAGES = ("apply", "review", "callback", "payout", "service")

# state → what can happen in it → the state it leads to. The only place that allows a move.
MOVES: Mapping[str, Mapping[str, str]] = {
    "draft": {"submitted": "in_review", "withdrawn": "withdrawn"},
    "in_review": {
        "review_fine": "approved",
        "review_person": "callback_due",
        "review_declined": "declined",
        "referred": "referred",
        "withdrawn": "withdrawn",
    },
    "referred": {"answers_mended": "in_review", "withdrawn": "withdrawn"},
    "callback_due": {
        "call_answered": "callback_due",
        "call_hung_up": "callback_due",
        "call_missed": "callback_due",
        "call_matched": "approved",
        "referred": "referred",
        "unreached": "unreached",
        "review_declined": "declined",
        "withdrawn": "withdrawn",
    },
    "approved": {
        "paid_out": "repaying",
        "referred": "referred",
        "review_declined": "declined",
        "withdrawn": "withdrawn",
    },
    "repaying": {"paid": "repaying", "overdue": "overdue", "settled": "settled"},
    "overdue": {"paid": "overdue", "caught_up": "repaying", "settled": "settled"},
    "settled": {},
    "declined": {},
    "unreached": {},
    "withdrawn": {},
}

ENDED = frozenset(state for state, moves in MOVES.items() if not moves)

# What follows from the clock or from other events alone: derived on each reading, never stored by a shipped lender.
DERIVED = frozenset({"call_missed", "unreached", "overdue", "caught_up", "settled"})

_STAGE_OF = {
    "draft": 1,
    "in_review": 2,
    "callback_due": 3,
    "approved": 4,
    "repaying": 5,
    "overdue": 5,
    "settled": 5,
}


class Stage(NamedTuple):
    """One of the five. `status`: done, current, waiting, not_needed, ended; `at` when it came to that, else None."""

    number: int
    key: str
    status: str
    at: datetime | None


class Standing(NamedTuple):
    """Everything that follows from the events so far.

    `review` is the newest decision's data; `before` the score of the one before it; `mend` the answers to mend while
    referred; `windows` the announced ones; `attempts` the calls used up; `payout` the data of the payout;
    `payoffs` which of the payments, counted from 0, were meant to settle the loan.
    """

    state: str = "draft"
    stage: int = 1
    since: datetime | None = None
    passed: Mapping[int, datetime] = {}
    review: Mapping[str, Any] | None = None
    before: int | None = None
    called: bool = False
    mend: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    attempts: int = 0
    payout: Mapping[str, Any] | None = None
    paid_out_at: datetime | None = None
    payments: tuple[tuple[datetime, Any], ...] = ()
    payoffs: tuple[int, ...] = ()
    matched: bool = False
    last: Event | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more can happen."""
        return self.state in ENDED

    @property
    def window(self) -> Window | None:
        """The window of the next call, while one is due."""
        return current_window(self.windows, self.attempts) if self.state == "callback_due" else None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The five stages, in order."""
        return tuple(self._stage(number, key) for number, key in enumerate(STAGES, 1))

    def _stage(self, number: int, key: str) -> Stage:
        if number < self.stage or self.state == "settled":
            if key == "callback" and not self.called:
                return Stage(number, key, "not_needed", self.passed.get(number))
            return Stage(number, key, "done", self.passed.get(number, self.since))
        if number == self.stage:
            return Stage(number, key, "ended" if self.ended else "current", self.since)
        return Stage(number, key, "not_needed" if self.ended else "waiting", None)


def follow(standing: Standing, event: Event) -> Standing:
    """The standing after one more event. Raises StoreUnusable("impossible_event") where the table has no such move."""
    state = MOVES[standing.state].get(event.kind)
    if state is None:
        raise StoreUnusable("impossible_event", kind=event.kind, state=standing.state)
    stage = _STAGE_OF.get(state, standing.stage)
    passed = {n: at for n, at in standing.passed.items() if n < stage}
    passed |= dict.fromkeys(range(standing.stage, stage), event.at)
    moved = standing._replace(
        state=state,
        stage=stage,
        since=standing.since if state == standing.state else event.at,
        passed=passed,
        last=event,
    )
    return _EFFECTS[event.kind](moved, event) if event.kind in _EFFECTS else moved


def fold(events: Iterable[Event]) -> Standing:
    """The standing after all these events, in order of time."""
    standing = Standing()
    for event in events:
        standing = follow(standing, event)
    return standing


def merged(stored: Sequence[Event], added: Sequence[Event]) -> tuple[Event, ...]:
    """Two lists of events as one, in order of time; at one instant what was stored comes first."""
    return tuple(sorted([*stored, *added], key=lambda event: event.at))


def _reviewed(standing: Standing, event: Event) -> Standing:
    earlier = standing.review or {}
    return standing._replace(
        review=event.data,
        before=earlier.get("score"),
        called=event.kind == "review_person",
        windows=tuple((_time(start), _time(end)) for start, end in event.data.get("windows", ())),
        attempts=0,
        mend=(),
    )


def _declined(standing: Standing, event: Event) -> Standing:
    if standing.review is not None and "score" not in event.data:  # told by the borrower, after the call
        return standing
    return _reviewed(standing, event)


def _referred(standing: Standing, event: Event) -> Standing:
    if "score" in event.data:  # the review itself refers back
        standing = _reviewed(standing, event)
    return standing._replace(mend=tuple(event.data.get("mend", ())))


def _attempted(standing: Standing, _event: Event) -> Standing:
    return standing._replace(attempts=standing.attempts + 1)


def _matched(standing: Standing, _event: Event) -> Standing:
    return standing._replace(matched=True)


def _mended(standing: Standing, event: Event) -> Standing:
    # A call that matched stays good while only the card is mended: the borrower is not phoned twice about the same.
    kept = standing.matched and set(event.data.get("keys", ())) <= {"bank", "card_number"}
    return standing._replace(mend=(), matched=kept)


def _paid_out(standing: Standing, event: Event) -> Standing:
    return standing._replace(payout=event.data, paid_out_at=event.at)


def _paid(standing: Standing, event: Event) -> Standing:
    payoffs = (*standing.payoffs, len(standing.payments)) if event.data.get("payoff") else standing.payoffs
    return standing._replace(payments=(*standing.payments, (event.at, event.data.get("amount"))), payoffs=payoffs)


_EFFECTS = {
    "review_fine": _reviewed,
    "review_person": _reviewed,
    "review_declined": _declined,
    "referred": _referred,
    "call_hung_up": _attempted,
    "call_missed": _attempted,
    "call_matched": _matched,
    "answers_mended": _mended,
    "paid_out": _paid_out,
    "paid": _paid,
}


def _time(stored: str) -> datetime:
    return datetime.fromisoformat(stored)
