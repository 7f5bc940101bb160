"""`uwallet callback`, `forecast`, `rehearse`, `log`, and the right to an explanation."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_callback_answer import LARGE, Caller
from tests.conftest import APPLICANTS, Uwallet
from tests.person import Person
from uwallet_cli.interview.call import Call

Applied = Callable[..., Any]

SECRETS = ("34052419800101001X", "6200000000000005", "13800138000", "王伟", "晨光教育咨询有限公司", "32000", "32,000")


def test_without_an_application_the_general_case_is_told(uwallet: Uwallet) -> None:
    document = uwallet("callback --json").json
    assert (document["likely"], document["ref"], document["window"]) == ("unknown", None, None)
    assert (len(document["asks"]), len(document["why"]), len(document["after"])) == (17, 4, 3)


def test_who_will_be_called_is_told_why_when_and_what_is_asked(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("large")["ref"]
    document = uwallet("callback --json").json
    assert (document["likely"], document["ref"]) == ("yes", ref)
    assert [(one["value"], one["threshold"]) for one in document["reasons"]] == [("150000.00", "100000.00")]
    assert document["window"][0] == "2026-11-24T12:00:00+08:00"
    assert {one["key"]: one["shown"] for one in document["asks"]}["card_number"] == "尾号 0005"


@pytest.mark.parametrize(
    "line", ["callback", "callback --json", "callback forecast", "status --explain", "status --json"]
)
def test_private_answers_are_never_shown(applied: Applied, uwallet: Uwallet, line: str) -> None:
    applied("large")
    out = uwallet(line).out
    assert not [secret for secret in SECRETS if secret in out]


@pytest.mark.parametrize("name", ["overstretched", "clean"])
def test_once_it_has_ended_one_line_says_how_and_the_general_case_follows(
    applied: Applied, uwallet: Uwallet, name: str
) -> None:
    ref = applied(name)["ref"]
    ended = uwallet("callback --json").json
    assert ended["ended"] in ("declined", "repaying")
    general = uwallet("callback --json", now="2026-11-24T10:20").json
    assert [one["shown"] for one in ended["asks"]] == [one["shown"] for one in general["asks"]]
    assert ref in uwallet("callback").out.splitlines()[0]


def test_an_own_lenders_call_is_likely_by_the_practice_policy_and_said_so(uwallet: Uwallet) -> None:
    uwallet(["apply", "--lender", "own", "--answers", str(APPLICANTS / "large.json"), "--yes"])
    assert uwallet("callback --json").json["likely"] == "likely"
    assert "演练机构" in uwallet("callback").out


@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("options", ["", "--plain", "--lang en"])
@pytest.mark.parametrize("line", ["callback", "callback forecast", "status --explain", "callback log"])
def test_every_screen_fits_its_terminal(
    applied: Applied, uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, line: str, options: str, columns: str
) -> None:
    from rich.cells import cell_len

    applied("contradictory")
    monkeypatch.setenv("COLUMNS", columns)
    out = uwallet(f"{line} {options}").out
    assert out
    assert max(cell_len(row) for row in out.splitlines()) <= int(columns)


def test_a_forecast_with_other_terms_changes_nothing(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    file = home / "open" / f"{applied('large')['ref']}.json"
    before = file.read_bytes()
    changed = uwallet("callback forecast --amount 10万 --json").json
    assert (changed["outcome"], changed["callback"]["needed"]) == ("fine", False)
    assert file.read_bytes() == before


def test_a_forecast_works_from_a_file_alone(uwallet: Uwallet, home: Path) -> None:
    ran = uwallet(["callback", "forecast", "--answers", str(APPLICANTS / "thin.json"), "--json"])
    assert [one["code"] for one in ran.json["callback"]["reasons"]] == ["first_loan_here"]
    assert not home.exists()


def test_where_nothing_helps_the_forecast_says_so(uwallet: Uwallet) -> None:
    ran = uwallet(["callback", "forecast", "--answers", str(APPLICANTS / "overstretched.json")])
    assert "都不能改变这次的结果" in "".join(ran.out.split())


def test_a_wrong_wish_is_told_with_its_key(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    ran = uwallet("callback forecast --amount 1 --json")
    assert (ran.status, json.loads(ran.err)["error"]["details"][0]["key"]) == (4, "amount")


class Rehearsing(Caller):
    """A caller's script without the question whether to take the call."""

    def __init__(self, said: dict[str, str | list[str]], **script: Any) -> None:
        super().__init__(said, **script)
        self._left.pop("call.pick_up", None)


