"""From nothing to a paid-out application, in a real terminal, as a person would go."""

from __future__ import annotations

import json
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal, hurried, run, uwallet
from uwallet_cli.interview.session import READING_SECONDS
from uwallet_cli.loan.repayment import due_day
from uwallet_cli.settings import moment
from uwallet_cli.text import Language, say, use

NOW = "2026-11-24T10:20"

# question → what a person types; None takes what is offered
CLEAN: dict[str, str | None] = {
    "amount": "2万",
    "months": "4",
    "method": None,
    "purpose": None,
    "name": "李娜",
    "id_number": "3405 2419 8001 0100 1x",
    "phone": "+86 138-0013-8000",
    "phone_changed": "n",
    "city": "合肥",
    "employment": None,
    "employer": "晨光教育咨询有限公司",
    "position": "教务主管",
    "years_employed": "6年",
    "pay_day": "10号",
    "monthly_income": "一万二",
    "monthly_debt": "８００",
    "other_loans": "1",
    "past_due_count": "0",
    "recent_applications": "1次",
    "credit_years": "9",
    "first_loan_here": "n",
    "bank": "示例银行",
    "card_number": "6200-0000-0000-0005",
    "documents": "12",
    "consent_data": "y",
    "consent_sensitive": "y",
    "consent_truth": "y",
}
PLAIN = {"method": "1", "purpose": "1", "employment": "1", "documents": "1 2"}  # in numbered lists one says which

CALLED = {
    "name": "李娜",
    "id_number": "001x",
    "employer": "晨光教育",
    "position": "教务主管",
    "years_employed": "六年",
    "monthly_income": "一万二左右",
    "pay_day": "10号",
    "other_loans": "一笔",
    "amount": "十五万",
    "months": "一年",
    "method": "等额本息",
    "purpose": "教育培训",
    "applied_yourself": "是我自己申请的",
    "guided_or_fee": "没有",
    "bank": "示例银行",
    "card_number": "0005",
    "first_due": "12月24号",
}


@pytest.fixture(autouse=True)
def _speak_chinese_again() -> Iterator[None]:
    yield
    use("zh")


def answer(
    terminal: Terminal, script: dict[str, str | None], *, plain: bool = False, before: str | None = None
) -> None:
    """Answer the questions of the form in their order, up to the one before `before`."""
    for key, typed in script.items():
        if key == before:
            return
        terminal.expect(say(f"questions.{key}.ask"))
        if plain:
            terminal.expect(say("ask.plain_prompt"))
            typed = PLAIN.get(key, typed)
        terminal.type(typed or "")
        if key in ("id_number", "card_number"):
            terminal.expect(say("apply.last_four.ask"))
            terminal.type("y")


def begin(
    *options: str,
    language: Language,
    home: Path,
    cols: int,
    env: dict[str, str] | None = None,
    program: Callable[..., tuple[str, ...]] = hurried,
) -> Terminal:
    """`uwallet apply`, up to the first question."""
    use(language)
    terminal = Terminal(*program("apply", *options), home=home, cols=cols, env={"UWALLET_NOW": NOW, **(env or {})})
    terminal.expect(say("apply.begin.ask"))
    return terminal


def submit(terminal: Terminal) -> int:
    """Look over the check page, the cost and the forecast, and submit."""
    terminal.expect(say("apply.check.ask"))
    terminal.type("1")
    terminal.expect(say("sheet.nothing_else"))
    terminal.send("y")  # ahead of time: it counts for nothing
    terminal.expect(say("apply.read.ask"))
    terminal.type("y")
    terminal.expect(say("apply.submit.ask"))
    terminal.type("1")
    return terminal.end()


def test_a_borrower_in_chinese_applies_takes_the_call_and_is_paid(tmp_path: Path) -> None:
    terminal = begin(language="zh", home=tmp_path, cols=80, program=uwallet)
    terminal.type("y")
    answer(terminal, {**CLEAN, "amount": "１５万"})
    began = time.monotonic()
    assert submit(terminal) == 0
    assert time.monotonic() - began >= READING_SECONDS, "the cost sheet did not stay for its time"
    assert say("status.state.callback_due") in terminal.text()

    call = Terminal(*uwallet("callback", "answer"), home=tmp_path, env={"UWALLET_NOW": NOW})
    call.expect(say("call.pick_up.ask"))
    call.type("1")
    for said in CALLED.values():
        call.expect("›")
        call.type(said)
    assert call.end() == 0
    assert say("status.state.repaying") in call.text()
    payout = due_day(moment({"UWALLET_NOW": NOW}).date(), 1)
    assert f"{payout.year}年{payout.month}月{payout.day}日" in call.text()
    assert json.loads(run("status", "--json", home=tmp_path).stdout)["state"] == "repaying"


def test_a_borrower_in_english_on_a_phone_with_plain_lines_is_paid(tmp_path: Path) -> None:
    terminal = begin("--plain", "--lang", "en", language="en", home=tmp_path, cols=40)
    terminal.type("y")
    answer(terminal, CLEAN, plain=True)
    assert submit(terminal) == 0
    text = terminal.text()
    assert say("status.state.repaying") in text
    typed = {character for answer in CLEAN.values() for character in answer or ""}
    assert set(re.findall("[一-鿿]", text)) <= typed, "Chinese in an English run"
    assert not re.search("[─-╿]", text), "box characters in a plain run"
    assert max(len(line) for line in text.splitlines()) <= 40


