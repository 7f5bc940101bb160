"""The few shapes that screens are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.containers import Lines
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

from uwallet_cli.show.flow import Aloud, Flow, flow
from uwallet_cli.text import say
from uwallet_cli.theme import SIGNS

LEAST_BESIDE = 20  # cells that a value of several lines needs to stand beside its label


class Look(NamedTuple):
    """What a screen must fit: the cells of a line, and whether boxes and signs are left out."""

    width: int
    plain: bool = False

    @property
    def inside(self) -> Look:
        """The look of what is indented."""
        return self if self.plain or self.width < NO_INDENT else self._replace(width=self.width - INDENT)


INDENT = 2  # cells
NO_INDENT = 30  # cells: a shorter line is all needed


def stack(*parts: RenderableType | None) -> Group:
    """Parts under each other; None is left out."""
    return Group(*(part for part in parts if part is not None))


def heading(text: str, look: Look) -> RenderableType:
    """A heading; nothing but its words tells it in plain screens."""
    return flow(text) if look.plain else Flow(text, style="title")


def indented(part: RenderableType, look: Look) -> RenderableType:
    """Set off by some cells, unless the line is plain or short."""
    return part if look.plain or look.width < NO_INDENT else Padding(part, (0, 0, 0, INDENT))


def sign(name: str, times: int = 1) -> Text:
    """A sign of the vocabulary in its colour."""
    return Text(SIGNS[name].glyph * times, style=SIGNS[name].colour)


def marked(name: str, text: str | Text, look: Look) -> RenderableType:
    """A sentence behind its sign: what is done, what to mind, what went wrong. Its words say it as well."""
    return _text(text) if look.plain else Beside(sign(name), _text(text))


def card(title: str, body: RenderableType, look: Look, colour: str = "now") -> RenderableType:
    """The one thing on a screen to look at first: along a rule, or under its heading.

    No box: its right edge is what breaks first where a font or a terminal takes Chinese for wider than it is, and
    a command in it could not be copied without it.
    """
    if look.plain:
        return stack(flow(f"{title}{say('words.colon')}"), body)
    return Ruled(stack(Flow(title, style="title"), body), colour)


class Ruled:
    """A part with a rule in a colour along its left side."""

    def __init__(self, body: RenderableType, colour: str) -> None:
        self.body, self.colour = body, colour

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, each behind its piece of the rule."""
        inside = options.update(width=max(1, options.max_width - 2))
        rule = Segment(SIGNS["rule"].glyph, console.get_style(self.colour))
        for line in console.render_lines(self.body, inside, pad=False):
            yield rule
            yield Segment(" ")
            yield from line
            yield Segment.line()


class Beside:
    """Text with something short to its left: a sign, a number, a label. Its further lines stay clear of the left.

    Where `below` is given, it stands to the left of those lines.
    """

    def __init__(self, left: Text, body: Text, cells: int | None = None, below: Text | None = None) -> None:
        self.left, self.body, self.below = left, body, below or Text()
        self.cells = left.cell_len + 1 if cells is None else cells

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, the first beside what stands to the left."""
        for number, line in enumerate(self.body.wrap(console, max(1, options.max_width - self.cells))):
            left = self.below if number else self.left
            yield Text.assemble(left, " " * (self.cells - left.cell_len), line)


def fields(rows: Sequence[tuple[str, str | Text]], look: Look) -> RenderableType:
    """Labels and values: in two columns, or, where the line is short or plain, label and value in one line of text."""
    widest = max((cell_len(label) for label, _ in rows), default=0) + 2
    room = look.inside.width - widest
    if look.plain or (room < LEAST_BESIDE and any(_text(value).cell_len > room for _, value in rows)):
        return stack(*(_one_field(label, value, look) for label, value in rows))
    return stack(*(_beside(label, _text(value), widest, look) for label, value in rows))


def _beside(label: str, value: Text, cells: int, look: Look) -> RenderableType:
    """A value beside its label. A command is typed in one piece: it stands below where it would be broken."""
    if isinstance(value, Command) and cells + value.cell_len > look.inside.width:
        return stack(flow(label), indented(value, look))
    return Beside(Text(label), value, cells)


def _one_field(label: str, value: str | Text, look: Look) -> RenderableType:
    head = f"{label}{say('words.colon')}"
    if isinstance(value, Command) and cell_len(head) + value.cell_len > look.inside.width:
        return stack(flow(head if look.plain else label), indented(value, look))
    return flow(head).append_text(_text(value))


def bullets(lines: Sequence[str | Text], look: Look) -> RenderableType:
    """A list; numbered where it is read aloud."""
    if look.plain:
        return numbered(lines, look)
    return stack(*(Beside(sign("item"), _text(line)) for line in lines))


def numbered(lines: Sequence[str | Text], look: Look) -> RenderableType:
    """What comes one after the other."""
    if look.plain:
        return stack(*(flow(f"{n}. ").append_text(_text(line)) for n, line in enumerate(lines, 1)))
    return stack(*(Beside(Text(f"{n}."), _text(line)) for n, line in enumerate(lines, 1)))


def _text(line: str | Text) -> Text:
    return flow(line) if isinstance(line, str) else line


class Command(Flow):
    """A command to type. It is in one piece where the line has room; where not, its further lines are set in."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """The lines. An option stays with its value where there is room for both."""
        if self.cell_len <= width or isinstance(console, Aloud):
            return super().wrap(console, width, **how)
        told: list[str] = []
        for piece in re.split(" (?=--)", self.plain):
            if told and cell_len(told[-1]) + 1 + cell_len(piece) <= width:
                told[-1] += f" {piece}"
            else:
                told.append(" " * HANGING + piece if told else piece)
        lines = Lines()
        for piece in told:
            room = width if cell_len(piece) <= width else width - HANGING
            first, *others = Flow(piece, style=self.style).wrap(console, room, **how)
            lines.extend([first, *(Text(" " * HANGING).append_text(line) for line in others)])
        return lines


HANGING = 4  # cells


def to_type(line: str, look: Look) -> RenderableType:
    """A command on a line of its own."""
    return indented(command(line), look)


def command(line: str) -> Text:
    """A command to type."""
    return Command(line, style="command")
