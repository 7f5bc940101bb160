"""The help of a command: how it is written, what it does, its options, in any language at any width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.show.flow import Flow, flow
from uwallet_cli.show.look import LEAST_BESIDE, Beside, Look, fields, heading, indented, stack, to_type
from uwallet_cli.text import has, say


class HelpPage(NamedTuple):
    """What there is to say about one command. Rows are (how it is written, what it means)."""

    path: str
    words: str
    arguments: Sequence[tuple[str, str]]
    options: Sequence[tuple[str, str]]
    commands: Sequence[tuple[str, str]]
    is_root: bool


def help_screen(page: HelpPage, look: Look) -> RenderableType:
    """The help of one command."""
    usage = " ".join(
        [
            page.path,
            *(f"[{name}]" for name, _ in page.arguments),
            *([say("help.some_command")] if page.commands else []),
            say("help.some_options"),
        ]
    )
    examples = f"help.{'.'.join(page.path.split()[1:]) or 'root'}.examples"
    parts: list[RenderableType | None] = [
        flow("").append(say("help.usage")).append(Text(usage, style="title")),
        flow(""),
        flow(page.words),
    ]
    for title, rows in (("commands", page.commands), ("arguments", page.arguments), ("options", page.options)):
        if rows:
            parts += [flow(""), heading(say(f"help.{title}"), look), _rows(rows, look)]
    if has(examples):
        parts += [flow(""), heading(say("help.examples"), look), *_examples(examples, look)]
    if not page.is_root:
        parts += [flow(""), flow(say("help.everywhere"))]
    return stack(*parts)


def _examples(key: str, look: Look) -> list[RenderableType]:
    return [to_type(line, look) for line in say(key).split("\n")]


def _rows(rows: Sequence[tuple[str, str]], look: Look) -> RenderableType:
    if look.plain:
        return fields([(name.replace("|", say("help.or")), flow(words)) for name, words in rows], look)
    widest = min(30, max(cell_len(name) for name, _ in rows)) + 2
    if look.inside.width - widest < LEAST_BESIDE:
        parts = (part for name, words in rows for part in (Flow(name, style="command"), indented(flow(words), look)))
        return indented(stack(*parts), look)
    return indented(stack(*(_row(name, words, widest) for name, words in rows)), look)


def _row(name: str, words: str, cells: int) -> RenderableType:
    left = Text(name, style="command")
    if left.cell_len >= cells:  # too long to stand beside: above
        return stack(left, Beside(Text(""), flow(words), cells))
    return Beside(left, flow(words), cells)
