"""The drill on the screen: a call rings, the caller speaks, how it ended; the score, the scripts, earlier scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import RenderableType

from uwallet_cli.interview.drill import Outcome, Ringing, Session, Speaking, weak_spots
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.drill import FULL, Score, Script, bests
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, bullets, card, fields, heading, indented, marked, stack, to_type
from uwallet_cli.show.verification import signs
from uwallet_cli.text import say

RESULT_SIGNS = {"safe": "done", "wasted": "care", "missed": "care", "lost": "ended"}
LAST = 10  # scores that are listed


def page(what: object, look: Look) -> RenderableType:
    """The screen of a page of the drill."""
    views: Mapping[type, Callable[[Any, Look], RenderableType]] = {Ringing: ringing, Speaking: speaking, Outcome: ended}
    return views[type(what)](what, look)


def ringing(what: Ringing, look: Look) -> RenderableType:
    """Which call it is, and what the telephone shows: its class, for no number is ever printed."""
    title = say("drill.call", number=what.number, total=what.total)
    shown = flow(f"{say('verify.shown')}{say(f'verify.class.{what.shows}')}")
    return stack(flow(""), heading(title, look), shown)


def speaking(what: Speaking, look: Look) -> RenderableType:
    """The caller's words."""
    if look.plain:
        return flow(f"{say('drill.caller')}{say('words.colon')}{what.words}")
    return card(say("drill.caller"), flow(what.words), look, "soft")


def ended(what: Outcome, look: Look) -> RenderableType:
    """What came of it, what kind of call it was, what gave it away, and what to remember."""
    head = flow("").append(say(f"drill.result.{what.result}"), "" if look.plain else "title")
    head.append(say("drill.points", points=what.points, most=FULL))
    seen = signs(list(what.seen), look)
    return stack(
        flow(""),
        marked(RESULT_SIGNS[what.result], head, look),
        flow(say(f"drill.end.{what.script.kind}.{what.end}")),
        flow("").append(say(f"drill.kind.{what.script.kind}")).append(what.script.title),
        flow(say("drill.gave_away")) if seen else None,
        indented(seen, look) if seen else None,
        marked("care", say("drill.late"), look) if what.result == "safe" and what.overlooked else None,
        flow("").append(say("drill.remember")).append(what.script.lesson),
        marked("care", say("drill.if_real"), look) if what.result == "lost" else None,
    )


def summary(session: Session, look: Look) -> RenderableType:
    """The score, the best so far, and what was overlooked."""
    weak = signs(weak_spots(session.outcomes), look)
    flawless = all(one.result == "safe" for one in session.outcomes)
    return stack(
        flow(""),
        card(say("drill.done"), _score(session), look, "good" if session.points == session.most else "care"),
        flow(say("drill.weak" if weak else "drill.no_weak" if flawless else "drill.genuine_too")),
        indented(weak, look) if weak else None,
        flow(say("drill.next")),
        to_type("uwallet callback drill", look),
        to_type("uwallet callback verify", look),
    )


def _score(session: Session) -> RenderableType:
    lines = [flow(say("drill.score", points=session.points, most=session.most), "title")]
    if not session.counts:
        lines.append(flow(say("drill.not_counted")))
    elif session.before is None:
        lines.append(flow(say("drill.first", rounds=len(session.outcomes))))
    elif session.points > session.before.points:
        lines.append(flow(say("drill.new_best", points=session.before.points)))
    else:
        lines.append(flow(say("drill.best", points=session.before.points, day=_day(session.before))))
    return stack(*lines)


def listing(scripts: Sequence[Script], look: Look) -> RenderableType:
    """Every script: what one types, and what it is about."""
    return stack(
        heading(say("drill.scripts", count=len(scripts)), look),
        indented(fields([(script.id, script.title) for script in scripts], look), look),
        flow(""),
        flow(say("drill.how")),
        to_type(f"uwallet callback drill --script {scripts[0].id}", look),
    )


def scores(every: Sequence[Score], look: Look) -> RenderableType:
    """The best for each number of calls, then the last scores, newest first."""
    if not every:
        return stack(flow(say("drill.no_scores")), to_type("uwallet callback drill", look))
    return stack(
        heading(say("drill.bests"), look),
        indented(bullets([_row(score) for score in bests(every)], look), look),
        heading(say("drill.last"), look),
        indented(bullets([_row(score) for score in reversed(every[-LAST:])], look), look),
    )


def _row(score: Score) -> str:
    return say("drill.row", points=score.points, most=score.most, rounds=score.rounds, day=_day(score))


def _day(score: Score) -> str:
    return words.day(score.at.astimezone(CHINA).date())


# The same as JSON


def session_document(session: Session) -> dict[str, Any]:
    """A whole drill."""
    return {
        "points": session.points,
        "most": session.most,
        "rounds": len(session.outcomes),
        "counted": session.counts,
        "best": score_document(session.before) if session.before else None,
        "calls": [
            {
                "script": one.script.id,
                "kind": one.script.kind,
                "result": one.result,
                "points": one.points,
                "overlooked": list(one.overlooked),
            }
            for one in session.outcomes
        ],
        "weak": weak_spots(session.outcomes),
    }


def listing_document(scripts: Sequence[Script]) -> list[dict[str, Any]]:
    """Every script."""
    return [{"script": script.id, "kind": script.kind, "title": script.title} for script in scripts]


def scores_document(every: Sequence[Score]) -> dict[str, Any]:
    """The best for each number of calls, and all scores, oldest first."""
    return {
        "best": [score_document(score) for score in bests(every)],
        "scores": [score_document(score) for score in every],
    }


def score_document(score: Score) -> dict[str, Any]:
    """One session."""
    return {"at": score.at.isoformat(), "points": score.points, "most": score.most, "rounds": score.rounds}
