"""How the terminal is left: after Ctrl-C, when the program is ended from outside, when the terminal itself is gone."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.ask.pseudo_terminal import WAITING, Terminal
from uwallet_cli.ask.terminal import guard, is_interactive

Open = Callable[..., Terminal]


@pytest.mark.parametrize("kind", WAITING)
def test_ctrl_c_leaves_the_terminal_as_found(terminal: Open, kind: str) -> None:
    one = terminal("zh", kind)
    one.until(WAITING[kind])
    assert one.attributes() != one.attributes_before
    one.press("\x03")
    one.until("<KeyboardInterrupt>")
    assert one.attributes() == one.attributes_before
    assert not one.screen.cursor.hidden


def test_ctrl_c_in_plain_lines_ends_them(terminal: Open) -> None:
    one = terminal("zh", "choose", "plain")
    one.until("请输入：")
    one.press("\x03")
    one.until("<KeyboardInterrupt>")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
@pytest.mark.parametrize("how", [("text",), ("choose",), ("secret", "plain")])
def test_ended_from_outside_it_leaves_the_terminal_as_found_and_dies_of_the_signal(
    terminal: Open, number: signal.Signals, how: tuple[str, ...]
) -> None:
    one = terminal("zh", *how)
    one.until("请输入：" if "plain" in how else "›")
    assert one.attributes() != one.attributes_before
    assert one.pastes_in_brackets == ("plain" not in how)
    one.program.kill(number)
    one.end()
    assert one.attributes() == one.attributes_before
    assert one.program.signalstatus == number
    assert not one.screen.cursor.hidden
    assert not one.pastes_in_brackets


@pytest.mark.parametrize("how", [*((kind,) for kind in WAITING), ("text", "plain")])
def test_a_terminal_that_is_gone_is_the_end_of_the_input(terminal: Open, tmp_path: Path, how: tuple[str, ...]) -> None:
    report = tmp_path / "report"
    one = terminal("zh", *how, f"report={report}")
    one.until("请输入：" if "plain" in how else WAITING[how[0]])
    one.program.ptyproc.fileobj.close()  # the program lives on: it ignores the hang-up
    one.program.wait()
    assert report.read_text() == "<EOFError>"


def test_the_handlers_found_are_put_back_also_after_an_exception() -> None:
    def mine(*_: object) -> None: ...

    found = signal.signal(signal.SIGTERM, mine)
    try:
        with suppress(LookupError), guard():
            assert signal.getsignal(signal.SIGTERM) is not mine
            raise LookupError
        assert signal.getsignal(signal.SIGTERM) is mine
    finally:
        signal.signal(signal.SIGTERM, found)


def test_a_hang_up_that_is_ignored_stays_ignored() -> None:
    found = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with guard():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, found)


def test_outside_the_main_thread_it_does_nothing() -> None:
    reached: list[bool] = []

    def run() -> None:
        with guard():
            reached.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert reached == [True]


@pytest.mark.parametrize("closed", ["stdin", "stderr"])
def test_without_a_terminal_nobody_can_be_asked(monkeypatch: pytest.MonkeyPatch, closed: str) -> None:
    class Anything:
        closed = False

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Anything())
    monkeypatch.setattr(sys, "stderr", Anything())
    assert is_interactive()
    monkeypatch.setattr(sys, closed, None)
    assert not is_interactive()
