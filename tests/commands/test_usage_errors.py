"""What a mistyped command line is told: in the reader's language, with the way to mend it, and exit status 2."""

from __future__ import annotations

import re

import pytest

from tests.conftest import APPLICANTS, Uwallet
from uwallet_cli.interview.form import BY_KEY

LINES = [
    "nonsense",
    "stauts",
    "callback nonsense",
    "callback anwser",
    "status --nonsense",
    "status --al",
    "status -x",
    "status --at",
    "status --withdraw",
    "status UW-1 UW-2",
    "status --json=yes",
    "apply --lender",
    "apply --months",
    "apply UW-1 UW-2",
    "faq --lst",
    "faq --json=1",
    "--lang fr status",
    "--lang",
    "status --lang",
    "--nonsense",
]

# what is English in any language: the program, its commands and options
PROGRAM = "uwallet status apply callback faq answer help withdraw all list lender months json update nonsense"
SPOKEN = set(re.findall("[a-z]+", PROGRAM))


@pytest.mark.parametrize("line", LINES)
def test_every_usage_error_is_told_in_chinese(uwallet: Uwallet, line: str) -> None:
    ran = uwallet(line)
    assert (ran.status, ran.out) == (2, "")
    assert re.search("[一-鿿]", ran.err)
    words = re.sub(
        r"uwallet|--?[a-z-]+|--json=\w+|UW-\d|zh|en|[“（][^”）]*[”）]|nonsense|\b(?:status|apply|callback|faq|answer)\b",
        "",
        ran.err,
    )
    assert not re.search("[A-Za-z]{3,}", words), ran.err


@pytest.mark.parametrize("line", LINES)
def test_every_usage_error_is_told_in_english(uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setenv("UWALLET_LANG", "en")
    ran = uwallet(line)
    assert ran.status == 2
    assert not re.search("[一-鿿]", ran.err)


@pytest.mark.parametrize(
    "line",
    [
        "quote 20000 --months 12 --share",
        "callback drill --rounds 2",
        "callback log {ref} --add --at 2026-11-24T09:00",
        "callback rehearse {ref} --card 卡片.txt",
        "status {ref} --lang zh --update --at 2026-11-24T10:00",
        "data erase {ref} --json",
        "data backup 备份",
    ],
)
def test_what_needs_a_terminal_names_the_whole_line_to_run_there(uwallet: Uwallet, line: str) -> None:
    answers = str(APPLICANTS / "clean.json")
    ref = uwallet(["apply", "--lender", "own", "--answers", answers, "--yes", "--json"], now="2026-11-24T08:00").json[
        "ref"
    ]
    typed = line.format(ref=ref)
    ran = uwallet(typed, now="2026-11-24T10:20")
    assert ran.status == 2
    assert f"uwallet {typed}" in " ".join(ran.err.split())


def test_a_word_of_several_is_named_in_quotes(uwallet: Uwallet) -> None:
    ran = uwallet(["callback", "rehearse", "--card", "my card.txt"])
    assert re.search(r"rehearse --card (['\"])my card\.txt\1", " ".join(ran.err.split()))


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("faq --export", "faq"),
        ("status UW-4BDNXSX3 --withdraw", "status"),
        ("callback log --at", "callback log"),
        ("loan pay 500 --receipt", "loan pay"),
        ("quote 20000 --months", "quote"),
        ("status UW-1 UW-2", "status"),
    ],
)
def test_a_line_that_cannot_be_read_is_led_to_the_help_of_its_own_command(
    uwallet: Uwallet, line: str, command: str
) -> None:
    ran = uwallet(line)
    assert ran.status == 2
    assert f"uwallet {command} --help" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("stauts", "status"),
        ("callback anwser", "answer"),
        ("loan payof", "payoff"),
        ("data exprt", "export"),
        ("status --al", "--all"),
        ("status --plian", "--plain"),
        ("--vers", "--version"),
        ("loan pay --recipt x", "--receipt"),
        ("callback -h", "--help"),
        ("status -j", "--json"),
        ("completion bsh", "bash"),
    ],
)
def test_a_mistyped_word_is_answered_with_the_near_one(uwallet: Uwallet, line: str, near: str) -> None:
    assert near in uwallet(line).err


