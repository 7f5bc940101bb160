"""`uwallet callback drill`: scripted calls, some genuine and some not, for points."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.errors import Interrupted, NotFound, WrongUsage
from uwallet_cli.text import language

if TYPE_CHECKING:
    from uwallet_cli.interview.drill import Outcome, Session
    from uwallet_cli.loan.drill import Script


def drill(
    ctx: typer.Context,
    rounds: Annotated[int | None, typer.Option("--rounds", metavar="N", help="help.callback.drill.rounds")] = None,
    script: Annotated[str | None, typer.Option("--script", metavar="ID", help="help.callback.drill.script")] = None,
    listed: Annotated[bool, typer.Option("--list", help="help.callback.drill.list")] = False,
    scores: Annotated[bool, typer.Option("--scores", help="help.callback.drill.scores")] = False,
    as_json: AsJson = False,
) -> None:
    """Play, or show what there is to play, or what was scored."""
    from uwallet_cli.show import drill as screens

    context: Context = ctx.obj
    _one_at_most({"--list": listed, "--scores": scores, "--script": script is not None, "--rounds": rounds is not None})
    door, as_json = context.door, context.settings.as_json
    if scores:
        every = context.drill_scores.all()
        door.document(screens.scores_document(every)) if as_json else door.emit(screens.scores(every, door.look))
    elif listed:
        known = _scripts()
        door.document(screens.listing_document(known)) if as_json else door.emit(screens.listing(known, door.look))
    else:
        session = _session(context, rounds, script)
        door.document(screens.session_document(session)) if as_json else door.emit(screens.summary(session, door.look))


def _session(context: Context, rounds: int | None, script: str | None) -> Session:
    from uwallet_cli.interview.drill import ROUNDS, Session, drawn
    from uwallet_cli.loan.drill import Score, best

    every, chance = _scripts(), Random(context.seed)
    chosen = [_named(every, script)] if script is not None else None
    count = ROUNDS if rounds is None else rounds
    if not 1 <= count <= len(every):
        raise WrongUsage("drill_rounds", most=len(every))
    if not context.interactive:
        raise needs_terminal(context)
    if chosen is not None:
        return Session(_played(context, chosen, chance), None, counts=False)
    kept = context.drill_scores
    before = best(kept.all(), count)  # a store that cannot be read is told before the first call
    session = Session(_played(context, drawn(every, count, chance), chance), before, counts=True)
    kept.add(Score(context.now, session.points, session.most, count))
    return session


def _played(context: Context, calls: list[Script], chance: Random) -> list[Outcome]:
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.interview.drill import Drill
    from uwallet_cli.show.drill import page

    door = context.door
    try:
        with guard():
            return Drill(context.person, lambda what: door.talk(page(what, door.talk_look)), chance).played(calls)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("drill_stopped") from None


def _scripts() -> list[Script]:
    from uwallet_cli.knowledge.drill import scripts

    return scripts(language())


def _named(every: list[Script], wanted: str) -> Script:
    found = next((script for script in every if script.id == wanted), None)
    if found is None:
        raise NotFound("no_drill", script=wanted)
    return found


def _one_at_most(chosen: dict[str, bool]) -> None:
    given = [option for option, is_given in chosen.items() if is_given]
    if len(given) > 1:
        raise WrongUsage("options_clash", first=given[0], second=given[1])
