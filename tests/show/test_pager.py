"""A result longer than the screen, in a real terminal: page by page, and the terminal as it was found afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import APPLICANTS
from tests.terminal import PATIENCE, Terminal, run, uwallet

LESS = shutil.which("less")
needs_less = pytest.mark.skipif(LESS is None, reason="there is no less on this machine")

LONG = ("faq", "callback")  # 44 lines
FIRST, LAST = "电话回访是怎么进行的", "您的合同和机构的正式答复优先"
NONE = "/no/such/pager"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an application that waits for a call."""
    applied = run("apply", "--answers", str(APPLICANTS / "large.json"), "--yes", home=tmp_path / "data")
    assert applied.returncode == 0, applied.stderr
    return tmp_path / "data"


@pytest.fixture
def recording(tmp_path: Path) -> Callable[[], str]:
    """A pager that writes down what it is given and in which surroundings; and what it wrote."""
    notes = tmp_path / "seen.txt"
    program = tmp_path / "pager.py"
    program.write_text(
        "import os, sys\n"
        f"with open({str(notes)!r}, 'w', encoding='utf-8') as notes:\n"
        "    names = [name for name in os.environ if name.startswith('LESS')]\n"
        "    notes.writelines(f'{name}={os.environ[name]}\\n' for name in sorted(names))\n"
        "    notes.write(f'arguments={sys.argv[1:]}\\n' + sys.stdin.read())\n",
        encoding="utf-8",
    )
    return lambda: notes.read_text(encoding="utf-8") if notes.exists() else ""


def pager_of(home: Path) -> str:
    return f"{sys.executable} {home.with_name('pager.py')} --one 'and two'"


def opened(*line: str, home: Path, rows: int = 24, **settings: str) -> Terminal:
    return Terminal(*uwallet(*line), home=home, rows=rows, env={"UWALLET_LANG": "zh", **settings})


def in_less(*line: str, home: Path, **settings: str) -> Terminal:
    """The program where no pager is chosen, once less has the terminal."""
    terminal = Terminal(
        *("env", "-u", "PAGER", "-u", "LESS", *uwallet(*line)), home=home, env={"UWALLET_LANG": "zh", **settings}
    )
    terminal.expect("[space] [b] [q]")
    return terminal


@needs_less
def test_a_long_answer_begins_with_how_long_it_is_and_stops_at_the_first_page(home: Path) -> None:
    terminal = in_less(*LONG, home=home)

    assert "行：空格看下一页，b 看上一页，q 结束。" in terminal.text()
    assert FIRST in terminal.text()
    assert LAST not in terminal.text()

    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.left == terminal.found


@needs_less
def test_space_turns_the_page_and_what_was_read_stays_on_the_screen(home: Path) -> None:
    terminal = in_less(*LONG, home=home)

    terminal.send("  ")
    terminal.expect(LAST)
    terminal.send("q")

    assert terminal.end() == 0
    assert FIRST in terminal.text()
    assert LAST in terminal.text()
    assert "\x1b[?1049h" not in terminal.raw, "another screen would be gone with all that was read"


@needs_less
def test_ctrl_c_ends_the_pager_and_the_program_as_an_interruption(home: Path) -> None:
    terminal = in_less(*LONG, home=home)

    terminal.key("ctrl-c")

    assert terminal.end() == 130
    assert "已停下" in terminal.text()
    assert terminal.left == terminal.found


@needs_less
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_ended_from_outside_takes_its_pager_along(home: Path, number: signal.Signals) -> None:
    terminal = in_less(*LONG, home=home)
    assert terminal.attributes() != terminal.found, "less reads key by key"

    os.kill(terminal.child.pid, number)

    assert terminal.end() == -number
    assert terminal.left == terminal.found


@needs_less
def test_a_long_help_page_is_turned_as_well(home: Path) -> None:
    terminal = in_less("apply", "--help", home=home)

    assert "用法" in terminal.text()
    terminal.send("q")
    assert terminal.end() == 0


def test_the_borrowers_own_pager_is_given_everything_and_no_way_to_keep_it(
    home: Path, recording: Callable[[], str]
) -> None:
    terminal = opened(*LONG, home=home, PAGER=pager_of(home))

    assert terminal.end() == 0
    assert "arguments=['--one', 'and two']" in recording()
    assert "LESSSECURE=1\n" in recording(), "no shell, no file, no history"
    assert "LESSHISTFILE=-\n" in recording()
    assert FIRST in recording()
    assert LAST in recording()
    assert FIRST not in terminal.text()


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (["faq", "callback", "--json"], 24),
        (["faq", "callback"], 60),
        (["status", "UW-00000000"], 3),
        (["faq", "callback", "--plain"], 24),
    ],
    ids=["JSON", "a tall screen", "an error", "a plain screen"],
)
def test_no_pager_is_called_for(line: list[str], rows: int, home: Path, recording: Callable[[], str]) -> None:
    terminal = opened(*line, home=home, rows=rows, PAGER=pager_of(home))

    assert terminal.end() in (0, 3)
    assert recording() == ""
    assert terminal.text().strip()


