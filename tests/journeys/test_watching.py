"""`uwallet status --watch` in a real terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.conftest import APPLICANTS
from tests.terminal import Terminal, run, uwallet
from uwallet_cli.text import say

NOW = {"UWALLET_NOW": "2026-11-24T10:20"}


def applied(name: str, home: Path) -> None:
    assert run("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", home=home, env=NOW).returncode == 0


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_watch_ends_at_a_final_state(tmp_path: Path, options: tuple[str, ...]) -> None:
    applied("overstretched", tmp_path)
    terminal = Terminal(*uwallet("status", "--watch", *options), home=tmp_path, env=NOW)
    assert terminal.end() == 0
    assert say("status.watch_ended") in terminal.text()


def test_a_watch_is_stopped_by_ctrl_c_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    applied("large", tmp_path)
    terminal = Terminal(*uwallet("status", "--watch"), home=tmp_path, rows=40, env=NOW)
    terminal.expect(say("status.watching", seconds=2))
    terminal.key("ctrl-c")
    assert terminal.end() == 130
    assert terminal.text().count(say("status.state.callback_due")) == 1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_watch_that_is_ended_from_outside_shows_the_cursor_again(tmp_path: Path, name: str) -> None:
    applied("large", tmp_path)
    terminal = Terminal(*uwallet("status", "--watch"), home=tmp_path, rows=40, env=NOW)
    terminal.expect(say("status.watching", seconds=2))
    assert terminal.raw.rfind("\x1b[?25l") > terminal.raw.rfind("\x1b[?25h")
    terminal.child.kill(signal.Signals[name])
    assert terminal.end() == -signal.Signals[name]
    assert terminal.raw.rfind("\x1b[?25l") < terminal.raw.rfind("\x1b[?25h")


def test_a_watch_wants_a_terminal(tmp_path: Path) -> None:
    applied("large", tmp_path)
    assert run("status", "--watch", home=tmp_path, env=NOW).returncode == 2
