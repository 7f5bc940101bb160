"""Rows of figures: a table where the line is wide enough, else each row as its name and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, indented, stack
from uwallet_cli.text import say

MARK = "›"

Row = Sequence[str]
Columns = Sequence[int]


def table(
    heads: Row, rows: Sequence[Row], look: Look, *, narrow: Sequence[Columns] = (), marked: int | None = None
) -> RenderableType:
    """A row's first cell is its name, the others are figures under `heads`; one may be `marked` as the one asked for.

    Where the line is short, only the first columns of `narrow` are kept for which it is long enough.
    """
    spelt = rows
    if marked is not None:
        rows = [[f"{MARK if at == marked else ' '} {row[0]}", *row[1:]] for at, row in enumerate(rows)]
    for kept in () if look.plain else (range(len(heads)), *narrow):
        widths = [max(cell_len(row[at]) for row in (heads, *rows)) for at in kept]
        gap = next((gap for gap in (3, 2, 1) if sum(widths) + gap * (len(widths) - 1) <= look.width), 0)
        if gap:
            return _drawn([[row[at] for at in kept] for row in (heads, *rows)], widths, gap, marked)
    return stack(*(_spelt(heads, row, look, is_marked=at == marked) for at, row in enumerate(spelt)))


def _drawn(rows: Sequence[Row], widths: Sequence[int], gap: int, marked: int | None) -> Text:
    """The rows under each other, the first cell to the left and the figures to the right; the first row are the heads.

    One text, not Rich's table, which takes ten times as long for a loan of three years: no cell wraps, all is measured.
    """
    drawn = Text(no_wrap=True)
    for at, row in enumerate(rows):
        name, *figures = row
        line = [name + " " * (widths[0] - cell_len(name))]
        line += [" " * (width - cell_len(cell)) + cell for cell, width in zip(figures, widths[1:], strict=True)]
        style = "label" if at == 0 else "now" if at - 1 == marked else ""
        drawn.append("\n" if at else "").append((" " * gap).join(line), style)
    return drawn


def _spelt(heads: Row, row: Row, look: Look, *, is_marked: bool) -> RenderableType:
    """A row in words: its name, then every figure behind what it is."""
    told = say("words.comma").join(f"{head} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True))
    name = f"{heads[0]} {row[0]}"
    if is_marked:
        name = say("words.asked_for", name=name)
    if look.plain:
        return flow(f"{name}{say('words.colon')}{told}")
    return stack(flow(name, "now" if is_marked else "title"), indented(flow(told), look))
