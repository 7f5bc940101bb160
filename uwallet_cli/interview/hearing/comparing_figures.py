"""Comparing amounts and counts: what is borrowed, earned, repaid each month, and how many other loans there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from uwallet_cli.interview.hearing.listening import Said, Words, heard, left_open, pattern
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.spoken import Figure, figures
from uwallet_cli.interview.hearing.verdict import AGREES, DIFFERS, Verdict, agrees, differs, vague

A_FIFTH = Decimal("0.2")  # what people are off by about their own income without meaning to mislead

NOTHING: Words = (
    "没有", "没了", "没欠", "没贷", "没别的", "没其他", "没其它", "无", "不欠", "不用还", "不需要还", "还清", "还完",
    "结清", "零负债", "没负债", "没", "none", "nothing", "no", "zero", "nil", "don't have", "don't owe", "do not owe",
    "do not have", "haven't", "debt free", "debt-free", "never", "paid off", "all paid", "cleared", "not any", "nope",
)  # fmt: skip
_THIS_ONE = Regex(
    r"[就只](?:有|是)?(?:申请的?)?[这咱]一?[笔个次]|除了?这一?[笔个次]"
    r"|(?:only|just|besides|except|apart from|other than|but) this|this (?:is the only|one only|only|loan only)"
)
_NOT_MUCH: Words = (
    "不多", "没多少", "有点", "有一点", "一点点", "还有些", "不少", "很多", "挺多", "蛮多", "not much", "not a lot",
    "not many", "not that", "a bit", "a little", "a lot", "quite a", "too much", "too many", "nothing much",
    "nothing special",
)  # fmt: skip
_A_YEAR: Words = (
    "一年", "年薪", "年收入", "全年", "每年", "年入", "按年", "一整年", "a year", "per year", "yearly", "annual*",
    "per annum", "p.a", "/year", "/yr", "a yr",
)  # fmt: skip
_A_MONTH: Words = ("一个月", "每个月", "每月", "a month", "per month", "each month", "every month", "monthly")
_OF_ALL: Words = (
    "一共", "总共", "合计", "加起来", "加在一起", "总的", "in total", "altogether", "all together", "total", "in all",
    "sum",
)  # fmt: skip
_NO_MONEY = frozenset({"date", "year", "months", "month", "loan", "day", "week"})
_NOT_ONE_CENT = Regex(
    r"一(?:笔|个|张|分钱?|毛钱?)[也都](?:没|不)|一(?:分|毛)钱?(?:没|不)|(?:没有?|不欠)(?:任何)?一(?:分|笔|个|毛)"
)


def money(key: str, given: Any, said: Said, _today: date) -> Verdict:
    """Yuan: the amount applied for exactly, what is earned and repaid a month to a fifth."""
    sum_given, exact = Decimal(str(given)), key == "amount"
    text = _NOT_ONE_CENT.sub(" none ", said.text)
    a_year = heard(text, _A_YEAR) and not exact
    if not exact:  # "三十万一年": the 一 counts the years, not the yuan
        text = pattern(_A_YEAR + _A_MONTH).sub(" , ", text)
    told = [figure for figure in figures(text) if figure.unit not in _NO_MONEY]
    if a_year:
        told = [one._replace(low=one.low / 12, high=one.high / 12) for one in told if one.low >= 1000]
    if not told:
        return _without_figure(sum_given, said, text, may_be_none=not exact)
    if exact:
        return exactly(sum_given, told[0])
    if sum_given == 0:
        return exactly(sum_given, told[0])
    return _best([about(sum_given, one, sum_given * A_FIFTH) for one in _candidates(told, text)])


def _candidates(told: list[Figure], text: str) -> list[Figure]:
    """What several figures may come to: a total that was named, else each of them and their sum."""
    if len(told) == 1:
        return told
    if found := pattern(_OF_ALL).search(text):
        return figures(text[found.end() :])[:1] or told[-1:]
    whole = Figure(sum((one.low for one in told), Decimal(0)), sum((one.high for one in told), Decimal(0)))
    return [*told, whole]


def _best(verdicts: Sequence[Verdict]) -> Verdict:
    return min(verdicts, key=lambda verdict: (verdict.mark != AGREES, verdict.mark == DIFFERS))


def _without_figure(given: Decimal, said: Said, text: str, *, may_be_none: bool) -> Verdict:
    if heard(text, _NOT_MUCH) and may_be_none:
        return vague("not_said") if given else differs("figure_differs")
    if left_open(said.whole):
        return vague("not_said")
    if said.denied and any(given == figure.low for figure in figures(said.denied)):
        return differs("figure_differs")
    if may_be_none and heard(text, NOTHING):
        return agrees("same_figure") if given == 0 else differs("figure_differs")
    return vague("no_figure")


def exactly(given: Decimal, told: Figure) -> Verdict:
    """For a figure everyone is expected to know: right or wrong, and vague where a range covers it."""
    if told.low == told.high and not told.bound:
        return agrees("same_figure") if told.low == given else differs("figure_differs")
    low = Decimal(0) if told.bound == "below" else told.low
    covered = given >= told.low if told.bound == "above" else low <= given <= told.high
    return vague("wide_range") if covered else differs("figure_differs")


def about(given: Decimal, told: Figure, slack: Decimal) -> Verdict:
    """For a figure said from memory: right within `slack`."""
    if told.bound == "below" and given <= told.high:
        return agrees("near_enough") if given >= told.high * Decimal("0.7") else vague("wide_range")
    if told.bound == "above" and given >= told.low:
        return agrees("near_enough") if given <= told.low * Decimal("1.5") else vague("wide_range")
    if told.low == told.high == given:
        return agrees("same_figure")
    inside = told.low <= given <= told.high
    wide = told.bound in ("some", "or") or (told.bound != "odd" and told.high - told.low > max(2 * slack, Decimal(1)))
    if wide:
        return vague("wide_range") if inside else differs("figure_differs")
    if told.high < given - slack or told.low > given + slack:
        return differs("figure_differs")
    return agrees("near_enough")


_KINDS: tuple[Words, ...] = (
    ("房贷", "按揭", "公积金贷", "mortgage*", "home loan*", "house loan*", "housing loan*"),
    ("车贷", "car loan*", "auto loan*", "car finance"),
    ("助学贷", "student loan*", "tuition loan*"),
    ("花呗", "huabei"),
    ("借呗", "jiebei"),
    ("白条", "baitiao"),
    ("微粒贷",),
    ("网贷", "online loan*"),
    ("信用贷", "personal loan*"),
    ("消费贷", "consumer loan*"),
    ("装修贷",),
    ("经营贷", "business loan*"),
    ("信用卡", "credit card*"),
)  # fmt: skip
_MAYBE_NOT = Regex(r"(?:也可能|可能也|或许|说不定|也许|好像)有|可能没|maybe|might|perhaps|possibly")
_UNCOUNTED: Words = (
    "好几", "很多", "不少", "挺多", "蛮多", "一些", "几家", "几笔", "several", "some", "a few", "quite a", "many",
    "a lot", "lots", "multiple",
)  # fmt: skip


def count(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """How many other loans: a number, or the loans by name."""
    number = Decimal(str(given))
    if _THIS_ONE.search(said.whole) and not any(heard(said.whole, kind) for kind in _KINDS):
        return agrees("same_figure") if number == 0 else differs("figure_differs")
    text = _NOT_ONE_CENT.sub(" none ", said.text)
    if _MAYBE_NOT.search(text):
        return vague("not_said")
    told = [
        one
        for one in figures(re.sub(r"各有?一[笔个]|每家一[笔个]", " ", text))
        if one.unit in ("", "loan") and one.low < 1000
    ]
    kinds = sum(heard(text, kind) for kind in _KINDS)
    if not told and kinds:
        return _counted(number, Figure(Decimal(kinds), Decimal(kinds)))
    if told:
        first = told[0]
        # "两笔，一笔房贷一笔车贷" tells its total first.
        restated = sum(one.low for one in told[1:]) == first.low and (len(told) > 2 or kinds < 2)
        several = len(told) > 1 and not heard(text, _OF_ALL) and not restated
        if (several and first.unit == "loan") or (several and kinds > 1):
            first = Figure(sum((one.low for one in told), Decimal(0)), sum((one.high for one in told), Decimal(0)))
        elif heard(text, _OF_ALL) and len(told) > 1:
            first = _candidates(told, text)[0]
        return _counted(number, first)
    if heard(text, _UNCOUNTED):
        return vague("wide_range") if number else differs("figure_differs")
    return _without_figure(number, said, text, may_be_none=True)


def _counted(given: Decimal, told: Figure) -> Verdict:
    if told.bound in ("some", "or", "odd", "above", "below"):
        return exactly(given, told)
    # "一两笔": a range that narrow is a count, if not a careful one.
    if told.low <= given <= told.high:
        return agrees("same_figure" if told.low == told.high else "near_enough")
    return differs("figure_differs")
