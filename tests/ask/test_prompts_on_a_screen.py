"""The prompts as a person sees them: what stands on the screen, and what the keys do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.ask.pseudo_terminal import WAITING, Terminal

Open = Callable[..., Terminal]


@pytest.mark.parametrize("kind", WAITING)
def test_escape_goes_back(terminal: Open, kind: str) -> None:
    one = terminal("zh", kind)
    one.until(WAITING[kind])
    one.press("\x1b")
    assert one.until("<Move.BACK>") == ["<Move.BACK>"], "nothing remains of a question that was left"


def test_arrow_keys_move_and_the_answer_remains_on_one_line(terminal: Open) -> None:
    one = terminal("zh", "choose")
    one.until("› 1. 教育")
    one.press("\x1b[B")
    one.until("› 2. 医疗")
    one.press("\r")
    assert one.until("<medical>") == ["? 这笔钱用在哪里？ 医疗", "<medical>"]


def test_an_empty_answer_leaves_its_question_too(terminal: Open) -> None:
    one = terminal("zh", "text")
    one.until("›")
    one.press("\r")
    assert one.until("<>") == ["? 您想借多少钱？ （空）", "<>"]


@pytest.mark.parametrize(
    ("language", "kind", "waits"),
    [("en", "choose", "Your answer:"), ("zh", "choose", "请输入："), ("en", "secret", "Your answer:")],
)
def test_plain_lines_are_broken_between_words(terminal: Open, language: str, kind: str, waits: str) -> None:
    wide = [line.strip() for line in terminal(language, kind, "plain", "optional", columns=120).until(waits)]
    narrow = [line.strip() for line in terminal(language, kind, "plain", "optional", columns=40).until(waits)]
    space = " " if language == "en" else ""

    assert len(narrow) > len(wide)
    assert space.join(narrow) == space.join(wide)
    assert not any(line[0] in "，。、；：？！）" for line in narrow)


def test_a_plain_question_one_column_too_long_ends_on_a_word(terminal: Open) -> None:
    lines = terminal("en", "confirm", "plain").until("Your answer:")
    assert lines[:2] == ["Is this your first loan with this", "lender?"]


def test_a_secret_leaves_neither_itself_nor_its_length(terminal: Open) -> None:
    one = terminal("zh", "secret")
    one.until("›")
    one.press("622202")
    one.until("› ******")
    one.press("12")
    one.until("› ********")
    one.press("\r")
    assert one.until("<62220212>") == ["? 收款的银行卡号？ ******", "<62220212>"]


def test_enter_without_a_choice_says_what_to_do(terminal: Open) -> None:
    one = terminal("zh", "confirm")
    one.until("Esc")
    one.press("\r")
    one.until("请先选“是”或“否”")
    one.press("n\r")
    assert one.until("<False>") == ["? 是第一次在这家机构借款吗？ 否", "<False>"]


@pytest.mark.parametrize("how", [(), ("optional", "default")])
@pytest.mark.parametrize("kind", WAITING)
def test_a_chinese_prompt_is_chinese_and_fits_40_columns(terminal: Open, kind: str, how: tuple[str, ...]) -> None:
    one = terminal("zh", kind, *how)
    lines = one.until(WAITING[kind])
    english = re.findall(r"[A-Za-z]+", re.sub("Esc|Ctrl-C", "", " ".join(lines)))
    assert english in ([], ["y", "n", "y", "n"], ["x"])
    assert not any(line[0] in "，。、；：？！）" for line in map(str.lstrip, lines))
    assert len(lines) <= 12


# What every key does, as it stands under each kind of question. A form that has no use for a key does not name it.
KEYS = {
    "zh": {
        "text": ("回车确认", "Esc 或 < 返回", "Ctrl-C 停下"),
        "secret": ("回车确认", "Esc 或 < 返回", "Ctrl-C 停下"),
        "choose": ("↑↓ 或数字选择", "回车确认", "返回上一题（Esc）", "Ctrl-C 停下"),
        "many": ("↑↓ 移动", "空格或数字勾选", "回车确认", "可都不选", "返回上一题（Esc）", "Ctrl-C 停下"),
        "confirm": ("↑↓ 或 y、n 选择", "回车确认", "返回上一题（Esc）", "Ctrl-C 停下"),
    },
    "en": {
        "text": ("Enter confirms", "Esc or < goes back", "Ctrl-C stops"),
        "secret": ("Enter confirms", "Esc or < goes back", "Ctrl-C stops"),
        "choose": ("↑↓ or a number moves", "Enter confirms", "Back one question (Esc)", "Ctrl-C stops"),
        "many": ("↑↓ moves", "Space or a number ticks", "Enter confirms", "none is fine", "(Esc)", "Ctrl-C stops"),
        "confirm": ("↑↓ or y, n moves", "Enter confirms", "Back one question (Esc)", "Ctrl-C stops"),
    },
}


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", KEYS)
@pytest.mark.parametrize("kind", WAITING)
def test_every_prompt_says_what_its_keys_do(terminal: Open, kind: str, language: str, columns: int) -> None:
    lines = terminal(language, kind, columns=columns).until(WAITING[kind])
    missing = [words for words in KEYS[language][kind] if not any(words in line for line in lines)]
    assert missing == []


@pytest.mark.parametrize("kind", WAITING)
def test_the_first_question_names_no_way_back(terminal: Open, kind: str) -> None:
    lines = " ".join(terminal("zh", kind, "first").until("Ctrl-C"))
    assert "Esc" not in lines
    assert "返回" not in lines


@pytest.mark.parametrize("language", KEYS)
@pytest.mark.parametrize("kind", WAITING)
def test_every_plain_prompt_says_in_sentences_what_can_be_typed(terminal: Open, kind: str, language: str) -> None:
    waits = {"zh": "请输入：", "en": "Your answer:"}[language]
    one = terminal(language, kind, "plain", rows=60)
    lines = one.until(waits)
    told = "".join("".join(lines).split())
    wanted = {"zh": ("小于号<", "问号?", "Ctrl-C停下", "输入"), "en": ("less-than", "mark,?", "Ctrl-Cstops", "ype")}
    assert [words for words in wanted[language] if words not in told] == []
    assert not re.search(r"[^\w\s，。、；：？（）.,;:?<'-]", "".join(lines)), lines
    one.press("?\r")
    both = [line for line in one.until(waits, times=2) if line.startswith(lines[0])]
    assert len(both) == 2, "the question was not read out again"
    one.press("<\r")
    one.until("<Move.BACK>")
    assert one.attributes() == one.attributes_before


@pytest.mark.parametrize("kind", WAITING)
def test_no_color_is_obeyed(terminal: Open, kind: str) -> None:
    coloured = terminal("zh", kind, "default")
    coloured.until(WAITING[kind])
    assert coloured.colours()
    plain = terminal("zh", kind, "default", no_color="1")
    assert plain.until(WAITING[kind]) == coloured.lines
    assert not plain.colours()


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_long_labels_are_broken_and_never_cut(terminal: Open, columns: int) -> None:
    lines = terminal("en", "choose", columns=columns).until("Esc")
    label = "3. Furnishing and renovation; never for buying a home, a mortgage or a down payment"
    assert label in re.sub(r"\s+", " ", " ".join(lines))


def test_a_small_screen_shows_the_row_one_stands_on(terminal: Open) -> None:
    one = terminal("zh", "choose", rows=6)
    one.until("› 1. 教育")
    one.press("5")
    one.until("› 5. 旅行")


def test_an_unseen_line_in_plain_lines_is_not_shown(terminal: Open) -> None:
    one = terminal("zh", "secret", "plain")
    one.until("请输入：")
    one.press("62220212\r")
    lines = one.until("<62220212>")
    assert [line for line in lines if "6222" in line] == ["<62220212>"]
    assert one.attributes() == one.attributes_before