def test_no_pager_is_called_for_what_goes_into_a_pipe(home: Path, recording: Callable[[], str]) -> None:
    ran = run(*LONG, home=home, env={"PAGER": pager_of(home), "LINES": "5"})

    assert LAST in ran.stdout
    assert recording() == ""


def test_whoever_listens_hears_first_how_many_lines_there_are(home: Path) -> None:
    terminal = opened(*LONG, "--plain", home=home)

    assert terminal.end() == 0
    lines = terminal.text().splitlines()
    assert lines[0] == f"一共 {len(lines) - 1} 行。"
    assert LAST in lines[-1]


def test_private_answers_are_shown_by_no_other_program(home: Path, recording: Callable[[], str]) -> None:
    terminal = opened("status", "--reveal", home=home, rows=8, PAGER=pager_of(home))
    terminal.expect("回车确认")
    terminal.send("y\r")
    terminal.expect("按回车看下一页")
    terminal.send("\r")
    terminal.expect("记下")

    assert terminal.end() == 0
    assert recording() == ""


def test_notes_of_calls_are_shown_by_no_other_program(home: Path, recording: Callable[[], str]) -> None:
    for _ in range(5):
        assert run("callback", "log", "--missed", home=home).returncode == 0
    terminal = opened("callback", "log", home=home, rows=4, PAGER=pager_of(home))
    terminal.expect("按回车看下一页")
    terminal.send("q\r")

    assert terminal.end() == 0
    assert recording() == ""


@pytest.mark.parametrize("pager", [NONE, "false", "'"], ids=["none of that name", "a broken one", "no command"])
def test_without_a_pager_enter_turns_the_page(pager: str, home: Path) -> None:
    terminal = opened(*LONG, home=home, PAGER=pager)
    terminal.expect("行。按回车看下一页，输入 q 再按回车结束")
    assert LAST not in terminal.text()

    terminal.send("\r")
    terminal.expect("还有")
    terminal.send("\r")
    terminal.expect(LAST)

    assert terminal.end() == 0
    assert FIRST in terminal.text()


@pytest.mark.parametrize(("keys", "status"), [("q\r", 0), ("\x04", 0), ("\x03", 130)], ids=["q", "Ctrl-D", "Ctrl-C"])
def test_one_can_stop_between_two_pages(keys: str, status: int, home: Path) -> None:
    terminal = opened(*LONG, home=home, PAGER=NONE)
    terminal.expect("按回车看下一页")

    terminal.send(keys)

    assert terminal.end() == status
    assert LAST not in terminal.text()
    assert terminal.left == terminal.found


def test_an_empty_setting_is_the_wish_for_no_pager(home: Path) -> None:
    terminal = opened(*LONG, home=home, PAGER="")

    assert terminal.end() == 0
    assert LAST in terminal.text()
    assert "[space]" not in terminal.text()


def test_a_pager_that_has_read_enough_is_no_error(home: Path) -> None:
    terminal = opened(*LONG, home=home, PAGER="head -3")

    assert terminal.end() == 0
    assert FIRST in terminal.text()
    assert LAST not in terminal.text()


def test_nobody_there_to_turn_the_page_is_shown_all_of_it(home: Path) -> None:
    quiet = f"{' '.join(uwallet(*LONG))} < /dev/null"
    terminal = Terminal("sh", "-c", quiet, home=home, env={"UWALLET_LANG": "zh", "PAGER": NONE})

    assert terminal.end() == 0
    assert LAST in terminal.text()


def test_a_live_screen_is_never_paged(home: Path, recording: Callable[[], str]) -> None:
    terminal = opened("status", "--watch", home=home, rows=6, PAGER=pager_of(home))
    end = time.monotonic() + PATIENCE
    while "Ctrl-C" not in terminal.text():
        assert time.monotonic() < end
        terminal.read()

    terminal.key("ctrl-c")

    assert terminal.end() == 130
    assert recording() == ""


def test_a_page_between_questions_says_below_it_that_it_began_further_up(home: Path) -> None:
    wrong = ("apply", "--answers", str(APPLICANTS / "wrong.json"), "--yes")

    short = opened(*wrong, home=home, rows=8)
    tall = opened(*wrong, home=home, rows=40)

    assert (short.end(), tall.end()) == (4, 4)
    assert short.text().rstrip().endswith("开头往回翻可以看到。）")
    assert "往回翻" not in tall.text()
