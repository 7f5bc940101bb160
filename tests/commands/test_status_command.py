"""`uwallet status`: where it stands, what happened, what the borrower says happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import APPLICANTS, Uwallet
from tests.person import Person

Applied = Callable[..., Any]


def test_an_empty_store_has_no_newest_application_but_an_empty_list(uwallet: Uwallet) -> None:
    assert uwallet("status").status == 3
    assert uwallet("status --all").status == 0
    assert uwallet("status --all --json").json == []


def test_reading_writes_nothing(uwallet: Uwallet, home: Path) -> None:
    uwallet("status")
    uwallet("status --all")
    assert not home.exists()


@pytest.mark.parametrize("ref", ["UW-00000000", "nonsense", "../../etc/passwd", "UW-\x1b[31mX"])
def test_an_unknown_reference_is_not_found_and_shown_harmlessly(applied: Applied, uwallet: Uwallet, ref: str) -> None:
    applied("clean")
    ran = uwallet(["status", ref])
    assert ran.status == 3
    assert "\x1b[31m" not in ran.err


@pytest.mark.parametrize(
    "line", ["status {}", "status {} --reveal", "apply {}", "callback explain {}", "data erase {}"]
)
def test_what_is_no_reference_of_an_application_is_named_as_it_was_typed(uwallet: Uwallet, line: str) -> None:
    ran = uwallet(line.format("OWN-1"))
    assert ran.status == 3
    assert "OWN-1" in ran.err
    assert "UW-" not in ran.err


@pytest.mark.parametrize("line", ["status {}", "apply {}", "callback rehearse {}"])
def test_a_loan_noted_by_oneself_is_no_application_and_it_is_said_where_to_see_it(uwallet: Uwallet, line: str) -> None:
    ran = uwallet(line.format("LN-D00AW4F3"))
    assert ran.status == 3
    assert "uwallet loan show LN-D00AW4F3" in " ".join(ran.err.split())
    assert "UW-" not in ran.err


def test_a_reference_may_be_typed_carelessly(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("clean")["ref"]
    assert uwallet(["status", ref.lower().removeprefix("uw-"), "--json"]).json["ref"] == ref


def test_without_a_reference_the_newest_that_has_not_ended_is_shown(applied: Applied, uwallet: Uwallet) -> None:
    kept = applied("large")["ref"]
    applied("overstretched")
    assert uwallet("status --json").json["ref"] == kept


def test_where_all_have_ended_the_newest_is_shown(applied: Applied, uwallet: Uwallet) -> None:
    ended = applied("overstretched")["ref"]
    assert uwallet("status --json").json["ref"] == ended


def test_the_call_is_announced_in_office_hours(applied: Applied) -> None:
    assert applied("large")["callback"]["window"] == ["2026-11-24T12:00:00+08:00", "2026-11-24T14:00:00+08:00"]


@pytest.mark.parametrize(
    ("now", "attempts", "state"),
    [
        ("2026-11-24T13:59", 0, "callback_due"),
        ("2026-11-24T14:00", 1, "callback_due"),
        ("2026-11-25T12:00", 2, "callback_due"),
        ("2026-11-26T12:00", 3, "unreached"),
    ],
)
def test_an_unanswered_window_is_one_attempt_at_its_end(
    applied: Applied, uwallet: Uwallet, now: str, attempts: int, state: str
) -> None:
    applied("large")
    document = uwallet("status --json", now=now).json
    assert (document["callback"]["attempts"], document["state"]) == (attempts, state)


def test_what_follows_from_the_clock_is_never_stored(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    file = home / "open" / f"{applied('large')['ref']}.json"
    before = file.read_bytes()
    assert uwallet("status --json", now="2026-12-30T10:00").json["state"] == "unreached"
    assert file.read_bytes() == before


def test_repayments_lead_to_settled_and_the_file_to_the_closed_ones(
    applied: Applied, uwallet: Uwallet, home: Path
) -> None:
    ref = applied("clean")["ref"]
    for month in range(12):
        ran = uwallet(f"status {ref} --update paid --json", now=f"2026-11-24T11:{month:02}")
        assert ran.status == 0, ran.err
    assert (ran.json["state"], ran.json["stages"][4]["status"]) == ("settled", "done")
    assert not (home / "open" / f"{ref}.json").exists()
    assert (home / "closed" / f"{ref}.json").exists()


def test_an_unpaid_instalment_is_overdue_after_its_due_day_with_a_penalty(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    assert uwallet("status --json", now="2026-12-24T23:59").json["state"] == "repaying"
    late = uwallet("status --json", now="2027-01-04T09:00").json
    assert late["state"] == "overdue"
    assert "罚息" in late["next"]["text"]
    paid = uwallet("status --update paid --json", now="2027-01-04T09:00").json
    assert (paid["state"], paid["events"][-1]["kind"]) == ("repaying", "caught_up")


def test_a_withdrawal_keeps_its_reason_and_ends_it(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    document = uwallet(["status", "--withdraw", "找家人 [b]借到[/b]了\x1b[31m", "--json"]).json
    assert document["state"] == "withdrawn"
    assert "找家人 [b]借到[/b]了[31m" in document["events"][-1]["text"]
    assert "[b]借到[/b]" in uwallet("status").out


def test_a_paid_out_loan_cannot_be_withdrawn(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("clean")["ref"]
    ran = uwallet("status --withdraw 不要了")
    assert ran.status == 2
    assert ref in ran.err


def test_a_withdrawal_wants_a_reason(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    assert uwallet(["status", "--withdraw", " "]).status == 2


@pytest.mark.parametrize("slip", ["UW-4BDNXSX3", "uw-4bdnxsx", "LN-D00AW4F3"])
def test_a_reference_after_withdraw_is_no_reason_and_withdraws_nothing(
    applied: Applied, uwallet: Uwallet, slip: str
) -> None:
    applied("large")
    ran = uwallet(["status", "--withdraw", slip])
    assert ran.status == 2
    assert f"uwallet status {slip.upper()} --withdraw" in " ".join(ran.err.split())
    assert uwallet("status --json").json["state"] == "callback_due"


@pytest.mark.parametrize("option", ["--letter", "--update"])
def test_a_reference_after_another_option_is_put_where_it_belongs(
    applied: Applied, uwallet: Uwallet, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    applied("large")
    before = sorted(tmp_path.iterdir())
    ran = uwallet(["status", option, "UW-BMMYDVHN"])
    assert ran.status == 2
    assert f"uwallet status UW-BMMYDVHN {option}" in " ".join(ran.err.split())
    assert sorted(tmp_path.iterdir()) == before


def test_a_letter_may_be_named_for_its_reference(applied: Applied, uwallet: Uwallet, tmp_path: Path) -> None:
    ref = applied("large")["ref"]
    file = tmp_path / f"{ref}.txt"
    assert uwallet(["status", ref, "--letter", str(file)]).status == 0
    assert file.exists()


def test_with_several_to_withdraw_a_script_must_name_one(applied: Applied, uwallet: Uwallet) -> None:
    older, newer = applied("large")["ref"], applied("large")["ref"]
    ran = uwallet("status --withdraw 不借了")
    assert ran.status == 2
    assert older in ran.err
    assert newer in ran.err
    assert uwallet(f"status {older} --withdraw 不借了 --json").json["state"] == "withdrawn"
    assert uwallet("status --withdraw 不借了 --json").json["ref"] == newer  # the only one that is left


@pytest.mark.parametrize(("answer", "status", "state"), [(True, 0, "withdrawn"), (Person.ENTER, 130, "callback_due")])
def test_who_names_none_is_asked_about_the_newest_before_it_is_withdrawn(
    applied: Applied, uwallet: Uwallet, answer: Any, status: int, state: str
) -> None:
    ref = applied("large")["ref"]
    ran = uwallet("status --withdraw 不借了", Person({"status.withdraw": answer}))
    assert ran.status == status
    assert ref in ran.err
    assert uwallet(f"status {ref} --json").json["state"] == state


def test_who_names_the_application_is_not_asked(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("large")["ref"]
    assert uwallet(f"status {ref} --withdraw 不借了 --json", Person({})).json["state"] == "withdrawn"


def test_the_practice_lender_is_labelled_wherever_it_decides(applied: Applied, uwallet: Uwallet) -> None:
    for name in ("clean", "large", "overstretched"):
        ref = applied(name)["ref"]
        assert "演练机构" in uwallet(f"status {ref}").out
        assert "practice lender" in uwallet(f"status {ref} --lang en").out


TOLD = [
    ("review_person", "callback_due"),
    ("call_missed", "callback_due"),
    ("call_matched", "approved"),
    ("paid_out", "repaying"),
    ("paid", "repaying"),
    ("overdue", "overdue"),
    ("paid", "overdue"),
    ("caught_up", "repaying"),
    ("settled", "settled"),
]


def test_an_own_lender_is_followed_by_what_the_borrower_says(uwallet: Uwallet) -> None:
    line = ["apply", "--lender", "own", "--answers", str(APPLICANTS / "clean.json"), "--yes", "--json"]
    first = uwallet(line).json
    assert (first["state"], first["review"]["score"]) == ("in_review", None)
    for minute, (kind, state) in enumerate(TOLD):
        ran = uwallet(f"status --update {kind} --at 2026-11-24T10:{21 + minute} --json", now="2026-12-01T10:00")
        assert ran.json["state"] == state, ran.err
    assert uwallet("status --update paid").status == 2


def test_an_event_that_cannot_come_next_is_refused_with_those_that_can(uwallet: Uwallet) -> None:
    uwallet(["apply", "--lender", "own", "--answers", str(APPLICANTS / "clean.json"), "--yes"])
    ran = uwallet("status --update paid")
    assert ran.status == 2
    assert "review_fine" in ran.err


def test_the_next_event_is_picked_in_a_terminal(uwallet: Uwallet) -> None:
    uwallet(["apply", "--lender", "own", "--answers", str(APPLICANTS / "clean.json"), "--yes"])
    ran = uwallet("status --update --json", person=Person({"status.which_update": "review_fine"}))
    assert ran.json["state"] == "approved"


def test_the_practice_lender_is_told_of_repayments_only(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    assert uwallet("status --update review_fine").status == 2
    assert uwallet("status --update").status == 2


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2027-01-01", "at_in_future"),
        ("2026-11-24T09:00", "at_too_early"),
        ("soon", "bad_at"),
        ("9999-99-99", "bad_at"),
    ],
)
def test_a_time_that_cannot_be_is_refused(applied: Applied, uwallet: Uwallet, at: str, code: str) -> None:
    applied("clean")
    ran = uwallet(f"status --update paid --at {at} --json")
    assert (ran.status, json.loads(ran.err)["error"]["code"]) == (2, code)


@pytest.mark.parametrize(
    "line", ["status --all --watch", "status --update paid --withdraw x", "status UW-00000000 --all"]
)
def test_options_that_do_not_go_together_are_refused(uwallet: Uwallet, line: str) -> None:
    assert uwallet(line).status == 2


def test_a_damaged_file_is_named_and_the_others_are_shown(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    bad, good = applied("large")["ref"], applied("clean")["ref"]
    (home / "open" / f"{bad}.json").write_text("{", encoding="utf-8")
    ran = uwallet("status --json")
    assert ran.json["ref"] == good
    assert f"{bad}.json" in ran.err.replace("\n", "")
    assert uwallet(f"status {bad}").status == 5


def test_where_nothing_can_be_read_it_is_not_said_that_there_is_nothing(
    applied: Applied, uwallet: Uwallet, home: Path
) -> None:
    file = home / "open" / f"{applied('large')['ref']}.json"
    file.write_text("{", encoding="utf-8")
    assert uwallet("status").status == 5


@pytest.mark.parametrize(
    ("old", "new"),
    [('"practice"', '"gone"'), ('"submitted"', '"zzz"'), ('"months": 12, "method"', '"months": 0, "method"')],
)
def test_one_record_that_cannot_be_does_not_take_the_others_along(
    applied: Applied, uwallet: Uwallet, home: Path, old: str, new: str
) -> None:
    good, bad = applied("large")["ref"], applied("clean")["ref"]
    file = home / "open" / f"{bad}.json"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    ran = uwallet("status --all --json")
    assert [one["ref"] for one in ran.json] == [good]
    assert bad in ran.err
    assert uwallet("status --json").json["ref"] == good
    assert uwallet(f"status {bad}").status in (1, 5)


def test_an_escape_sequence_in_a_record_never_reaches_the_terminal(
    applied: Applied, uwallet: Uwallet, home: Path
) -> None:
    file = home / "open" / f"{applied('large')['ref']}.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"score": 83', '"score": "\\u001b[31mX"'), encoding="utf-8"
    )
    for line in ("status", "status --explain", "status --json"):
        assert "\x1b" not in uwallet(line).out


def test_a_store_of_a_newer_version_is_left_alone(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    file = home / "open" / f"{applied('clean')['ref']}.json"
    newer = json.loads(file.read_text(encoding="utf-8"))
    newer["meta"]["1"]["format"] = 99
    file.write_text(json.dumps(newer), encoding="utf-8")
    before = file.read_bytes()
    assert uwallet(f"status {file.stem}").status == 5
    assert file.read_bytes() == before


def test_a_clock_that_went_back_counts_as_the_last_event(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    assert uwallet("status --json", now="2020-01-01").json["state"] == "repaying"


def test_an_unreadable_moment_is_wrong_usage(uwallet: Uwallet) -> None:
    assert uwallet("status", now="yesterday").status == 2


def test_of_many_that_ended_the_list_is_the_same_the_second_time(
    applied: Applied, uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uwallet_cli.store.applications.WORTH_KEEPING", 1)
    refs = [applied("overstretched")["ref"] for _ in range(3)] + [applied("large")["ref"]]

    first, second = uwallet("status --all"), uwallet("status --all")

    assert first.out == second.out
    assert all(ref in first.out for ref in refs)
    assert [shown["ref"] for shown in uwallet("status --all --json").json] == [
        line.split()[0] for line in first.out.splitlines()[1:]
    ]


def test_where_the_newest_that_ended_cannot_be_read_another_is_shown_and_it_is_named(
    applied: Applied, uwallet: Uwallet, home: Path
) -> None:
    refs = [applied("overstretched")["ref"] for _ in range(2)]
    shown = uwallet("status --json").json["ref"]
    damaged = home / "closed" / f"{shown}.json"
    damaged.write_bytes(b"")

    ran = uwallet("status")

    assert ran.status == 0
    assert next(ref for ref in refs if ref != shown) in ran.out
    assert damaged.name in ran.err.replace("\n", "")
    assert "uwallet data check" in ran.err.replace("\n", " ")


def test_the_line_from_stage_to_stage_goes_on_beside_a_sentence_of_two_lines(
    applied: Applied, uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    applied("clean")
    lines = uwallet("status").out.splitlines()
    first, last = (next(at for at, line in enumerate(lines) if f" {number} " in line[:6]) for number in (1, 5))
    assert last - first > 8, "some sentence has two lines"
    assert {line[2] for line in lines[first:last]} == {"✓", "–", "│"}
