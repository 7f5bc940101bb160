"""What can stand next on a line, as the shells' scripts ask for it: `completion SHELL --word=… -- WORDS…`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.guards.sources import APPLICANTS, NOON, run
from uwallet_cli.cli import COMMANDS
from uwallet_cli.errors import Failed
from uwallet_cli.interview.form import BY_KEY
from uwallet_cli.knowledge.library import entries
from uwallet_cli.loan.callers import QUESTIONS, codes_about

Offered = Callable[..., dict[str, str]]


@pytest.fixture
def offered(uwallet: Uwallet) -> Offered:
    """The words that zsh is offered after a line, the last of it being typed; and what each means."""

    def ask(line: str) -> dict[str, str]:
        *before, typed = line.split(" ")
        ran = uwallet(["completion", "zsh", f"--word={typed}", "--", *before])
        assert (ran.status, ran.err) == (0, "")
        rows = [row.partition("\t") for row in ran.out.splitlines()]
        return {word: meaning for word, _, meaning in rows}

    return ask


def test_every_command_is_offered_with_what_it_is_for(offered: Offered) -> None:
    found = offered("")

    assert list(found) == list(COMMANDS)
    assert all(found.values())


def test_only_what_begins_as_it_was_typed_is_offered(offered: Offered) -> None:
    assert list(offered("callback re")) == ["rehearse"]


def test_options_are_offered_once_each(offered: Offered) -> None:
    assert "--all" in offered("status --")
    assert "--all" not in offered("status --all --")


def test_what_goes_with_every_command_is_offered_with_every_command(offered: Offered) -> None:
    assert set(offered("loan pay --")) >= {"--lang", "--plain", "--at", "--receipt"}


def test_a_flag_takes_no_value_and_another_option_does(offered: Offered) -> None:
    assert "--at" in offered("status --all --a")
    assert offered("status --at --a") == {}


def test_the_five_topics_come_first_and_all_are_there(offered: Offered) -> None:
    found = offered("faq ")

    assert list(found)[:5] == ["callback", "approval", "no-call", "contact", "call-tips"]
    assert found == {entry.id: entry.title for entry in entries("zh")}


def test_a_topic_is_found_by_the_beginning_of_its_title(offered: Offered) -> None:
    assert offered("faq 等额") == {"等额本息": "term-equal-instalment", "等额本金": "term-equal-principal"}


def test_a_topic_is_found_by_a_word_in_its_title_where_no_other_has_it(offered: Offered) -> None:
    assert offered("faq 客服") == {"怎样联系到真正的客服": "contact"}
    assert offered("faq 怎么") == {}


def test_a_title_that_is_offered_is_answered(offered: Offered, uwallet: Uwallet) -> None:
    (title,) = offered("faq 客服")

    assert uwallet(["faq", title, "--json"]).json["topic"] == "contact"


@pytest.mark.parametrize("line", ["faq 我想问 call", "faq -- call", "-- st", "nonsense ", "faq --nonsense call"])
def test_a_question_and_what_nobody_understands_are_left_alone(offered: Offered, line: str) -> None:
    assert offered(line) == {}


def test_a_title_of_several_words_is_not_offered(offered: Offered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UWALLET_LANG", "en")

    assert offered("faq How") == {}
    assert offered("faq callb") == {"callback": "How the callback works"}


def test_meanings_are_in_the_language_of_the_line(offered: Offered) -> None:
    assert offered("--lang en callback verify --gave money")["money"].isascii()


@pytest.mark.parametrize("name", [key for key, one in BY_KEY.items() if one.choices and not one.private])
def test_every_choice_of_the_form_is_offered(offered: Offered, name: str) -> None:
    assert tuple(offered(f"apply --{name} ")) == BY_KEY[name].choices


def test_choices_are_offered_behind_an_equals_sign(offered: Offered) -> None:
    assert list(offered("apply --purpose=me")) == ["--purpose=medical"]


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one != "number"])
def test_every_sign_of_a_caller_is_offered(offered: Offered, question: str) -> None:
    assert list(offered(f"callback verify --{question} ")) == [*codes_about(question), "none"]


def test_of_several_signs_the_next_one_is_offered_and_none_twice(offered: Offered) -> None:
    found = offered("callback verify --gave money,")

    assert list(found) == ["money,secret", "money,access", "money,none"]


def test_the_drilled_calls_are_offered(offered: Offered, uwallet: Uwallet) -> None:
    known = {one["script"] for one in uwallet("callback drill --list --json").json}

    assert set(offered("callback drill --script ")) == known


def test_the_lenders_are_offered(offered: Offered) -> None:
    assert {"practice", "own"} <= set(offered("apply --lender "))


@pytest.mark.parametrize(
    "line",
    [
        "apply --answers ",
        "quote 2 --export=",
        "data backup ",
        "status --letter ",
        "loan calendar --out ",
        "loan add --from ",
    ],
)
def test_for_a_file_the_shell_is_asked(offered: Offered, line: str) -> None:
    assert offered(line) == {":files": ""}


def test_a_reference_is_offered_with_what_the_application_is(offered: Offered, applied: Callable[..., Any]) -> None:
    ref = applied("large")["ref"]

    assert offered("status UW-") == {ref: "150,000 元 等待电话"}
    assert offered(f"callback {ref[:4]}") == offered("status UW-")


def test_only_what_can_be_mended_is_offered_for_mending(offered: Offered, applied: Callable[..., Any]) -> None:
    applied("clean")

    assert offered("apply ") == {}


def test_for_a_loan_only_applications_with_one_are_offered_and_loans_by_hand(
    offered: Offered, applied: Callable[..., Any], uwallet: Uwallet, tmp_path: Path
) -> None:
    applied("large")
    paid_out = applied("clean")["ref"]
    own = tmp_path / "loan.json"
    row = {"lender": "某银行", "amount": 1000, "paid_out": "2026-11-01", "months": 3, "method": "equal_instalment"}
    own.write_text(json.dumps({**row, "rate": "6"}), encoding="utf-8")
    added = uwallet(["loan", "add", "--from", str(own), "--json"])
    assert added.status == 0, added.err

    assert offered("loan pay ") == {paid_out: "20,000 元 还款中", added.json["ref"]: "1,000 元 某银行"}


def test_one_that_has_ended_is_offered_without_being_read(
    offered: Offered, applied: Callable[..., Any], uwallet: Uwallet, home: Path
) -> None:
    ref = applied("large")["ref"]
    assert uwallet(["status", "--withdraw", "不借了"]).status == 0
    (home / "closed" / f"{ref}.json").write_text("damaged", encoding="utf-8")

    assert offered("status ") == {ref: "已结束"}


def test_only_what_can_come_next_is_offered_to_be_recorded(
    offered: Offered, applied: Callable[..., Any], uwallet: Uwallet
) -> None:
    practised, own = applied("clean")["ref"], applied("clean", "--lender", "own")["ref"]

    assert list(offered(f"status {practised} --update ")) == ["paid"]
    refused = uwallet(["status", own, "--update", "nonsense"]).err
    assert all(event in refused for event in offered(f"status {own} --update "))
    assert "withdrawn" in offered(f"status {own} --update ")


def test_an_option_may_follow_one_that_stands_alone(offered: Offered) -> None:
    assert "--lang" in offered("status --update --l")


# --- nothing is in the way ------------------------------------------------------------------------------------------


def test_a_damaged_store_is_passed_over(offered: Offered, applied: Callable[..., Any], home: Path) -> None:
    whole, damaged = applied("large")["ref"], applied("clean")["ref"]
    (home / "open" / f"{damaged}.json").write_text("{", encoding="utf-8")
    (home / "loans.json").write_text("", encoding="utf-8")

    assert list(offered("status ")) == [whole]
    assert offered("loan pay ") == {}


def test_where_the_store_is_no_folder_the_rest_is_offered(offered: Offered, home: Path) -> None:
    home.write_text("in its place", encoding="utf-8")

    assert offered("status UW-") == {}
    assert "--all" in offered("status --")


def test_a_store_that_another_is_writing_to_is_read_all_the_same(
    offered: Offered, applied: Callable[..., Any], home: Path
) -> None:
    from uwallet_cli.store.transaction import writing

    ref = applied("large")["ref"]
    with writing(home):
        assert list(offered("status ")) == [ref]


def test_a_plugged_in_lender_is_not_asked(
    offered: Offered, applied: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = applied("clean")["ref"]
    monkeypatch.setattr("uwallet_cli.loan.application.SHIPPED", ())

    def asked(*_: object) -> None:
        raise Failed("lender_broken", lender="practice", problem="asked")

    monkeypatch.setattr("uwallet_cli.lenders.registry.advanced", asked)
    assert list(offered("status ")) == [ref]


# Every file that is opened while a line is completed, with how; the last line on stderr.
OPENED = """
import json, os, sys
opened = []
sys.addaudithook(lambda event, args: opened.append([str(args[0]), args[2]]) if event == "open" else None)
from uwallet_cli.cli import main
try:
    main()
