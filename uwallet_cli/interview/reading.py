"""How typed text is read: "2万", "两万", "¥2w" and "20,000" are the same amount. Each reader raises Unreadable."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from uwallet_cli.clean import clean, folded


class Unreadable(ValueError):
    """The text is not what was asked for; `args[0]` is the code of the problem."""


_NUMERALS = ("〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {numeral: value for value, numerals in enumerate(_NUMERALS) for numeral in numerals}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000}
_TEN_THOUSAND = "万萬w"

LONGEST_NUMBER = 40  # characters: more is no amount that anyone borrows or earns

_CURRENCY = re.compile(r"人民币|rmb|cny|yuan|元整|元|块钱|块|圆|[¥￥$]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def amount(text: str) -> Decimal:
    """Money in yuan: digits with or without separators, 万 / w / k, Chinese numerals, or a mix ("1万2", "一万二")."""
    plain = _CURRENCY.sub("", folded(text).casefold()).replace(" ", "").replace("，", ",")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    found = _number(plain)
    if found is None:
        raise Unreadable("money")
    return found


def _number(text: str) -> Decimal | None:
    """A number written with digits, Chinese numerals and units; None where it is something else."""
    sign = -1 if text.startswith("-") else 1
    text = text.removeprefix("-")
    if not 0 < len(text) <= LONGEST_NUMBER:
        return None
    wans = [at for at, character in enumerate(text) if character in _TEN_THOUSAND]
    if len(wans) > 1 or wans == [0]:
        return None
    if not wans:
        small = _below_ten_thousand(text)
        return None if small is None else sign * small
    high = _below_ten_thousand(text[: wans[0]])
    rest = text[wans[0] + 1 :].lstrip("零〇")
    if high is None:
        return None
    if not rest:
        return sign * high * 10000
    # "一万二" is 12,000: a single digit behind a unit counts the next unit down.
    low = _digit(rest)
    low = (
        low * 1000
        if low is not None and not text[wans[0] + 1 :].startswith(("零", "〇"))
        else _below_ten_thousand(rest)
    )
    return None if low is None or low >= 10000 else sign * (high * 10000 + low)


def _digit(text: str) -> Decimal | None:
    if len(text) != 1:
        return None
    return Decimal(text) if text.isascii() and text.isdigit() else _numeral(text)


def _numeral(character: str) -> Decimal | None:
    return Decimal(_DIGITS[character]) if character in _DIGITS else None


def _below_ten_thousand(text: str) -> Decimal | None:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    total, pending, last_unit = Decimal(0), None, 0
    for token in re.findall(r"\d+(?:\.\d+)?|.", text):
        if token[0].isascii() and token[0].isdigit():
            if pending is not None:
                return None
            pending = Decimal(token)
        elif token in _DIGITS:
            if pending:
                return None
            pending = _numeral(token)
            if not _DIGITS[token]:
                last_unit = 0  # "一千零五" is 1,005, not 1,500
        elif token in _UNITS:
            unit = _UNITS[token]
            if last_unit and unit >= last_unit:
                return None
            total += (Decimal(1) if pending is None and unit == 10 else pending or Decimal(0)) * unit
            if pending is None and unit != 10:
                return None
            pending, last_unit = None, unit
        else:
            return None
    if pending is not None:
        total += pending * (last_unit // 10 if last_unit >= 100 else 1)
    return total


_RATE = re.compile(r"(-?)(\d+(?:\.\d+)?|\.\d+)%?")


def per_cent(text: str) -> Decimal:
    """A rate as a fraction, from per cent with or without the sign: "6" and "6%" are 0.06, "0.01" is 0.0001."""
    plain = folded(text).replace(" ", "")
    found = _RATE.fullmatch(plain)
    if found is None or len(plain) > LONGEST_NUMBER:
        raise Unreadable("rate")
    if found[1]:
        raise Unreadable("below_zero")
    return Decimal(found[2]) / 100


def fee(text: str, principal: Decimal) -> Decimal:
    """A fee in yuan: an amount as it stands, or with % a share of the principal."""
    if folded(text).endswith("%"):
        return per_cent(text) * principal
    found = amount(text)
    if found < 0:
        raise Unreadable("below_zero")
    return found


_YEARS = re.compile(r"(个月|月|months?|年半|年|years?|yrs?|岁)$")


def count(text: str) -> int:
    """A whole number of things or times: "3", "3次", "三笔", "none"."""
    plain = re.sub(r"(次|笔|个|家|号|日|times?|loans?|期|个月|months?)$", "", folded(text).casefold().replace(" ", ""))
    if plain in ("没有", "无", "没", "none", "no", "never"):
        return 0
    found = _number(plain)
    if found is None or found != found.to_integral_value():
        raise Unreadable("count")
    return int(found)


def years(text: str) -> Decimal:
    """A length of time in years, a tenth being fine enough: "3", "3年", "一年半", "半年", "8个月", "18 months"."""
    plain = folded(text).casefold().replace(" ", "")
    if plain in ("没有", "无", "none", "never"):
        return Decimal(0)
    unit = _YEARS.search(plain)
    body = plain[: unit.start()] if unit else plain
    if body == "半" and unit:
        found: Decimal | None = Decimal("0.5")
    else:
        found = _number(body)
    if found is None:
        raise Unreadable("years")
    name = unit[0] if unit else "年"
    if name == "年半":
        found += Decimal("0.5")
    elif "月" in name or name.startswith("month"):
        found = (found / 12).quantize(Decimal("0.1"))
    return found


_YES = frozenset(["是", "有", "对", "好", "同意", "愿意", "可以", "y", "yes", "true", "1", "ok", "agree"])
_NO = frozenset(
    ["否", "不", "没", "没有", "无", "不是", "不同意", "不愿意", "不可以", "n", "no", "false", "0", "disagree"]
)


def yes_no(text: str) -> bool:
    """是 or 否, and what people type for them."""
    plain = folded(text).casefold()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise Unreadable("yes_no")


def line(text: str) -> str:
    """A line in the borrower's own words, cleaned."""
    return clean(text)


def digits(text: str) -> str:
    """A number that is no quantity (ID, card): without separators; what does not belong is kept, to be refused."""
    return re.sub(r"[\s\-_.·]", "", folded(text)).upper()


def phone(text: str) -> str:
    """A mobile number: separators and the country's prefix dropped."""
    return re.sub(r"^(\+|00)?86(?=1\d{10}$)", "", re.sub(r"[()]", "", digits(text)))


def json_number(value: object) -> Decimal:
    """A number from JSON; booleans are none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Unreadable("number")
    try:
        found = Decimal(str(value))
    except (InvalidOperation, ValueError):  # Python refuses to spell integers of thousands of digits
        raise Unreadable("number") from None
    if not found.is_finite():
        raise Unreadable("number")
    # Too large for any bound is large enough; as it stands it could fill the memory as a whole number.
    return found if found.adjusted() <= LONGEST_NUMBER else Decimal(10) ** LONGEST_NUMBER * (-1 if found < 0 else 1)
