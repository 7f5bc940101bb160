"""`uwallet apply` as a conversation, in process: back and forth, mistakes, changes, refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from tests.conftest import APPLICANTS, Uwallet
from tests.person import Asked, Paused, Person, Shown
from uwallet_cli.ask.prompter import Move
from uwallet_cli.interview import pages
from uwallet_cli.interview.form import BY_KEY
from uwallet_cli.interview.session import READING_SECONDS
from uwallet_cli.lenders.preview import Preview
from uwallet_cli.loan.quoting import Sheet
from uwallet_cli.show.look import Look
from uwallet_cli.show.wizard import check_page
from uwallet_cli.text import Language, use

Applied = Callable[..., Any]

AGREES: dict[str, Any] = {"apply.check": "go", "apply.read": True, "apply.submit": "send"}


def script(name: str = "clean", /, **changes: Any) -> dict[str, Any]:
    """What a person types to give one of the applicants' answers, from the welcome to the submission."""
    answers = json.loads((APPLICANTS / f"{name}.json").read_text(encoding="utf-8"))
    typed: dict[str, Any] = {"apply.begin": True}
    for key, value in answers.items():
        kind = BY_KEY[key].kind
        typed[f"questions.{key}"] = tuple(value) if kind == "choices" else value if kind == "yes_no" else str(value)
    typed |= {"apply.last_four": [True, True], **AGREES}
    return typed | {(key if "." in key else f"questions.{key}"): value for key, value in changes.items()}


def asked_of(person: Person) -> list[Asked]:
    return [one for one in person.seen if isinstance(one, Asked)]


def without(typed: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in typed.items() if key not in keys}


