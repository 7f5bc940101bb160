"""Breaking words into lines that fit a terminal, where a Chinese character takes two columns and may end any line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

# What must stay on one line: a word or one wide character, and the punctuation that may not be parted from it.
_UNIT = re.compile(
    r"""
    \s+
    | [（《“‘「【]* (?: [^\s\u2e80-\uffff“”‘’]+ | . ) [，。、；：？！…％）》”’」】]*
    """,
    re.VERBOSE,
)

_CLAUSE = re.compile(r".+?(?:[，。、；：？！）]+[”’」]*|[,.;:?!)]+\s+|$)")


def cells(text: str) -> int:
    """The columns a text takes. Counted here: prompt_toolkit's count costs plain lines 80 ms for its import."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def flow(units: Iterable[str], width: int, *, joint: str = " ") -> Iterator[str]:
    """Lines of whole units, each as full as `width` columns allow; a joint at the end of a line is dropped."""
    line = ""
    for unit in units:
        if line and cells(line + unit.rstrip(joint)) > width:
            yield line.rstrip(joint)
            line = ""
        line += unit if line else unit.lstrip(joint)
    yield line.rstrip(joint)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns (a single word that is longer stays whole)."""
    return [line for paragraph in text.splitlines() or [""] for line in flow(_UNIT.findall(paragraph), width)]


def wrap_aloud(text: str, width: int) -> list[str]:
    """The same for lines that are heard one by one: broken where one draws breath, if anywhere."""
    lines: list[str] = []
    for clause in _CLAUSE.findall(text):
        line = lines[-1] if lines else ""
        if cells(line + clause.rstrip()) <= width:
            lines[-1:] = [line + clause]
            continue
        if cells(line) * 3 < width:  # too little to stand alone
            lines[-1:] = wrap(line + clause, width)
        else:
            lines += wrap(clause, width)
        lines[-1] += clause[len(clause.rstrip()) :]
    return [line.rstrip() for line in lines] or [""]
