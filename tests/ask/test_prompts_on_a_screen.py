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
    assert re.findall(r"[A-Za-z]+", " ".join(lines).replace("Esc", "")) in ([], ["y", "n", "y", "n"], ["x"])
    assert not any(line[0] in "，。、；：？！）" for line in map(str.lstrip, lines))
    assert len(lines) <= 12


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
