"""`uwallet apply --answers`: everything given at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import APPLICANTS, Uwallet

Applied = Callable[..., Any]


def given(tmp_path: Path, **changes: Any) -> str:
    """A file of the clean applicant's answers with some changed; None takes an answer out."""
    answers = json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8")) | changes
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({key: value for key, value in answers.items() if value is not None}), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("name", "state", "outcome", "calls"),
    [
        ("clean", "repaying", "fine", []),
        ("large", "callback_due", "person", ["large_amount"]),
        ("thin", "callback_due", "person", ["first_loan_here"]),
        ("overstretched", "declined", "declined", []),
        ("contradictory", "callback_due", "person", ["income_mismatch", "phone_changed"]),
    ],
)
def test_every_applicant_ends_as_expected(
    applied: Applied, name: str, state: str, outcome: str, calls: list[str]
) -> None:
    document = applied(name)
    assert (document["state"], document["review"]["outcome"]) == (state, outcome)
    assert [reason["code"] for reason in document["callback"]["reasons"]] == calls
    assert document["callback"]["needed"] is bool(calls)


def test_a_thin_record_is_told_about_the_missing_documents(applied: Applied) -> None:
    assert "documents" in [reason["code"] for reason in applied("thin")["review"]["reasons"]]


def test_a_decline_is_told_with_what_earns_more_and_that_no_change_helps(uwallet: Uwallet) -> None:
    ran = uwallet(["apply", "--answers", str(APPLICANTS / "overstretched.json"), "--yes"])
    assert ran.status == 0
    assert ran.out.count("得满分") == 4
    assert "都不能改变这次的结果" in ran.out.replace("\n", "").replace(" ", "")


def test_every_wrong_answer_is_listed_at_once_and_nothing_is_stored(uwallet: Uwallet, home: Path) -> None:
    ran = uwallet(["apply", "--answers", str(APPLICANTS / "wrong.json"), "--yes", "--json"])
    details = json.loads(ran.err)["error"]["details"]
    assert ran.status == 4
    assert [problem["key"] for problem in details] == [
        "amount", "months", "purpose", "name", "id_number", "phone", "monthly_income", "card_number", "consent_truth",
    ]  # fmt: skip
    assert all(problem["text"] for problem in details)
    assert ran.out == ""
    assert not home.exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "not_json"),
        ("[]", "not_an_object"),
        ('{"amount": 1, "amount": 2}', "duplicate_key"),
        ("[" * 100_000, "not_json"),
        ("\ufeff{", "not_json"),
        ('{"amount": ' + "9" * 5000 + "}", "not_json"),
    ],
)
def test_a_file_that_is_no_set_of_answers_is_refused(uwallet: Uwallet, tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text, encoding="utf-8")
    ran = uwallet(["apply", "--answers", str(file), "--yes", "--json"])
    assert (ran.status, json.loads(ran.err)["error"]["code"]) == (2, code)


