"""What a conversation needs of a terminal: ways to ask, to wait and to show. The adapters stand beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple, Protocol


class Move(Enum):
    """What a person can do instead of answering."""

    BACK = "back"  # to the question before
    SKIP = "skip"  # rather not say


class Option(NamedTuple):
    """A thing to choose: the value that comes back and the words that stand for it."""

    value: str
    label: str


class Prompter(Protocol):
    """Puts a question to a person. `key` names its words: `<key>.ask`, and where there is one `<key>.hint`.

    Every method raises KeyboardInterrupt on Ctrl-C and EOFError where the terminal is gone.
    `optional` offers Move.SKIP, `back` offers Move.BACK; a method returns a Move only when it was offered.
    A method does not check what it gets: the conversation does, and asks again with `default` as typed.
    """

    def text(
        self, key: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
    ) -> str | Move:
        """A line of text, stripped. `secret` shows stars while typing. With no default an empty line is ""."""

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: str | None = None,
        optional: bool = False,
        back: bool = False,
    ) -> str | Move:
        """One of `options`, by its value."""

    def choose_many(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: Sequence[str] = (),
        optional: bool = False,
        back: bool = False,
    ) -> list[str] | Move:
        """Any number of `options`, in their order; none of them is an answer too."""

    def confirm(self, key: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
        """Yes or no. Without a default, Enter alone asks again."""

    def pause(self, seconds: int, key: str) -> None:
        """Time to read what was shown, counted down in sight. What is typed meanwhile counts for nothing."""

    def show(self, what: object) -> None:
        """Put something between two questions: a heading, what is wrong, a page to read."""
