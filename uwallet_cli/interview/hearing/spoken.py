"""Figures as people say them on the phone: "一万二左右", "三四年", "五千到两万", "about 12k", "a few thousand"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from uwallet_cli.interview.hearing.english_numbers import spelled_out
from uwallet_cli.interview.hearing.listening import Words, pattern
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.reading import Unreadable, amount


class Figure(NamedTuple):
    """What a figure may mean, from `low` to `high`; equal where it was said exactly.

    `unit` is year, months, month, date, day, week, loan, or empty. `bound` tells how it was said: "some" ("几千"),
    "odd" ("一万多"), "below" or "above" where one side was left open, "or" between two that exclude each other.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    bound: str = ""


class _Found(NamedTuple):
    """A figure and where it stands."""

    start: int
    end: int
    figure: Figure


_UNITS: dict[str, tuple[str, ...]] = {
    "year": ("周年", "年头", "年", "岁", "years", "year", "yrs", "yr"),
    "months": (
        "个多月", "个来月", "个月", "期", "months", "month", "mths", "mos", "instalments", "installments", "payments",
        "monthly payments", "monthly instalments", "monthly installments",
    ),
    "month": ("月份", "月"),
    "date": ("号", "日"),
    "day": ("天", "days", "day"),
    "week": ("个星期", "个礼拜", "星期", "周", "weeks", "week"),
    "loan": ("笔", "家", "张", "个平台", "个", "loans", "loan", "debts", "debt"),
}  # fmt: skip
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}

# What contains a numeral and counts nothing.
_IDIOMS: Words = (
    "一样", "一下", "一起", "一直", "一般", "万一", "一定", "一共", "一点", "十分", "一会", "一些", "一阵", "一次",
    "统一", "一律", "一切", "一并", "一块儿", "一边", "一来", "一种", "千万别", "唯一", "一模", "这一", "那一",
    "另一", "四大", "三方", "五险", "一金", "二手", "一手", "一线", "一时", "一向", "一路", "进一步", "一五一十",
)  # fmt: skip
_NUMERALS = "〇零一二两三四五六七八九十百千万萬亿壹贰叁肆伍陆柒捌玖拾佰仟"
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_BARE_MILLION = Regex(rf"(?<![{_NUMERALS}几多\d])([百千]万)")
_POINT = Regex(r"([零一二两三四五六七八九十]+)点([零一二三四五六七八九]+)(?=[万千wk块元年]|$)")
_SOME = Regex(
    r"\b(?:(?:quite )?a few|some|several|many|a number of)\s+"
    r"(?:(hundred|thousand|grand|k)\b|(?=(?:years|months|weeks|loans)\b))"
)
_PLAIN = r"\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_TOKEN = Regex(rf"(?:{_PLAIN}|[{_NUMERALS}几])(?:\d+(?:\.\d+)?|[{_NUMERALS}几]|[多来](?=[百千万])|\s?[kw](?![a-z]))*")
_NEIGHBOURS = Regex(r"((?:.*[十百千万])?)([一二两三四五六七八九])([二三四五六七八九两])([十百千万kw]*)")
_TO = Regex(r"\s*(?:块|元)?\s*(?:到|至|-|~|—|–|to)\s*")
_OR = Regex(r"\s*[,，]?\s*(?:or|或者?|还是|要么)是?\s*")
_ODD = Regex(r"\s*(?:多|来(?=[块元年岁个])|出头|挂零|plus\b|something\b|odd\b|\+)")
_BELOW = Regex(
    r"(?:不到|不足|不满|最多|顶多|不超过|没到|没满"
    r"|less than|under|below|up to|at most|not even|(?:no|not) more than)\D{0,6}$"
)
_ABOVE = Regex(
    r"(?:(?<!不)超过|不止|至少|起码|最少|不少于|不低于"
    r"|(?<!no )(?<!not )more than|\bover|above|at least|no less than)\D{0,6}$"
)
_BELOW_AFTER = Regex(r"\s*(?:块|元)?(?:以下|以内|之内|or less)")
_ABOVE_AFTER = Regex(r"\s*(?:块|元)?(?:以上|往上|开外|打底|or more)")


def figures(said: str) -> list[Figure]:
    """Every figure in what was said (in small letters), in order; two with "to" or "or" between them are one."""
    text = _prepared(said)
    found: list[_Found] = []
    for match in _TOKEN.finditer(text):
        token = re.sub(r"[多来\s]", "", match[0])
        if (figure := _figure(token)) is None:
            continue
        figure, end = _with_unit(figure, text, match.end())
        if token == "几" and not figure.unit and not text.startswith("块", end):
            continue
        figure = _bounded(figure, text[max(0, match.start() - 20) : match.start()], text, match.end(), end)
        if token != match[0].replace(" ", ""):
            figure = _odd(figure, _round_part(figure.low))
        found.append(_Found(match.start(), end, figure))
    return _joined(found, text)


