"""What the borrower says happened: an event of their own lender, a repayment, a withdrawal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from uwallet_cli.ask.prompter import Move, Option
from uwallet_cli.clean import clean, without_long_numbers
from uwallet_cli.commands.helping import ASK
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.errors import Interrupted, WrongUsage
from uwallet_cli.lenders.registry import advanced, moment_to_act, with_decisions
from uwallet_cli.loan.application import CHINA, Application, Event
from uwallet_cli.loan.journey import Journey, recordable
from uwallet_cli.loan.stages import ENDED, MOVES, Standing
from uwallet_cli.settings import read_moment
from uwallet_cli.show import words
from uwallet_cli.text import say

LONGEST_REASON = 200  # characters


def recorded(context: Context, ref: str | None, kind: str, at: str | None) -> Journey:
    """The application after what happened. `kind` is an event, or ASK to pick one of those that can come next."""
    application = context.chosen(ref).application
    when = _moment(context, application, at)
    _, standing = advanced(application, when)
    possible = recordable(application.lender, standing)
    if not possible:
        raise WrongUsage("nothing_to_update") if standing.ended else _only_paid(application)
    if kind == ASK:
        kind = _picked(context, possible)
    if kind not in possible:
        if application.lender != "own" and kind in {move for moves in MOVES.values() for move in moves}:
            raise _only_paid(application)
        raise WrongUsage("cannot_happen", event=kind, events=words.listed(possible))
    return kept(context, application, Event(when, kind, _figures(standing, kind, when)))


def _only_paid(application: Application) -> WrongUsage:
    key = "only_paid_plugged" if application.is_plugged_in else "only_paid"
    return WrongUsage(key, ref=application.ref, lender=application.lender)


def withdrawn(context: Context, ref: str | None, reason: str) -> Journey:
    """The application after the borrower withdrew it, with the reason in their words."""
    journey = context.chosen(ref)
    if "withdrawn" not in MOVES[journey.standing.state]:
        state = say(f"status.state.{journey.standing.state}")
        raise WrongUsage("cannot_withdraw", ref=journey.application.ref, state=state)
    told = without_long_numbers(clean(reason))[:LONGEST_REASON]  # it is kept in the clear
    if not told:
        raise WrongUsage("reason_needed")
    if ref is None:
        _refuse_unmeant(context, journey)
    when = moment_to_act(journey.application, context.now)
    return kept(context, journey.application, Event(when, "withdrawn", {"reason": told}))


def _refuse_unmeant(context: Context, journey: Journey) -> None:
    """Nothing brings a withdrawn application back, so the newest is not taken for the one meant without being named."""
    application = journey.application
    if not context.interactive:
        others = [one.ref for one in context.overview() if "withdrawn" in MOVES[one.state]]
        if len(others) > 1:
            raise WrongUsage("withdraw_which", refs=words.listed(others))
        return
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.show.look import marked

    amount = application.answers.get("amount")
    said = say("words.not_said") if amount is None else words.money(amount)
    state = say(f"status.state.{journey.standing.state}")
    what = say("status.withdraws", ref=application.ref, amount=said, state=state)
    context.door.talk(marked("care", what, context.door.talk_look))
    with guard():
        if context.person.confirm("status.withdraw", default=False) is not True:
            raise Interrupted("not_withdrawn", ref=application.ref)


def _moment(context: Context, application: Application, at: str | None) -> datetime:
    if at is None:
        return moment_to_act(application, context.now)
    last = application.events[-1].at if application.events else application.created
    when = read_moment(at, "bad_at")
    if when > context.now:
        raise WrongUsage("at_in_future")
    if when < last:
        raise WrongUsage("at_too_early")
    return when


def _picked(context: Context, possible: tuple[str, ...]) -> str:
    if len(possible) == 1:
        return possible[0]
    if not context.interactive:
        raise needs_terminal(context)
    from uwallet_cli.ask.terminal import guard

    options = [Option(kind, say(f"events.{kind}")) for kind in possible]
    with guard():
        chosen = context.person.choose("status.which_update", options)
    if isinstance(chosen, Move):
        raise Interrupted("interrupted")
    return chosen


def _figures(standing: Standing, kind: str, when: datetime) -> dict[str, Any]:
    """What is known of the event without asking: a told outcome, or the instalment that a repayment pays."""
    if kind.startswith("review_"):
        return {"outcome": kind.removeprefix("review_")}
    if kind == "paid":
        from uwallet_cli.loan.books import oldest_open
        from uwallet_cli.loan.loans import books_of

        oldest = oldest_open(books_of(standing, when.astimezone(CHINA).date()))
        return {"amount": str(oldest.owed)} if oldest else {}
    return {}


def kept(context: Context, application: Application, event: Event) -> Journey:
    """Keep an act of the borrower with what its lender decides on it; the application as it then stands."""
    changed = with_decisions(application.with_events(event)._replace(updated=context.now), event.at)
    _, standing = advanced(changed, event.at)
    saved = context.applications.save(changed, ended=standing.state in ENDED)
    context.just_noted = True
    return context.journey(saved)
