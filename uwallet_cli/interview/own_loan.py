"""A loan of the borrower's own, from a conversation or from a file: what it takes, and the loan that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.ask.prompter import Move, Option, Prompter
from uwallet_cli.clean import clean, without_long_numbers
from uwallet_cli.errors import Problem, Unacceptable
from uwallet_cli.interview import terms
from uwallet_cli.interview.pages import Trouble
from uwallet_cli.interview.reading import Unreadable, count
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.irregular import parted
from uwallet_cli.loan.loans import Loan, Payment
from uwallet_cli.loan.repayment import METHODS, schedule
from uwallet_cli.text import say

LONGEST_NAME, LONGEST_PLAN, LONGEST_TERM = 50, 600, 360

Given = Mapping[str, Any]


class Item(NamedTuple):
    """One thing to know of a loan: how it is read, whether it may be left out, whether the others make it needed."""

    key: str
    read: Callable[[Any], Any]
    optional: bool = False
    needed: Callable[[Given], bool] = lambda _given: True


def _name(given: Any) -> str:
    if not isinstance(given, str):
        raise Unreadable("not_text")
    words = without_long_numbers(clean(given))[:LONGEST_NAME]
    if not any(character.isalnum() for character in words):
        raise Unreadable("no_words")
    return words


def _months(given: Any) -> int:
    months = count(str(given))
    if not 1 <= months <= LONGEST_TERM:
        raise Unreadable("months")
    return months


def _method(given: Any) -> str:
    if given not in METHODS:
        raise Unreadable("method")
    return str(given)


def _paid(given: Any) -> int:
    return count(str(given))


def _rows(given: Any) -> list[tuple[date, Decimal]]:
    """The plan, each line of it read; in a file a line may be an object, too."""
    if not isinstance(given, list) or not 0 < len(given) <= LONGEST_PLAN:
        raise Unreadable("rows")
    read = []
    for line in given:
        if isinstance(line, Mapping) and line.keys() == {"due", "amount"}:
            read.append((terms.day(line["due"]), terms.money(line["amount"])))
        elif isinstance(line, str):
            read.append(terms.planned(line))
        else:
            raise Unreadable("rows")
    return read


def _is_regular(given: Given) -> bool:
    return given.get("rows") is None and given.get("shape") != "irregular"


def _is_irregular(given: Given) -> bool:
    return not _is_regular(given)


ITEMS = (
    Item("lender", _name),
    Item("amount", terms.money),
    Item("paid_out", terms.day),
    Item("months", _months, needed=_is_regular),
    Item("method", _method, needed=_is_regular),
    Item("rate", terms.rate, needed=_is_regular),
    Item("rows", _rows, needed=_is_irregular),
    Item("penalty", terms.penalty, optional=True),
    Item("purpose", _name, optional=True),
    Item("paid", _paid, optional=True),
)

BY_KEY = {item.key: item for item in ITEMS}


def accepted(given: Given, now: datetime) -> Loan:
    """The loan that a file describes, without a reference. Unacceptable with everything that is wrong with it."""
    problems = [Problem(key, "unknown_key", {}) for key in given if key not in BY_KEY]
    read: dict[str, Any] = {}
    for item in ITEMS:
        value = given.get(item.key)
        if value is None:
            if item.needed(given) and not item.optional:
                problems.append(Problem(item.key, "missing", {}))
            continue
        try:
            read[item.key] = item.read(value)
        except Unreadable as wrong:
            problems.append(Problem(item.key, *_told(wrong)))
    problems += _contradictions(read, now.astimezone(CHINA).date())
    if problems:
        raise Unacceptable("answers", details=problems)
    return _loan(read)


def _told(wrong: Unreadable) -> tuple[str, dict[str, Any]]:
    """The code of a problem, and the figures its words need."""
    code = str(wrong.args[0])
    if code == "method":
        return "not_a_choice", {"choices": METHODS}
    if code == "months":
        return "months_of_a_quote", {"least": 1, "most": LONGEST_TERM}
    return code, {}


def _contradictions(read: Given, today: date) -> Iterator[Problem]:
    """What is readable, and cannot be."""
    paid_out, plan, amount = read.get("paid_out"), read.get("rows"), read.get("amount")
    if paid_out is not None and paid_out > today:
        yield Problem("paid_out", "day_in_future", {})
    if plan is not None:
        days = [due for due, _ in plan]
        if days != sorted(days) or (paid_out is not None and days[0] <= paid_out):
            yield Problem("rows", "rows_order", {})
        total = sum((figure for _, figure in plan), Decimal(0))
        if amount is not None and total < amount:
            yield Problem("rows", "rows_too_little", {"total": str(total), "amount": str(amount)})
    instalments = len(plan) if plan is not None else 1 if read.get("method") == "single_payment" else read.get("months")
    if instalments is not None and read.get("paid", 0) > instalments:
        yield Problem("paid", "too_large", {"least": 0, "most": instalments})


def _loan(read: Given) -> Loan:
    amount, start = read["amount"], read["paid_out"]
    if "rows" in read:
        rows = parted(amount, start, read["rows"])
    else:
        rows = schedule(amount, read["rate"], read["months"], read["method"], start)
    return Loan(
        ref="",
        lender="",
        name=read["lender"],
        amount=amount,
        paid_out=datetime.combine(start, time(), CHINA),
        rows=rows,
        rate=read.get("rate"),
        method=None if "rows" in read else read["method"],
        penalty_rate=read.get("penalty"),
        payments=tuple(
            Payment(datetime.combine(row.due, time(), CHINA), row.payment)
            for row in rows[: read.get("paid", 0)]
            if row.due is not None
        ),
        detail=read.get("purpose", ""),
    )


class Described:
    """A loan described by a person, one thing at a time; a wrong value is kept to mend, and one can go back."""

    def __init__(self, person: Prompter, now: datetime) -> None:
        self.person, self.now = person, now

    def loan(self) -> Loan:
        """The loan, once the person has looked at it and agreed."""
        earlier: dict[str, Any] = {}
        while True:
            earlier = self._answers(earlier)
            given = {key: value for key, value in earlier.items() if value is not None and key != "shape"}
            try:
                loan = accepted(given, self.now)
            except Unacceptable as refused:  # two answers that do not go together
                self.person.show(Trouble(refused))
                continue
            self.person.show(loan)
            if self.person.confirm("loan.keep", default=True) is True:
                return loan

    def _answers(self, earlier: Given) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        while key := self._next(answers):
            given = self._put(key, earlier.get(key), back=bool(answers))
            if given is Move.BACK:
                last = list(answers)[-1]
                earlier = {**earlier, last: answers.pop(last)}
            else:
                answers[key] = given
        return answers

    def _next(self, answers: Given) -> str | None:
        keys = ["lender", "amount", "paid_out", "shape"]
        keys += [item.key for item in ITEMS[3:] if item.needed(answers) and item.key != "paid"]
        if self._has_fallen_due(answers):
            keys.append("paid")
        return next((key for key in keys if key not in answers), None)

    def _has_fallen_due(self, answers: Given) -> bool:
        if not {"penalty", "purpose"} <= answers.keys():
            return False
        given = {key: value for key, value in answers.items() if value is not None and key not in ("shape", "paid")}
        try:
            first = accepted(given, self.now).rows[0].due
        except Unacceptable:  # told once all is answered
            return False
        return first is not None and first <= self.now.astimezone(CHINA).date()

    def _put(self, key: str, earlier: Any, *, back: bool) -> Any:
        """One answer as typed, once it is acceptable: None where it was left out, or Move.BACK."""
        if key == "shape":
            shapes = [Option(shape, say(f"loan.shape.{shape}")) for shape in ("regular", "irregular")]
            return self.person.choose("loan.shape", shapes, default=earlier or "regular", back=back)
        if key == "method":
            methods = [Option(method, say(f"questions.method.{method}")) for method in METHODS]
            return self.person.choose("questions.method", methods, default=earlier or METHODS[0], back=back)
        if key == "rows":
            return self._plan(back=back)
        item, typed = BY_KEY[key], earlier or ""
        while True:
            given = self.person.text(f"loan.{key}", default=typed, optional=item.optional, back=back)
            if isinstance(given, Move):
                return given if given is Move.BACK else None
            if self._is_read(key, given):
                return given
            typed = given

    def _plan(self, *, back: bool) -> list[str] | Move:
        """The lines of a plan, one after the other, until an empty one."""
        lines: list[str] = []
        typed = ""
        while len(lines) < LONGEST_PLAN:
            given = self.person.text("loan.rows", default=typed, optional=bool(lines), back=back)
            if given is Move.BACK:
                return Move.BACK
            if isinstance(given, Move):
                break
            typed = "" if self._is_read("rows", [given]) else given
            if not typed:
                lines.append(given)
        return lines

    def _is_read(self, key: str, given: Any) -> bool:
        try:
            BY_KEY[key].read(given)
        except Unreadable as wrong:
            self.person.show(Trouble(Unacceptable("answers", details=[Problem(key, *_told(wrong))])))
            return False
        return True
