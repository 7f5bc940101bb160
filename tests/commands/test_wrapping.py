"""How sentences are broken into lines when there is little room."""

from __future__ import annotations

import pytest

from uwallet_cli.show.door import Door
from uwallet_cli.show.flow import flow


def test_a_lone_sentence_breaks_between_characters_and_keeps_a_number_with_its_unit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "37")
    Door(plain=False).emit(flow("读不懂这个金额。写成 20000、20,000、2万 或 两万 都可以。"))
    assert capsys.readouterr().out == "读不懂这个金额。写成 20000、20,000、\n2万 或 两万 都可以。\n"
