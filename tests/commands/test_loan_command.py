"""`uwallet loan`: one's loans after the payout, those of the practice lender and those entered by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.conftest import APPLICANTS, Uwallet
from tests.guards.sources import run
from tests.person import Person

Applied = Callable[..., Any]

OWN = {
    "lender": "某某银行 [b]消费贷[/b]\u001b[31m",
    "amount": 3000,
    "paid_out": "2026-10-31",
    "rows": ["2026-11-30 1000", "2026-12-31 1000", "2027-02-28 1150.50"],
    "penalty": "0.05%/天",
    "purpose": "装修",
}

LATE = "2027-01-04T09:00"  # eleven days after the first instalment of `clean` fell due


@pytest.fixture
def own(uwallet: Uwallet, tmp_path: Path) -> Callable[..., str]:
    """Enter a loan of one's own from a file; its reference."""

    def add(**changes: Any) -> str:
        file = tmp_path / "own.json"
        file.write_text(json.dumps({**OWN, **changes}), encoding="utf-8")
        ran = uwallet(["loan", "add", "--from", str(file), "--json"])
        assert ran.status == 0, ran.err
        return str(ran.json["ref"])

    return add


# --- which loan ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["loan", "loan schedule", "loan pay", "loan payoff", "loan care", "loan calendar"])
def test_without_any_loan_it_is_said_how_to_enter_one(uwallet: Uwallet, home: Path, line: str) -> None:
    ran = uwallet(line)
    assert (ran.status, "loan add" in ran.err) == (3, True)
    assert not home.exists()


def test_without_any_loan_nothing_is_due_and_the_list_is_empty(uwallet: Uwallet) -> None:
    assert uwallet("loan due").status == 0
    assert uwallet("loan list --json").json == []


