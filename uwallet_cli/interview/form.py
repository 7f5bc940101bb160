"""Every question of an application, one row each. Wizard, flags, files, check page, store and JSON all read it here.

To add a question, add its row, and its words under the same key in text/zh/questions.py and text/en/questions.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.loan import identity
from uwallet_cli.loan.repayment import METHODS
from uwallet_cli.loan.review import DOCUMENTS

Answers = Mapping[str, Any]


class Check(NamedTuple):
    """What is wrong with a value: the code of the problem and the figures its words need."""

    code: str
    params: dict[str, Any]


def _always(_answers: Answers) -> bool:
    return True


class Question(NamedTuple):
    """One question. `kind` says how it is read; `optional` that one may rather not say; `private` that it is kept
    apart.

    `least` and `most` bound a number, or the length of a line. `check` returns the code of what else is wrong;
    `notice` that of what deserves a second look but is no fault. `needed` says whether it is asked, by the others.
    """

    key: str
    section: str
    kind: str
    least: Decimal | None = None
    most: Decimal | None = None
    choices: tuple[str, ...] = ()
    optional: bool = False
    private: bool = False
    check: Callable[[Any, date], str | None] | None = None
    notice: Callable[[Any], str | None] | None = None
    needed: Callable[[Answers], bool] = _always

    @property
    def secret(self) -> bool:
        """Whether it is typed unseen and confirmed by its last four."""
        return self.kind in ("id_number", "card_number")


def _employed(answers: Answers) -> bool:
    return answers.get("employment") == "employed"


def _working(answers: Answers) -> bool:
    return answers.get("employment") in ("employed", "self_employed")


def _purpose_is_other(answers: Answers) -> bool:
    return answers.get("purpose") == "other"


def _is_name(value: str, _today: date) -> str | None:
    return None if value and all(c.isalpha() or c in " ·.'-’•" for c in value) else "name_characters"


def _has_words(value: str, _today: date) -> str | None:
    return None if any(character.isalnum() for character in value) else "no_words"


def _mobile(value: str, _today: date) -> str | None:
    return identity.mobile(value)


def _card(value: str, _today: date) -> str | None:
    return identity.card(value)


def _given(value: bool, _today: date) -> str | None:
    return None if value else "consent_needed"


PURPOSES = ("education", "medical", "home", "appliances", "travel", "wedding", "rent", "other")
TERMS = ("3", "6", "9", "12", "18", "24", "36")
EMPLOYMENT = ("employed", "self_employed", "retired", "student", "unemployed")


def _line(key: str, section: str, **more: Any) -> Question:
    """A line in the borrower's own words."""
    return Question(key, section, "line", **{"least": Decimal(1), "most": Decimal(50), "check": _has_words, **more})


def _number(key: str, section: str, kind: str, most: int, **more: Any) -> Question:
    """A number from 0 up."""
    return Question(key, section, kind, **{"least": Decimal(0), "most": Decimal(most), **more})


MOST_MONEY, MOST_COUNT, MOST_YEARS = 99_999_999, 999, 80

FORM: tuple[Question, ...] = (
    Question("amount", "loan", "whole_yuan", Decimal(500), Decimal(200_000)),
    Question("months", "loan", "term", choices=TERMS),
    Question("method", "loan", "choice", choices=METHODS),
    Question("purpose", "loan", "choice", choices=PURPOSES),
    _line("purpose_detail", "loan", needed=_purpose_is_other),
    _line("name", "you", private=True, check=_is_name),
    Question("id_number", "you", "id_number", private=True, check=identity.id_number),
    Question("phone", "you", "phone", private=True, check=_mobile),
    Question("phone_changed", "you", "yes_no"),
    _line("city", "you"),
    Question("employment", "work", "choice", choices=EMPLOYMENT),
    _line("employer", "work", optional=True, private=True, needed=_working),
    _line("position", "work", optional=True, needed=_employed),
    _number("years_employed", "work", "years", MOST_YEARS, optional=True, needed=_working),
    Question("pay_day", "work", "count", Decimal(1), Decimal(31), optional=True, needed=_employed),
    _number("monthly_income", "money", "money", MOST_MONEY, optional=True, private=True),
    _number("monthly_debt", "money", "money", MOST_MONEY, optional=True, private=True),
    _number("other_loans", "money", "count", MOST_COUNT),
    _number("past_due_count", "record", "count", MOST_COUNT),
    _number("recent_applications", "record", "count", MOST_COUNT, optional=True),
    _number("credit_years", "record", "years", MOST_YEARS, optional=True),
    Question("first_loan_here", "record", "yes_no"),
    _line("bank", "payout"),
    Question("card_number", "payout", "card_number", private=True, check=_card, notice=identity.unusual_card),
    Question("documents", "documents", "choices", choices=DOCUMENTS, optional=True),
    Question("consent_data", "consent", "yes_no", check=_given),
    Question("consent_sensitive", "consent", "yes_no", check=_given),
    Question("consent_truth", "consent", "yes_no", check=_given),
)

BY_KEY: Mapping[str, Question] = {question.key: question for question in FORM}
PRIVATE = frozenset(question.key for question in FORM if question.private)
