"""`uwallet callback answer`: the practice lender's call, taken now."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from uwallet_cli.ask.prompter import Option
from uwallet_cli.commands.emitting import AsJson, emit_journey
from uwallet_cli.commands.recording import kept
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.lenders.registry import moment_to_act
from uwallet_cli.loan.application import CHINA, Event
from uwallet_cli.loan.journey import Journey
from uwallet_cli.text import say


def answer(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.callback.answer.ref")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Take the call; what it leads to is decided by the lender and stored."""
    from uwallet_cli.ask.terminal import guard

    context: Context = ctx.obj
    journey = _due(context, ref)
    if not context.interactive:
        raise WrongUsage("needs_terminal", command=f"uwallet callback answer {journey.application.ref}")
    with guard():
        event = _taken(context, journey)
    if event is not None:
        journey = kept(context, journey.application, event)
    emit_journey(context, journey)


def _due(context: Context, ref: str | None) -> Journey:
    journey = context.chosen(ref, private=True)
    if journey.application.is_plugged_in:
        raise WrongUsage("call_plugged", ref=journey.application.ref, lender=journey.application.lender)
    if journey.application.lender == "own":
        raise WrongUsage("not_practice", ref=journey.application.ref)
    if journey.standing.state != "callback_due":
        raise WrongUsage("no_call_due", ref=journey.application.ref)
    return journey


def _taken(context: Context, journey: Journey) -> Event | None:
    """The call as an event; None where it was not taken, which counts for nothing."""
    from uwallet_cli.interview.call import Call, HungUp, expected
    from uwallet_cli.loan.repayment import due_day
    from uwallet_cli.show.call import summary
    from uwallet_cli.show.flow import flow
    from uwallet_cli.show.look import marked

    door, person = context.door, context.person
    step = person.choose(
        "call.pick_up", [Option(one, say(f"call.pick_up.{one}")) for one in ("answer", "hang_up", "later")]
    )
    if step == "later":
        door.talk(flow(say("call.later")))
        return None
    today = journey.now.astimezone(CHINA).date()
    try:
        if step == "hang_up":
            raise HungUp
        heard = Call(person, today, context.seed).held(expected(journey.application.all_answers, due_day(today, 1)))
    except HungUp:
        door.talk(marked("care", say("call.hung_up"), door.talk_look))
        return Event(moment_to_act(journey.application, context.now), "call_hung_up")
    door.talk(summary(heard, door.talk_look))
    marks: dict[str, Any] = {one.key: one.mark for one in heard}
    return Event(moment_to_act(journey.application, context.now), "call_answered", {"verdicts": marks})
