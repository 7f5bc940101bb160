"""A verdict on a caller: what to do now, then why, then what a genuine caller would do."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.table import Table

from uwallet_cli.loan.callers import FITS, HARD, Judgement, Number, Sign
from uwallet_cli.show.flow import Flow, flow, theirs
from uwallet_cli.show.look import Look, bullets, card, heading, indented, stack
from uwallet_cli.text import say

VERDICT_STYLES = {"hang_up": "bad", "call_back": "care", "carry_on": "good"}


def verdict(judged: Judgement, look: Look) -> RenderableType:
    """The screen. What to do stands first: whoever reads it has a caller on the line."""
    seen = signs([sign.code for sign in judged.signs if sign.weight != FITS], look)
    return stack(
        card(say(f"verify.verdict.{judged.verdict}"), steps(judged.steps, look), look, VERDICT_STYLES[judged.verdict]),
        flow(""),
        heading(say("verify.why"), look),
        flow(rule(judged)),
        indented(seen, look) if seen else None,
        _number(judged.number) if judged.number else None,
        flow(""),
        heading(say("verify.genuine"), look),
        indented(bullets(say("verify.genuine_lines").split("\n"), look), look),
        flow(""),
        flow(say("verify.nothing_kept"), "soft"),
    )


def steps(codes: tuple[str, ...], look: Look) -> RenderableType:
    """What to do, numbered: the order matters."""
    lines = [say(f"verify.do.{code}") for code in codes]
    if look.plain:
        return bullets(lines, look)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, style="label")
    grid.add_column(ratio=1)
    for number, line in enumerate(lines, 1):
        grid.add_row(f"{number}.", flow(line, "title" if number == 1 else ""))
    return grid


def signs(codes: list[str], look: Look) -> RenderableType | None:
    """Signs one below the other, each with its weight and what gives it away; None where there are none."""
    from uwallet_cli.loan.callers import BY_CODE

    if not codes:
        return None
    return bullets([_sign(BY_CODE[code]) for code in codes], look)


def _sign(sign: Sign) -> Flow:
    style = "bad" if sign.weight == HARD else "care"
    return Flow.assemble((say(f"verify.{sign.weight}"), style), " ", say(f"verify.because.{sign.code}"))  # type: ignore[return-value]


def rule(judged: Judgement) -> str:
    """The rule that decided, in words."""
    return say(f"verify.rule.{judged.rule}", count=sum(sign.weight != FITS for sign in judged.signs))


def _number(number: Number) -> RenderableType:
    shown = theirs(number.shown) if number.shown else flow(say("verify.class.hidden"))
    return flow("").append(say("verify.shown"), "label").append_text(shown).append(say(f"verify.number.{number.code}"))


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
        "number": {"shown": number.shown, "class": number.code, "text": say(f"verify.number.{number.code}")}
        if number
        else None,
        "do": [say(f"verify.do.{code}") for code in judged.steps],
    }
