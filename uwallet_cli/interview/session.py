"""The application as a conversation: one thing at a time, back and forth, each answer kept the moment it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from uwallet_cli.ask.prompter import Move, Option, Prompter
from uwallet_cli.errors import Unacceptable
from uwallet_cli.interview.answering import accept, counted, needed
from uwallet_cli.interview.form import BY_KEY, Answers, Question
from uwallet_cli.interview.pages import CheckPage, Heading, LastFour, Notice, Trouble
from uwallet_cli.text import say

Keep = Callable[[dict[str, Any]], None]

# How long the cost sheet stays before one can go on. The rule demands such a time and, as far as we know, no length:
# this is our choice, about what its lines take to be read.
READING_SECONDS = 8


class Refused(Exception):
    """A consent was refused: the application ends here, politely, and nothing of it stays."""


class Later(Exception):
    """The borrower wants to go on another time."""


class Session:
    """One person answering. `keep` is called with all answers after each one; `today` is what ages are counted by."""

    def __init__(self, person: Prompter, today: date, keep: Keep) -> None:
        self.person, self.today, self.keep = person, today, keep

    def fill(self, answers: dict[str, Any], earlier: Answers | None = None) -> dict[str, Any]:
        """Ask whatever is needed and not answered yet. `earlier` answers stand in the field, to be changed or taken."""
        earlier = earlier or {}
        reopened: str | None = None
        while question := self._next(answers, reopened):
            before = _before(question, answers)
            given = self.put(question, answers, {**earlier, **answers}.get(question.key), back=bool(before))
            if given is Move.BACK:
                reopened = before[-1].key
                continue
            answers, reopened = {**answers, question.key: given}, None
            self.keep(answers)
        return answers

    def _next(self, answers: Answers, reopened: str | None) -> Question | None:
        if reopened is not None:
            return BY_KEY[reopened]
        return next((question for question in needed(answers) if question.key not in answers), None)

    def put(self, question: Question, answers: Answers, earlier: Any, *, back: bool) -> Any:
        """Put one question until its answer is acceptable; a wrong value is kept to mend. Returns it, or Move.BACK."""
        self.person.show(_heading(question, answers))
        return self.settle(question, earlier, back=back)

    def settle(self, question: Question, earlier: Any, *, back: bool) -> Any:
        """The same without a heading, for a question that stands alone."""
        standing: Any = earlier
        while True:
            given = self._ask(question, standing, back=back)
            if given is Move.BACK:
                return Move.BACK
            if given is Move.SKIP:
                return None
            try:
                value = accept(question, given, self.today)
            except Unacceptable as refused:
                if question.section == "consent" and given is False:
                    self._ask_whether_refused()
                    continue
                self.person.show(Trouble(refused))
                standing = "" if question.secret else given
                continue
            if question.notice is not None and (code := question.notice(value)) is not None:
                self.person.show(Notice(code))
            if question.secret and not self._is_meant(question, value):
                standing = ""
                continue
            return value

    def _ask(self, question: Question, standing: Any, *, back: bool) -> Any:
        key, optional = f"questions.{question.key}", question.optional
        if question.kind == "yes_no":
            return self.person.confirm(key, default=standing if isinstance(standing, bool) else None, back=back)
        if question.kind == "choices":
            chosen = standing if isinstance(standing, list) else []
            return self.person.choose_many(key, _options(question), default=chosen, optional=optional, back=back)
        if question.choices:
            default = None if standing is None else str(standing)
            return self.person.choose(key, _options(question), default=default, optional=optional, back=back)
        typed = "" if standing is None or question.secret else _typed(standing)
        return self.person.text(key, default=typed, secret=question.secret, optional=optional, back=back)

    def _is_meant(self, question: Question, value: str) -> bool:
        self.person.show(LastFour(question.key, value[-4:]))
        return self.person.confirm("apply.last_four", default=True) is True

    def _ask_whether_refused(self) -> None:
        sure = self.person.choose("apply.refuse", _choices("apply.refuse", "reconsider", "end"), default="reconsider")
        if sure == "end":
            raise Refused

    def check(
        self, answers: dict[str, Any], preview: Callable[[Answers], object], sheet: Callable[[Answers], object]
    ) -> dict[str, Any]:
        """The check page: look over every answer, change any, see what it would bring and cost, and agree to submit."""
        read: object = None
        while True:
            answers = self.fill({key: answers[key] for key in _keys(answers) if key in answers})
            self.person.show(CheckPage(answers))
            step = self.person.choose("apply.check", _choices("apply.check", "go", "change", "later"), default="go")
            if step == "later":
                raise Later
            if step == "change":
                answers = self._change(answers)
                continue
            self.person.show(preview(answers))
            costs = sheet(answers)
            if costs != read:  # the same costs need no second reading
                self._have_read(costs)
                read = costs
            step = self.person.choose("apply.submit", _choices("apply.submit", "send", "change", "later"))
            if step == "later":
                raise Later
            if step == "send":
                return answers

    def _have_read(self, costs: object) -> None:
        """The cost sheet stays on screen for its time, until the borrower says that they have read it."""
        while True:
            self.person.show(costs)
            self.person.pause(READING_SECONDS, "apply.reading")
            if self.person.confirm("apply.read") is True:
                return

    def _change(self, answers: dict[str, Any]) -> dict[str, Any]:
        rows = [Option(question.key, say(f"questions.{question.key}.label")) for question in needed(answers)]
        key = self.person.choose("apply.which", rows, back=True)
        if isinstance(key, Move):
            return answers
        given = self.put(BY_KEY[key], answers, answers.get(key), back=True)
        if given is Move.BACK:
            return answers
        answers = {**answers, key: given}
        self.keep(answers)
        return answers


def _keys(answers: Answers) -> list[str]:
    return [question.key for question in needed(answers)]


def _before(question: Question, answers: Answers) -> list[Question]:
    asked = needed(answers)
    return asked[: asked.index(question)] if question in asked else []


def _heading(question: Question, answers: Answers) -> Heading:
    asked = counted(answers)
    number = asked.index(question) + 1 if question in asked else len(asked)
    return Heading(question.section, number, len(asked), question.key)


def _options(question: Question) -> list[Option]:
    return [Option(value, say(f"questions.{question.key}.{value}")) for value in question.choices]


def _choices(key: str, *values: str) -> Sequence[Option]:
    return [Option(value, say(f"{key}.{value}")) for value in values]


def _typed(value: Any) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)
