"""Every screen at every width, in both languages: nothing too wide, no comma astray, no command broken, no red word."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rich.cells import cell_len
from rich.color import Color, ColorSystem

from tests.conftest import APPLICANTS, Uwallet
from tests.show.screens import SCREENS, Screen
from tests.terminal import places, run
from tests.terminal import uwallet as uwallet_command
from uwallet_cli.character_sets import for_old_console
from uwallet_cli.theme import COLOURS, PAGE, SIGNS

GLYPHS = {sign.glyph for sign in SIGNS.values()}
WIDTHS = (40, 80, 120)


@pytest.fixture
def look(
    uwallet: Uwallet, applied: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Screen, str], str]:
    """What stands on the screen, results and talk."""

    def at(screen: Screen, lang: str) -> str:
        if screen.applicant:
            applied(screen.applicant)
        monkeypatch.setenv("UWALLET_LANG", lang)
        ran = uwallet(screen.line, now=screen.now)
        return ran.out + ran.err

    return at


def named(screen: Screen) -> str:
    return f"{screen.applicant or 'nobody'}: {screen.line.rpartition('/')[0] or screen.line} {screen.now[5:10]}"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("screen", SCREENS, ids=named)
def test_no_line_is_wider_than_the_page_nor_begins_with_a_comma(
    screen: Screen, width: int, lang: str, look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = look(screen, lang).splitlines()

    assert lines
    assert [line for line in lines if cell_len(line) > min(width, PAGE)] == []
    assert [
        line for line in lines if re.match(rf"[{''.join(GLYPHS - set('!?'))} ]*[，。、；：？！）》”’…％]", line)
    ] == []
    assert [line for line in lines if line != line.rstrip()] == []


# What is offered to be typed next; each of these fits on a line of its own even where it is shortest.
OFFERED = re.compile(r"uwallet (?:apply|status|faq|loan \w+|callback \w+|data \w+) (?:UW-\w{8}|[a-z]+-[a-z-]+)")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("screen", [screen for screen in SCREENS if screen.applicant], ids=named)
def test_a_command_to_type_stands_in_one_piece(
    screen: Screen, lang: str, look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    text = look(screen, lang)

    whole = OFFERED.findall(text)
    broken = OFFERED.findall(re.sub(r"\s+(?:▌\s)?\s*", " ", text))
    assert whole == broken


class Cell(NamedTuple):
    """A character as it is shown."""

    text: str
    colour: str | None


_CODES = re.compile(r"\x1b\[([0-9;]*)m")


def cells(text: str) -> Iterator[Cell]:
    """The characters of a text with the colour that its codes give them."""
    colour, at = None, 0
    for code in [*_CODES.finditer(text), None]:
        yield from (Cell(one, colour) for one in text[at : code.start() if code else None])
        if code:
            at, parts = code.end(), code[1]
            found = re.search(r"(?:^|;)(?:38;[25];[0-9;]+|3[0-79]|9[0-7]|2(?:;|$)|7(?:;|$))", parts)
            colour = found[0] if found else None if parts in ("", "0") else colour


@pytest.mark.parametrize("screen", SCREENS, ids=named)
def test_colour_is_on_signs_alone(
    screen: Screen, look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")

    shown = list(cells(look(screen, "zh")))

    assert "\x1b[" not in "".join(cell.text for cell in shown)
    assert {cell.text for cell in shown if cell.colour} <= GLYPHS | {" "}


def test_the_signs_of_a_screen_do_have_their_colours(
    look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")

    shown = {cell for cell in cells(look(Screen("clean", "status"), "zh")) if cell.colour}

    def code(name: str) -> str:
        return f"38;5;{Color.parse(COLOURS[name]).downgrade(ColorSystem.EIGHT_BIT).number}"

    assert {Cell("✓", code("good")), Cell("●", code("now")), Cell("│", code("soft")), Cell("▌", code("now"))} <= shown


@pytest.mark.parametrize("setting", [{"TERM": "xterm"}, {"TERM": "xterm-256color", "NO_COLOR": "1"}])
def test_a_terminal_of_sixteen_colours_or_of_none_shows_none(
    setting: dict[str, str], look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"FORCE_COLOR": "1", **setting}.items():
        monkeypatch.setenv(name, value)

    text = look(Screen("clean", "status"), "zh")

    assert not any(cell.colour for cell in cells(text))
    assert "\x1b[1m" in text, "strong words are still strong"


def test_the_score_can_be_read_off_its_bars_without_colour(look: Callable[[Screen, str], str]) -> None:
    text = look(Screen("clean", "status --explain"), "zh")

    assert "━" * 10 + " 逾期记录  30 分，满分 30" in text
    assert "━" * 8 + "─" * 2 + " 还款负担  20 分，满分 25" in text


def test_figures_end_below_each_other_beside_chinese(
    look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    text = look(Screen(None, "quote 12000 --months 12 --flat-rate 0.6 --compare"), "zh")

    rows = [line for line in text.splitlines() if (line.endswith("%") and "," in line) or line.endswith("年化")][:6]
    assert len(rows) == 6
    assert len({cell_len(row) for row in rows}) == 1
    ends = [[cell_len(row[: found.end()]) for found in re.finditer(r"\S+", row)][-4:] for row in rows]
    assert len({tuple(columns[1:]) for columns in ends}) == 1


def test_a_command_longer_than_the_line_is_broken_before_an_option_and_set_in(
    look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    text = look(Screen(None, "callback verify --help"), "zh")

    assert "\n  uwallet callback verify\n      --number 4000000000 --asks fee\n      --press secrecy\n" in text


def test_a_terminal_of_code_page_936_shows_signs_that_it_has(tmp_path: Path) -> None:
    home = tmp_path / "data"
    run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=home)
    gbk = {**os.environ, **places(home), "PYTHONIOENCODING": "gbk", "UWALLET_LANG": "zh"}

    told = subprocess.run(uwallet_command("status"), env=gbk, capture_output=True, check=True).stdout.decode("gbk")
    wrong = subprocess.run(uwallet_command("statsu"), env=gbk, capture_output=True, check=False).stderr.decode("gbk")

    assert "√ 1 申请贷款" in told
    assert "× 没有“statsu”这个命令" in wrong
    assert "\\u" not in told + wrong


def test_every_sign_has_a_shape_in_code_page_936() -> None:
    for sign in SIGNS.values():
        assert for_old_console(sign.glyph).encode("gbk")


def test_an_old_windows_console_is_given_words_and_no_codes(
    look: Callable[[Screen, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("uwallet_cli.show.door._is_old_windows", lambda: True)

    text = look(Screen("clean", "status"), "zh")

    assert "√ 1 申请贷款" in text, "and a sign that its fonts have"
    assert "\x1b" not in text
