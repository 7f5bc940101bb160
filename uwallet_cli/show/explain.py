"""A decision as its reader can check it: every factor, where it fell, its points, and what would have given more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.journey import Journey
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import INDENT, Beside, Look, bullets, heading, indented, sign, stack, to_type
from uwallet_cli.show.status import head
from uwallet_cli.text import say


def explanation(journey: Journey, look: Look) -> RenderableType:
    """The whole of it; for an own lender, that it did not say."""
    review = journey.standing.review or {}
    if not review.get("factors"):
        return stack(head(journey, look), flow(""), flow(say("explain.none")), to_type("uwallet status --letter", look))
    parts: list[RenderableType] = [
        head(journey, look),
        flow(""),
        heading(say("explain.title", score=review["score"]), look),
        flow(say("explain.how")),
        *(_factor(one, look) for one in review["factors"]),
        flow(say("explain.never")),
    ]
    if review["calls"]:
        parts += [flow(""), heading(say("status.why_call"), look)]
        parts.append(indented(bullets([words.reason(one) for one in review["calls"]], look), look))
    parts += [flow(""), flow(say("explain.right")), to_type(f"uwallet status {journey.application.ref} --letter", look)]
    return stack(*parts)


BAR = 10  # cells
ROOMY = 60  # cells: a shorter line is too short for words beside a bar


def _factor(one: Mapping[str, Any], look: Look) -> RenderableType:
    points = say("explain.points", points=one["points"], best=one["best"])
    name = say(f"explain.factor_{one['code']}")
    told = words.reason(one) if one["points"] < one["best"] else say("explain.full")
    if look.plain:
        label = f"{name}{say('words.colon')}"
        return flow(say("explain.line", told=told if told.startswith(label) else f"{label}{told}", points=points))
    filled = round(BAR * one["points"] / one["best"])
    bar = sign("filled", filled).append_text(sign("empty", BAR - filled))
    beside = Beside(bar, flow("").append(name, "title").append(f"  {points}"), BAR + 1)
    below = INDENT if look.width < ROOMY else BAR + 1
    return stack(beside, Beside(Text(""), flow(told), below))


def document(journey: Journey) -> dict[str, Any]:
    """The explanation as JSON."""
    review = journey.standing.review or {}
    factors: Sequence[Mapping[str, Any]] = review.get("factors", ())
    return {
        "ref": journey.application.ref,
        "lender": journey.application.lender,
        "policy": review.get("policy"),
        "score": review.get("score"),
        "outcome": review.get("outcome"),
        "factors": [
            {
                **{name: one[name] for name in ("code", "value", "threshold", "points", "best")},
                "text": words.reason(one) if one["points"] < one["best"] else say("explain.full"),
            }
            for one in factors
        ],
    }