def test_an_application_that_is_not_paid_out_has_no_loan(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("large")["ref"]
    assert (uwallet(f"loan schedule {ref}").status, uwallet("loan").status) == (3, 3)


def test_of_a_loan_elsewhere_whose_terms_are_not_known_it_is_said_so(uwallet: Uwallet) -> None:
    line = ["apply", "--lender", "own", "--answers", str(APPLICANTS / "clean.json"), "--yes", "--json"]
    ref = uwallet(line).json["ref"]
    for kind in ("review_fine", "paid_out"):
        uwallet(f"status {ref} --update {kind}")
    ran = uwallet(f"loan schedule {ref}")
    assert (ran.status, "loan add" in ran.err) == (3, True)


def test_the_newest_loan_that_runs_is_meant(applied: Applied, uwallet: Uwallet, own: Callable[..., str]) -> None:
    older, newer = own(), applied("clean")["ref"]
    assert uwallet("loan --json").json["ref"] == newer
    assert uwallet("loan payoff --pay").status == 0
    assert uwallet("loan --json").json["ref"] == older
    assert [one["ref"] for one in uwallet("loan list --json").json] == [newer, older]


@pytest.mark.parametrize("written", ["loan {}", "loan show {}"])
def test_a_reference_alone_shows_that_loan(applied: Applied, uwallet: Uwallet, own: Any, written: str) -> None:
    ref = own()
    applied("clean")
    assert uwallet(f"{written.format(ref.lower())} --json").json["ref"] == ref


@pytest.mark.parametrize("ref", ["LN-00000000", "UW-00000000", "OWN-1"])
def test_whoever_asks_for_a_loan_that_is_not_there_is_led_to_the_loans(uwallet: Uwallet, ref: str) -> None:
    ran = uwallet(f"loan show {ref}")
    assert ran.status == 3
    assert ref in ran.err
    assert "uwallet loan list" in ran.err


@pytest.mark.parametrize("ref", ["LN-00000000", "UW-00000000", "LN-../../x"])
def test_an_unknown_loan_is_not_found(own: Callable[..., str], uwallet: Uwallet, ref: str) -> None:
    own()
    assert uwallet(["loan", "schedule", ref]).status == 3


# --- paying ----------------------------------------------------------------------------------------------------------


def test_paying_without_an_amount_pays_the_oldest_instalment_with_its_penalty(
    applied: Applied, uwallet: Uwallet
) -> None:
    applied("clean")
    paid = uwallet("loan pay --json", now=LATE).json
    assert (paid["amount"], paid["before"]["penalty"], paid["after"]["penalty"]) == ("1809.80", "10.29", "0.00")
    assert [(one["n"], one["status"], one["penalty"]) for one in paid["posted"]] == [(1, "paid", "10.29")]


def test_a_payment_is_the_event_that_status_stores(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    ref = applied("clean")["ref"]
    uwallet(f"loan pay {ref} 500")
    stored = json.loads((home / "open" / f"{ref}.json").read_text(encoding="utf-8"))["application"]["1"]["events"]
    assert (stored[-1]["kind"], stored[-1]["data"]) == ("paid", {"amount": "500.00"})


def test_what_is_paid_too_much_is_credit_for_the_next_instalment(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    paid = uwallet("loan pay 2500 --json").json
    assert [(one["n"], one["status"], one["amount"]) for one in paid["posted"]] == [
        (1, "paid", "1799.51"),
        (2, "ahead", "700.49"),
    ]
    assert uwallet("loan --json").json["next"]["owed"] == "1099.02"
    assert "先记在这一期" in uwallet("loan pay 1100").out


def test_more_than_all_that_is_owed_is_to_be_given_back(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("clean")["ref"]
    paid = uwallet("loan pay 30000 --json", Person({"loan.pay_too_much": True})).json
    assert (paid["given_back"], paid["settled"]) == ("8405.88", True)
    assert "8,405.88" in uwallet(f"loan {ref}").out


def test_a_slip_of_the_decimal_point_settles_no_loan(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("clean")["ref"]
    refused = uwallet("loan pay 179951 --json")
    assert refused.status == 4
    [wrong] = json.loads(refused.err)["error"]["details"]
    assert wrong["code"] == "more_than_owed"
    assert "21,594.12" in wrong["text"]
    asked = uwallet("loan pay 179951", Person({"loan.pay_too_much": Person.ENTER}))
    assert asked.status == 130
    assert "21,594.12" in asked.err
    assert uwallet(f"loan {ref} --json").json["state"] == "repaying"


def test_all_that_is_owed_to_the_cent_is_paid_without_a_question(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    assert uwallet("loan pay 21594.12 --json", Person({})).json["settled"] is True


def test_late_the_penalty_is_part_of_all_that_is_owed(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    assert uwallet("loan pay 21604.42 --json", now=LATE).status == 4
    assert uwallet("loan pay 21604.41 --json", now=LATE).json["settled"] is True


def test_only_a_real_lender_is_asked_to_give_money_back(
    applied: Applied, uwallet: Uwallet, own: Callable[..., str]
) -> None:
    practice, real = applied("clean")["ref"], own()
    said = {ref: uwallet(f"loan pay {ref} 30000", Person({"loan.pay_too_much": True})).out for ref in (practice, real)}
    assert "要回。" not in said[practice].replace("不用向谁要回。", "")
    assert "请向放款机构要回" in "".join(said[real].split())


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("loan pay 0", 4, "not_above_zero"),
        ("loan pay -5", 4, "not_above_zero"),
        ("loan pay 1.234", 4, "finer_than_cents"),
        ("loan pay plenty", 4, "money"),
        ("loan pay 5 --at 2026-11-23", 2, "paid_before_payout"),
        ("loan pay 5 --at 2028-01-01", 2, "at_in_future"),
        ("loan pay 5 --at soon", 2, "bad_at"),
        ("loan payoff --pay --at 2028-01-01", 2, "at_in_future"),
        ("loan payoff --at 2026-11-23", 2, "paid_before_payout"),
        ("loan payoff --receipt x.txt", 2, "only_with_pay"),
        ("loan payoff --amount 5", 2, "only_with_pay"),
        ("loan payoff --pay --amount 5", 2, "amount_of_own_loan"),
        ("loan export --out x.xlsx", 2, "csv_or_json"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    applied: Applied, uwallet: Uwallet, line: str, status: int, code: str
) -> None:
    ref = applied("clean")["ref"]
    ran = uwallet(f"{line} --json", now="2026-12-01T10:00")
    error = json.loads(ran.err)["error"]
    assert ran.status == status
    assert code in (error["code"], *(one["code"] for one in error["details"]))
    assert uwallet(f"loan {ref} --json").json["paid"] == "0.00"


@pytest.mark.parametrize("whose", ["practice", "own"])
def test_a_payment_before_the_last_one_is_refused(applied: Applied, uwallet: Uwallet, own: Any, whose: str) -> None:
    ref = applied("clean")["ref"] if whose == "practice" else own()
    uwallet(f"loan pay {ref} 5", now="2026-12-01T10:00")
    assert json.loads(uwallet(f"loan pay {ref} 5 --at 2026-11-30 --json").err)["error"]["code"] == "paid_too_early"
    assert uwallet(f"loan pay {ref} 5 --at 2026-12-01").status == 0
    assert uwallet(f"loan {ref} --json").json["paid"] == "10.00"


def test_a_payment_is_dated_by_the_day_it_was_made(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    paid = uwallet("loan pay --at 2026-12-24 --json", now=LATE).json
    assert (paid["at"], paid["amount"]) == ("2026-12-24T00:00:00+08:00", "1799.51")
    assert uwallet("status --json").json["state"] == "repaying"


def test_a_settled_loan_takes_no_payment(applied: Applied, uwallet: Uwallet, own: Callable[..., str]) -> None:
    for ref in (own(), applied("clean")["ref"]):
        assert uwallet(f"loan payoff {ref} --pay").status == 0
        assert json.loads(uwallet(f"loan pay {ref} 5 --json").err)["error"]["code"] == "already_settled"


def test_the_receipt_is_written_as_text_and_overwrites_nothing(
    applied: Applied, uwallet: Uwallet, tmp_path: Path
) -> None:
    applied("clean")
    file = tmp_path / "receipt.txt"
    assert uwallet(["loan", "pay", "500", "--receipt", str(file)]).status == 0
    text = file.read_text(encoding="utf-8")
    assert "演练机构" in text
    assert "还差 1,299.51 元" in text
    assert uwallet(["loan", "pay", "500", "--receipt", str(file)]).status == 2
    assert uwallet("loan --json").json["paid"] == "500.00"
    assert file.read_text(encoding="utf-8") == text


# --- paying off ------------------------------------------------------------------------------------------------------


def test_looking_at_a_payoff_stores_nothing(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    file = home / "open" / f"{applied('clean')['ref']}.json"
    before = file.read_bytes()
    sums = uwallet("loan payoff --at 2026-12-04 --json").json
    assert (sums["days"], sums["interest"], sums["amount"], sums["basis"]) == (10, "80.00", "20080.00", "daily")
    assert "第六百七十七条" in uwallet("loan payoff").out
    assert file.read_bytes() == before


def test_paying_off_settles_the_practice_loan_early(applied: Applied, uwallet: Uwallet, home: Path) -> None:
    ref = applied("clean")["ref"]
    paid = uwallet("loan payoff --pay --json", now="2026-12-04T10:00").json
    assert (paid["amount"], paid["saved"], paid["settled"]) == ("20080.00", "1514.12", True)
    shown = uwallet(f"status {ref} --json").json
    assert (shown["state"], [event["kind"] for event in shown["events"]][-2:]) == ("settled", ["paid", "settled"])
    assert (home / "closed" / f"{ref}.json").exists()
    assert uwallet(f"loan {ref} --json", now="2028-01-01").json["state"] == "settled"


def test_a_loan_of_ones_own_is_paid_off_by_the_lenders_own_figure(uwallet: Uwallet, own: Callable[..., str]) -> None:
    ref = own(paid=1)
    paid = uwallet(f"loan payoff {ref} --pay --amount 2200 --json", now="2026-12-04T10:00").json
    assert (paid["settled"], paid["given_back"]) == (True, "0.00")


def test_a_figure_that_settles_nothing_is_refused(uwallet: Uwallet, own: Callable[..., str]) -> None:
    ref = own()
    ran = uwallet(f"loan payoff {ref} --pay --amount 2999.99 --json")
    assert (ran.status, json.loads(ran.err)["error"]["details"][0]["code"]) == (4, "settles_nothing")
    assert uwallet(f"loan {ref} --json").json["paid"] == "0.00"


# --- what is due -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2026-12-20T23:59", 0),
        ("2026-12-21T00:00", 10),
        ("2026-12-24T23:59", 10),
        ("2026-12-25T00:00", 11),
        ("2026-12-24T11:00-05:00", 11),
    ],
)
def test_the_exit_status_says_how_urgent_it_is(applied: Applied, uwallet: Uwallet, now: str, status: int) -> None:
    applied("clean")
    ran = uwallet("loan due", now=now)
    assert (ran.status, len(ran.out.splitlines()), ran.err) == (status, 1, "")
    assert uwallet("loan due --json").status == status
    assert bool(uwallet("loan due --quiet").out) == bool(status)


def test_all_open_loans_are_looked_at_the_most_urgent_first(
    applied: Applied, uwallet: Uwallet, own: Callable[..., str]
) -> None:
    mine, practice = own(paid=1), applied("clean")["ref"]
    ran = uwallet("loan due --json", now="2027-01-02T10:00")
    assert (ran.status, [one["ref"] for one in ran.json["due"]]) == (11, [practice, mine])
    assert "另有 1 笔" in uwallet("loan due").out
    assert uwallet(f"loan due {mine}", now="2026-12-01T10:00").status == 0


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("now", "status"), [("2027-03-14T15:59:59+00:00", 10), ("2027-03-14T16:00:00+00:00", 11)])
def test_a_due_day_ends_at_midnight_in_china_whatever_the_machines_zone(
    tmp_path: Path, zone: str, now: str, status: int
) -> None:
    """The clocks of New York go forward on that very day."""
    home = tmp_path / "home"
    applied = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=home, now="2027-02-14T12:00")
    assert applied.returncode == 0, applied.stderr
    code = f"import os, time; os.environ['TZ'] = {zone!r}; time.tzset(); from uwallet_cli.cli import main; main()"

    assert run("loan", "due", home=home, now=now, code=code).returncode == status


# --- care and files --------------------------------------------------------------------------------------------------


def test_what_the_money_was_used_for_stands_beside_the_purpose_stated(
    applied: Applied, uwallet: Uwallet, home: Path
) -> None:
    ref = applied("clean")["ref"]
    ran = uwallet(["loan", "care", "--used", "交了学费 \x1b[31m 6200000000000005", "--json"])
    assert (ran.json["purpose"], [one["text"] for one in ran.json["used"]]) == (
        "教育、培训",
        ["交了学费 [31m ****0005"],
    )
    tables = json.loads((home / "loans.json").read_text(encoding="utf-8"))
    assert [row["ref"] for row in tables["private"].values()] == [ref]
    assert uwallet(["loan", "care", "--used", " "]).status == 2


def test_once_it_is_settled_the_confirmation_comes_first(applied: Applied, uwallet: Uwallet) -> None:
    ref = applied("clean")["ref"]
    assert "结清证明" not in uwallet("loan care").out
    uwallet("loan payoff --pay")
    out = uwallet(f"loan care {ref}").out
    assert "结清证明" in out
    assert "再借之前请慎重" in out


def test_an_export_has_every_account_and_no_formula(uwallet: Uwallet, own: Any, tmp_path: Path) -> None:
    import csv

    ref = own(lender="=HYPERLINK(1)", paid=1)
    for ending in ("csv", "json"):
        assert uwallet(["loan", "export", ref, "--out", str(tmp_path / f"loan.{ending}")]).status == 0
    with (tmp_path / "loan.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert (len(heads), len(rows), rows[0][1], rows[2][7]) == (12, 3, "'=HYPERLINK(1)", "1150.50")
    written = json.loads((tmp_path / "loan.json").read_text(encoding="utf-8"))
    assert [row["status"] for row in written["schedule"]] == ["paid", "open", "open"]
    assert uwallet(["loan", "export", ref, "--out", str(tmp_path / "loan.csv")]).status == 2


def test_a_loan_is_entered_in_a_terminal(uwallet: Uwallet) -> None:
    person = Person(
        {
            "loan.lender": "某某银行",
            "loan.amount": "2000",
            "loan.paid_out": "2026-11-01",
            "loan.shape": "irregular",
            "loan.rows": ["2026-12-24 2100", Person.ENTER],
            "loan.penalty": Person.ENTER,
            "loan.purpose": Person.ENTER,
            "loan.keep": True,
        }
    )
    ran = uwallet("loan add --json", person=person)
    assert (ran.json["owed"], ran.json["penalty_rate"], ran.json["lender"]) == ("2100.00", None, None)
    assert ran.json["ref"].startswith("LN-")
    assert "罚息" in uwallet("loan", now="2027-01-04T10:00").out


def test_without_a_terminal_or_a_file_a_loan_cannot_be_entered(uwallet: Uwallet, home: Path) -> None:
    assert uwallet("loan add").status == 2
    assert not home.exists()


def test_a_file_that_will_not_do_is_told_whole_and_nothing_is_kept(
    uwallet: Uwallet, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "own.json"
    file.write_text('{"amount": -1, "rows": 5}', encoding="utf-8")
    ran = uwallet(["loan", "add", "--from", str(file), "--json"])
    details = json.loads(ran.err)["error"]["details"]
    assert (ran.status, [one["key"] for one in details]) == (4, ["lender", "amount", "paid_out", "rows"])
    assert not home.exists()


# --- screens ---------------------------------------------------------------------------------------------------------

SCREENS = (
    *("loan {}", "loan schedule {}", "loan payoff {}", "loan care {}", "loan list", "loan pay {} 2500"),
    "loan payoff {} --pay",
)


@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("options", ["", "--plain", "--lang en"])
@pytest.mark.parametrize("whose", ["practice", "own"])
def test_every_screen_fits_its_terminal_and_ends_with_where_help_is(
    applied: Applied,
    uwallet: Uwallet,
    own: Any,
    monkeypatch: pytest.MonkeyPatch,
    whose: str,
    options: str,
    columns: str,
) -> None:
    ref = applied("clean")["ref"] if whose == "practice" else own()
    monkeypatch.setenv("COLUMNS", columns)
    for line in SCREENS:
        ran = uwallet(f"{line.format(ref)} {options}", now=LATE)
        assert ran.status == 0, ran.err
        assert max(cell_len(row) for row in ran.out.splitlines()) <= int(columns), line
        assert "".join(ran.out.split()).endswith("uwalletfaqcontact"), line
        if whose == "own":
            assert "[b]消费贷[/b]" in "".join(ran.out.split()) or "payoff" in line
            assert "\x1b[31m" not in ran.out
        else:
            assert ("practicelender" if "en" in options else "演练机构") in "".join(ran.out.split()), line


def test_the_chart_is_left_out_where_it_would_be_read_aloud(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    assert "█" in uwallet("loan schedule").out
    plain = uwallet("loan schedule --plain").out
    assert "█" not in plain
    assert plain.count("应还") == 12


def test_a_long_schedule_shares_the_lines_of_its_chart(uwallet: Uwallet, own: Callable[..., str]) -> None:
    ref = own(rows=None, months=360, method="equal_instalment", rate="4.2")
    out = uwallet(f"loan schedule {ref}").out
    assert "352-360" in out


def test_who_is_late_is_told_what_to_do_in_order(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    out = uwallet("loan --plain", now=LATE).out
    assert "逾期 11 天" in out
    assert [line[0] for line in out.splitlines() if line[:2] in ("1.", "2.", "3.", "4.", "5.")] == list("12345")


@pytest.mark.parametrize(("language", "told"), [("zh", "期数是 1 到 360。"), ("en", "ive 1 to 360 months.")])
def test_no_months_at_all_are_not_called_too_many(
    uwallet: Uwallet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setenv("UWALLET_LANG", language)
    file = tmp_path / "loan.json"
    file.write_text('{"months": 0}', encoding="utf-8")
    assert told in uwallet(["loan", "add", "--from", str(file)]).err
