"""What a borrower has to carry an offer with: income and debts, from answers given before, a file, or asked for now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.ask.prompter import Prompter
from uwallet_cli.errors import Unacceptable
from uwallet_cli.interview.answering import accept, accept_all
from uwallet_cli.interview.form import BY_KEY, Answers
from uwallet_cli.interview.session import Session
from uwallet_cli.loan.quoting import Offer

ASKED = ("monthly_income", "monthly_debt")


class Means(NamedTuple):
    """Income and debts a month, None where not given. `answers` are all that a review needs, with the offer's terms;
    None where something is missing, or where the terms are none that the practice lender has."""

    income: Decimal | None
    debts: Decimal | None
    answers: dict[str, Any] | None


def means_given(given: Answers, offer: Offer, today: date, *, before: Answers | None = None) -> Means:
    """The means in answers given at once; `before` are accepted ones. What does not fit is refused."""
    terms = {"amount": offer.principal, "months": offer.months, "method": offer.method}
    answers: dict[str, Any] | None = None
    try:
        answers, _ = accept_all({**given, **terms}, today, before=before)
    except Unacceptable as refused:
        wrong = [one for one in refused.details if one.code != "missing" and one.key not in terms]
        if wrong:
            raise Unacceptable("answers", details=wrong) from None
    figures: Mapping[str, Any] = {**(before or {}), **given}
    income, debts = (None if figures.get(key) is None else accept(BY_KEY[key], figures[key], today) for key in ASKED)
    return Means(income, debts, answers)


def means_asked(person: Prompter, today: date) -> Means:
    """Ask for income and debts. Nothing of it is kept."""
    session = Session(person, today, keep=lambda _answers: None)
    income, debts = (session.settle(BY_KEY[key], None, back=False) for key in ASKED)
    return Means(income, debts, None)