@pytest.mark.parametrize("options", ["", "--lang en", "--plain", "--lang en --plain"])
@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_a_whole_application_in_either_language_at_any_width(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, options: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = uwallet(f"apply {options}", person=Person(script()))
    assert ran.status == 0, ran.err
    assert "UW-" in ran.out
    assert ("repaying" if "en" in options else "还款中") in ran.out


@pytest.mark.parametrize("name", ["large", "thin", "overstretched", "contradictory"])
def test_the_wizard_and_the_file_come_to_the_same(uwallet: Uwallet, applied: Applied, name: str) -> None:
    talked = uwallet("apply --json", person=Person(script(name))).json
    given = applied(name)
    for document in (talked, given):
        del document["ref"], document["next"]
    assert talked == given


WRONG = {
    "amount": "30",
    "purpose_detail": "……",
    "name": "李娜2",
    "id_number": "340524198001010011",
    "phone": "12345",
    "city": "",
    "employer": "!!!",
    "position": "?",
    "years_employed": "很久",
    "pay_day": "32",
    "monthly_income": "一点点",
    "monthly_debt": "-5",
    "other_loans": "一些",
    "past_due_count": "1.5",
    "recent_applications": "多",
    "credit_years": "81",
    "bank": "",
    "card_number": "6200000000000006",
}


@pytest.mark.parametrize("key", sorted(WRONG))
def test_a_wrong_answer_is_told_and_kept_to_mend(uwallet: Uwallet, key: str) -> None:
    typed = script("thin" if key == "purpose_detail" else "clean")
    right = typed[f"questions.{key}"]
    person = Person(typed | {f"questions.{key}": [WRONG[key], right]})
    assert uwallet("apply", person=person).status == 0
    trouble = [shown for shown in person.shown if isinstance(shown, pages.Trouble)]
    assert [one.error.details[0].key for one in trouble] == [key]
    again = [asked for asked in asked_of(person) if asked.key == f"questions.{key}"][1]
    assert again.default == ("" if again.secret else WRONG[key])


def test_numbers_typed_unseen_are_confirmed_by_their_last_four(uwallet: Uwallet) -> None:
    typed = script()
    number = typed["questions.card_number"]
    person = Person(typed | {"questions.card_number": [number, number], "apply.last_four": [True, False, True]})
    assert uwallet("apply", person=person).status == 0
    endings = [shown.ending for shown in person.shown if isinstance(shown, pages.LastFour)]
    assert endings == ["001X", "0005", "0005"]
    assert {asked.key for asked in asked_of(person) if asked.secret} == {"questions.id_number", "questions.card_number"}


def test_one_can_go_back_and_answer_differently(uwallet: Uwallet) -> None:
    typed = script(months=[Move.BACK, "12"], amount=["20000", "２万５"])
    person = Person(typed)
    assert uwallet("apply --json", person=person).json["state"] == "repaying"
    keys = [asked.key for asked in asked_of(person)]
    assert keys[1:6] == [
        "questions.amount",
        "questions.months",
        "questions.amount",
        "questions.months",
        "questions.method",
    ]
    assert [asked.default for asked in asked_of(person) if asked.key == "questions.amount"] == ["", "20000"]
    assert not next(asked for asked in asked_of(person) if asked.key == "questions.amount").back


def test_a_change_on_the_check_page_asks_only_what_depends_on_it(uwallet: Uwallet) -> None:
    changing: dict[str, Any] = {"apply.check": ["change", "go"], "apply.which": "purpose"}
    typed = script(**changing, purpose=["education", "other"])
    person = Person(typed | {"questions.purpose_detail": "换冰柜"})
    assert uwallet("apply", person=person).status == 0
    keys = [asked.key for asked in asked_of(person)]
    assert keys[keys.index("apply.which") :] == [
        "apply.which", "questions.purpose", "questions.purpose_detail", "apply.check", "apply.read", "apply.submit",
    ]  # fmt: skip


def test_what_is_no_longer_asked_for_is_dropped(uwallet: Uwallet, home: Path) -> None:
    typed = script(
        **{"apply.check": ["change", "go"], "apply.which": "employment", "employment": ["employed", "retired"]}
    )
    ref = uwallet("apply --json", person=Person(typed)).json["ref"]
    tables = json.loads((home / "open" / f"{ref}.json").read_text(encoding="utf-8"))
    assert "position" not in tables["application"]["1"]["answers"]
    assert "employer" not in tables["private"]["1"]


def test_cost_and_forecast_are_seen_before_submitting(uwallet: Uwallet) -> None:
    person = Person(script("large"))
    uwallet("apply", person=person)
    seen = next(shown for shown in person.shown if isinstance(shown, Preview))
    assert [reason.code for reason in seen.review.call_reasons] == ["large_amount"]
    assert [(change.key, change.after) for change in seen.changes] == [("amount", "100000.00")]
    assert seen.cost is not None
    assert seen.cost.irr_compound > seen.cost.irr_x12


def test_the_cost_sheet_stays_for_its_time_and_is_confirmed_as_read(uwallet: Uwallet) -> None:
    person = Person(script())
    uwallet("apply", person=person)
    seen = [type(one.what).__name__ if isinstance(one, Shown) else one.key for one in person.seen]
    assert seen[-5:] == ["Preview", "Sheet", "apply.reading", "apply.read", "apply.submit"]
    assert next(one.seconds for one in person.seen if isinstance(one, Paused)) == READING_SECONDS


def test_who_has_not_understood_the_sheet_sees_it_again(uwallet: Uwallet) -> None:
    person = Person(script(**{"apply.read": [False, True]}))
    assert uwallet("apply", person=person).status == 0
    assert [isinstance(one, Paused) for one in person.seen].count(True) == 2


@pytest.mark.parametrize(("changed", "readings"), [("city", 1), ("amount", 2)])
def test_a_change_brings_the_sheet_back_only_where_it_changes_the_cost(
    uwallet: Uwallet, changed: str, readings: int
) -> None:
    typed = script()
    again = {"city": "南京", "amount": "30000"}[changed]
    typed |= {"apply.check": ["go", "change", "go"], "apply.submit": ["change", "send"], "apply.which": changed}
    typed |= {f"questions.{changed}": [typed[f"questions.{changed}"], again], "apply.read": [True] * readings}
    typed["apply.check"] = ["go", "change", "go"]
    person = Person(typed)
    assert uwallet("apply", person=person).status == 0
    assert [isinstance(one, Paused) for one in person.seen].count(True) == readings


def test_ctrl_c_while_reading_stops_and_keeps_what_was_answered(uwallet: Uwallet) -> None:
    typed = without(script(**{"apply.reading": Person.CTRL_C}), "apply.read", "apply.submit")
    ran = uwallet("apply", person=Person(typed))
    assert ran.status == 130
    assert uwallet("status --json").json["ref"] in ran.err


def test_answers_given_at_once_need_no_reading_time(uwallet: Uwallet) -> None:
    answers = str(APPLICANTS / "clean.json")
    assert uwallet(["apply", "--answers", answers, "--yes"], person=Person({})).status == 0


def test_another_lenders_sheet_is_a_trial_at_the_practice_rate(uwallet: Uwallet) -> None:
    person = Person(script())
    assert uwallet("apply --lender own", person=person).status == 0
    sheet = next(shown for shown in person.shown if isinstance(shown, Sheet))
    assert (sheet.basis, sheet.penalty) == ("trial", None)


@pytest.mark.parametrize("key", ["consent_data", "consent_sensitive", "consent_truth"])
def test_refusing_a_consent_ends_it_politely_and_keeps_nothing(uwallet: Uwallet, home: Path, key: str) -> None:
    changing: dict[str, Any] = {key: False, "apply.refuse": "end"}
    typed = script(**changing)
    consents = ["consent_data", "consent_sensitive", "consent_truth"]
    later = [f"questions.{one}" for one in consents[consents.index(key) + 1 :]]
    ran = uwallet("apply", person=Person(without(typed, *later, "apply.check", "apply.read", "apply.submit")))
    assert ran.status == 0
    assert not list((home / "open").glob("*"))
    assert uwallet("status").status == 3


def test_one_can_think_again_about_a_consent(uwallet: Uwallet) -> None:
    typed = script(consent_data=[False, True], **{"apply.refuse": "reconsider"})
    assert uwallet("apply", person=Person(typed)).status == 0


def test_declining_to_begin_keeps_nothing(uwallet: Uwallet, home: Path) -> None:
    assert uwallet("apply", person=Person({"apply.begin": False})).status == 0
    assert not home.exists()


def test_a_stopped_application_goes_on_where_it_was(uwallet: Uwallet) -> None:
    typed = script()
    keys = list(typed)
    stop = keys.index("questions.monthly_income")
    first = {key: typed[key] for key in keys[:stop]} | {"apply.last_four": True}
    ran = uwallet("apply", person=Person(first | {"questions.monthly_income": Person.CTRL_C}))
    assert ran.status == 130
    ref = uwallet("status --json").json["ref"]
    assert ref in ran.err
    rest = {key: typed[key] for key in keys[stop:]} | {"apply.resume": ref, "apply.last_four": True}
    assert uwallet("apply --json", person=Person(rest)).json["state"] == "repaying"


def test_a_draft_kept_for_later_goes_on_by_its_reference(uwallet: Uwallet) -> None:
    ran = uwallet("apply", person=Person(without(script(**{"apply.check": "later"}), "apply.read", "apply.submit")))
    assert ran.status == 0
    ref = uwallet("status --json").json["ref"]
    finished = uwallet(f"apply {ref} --json", person=Person(AGREES))
    assert finished.json["state"] == "repaying"


def test_flags_are_answers_given_before(uwallet: Uwallet) -> None:
    person = Person(without(script(), "questions.amount", "questions.months"))
    assert uwallet("apply --amount 2万 --months 12", person=person).status == 0


def test_a_wrong_flag_is_told_before_the_first_question(uwallet: Uwallet) -> None:
    ran = uwallet("apply --amount 30 --months 7", person=Person({"apply.begin": True}))
    assert ran.status == 4
    assert "amount" in ran.err
    assert "months" in ran.err


def test_exactly_the_answers_to_mend_are_asked_again(uwallet: Uwallet, tmp_path: Path) -> None:
    answers = json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8")) | {"employer": None}
    (tmp_path / "a.json").write_text(json.dumps(answers), encoding="utf-8")
    ref = uwallet(["apply", "--answers", str(tmp_path / "a.json"), "--yes", "--json"]).json["ref"]
    person = Person({"questions.employer": "晨光", **AGREES})
    mended = uwallet(f"apply {ref} --json", person=person).json
    assert (mended["state"], mended["review"]["before"]) == ("repaying", 79)


def test_ctrl_d_is_a_stop_too(uwallet: Uwallet) -> None:
    assert uwallet("apply", person=Person({"apply.begin": Person.CTRL_D})).status == 130


def test_what_is_typed_is_never_obeyed(uwallet: Uwallet) -> None:
    typed = script(city="合肥[/b]\x1b]52;c;eA==\x07 :smile:", **{"apply.check": "go"})
    person = Person(typed)
    ran = uwallet("apply", person=person)
    page = next(shown for shown in person.shown if isinstance(shown, pages.CheckPage))
    assert page.answers["city"] == "合肥[/b]]52;c;eA== :smile:"
    assert "\x1b]52" not in ran.out + ran.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_narrow_page_every_section_to_check_has_its_answers_below_each_other(
    uwallet: Uwallet, language: Language
) -> None:
    person = Person(script(**{"apply.check": "go"}))
    uwallet("apply", person=person)
    page = next(shown for shown in person.shown if isinstance(shown, pages.CheckPage))
    use(language)
    console = Console(width=40, file=StringIO(), color_system=None)
    console.print(check_page(page, Look(40)))
    rows = [line for line in console.file.getvalue().splitlines() if line.startswith("  ")]  # type: ignore[attr-defined]
    assert len(rows) > 15
    assert [row for row in rows if ":" in row or "：" in row] == []
