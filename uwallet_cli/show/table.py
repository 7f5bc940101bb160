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


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    look: Look,
    *,
    narrow: Sequence[int] = (),
    marked: int | None = None,
) -> RenderableType:
    """A row's first cell is its name, the others are figures under `heads`; one may be `marked` as the one asked for.

    Where the line is short, only the columns `narrow` are kept, if that is enough.
    """
    spelt = rows
    if marked is not None:
        rows = [[f"{MARK if at == marked else ' '} {row[0]}", *row[1:]] for at, row in enumerate(rows)]
    every = range(len(heads))
    fitting = (kept for kept in (every, narrow) if kept and _cells(heads, rows, kept) <= look.width)
    kept = None if look.plain else next(fitting, None)
    if kept is None:
        return stack(*(_spelt(heads, row, look, is_marked=at == marked) for at, row in enumerate(spelt)))

    from rich.table import Table  # 3 ms, and a plain screen has none

    drawn = Table(box=None, padding=(0, _gap(heads, rows, kept, look), 0, 0), pad_edge=False, header_style="label")
    for at in kept:
        drawn.add_column(heads[at], justify="left" if at == 0 else "right", no_wrap=True)
    for number, row in enumerate(rows):
        drawn.add_row(*(Text(row[at]) for at in kept), style="now" if number == marked else "")
    return drawn


def _cells(heads: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[int], gap: int = 1) -> int:
    """The cells of a table with so many between two columns."""
    return sum(max(cell_len(row[at]) for row in (heads, *rows)) for at in kept) + gap * (len(kept) - 1)


def _gap(heads: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[int], look: Look) -> int:
    return next((gap for gap in (3, 2) if _cells(heads, rows, kept, gap) <= look.width), 1)


def _spelt(heads: Sequence[str], row: Sequence[str], look: Look, *, is_marked: bool) -> RenderableType:
    """A row in words: its name, then every figure behind what it is."""
    told = say("words.comma").join(f"{head} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True))
    name = f"{heads[0]} {row[0]}"
    if is_marked:
        name = say("words.asked_for", name=name)
    if look.plain:
        return flow(f"{name}{say('words.colon')}{told}")
    return stack(flow(name, "now" if is_marked else "title"), indented(flow(told), look))
