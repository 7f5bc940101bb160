"""The example lender: installed as a package, plugged in by its entry point, and followed to the last stage."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.guards.sources import APPLICANTS
from tests.lenders.installing import EXAMPLE, announce, install_example, run
from tests.person import Person, Shown
from uwallet_cli.lenders import promises

README = (EXAMPLE / "README.md").read_text(encoding="utf-8")

NEEDED = [name for name in ("pip", "hatchling") if importlib.util.find_spec(name) is None]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip installed the example into."""
    if NEEDED:
        pytest.skip(f"needs {', '.join(NEEDED)} to install the example lender")
    return install_example(tmp_path_factory.mktemp("example"))


class Branch:
    """A branch of Harbour and one borrower of it: the clerk's ledger, and the borrower's machine."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.home, self.ledger, self.installed = folder / "home", folder / "ledger.json", installed
        self.entries: dict[str, list[dict[str, Any]]] = {}

    def uwallet(self, *line: str, now: str) -> Any:
        """What the borrower sees, as JSON."""
        env = {"HARBOUR_LEDGER": str(self.ledger)}
        ran = run(*line, "--json", home=self.home, plugged=self.installed, now=now, env=env)
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    def screen(self, *line: str, now: str, lang: str = "zh") -> str:
        """What the borrower sees, as words."""
        env = {"HARBOUR_LEDGER": str(self.ledger), "COLUMNS": "200"}
        ran = run(*line, home=self.home, plugged=self.installed, now=now, env=env, lang=lang)
        return ran.stdout + ran.stderr

    def writes(self, ref: str, at: str, kind: str, **data: Any) -> None:
        """The clerk decides."""
        self.entries.setdefault(ref, []).append({"at": f"{at}+08:00", "kind": kind, "data": data})
        self.ledger.write_text(json.dumps(self.entries), encoding="utf-8")


@pytest.fixture
def branch(tmp_path: Path, installed: Path) -> Branch:
    return Branch(tmp_path, installed)


def applied(branch: Branch) -> str:
    answers = str(APPLICANTS / "clean.json")
    begun = branch.uwallet("apply", "--lender", "harbour", "--answers", answers, "--yes", now="2026-11-24T10:00")
    assert (begun["lender"], begun["state"]) == ("harbour", "in_review")
    return str(begun["ref"])


def test_an_application_to_the_example_goes_through_all_five_stages(branch: Branch) -> None:
    ref = applied(branch)

    reason = {"code": "first_time", "text": "第一次在海港借款，打个电话认识一下"}
    branch.writes(ref, "2026-11-24T15:00", "review_person", calls=[reason], windows=WINDOWS)
    assert branch.uwallet("status", now="2026-11-24T14:59")["state"] == "in_review"
    called = branch.uwallet("status", now="2026-11-24T15:00")
    assert (called["state"], called["callback"]["window"]) == (
        "callback_due",
        ["2026-11-25T10:00:00+08:00", "2026-11-25T12:00:00+08:00"],
    )
    assert called["callback"]["reasons"][0]["text"] == "第一次在海港借款，打个电话认识一下"
    assert called["next"]["command"] == f"uwallet callback rehearse {ref}"

    branch.writes(ref, "2026-11-25T10:30", "call_matched")
    branch.writes(ref, "2026-11-25T16:00", "paid_out", **TERMS)
    paid_out = branch.uwallet("status", now="2026-11-25T17:00")
    assert (paid_out["state"], paid_out["stage"]) == ("repaying", 5)
    assert branch.uwallet("loan", "schedule", ref, now="2026-11-25T17:00")["schedule"][0]["due"] == "2026-12-25"

    paid = branch.uwallet("status", ref, "--update", "paid", now="2026-12-20T09:00")
    assert [event["kind"] for event in paid["events"]] == [
        "submitted", "review_person", "call_matched", "paid_out", "paid",
    ]  # fmt: skip


def test_what_it_told_is_kept_even_if_its_ledger_is_lost(branch: Branch) -> None:
    ref = applied(branch)
    branch.writes(ref, "2026-11-24T15:00", "review_fine")
    assert branch.uwallet("status", now="2026-11-24T16:00")["state"] == "approved"
    branch.ledger.unlink()

    assert branch.uwallet("status", now="2026-11-24T17:00")["state"] == "approved"


def test_an_application_that_it_refers_back_is_mended_and_decided_again(branch: Branch, tmp_path: Path) -> None:
    ref = applied(branch)
    branch.writes(ref, "2026-11-24T11:00", "referred", mend=["monthly_income"])
    assert branch.uwallet("status", now="2026-11-24T11:30")["state"] == "referred"
    mended = tmp_path / "mended.json"
    mended.write_text('{"monthly_income": 12000}', encoding="utf-8")

    again = branch.uwallet("apply", ref, "--answers", str(mended), "--yes", now="2026-11-24T12:00")

    assert again["state"] == "in_review"
    branch.writes(ref, "2026-11-24T13:00", "review_declined", reasons=[{"code": "full", "text": "本月已满"}])
    assert branch.uwallet("status", now="2026-11-24T14:00")["review"]["reasons"][0]["text"] == "本月已满"


WINDOWS = [["2026-11-25T10:00+08:00", "2026-11-25T12:00+08:00"]]
TERMS = {
    **{"amount": "20000", "months": 12, "method": "equal_instalment", "rate": "0.12", "penalty_rate": "0.18"},
    **{"bank": "示例银行", "card": "0005"},
}
OF_OTHERS = ("演练机构", "演练，", "您记录", "practice lender", "as you recorded", "no real money")


@pytest.mark.parametrize("terms", [{}, TERMS], ids=["its terms in the contract", "its terms told"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_screen_calls_it_practice_or_recorded_by_the_borrower(
    branch: Branch, lang: str, terms: dict[str, Any]
) -> None:
    ref = applied(branch)
    seen = [branch.screen("status", now="2026-11-24T10:01", lang=lang)]
    told: list[tuple[str, str, dict[str, Any]]] = [
        ("2026-11-24T11:00", "review_person", {"score": 50, "reasons": [REASON], "windows": WINDOWS}),
        ("2026-11-25T10:30", "call_matched", {}),
        ("2026-11-25T16:00", "paid_out", terms),
    ]
    for at, kind, data in told:
        branch.writes(ref, at, kind, **data)
        seen.append(branch.screen("status", now=at, lang=lang))
        if kind == "review_person":
            seen.append(branch.screen("callback", ref, now=at, lang=lang))

    assert [one for one in seen if one.startswith(ref) and "“harbour”" not in one] == []
    assert [word for word in OF_OTHERS for one in seen if word in one] == []


REASON = {"code": "x", "text": "Low"}


def test_who_waits_for_its_call_hears_when_it_is_expected(branch: Branch) -> None:
    ref = applied(branch)
    branch.writes(ref, "2026-11-24T11:00", "review_person", windows=WINDOWS)
    assert branch.uwallet("status", now="2026-11-24T11:00")["state"] == "callback_due"

    assert f"您的申请 {ref}：机构预计 11月25日" in branch.screen("faq", "no-call", now="2026-11-24T12:00")


def test_its_call_is_not_taken_here(branch: Branch) -> None:
    ref = applied(branch)
    branch.writes(ref, "2026-11-24T11:00", "review_person")

    told = branch.screen("callback", "answer", ref, now="2026-11-24T12:00")

    assert "电话由那家机构打来" in told
    assert "“harbour”" in told


def test_what_it_moves_is_not_recorded_by_hand(branch: Branch) -> None:
    ref = applied(branch)

    told = branch.screen("status", ref, "--update", "review_fine", now="2026-11-24T12:00")

    assert "插件“harbour”推进" in told


def test_the_letter_gives_its_reasons_in_its_own_words(branch: Branch, tmp_path: Path) -> None:
    ref = applied(branch)
    branch.writes(ref, "2026-11-24T11:00", "review_declined", reasons=[{"code": "full", "text": "本月已满"}])
    letter = tmp_path / "letter.txt"

    branch.uwallet("status", ref, "--letter", str(letter), now="2026-11-24T12:00")

    assert "1. 本月已满" in letter.read_text(encoding="utf-8")


# --- its README ------------------------------------------------------------------------------------------------------


def block(name: str) -> str:
    """The code in the README that is run under that name."""
    found = re.search(rf"<!-- run: {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, name
    return found[1]


@pytest.mark.parametrize(("amount", "state"), [(5000, "approved"), (5001, "declined")])
def test_the_smallest_lender_in_the_readme_decides(
    amount: int, state: str, tmp_path: Path, uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged = announce(tmp_path / "plugged", block("smallest"), "pebble", package=f"pebble_{amount}")
    monkeypatch.syspath_prepend(str(plugged))
    answers = json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8"))
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({**answers, "amount": amount}), encoding="utf-8")

    ran = uwallet(["apply", "--lender", "pebble", "--answers", str(file), "--yes", "--json"])

    assert ran.json["state"] == state
    assert [one["text"] for one in ran.json["review"]["reasons"]] == (
        [] if state == "approved" else ["我们只借 5,000 元以内 We lend up to 5,000 yuan"]
    )


def test_the_readme_announces_the_example_as_its_own_package_does() -> None:
    package = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))

    assert tomllib.loads(block("announced"))["project"]["entry-points"] == package["project"]["entry-points"]


def test_the_table_in_the_readme_is_what_is_taken() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) ?\|$", README.partition("<!-- table -->")[2], re.MULTILINE)

    assert {kind: re.findall(r"`(\w+)`", keys) for kind, keys in rows} == {
        kind: list(keys) for kind, keys in promises.MAY_TELL.items()
    }


def test_the_welcome_says_that_a_plug_in_may_send_what_it_is_given(
    uwallet: Uwallet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged = announce(tmp_path / "plugged", block("smallest"), "pebble", package="pebble_seen")
    monkeypatch.syspath_prepend(str(plugged))
    person = Person({"apply.begin": False})

    uwallet("apply --lender pebble", person=person)

    assert "可能会把您的资料发给机构" in person_saw(person)


def person_saw(person: Person) -> str:
    from rich.console import Console

    from uwallet_cli.show.look import Look
    from uwallet_cli.show.pages import page

    console = Console(width=400)
    with console.capture() as captured:
        for one in person.seen:
            if isinstance(one, Shown):
                console.print(page(one.what, Look(400, plain=True)))
    return captured.get()
