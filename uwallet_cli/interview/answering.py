"""From what was given to an answer: read, checked, or refused with every problem named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from uwallet_cli.clean import folded, without_long_numbers
from uwallet_cli.errors import Problem, Unacceptable
from uwallet_cli.interview import reading
from uwallet_cli.interview.form import BY_KEY, FORM, Answers, Question
from uwallet_cli.interview.reading import Unreadable

_READERS: Mapping[str, Callable[[str], Any]] = {
    "whole_yuan": reading.amount,
    "money": reading.amount,
    "term": reading.count,
    "count": reading.count,
    "years": reading.years,
    "yes_no": reading.yes_no,
    "line": reading.line,
    "phone": reading.phone,
    "id_number": reading.digits,
    "card_number": reading.digits,
    "choice": lambda text: folded(text).casefold(),
    "choices": lambda text: [part for part in folded(text).casefold().replace("，", ",").split(",") if part],
}

_NUMBERS = frozenset({"whole_yuan", "money", "term", "count", "years"})
_WHOLE = frozenset({"term", "count"})


def accept(question: Question, given: Any, today: date) -> Any:
    """The answer in what was typed or read from JSON, typed: Decimal, int, bool, str or list.

    Raises Unacceptable with one Problem that says what is wrong and how to mend it.
    """
    try:
        value = _read(question, given)
    except Unreadable as unreadable:
        raise _refused(question, str(unreadable)) from None
    if (code := _out_of_bounds(question, value)) is not None:
        raise _refused(question, code)
    if question.kind == "line" and not question.private:
        value = without_long_numbers(value)  # kept in the clear: no ID, no card typed in the wrong place
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = Decimal(int(value))  # "1.5万" is 15000, not 15000.0
    if question.check is not None and (code := question.check(value, today)) is not None:
        raise _refused(question, code)
    return value


def _read(question: Question, given: Any) -> Any:
    kind = question.kind
    if kind == "choices" and isinstance(given, list):
        if not all(isinstance(part, str) for part in given):
            raise Unreadable("not_a_choice")
        return [value for value in question.choices if value in given] + [v for v in given if v not in question.choices]
    if isinstance(given, str):
        return _READERS[kind](given)
    if kind == "yes_no" and isinstance(given, bool):
        return given
    if kind not in _NUMBERS:
        raise Unreadable("yes_no" if kind == "yes_no" else "not_text")
    number = reading.json_number(given)
    if kind in _WHOLE:
        if number != number.to_integral_value():
            raise Unreadable("count")
        return int(number)
    return number


def _out_of_bounds(question: Question, value: Any) -> str | None:
    if question.choices:
        chosen = value if isinstance(value, list) else [str(value)]
        return None if all(one in question.choices for one in chosen) else "not_a_choice"
    if isinstance(value, str):
        if not value:
            return "empty"
        return "too_long" if question.most is not None and len(value) > question.most else None
    if question.least is not None and value < question.least:
        return "too_small" if question.least else "below_zero"
    if question.most is not None and value > question.most:
        return "too_large"
    if question.kind == "whole_yuan" and value != value.to_integral_value():
        return "not_whole"
    return "finer_than_cents" if question.kind == "money" and value != round(value, 2) else None


def _refused(question: Question, code: str) -> Unacceptable:
    params: dict[str, Any] = {}
    if question.least is not None:
        params = {"least": question.least, "most": question.most}
    if question.choices:
        params = {"choices": question.choices}
    return Unacceptable("answers", details=[Problem(question.key, code, params)])


# What may change along with an answer that is mended: another card is often with another bank.
MENDED_WITH: Mapping[str, tuple[str, ...]] = {
    "card_number": ("bank",),
    "purpose": ("purpose_detail",),
    "employer": ("position", "years_employed"),
}


def needed(answers: Answers) -> list[Question]:
    """The questions that these answers ask for, in order."""
    return [question for question in FORM if question.needed(answers)]


def counted(answers: Answers) -> list[Question]:
    """The questions as a person hears them counted: until the work is known, the longest way.

    A number of questions that shrinks is no disappointment.
    """
    return needed({"employment": "employed", **answers})


def accept_all(
    given: Mapping[str, Any], today: date, *, before: Answers | None = None, mend: Collection[str] = ()
) -> tuple[dict[str, Any], list[str]]:
    """Every answer in what was given at once, from a file or from flags; and the keys that nobody asks for.

    `before` are accepted answers that stay unless given anew. With `mend`, exactly those have to be given, and what
    hangs together with them may be. Raises Unacceptable that lists every problem: unknown keys, values that do not fit,
    answers that are missing, and answers that are not to be mended.
    """
    problems = [Problem(key, "unknown_key", {}) for key in given if key not in BY_KEY]
    if mend:
        may = {*mend, *(other for key in mend for other in MENDED_WITH.get(key, ()))}
        problems += [Problem(key, "not_to_mend", {}) for key in given if key in BY_KEY and key not in may]
        problems += [Problem(key, "missing", {}) for key in mend if key not in given]
    answers = {key: value for key, value in (before or {}).items() if key not in mend}
    wrong = set()
    for question in FORM:
        if question.key not in given:
            continue
        value = given[question.key]
        if value is None and question.optional:
            answers[question.key] = None
            continue
        try:
            answers[question.key] = accept(question, value, today)
        except Unacceptable as refused:
            wrong.add(question.key)
            problems.extend(refused.details)
    asked = needed(answers)
    problems.extend(
        Problem(question.key, "missing", {})
        for question in asked
        if question.key not in answers and question.key not in {*wrong, *mend} and not question.optional
    )
    if problems:
        raise Unacceptable("answers", details=in_form_order(problems))
    kept = {question.key: answers.get(question.key) for question in asked}
    return kept, [key for key in given if key not in kept]


def in_form_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems as a borrower goes through the form; keys that it does not know come last."""
    order = {question.key: place for place, question in enumerate(FORM)}
    return sorted(problems, key=lambda problem: order.get(problem.key, len(order)))


def masks(answers: Answers) -> dict[str, str]:
    """What a screen may show of private answers: a name's first letter, the last four of long numbers."""
    shown = {key: str(answers[key])[-4:] for key in ("id_number", "phone", "card_number") if answers.get(key)}
    if name := answers.get("name"):
        shown["name"] = f"{str(name)[0]}*"
    return shown