def _prepared(said: str) -> str:
    """Everything but digits, Chinese numerals and units out of the way; "a few" becomes the 几 it means."""
    text = pattern(_IDIOMS).sub(" ", said.translate(_TENS))
    text = _SOME.sub(lambda match: "几" + {None: "", "hundred": "百"}.get(match[1], "千"), text)
    text = _BARE_MILLION.sub(r"一\1", text)
    text = _POINT.sub(lambda match: f"{amount(match[1]):f}.{''.join(str(amount(one)) for one in match[2])}", text)
    return spelled_out(text)


def _figure(token: str) -> Figure | None:
    """A token's value; 几 is any digit but one; two neighbouring numerals ("三四", "七八千") are a range."""
    if "几" in token:
        low, high = _value(token.replace("几", "二")), _value(token.replace("几", "九"))
        return None if low is None or high is None else Figure(low, high, bound="some")
    if pair := _NEIGHBOURS.fullmatch(token):
        tens, one, other, scale = pair.groups()
        low, high = _value(tens + one + scale), _value(tens + other + scale)
        if low is not None and high is not None and low < high:
            return Figure(low, high)
    value = _value(token)
    return None if value is None else Figure(value, value)


def _value(token: str) -> Decimal | None:
    try:
        return amount(token)
    except Unreadable:
        return None


@cache
def _unit_pattern() -> re.Pattern[str]:
    names = sorted(_UNIT_OF, key=len, reverse=True)
    return re.compile(
        r"\s*-?\s*(?:(个半月|年半)|[多来]?("
        + "|".join(name if not name.isascii() else rf"{name}(?![a-z])" for name in names)
        + "))"
    )


def _with_unit(figure: Figure, text: str, end: int) -> tuple[Figure, int]:
    """The figure with the unit behind it, and where that ends. 一年半 and 一个半月 are a half more."""
    found = _unit_pattern().match(text, end)
    if found is None:
        return figure, end
    if found[1]:
        half = Decimal("0.5")
        unit = "year" if found[1] == "年半" else "months"
        return figure._replace(low=figure.low + half, high=figure.high + half, unit=unit), found.end()
    return figure._replace(unit=_UNIT_OF[found[2]]), found.end()


def _bounded(figure: Figure, before: str, text: str, end: int, unit_end: int) -> Figure:
    if figure.bound:
        return figure
    if _ODD.match(text, end) or text[end:unit_end].startswith(("个多", "个来")):
        inside = text[end:unit_end].startswith("个")
        return _odd(figure, Decimal(1) if inside else _round_part(figure.low))
    if _ODD.match(text, unit_end):
        return _odd(figure, Decimal(1))
    if _BELOW.search(before) or _BELOW_AFTER.match(text, unit_end):
        return figure._replace(bound="below")
    if _ABOVE.search(before) or _ABOVE_AFTER.match(text, unit_end):
        return figure._replace(bound="above")
    return figure


def _odd(figure: Figure, step: Decimal) -> Figure:
    """ "三千多" stays below 4,000; of "一万多" only the lower half of what it covers is meant."""
    whole = figure.low + step
    return figure._replace(high=whole if step == 1 or whole < figure.low * 2 else figure.low + step / 2, bound="odd")


def _round_part(value: Decimal) -> Decimal:
    """The size of the last digit that is not zero: 10,000 of 10,000, 1,000 of 12,000, 1 of 6."""
    size = Decimal(1)
    while value and value % (size * 10) == 0 and size < value:
        size *= 10
    return size


def _joined(found: list[_Found], text: str) -> list[Figure]:
    joined: list[Figure] = []
    last_end = None
    for start, end, figure in found:
        between = text[last_end:start] if last_end is not None else ""
        to = bool(between) and (
            _TO.fullmatch(between)
            or (between == "、" and not joined[-1].unit)
            or (between.strip() == "and" and "between" in text)
        )
        if to and (low := _scaled_like(joined[-1].low, figure.high)) < figure.high:
            joined[-1] = Figure(low, figure.high, figure.unit or joined[-1].unit)
        elif between and _OR.fullmatch(between):
            either = sorted((_scaled_like(joined[-1].low, figure.high), figure.high))
            joined[-1] = Figure(either[0], either[1], figure.unit or joined[-1].unit, "or")
        else:
            joined.append(figure)
        last_end = end
    return joined


def _scaled_like(low: Decimal, high: Decimal) -> Decimal:
    """ "一到两万", "10 to 12k": the scale stands behind the second figure only."""
    if 0 < low < 100 and high >= 100:
        for scale in (10_000, 1000, 100):
            if high % (scale // 10) == 0 and low * scale <= high:
                return low * scale
    return low
