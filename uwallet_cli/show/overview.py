"""All applications in a line each. There may be thousands, so the lines are set here and not by a table of Rich's."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from uwallet_cli.loan.journey import Summary
from uwallet_cli.loan.stages import STAGES
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, stack
from uwallet_cli.text import say

_GAP = "  "


def overview(summaries: Sequence[Summary], look: Look) -> RenderableType:
    """All applications, newest first: one line each, or one block each where lines are short."""
    if not summaries:
        return flow(say("status.none"))
    heads = [say(f"status.column_{column}") for column in ("ref", "state", "amount", "stage", "updated")]
    rows = [_cells(summary) for summary in summaries]
    columns = Columns(heads, rows)
    if look.narrow or columns.width > look.width:
        return stack(*(_block(row) for row in rows))
    return columns


class Columns:
    """Rows of words under their heads, the first word of each as its title."""

    def __init__(self, heads: list[str], rows: list[list[str]]) -> None:
        self.heads, self.rows = heads, rows
        self.widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]

    @property
    def width(self) -> int:
        """The cells of a line."""
        return sum(self.widths) + len(_GAP) * (len(self.widths) - 1)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        yield Segment("".join(self._set(self.heads)) + "\n", console.get_style("label"))
        title = console.get_style("title")
        for row in self.rows:
            first, *rest = self._set(row)
            yield Segment(first, title)
            yield Segment("".join(rest) + "\n")

    def _set(self, row: list[str]) -> list[str]:
        return [f"{cell}{' ' * (width - cell_len(cell))}{_GAP}" for cell, width in zip(row, self.widths, strict=True)]


def _cells(summary: Summary) -> list[str]:
    return [
        summary.ref,
        say(f"status.state.{summary.state}"),
        words.money(summary.amount) if summary.amount is not None else "–",
        f"{summary.stage}/5 {say(f'stages.{STAGES[summary.stage - 1]}')}",
        words.moment(summary.last),
    ]


def _block(row: list[str]) -> RenderableType:
    ref, *rest = row
    return stack(flow(ref, "title"), *(flow(cell) for cell in rest), flow(""))
