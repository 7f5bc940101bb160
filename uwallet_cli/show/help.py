"""The help of a command: how it is written, what it does, its options, in any language at any width."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.show.flow import Flow, flow
from uwallet_cli.show.help_page import HelpPage, Row
from uwallet_cli.show.look import LEAST_BESIDE, Beside, Look, fields, heading, indented, stack, to_type
from uwallet_cli.text import say

GAP = 2  # cells between two columns


def help_screen(page: HelpPage, look: Look) -> RenderableType:
    """The help of one command."""
    usage = page.usage.replace("…", "").replace("|", say("help.or")) if look.plain else page.usage
    top = [
        flow("").append(say("help.usage")).append(Text(usage, style="title")),
        flow(""),
        flow(page.words),
    ]
    if page.is_root:
        return stack(*top, flow(""), *_overview(page, look), flow(""), flow(say("help.everywhere_root")))
    parts: list[RenderableType | None] = [*top]
    sections = [(say("help.commands"), rows) for _, rows in page.commands]
    sections += [(say("help.arguments"), page.arguments), (say("help.options"), page.options)]
    for title, rows in sections:
        if rows:
            parts += [flow(""), heading(title, look), _rows(rows, look)]
    if page.examples:
        parts += [flow(""), heading(say("help.examples"), look), *_examples(page, look)]
    return stack(*parts, flow(""), flow(say("help.everywhere")))


def _overview(page: HelpPage, look: Look) -> Sequence[RenderableType]:
    """All commands by what one wants to do, and some examples: beside their titles, so that a screen holds them."""
    titles = [*(title for title, _ in page.commands), say("help.examples")]
    left = max(map(cell_len, titles)) + GAP
    names = max(cell_len(name) for _, rows in page.commands for name, _ in rows) + GAP
    if look.plain or look.width < left + 3 * names:
        groups: list[RenderableType] = []
        for title, rows in page.commands:
            groups += [heading(title, look), _rows(rows, look, names), flow("")]
        return [*groups, heading(titles[-1], look), *_examples(page, look)]
    lines: list[RenderableType] = []
    for title, rows in page.commands:
        for at, (name, words) in enumerate(rows):
            label = _label(title if at == 0 else "", left).append(name, "command")
            lines.append(Beside(label, flow(words), left + names))
    lines.append(flow(""))
    for at, example in enumerate(page.examples):
        lines.append(Beside(_label(titles[-1] if at == 0 else "", left), Flow(example, style="command"), left))
    return lines


def _label(title: str, cells: int) -> Text:
    """A title, and the room up to the next column."""
    return Text(title + " " * (cells - cell_len(title)))


def _examples(page: HelpPage, look: Look) -> list[RenderableType]:
    return [to_type(line, look) for line in page.examples]


def _rows(rows: Sequence[Row], look: Look, widest: int = 0) -> RenderableType:
    """What is written beside what it means; above it where the line is too short for both."""
    if look.plain:
        return fields([(name.replace("|", say("help.or")), flow(words)) for name, words in rows], look)
    widest = widest or min(30, max(cell_len(name) for name, _ in rows)) + GAP
    if look.inside.width - widest < LEAST_BESIDE:
        parts = (part for name, words in rows for part in (Flow(name, style="command"), indented(flow(words), look)))
        return indented(stack(*parts), look)
    return indented(stack(*(_row(name, words, widest) for name, words in rows)), look)


def _row(name: str, words: str, cells: int) -> RenderableType:
    left = Text(name, style="command")
    if left.cell_len >= cells:  # too long to stand beside: above
        return stack(left, Beside(Text(""), flow(words), cells))
    return Beside(left, flow(words), cells)
