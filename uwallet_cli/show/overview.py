"""All applications in a line each. There may be thousands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from uwallet_cli.loan.journey import Summary
from uwallet_cli.loan.stages import STAGES
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, indented, stack
from uwallet_cli.show.table import drawn
from uwallet_cli.text import say
from uwallet_cli.theme import SIGNS

COLUMNS = ("ref", "state", "amount", "stage", "updated")
WORDS = (0, 1, 3, 4)  # the others are figures


def overview(summaries: Sequence[Summary], look: Look) -> RenderableType:
    """All applications, newest first: one line each, or one block each where lines are short."""
    if not summaries:
        return flow(say("status.none"))
    heads = [say(f"status.column_{column}") for column in COLUMNS]
    rows = [_cells(summary) for summary in summaries]
    if look.plain:
        return stack(*(flow(_line(summary)) for summary in summaries))
    return drawn(heads, rows, look, left=WORDS) or stack(*(_block(row, look) for row in rows))


def _cells(summary: Summary) -> list[str]:
    return [
        summary.ref,
        say(f"status.state.{summary.state}"),
        words.money(summary.amount) if summary.amount is not None else SIGNS["not_needed"].glyph,
        f"{summary.stage}/5 {say(f'stages.{STAGES[summary.stage - 1]}')}",
        words.moment(summary.last),
    ]


def _line(summary: Summary) -> str:
    """An application in a sentence or two, for who hears it."""
    return say(
        "status.line",
        ref=summary.ref,
        state=say(f"status.state.{summary.state}"),
        amount=words.money(summary.amount) if summary.amount is not None else say("words.not_said"),
        number=summary.stage,
        stage=say(f"stages.{STAGES[summary.stage - 1]}"),
        at=words.moment(summary.last),
    )


def _block(row: list[str], look: Look) -> RenderableType:
    ref, state, *rest = row
    told = flow(say("words.dot").join(rest))
    return stack(flow(ref, "title").append(f"  {state}", ""), indented(told, look), flow(""))