@pytest.mark.parametrize(("language", "cols"), [("zh", 40), ("en", 80)])
def test_a_borrower_who_listens_applies_rehearses_takes_the_call_and_repays(
    tmp_path: Path, language: Language, cols: int
) -> None:
    heard = begin("--plain", "--lang", language, language=language, home=tmp_path, cols=cols)
    heard.type("y")
    answer(heard, {**CLEAN, "amount": "15万"}, plain=True)
    assert submit(heard) == 0
    said = [heard]
    for step in ("rehearse", "answer"):
        call = Terminal(
            *uwallet("callback", step, "--plain", "--lang", language),
            home=tmp_path,
            cols=cols,
            env={"UWALLET_NOW": NOW},
        )
        if step == "answer":
            call.expect(say("call.pick_up.ask"))
            call.type("1")
        for number, words in enumerate(CALLED.values(), start=1):
            if number > 1:
                call.expect(say("call.place", number=number - 1, total=len(CALLED)))
            call.expect(say("ask.plain_prompt"))
            call.type(words)
        assert call.end() == 0
        assert say("call.summary_counts", agrees=17, differs=0, vague=0) in "".join(call.text().split("\n"))
        said.append(call)
    ref = json.loads(run("status", "--json", home=tmp_path).stdout)["ref"]
    for line, wanted in (
        ("status", say("status.head", ref=ref, state=say("status.state.repaying"))),
        ("loan pay", say("loan.receipt.title", ref=ref)),
    ):
        shown = Terminal(
            *uwallet(*line.split(), "--plain", "--lang", language), home=tmp_path, cols=cols, env={"UWALLET_NOW": NOW}
        )
        assert shown.end() == 0
        assert wanted in shown.text()
        said.append(shown)
    assert [one.raw.count("\x1b") for one in said] == [0] * 5, "the cursor moved, or something was coloured"


@pytest.mark.parametrize("setting", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_who_needs_plain_lines_says_so_once_for_screens_and_questions(tmp_path: Path, setting: dict[str, str]) -> None:
    terminal = begin(language="zh", home=tmp_path, cols=80, env=setting)
    terminal.expect(say("ask.plain_ways"))
    terminal.type("y")
    terminal.expect(say("apply.place", number=1, total=27))
    terminal.key("ctrl-c")
    assert terminal.end() == 130
    assert "\x1b" not in terminal.raw
    piped = run("callback", home=tmp_path, env=setting).stdout
    assert piped == run("callback", "--plain", home=tmp_path).stdout
    assert f"3. {say('callback.after_none')}\n" in piped, "a sentence is one line where no terminal needs it broken"


def test_a_borrower_in_a_bare_locale_without_colour_stops_and_goes_on(tmp_path: Path) -> None:
    bare = {"LANG": "C", "LC_ALL": "C", "NO_COLOR": "1"}
    terminal = begin(language="zh", home=tmp_path, cols=80, env=bare)
    terminal.type("y")
    answer(terminal, CLEAN, before="monthly_income")
    terminal.expect(say("questions.monthly_income.ask"))
    terminal.send("1234")
    terminal.key("ctrl-c")
    terminal.expect(say("errors.interrupted_ref", ref="")[:12])
    assert terminal.attributes() == terminal.found
    assert terminal.end() == 130
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", terminal.raw), "colour although NO_COLOR is set"

    again = Terminal(*hurried("apply"), home=tmp_path, env={"UWALLET_NOW": NOW, **bare})
    again.expect(say("apply.resume.ask"))
    again.type("1")
    rest = list(CLEAN)[list(CLEAN).index("monthly_income") :]
    answer(again, {key: CLEAN[key] for key in rest})
    assert submit(again) == 0
    assert say("status.state.repaying") in again.text()


@pytest.mark.parametrize("killed_at", ["months", "id_number", "employer", "consent_truth"])
def test_a_killed_process_loses_at_most_the_answer_being_typed(tmp_path: Path, killed_at: str) -> None:
    terminal = begin(language="zh", home=tmp_path, cols=80)
    terminal.type("y")
    answer(terminal, CLEAN, before=killed_at)
    terminal.expect(say(f"questions.{killed_at}.ask"))
    terminal.send("9")
    terminal.child.kill(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL

    again = Terminal(*uwallet("apply"), home=tmp_path, env={"UWALLET_NOW": NOW})
    again.expect(say("apply.resume.ask"))
    again.type("1")
    again.expect(say(f"questions.{killed_at}.ask"))
    again.key("ctrl-c")
    assert again.end() == 130


@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", -15), ("SIGHUP", -1)])
@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_signal_in_a_question_leaves_the_terminal_as_it_was_and_the_answers_kept(
    tmp_path: Path, options: tuple[str, ...], name: str, status: int
) -> None:
    terminal = begin(*options, language="zh", home=tmp_path, cols=80)
    terminal.type("y")
    answer(terminal, CLEAN, plain=bool(options), before="method")
    terminal.expect(say("questions.method.ask"))
    terminal.expect(say("ask.plain_prompt") if options else say("ask.back"))
    terminal.child.kill(signal.Signals[name])
    while terminal.child.isalive():
        terminal.read()
    assert terminal.attributes() == terminal.found
    assert terminal.end() == status
    kept = json.loads(run("data", "export", "--json", home=tmp_path).stdout)["applications"][0]
    assert kept["answers"] == {"amount": "20000", "months": 12}
