"""What there is to say about one command, as data: a screen shows it, a manual page has it in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Row = tuple[str, str]  # how it is written, and what it means


class HelpPage(NamedTuple):
    """One command. `short` says in a few words what it is for, `usage` how its line is written.

    `commands` are those below it, in groups that may have a title.
    """

    path: str
    short: str
    usage: str
    words: str
    arguments: Sequence[Row]
    options: Sequence[Row]
    commands: Sequence[tuple[str, Sequence[Row]]]
    examples: Sequence[str]

    @property
    def is_root(self) -> bool:
        """Whether it is the program itself."""
        return " " not in self.path
