"""`uwallet callback verify` and `uwallet callback drill`, from the line that is typed to what is shown and kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.guards.sources import run
from tests.person import Person
from uwallet_cli.ask.prompter import Option
from uwallet_cli.interview.drill import drawn
from uwallet_cli.knowledge.drill import scripts
from uwallet_cli.loan.callers import QUESTIONS
from uwallet_cli.loan.drill import WELL

GENUINE = "--asks details --go none --says checking --press none --knows application,staff"
SEED = 7  # of the `uwallet` fixture

# What a fresh process has loaded once the command is done.
WATCHED = """
import sys
from uwallet_cli.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
sys.stderr.write("\\n" + " ".join(sys.modules))
"""


def kept_under(home: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in home.rglob("*") if path.is_file())


# --- verify ----------------------------------------------------------------------------------------------------------


def test_told_on_the_line_it_answers_at_once_and_first_what_to_do(uwallet: Uwallet) -> None:
    ran = uwallet("callback verify --number 4000000000 --asks fee --press secrecy")

    assert ran.status == 0
    assert ran.err == ""
    told = ("现在就挂断", "96110", "12321", "为什么", "铁证", "400 号码", "真的核实")
    assert sorted(told, key=ran.out.index) == list(told)


def test_who_has_sent_money_reads_110_before_anything_else(uwallet: Uwallet) -> None:
    out = uwallet("callback verify --gave money --asks code --plain").out

    assert "110" in out.splitlines()[1]


def test_the_document_has_verdict_rule_signs_number_and_steps(uwallet: Uwallet) -> None:
    document = uwallet("callback verify --number 4000000000 --asks fee,details --json").json

    assert list(document) == ["verdict", "rule", "signs", "number", "do"]
    assert (document["verdict"], document["rule"]) == ("hang_up", "hard_sign")
    assert [(sign["code"], sign["hard"]) for sign in document["signs"]] == [("fee", True), ("number_400", False)]
    assert all(sign["text"] for sign in document["signs"])
    assert document["number"]["shown"] == "4000000000"
    assert document["number"]["class"] == "number_400"
    assert document["do"][0].startswith("挂断")


@pytest.mark.parametrize(
    ("line", "verdict"), [(GENUINE, "carry_on"), ("--number 13900000000", "call_back"), ("--asks none", "call_back")]
)
def test_what_is_not_told_is_never_taken_for_genuine(line: str, verdict: str, uwallet: Uwallet) -> None:
    document = uwallet(f"callback verify {line} --json").json

    assert document["verdict"] == verdict
    assert document["signs"] == []


def test_a_number_that_proves_nothing_is_said_to_prove_nothing(uwallet: Uwallet) -> None:
    assert "谁都可能用" in uwallet("callback verify --number 13900000000").out
    assert "自己拨 96110" in uwallet("callback verify --number 96110").out


def test_without_a_terminal_and_without_options_it_says_how_to_use_it(uwallet: Uwallet) -> None:
    ran = uwallet("callback verify --json")

    assert ran.status == 2
    assert '"verify_needs_terminal"' in ran.err
    assert ran.out == ""


def test_an_unknown_code_is_exit_2_with_the_list(uwallet: Uwallet) -> None:
    ran = uwallet("callback verify --asks moeny")

    assert ran.status == 2
    assert "moeny" in ran.err
    assert "full_id" in ran.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--number abc", "You can write: the digits as your phone shows them, or unknown if it shows none."),
        ("--press haste", "You can write: secrecy, threat, no_callback, deadline, no_name, none."),
    ],
)
def test_what_can_be_written_instead_is_said_in_a_sentence(uwallet: Uwallet, line: str, told: str) -> None:
    ran = uwallet(f"callback verify {line} --lang en")

    assert ran.status == 2
    assert told in " ".join(ran.err.split())


@pytest.mark.parametrize("number", ["abc", ""])
def test_a_number_that_is_none_is_exit_2_with_the_way_to_write_it(number: str, uwallet: Uwallet) -> None:
    ran = uwallet(["callback", "verify", "--number", number])

    assert (ran.status, ran.out) == (2, "")
    assert "--number" in ran.err
    assert "来电显示的数字" in ran.err
    assert "unknown" in ran.err


def test_where_96110_is_shown_one_dials_96110_and_asks_there(uwallet: Uwallet) -> None:
    ran = uwallet("callback verify --number 96110 --plain")
    steps = ran.out.partition("为什么")[0]

    assert "自己按 96110 打过去" in steps
    assert "合同" not in steps
    assert "自己按 96110" in uwallet("callback verify --number 96110 --json").json["do"][1]


def test_in_a_terminal_it_asks_and_the_result_alone_is_on_stdout(uwallet: Uwallet) -> None:
    ran = uwallet("callback verify --json", person=Person({"verify.gave": (), "verify.asks": ("password",)}))

    assert ran.json["verdict"] == "hang_up"


def test_who_stops_is_told_that_nothing_was_kept(uwallet: Uwallet, home: Path) -> None:
    ran = uwallet("callback verify", person=Person({"verify.gave": Person.CTRL_C}))

    assert ran.status == 130
    assert "没有保存" in ran.err
    assert not home.exists()


def test_nothing_told_is_stored(uwallet: Uwallet, home: Path) -> None:
    answers: dict[str, Any] = {f"verify.{question}": () for question in QUESTIONS}
    uwallet("callback verify", person=Person({**answers, "verify.number": "13900000000"}))
    uwallet("callback verify --number 13900000000 --asks code")

    assert not home.exists()


def test_a_hostile_number_cannot_move_the_cursor(uwallet: Uwallet) -> None:
    out = uwallet(["callback", "verify", "--number", "139\x1b[2J0000\u202e0000"]).out

    assert "\x1b[2J" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("line", [["--asks", "fee"], ["--number", "4000000000", "--json"]], ids=" ".join)
def test_told_on_the_line_it_starts_without_prompts_and_store(line: list[str], tmp_path: Path) -> None:
    ran = run("callback", "verify", *line, home=tmp_path / "home", code=WATCHED)
    modules = set(ran.stderr.splitlines()[-1].split())

    assert "uwallet_cli.loan.callers" in modules
    assert {name.split(".")[0] for name in modules} & {"questionary", "prompt_toolkit", "tinydb", "tomllib"} == set()
    assert [name for name in modules if name.startswith("uwallet_cli.store")] == []


# --- drill -----------------------------------------------------------------------------------------------------------


class Player(Person):
    """Plays by a taste: the first of the wanted ends or turns that a reaction leads to, else any."""

    def __init__(self, *wanted: str) -> None:
        super().__init__({})
        turns = [turn for script in scripts("zh") for turn in script.turns.values()]
        self._leads = {reply.words: reply.to for turn in turns for reply in turn.replies}
        self._wanted = wanted

    def choose(self, key: str, options: Sequence[Option], **_options: Any) -> str:
        assert key == "drill.reply"
        to = {self._leads[option.label]: option.value for option in options}
        return next((to[end] for end in self._wanted if end in to), options[0].value)


def test_a_careful_player_does_well_and_the_score_is_kept(uwallet: Uwallet, home: Path) -> None:
    document = uwallet("callback drill --json", person=Player(*WELL)).json

    assert document["rounds"] == len(document["calls"]) == 5
    assert {call["result"] for call in document["calls"]} == {"safe"}
    assert document["best"] is None
    scores = uwallet("callback drill --scores --json").json
    assert scores["scores"] == [
        {"at": "2026-11-24T10:20:00+08:00", "points": document["points"], "most": 50, "rounds": 5}
    ]
    assert [path.name for path in home.iterdir() if path.suffix == ".json"] == ["drills.json"]


def test_the_best_is_shown_to_be_beaten_and_then_is_beaten(uwallet: Uwallet) -> None:
    first = uwallet("callback drill --rounds 3", person=Player("lost", "wasted", "missed"))
    assert "第一次演练 3 通" in first.out

    second = uwallet("callback drill --rounds 3", person=Player(*WELL))
    assert "新的最好成绩" in second.out

    third = uwallet("callback drill --rounds 3", person=Player("lost", "wasted", "missed"))
    assert "超过它" in third.out
    assert "2026年11月24日" in third.out


def test_weak_spots_are_told_sign_by_sign(uwallet: Uwallet) -> None:
    ran = uwallet("callback drill --script code", person=Player("code", "lost"))

    assert "这些疑点您没有留意到" in ran.out
    assert "要短信验证码" in ran.out
    assert "96110" in ran.err


def test_a_call_one_picked_is_practice_and_leaves_no_score(uwallet: Uwallet, home: Path) -> None:
    ran = uwallet("callback drill --script plain-check", person=Player("checked"))

    assert "不计入成绩" in ran.out
    assert not home.exists()


def test_what_the_caller_says_is_talk_and_the_score_is_the_result(uwallet: Uwallet) -> None:
    ran = uwallet("callback drill --rounds 2", person=Player(*WELL))

    first = drawn(scripts("zh"), 2, Random(SEED))[0]
    assert first.turns["start"].words[:12] in ran.err
    assert "满分 20 分" in ran.out
    assert first.turns["start"].words[:12] not in ran.out


def test_a_drill_that_was_stopped_is_not_scored(uwallet: Uwallet, home: Path) -> None:
    ran = uwallet("callback drill", person=Person({"drill.reply": Person.CTRL_C}))

    assert ran.status == 130
    assert "不计成绩" in ran.err
    assert not home.exists()


def test_nothing_of_the_answers_is_kept_with_the_score(uwallet: Uwallet, home: Path) -> None:
    uwallet("callback drill --rounds 18", person=Player(*WELL))
    kept = kept_under(home)

    assert "points" in kept
    assert [script.id for script in scripts("zh") if script.id in kept and script.id != "code"] == []
    assert not any("\u4e00" <= character <= "\u9fff" for character in kept)


def test_the_list_names_every_call(uwallet: Uwallet) -> None:
    listed = uwallet("callback drill --list --json").json

    assert [row["script"] for row in listed] == [script.id for script in scripts("zh")]
    assert listed[0]["script"] in uwallet("callback drill --list").out


def test_scores_of_who_never_played(uwallet: Uwallet) -> None:
    assert uwallet("callback drill --scores --json").json == {"best": [], "scores": []}
    assert "uwallet callback drill" in uwallet("callback drill --scores").out


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("", 2, "终端"),
        ("--rounds 0", 2, "1 到 18"),
        ("--rounds 99", 2, "1 到 18"),
        ("--rounds many", 2, "--help"),
        ("--script nobody", 3, "nobody"),
        ("--list --scores", 2, "--scores"),
        ("--rounds 3 --script code", 2, "--rounds"),
    ],
)
def test_what_cannot_be_played_is_said(line: str, status: int, words: str, uwallet: Uwallet) -> None:
    ran = uwallet(f"callback drill {line}")

    assert ran.status == status
    assert words in ran.err


@pytest.mark.parametrize("command", ["verify --asks fee,code --number 400", "drill --list", "drill --scores"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_can_be_read_plain_and_narrow(
    command: str, language: str, uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "24")

    ran = uwallet(f"callback {command} --plain --lang {language}")

    assert ran.status == 0
    assert "│" not in ran.out
