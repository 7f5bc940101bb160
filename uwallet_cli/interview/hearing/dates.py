"""A day as people name it on the phone: "12月24号", "the 24th of next month", "下周二", "Christmas Eve", "30天后"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from uwallet_cli.interview.hearing.english_numbers import spelled_out
from uwallet_cli.interview.hearing.listening import Words, heard
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.spans import month_named
from uwallet_cli.interview.hearing.spoken import figures


class Told(NamedTuple):
    """What was told of a day: `days` where it is settled (two where "next Friday" may be either), else its parts.

    `rough` is about when, for "in a month".
    """

    days: tuple[date, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    rough: date | None = None


_FEASTS: tuple[tuple[Words, int, int], ...] = (
    (("平安夜", "christmas eve", "xmas eve"), 12, 24),
    (("圣诞", "christmas", "xmas"), 12, 25),
    (("跨年", "new year's eve", "last day of the year", "年底最后一天"), 12, 31),
    (("元旦", "新年第一天", "new year's day", "new year's", "new years day", "new year day"), 1, 1),
    (("情人节", "valentine*"), 2, 14),
    (("妇女节", "三八节"), 3, 8),
    (("愚人节", "april fool*"), 4, 1),
    (("劳动节", "五一", "may day", "labour day", "labor day"), 5, 1),
    (("儿童节", "六一", "children's day"), 6, 1),
    (("建党节",), 7, 1),
    (("建军节",), 8, 1),
    (("教师节", "teachers' day"), 9, 10),
    (("国庆", "national day"), 10, 1),
    (("双十一", "singles' day"), 11, 11),
    (("双十二",), 12, 12),
)  # fmt: skip
_LAST_OF_YEAR: Words = (
    "今年最后一天",
    "年底最后一天",
    "一年的最后一天",
    "last day of the year",
    "last day of this year",
)
_DAY_BEFORE: Words = ("前一天", "头一天", "前天", "day before", "the eve of")
_ABOUT: Words = (
    "左右", "前后", "附近", "around", "about", "sometime", "some time", "前", "后几天", "before", "after", "near",
)  # fmt: skip
_ISO = Regex(r"(?<!\d)(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
_SLASHED = Regex(r"(?<![\d.])(\d{1,2})\s*[-/.]\s*(\d{1,2})(?![\d.]|\s*[万千])")
_YEAR = Regex(r"(?<!\d)(20\d\d)\s*年?(?!\d)")
_YEARS_AHEAD: tuple[tuple[Words, int], ...] = (
    (("后年", "year after next"), 2),
    (("明年", "next year", "来年"), 1),
    (("今年", "this year", "本年"), 0),
)
_MONTHS_AHEAD: tuple[tuple[Words, int], ...] = (
    (("下下个月", "下下月", "month after next"), 2),
    (("下个月", "下月", "次月", "next month", "coming month", "following month"), 1),
    (("这个月", "本月", "当月", "这月", "this month", "current month"), 0),
)  # fmt: skip
_DAYS_AHEAD: tuple[tuple[Words, int], ...] = (
    (("大后天",), 3), (("后天", "day after tomorrow"), 2), (("明天", "明儿", "tomorrow"), 1),
)  # fmt: skip
_SAME_DAY: Words = (
    "的今天", "今天的日子", "同一天", "今天这个日子", "这一天", "from today", "same day", "same date", "to the day",
)  # fmt: skip
_LATER = Regex(
    r"(?:[以之]|(?<!最))后|过(?=\d|[一两二三四五六七八九十])|\bin\b|from (?:now|today)|\blater\b|time\b|再过"
)
_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日天")
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_WEEKDAY = Regex(r"(下下|下|这|本)(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_ENGLISH_WEEKDAY = Regex(
    r"\b(next|this|coming)\s+(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b"
    r"|\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)? (?:of )?next week"
)


def day_told(text: str, today: date) -> Told:
    """The day that was named, as far as it was."""
    if full := _ISO.search(text):
        day = _day(int(full[1]), int(full[2]), int(full[3]))
        return Told(days=(day,)) if day else Told()
    if ahead := _ahead(text, today):
        return ahead
    year, text = _year(text, today)
    if feast := _feast(text, year):
        return feast
    month, text = _month(text, today)
    if month is not None and heard(text, ("最后一天", "last day")):
        return Told(year=year, month=month, day=monthrange(year or today.year + (month < today.month), month)[1])
    days = [
        int(one.low)
        for one in figures(text)
        if one.unit in ("date", "") and one.low == one.high and 1 <= one.low <= 31 and one.low % 1 == 0
    ]
    if month is None and len(days) > 1 and days[0] <= 12:
        return Told(year=year, month=days[0], day=days[1])
    return Told(year=year, month=month, day=days[0] if days else None)


def _feast(text: str, year: int | None) -> Told | None:
    if heard(text, _LAST_OF_YEAR):
        return Told(year=year, month=12, day=31)
    for words, month, day in _FEASTS:
        if heard(text, words):
            if heard(text, _DAY_BEFORE):
                eve = date(2000, month, day) - timedelta(days=1)  # any year: no feast here is on the first of March
                return Told(year=year if month > 1 else None, month=eve.month, day=eve.day)
            return Told(year=year, month=month, day=None if heard(text, _ABOUT) else day)
    return None


def _ahead(text: str, today: date) -> Told | None:
    """A day told by its distance from today."""
    if found := _CHINESE_WEEKDAY.search(text):
        at = next(number for number, names in enumerate(_WEEKDAYS) if found[2] in names)
        weeks = {"下下": 2, "下": 1}.get(found[1], 0)
        return Told(days=(_monday(today) + timedelta(days=7 * weeks + at),))
    if found := _ENGLISH_WEEKDAY.search(text):
        at = _ENGLISH_WEEKDAYS.index(found[2] or found[3])
        this, following = (_monday(today) + timedelta(days=7 * weeks + at) for weeks in (0, 1))
        if found[3] or this <= today:
            return Told(days=(following,))
        return Told(days=(this, following) if found[1] == "next" else (this,))
    for words, days in _DAYS_AHEAD:
        if heard(text, words):
            return Told(days=(today + timedelta(days=days),))
    months = next((ahead for words, ahead in _MONTHS_AHEAD if heard(text, words)), None)
    if heard(text, _SAME_DAY) and months is not None:
        return Told(days=(_months_on(today, months),))
    if heard(text, ("下周", "下星期", "下礼拜", "next week")):
        return Told(rough=today + timedelta(days=7))
    if not _LATER.search(text):
        return None
    length = next((one for one in figures(text) if one.unit in ("day", "week", "months") and one.low == one.high), None)
    if length is None or not 0 < length.low <= 400 or length.low % 1:
        return None
    if length.unit == "months":
        day = _months_on(today, int(length.low))
        return Told(days=(day,)) if heard(text, _SAME_DAY) else Told(rough=day)
    return Told(days=(today + timedelta(days=int(length.low) * (7 if length.unit == "week" else 1)),))


def _year(text: str, today: date) -> tuple[int | None, str]:
    if found := _YEAR.search(text):
        return int(found[1]), text[: found.start()] + " " + text[found.end() :]
    return next((today.year + ahead for words, ahead in _YEARS_AHEAD if heard(text, words)), None), text


def _month(text: str, today: date) -> tuple[int | None, str]:
    if named := month_named(text):
        return named
    for words, ahead in _MONTHS_AHEAD:
        if heard(text, words):
            return _months_on(today, ahead).month, text
    if (slashed := _SLASHED.search(text)) and (int(slashed[1]) <= 12 or int(slashed[2]) <= 12):
        # 12/24 and 24/12 can only be one day; 5/1 is read the Chinese way, month first.
        first, second = int(slashed[1]), int(slashed[2])
        return (first, f"{second}号") if first <= 12 else (second, f"{first}号")
    return None, spelled_out(text)


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
