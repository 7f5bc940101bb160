"""Rows under their heads: a table where the line is wide enough, else each row as its name and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, indented, stack
from uwallet_cli.text import say
from uwallet_cli.theme import SIGNS

Row = Sequence[str]
Columns = Sequence[int]


def table(
    heads: Row,
    rows: Sequence[Row],
    look: Look,
    *,
    narrow: Sequence[Columns] = (),
    left: Columns = (0,),
    signs: Sequence[str | None] = (),
) -> RenderableType:
    """A row's first cell is its name. The columns of `left` are words, the others figures, which end below each other.

    Where the line is short, only the first columns of `narrow` are kept for which it is long enough. A row may have a
    sign before it; the one with `chosen` is the one asked for.
    """
    return drawn(heads, rows, look, narrow=narrow, left=left, signs=signs) or stack(
        *(_spelt(heads, row, look, is_chosen=at < len(signs) and signs[at] == "chosen") for at, row in enumerate(rows))
    )


def drawn(
    heads: Row,
    rows: Sequence[Row],
    look: Look,
    *,
    narrow: Sequence[Columns] = (),
    left: Columns = (0,),
    signs: Sequence[str | None] = (),
) -> RenderableType | None:
    """The table alone; None where the line is too short for it, or is read aloud."""
    if look.plain:
        return None
    wide = [[cell_len(cell) for cell in row] for row in (heads, *rows)]
    for kept in (range(len(heads)), *narrow):
        widths = [max(row[at] for row in wide) for at in kept]
        used = sum(widths) + (2 if signs else 0)
        gap = next((gap for gap in (3, 2, 1) if used + gap * (len(widths) - 1) <= look.width), 0)
        if gap:
            columns = [(at, width, at in left) for at, width in zip(kept, widths, strict=True)]
            lines = []
            for row, cells in zip((heads, *rows), wide, strict=True):
                spaces = [" " * (width - cells[at]) for at, width, _ in columns]
                told = [
                    row[at] + space if is_words else space + row[at]
                    for (at, _, is_words), space in zip(columns, spaces, strict=True)
                ]
                lines.append((" " * gap).join(told).rstrip())
            return _Drawn(lines, signs)
    return None


class _Drawn:
    """The lines of a table, the first of which has the heads. No cell wraps, all is measured.

    Not Rich's table, which takes ten times as long for a loan of three years; and there may be thousands of rows.
    """

    def __init__(self, lines: Sequence[str], signs: Sequence[str | None]) -> None:
        self.lines, self.signs = lines, signs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        strong = console.get_style("title")
        head, *rows = self.lines
        yield Segment(f"{'  ' if self.signs else ''}{head}\n", strong)
        if not self.signs:
            yield Segment("".join(f"{line}\n" for line in rows))
            return
        for name, line in zip(self.signs, rows, strict=True):
            yield Segment(f"{SIGNS[name].glyph} ", console.get_style(SIGNS[name].colour)) if name else Segment("  ")
            yield Segment(f"{line}\n", strong if name == "chosen" else None)


def _spelt(heads: Row, row: Row, look: Look, *, is_chosen: bool) -> RenderableType:
    """A row in words: its name, then every figure behind what it is."""
    told = say("words.pause").join(f"{head} {cell.strip()}" for head, cell in zip(heads[1:], row[1:], strict=True))
    name = f"{heads[0]} {row[0].strip()}"
    if is_chosen:
        name = say("words.asked_for", name=name)
    if look.plain:
        return flow(f"{name}{say('words.colon')}{told}")
    return stack(flow(name, "title"), indented(flow(told), look))
