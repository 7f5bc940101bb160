"""The help: the program's fits a screen, and every command's can be read on any terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.conftest import Uwallet
from uwallet_cli.cli import COMMANDS, GROUPS
from uwallet_cli.interview.form import BY_KEY
from uwallet_cli.text import LANGUAGES, say

SCREEN = 24  # lines of the smallest usual terminal; the last one is for the next prompt


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("UWALLET_LANG", request.param)
    return str(request.param)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_help_of_the_program_fits_a_screen(uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    lines = uwallet("--help").out.split("\n")

    assert len(lines) < SCREEN
    assert max(map(cell_len, lines)) <= int(columns)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("line", ["--help", "--help --plain"])
def test_every_command_stands_below_what_one_wants_to_do(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, columns: str, line: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    out = uwallet(line).out

    places = [out.index(f"\n{say(f'help.group.{key}')}") for key in GROUPS]
    assert places == sorted(places)
    for at, names in enumerate(GROUPS.values()):
        end = places[at + 1] if at + 1 < len(places) else len(out)
        assert all(re.search(rf"(^|\s){name}\b", out[places[at] : end], re.MULTILINE) for name in names)


def test_no_command_is_missing_in_the_help(uwallet: Uwallet) -> None:
    out = uwallet("--help").out

    assert [name for name in COMMANDS if not re.search(rf" {name} ", out)] == []


@pytest.mark.usefixtures("language")
def test_the_help_of_the_program_shows_three_examples_that_work(uwallet: Uwallet) -> None:
    examples = say("help.root.examples").split("\n")
    out = uwallet("--help").out

    assert len(examples) == 3
    assert all(example in out for example in examples)
    ran = {example: uwallet(example.split()[1:]) for example in examples}
    assert [one.status for one in ran.values()] == [2, 0, 0]  # nobody is here to be asked when applying


@pytest.mark.usefixtures("language")
def test_without_anything_the_program_shows_its_help(uwallet: Uwallet) -> None:
    assert uwallet("").out.strip() == uwallet("--help").out.strip()


def every_command() -> list[str]:
    from importlib import import_module

    def below(path: str, place: str) -> Iterator[str]:
        yield path
        module, _, function = place.partition(":")
        for name, inner in getattr(getattr(import_module(module), function), "table", {}).items():
            yield from below(f"{path} {name}", inner)

    return [path for name, place in COMMANDS.items() for path in below(name, place)]


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("command", every_command())
def test_no_help_is_wider_than_the_terminal(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, columns: int, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    ran = uwallet(f"{command} --help")

    assert (ran.status, ran.err) == (0, "")
    assert [line for line in ran.out.split("\n") if cell_len(line) > columns] == []


@pytest.mark.parametrize("command", every_command())
def test_a_choice_of_few_words_is_the_one_of_the_form(uwallet: Uwallet, command: str) -> None:
    out = uwallet(f"{command} --help").out

    for name, few in re.findall(r"--([a-z-]+) (\w+(?:\|\w+)+)", out):
        question = BY_KEY.get(name.replace("-", "_"))
        if question is not None and question.choices:
            assert tuple(few.split("|")) == question.choices


def test_what_must_be_given_stands_without_brackets(uwallet: Uwallet) -> None:
    assert "uwallet quote AMOUNT [选项]" in uwallet("quote --help").out
    assert "uwallet faq [QUESTION…] [选项]" in uwallet("faq --help").out
