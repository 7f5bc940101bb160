"""Breaking lines where Chinese takes two columns and English words stay whole."""

from __future__ import annotations

import pytest
from prompt_toolkit.utils import get_cwidth

from uwallet_cli.ask.lines import cells, flow, wrap


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("", 10, [""]),
        ("您想借多少钱？", 40, ["您想借多少钱？"]),
        ("您想借多少钱？", 8, ["您想借多", "少钱？"]),
        ("are both fine", 9, ["are both", "fine"]),
        ("可以写 20000 元", 10, ["可以写", "20000 元"]),
        ("选“是”或“否”", 7, ["选“是”", "或“否”"]),
        ("一\n二", 10, ["一", "二"]),
        ("unbreakable", 4, ["unbreakable"]),
    ],
)
def test_a_line_breaks_between_words_and_between_characters(words: str, width: int, lines: list[str]) -> None:
    assert wrap(words, width) == lines


@pytest.mark.parametrize("width", range(6, 40))
def test_no_line_is_too_long_or_begins_with_a_comma(width: int) -> None:
    lines = wrap("有什么选什么，多一样（比如流水），审核时就多一分把握。OK，好！", width)
    assert max(map(get_cwidth, lines)) <= width
    assert not any(line[0] in "，。！）" or line[-1] == "（" for line in lines)


@pytest.mark.parametrize("words", ["您想借多少钱？", "“是”或“否”，…—·", "Café e\u0301 ｶ ＜ ① 🙂", "← → › ✓"])
def test_columns_are_counted_as_the_prompt_library_counts_them(words: str) -> None:
    assert cells(words) == get_cwidth(words)


def test_joints_stand_between_units_only() -> None:
    units = [" · ", "回车确认", " · ", "Esc 返回"]
    assert list(flow(units, 40, joint=" · ")) == ["回车确认 · Esc 返回"]
    assert list(flow(units, 10, joint=" · ")) == ["回车确认", "Esc 返回"]
