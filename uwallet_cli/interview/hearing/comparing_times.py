"""Comparing lengths of time and days: years in the job, months of the loan, pay day, first due day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from uwallet_cli.interview.hearing.comparing_figures import A_FIFTH, about, exactly
from uwallet_cli.interview.hearing.dates import day_told
from uwallet_cli.interview.hearing.listening import Said, Words, heard, left_open
from uwallet_cli.interview.hearing.spans import months_of, since
from uwallet_cli.interview.hearing.spoken import Figure, figures
from uwallet_cli.interview.hearing.verdict import Verdict, agrees, differs, vague

_LONG: Words = (
    "多年", "很久", "好久", "挺久", "蛮久", "有些年", "一阵", "一段时间", "没多久", "不久", "刚来", "没几年",
    "有几年", "时间长", "时间不", "long time", "a while", "for ages", "ages", "many years", "not long",
    "not too long", "recently", "so long", "years",
)  # fmt: skip
_TEMPORAL = frozenset({"year", "months", "month", "week", "day"})


def years(_key: str, given: Any, said: Said, today: date) -> Verdict:
    """Years in the job, told as a length or as when it began."""
    length = Decimal(str(given))
    told = since(said.text, today) or next(
        (_in_years(one) for one in months_of(said.text) if one.unit not in ("date", "loan")), None
    )
    if told is None:
        return vague("not_said" if left_open(said.whole) else "wide_range" if heard(said.text, _LONG) else "no_figure")
    if told.bound in ("some", "or"):
        return exactly(length, told)
    slack = max(Decimal(1), length * A_FIFTH) if length >= 3 else Decimal("0.5") if length >= 1 else Decimal("0.25")
    if told.bound == "below":
        told = told._replace(low=max(Decimal(0), told.high - 1), bound="odd")
    elif told.bound == "above":
        told = told._replace(high=told.low + max(Decimal(1), told.low * A_FIFTH), bound="odd")
    return about(length, told, slack)


def _in_years(length: Figure) -> Figure:
    """A bare number answers "how many years?" in years."""
    return length._replace(low=length.low / 12, high=length.high / 12) if length.unit in _TEMPORAL else length


def term(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The months of the loan, exactly."""
    months = Decimal(str(given))
    told = [one for one in months_of(said.text) if one.unit in ("", "year", "months", "month", "day", "week")]
    if not told:
        if said.denied and any(one.low == months for one in months_of(said.denied)):
            return differs("figure_differs")
        return vague("not_said" if left_open(said.whole) else "no_figure")
    return exactly(months, told[0])


# ---- days ------------------------------------------------------------------------------------------------------------

# Parts of a month, from the narrowest: what they leave open is asked for again, what they exclude differs.
_PARTS: tuple[tuple[Words, int, int], ...] = (
    (("第一天", "头一天", "first day"), 1, 1),
    (("最后一天", "月末最后", "last day"), 28, 31),
    ((
        "月初", "上旬", "初几", "beginning of the month", "start of the month", "early in the month", "first week",
        "early",
    ), 1, 10),
    (("月中", "中旬", "middle of the month", "mid-month", "mid month", "midmonth", "the middle", "mid"), 10, 20),
    ((
        "下旬", "月底", "月末", "月尾", "end of the month", "end of each month", "end of every month", "month end",
        "month-end", "late in the month", "last week", "late", "the end",
    ), 20, 31),
    (("上半月", "first half"), 1, 16),
    (("下半月", "second half", "latter half"), 15, 31),
)  # fmt: skip
_NEAR: Words = ("左右", "前后", "上下", "附近", "around", "about", "roughly", "or so", "approximately", "-ish")
_FEW_DAYS = Decimal(2)
_NARROW = Decimal(5)  # a range of days that still names one


def pay_day(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The day of the month on which pay comes."""
    day = Decimal(str(given))
    told = [
        one
        for one in figures(said.text)
        if 1 <= one.low <= 31
        and one.unit
        in (
            "date",
            "",
            "day",
        )
        and one.low % 1 == 0
    ]
    if not told:
        if said.denied and any(one.low == day for one in figures(said.denied)):
            return differs("figure_differs")
        return _part_of_month(day, said)
    slack = _FEW_DAYS if heard(said.text, _NEAR) else Decimal(0)
    if told[0].bound in ("some", "or") or told[0].high - told[0].low > _NARROW:
        return exactly(day, told[0]._replace(bound="or"))
    low, high = told[0].low - slack, told[0].high + slack
    if not low <= day <= high:
        return differs("figure_differs")
    return agrees("same_figure" if told[0].low == told[0].high == day else "near_enough")


def _part_of_month(day: Decimal, said: Said) -> Verdict:
    for words, first, last in _PARTS:
        if heard(said.text, words):
            if not first <= day <= last:
                return differs("figure_differs")
            return agrees("near_enough") if last - first < 4 else vague("wide_range")
    return vague("not_said" if left_open(said.whole) else "no_figure")


def first_due(_key: str, given: Any, said: Said, today: date) -> Verdict:
    """The first due day, by its date, a feast or the distance from today."""
    due = date.fromisoformat(str(given))
    told = day_told(said.text, today)
    if told.days:
        return agrees("same_figure") if due in told.days else differs("figure_differs")
    if (told.year or due.year) != due.year or (told.month or due.month) != due.month:
        return differs("figure_differs")
    if told.day is None:
        if told.rough is not None and abs((told.rough - due).days) > 7:
            return differs("figure_differs")
        part = _part_of_month(Decimal(due.day), said)
        return part if part.reason in ("figure_differs", "not_said", "wide_range") else vague("too_little")
    return agrees("same_figure") if told.day == due.day else differs("figure_differs")
