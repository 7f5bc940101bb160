"""Answers on the phone against the application: how often the program agrees with people, and what must never pass."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from uwallet_cli.interview import hearing
from uwallet_cli.interview.hearing.comparing import AGREES, DIFFERS, VAGUE, Verdict, compare
from uwallet_cli.interview.hearing.comparing_digits import digits_told

TODAY = date(2026, 11, 24)

ID, CARD, PHONE = "34052419800101001X", "6200000000004718", "13912345678"
NUMBERS = (("id_number", ID), ("id_number", "440524188001010014"), ("card_number", CARD), ("phone", PHONE))
EVERY_KEY: dict[str, Any] = {
    "name": "李娜", "id_number": ID, "card_number": CARD, "phone": PHONE, "city": "合肥",
    "employer": "晨光教育咨询有限公司",
    "position": "教务主管", "years_employed": 3, "pay_day": 10, "monthly_income": "12000", "monthly_debt": 0,
    "other_loans": 1, "amount": "20000", "months": 12, "method": "equal_instalment", "purpose": ("education", None),
    "applied_yourself": True, "guided_or_fee": False, "bank": "Example Bank", "first_due": "2026-12-24",
}  # fmt: skip


# ---- agreement with people -------------------------------------------------------------------------------------------


class Pair(NamedTuple):
    """One answer that people have judged."""

    key: str
    lang: str
    given: Any
    said: str
    label: str
    mark: str

    @property
    def agreed(self) -> bool:
        return self.mark == self.label


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    rows = json.loads(Path(__file__).with_name("answer_pairs.json").read_text("utf-8"))
    return [_judged(row) for row in rows]


def _judged(row: dict[str, Any]) -> Pair:
    given = (row["given"], row.get("detail")) if row["key"] == "purpose" else row["given"]
    mark = compare(row["key"], given, row["said"], date.fromisoformat(row["today"])).mark
    return Pair(row["key"], row["lang"], given, row["said"], row["label"], mark)


def _misses(pairs: list[Pair]) -> str:
    lines = [f"{one.key}: {one.given} / {one.said} is {one.label}, not {one.mark}" for one in pairs if not one.agreed]
    return "\n".join(lines)


def _share(pairs: list[Pair]) -> float:
    return sum(one.agreed for one in pairs) / len(pairs)


def test_the_verdict_is_that_of_people_in_nearly_every_case(pairs: list[Pair]) -> None:
    assert _share(pairs) >= 0.97, _misses(pairs)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_language_is_understood_worse(pairs: list[Pair], lang: str) -> None:
    spoken = [one for one in pairs if one.lang == lang]
    assert _share(spoken) >= 0.95, _misses(spoken)


@pytest.mark.parametrize("key", EVERY_KEY)
def test_no_question_is_understood_badly(pairs: list[Pair], key: str) -> None:
    asked = [one for one in pairs if one.key == key]
    assert _share(asked) >= 0.88, _misses(asked)


def test_no_number_passes_that_people_would_not_let_pass(pairs: list[Pair]) -> None:
    passed = [one for one in pairs if one.key in ("id_number", "card_number", "phone") and one.mark == AGREES]
    assert all(one.agreed for one in passed), _misses(passed)


# ---- instructive cases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "given_answer", "said", "mark", "reason"),
    [
        ("monthly_income", "12000", "一万二", AGREES, "same_figure"),
        ("monthly_income", "12000", "one thousand off: eleven thousand", AGREES, "near_enough"),
        ("monthly_income", "12000", "一万，税后", AGREES, "near_enough"),
        ("monthly_income", "12000", "14k", AGREES, "near_enough"),
        ("monthly_income", "12000", "五千到两万", VAGUE, "wide_range"),
        ("monthly_income", "12000", "三十万一年", DIFFERS, "figure_differs"),
        ("monthly_income", "25000", "三十万一年", AGREES, "same_figure"),
        ("monthly_debt", 3000, "房贷两千，车贷一千", AGREES, "same_figure"),
        ("monthly_debt", 0, "一分钱都不用还", AGREES, "same_figure"),
        ("amount", "20000", "三万，不对，是两万", AGREES, "same_figure"),
        ("amount", "20000", "一万九", DIFFERS, "figure_differs"),
        ("amount", "20000", "几万", VAGUE, "wide_range"),
        ("years_employed", 3, "since 2023", AGREES, "near_enough"),
        ("years_employed", 3, "三四年", AGREES, "near_enough"),
        ("years_employed", 3, "十三年", DIFFERS, "figure_differs"),
        ("years_employed", 1.5, "去年五月来的", AGREES, "same_figure"),
        ("pay_day", 10, "以前15号，现在改成10号了", AGREES, "same_figure"),
        ("pay_day", 25, "月底", VAGUE, "wide_range"),
        ("pay_day", 10, "月底", DIFFERS, "figure_differs"),
        ("other_loans", 2, "a mortgage and a car loan", AGREES, "same_figure"),
        ("other_loans", 0, "就这一笔", AGREES, "same_figure"),
        ("months", 12, "12 or 24, not sure", VAGUE, "wide_range"),
        ("months", 18, "一年半", AGREES, "same_figure"),
        ("city", "合肥", "合肥市", AGREES, "same_place"),
        ("city", "合肥", "here in Hefei", AGREES, "same_place"),
        ("city", "合肥", "老家合肥，现在住上海", DIFFERS, "place_differs"),
        ("city", "合肥", "安徽", VAGUE, "too_little"),
        ("employer", "合肥市第一人民医院", "市一院", AGREES, "nickname"),
        ("employer", "合肥市第一人民医院", "市三院", DIFFERS, "place_differs"),
        ("employer", "Sunrise Education Consulting Co., Ltd.", "Sunrise", AGREES, "nickname"),
        ("employer", "晨光教育咨询有限公司", "晨光文具", DIFFERS, "place_differs"),
        ("employer", "晨光教育咨询有限公司", "一家教育公司", VAGUE, "too_little"),
        ("position", "Software engineer", "programmer", AGREES, "near_words"),
        ("position", "销售经理", "采购经理", DIFFERS, "words_differ"),
        ("bank", "中国工商银行", "ICBC", AGREES, "same_place"),
        ("bank", "中国工商银行", "中国银行", DIFFERS, "place_differs"),
        ("name", "张伟", "弓长张，伟大的伟", AGREES, "same_name"),
        ("name", "李娜", "李娜娜", DIFFERS, "name_differs"),
        ("name", "李娜", "免贵姓李", VAGUE, "too_little"),
        ("method", "equal_principal", "一个月比一个月少", AGREES, "same_thing"),
        ("method", "equal_instalment", "按月还", VAGUE, "too_little"),
        ("purpose", ("education", None), "消费", VAGUE, "too_little"),
        ("purpose", ("home", None), "买房首付", DIFFERS, "word_differs"),
        ("purpose", ("other", "更换店里的冰柜"), "换冰柜", AGREES, "same_thing"),
        ("purpose", (None, None), "装修", VAGUE, "not_in_application"),
        ("applied_yourself", True, "中介给我办的", DIFFERS, "word_differs"),
        ("guided_or_fee", False, "没收费，就是有人教我怎么填", DIFFERS, "word_differs"),
        ("guided_or_fee", False, "没收我钱", VAGUE, "no_clear_word"),
        ("first_due", "2026-12-24", "一个月后的今天", AGREES, "same_figure"),
        ("first_due", "2026-12-24", "下个月", VAGUE, "too_little"),
        ("first_due", "2026-12-01", "下周二", AGREES, "same_figure"),
        ("card_number", CARD, "forty-seven eighteen", AGREES, "last_four"),
        ("card_number", CARD, "6200 0000 0000 4718", AGREES, "whole_number"),
        ("id_number", ID, "两个零一个一，还有个叉", AGREES, "last_four"),
        ("phone", PHONE, "+86 139-1234-5678", AGREES, "whole_number"),
        ("phone", PHONE, "这个号早不用了", DIFFERS, "not_yours"),
        ("amount", None, "两万", VAGUE, "not_in_application"),
        ("amount", "20000", " 。", VAGUE, "nothing_said"),
    ],
)
def test_an_answer_is_judged_as_an_attentive_caller_would(
    key: str, given_answer: Any, said: str, mark: str, reason: str
) -> None:
    assert compare(key, given_answer, said, TODAY) == Verdict(mark, reason)


def test_two_thousand_yuan_off_a_salary_is_no_contradiction() -> None:
    for said in ("10000", "一万四", "fourteen thousand", "10k or so"):
        assert compare("monthly_income", "12000", said, TODAY).mark == AGREES


# ---- no wrong digit passes -------------------------------------------------------------------------------------------

ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ex")
WRITTEN_DIGITS = (
    dict(zip("0123456789X", "０１２３４５６７８９Ｘ", strict=True)),
    dict(zip("0123456789X", "零一二三四五六七八九叉", strict=True)),
    dict(zip("0123456789X", "洞幺两三四五六拐八勾x", strict=True)),
    dict(zip("0123456789X", ENGLISH, strict=True)),
    {digit: digit for digit in "0123456789X"},
)
AROUND = (
    "",
    " ",
    "尾号",
    "后四位是",
    "我记得是",
    "应该是吧",
    "it ends in ",
    "my number is ",
    "the last four are ",
    "卡号…",
    "🙂",
)
numbers = st.sampled_from(NUMBERS)
writings = st.sampled_from(WRITTEN_DIGITS)
frames = st.tuples(st.sampled_from(AROUND), st.sampled_from(["", "-", " ", "，", ", "]), st.sampled_from(AROUND))


def _said(digits: str, written: dict[str, str], frame: tuple[str, str, str]) -> str:
    before, between, after = frame
    between = between or (" " if len(written["0"]) > 1 else "")  # "sevenone" is no word
    return f"{before} {between.join(written[digit] for digit in digits)} {after}"


@given(numbers, st.text("0123456789X", min_size=4, max_size=4), writings, frames)
def test_only_the_last_four_pass_as_the_last_four(
    number: tuple[str, str], four: str, written: dict[str, str], frame: tuple[str, str, str]
) -> None:
    key, whole = number
    verdict = compare(key, whole, _said(four, written, frame), TODAY)
    assert (verdict.mark == AGREES) == (four == whole[-4:])


@given(numbers, st.data(), writings, frames)
def test_one_wrong_digit_in_the_whole_number_never_passes(
    number: tuple[str, str], data: st.DataObject, written: dict[str, str], frame: tuple[str, str, str]
) -> None:
    key, whole = number
    at = data.draw(st.integers(0, len(whole) - 1))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda one: one != whole[at]))
    changed = whole[:at] + digit + whole[at + 1 :]
    assert compare(key, whole, _said(changed, written, frame), TODAY).mark == DIFFERS


@given(numbers, st.data(), writings, frames)
def test_the_right_digits_in_another_order_never_pass(
    number: tuple[str, str], data: st.DataObject, written: dict[str, str], frame: tuple[str, str, str]
) -> None:
    key, whole = number
    four = "".join(data.draw(st.permutations(whole[-4:])))
    verdict = compare(key, whole, _said(four, written, frame), TODAY)
    assert (verdict.mark == AGREES) == (four == whole[-4:])


@given(numbers, st.data())
def test_digits_scattered_among_words_are_all_counted(number: tuple[str, str], data: st.DataObject) -> None:
    key, whole = number
    words = st.sampled_from(["然后", " and then ", "接着是", " uh ", "，", "，嗯，", " … "])
    four = data.draw(st.text("0123456789X", min_size=4, max_size=5))
    said = "".join(data.draw(words) + digit for digit in four)
    assert (compare(key, whole, said, TODAY).mark == AGREES) == whole.endswith(four)


@pytest.mark.parametrize(
    "said", ["四万七千一百八十", "471.8e1", "471８9", "4718Y", "4718四", "47180", "不是4718", "四十七一百八"]
)
def test_what_merely_looks_like_the_digits_does_not_pass(said: str) -> None:
    assert compare("card_number", CARD, said, TODAY).mark != AGREES


@given(st.text())
@example("②③④")
def test_nothing_but_digits_is_heard_as_digits(said: str) -> None:
    assert set(digits_told(said)) <= set("0123456789X?")


# ---- nothing said breaks the call ------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", EVERY_KEY)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.text(max_size=200) | st.text("0123456789.,-/:一二两十百千万半年月号几多kw到or 不没是", max_size=60))
def test_whatever_is_said_there_is_a_verdict_that_repeats_none_of_it(key: str, said: str) -> None:
    verdict = compare(key, EVERY_KEY[key], said, TODAY)
    assert verdict.mark in (AGREES, DIFFERS, VAGUE)
    assert verdict.reason in REASONS


@pytest.mark.parametrize("key", EVERY_KEY)
@pytest.mark.parametrize(
    "said", ["", "  ", "🙂🙂", "\x00\x1b[31m", "\u202e\u2066", "9" * 100_000, "万" * 390, "不是" * 190, "从" * 399]
)
def test_strange_and_endless_answers_are_judged_at_once(key: str, said: str) -> None:
    compare(key, EVERY_KEY[key], "warm", TODAY)
    began = perf_counter()
    assert compare(key, EVERY_KEY[key], said, TODAY).mark in (DIFFERS, VAGUE, AGREES)
    assert perf_counter() - began < 0.5


@pytest.mark.parametrize("key", EVERY_KEY)
def test_who_talks_on_and_on_is_asked_for_a_short_answer(key: str) -> None:
    assert compare(key, EVERY_KEY[key], "嗯" * 401, TODAY) == Verdict(VAGUE, "too_much_said")


# ---- words and speed -------------------------------------------------------------------------------------------------


def _reasons() -> Iterator[str]:
    """Every code that a verdict is made with."""
    for path in Path(hearing.__file__).parent.glob("compar*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (AGREES, DIFFERS, VAGUE):
                yield from _codes(node.args[0])


def _codes(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_codes(node.body), *_codes(node.orelse))
    else:
        assert isinstance(node, ast.Constant), ast.unparse(node)
        yield str(node.value)


REASONS = frozenset(_reasons())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reason_has_its_words_and_every_word_its_reason(lang: str) -> None:
    words = import_module(f"uwallet_cli.text.{lang}.call").WORDS
    assert {key.removeprefix("reason.") for key in words if key.startswith("reason.")} == REASONS


def test_a_pair_is_compared_within_two_milliseconds(pairs: list[Pair]) -> None:
    began = perf_counter()
    for one in pairs:
        compare(one.key, one.given, one.said, TODAY)
    assert (perf_counter() - began) / len(pairs) < 0.002


def test_importing_compiles_no_vocabulary() -> None:
    code = "from uwallet_cli.interview.hearing import comparing, listening as own; print(own.pattern.cache_info()[3])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "0"
