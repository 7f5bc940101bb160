"""What a borrower sees who presses the Tab key, in the shells themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards.sources import APPLICANTS
from tests.shells.shell import Shell, needed
from tests.terminal import run

SHELLS = [pytest.param(name, marks=needed(name)) for name in ("bash", "zsh", "fish")]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one loan that is being repaid."""
    data = tmp_path_factory.mktemp("shells") / "data"
    applied = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=data)
    assert applied.returncode == 0, applied.stderr
    return data


@pytest.fixture(scope="module")
def reference(data: Path) -> str:
    shown = run("status", "--json", home=data)
    return str(json.loads(shown.stdout)["ref"])


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    started = Shell(request.param, tmp_path_factory.mktemp(request.param), data)
    yield started
    started.end()


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("uwallet sta", "uwallet status"),
        ("uwallet callback reh", "uwallet callback rehearse"),
        ("uwallet status --wat", "uwallet status --watch"),
        ("uwallet status --pl", "uwallet status --plain"),
        ("uwallet faq no-c", "uwallet faq no-call"),
        ("uwallet faq 内部", "uwallet faq 内部收益率（IRR）"),
        ("uwallet faq 客服", "uwallet faq 怎样联系到真正的客服"),
        ("uwallet status --update p", "uwallet status --update paid"),
        ("uwallet quote 2万 --method sin", "uwallet quote 2万 --method single_payment"),
        ("uwallet apply --purpose=med", "uwallet apply --purpose=medical"),
        ("uwallet apply --documents income_proof,b", "uwallet apply --documents income_proof,bank_statement"),
        ("uwallet callback verify --asks pas", "uwallet callback verify --asks password"),
        ("uwallet --lang e", "uwallet --lang en"),
    ],
)
def test_the_tab_key_ends_the_word(shell: Shell, typed: str, becomes: str) -> None:
    shell.after_tab(typed, becomes)


@pytest.mark.parametrize("command", ["status", "loan pay", "callback", "loan", "quote 2万 --application", "data erase"])
def test_the_tab_key_ends_a_reference(shell: Shell, reference: str, command: str) -> None:
    shell.after_tab(f"uwallet {command} {reference[:5]}", f"uwallet {command} {reference}")


@pytest.mark.parametrize("option", ["--answers ", "--answers="])
def test_a_file_is_completed_as_the_shell_does_it(shell: Shell, option: str, tmp_path: Path) -> None:
    (tmp_path / "我的 answers.json").touch()

    shell.after_tab(f"uwallet apply {option}{tmp_path}/我", f"uwallet apply {option}{tmp_path}/我的\\ answers.json")


@pytest.mark.parametrize("typed", ["uwallet faq -- no-c", "uwallet faq why no-c", "uwallet nonsense st"])
def test_a_question_is_left_as_it_is_typed(shell: Shell, typed: str) -> None:
    shell.after_tab(typed, f"{typed}!", more="!")


def test_where_several_words_fit_they_are_listed(shell: Shell) -> None:
    shell.listed("uwallet callback verify --gave ", "secret")
