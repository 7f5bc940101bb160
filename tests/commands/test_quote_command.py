"""`uwallet quote`: what a loan really costs, on every screen and as JSON, and whether one could carry it."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.conftest import APPLICANTS, Uwallet
from tests.person import Person

Applied = Callable[..., Any]

KEYS = [
    "principal", "received", "months", "method", "nominal_rate", "annual_cost", "total_interest", "total_fees",
    "schedule", "basis", "sold_as", "notes",
]  # fmt: skip


def quoted(uwallet: Uwallet, line: str) -> Any:
    ran = uwallet(f"quote {line} --json")
    assert ran.status == 0, ran.err
    return ran.json


# --- the promised document -------------------------------------------------------------------------------------------


def test_the_document_has_the_promised_keys_and_forms(uwallet: Uwallet) -> None:
    document = quoted(uwallet, "100000 --months 12 --rate 6 --upfront-fee 2%")

    assert list(document) == KEYS
    assert (document["principal"], document["received"], document["months"]) == ("100000.00", "98000.00", 12)
    assert (document["method"], document["nominal_rate"]) == ("equal_instalment", "6.00")
    assert document["annual_cost"] == {"irr_x12": "9.80", "irr_compound": "10.25"}
    assert (document["total_interest"], document["total_fees"]) == ("3279.73", "2000.00")
    assert document["schedule"][0] == {
        "n": 1, "due": "2026-12-24", "principal": "8106.64", "interest": "500.00", "fee": "0.00",
        "payment": "8606.64", "balance": "91893.36",
    }  # fmt: skip
    assert (document["schedule"][-1]["payment"], document["schedule"][-1]["balance"]) == ("8606.69", "0.00")


@pytest.mark.parametrize("method", ["equal_instalment", "equal_principal", "interest_only", "single_payment"])
def test_principal_interest_and_fees_of_a_document_add_up(uwallet: Uwallet, method: str) -> None:
    document = quoted(uwallet, f"9999.99 --months 17 --method {method} --rate 11.7 --monthly-fee 9.9")

    def total(name: str) -> Decimal:
        return sum((Decimal(row[name]) for row in document["schedule"]), Decimal(0))

    assert total("principal") == Decimal("9999.99")
    assert (total("interest"), total("fee")) == (Decimal(document["total_interest"]), Decimal(document["total_fees"]))
    assert total("payment") == total("principal") + total("interest") + total("fee")


@pytest.mark.parametrize("amount", ["20000", "20,000", "2万", "¥2w", "两万", "２００００"])
def test_an_amount_may_be_typed_in_any_way(uwallet: Uwallet, amount: str) -> None:
    ran = uwallet(["quote", amount, "--months", "12", "--json"])

    assert ran.json["principal"] == "20000.00"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("6", "6.00"), ("6%", "6.00"), ("0.01", "0.01"), ("0", "0.00"), ("６％", "6.00"), ("96", "96.00"), (".5", "0.50")],
)
def test_a_rate_is_per_cent_with_or_without_the_sign(uwallet: Uwallet, typed: str, shown: str) -> None:
    assert quoted(uwallet, f"10000 --months 12 --rate {typed}")["nominal_rate"] == shown


def test_without_terms_they_are_the_practice_lenders_and_said_so(uwallet: Uwallet) -> None:
    document = quoted(uwallet, "20000 --months 12")

    assert (document["basis"], document["nominal_rate"], document["method"]) == (
        "practice",
        "14.40",
        "equal_instalment",
    )
    assert "演练机构" in uwallet("quote 20000 --months 12").out


def test_a_bare_fee_is_yuan_and_with_a_sign_a_share(uwallet: Uwallet) -> None:
    assert quoted(uwallet, "10000 --months 12 --rate 6 --upfront-fee 2")["received"] == "9998.00"
    assert quoted(uwallet, "10000 --months 12 --rate 6 --upfront-fee 2%")["received"] == "9800.00"
    assert quoted(uwallet, "10000 --months 12 --rate 6 --monthly-fee 0.1%")["total_fees"] == "120.00"


def test_zero_interest_is_zero_and_no_cost_is_null_with_its_reason(uwallet: Uwallet) -> None:
    assert quoted(uwallet, "1000 --months 12 --rate 0")["annual_cost"] == {"irr_x12": "0.00", "irr_compound": "0.00"}
    assert quoted(uwallet, "1000 --months 12 --upfront-fee 1000")["annual_cost"] == {
        "irr_x12": None,
        "irr_compound": None,
        "reason": "nothing_received",
    }
    assert "到手没有钱" in uwallet("quote 1000 --months 12 --upfront-fee 1000").out


# --- unmasked --------------------------------------------------------------------------------------------------------


def test_a_flat_rate_is_shown_as_sold_and_as_it_is(uwallet: Uwallet) -> None:
    told = uwallet("quote 12000 --months 12 --flat-rate 0.6").out

    assert all(figure in told for figure in ("0.60%", "7.20%", "13.03%", "13.84%", "1,072"))
    assert quoted(uwallet, "12000 --months 12 --flat-rate 0.6")["nominal_rate"] == "7.20"


def test_a_daily_rate_is_shown_by_both_years(uwallet: Uwallet) -> None:
    told = uwallet("quote 10000 --months 12 --daily-rate 0.04").out

    assert all(figure in told for figure in ("0.04%", "14.40%", "14.60%", "360", "365"))
    assert quoted(uwallet, "10000 --months 12 --daily-rate 0.04")["nominal_rates"] == {"360": "14.40", "365": "14.60"}


@pytest.mark.parametrize(("rate", "is_told"), [("24", False), ("24.01", True), ("1000", True)])
def test_over_twenty_four_per_cent_a_note_is_added_and_nothing_is_capped(
    uwallet: Uwallet, rate: str, is_told: bool
) -> None:
    codes = [note["code"] for note in quoted(uwallet, f"10000 --months 12 --rate {rate}")["notes"]]

    assert codes == (["over_line"] if is_told else [])


# --- beside it -------------------------------------------------------------------------------------------------------


def test_the_comparison_has_the_four_methods_and_the_terms(uwallet: Uwallet) -> None:
    beside = quoted(uwallet, "20000 --months 10 --compare")["compare"]

    assert [one["method"] for one in beside["methods"]] == [
        "equal_instalment", "equal_principal", "interest_only", "single_payment",
    ]  # fmt: skip
    assert [one["months"] for one in beside["terms"]] == [3, 6, 9, 10, 12, 18, 24, 36]


def test_in_plain_lines_the_one_asked_for_is_told_in_words(uwallet: Uwallet) -> None:
    lines = uwallet("quote 20000 --months 12 --compare --plain").out.splitlines()

    assert [line.split("：")[0] for line in lines if "您问的" in line] == [
        "方式 等额本息（您问的）",
        "期数 12（您问的）",
    ]


@pytest.mark.parametrize("options", ["", "--plain", "--lang en", "--lang en --plain"])
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "line",
    [
        "20000 --months 36 --compare",
        "1234567.89 --months 12 --rate 6 --upfront-fee 2% --monthly-fee 30 --compare",
        "12000 --months 12 --flat-rate 0.6 --compare",
        "10000 --months 1 --daily-rate 0.035 --sheet",
        "99999999999999999999 --months 3 --rate 999999999999 --compare",
    ],
)
def test_it_fits_the_terminal(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, line: str, columns: int, options: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = uwallet(f"quote {line} {options}")

    assert ran.status == 0, ran.err
    assert [row for row in ran.out.splitlines() if cell_len(row) > columns] == []
    assert "…" not in ran.out  # nothing was cut off


def test_the_table_of_methods_calls_them_in_english_what_everything_else_calls_them(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    table = uwallet("quote 20000 --months 12 --compare --lang en").out.partition("Other methods")[2]
    rows = [line[4:].split("  ")[0] for line in table.splitlines()[2:6]]
    assert rows == ["equal instalments", "equal principal", "interest only", "single payment"]


# --- could one carry it ----------------------------------------------------------------------------------------------


def test_with_an_application_the_share_of_income_and_the_forecast_are_shown(uwallet: Uwallet, applied: Applied) -> None:
    ref = applied("large")["ref"]
    told = uwallet(f"quote 150000 --months 36 --application {ref}").out

    assert all(part in told for part in ("22.4%", "36%", "43%", "150,000 元，超过 100,000 元会打电话核实"))


def test_as_json_the_share_is_a_band_that_does_not_give_the_income_away(uwallet: Uwallet) -> None:
    document = quoted(uwallet, f"150000 --months 36 --answers {APPLICANTS / 'large.json'}")

    assert document["share"] == {"band": "0.20-0.36", "sound": "0.36", "last": "0.43"}
    assert document["forecast"]["callback"]["needed"] is True
    assert "22.4" not in json.dumps(document)


def test_the_share_counts_what_is_really_paid(uwallet: Uwallet) -> None:
    line = f"quote 12000 --months 12 --flat-rate 0.6 --monthly-fee 100 --answers {APPLICANTS / 'large.json'}"

    assert "9.9%" in uwallet(line).out  # (2,000 + 1,072 + 100) of 32,000


def test_a_file_with_income_and_debts_alone_gives_the_share(uwallet: Uwallet, tmp_path: Path) -> None:
    file = tmp_path / "means.json"
    file.write_text('{"monthly_income": 10000, "monthly_debt": "1,000"}', encoding="utf-8")
    ran = uwallet(["quote", "12000", "--months", "12", "--rate", "0", "--answers", str(file)])

    assert "20.0%" in ran.out
    assert "没有预估会不会打电话" in ran.out


def test_what_is_wrong_in_the_file_is_told_and_what_is_missing_is_not(uwallet: Uwallet, tmp_path: Path) -> None:
    file = tmp_path / "means.json"
    file.write_text('{"monthly_income": "lots", "salary": 3}', encoding="utf-8")
    ran = uwallet(["quote", "12000", "--months", "12", "--answers", str(file), "--json"])

    assert ran.status == 4
    assert [one["key"] for one in json.loads(ran.err)["error"]["details"]] == ["monthly_income", "salary"]


def test_an_amount_that_the_practice_lender_does_not_lend_has_a_share_and_no_forecast(uwallet: Uwallet) -> None:
    document = quoted(uwallet, f"300.50 --months 7 --answers {APPLICANTS / 'clean.json'}")

    assert document["share"]["band"] == "0-0.20"
    assert document["forecast"] is None


def test_in_a_terminal_income_and_debts_are_asked_for_and_not_kept(uwallet: Uwallet, home: Path) -> None:
    person = Person({"questions.monthly_income": ["lots", "1万"], "questions.monthly_debt": "800"})
    ran = uwallet("quote 12000 --months 12 --rate 0 --share", person=person)

    assert "18.0%" in ran.out
    assert not home.exists()


def test_one_may_rather_not_say(uwallet: Uwallet) -> None:
    person = Person({"questions.monthly_income": Person.ENTER, "questions.monthly_debt": Person.ENTER})
    ran = uwallet("quote 12000 --months 12 --share --json", person=person)

    assert ran.json["share"]["band"] is None


# --- what cannot be worked out ---------------------------------------------------------------------------------------


def test_everything_that_is_wrong_is_told_at_once(uwallet: Uwallet) -> None:
    ran = uwallet("quote abc --months 361 --rate -1 --upfront-fee x --monthly-fee -3 --method foo --json")

    assert ran.status == 4
    details = {one["key"]: one["code"] for one in json.loads(ran.err)["error"]["details"]}
    assert details == {
        "amount": "money", "months": "months_of_a_quote", "method": "not_a_choice", "rate": "below_zero",
        "upfront_fee": "money", "monthly_fee": "below_zero",
    }  # fmt: skip


@pytest.mark.parametrize("amount", ["0", "0.001", "100.005", "x", ""])
def test_an_amount_is_positive_and_to_the_cent(uwallet: Uwallet, amount: str) -> None:
    assert uwallet(["quote", amount, "--months", "12"]).status == 4


@pytest.mark.parametrize(
    "line",
    [
        "quote 1000",
        "quote --months 3",
        "quote 1000 --months 3 --rate 6 --flat-rate 1",
        "quote 1000 --months 3 --flat-rate 1 --method interest_only",
        "quote 1000 --months 3 --share",
        "quote 1000 --months 3 --share --answers x.json",
        "quote 1000 --months 3 --export sheet.pdf",
        "quote 1000 --months 3 --answers nowhere.json",
    ],
)
def test_a_line_that_makes_no_sense_is_wrong_usage(uwallet: Uwallet, line: str) -> None:
    assert uwallet(line).status == 2


def test_an_application_that_is_not_there_is_not_found(uwallet: Uwallet) -> None:
    assert uwallet("quote 1000 --months 3 --application UW-AAAAAAAA").status == 3


def test_what_is_typed_is_never_obeyed(uwallet: Uwallet, tmp_path: Path) -> None:
    ran = uwallet(["quote", "[red]\x1b]52;c;eA==\x07", "--months", "[/]", "--export", str(tmp_path / "\x1b[2Ja.html")])

    assert ran.status == 4
    assert "\x1b]52" not in ran.out + ran.err


@pytest.mark.parametrize("more", [[], ["--json"], ["--sheet"]], ids=str)
def test_nothing_private_of_a_file_is_repeated(uwallet: Uwallet, more: list[str]) -> None:
    file = APPLICANTS / "large.json"
    ran = uwallet(["quote", "20000", "--months", "12", "--answers", str(file), *more])
    answers = json.loads(file.read_text(encoding="utf-8"))

    keys = ("name", "id_number", "phone", "employer", "card_number", "monthly_income")
    assert [key for key in keys if str(answers[key]) in ran.out.replace(",", "").replace("\n", "")] == []


def test_nothing_is_stored(uwallet: Uwallet, home: Path) -> None:
    assert uwallet("quote 20000 --months 12 --compare --sheet").status == 0
    assert not home.exists()


def test_an_amount_that_nobody_lends_is_refused_and_the_largest_that_is_not_is_exact(uwallet: Uwallet) -> None:
    assert uwallet(["quote", "9" * 26, "--months", "12"]).status == 4
    shown = uwallet(["quote", "9" * 25, "--months", "12", "--rate", "9" * 38, "--json"])

    assert shown.status == 0
    assert sum(Decimal(row["principal"]) for row in shown.json["schedule"]) == Decimal("9" * 25)