except SystemExit as end:
    status = end.code
sys.stderr.write("\\n" + json.dumps([status, [row for row in opened if isinstance(row[1], int)], list(sys.modules)]))
"""


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an application, its private answers sealed."""
    home = tmp_path_factory.mktemp("lived") / "home"
    done = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=home)
    assert done.returncode == 0, done.stderr
    return home


LINES = [
    "",
    "status ",
    "status --",
    "faq ",
    "loan pay ",
    "status --update ",
    "callback verify --gave ",
    "data erase UW-",
]


@pytest.mark.parametrize("line", LINES)
def test_completing_writes_nothing_and_never_touches_the_private_key(line: str, lived_in: Path) -> None:
    *before, typed = line.split(" ")

    done = run("completion", "zsh", f"--word={typed}", "--", *before, home=lived_in, code=OPENED, now=NOON)

    status, opened, _ = json.loads(done.stderr.splitlines()[-1])
    assert (status, bool(done.stdout)) == (0, True)
    ours = [(path, flags) for path, flags in opened if path.startswith(str(lived_in.parent))]
    assert [path for path, flags in ours if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)] == []
    assert [path for path, _ in ours if path.endswith(".key")] == []


@pytest.mark.parametrize("line", LINES)
def test_completing_loads_no_screen_no_database_and_nothing_that_opens_answers(line: str, lived_in: Path) -> None:
    *before, typed = line.split(" ")

    done = run("completion", "fish", f"--word={typed}", "--", *before, home=lived_in, code=OPENED)

    loaded = set(json.loads(done.stderr.splitlines()[-1])[2])
    slow = {"rich", "tinydb", "cryptography", "keyring", "questionary", "stdnum", "pyxirr", "tomllib"}
    assert loaded & {*slow, "importlib.metadata", "uwallet_cli.interview.form"} == set()


# --- what each script gets --------------------------------------------------------------------------------------------


def test_bash_gets_words_alone(uwallet: Uwallet) -> None:
    assert uwallet(["completion", "bash", "--word=cal", "--"]).out == "callback\n"
    assert uwallet(["completion", "bash", "--word=--purpose=me", "--", "apply"]).out == "medical\n"


def test_what_a_meaning_brings_along_cannot_move_the_cursor(
    offered: Offered, applied: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = applied("large")["ref"]
    monkeypatch.setattr("uwallet_cli.show.words.money", lambda _: "a\x1b[2Jb\nc\td")

    assert offered("status ") == {ref: "a[2Jb c d 等待电话"}


@pytest.mark.parametrize(("given", "near"), [("bsh", "bash"), ("fsh", "fish"), ("power-shell", "powershell")])
def test_a_mistyped_shell_is_answered_with_the_near_one(uwallet: Uwallet, given: str, near: str) -> None:
    ran = uwallet(["completion", given])

    assert (ran.status, ran.out) == (2, "")
    assert near in ran.err
