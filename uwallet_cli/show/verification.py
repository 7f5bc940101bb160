"""A verdict on a caller: what to do now, then why, then what a genuine caller would do."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.callers import BY_CODE, FITS, HARD, Judgement, Number, Sign
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, bullets, card, heading, indented, numbered, stack
from uwallet_cli.text import say

VERDICT_COLOURS = {"hang_up": "bad", "call_back": "care", "carry_on": "good"}


def verdict(judged: Judgement, look: Look) -> RenderableType:
    """The screen. What to do stands first: whoever reads it has a caller on the line."""
    seen = signs([sign.code for sign in judged.signs if sign.weight != FITS], look)
    return stack(
        card(say(f"verify.verdict.{judged.verdict}"), steps(judged, look), look, VERDICT_COLOURS[judged.verdict]),
        flow(""),
        heading(say("verify.why"), look),
        flow(rule(judged)),
        indented(seen, look) if seen else None,
        _number(judged.number) if judged.number and judged.number.code not in BY_CODE else None,
        flow(""),
        heading(say("verify.genuine"), look),
        indented(bullets(say("verify.genuine_lines").split("\n"), look), look),
        flow(""),
        flow(say("verify.nothing_kept")),
    )


def steps(judged: Judgement, look: Look) -> RenderableType:
    """What to do, numbered: the order matters."""
    lines = _steps(judged)
    first, *others = lines
    return numbered([flow(first, "" if look.plain else "title"), *others], look)


def _steps(judged: Judgement) -> list[str]:
    dialled = judged.number.dialled if judged.number else ""
    return [say(f"verify.do.{code}", number=dialled) for code in judged.steps]


def signs(codes: list[str], look: Look) -> RenderableType | None:
    """Signs one below the other, each with its weight and what gives it away; None where there are none."""
    if not codes:
        return None
    return bullets([_sign(BY_CODE[code]) for code in codes], look)


def _sign(sign: Sign) -> Text:
    weight = f"{say(f'verify.{sign.weight}')}{say('words.colon')}"
    return flow("").append(weight, "title" if sign.weight == HARD else "").append(say(f"verify.because.{sign.code}"))


def rule(judged: Judgement) -> str:
    """The rule that decided, in words."""
    return say(f"verify.rule.{judged.rule}", count=sum(sign.weight != FITS for sign in judged.signs))


def _number(number: Number) -> RenderableType:
    shown = theirs(number.shown).append(say("words.colon"))
    return flow("").append(say("verify.shown")).append_text(shown).append(say(f"verify.number.{number.code}"))


def _about(number: Number) -> str:
    sign = BY_CODE.get(number.code)
    return say(f"verify.because.{number.code}" if sign else f"verify.number.{number.code}")


def document(judged: Judgement) -> dict[str, Any]:
    """The verdict as JSON."""
    number = judged.number
    return {
        "verdict": judged.verdict,
        "rule": judged.rule,
        "signs": [
            {"code": sign.code, "hard": sign.weight == HARD, "text": say(f"verify.because.{sign.code}")}
            for sign in judged.signs
            if sign.weight != FITS
        ],
        "number": {"shown": number.shown, "class": number.code, "text": _about(number)} if number else None,
        "do": _steps(judged),
    }