def test_a_file_that_is_not_utf_8_is_refused(uwallet: Uwallet, tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes('{"name": "李娜"}'.encode("gb18030"))
    ran = uwallet(["apply", "--answers", str(tmp_path / "answers.json"), "--yes", "--json"])
    assert (ran.status, json.loads(ran.err)["error"]["code"]) == (2, "not_utf8")


def test_a_missing_file_is_named(uwallet: Uwallet) -> None:
    ran = uwallet("apply --answers nowhere.json --yes")
    assert ran.status == 2
    assert "nowhere.json" in ran.err


def test_an_unknown_key_is_refused(uwallet: Uwallet, tmp_path: Path) -> None:
    ran = uwallet(["apply", "--answers", given(tmp_path, salary=1), "--yes", "--json"])
    assert ran.status == 4
    assert [(one["key"], one["code"]) for one in json.loads(ran.err)["error"]["details"]] == [("salary", "unknown_key")]


def test_an_answer_that_nobody_asked_for_is_dropped_with_a_note(uwallet: Uwallet, tmp_path: Path) -> None:
    ran = uwallet(["apply", "--answers", given(tmp_path, employment="retired"), "--yes", "--json"])
    assert ran.status == 0
    assert "职位" in ran.err


OPTIONAL = "employer position years_employed pay_day monthly_debt recent_applications credit_years documents"


@pytest.mark.parametrize("key", OPTIONAL.split())
def test_what_one_may_rather_not_say_may_be_left_out(uwallet: Uwallet, tmp_path: Path, key: str) -> None:
    assert uwallet(["apply", "--answers", given(tmp_path, **{key: None}), "--yes"]).status == 0


@pytest.mark.parametrize(("changes", "mend"), [({"monthly_income": None}, "月收入"), ({"employer": None}, "单位名称")])
def test_a_missing_income_or_employer_is_referred_back_and_rescored(
    uwallet: Uwallet, tmp_path: Path, changes: dict[str, Any], mend: str
) -> None:
    first = uwallet(["apply", "--answers", given(tmp_path, **changes), "--yes", "--json"]).json
    assert (first["state"], first["stage"], first["review"]["outcome"]) == ("referred", 2, None)
    assert mend in first["next"]["text"]

    file = tmp_path / "mend.json"
    all_of_it = {"monthly_income": "一万二", "employer": "晨光教育咨询有限公司"}
    file.write_text(json.dumps({key: all_of_it[key] for key in changes}), encoding="utf-8")
    mended = uwallet(["apply", first["ref"], "--answers", str(file), "--yes", "--json"]).json
    assert (mended["ref"], mended["state"]) == (first["ref"], "repaying")
    assert (mended["review"]["before"], mended["review"]["score"]) == (first["review"]["score"], 79)


def test_a_card_on_which_payouts_fail_comes_back_and_is_paid_once_mended(uwallet: Uwallet, tmp_path: Path) -> None:
    first = uwallet(["apply", "--answers", given(tmp_path, card_number="6200000000039995"), "--yes", "--json"])
    assert first.status == 0, first.err
    assert (first.json["state"], first.json["stage"]) == ("referred", 4)
    file = tmp_path / "mend.json"
    file.write_text('{"card_number": "6200000000000005"}', encoding="utf-8")
    mended = uwallet(["apply", first.json["ref"], "--answers", str(file), "--yes", "--json"]).json
    assert (mended["state"], mended["review"]["before"]) == ("repaying", 79)


@pytest.mark.parametrize(
    ("mending", "codes"),
    [
        ({}, [("card_number", "missing")]),
        ({"amount": 500, "card_number": "6200000000000005"}, [("amount", "not_to_mend")]),
        ({"name": "张三"}, [("name", "not_to_mend"), ("card_number", "missing")]),
    ],
)
def test_exactly_what_it_came_back_for_is_mended(
    uwallet: Uwallet, tmp_path: Path, mending: dict[str, Any], codes: list[tuple[str, str]]
) -> None:
    first = uwallet(["apply", "--answers", given(tmp_path, card_number="6200000000039995"), "--yes", "--json"]).json
    file = tmp_path / "mend.json"
    file.write_text(json.dumps(mending), encoding="utf-8")
    ran = uwallet(["apply", first["ref"], "--answers", str(file), "--yes", "--json"])
    assert ran.status == 4
    assert [(one["key"], one["code"]) for one in json.loads(ran.err)["error"]["details"]] == codes
    assert uwallet("status --json").json["state"] == "referred"


def test_an_amount_beyond_everything_is_too_large_and_not_unreadable(uwallet: Uwallet, tmp_path: Path) -> None:
    for amount in ("9" * 30, 10**30, 1e300):
        ran = uwallet(["apply", "--answers", given(tmp_path, amount=amount), "--yes", "--json"])
        assert [one["code"] for one in json.loads(ran.err)["error"]["details"]] == ["too_large"]


def test_answers_come_from_standard_input_too(uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    data = (APPLICANTS / "clean.json").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert uwallet("apply --answers - --yes --json").json["state"] == "repaying"


def test_flags_override_the_file(uwallet: Uwallet, tmp_path: Path) -> None:
    ran = uwallet(["apply", "--answers", given(tmp_path), "--amount", "１５万", "--months", "36", "--yes", "--json"])
    assert ran.json["callback"]["reasons"][0]["value"] == "150000.00"


def test_no_private_answer_is_an_option(uwallet: Uwallet) -> None:
    for name in ("name", "id-number", "phone", "employer", "monthly-income", "monthly-debt", "card-number"):
        assert uwallet(["apply", f"--{name}", "x"]).status == 2


def test_without_a_terminal_and_without_answers_it_says_how(uwallet: Uwallet) -> None:
    ran = uwallet("apply")
    assert ran.status == 2
    assert "--answers" in ran.err


def test_without_a_terminal_nothing_is_submitted_unconfirmed(uwallet: Uwallet, home: Path) -> None:
    ran = uwallet(["apply", "--answers", str(APPLICANTS / "clean.json")])
    assert ran.status == 2
    assert "--yes" in ran.err
    assert not home.exists()


def test_a_new_application_never_changes_another(applied: Applied, uwallet: Uwallet) -> None:
    first, second = applied("clean"), applied("clean")
    assert first["ref"] != second["ref"]
    assert {one["ref"] for one in uwallet("status --all --json").json} == {first["ref"], second["ref"]}


def test_what_is_stored_keeps_private_answers_apart(applied: Applied, home: Path) -> None:
    ref = applied("clean")["ref"]
    tables = json.loads((home / "open" / f"{ref}.json").read_text(encoding="utf-8"))
    private = {"name", "id_number", "phone", "employer", "monthly_income", "monthly_debt", "card_number"}
    assert set(tables["private"]["1"]) == private
    assert not private & set(tables["application"]["1"]["answers"])
    assert tables["application"]["1"]["masks"] == {
        "id_number": "001X",
        "phone": "8000",
        "card_number": "0005",
        "name": "李*",
    }


def test_an_application_that_needs_no_mending_is_not_reopened(
    applied: Applied, uwallet: Uwallet, tmp_path: Path
) -> None:
    ref = applied("clean")["ref"]
    ran = uwallet(["apply", ref, "--answers", given(tmp_path), "--yes"])
    assert ran.status == 2
    assert ref in ran.err


def test_an_unknown_lender_is_told_before_the_first_question(uwallet: Uwallet) -> None:
    ran = uwallet(["apply", "--lender", "nobody", "--answers", str(APPLICANTS / "clean.json"), "--yes"])
    assert ran.status == 2
    assert "practice" in ran.err
