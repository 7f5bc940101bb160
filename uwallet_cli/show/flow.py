"""Text that wraps as its language wants: Chinese between characters, never with a comma at the start of a line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

_NEVER_FIRST = "，。、；：？！）》」』】〉”’…—～·％%,.;:?!)]}"
_NEVER_LAST = "（《「『【〈“‘([{¥"
_UNITS = "元期年月日天分次份笔题个项岁位小周"
_PAUSES = "，。、；：？！）,.;:?!)"


class Aloud(Console):
    """A console whose lines are heard one by one: they are broken where one draws breath, if anywhere."""


class Flow(Text):
    """A Text that breaks where a reader of Chinese or English would."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,  # noqa: ARG002  (Rich's names)
        tab_size: int = 8,  # noqa: ARG002
        no_wrap: bool | None = None,  # noqa: ARG002
    ) -> Lines:
        """The lines, none wider than `width` cells."""
        lines = Lines()
        for paragraph in self.split("\n", allow_blank=True):
            broken = paragraph.divide(list(breaks(paragraph.plain, width, aloud=isinstance(console, Aloud))))
            for line in broken:
                line.rstrip()
            lines.extend(broken)
        if justify not in (None, "default", "left"):
            lines.justify(console, width, justify=justify)
        return lines


def breaks(text: str, width: int, *, aloud: bool = False) -> Iterator[int]:
    """The offsets at which lines of at most `width` cells begin, after the first; `aloud` prefers pauses."""
    if cell_len(text) <= width:
        return
    at = start = last = used = 0  # where we are, where the line began, its best place to break, its cells so far
    paused = False  # whether that place is a pause
    while at < len(text):
        size = cell_len(text[at])
        if at > start and _may_break(text, at):
            pauses = aloud and used * 3 >= width and text[:at].rstrip()[-1:] in _PAUSES
            if pauses or not paused or last <= start:
                last, paused = at, pauses
        if used + size > width and not text[at].isspace() and at > start:
            start = last if last > start else _forced(text, start, at)
            yield start
            at, last, used, paused = start, start, 0, False
            continue
        used += size
        at += 1


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _NEVER_FIRST or before in _NEVER_LAST or (before.isdecimal() and _is_wide(after)):
        return False  # a number stays with its unit: 2万, 11月
    if before == " ":
        return not _belongs(text[at - 2 : at - 1], after)
    return after != " " and (_is_wide(before) or _is_wide(after))


def _forced(text: str, start: int, at: int) -> int:
    """Where to break what has no place to: still not before a comma, if there is anything before that."""
    while at - 1 > start and text[at] in _NEVER_FIRST:
        at -= 1
    return at


def _belongs(word: str, after: str) -> bool:
    """Whether what stands on both sides of a space is one thing: 20,000 元, 12 期, 第 2 期."""
    return (word.isdecimal() and after in _UNITS) or (word == "第" and after.isdecimal())


def _is_wide(character: str) -> bool:
    return ord(character) > 0x2E7F


def flow(text: str, style: str = "") -> Flow:
    """Words of ours as text."""
    return Flow(text, style=style)


def theirs(text: str, style: str = "") -> Flow:
    """A borrower's or a file's words as text: cleaned, and never read as markup."""
    from uwallet_cli.clean import clean  # 1 ms; most screens show nobody's words but ours

    return Flow(clean(text), style=style)
