"""Long numbers in words that are kept in the clear: their last four at most; dates and amounts stay."""

from __future__ import annotations

import pytest

from uwallet_cli.clean import without_long_numbers


@pytest.mark.parametrize(
    "number",
    [
        "34052419800101001X",
        "34052419800101001x",
        "340524 19800101 001X",
        "340524-19800101-001X",
        "340524800101001",
        "6200000000000005",
        "6200 0000 0000 0005",
        "6200 · 0000 · 0000 · 0005",
        "6200_0000_0000_0000_005",
        "６２００００００００００００００５",
    ],
)
def test_an_id_or_a_card_keeps_its_last_four_at_most(number: str) -> None:
    assert without_long_numbers(f"我的{number}，谢谢") == f"我的****{number[-4:]}，谢谢"


@pytest.mark.parametrize(
    "words",
    ["2026-11-24 2000 元交学费", "1144.00 1144.00 1144.00 1144.00", "13800138000", "2026-11-24，2026-12-24"],
)
def test_dates_amounts_and_phones_stay(words: str) -> None:
    assert without_long_numbers(words) == words
