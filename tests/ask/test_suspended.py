"""Ctrl-Z in a question: the terminal is left in order, and after `fg` the question stands there again."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ask.one_question import WORDS
from tests.terminal import Terminal, run, uwallet

if sys.platform == "win32":
    pytest.skip("there are no jobs to suspend", allow_module_level=True)

HERE = Path(__file__).parent
KEYS = {"text": "amount", "secret": "card", "choose": "purpose", "many": "documents", "confirm": "first"}
ASKED = {kind: WORDS["zh"][f"{key}.ask"] for kind, key in KEYS.items()}
READY = {"text": "›", "secret": "›", "choose": "Esc", "many": "Esc", "confirm": "Esc"}
CTRL_Z = "\x1a"


def in_a_shell(*program: str, home: Path, **env: str) -> Terminal:
    return Terminal(sys.executable, str(HERE / "plain_shell.py"), *program, home=home, env=env)


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    every: list[Terminal] = []
    yield every
    for one in every:
        one.child.close(force=True)


def question(opened: list[Terminal], home: Path, *how: str) -> Terminal:
    """One question, ready to be answered."""
    one = in_a_shell(sys.executable, str(HERE / "one_question.py"), "zh", *how, home=home)
    opened.append(one)
    one.expect("请输入：" if "plain" in how else READY[how[0]])
    return one


def is_tidy(terminal: Terminal) -> bool:
    """Whether the cursor is shown, pasting is plain, and no colour goes on."""
    raw = terminal.raw
    shown, hidden = raw.rfind("\x1b[?25h"), raw.rfind("\x1b[?25l")
    plain, bracketed = raw.rfind("\x1b[?2004l"), raw.rfind("\x1b[?2004h")
    return shown >= hidden and plain >= bracketed


@pytest.mark.parametrize(
    ("kind", "before", "after", "answer"),
    [
        ("text", "2", "万\r", "<2万>"),
        ("secret", "62", "00\r", "<6200>"),
        ("choose", "", "3\r", "<home>"),
        ("many", "1", "2\r", "<['income_proof', 'bank_statement']>"),
        ("confirm", "", "y\r", "<True>"),
    ],
)
def test_a_suspended_question_stands_there_again_with_what_was_begun(
    opened: list[Terminal], tmp_path: Path, kind: str, before: str, after: str, answer: str
) -> None:
    one = question(opened, tmp_path, kind)
    one.send(before + CTRL_Z)
    one.expect("[stopped: in order]")
    assert is_tidy(one)
    one.type("fg")
    one.expect(ASKED[kind])
    one.send(after)
    one.expect(answer)
    one.expect("[ended: in order]")
    assert one.end() == 0
    assert is_tidy(one)


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [("text", "2万", "<2万>"), ("secret", "6200", "<6200>"), ("choose", "3", "<home>"), ("confirm", "y", "<True>")],
)
def test_a_suspended_plain_question_is_said_again(
    opened: list[Terminal], tmp_path: Path, kind: str, typed: str, answer: str
) -> None:
    one = question(opened, tmp_path, kind, "plain")
    one.send(CTRL_Z)
    one.expect("[stopped: in order]")
    one.type("fg")
    one.expect(ASKED[kind])
    one.expect("请输入：")
    one.type(typed)
    one.expect(answer)
    seen = re.split("请输入：", one.raw)[-1].split("<")[0]
    assert (typed in seen) == (kind != "secret")
    assert one.end() == 0


@pytest.mark.parametrize("how", [("text",), ("choose",), ("secret", "plain")])
def test_it_may_be_suspended_again_and_again_and_from_outside(
    opened: list[Terminal], tmp_path: Path, how: tuple[str, ...]
) -> None:
    one = question(opened, tmp_path, *how)
    (pid,) = re.findall(r"\[started: (\d+)\]", one.raw)
    for _ in range(3):
        os.kill(int(pid), signal.SIGTSTP)
        one.expect("[stopped: in order]")
        assert is_tidy(one)
        one.type("fg")
        one.expect(ASKED[how[0]])
    one.key("ctrl-c")
    one.expect("[ended: in order]")


@pytest.mark.parametrize("how", [("text",), ("secret", "plain")])
def test_in_the_background_a_question_waits_until_it_is_in_front(
    opened: list[Terminal], tmp_path: Path, how: tuple[str, ...]
) -> None:
    one = question(opened, tmp_path, *how)
    one.send(CTRL_Z)
    one.expect("[stopped: in order]")
    one.type("bg")
    one.expect("[stopped: in order]")
    one.type("fg")
    one.expect(ASKED[how[0]])
    one.type("6200")
    one.expect("<6200>")
    if "secret" in how:
        assert "6200" not in one.raw.split("请输入：")[-1].split("<")[0]
    assert one.end() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_ended_after_it_was_suspended_it_still_leaves_the_terminal_in_order(
    opened: list[Terminal], tmp_path: Path, name: str
) -> None:
    number = signal.Signals[name]
    one = question(opened, tmp_path, "text")
    (pid,) = re.findall(r"\[started: (\d+)\]", one.raw)
    one.send(CTRL_Z)
    one.expect("[stopped: in order]")
    one.type("fg")
    one.expect(ASKED["text"])
    os.kill(int(pid), number)
    one.expect("[ended: in order]")
    assert one.end() == 128 + number


def test_where_no_shell_watches_a_question_is_only_put_again(opened: list[Terminal], tmp_path: Path) -> None:
    one = Terminal(sys.executable, str(HERE / "one_question.py"), "zh", "text", home=tmp_path)
    opened.append(one)
    one.expect("›")
    one.send("2" + CTRL_Z)
    one.expect(ASKED["text"])
    one.send("万\r")
    one.expect("<2万>")
    assert one.end() == 0


def test_time_to_read_may_be_suspended(opened: list[Terminal], tmp_path: Path) -> None:
    one = in_a_shell(sys.executable, str(HERE / "one_question.py"), "zh", "pause", home=tmp_path)
    opened.append(one)
    one.expect(WORDS["zh"]["reading.hint"])
    one.send(CTRL_Z)
    one.expect("[stopped: in order]")
    assert is_tidy(one)
    one.type("fg")
    one.expect("<None>")
    assert one.end() == 0


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_watch_goes_on_below_what_was_done_meanwhile(
    opened: list[Terminal], tmp_path: Path, options: tuple[str, ...]
) -> None:
    answers = str(HERE.parent / "applicants" / "large.json")
    now = {"UWALLET_NOW": "2026-11-24T10:20", "UWALLET_LANG": "zh"}
    assert run("apply", "--answers", answers, "--yes", home=tmp_path, env=now).returncode == 0
    one = in_a_shell(*uwallet("status", "--watch", *options), home=tmp_path, **now)
    opened.append(one)
    one.expect("等待电话")
    one.send(CTRL_Z)
    one.expect("[stopped: in order]")
    assert is_tidy(one)
    one.type("fg")
    if not options:
        one.expect("等待电话")
    one.key("ctrl-c")
    one.expect("[ended: in order]")
    assert one.end() == 130
    assert is_tidy(one)
