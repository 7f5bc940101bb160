"""What the environment says of the screen's size: believed where it can be one, else as good as unsaid."""

from __future__ import annotations

import pytest

from tests.conftest import Uwallet


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("told", ["0", "-1", "²", "٣", "１２", "9" * 5000, "99999", "\x1b[2J", " 80", ""])
@pytest.mark.parametrize("line", ["callback", "callback --plain", "status"])
def test_a_size_that_no_screen_has_is_as_good_as_none(
    uwallet: Uwallet, name: str, told: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = uwallet(line)
    monkeypatch.setenv(name, told)

    assert uwallet(line) == usual


def test_a_size_that_a_screen_can_have_is_kept_to(uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    lines = uwallet("callback").out.splitlines()

    assert max(sum(2 if ord(one) > 0x2E7F else 1 for one in line) for line in lines) in range(30, 41)