@pytest.mark.parametrize(("typed", "near"), [("no-cal", "no-call"), ("cal-tips", "call-tips"), ("term-ir", "term-irr")])
def test_a_mistyped_topic_is_answered_with_the_near_one(uwallet: Uwallet, typed: str, near: str) -> None:
    ran = uwallet(["faq", typed])

    assert (ran.status, ran.out) == (3, "")
    assert f"uwallet faq {near}" in ran.err


@pytest.mark.parametrize(("typed", "near"), [("calback", "callback"), ("aproval", "approval"), ("frad", "fraud")])
def test_a_word_without_an_answer_is_shown_the_topic_it_looks_like(uwallet: Uwallet, typed: str, near: str) -> None:
    answered = uwallet(["faq", typed, "--json"]).json

    assert answered["topic"] is None
    assert answered["related"][0] == near


@pytest.mark.parametrize(
    "line", ["--help", "apply --help", "status --help", "callback --help", "callback answer --help", "faq --help"]
)
@pytest.mark.parametrize("columns", ["40", "80"])
def test_help_is_english_throughout(uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, line: str, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = uwallet(f"--lang en {line}")
    assert ran.status == 0
    assert not re.search("[一-鿿]", ran.out.replace("2万", ""))


@pytest.mark.parametrize(
    "line", ["--help", "apply --help", "status --help", "callback --help", "callback answer --help", "faq --help"]
)
def test_help_is_chinese_throughout(uwallet: Uwallet, line: str) -> None:
    out = uwallet(line).out
    assert out.startswith("用法：")
    assert not re.search(r"Usage|Options|Commands|Arguments|Show this", out)


def test_the_language_may_stand_anywhere(uwallet: Uwallet) -> None:
    assert uwallet("status --lang en").err == uwallet("--lang=en status").err
    assert "no applications" in uwallet("status --lang en").err


def test_an_error_is_one_json_document_where_json_is_wanted(uwallet: Uwallet) -> None:
    import json

    ran = uwallet("status --json")
    assert (ran.status, ran.out) == (3, "")
    assert set(json.loads(ran.err)["error"]) == {"code", "message", "details"}


def test_a_fault_of_our_own_never_shows_a_traceback_nor_an_answer(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("34052419800101001X")

    monkeypatch.setattr("uwallet_cli.context.Context.overview", broken)
    for line in ("status --all", "status --all --debug"):
        ran = uwallet(line)
        assert ran.status == 1
        assert "34052419800101001X" not in ran.out + ran.err
        assert "Traceback" not in ran.err
    assert "RuntimeError" in ran.err


@pytest.mark.parametrize(
    ("language", "line", "told"),
    [
        ("zh", "--lang fr status", "zh、en"),
        ("en", "--lang fr status", "zh, en"),
        ("zh", "apply --lender nobody", "practice、own"),
        ("en", "apply --lender nobody", "practice, own"),
        ("zh", "apply --yes --months 4", "3、6、9、12"),
        ("zh", "apply --yes --employment no", "employed（受雇上班）、self_employed（自己经营）"),
        ("zh", "apply --yes --documents no", "income_proof（收入证明）、bank_statement（银行流水）"),
        ("en", "apply --yes --documents no", "income_proof (proof of income), bank_statement (bank statements)"),
        ("zh", "quote 20000 --months 12 --method no", "equal_instalment（等额本息）、equal_principal（等额本金）"),
    ],
)
def test_what_can_be_chosen_is_told_in_words_joined_as_the_language_joins_them(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, language: str, line: str, told: str
) -> None:
    monkeypatch.setenv("UWALLET_LANG", language)
    assert told in re.sub(r"\n +", " " if language == "en" else "", uwallet(line).err)


@pytest.mark.parametrize("flag", ["method", "purpose", "employment", "documents"])
def test_the_help_says_in_chinese_what_each_choice_is(uwallet: Uwallet, flag: str) -> None:
    page = re.sub(r"\n {10,}", "", uwallet("apply --help").out)
    [row] = [line for line in page.splitlines() if f"--{flag} " in line]
    for code in BY_KEY[flag].choices:
        assert re.search(rf"\b{code}（[一-鿿]", row), code
