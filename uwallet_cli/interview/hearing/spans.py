"""Lengths of time as people say them: "一年半", "3 years and 2 months", "since 2020", "去年五月来的"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from uwallet_cli.interview.hearing.english_numbers import spelled_out
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.spoken import Figure, figures

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {
    "year": Decimal(12), "months": Decimal(1), "month": Decimal(1), "week": Decimal(1) / 4, "day": Decimal(1) / 30,
}  # fmt: skip
_NAMED = Regex(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_HALF_YEAR = Regex(r"大?半(个)?年|half a year")
_QUARTERS = Regex(r"([一两二三四1-4])个?季度?")
_YEAR = Regex(r"(?<![\d.])((?:19|20)\d\d)(?!\d)|(?<!\d)([0-2]\d)年(?=\D|$)|'([0-2]\d)\b")
_CHINESE_YEAR = Regex(
    r"[二两]零[一二三四五六七八九零]{2}(?=年)"
    r"|(?<![一二三四五六七八九零十])[零一二][零一二三四五六七八九](?=年[来入进开到起就的])"
)
_RELATIVE = {
    r"大前年": -3, r"前年|year before last": -2, r"去年|上一年|last (?:year|spring|summer|autumn|fall|winter)": -1,
    r"今年|年初|this year|earlier this year": 0,
}  # fmt: skip
_LAST_MONTH = Regex(r"(?:上个?|这个|本)月(?!薪)|(?:last|this) month")
_BEGUN = Regex(r"来的?|入职|进的?|开始|到现在|起|since|start|joined|began|from|came")
_CALENDAR_MONTH = Regex(r"(?<!\d)(\d{1,2}|[元正腊一二三四五六七八九十]{1,2})月份?(?!薪)")
_OWN_NAMES = {"元": 1, "正": 1, "腊": 12}


def months_of(text: str) -> list[Figure]:
    """Every length of time in months; years and the months behind them count as one. A bare number has no unit."""
    text = _HALF_YEAR.sub("6个月", text)
    text = _QUARTERS.sub(lambda match: f"{3 * int(figures(match[1])[0].low)}个月", text)
    lengths: list[Figure] = []
    last = ""
    for figure in figures(text):
        scale = _MONTHS.get(figure.unit)
        length = figure._replace(low=figure.low * scale, high=figure.high * scale) if scale else figure
        # "两年零三个月" is one length, "三年，三十六期" is the same length twice.
        if last == "year" and figure.unit in ("months", "month") and length.high < 12:
            before = lengths.pop()
            length = Figure(before.low + length.low, before.high + length.high, "months", length.bound)
        lengths.append(length)
        last = figure.unit
    return lengths


def since(text: str, today: date) -> Figure | None:
    """The years passed since the year, or the month of it, that was named."""
    text = spelled_out(text)
    year, rest = _year_in(text, today)
    month = _month_in(rest)
    if _LAST_MONTH.search(text):
        return Figure(Decimal(0), Decimal(2) / 12, "year")
    if year is None:
        if month is None or not _BEGUN.search(text):
            return None
        last = re.search(rf"\blast {_NAMED.pattern}", text) and month == today.month
        year = today.year if month <= today.month and not last else today.year - 1
    ends = date(today.year, today.month, 1)
    latest = (ends.year - year) * 12 + ends.month - (month or 1)
    earliest = latest if month else max(0, latest - 11)
    if latest < 0:
        return None
    return Figure(Decimal(earliest) / 12, Decimal(latest) / 12, "year")


def _year_in(text: str, today: date) -> tuple[int | None, str]:
    if found := _YEAR.search(text):
        year = int(found[1] or 0) or 2000 + int(found[2] or found[3])
        # "12年" is a length of time unless what follows says that something began.
        if found[1] or found[3] or re.match(r"[^\d]{0,6}(来|入|进|开始|到|起|就|毕业)", text[found.end() :]):
            return year, text[found.end() :] if found[1] is None or _month_in(text[found.end() :]) else text
    if found := _CHINESE_YEAR.search(text):
        digits = "".join(str(int(figures(numeral)[0].low)) for numeral in found[0])
        return int(digits) if len(digits) == 4 else 2000 + int(digits), text[found.end() :]
    for words, ago in _RELATIVE.items():
        if match := re.search(words, text):
            return today.year + ago, text[match.end() :] or text
    return None, text


def month_named(text: str) -> tuple[int, str] | None:
    """The month of the year that is named, and the text without it."""
    if named := _NAMED.search(text):
        return _NAMES.index(named[1][:3]) + 1, text[: named.start()] + " " + text[named.end() :]
    if found := _CALENDAR_MONTH.search(text):
        told = figures(found[1])
        month = _OWN_NAMES.get(found[1]) or (int(told[0].low) if told else 0)
        if 1 <= month <= 12:
            return month, text[: found.start()] + " " + text[found.end() :]
    return None


def _month_in(text: str) -> int | None:
    named = month_named(text)
    return named[0] if named else None
