"""A manual page of a command in the form of man(7), from what its help says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from uwallet_cli.errors import UwalletError
from uwallet_cli.loan.loans import EXIT_STATUS
from uwallet_cli.show.help_page import HelpPage, Row
from uwallet_cli.text import say

ENVIRONMENT = (
    *("UWALLET_LANG", "UWALLET_HOME", "UWALLET_KEY", "UWALLET_NOW"),
    *("ACCESSIBLE", "NO_COLOR", "TERM", "COLUMNS", "PAGER"),
)
FILES = {"data": "~/.local/share/uwallet", "key": "~/.config/uwallet"}

# Between two of these a line of Chinese may end: roff knows only spaces.
_BREAK = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff（“])|(?<=[，。、；：？！）”])(?=[^，。、；：？！）”\s])")
_ESCAPED = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "~": r"\(ti", "^": r"\(ha"}


class Edition(NamedTuple):
    """What a page says of itself: the version it belongs to, and that version's day."""

    version: str
    day: str


def manual_page(page: HelpPage, below: Sequence[HelpPage], others: Iterable[str], edition: Edition) -> str:
    """The page of one command. `below` are the commands under it that have no page of their own, `others` the pages
    to see as well.
    """
    name = name_of(page)
    lines = [
        f'.TH {_escaped(name.upper())} 1 {edition.day} "uwallet {edition.version}" "{say("manual.title")}"',
        ".nh",
        ".ad l",
        *_section("name", [f"{_escaped(name)} \\- {_escaped(page.short)}"]),
        *_section("synopsis", _joined_by_breaks(_typed(one.usage) for one in (page, *below))),
        *_section("description", _prose(page.words)),
    ]
    if page.is_root:
        lines += [_titled(".SH", "help.commands")]
        lines += [line for title, rows in page.commands for line in (f'.SS "{title}"', *_rows(rows))]
    lines += _parameters(page, ".SH")
    for one in below:
        lines += [f".SH {_typed(one.path)}", *_prose(one.words), *_parameters(one, ".SS"), *_examples(one, ".SS")]
    lines += _general() if page.is_root else []
    lines += _examples(page, ".SH")
    seen = [f"\\fB{_escaped(other)}\\fR(1)" for other in others]
    general = [] if page.is_root else [*_prose(say("manual.in_general", page="uwallet(1)")), ".PP"]
    return "\n".join([*lines, *_section("see", [*general, ", ".join(seen)])]) + "\n"


def name_of(page: HelpPage) -> str:
    """What the page is called: "uwallet-apply"."""
    return page.path.replace(" ", "-")


def _general() -> Iterator[str]:
    """What holds for every command."""
    statuses = {0, *(kind.status for kind in UwalletError.__subclasses__()), *EXIT_STATUS.values()}
    yield from _section("exit", _rows((str(status), say(f"manual.exit.{status}")) for status in sorted(statuses)))
    yield from _section("environment", _rows((name, say(f"manual.environment.{name}")) for name in ENVIRONMENT))
    yield from _section("files", _rows((place, say(f"manual.files.{key}")) for key, place in FILES.items()))


def _section(key: str, lines: Iterable[str]) -> list[str]:
    return [_titled(".SH", f"manual.{key}"), *lines]


def _titled(macro: str, key: str) -> str:
    """The title of a section, as the sections of all manuals are written, or of a part of one."""
    return f'{macro} "{say(key).upper() if macro == ".SH" else say(key)}"'


def _parameters(page: HelpPage, macro: str) -> Iterator[str]:
    for key, rows in (("arguments", page.arguments), ("options", page.options)):
        if rows:
            yield _titled(macro, f"help.{key}")
            yield from _rows(rows)


def _examples(page: HelpPage, macro: str) -> Iterator[str]:
    if page.examples:
        yield _titled(macro, "help.examples")
        yield ".nf"
        yield from (_escaped(line) for line in page.examples)
        yield ".fi"


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for written, words in rows:
        yield ".TP"
        yield _typed(written)
        yield from _prose(words)


def _typed(line: str) -> str:
    """What one types: words as they are in bold, what stands for something else in italics."""
    return " ".join(
        f"\\f{'B' if word.islower() or word.startswith('--') else 'I'}{_escaped(word)}\\fR" for word in line.split()
    )


def _joined_by_breaks(lines: Iterable[str]) -> list[str]:
    return "\n.br\n".join(lines).split("\n")


def _prose(words: str) -> Iterator[str]:
    """Sentences as lines of roff."""
    for line in textwrap.wrap(words, 78, break_long_words=False, break_on_hyphens=False):
        escaped = _BREAK.sub(r"\\:", _escaped(line))
        yield f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _escaped(text: str) -> str:
    """Text as roff writes it: nothing in it is taken for a command, and what is typed can be copied."""
    return "".join(_ESCAPED.get(character, character) for character in text)
