"""A time to read: counted down in sight, said once in plain lines, over no earlier, left by Ctrl-C alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.ask.pseudo_terminal import Terminal

Open = Callable[..., Terminal]


def test_the_seconds_fall_in_sight_and_nothing_stays_behind(terminal: Open) -> None:
    one = terminal("zh", "pause")
    one.until("2 秒后继续")
    one.until("1 秒后继续")
    assert any("多长是 uwallet 定的" in line for line in one.lines)
    assert any("Ctrl-C 停下" in line for line in one.lines)
    one.end()
    assert one.lines == ["<None>"]
    assert one.attributes() == one.attributes_before


@pytest.mark.parametrize("how", [(), ("plain",)])
def test_no_key_shortens_it(terminal: Open, how: tuple[str, ...]) -> None:
    one = terminal("zh", "pause", *how)
    one.until("2 秒后继续")
    began = time.monotonic()
    one.press("\r y \x1b q\r")
    one.end()
    assert time.monotonic() - began > 1.5


def test_in_plain_lines_it_is_said_once(terminal: Open) -> None:
    one = terminal("zh", "pause", "plain")
    one.end()
    assert one.lines == ["请先读一读，2 秒后继续。", "多长是 uwallet 定的。", "<None>"]


@pytest.mark.parametrize("how", [(), ("plain",)])
def test_ctrl_c_leaves_at_once_and_the_terminal_as_found(terminal: Open, how: tuple[str, ...]) -> None:
    one = terminal("zh", "pause", *how)
    one.until("2 秒后继续")
    one.press("\x03")
    one.until("<KeyboardInterrupt>")
    assert one.attributes() == one.attributes_before


def test_ctrl_d_is_the_end_of_the_input(terminal: Open) -> None:
    one = terminal("zh", "pause")
    one.until("2 秒后继续")
    one.press("\x04")
    one.until("<EOFError>")
