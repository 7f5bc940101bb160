"""A person for tests: answers by key what the script says, and complains about any other question or unused answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, NamedTuple, TypeAlias

from uwallet_cli.ask.prompter import Move, Option


class Key(Enum):
    """What a person can press instead of giving an answer of their own."""

    ENTER = "enter"  # take what is offered: the default, or not to say
    CTRL_C = "ctrl-c"
    CTRL_D = "ctrl-d"


# Several things chosen at once are a tuple, because a list is one answer after the other.
Answer: TypeAlias = str | bool | Move | Key | tuple[str, ...]
Script: TypeAlias = Mapping[str, Answer | list[Answer]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was put."""

    key: str
    default: object = None
    options: tuple[Option, ...] = ()
    secret: bool = False
    optional: bool = False
    back: bool = False


class Paused(NamedTuple):
    """A time to read, which a test does not wait for."""

    key: str
    seconds: int


class Shown(NamedTuple):
    """What was put on the screen between two questions."""

    what: object


class Person:
    """A `Prompter` that follows a script: `Person({"questions.amount": ["2", "2万"], "questions.first": True})`.

    A list is one answer after the other for the same key, a tuple several things chosen at once (`()` is none of
    them). A choice must have been offered, and so must going back and not saying. Call `finished()` at the end.
    """

    ENTER: ClassVar = Key.ENTER
    CTRL_C: ClassVar = Key.CTRL_C
    CTRL_D: ClassVar = Key.CTRL_D

    def __init__(self, script: Script) -> None:
        self._left = {key: list(answers) if isinstance(answers, list) else [answers] for key, answers in script.items()}
        self.seen: list[Asked | Shown | Paused] = []

    @property
    def asked(self) -> list[str]:
        """The keys of the questions, in the order they were put."""
        return [seen.key for seen in self.seen if isinstance(seen, Asked)]

    @property
    def shown(self) -> list[object]:
        """What was shown between the questions, in order."""
        return [seen.what for seen in self.seen if isinstance(seen, Shown)]

    def finished(self) -> None:
        """AssertionError if the script has an answer that no question asked for."""
        unused = {key: answers for key, answers in self._left.items() if answers}
        assert not unused, f"never asked for: {unused}"

    def text(
        self, key: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
    ) -> str | Move:
        """The scripted line."""
        answer = self._answer(Asked(key, default, secret=secret, optional=optional, back=back))
        if answer is Key.ENTER:
            return default or (Move.SKIP if optional else "")
        if isinstance(answer, Move):
            return answer
        assert isinstance(answer, str), f"{key} asks for a line, not for {answer!r}"
        return answer.strip()

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: str | None = None,
        optional: bool = False,
        back: bool = False,
    ) -> str | Move:
        """The scripted value, which must be one of the options."""
        answer = self._answer(Asked(key, default, tuple(options), optional=optional, back=back))
        if isinstance(answer, Move):
            return answer
        value = default if answer is Key.ENTER else answer
        assert isinstance(value, str), f"{key} asks for one value, not for {answer!r}"
        self._offered(key, [value], options)
        return value

    def choose_many(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: Sequence[str] = (),
        optional: bool = False,
        back: bool = False,
    ) -> list[str] | Move:
        """The scripted values, which must be among the options; they come back in the options' order."""
        answer = self._answer(Asked(key, tuple(default), tuple(options), optional=optional, back=back))
        if isinstance(answer, Move):
            return answer
        values = default if answer is Key.ENTER else answer
        assert isinstance(values, Sequence), f"{key} asks for a tuple of values, not for {answer!r}"
        assert not isinstance(values, str), f"{key} asks for a tuple of values, not for {answer!r}"
        self._offered(key, values, options)
        return [option.value for option in options if option.value in values]

    def confirm(self, key: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
        """The scripted yes or no."""
        answer = self._answer(Asked(key, default, back=back))
        if isinstance(answer, Move):
            return answer
        decided = default if answer is Key.ENTER else answer
        assert isinstance(decided, bool), f"{key} asks for True or False, not for {answer!r}"
        return decided

    def pause(self, seconds: int, key: str) -> None:
        """Over at once; a script may press Ctrl-C in it."""
        self.seen.append(Paused(key, seconds))
        if self._left.get(key, [None])[0] is Key.CTRL_C:
            self._left[key].pop(0)
            raise KeyboardInterrupt

    def show(self, what: object) -> None:
        """Remember it."""
        self.seen.append(Shown(what))

    def _answer(self, asked: Asked) -> Answer:
        self.seen.append(asked)
        answers = self._left.get(asked.key)
        assert answers, f"not in the script: {asked}"
        answer = answers.pop(0)
        if answer is Key.CTRL_C:
            raise KeyboardInterrupt
        if answer is Key.CTRL_D:
            raise EOFError
        assert answer is not Move.BACK or asked.back, f"{asked.key} does not offer to go back"
        assert answer is not Move.SKIP or asked.optional, f"{asked.key} must be answered"
        return answer

    @staticmethod
    def _offered(key: str, values: Sequence[str], options: Sequence[Option]) -> None:
        offered = [option.value for option in options]
        strange = [value for value in values if value not in offered]
        assert not strange, f"{key} does not offer {strange}, only {offered}"
