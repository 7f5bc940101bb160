"""How typed figures are read: the same amount in every way that people write it, and nothing where it is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.loan.borrowers import TODAY
from uwallet_cli.errors import Unacceptable
from uwallet_cli.interview import reading
from uwallet_cli.interview.answering import accept
from uwallet_cli.interview.form import BY_KEY, FORM, Question
from uwallet_cli.interview.reading import Unreadable


@pytest.mark.parametrize(
    "typed",
    [
        "20000",
        "20,000",
        "20，000",
        "20000.00",
        " 20 000 ",
        "2万",
        "2 万",
        "2萬",
        "2w",
        "2W",
        "¥2w",
        "￥20,000",
        "两万",
        "二万",
        "贰万",
        "２万",
        "２０，０００",
        "２００００",
        "20k",
        "20千",
        "2.0万",
        "二万元",
        "20000元",
        "20000块",
        "20000块钱",
        "20000元整",
        "人民币20000",
        "RMB 20000",
        "20000 yuan",
        "两\u200b万",
    ],
)
def test_twenty_thousand_may_be_written_in_many_ways(typed: str) -> None:
    assert reading.amount(typed) == 20_000


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("一万二", "12000"),
        ("1万2", "12000"),
        ("一万二千", "12000"),
        ("2万5", "25000"),
        ("两万五", "25000"),
        ("2万5千", "25000"),
        ("一万零二", "10002"),
        ("一万零二百", "10200"),
        ("十万", "100000"),
        ("十二万", "120000"),
        ("二十万", "200000"),
        ("一百二", "120"),
        ("一千五", "1500"),
        ("一千零五", "1005"),
        ("三千二百", "3200"),
        ("五百", "500"),
        ("十", "10"),
        ("十五", "15"),
        ("8000", "8000"),
        ("8千", "8000"),
        ("1.5万", "15000"),
        ("0.8w", "8000"),
        ("1234.50", "1234.50"),
        ("0", "0"),
        ("零", "0"),
        ("-5", "-5"),
        ("000500", "500"),
        ("壹万贰仟叁佰", "12300"),
    ],
)
def test_an_amount_means_what_a_person_would_take_it_for(typed: str, yuan: str) -> None:
    assert reading.amount(typed) == Decimal(yuan)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "元",
        "万",
        "百",
        "千五",
        "abc",
        "两三万",
        "2万3万",
        "20,00",
        "2,0000",
        "1,23,456",
        "1.2.3",
        "--5",
        "5-",
        "1e5",
        "0x10",
        "1_000",
        "NaN",
        "Infinity",
        "2万左右",
        "大概两万",
        "20000-30000",
        "一二三",
        "五百千",
        "½",
        "1/2",
        "9" * 60,
        "\x1b[31m2万\x1b[0m",
    ],
)
def test_what_is_no_amount_is_refused_and_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        reading.amount(typed)

    assert str(refused.value) == "money"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3),
        ("３", 3),
        ("三", 3),
        ("3次", 3),
        ("三笔", 3),
        ("两笔", 2),
        ("2个", 2),
        ("12期", 12),
        ("12个月", 12),
        ("十二个月", 12),
        ("15号", 15),
        ("十五日", 15),
        ("1 time", 1),
        ("2 loans", 2),
        ("24 months", 24),
        ("没有", 0),
        ("无", 0),
        ("none", 0),
        ("No", 0),
        ("0", 0),
        ("3.0", 3),
    ],
)
def test_a_count_may_bring_its_unit(typed: str, number: int) -> None:
    assert reading.count(typed) == number


@pytest.mark.parametrize("typed", ["", "1.5", "很多", "两三次", "2-3", "several", "次", "x"])
def test_what_is_no_whole_number_is_no_count(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        reading.count(typed)

    assert str(refused.value) == "count"


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("3", "3"),
        ("1.5", "1.5"),
        ("3年", "3"),
        ("三年", "3"),
        ("一年半", "1.5"),
        ("两年半", "2.5"),
        ("半年", "0.5"),
        ("6个月", "0.5"),
        ("8个月", "0.7"),
        ("18 months", "1.5"),
        ("2 years", "2"),
        ("10 yrs", "10"),
        ("没有", "0"),
        ("never", "0"),
        ("0", "0"),
    ],
)
def test_a_length_of_time_may_be_told_in_years_or_months(typed: str, years: str) -> None:
    assert reading.years(typed) == Decimal(years)


@pytest.mark.parametrize("typed", ["", "年", "半", "很久", "从2020年起", "since 2020", "x年"])
def test_what_is_no_length_of_time_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        reading.years(typed)

    assert str(refused.value) == "years"


@pytest.mark.parametrize(
    "number",
    [True, False, None, "5", [5], float("nan"), float("inf"), 10**5000],
    ids=["true", "false", "null", "text", "list", "nan", "infinity", "thousands of digits"],
)
def test_in_a_file_only_a_number_is_a_number(number: object) -> None:
    with pytest.raises(Unreadable):
        reading.json_number(number)


@pytest.mark.parametrize(("number", "value"), [(20000, "20000"), (0.3, "0.3"), (-5, "-5"), (Decimal("1.10"), "1.10")])
def test_a_number_of_a_file_is_taken_as_it_is_written(number: float | Decimal, value: str) -> None:
    assert reading.json_number(number) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+86 138 0013 8000", "13800138000"),
        ("0086-13800138000", "13800138000"),
        ("(86)13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("8613800138000", "13800138000"),
        ("8600138000", "8600138000"),
    ],
)
def test_a_phone_number_loses_its_separators_and_its_country(typed: str, number: str) -> None:
    assert reading.phone(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_an_id_number_may_be_grouped_and_end_in_a_small_x(typed: str) -> None:
    assert reading.digits(typed) == "11010519491231002X"


# --- answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("amount", "499", "too_small"),
        ("amount", "200001", "too_large"),
        ("amount", "20万零1", "too_large"),
        ("amount", "500.5", "not_whole"),
        ("amount", "-5", "too_small"),
        ("months", "7", "not_a_choice"),
        ("months", "0", "not_a_choice"),
        ("pay_day", "0", "too_small"),
        ("pay_day", "32", "too_large"),
        ("monthly_income", "-5", "below_zero"),
        ("monthly_income", "8000.005", "finer_than_cents"),
        ("years_employed", "81", "too_large"),
        ("other_loans", "-1", "below_zero"),
        ("city", "", "empty"),
        ("city", "，。", "no_words"),
        ("city", "合" * 51, "too_long"),
        ("name", "李娜2", "name_characters"),
        ("phone_changed", "也许", "yes_no"),
        ("consent_data", "no", "consent_needed"),
        ("documents", "income_proof,passport", "not_a_choice"),
    ],
)
def test_an_answer_out_of_bounds_is_told_what_is_wrong_with_it(key: str, typed: str, code: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        accept(BY_KEY[key], typed, TODAY)

    assert [(problem.key, problem.code) for problem in refused.value.details] == [(key, code)]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("amount", "500", Decimal(500)),
        ("amount", "二十万", Decimal(200_000)),
        ("months", "12期", 12),
        ("pay_day", "1", 1),
        ("pay_day", "31号", 31),
        ("monthly_income", "0", Decimal(0)),
        ("years_employed", "80", Decimal(80)),
        ("city", "合" * 50, "合" * 50),
        ("name", "阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("phone_changed", "是", True),
        ("documents", "bank_statement，income_proof", ["bank_statement", "income_proof"]),
    ],
)
def test_an_answer_on_its_bound_is_acceptable(key: str, typed: str, value: object) -> None:
    assert accept(BY_KEY[key], typed, TODAY) == value


def refused_keys(question: Question, given: object) -> list[str]:
    """The answers that are told to be wrong, none where it was accepted. Any other error is a failure."""
    try:
        accept(question, given, TODAY)
    except Unacceptable as refused:
        return [problem.key for problem in refused.details]
    return []


@given(st.sampled_from(FORM), st.text() | st.sampled_from(["2万", "是", "半年", "无"]))
def test_whatever_is_typed_is_accepted_or_refused_with_a_reason(question: Question, typed: str) -> None:
    assert refused_keys(question, typed) in ([], [question.key])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.sampled_from(FORM), json_values)
def test_whatever_stands_in_a_file_is_accepted_or_refused_with_a_reason(question: Question, value: object) -> None:
    assert refused_keys(question, value) in ([], [question.key])


@given(st.integers(0, 99_999_999))
def test_an_amount_in_digits_is_that_amount(amount: int) -> None:
    assert reading.amount(str(amount)) == reading.amount(f"{amount:,}") == reading.amount(f"¥{amount} 元") == amount


@given(st.integers(0, 9999))
def test_an_amount_in_chinese_numerals_is_that_amount(amount: int) -> None:
    assert reading.amount(in_chinese(amount)) == amount


def in_chinese(number: int) -> str:
    """A number below ten thousand as it is written out: 1005 is 一千零五."""
    if number == 0:
        return "零"
    words, gap = "", False
    for digit, unit in zip(f"{number:04d}", ["千", "百", "十", ""], strict=True):
        if digit == "0":
            gap = bool(words)
            continue
        words += ("零" if gap else "") + "零一二三四五六七八九"[int(digit)] + unit
        gap = False
    return words
