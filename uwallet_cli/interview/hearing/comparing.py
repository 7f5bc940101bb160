"""Does what was said on the phone fit what the application says? Judged as an attentive, reasonable caller would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from uwallet_cli.clean import folded
from uwallet_cli.interview.hearing.comparing_digits import ending
from uwallet_cli.interview.hearing.comparing_figures import count, money
from uwallet_cli.interview.hearing.comparing_meanings import applied_yourself, guided_or_fee, method, purpose
from uwallet_cli.interview.hearing.comparing_names import name
from uwallet_cli.interview.hearing.comparing_places import bank, city
from uwallet_cli.interview.hearing.comparing_times import first_due, pay_day, term, years
from uwallet_cli.interview.hearing.comparing_work import employer, position
from uwallet_cli.interview.hearing.listening import Said, listen
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.verdict import AGREES, DIFFERS, VAGUE, Verdict, vague

__all__ = ["AGREES", "DIFFERS", "VAGUE", "Verdict", "compare"]

LONGEST_ANSWER = 400  # characters: nobody says more to one question, and reading must stay quick

_PARDON = Regex(r"(?:嗯|啊|哈|什么|what|huh|eh|yes|是|对)\s*[?？]+")  # no answer: the question was not understood

Comparison = Callable[[str, Any, Said, date], Verdict]

_BY_KEY: Mapping[str, Comparison] = {
    "name": name,
    "id_number": ending,
    "card_number": ending,
    "phone": ending,
    "city": city,
    "employer": employer,
    "position": position,
    "years_employed": years,
    "pay_day": pay_day,
    "monthly_income": money,
    "monthly_debt": money,
    "other_loans": count,
    "amount": money,
    "months": term,
    "method": method,
    "purpose": purpose,
    "applied_yourself": applied_yourself,
    "guided_or_fee": guided_or_fee,
    "bank": bank,
    "first_due": first_due,
}


def compare(key: str, given: Any, said: str, today: date) -> Verdict:
    """Compare one answer with `given`, what the application says (None where it was left out).

    `today` is what "since 2020" and "next month" are counted from.
    """
    whole = folded(said).casefold()
    text = whole.strip(" 。.!！,，?？")
    if not text:
        return vague("nothing_said")
    if given is None:
        return vague("not_in_application")
    if _PARDON.fullmatch(whole):
        return vague("not_said")
    if len(text) > LONGEST_ANSWER:
        return vague("too_much_said")
    return _BY_KEY[key](key, given, listen(text), today)
