"""Figures as people say them on the phone: "一万二左右", "三四年", "五千到两万", "about 12k", "since 2020"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from uwallet_cli.clean import folded
from uwallet_cli.interview.reading import Unreadable, amount


class Range(NamedTuple):
    """What a figure may mean, from `low` to `high`; equal where it was said exactly. `unit` is the word behind it."""

    low: Decimal
    high: Decimal
    unit: str = ""


_NUMERALS = "〇零一二两三四五六七八九十百千万萬亿壹贰叁肆伍陆柒捌玖拾佰仟"
_FIGURE = re.compile(rf"(?:\d[\d,]*(?:\.\d+)?|[{_NUMERALS}])(?:[\d,.]|[{_NUMERALS}]|[kw](?![a-z]))*")
_UNIT = re.compile(r"\s*(个半月|个月|月份|月|年半|年多|年|号|日|期|笔|次|岁|months?|years?|yrs?|days?)?")
_WORDS = {
    word: value
    for value, words in {
        0: "zero none nothing", 1: "one a an single once", 2: "two twice couple", 3: "three", 4: "four", 5: "five", 6: "six",
        7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen",
        15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty",
        40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 1_000_000}
_TO = re.compile(r"\s*(?:到|至|-|~|—|–|to|or|and|或|或者)\s*", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:多|好几|来|出头|几|plus|something|odd|\+)", re.IGNORECASE)


def figures(said: str) -> list[Range]:
    """Every figure in what was said, in order; two with "to" between them are one range."""
    text = _spelled(folded(said).casefold())
    found: list[tuple[int, int, Range]] = []
    for match in _FIGURE.finditer(text):
        for part in _values(match[0]):
            unit = _UNIT.match(text, match.end())
            found.append(
                (match.start(), match.end(), _open_ended(part, text, match.end(), unit[1] if unit and unit[1] else ""))
            )
    return _joined(found, text)


def _values(token: str) -> list[Range]:
    """A token's value; two neighbouring numerals ("三四", "七八千") are a range, as people use them."""
    pair = re.fullmatch(r"([一二两三四五六七八九])([二三四五六七八九])([十百千万]?)(.*)", token)
    if pair and not pair[4]:
        low, high = (_value(one + pair[3]) for one in pair.groups()[:2])
        if low is not None and high is not None and low < high:
            return [Range(low, high)]
    value = _value(token)
    return [] if value is None else [Range(value, value)]


def _value(token: str) -> Decimal | None:
    try:
        return amount(token.rstrip(",."))
    except Unreadable:
        return None


def _open_ended(part: Range, text: str, end: int, unit: str) -> Range:
    """ "一万多" goes up to the next round figure."""
    if not _MORE.match(text, end + len(unit)) and not _MORE.match(text, end):
        return part._replace(unit=unit)
    size = Decimal(10) ** max(0, len(str(int(part.low))) - 1)
    step = size if part.low == size or part.low % size == 0 else size / 10
    return Range(part.low, part.high + max(step, Decimal(1)), unit)


def _joined(found: list[tuple[int, int, Range]], text: str) -> list[Range]:
    joined: list[Range] = []
    last_end = None
    for start, end, part in found:
        if last_end is not None and _TO.fullmatch(text[last_end:start]) and joined[-1].high < part.low:
            low = joined[-1].low
            if low < 10 and part.low >= 1000 and part.low % 1000 == 0 and text[last_end - 1] not in "万千百kw":
                low *= Decimal(10) ** (
                    len(str(int(part.low))) - 1
                )  # "一到两万": the unit stands behind the second only
            joined[-1] = Range(low, part.high, part.unit or joined[-1].unit)
        else:
            joined.append(part)
        last_end = end
    return joined


def _spelled(text: str) -> str:
    """English number words as digits: "twelve thousand" is 12000."""

    def digits(match: re.Match[str]) -> str:
        total, current = Decimal(0), None
        for word in re.findall(r"[a-z]+|\d+(?:\.\d+)?", match[0]):
            if word in _WORDS or word[0].isdigit():
                value = Decimal(word) if word[0].isdigit() else Decimal(_WORDS[word])
                if current is not None and current < 20 and value < 100 and current != 0:
                    return match[0]
                current = (current or 0) + value
            elif word in _SCALES:
                current = (current or Decimal(1)) * _SCALES[word]
                if _SCALES[word] >= 1000:
                    total, current = total + current, None
        result = total + (current or 0)
        return f"{result:f}"

    word = "|".join(sorted({*_WORDS, *_SCALES} - {"a", "an", "k", "couple", "once", "twice"}, key=len, reverse=True))
    number = rf"(?:\d+(?:\.\d+)?|{word})"
    text = re.sub(
        rf"\b({word})\b(?:[\s-]+(?:and\s+)?{word}\b)*|\b\d+(?:\.\d+)?\s+(?:hundred|thousand|grand|million)\b",
        digits,
        text,
    )
    del number
    return re.sub(r"\b(a|an)\s+(?=couple|year|month)", "1 ", text).replace("couple of", "2").replace("a half", "0.5")