def test_a_rehearsal_counts_for_nothing_and_keeps_nothing(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    file = home / "open" / f"{applied('large')['ref']}.json"
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    ran = uwallet("callback rehearse", person=Rehearsing(LARGE | {"employer": "别的公司集团"}))
    assert ran.status == 0
    assert "单位名称" in ran.err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert file in before


def test_the_note_card_has_no_full_number(applied: Applied, uwallet: Uwallet, tmp_path: Path) -> None:
    applied("large")
    card = tmp_path / "card.txt"
    ran = uwallet(["callback", "rehearse", "--card", str(card)], person=Rehearsing(LARGE))
    text = card.read_text(encoding="utf-8")
    assert "0005" in text
    assert not [secret for secret in SECRETS if secret in text + ran.out]
    assert card.stat().st_mode & 0o077 == 0


def test_a_rehearsal_as_json_has_no_full_number_and_nothing_that_was_said(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    ran = uwallet("callback rehearse --json", person=Rehearsing(LARGE | {"employer": "别的公司集团"}))
    marks = {one["key"]: one["mark"] for one in ran.json["heard"]}
    assert (marks["employer"], marks["amount"]) == ("differs", "agrees")
    assert not [secret for secret in (*SECRETS, "别的公司集团") if secret in ran.out]


def test_no_file_is_overwritten(applied: Applied, uwallet: Uwallet, tmp_path: Path) -> None:
    applied("large")
    (tmp_path / "card.txt").write_text("mine", encoding="utf-8")
    assert uwallet(["status", "--letter", str(tmp_path / "card.txt")]).status == 2
    assert (tmp_path / "card.txt").read_text(encoding="utf-8") == "mine"


def test_a_rehearsal_works_without_an_application(uwallet: Uwallet, home: Path) -> None:
    assert uwallet("callback rehearse", person=Rehearsing(dict.fromkeys(LARGE, "嗯"))).status == 0
    assert not home.exists()


def test_a_rehearsal_sounds_different_each_time_but_the_same_for_a_seed() -> None:
    heard: list[list[str]] = []

    class Listening(Person):
        def text(self, key: str, **_options: Any) -> Any:
            heard[-1].append(key)
            return "嗯"

    for seed in (1, 1, 2):
        heard.append([])
        Call(Listening({}), date(2026, 11, 24), seed).held(dict.fromkeys(LARGE))
    assert heard[0] == heard[1]
    assert heard[0] != heard[2]


def test_a_call_is_noted_listed_and_exported(applied: Applied, uwallet: Uwallet, tmp_path: Path) -> None:
    ref = applied("large")["ref"]
    said: dict[str, Any] = {"log.number": "未显示", "log.name": "陈女士", "log.staff": "1024"}
    said |= {"log.points": "[b]核对收入[/b]\x1b[2J", "log.promise": "周五前放款"}
    assert uwallet("callback log --add --at 2026-11-24T10:00", person=Person(said)).status == 0
    uwallet("callback log --missed")
    notes = uwallet("callback log --json").json
    assert [(note["ref"], note["missed"], note["staff"]) for note in notes] == [(ref, False, "1024"), (ref, True, None)]
    out = tmp_path / "calls.txt"
    assert uwallet(["callback", "log", "--export", str(out)]).status == 0
    assert "[b]核对收入[/b]" in out.read_text(encoding="utf-8")
    assert "\x1b" not in out.read_text(encoding="utf-8")


def test_a_long_number_in_a_note_is_offered_for_masking(uwallet: Uwallet) -> None:
    said: dict[str, Any] = {"log.points": "报了卡号 6200 0000 0000 0005", "log.mask": True}
    rest = {f"log.{key}": Person.ENTER for key in ("number", "name", "staff", "promise")}
    uwallet("callback log --add", person=Person(said | rest))
    assert uwallet("callback log --json").json[0]["points"] == "报了卡号 ****0005"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-24T15:00", "耐心等等"),
        ("2026-11-26T10:00", "主动联系客服"),
        ("2026-11-30T17:00", "超过了通常的三个工作日"),
    ],
)
def test_while_no_call_comes_the_wait_is_told_in_office_hours(uwallet: Uwallet, now: str, words: str) -> None:
    uwallet(["apply", "--lender", "own", "--answers", str(APPLICANTS / "large.json"), "--yes"])
    assert words in "".join(uwallet("status", now=now).out.split()).replace("│", "")
    assert words in "".join(uwallet("faq no-call").out.split())


def test_missed_calls_that_were_noted_count(uwallet: Uwallet) -> None:
    uwallet(["apply", "--lender", "own", "--answers", str(APPLICANTS / "large.json"), "--yes"])
    uwallet("callback log --missed")
    assert "1次未接来电" in "".join(uwallet("status").out.split())


def test_a_decision_is_explained_factor_by_factor(applied: Applied, uwallet: Uwallet) -> None:
    applied("overstretched")
    document = uwallet("status --explain --json").json
    assert sum(one["points"] for one in document["factors"]) == document["score"] == 4
    assert sum(one["best"] for one in document["factors"]) == 100


def test_the_letter_asks_for_an_explanation_and_for_a_person_masked(
    applied: Applied, uwallet: Uwallet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ref = applied("overstretched")["ref"]
    assert uwallet("status --letter").status == 0
    text = (tmp_path / f"uwallet-letter-{ref}.txt").read_text(encoding="utf-8")
    assert "第二十四条" in text
    assert "近 24 个月逾期 4 次" in text
    assert "得满分" not in text
    assert "李*" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_a_draft_has_no_decision_to_explain(uwallet: Uwallet) -> None:
    answers: dict[str, Any] = {"apply.begin": True, "questions.amount": "20000", "questions.months": Person.CTRL_C}
    uwallet("apply", person=Person(answers))
    assert uwallet("status --letter").status == 2
