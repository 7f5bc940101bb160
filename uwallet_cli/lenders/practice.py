"""The practice lender: decides, calls, pays out and collects by its published policy, without any real money."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from uwallet_cli.loan.application import CHINA, Application, Event
from uwallet_cli.loan.calls import to_mend
from uwallet_cli.loan.stages import Standing, follow


class Practice:
    """Reviews at the instant of submission; everything after is the borrower's call, or the clock's."""

    key = "practice"

    @cached_property
    def policy(self) -> Any:
        """The policy file, read once and only when something is decided."""
        from uwallet_cli.loan.policy import read_policy

        file = Path(__file__).with_name("practice_policy.toml")
        return read_policy(file.read_text(encoding="utf-8"), file.name)

    def advance(self, application: Application, now: datetime) -> list[Event]:
        """Replay what is stored, putting in between what the clock brought before each event, then until `now`."""
        added: list[Event] = []
        standing = Standing()
        for stored in application.events:
            # Nothing can come before an event of the same instant; asking would decide anew what is stored.
            while standing.last is not None and standing.last.at < stored.at:
                event = self._next(application, standing, standing.last)
                if event is None or event.at >= stored.at:
                    break
                added.append(event)
                standing = follow(standing, event)
            standing = follow(standing, stored)
        while standing.last is not None:
            event = self._next(application, standing, standing.last)
            if event is None or event.at > now:
                break
            added.append(event)
            standing = follow(standing, event)
        return added

    def _next(self, application: Application, standing: Standing, last: Event) -> Event | None:
        """What comes next, if the borrower does nothing more; None where it is the borrower's turn."""
        move = _MOVES.get(standing.state)
        return move(self, application, standing, last) if move else None

    def _decide(self, application: Application, _standing: Standing, last: Event) -> Event:
        from uwallet_cli.lenders.decision import decision

        return decision(application, self.policy, last.at)

    def _call(self, _application: Application, standing: Standing, last: Event) -> Event | None:
        if last.kind == "call_answered":
            mend = to_mend(last.data["verdicts"], self.policy.callback.vague_allowed)
            return Event(last.at, "referred", {"mend": mend}) if mend else Event(last.at, "call_matched")
        if standing.matched:  # it matched before only the card was mended
            return Event(last.at, "call_matched")
        if standing.window is None:
            return Event(last.at, "unreached")
        return Event(max(standing.window[1], last.at), "call_missed", {"attempt": standing.attempts + 1})

    def _pay_out(self, application: Application, _standing: Standing, last: Event) -> Event:
        policy, card = self.policy, application.masks.get("card_number", "")
        if card in policy.cards_that_fail:
            return Event(last.at, "referred", {"mend": ["card_number"], "card": card})
        terms = {
            "amount": str(application.answers["amount"]),
            "months": application.answers["months"],
            "method": application.answers["method"],
            "rate": str(policy.rate),
            "penalty_rate": str(policy.rate * policy.penalty_multiple),
            "bank": application.answers["bank"],
            "card": card,
        }
        return Event(last.at, "paid_out", terms)

    def _collect(self, _application: Application, standing: Standing, last: Event) -> Event | None:
        from uwallet_cli.loan.books import oldest_open
        from uwallet_cli.loan.loans import books_of, schedule_of

        today = last.at.astimezone(CHINA).date()
        oldest = oldest_open(books_of(standing, today))
        if oldest is None:
            final = schedule_of(standing)[-1].due
            return Event(last.at, "settled", {"early": final is not None and today < final})
        due = oldest.row.due
        assert due is not None
        if standing.state == "overdue":
            return Event(last.at, "caught_up") if due >= today else None
        return Event(max(_day_after(due), last.at), "overdue", {"n": oldest.row.n})


_MOVES = {
    "in_review": Practice._decide,
    "callback_due": Practice._call,
    "approved": Practice._pay_out,
    "repaying": Practice._collect,
    "overdue": Practice._collect,
}


def _day_after(day: date) -> datetime:
    """The end of a due day: the first instant of the next, in China."""
    return datetime(day.year, day.month, day.day, tzinfo=CHINA) + timedelta(days=1)


lender = Practice()
