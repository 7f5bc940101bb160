"""A call on the screen: how it begins, what the caller makes of an answer, and how it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from uwallet_cli.interview.pages import CallBegins, Heard
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, bullets, card, heading, indented, marked, stack
from uwallet_cli.text import has, say

MARK_SIGNS = {"agrees": "done", "differs": "ended", "vague": "care", "open": "not_needed"}


def begins(what: CallBegins, look: Look) -> RenderableType:
    """The caller introduces themselves; what to bear in mind stands below."""
    return stack(
        flow(""),
        card(words.lender_name("practice"), flow(say("call.begins", questions=what.questions)), look, "care"),
        flow(say("call.tip")),
    )


def turn(what: Heard, look: Look) -> RenderableType:
    """What the caller makes of an answer, and why; to who cannot see how much is behind them, how far the call is."""
    if what.mark == "open":
        told: RenderableType = flow(say("call.turn_open"))
    else:
        mark, reason = say(f"call.mark_{what.mark}"), _reason(what).rstrip("。. ")
        told = marked(MARK_SIGNS[what.mark], say("call.turn", mark=mark, reason=reason), look)
    return stack(told, flow(say("call.place", number=what.number, total=what.total))) if look.plain else told


def summary(heard: Sequence[Heard], look: Look) -> RenderableType:
    """How the call went, and what to look up before the next."""
    counts = Counter(one.mark for one in heard)
    if counts["open"]:
        counted = say("call.summary_open")
    else:
        counted = say("call.summary_counts", **{mark: counts[mark] for mark in ("agrees", "differs", "vague")})
    doubtful = [one for one in heard if one.mark not in ("agrees", "open")]
    parts: list[RenderableType] = [flow(""), heading(say("call.summary"), look), flow(counted)]
    if doubtful:
        lines = [
            flow("")
            .append(label(one.key), "title")
            .append(f"{say('words.pause')}{say(f'call.mark_{one.mark}')}")
            .append(f"{say('words.colon')}{_reason(one)}")
            for one in doubtful
        ]
        parts += [heading(say("call.to_look_up"), look), indented(bullets(lines, look), look)]
    for key, warning in _WARNINGS.items():
        if any(one.key == key and one.mark == "differs" for one in heard):
            parts.append(card(say("words.careful"), flow(say(warning)), look, "bad"))
    return stack(*parts, flow(""))


# What is asked on the phone alone: nothing in the form can differ from it, and it is the gravest sign there is.
_WARNINGS = {"applied_yourself": "call.not_you_warning", "guided_or_fee": "call.fee_warning"}


def _reason(one: Heard) -> str:
    if one.mark == "differs" and one.key in _WARNINGS:
        return say("call.stop_and_check")
    return say(f"call.reason.{one.reason}")


def label(key: str) -> str:
    """What a question of the call is about."""
    return say(f"call.label.{key}") if has(f"call.label.{key}") else words.label(key)


def heard_document(one: Heard) -> dict[str, Any]:
    """One answer as JSON: how it compared with the application, and why; not what was said."""
    return {"key": one.key, "label": label(one.key), "mark": one.mark, "text": _reason(one)}
