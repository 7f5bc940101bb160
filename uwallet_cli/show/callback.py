"""The phone call explained: for this borrower, or for anyone."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType

from uwallet_cli.interview.explaining import Asked, Explained
from uwallet_cli.show import words
from uwallet_cli.show.call import label
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, bullets, card, fields, heading, indented, stack, to_type
from uwallet_cli.text import has, say

RAISES = ("amount", "score", "record", "contradiction", "first", "phone", "purpose")
REASONS = ("identity", "information", "risk", "service")
REACTIONS = ("calm", "nervous", "none")


def explanation(what: Explained, look: Look) -> RenderableType:
    """Will they call, when, what will they ask, why do lenders call, and what comes of it."""
    parts: list[RenderableType] = []
    if what.ended:
        parts += [flow(say(f"callback.ended_{what.ended}", ref=what.ref)), flow("")]
    parts.append(card(say(f"callback.will_{what.likely}"), _will(what, look), look, _COLOURS[what.likely]))
    parts += [flow(""), heading(say("callback.when"), look), indented(_when(what), look)]
    parts += [flow(""), heading(say("callback.asks"), look), indented(_asks(what, look), look)]
    for title, names in (("why", REASONS), ("after", REACTIONS)):
        lines = [flow(say(f"callback.{title}_{name}")) for name in names]
        parts += [flow(""), heading(say(f"callback.{title}"), look), indented(bullets(lines, look), look)]
    parts += [flow(""), flow(say("callback.next")), *(to_type(line, look) for line in _commands(what))]
    return stack(*parts)


_COLOURS = {"yes": "care", "likely": "care", "no": "good", "unknown": "soft"}


def _will(what: Explained, look: Look) -> RenderableType:
    if what.calls:
        lines: list[Any] = [words.reason(one) for one in what.calls]
        by = None if what.likely == "yes" and what.lender != "own" else flow(say("forecast.by_policy"))
        return stack(by, bullets(lines, look))
    if what.likely == "no":
        return stack(flow(say("callback.none_fired")), flow(say("forecast.by_policy")))
    return stack(flow(say("callback.raises")), bullets([say(f"callback.raises_{name}") for name in RAISES], look))


def _when(what: Explained) -> RenderableType:
    if what.window:
        key = "callback.window" if what.lender == "practice" else "callback.window_plugged"
        return flow(say(key, window=words.window(*what.window), attempt=what.attempts + 1))
    return flow(say("callback.usually"))


def _asks(what: Explained, look: Look) -> RenderableType:
    if what.ref is None or what.ended:
        return bullets([label(one.key) for one in what.asked], look)
    rows = [(label(one.key), theirs(shown(one))) for one in what.asked]
    return fields(rows, look)


def shown(one: Asked) -> str:
    """What a screen may show beside a question of the call."""
    if has(f"callback.hint_{one.key}"):
        return say(f"callback.hint_{one.key}")
    if one.mask:
        if one.key == "name":
            return say("words.initial", initial=one.mask.rstrip("*"))
        return say("words.ending", ending=one.mask)
    if one.value is not None:
        return words.answer(one.key, one.value)
    return say("callback.kept_private" if one.given else "words.not_said")


def _commands(what: Explained) -> list[str]:
    ref = f" {what.ref}" if what.ref and not what.ended else ""
    return [f"uwallet callback rehearse{ref}", "uwallet callback verify", "uwallet faq call-tips"]


def document(what: Explained) -> dict[str, Any]:
    """The explanation as JSON."""
    return {
        "ref": what.ref,
        "ended": what.ended,
        "likely": what.likely,
        "reasons": [
            {**{name: one[name] for name in ("code", "value", "threshold")}, "text": words.reason(one)}
            for one in what.calls
        ],
        "window": [edge.isoformat() for edge in what.window] if what.window else None,
        "attempts": what.attempts,
        "asks": [asked_document(one) for one in what.asked],
        "why": [say(f"callback.why_{name}") for name in REASONS],
        "after": [say(f"callback.after_{name}") for name in REACTIONS],
    }


def asked_document(one: Asked) -> dict[str, Any]:
    """One question of the call as JSON."""
    return {"key": one.key, "label": label(one.key), "shown": shown(one)}
