"""Markdown as entries use it, on a terminal: headings, paragraphs, lists, quotes, bold, commands. Nothing else is read.

Rich's own reader of Markdown takes 40 ms to import, two thirds of the time that `faq` has in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.show.flow import Flow, flow
from uwallet_cli.show.look import Beside, Look, Ruled, sign

_INLINE = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`]+)`")
_ITEM = re.compile(r"(?P<mark>[-*]|\d+\.) (?P<text>.*)")


def article(markdown: str, look: Look) -> Iterator[RenderableType]:
    """The blocks of a text, one after the other."""
    blank = True  # nothing stands above the first block
    for line in markdown.splitlines():
        if not line.strip():
            blank = True
            continue
        item = _ITEM.fullmatch(line)
        if (blank or line.startswith("#")) and not (item and not blank):
            yield flow("")
        blank = False
        if line.startswith("#"):
            yield Flow(line.lstrip("# "), style="" if look.plain else "title")
        elif line.startswith("> "):
            yield _quote(line[2:], look)
        elif item:
            yield _item(item["mark"], item["text"], look)
        else:
            yield inline(line)


def inline(text: str) -> Flow:
    """Bold and commands within a line."""
    told, at = flow(""), 0
    for part in _INLINE.finditer(text):
        told.append(text[at : part.start()])
        told.append(part["strong"] or part["code"], "title" if part["strong"] else "command")
        at = part.end()
    told.append(text[at:])
    return told


def _item(mark: str, text: str, look: Look) -> RenderableType:
    if look.plain:
        return flow("" if mark in "-*" else f"{mark} ").append_text(inline(text))
    left = Text(" ").append_text(sign("item")) if mark in "-*" else Text(f"{mark:>2}")
    return Beside(left, inline(text))


def _quote(text: str, look: Look) -> RenderableType:
    return inline(text) if look.plain else Ruled(inline(text), "care")
