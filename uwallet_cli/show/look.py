"""How everything looks: one theme, one vocabulary of signs, and the few shapes that screens are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from uwallet_cli.show.flow import Flow, flow
from uwallet_cli.text import say

# Colours a terminal has under its own theme, dark or light; none of them stands for anything by itself.
STYLES = {
    "title": "bold",
    "soft": "dim",
    "good": "green",
    "care": "yellow",
    "bad": "red",
    "now": "bold cyan",
    "command": "bold cyan",
    "label": "dim",
}

MARKS = {"done": "✓", "current": "●", "waiting": "○", "not_needed": "–", "ended": "✗"}
MARK_STYLES = {"done": "good", "current": "now", "waiting": "soft", "not_needed": "soft", "ended": "bad"}

READABLE = 76  # cells: longer lines are hard to follow
NARROW = 46  # below this a label stands over its value


class Look(NamedTuple):
    """What a screen must fit: the cells of a line, and whether boxes and signs are left out."""

    width: int
    plain: bool = False

    @property
    def narrow(self) -> bool:
        """Whether two columns do not fit beside each other."""
        return self.plain or self.width < NARROW


def stack(*parts: RenderableType | None) -> Group:
    """Parts under each other; None is left out."""
    return Group(*(part for part in parts if part is not None))


def heading(text: str, look: Look) -> RenderableType:
    """A heading; nothing but its words tells it in plain screens."""
    return flow(text) if look.plain else Flow(text, style="title")


def indented(part: RenderableType, look: Look, cells: int = 2) -> RenderableType:
    """Set off by some cells, unless the line is plain or short."""
    return part if look.plain or look.width < 30 else Padding(part, (0, 0, 0, cells))


def card(title: str, body: RenderableType, look: Look, style: str = "now") -> RenderableType:
    """The one thing on a screen to look at first: boxed, or under its heading."""
    if look.plain:
        return stack(flow(f"{title}{say('words.colon')}"), body)
    from rich.panel import Panel  # 1 ms, and no answer of `faq` is boxed

    return Panel(
        body,
        title=Text(title),
        title_align="left",
        border_style=style,
        padding=(0, 1),
        width=min(look.width, READABLE + 4),
    )


class Beside:
    """Text with something short to its left: a sign, a number, a label. Its lines stay clear of the left."""

    def __init__(self, left: Text, body: Text, cells: int | None = None) -> None:
        self.left, self.body = left, body
        self.cells = left.cell_len + 1 if cells is None else cells

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, the first beside what stands to the left."""
        gap = " " * (self.cells - self.left.cell_len)
        for number, line in enumerate(self.body.wrap(console, max(1, options.max_width - self.cells))):
            yield Text.assemble(self.left, gap, line) if number == 0 else Text(" " * self.cells).append_text(line)


def fields(rows: Sequence[tuple[str, str | Text]], look: Look) -> RenderableType:
    """Labels and values: in two columns, or, where the line is short or plain, label and value in one line of text."""
    if look.narrow:
        return stack(*(_one_field(label, value) for label, value in rows))
    widest = max(cell_len(label) for label, _ in rows) + 2
    return stack(*(Beside(Text(label, style="label"), _text(value), widest) for label, value in rows))


def _one_field(label: str, value: str | Text) -> RenderableType:
    head = f"{label}{say('words.colon')}"
    return flow("").append(head, style="" if isinstance(value, str) else "label").append_text(_text(value))


def bullets(lines: Sequence[str | Text], look: Look) -> RenderableType:
    """A list; numbered where it is read aloud."""
    if look.plain:
        return stack(*(flow(f"{n}. ").append_text(_text(line)) for n, line in enumerate(lines, 1)))
    return stack(*(Beside(Text("·", style="soft"), _text(line)) for line in lines))


def _text(line: str | Text) -> Text:
    return flow(line) if isinstance(line, str) else line


def command(line: str) -> Text:
    """A command to type. It is never broken over lines in its middle unless it must."""
    return Text(line, style="command", overflow="fold")
