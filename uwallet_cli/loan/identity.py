"""Is this an ID number, a mobile number, a card number? Each check returns the code of what is wrong, or None."""

from __future__ import annotations

import re
from datetime import date

ADULT = 18  # Civil Code 17, 18: who is 18 acts in their own name

_MOBILE = re.compile(r"1[3-9]\d{9}")


def id_number(number: str, today: date) -> str | None:
    """What is wrong with a resident ID number (GB 11643), already compact.

    An unknown region is no fault: regions are renamed and merged, and stdnum's table does not know them all.
    That is why its `validate` is not used here.
    """
    if len(number) != 18:
        return "id_length"
    if not (number[:17].isascii() and number[:17].isdigit() and (number[17].isdigit() or number[17] == "X")):
        return "id_characters"

    from stdnum.cn import ric  # 30 ms, and only an ID number needs it
    from stdnum.exceptions import InvalidComponent

    if number[17] != ric.calc_check_digit(number):
        return "id_check_digit"
    try:
        born = ric.get_birth_date(number)
    except InvalidComponent:
        return "id_birth_date"
    if born > today:
        return "id_future"
    return "id_under_age" if age(born, today) < ADULT else None


def age(born: date, today: date) -> int:
    """Whole years lived. Who is born on 29 February is a year older on 1 March of a common year."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def mobile(number: str) -> str | None:
    """What is wrong with a mainland mobile number of digits only. Numbers are portable: no carrier is inferred."""
    return None if _MOBILE.fullmatch(number) else "phone"


def card(number: str) -> str | None:
    """What is wrong with a bank card number: only its check digit can be."""
    if not (number.isascii() and number.isdigit()):
        return "card_characters"

    from stdnum import luhn

    return None if luhn.is_valid(number) else "card_check_digit"


def unusual_card(number: str) -> str | None:
    """What is worth a second look, but no fault: UnionPay cards usually have 16-19 digits and begin with 62."""
    if not 16 <= len(number) <= 19:
        return "card_length"
    return None if number.startswith("62") else "card_start"
