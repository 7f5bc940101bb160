"""Loans entered by hand come back as they were kept, to the cent, and a file that was altered is refused."""

from __future__ import annotations

import json
import os
import stat
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from uwallet_cli.errors import NotFound, StoreUnusable
from uwallet_cli.loan.application import ALPHABET, CHINA
from uwallet_cli.loan.irregular import parted
from uwallet_cli.loan.loans import Loan, Payment, Use, new_loan_reference
from uwallet_cli.loan.repayment import schedule
from uwallet_cli.store.loans import Loans

START = datetime(2026, 10, 31, tzinfo=CHINA)
NOON = datetime(2026, 11, 24, 12, tzinfo=CHINA)


def a_loan(ref: str = "LN-7K3M9QXA", **changes: Any) -> Loan:
    rows = parted(
        Decimal(3000), START.date(), [(date(2026, 11, 30), Decimal("1000.00")), (date(2027, 2, 28), Decimal("2150.50"))]
    )
    loan = Loan(ref, "", "某某银行", Decimal("3000.00"), START, rows, penalty_rate=Decimal("0.18"), detail="装修")
    return loan._replace(**changes)


def test_who_entered_none_has_none_and_no_file(folder: Path) -> None:
    assert Loans(folder).all() == []
    assert not folder.exists()


def test_a_loan_comes_back_as_it_was_kept(folder: Path) -> None:
    rows = schedule(Decimal("100.01"), Decimal("0.144"), 7, "equal_instalment", START.date())
    kept = [
        a_loan(),
        a_loan("LN-00000001", amount=Decimal("100.01"), rows=rows, rate=Decimal("0.144"), method="equal_instalment"),
        a_loan(
            "LN-00000002", penalty_rate=None, payments=(Payment(NOON, Decimal("0.10")), Payment(NOON, Decimal(5), True))
        ),
    ]
    for loan in kept:
        Loans(folder).add(loan)

    assert Loans(folder).all() == kept
    assert Loans(folder).get("LN-00000001") == kept[1]


def test_the_file_is_for_its_owners_eyes_only(folder: Path) -> None:
    Loans(folder).add(a_loan())

    assert os.name == "nt" or stat.S_IMODE((folder / "loans.json").stat().st_mode) == 0o600


def test_a_payment_is_added_to_its_loan_and_to_no_other(folder: Path) -> None:
    loans, other = Loans(folder), a_loan("LN-00000001")
    for loan in (a_loan(), other):
        loans.add(loan)

    paid = loans.pay(a_loan(), Payment(NOON, Decimal("12.34")))

    assert loans.get("LN-7K3M9QXA") == paid == a_loan().paying(Payment(NOON, Decimal("12.34")))
    assert loans.get("LN-00000001") == other


def test_of_two_payments_at_once_the_second_is_refused_and_none_is_lost(folder: Path) -> None:
    loans = Loans(folder)
    loans.add(a_loan())
    loans.pay(a_loan(), Payment(NOON, Decimal(1)))

    with pytest.raises(StoreUnusable) as refused:
        loans.pay(a_loan(), Payment(NOON, Decimal(2)))

    assert refused.value.code == "store_changed"
    assert loans.get("LN-7K3M9QXA").total_paid == 1


def test_an_unknown_loan_is_not_found(folder: Path) -> None:
    with pytest.raises(NotFound):
        Loans(folder).get("LN-7K3M9QXA")


def test_what_the_money_was_used_for_is_kept_by_loan_apart_from_the_rest(folder: Path) -> None:
    uses = [Use(NOON, "交了学费"), Use(NOON + timedelta(days=1), "买了书")]
    for use in uses:
        Loans(folder).add_use("UW-7K3M9QXA", use)
    Loans(folder).add_use("LN-7K3M9QXA", Use(NOON, "装修"))

    assert Loans(folder).uses("UW-7K3M9QXA") == uses
    tables = json.loads((folder / "loans.json").read_bytes())
    assert sorted(tables) == ["meta", "private"]


def test_a_reference_is_eight_characters_that_cannot_be_misread() -> None:
    refs = {new_loan_reference() for _ in range(200)}

    assert len(refs) == 200
    assert all(ref.startswith("LN-") and len(ref) == 11 and set(ref[3:]) <= set(ALPHABET) for ref in refs)


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "3000.01"},
        {"amount": 3000},
        {"amount": "-3000.00"},
        {"amount": "NaN"},
        {"paid_out": "2026-10-31T00:00:00"},
        {"rows": []},
        {"rows": [{"due": "soon", "principal": "3000.00", "interest": "0.00", "fee": "0.00"}]},
        {"payments": [{"at": "2026-11-24", "amount": "5.00", "payoff": False}]},
        {"payments": [{"at": "2026-11-24T12:00:00+08:00", "amount": "5.00"}]},
        {"name": None},
        {"ref": 5},
    ],
)
def test_a_file_that_was_altered_is_refused_and_left_alone(folder: Path, changes: dict[str, object]) -> None:
    Loans(folder).add(a_loan())
    path = folder / "loans.json"
    tables = json.loads(path.read_bytes())
    tables["loans"]["1"].update(changes)
    path.write_text(json.dumps(tables), encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StoreUnusable) as refused:
        Loans(folder).all()

    assert refused.value.code == "store_damaged"
    assert path.read_bytes() == before


def test_a_file_of_a_newer_uwallet_is_refused_also_for_writing(folder: Path) -> None:
    folder.mkdir()
    (folder / "loans.json").write_text('{"meta": {"1": {"format": 99}}, "loans": {}}', encoding="utf-8")

    with pytest.raises(StoreUnusable) as refused:
        Loans(folder).add(a_loan())

    assert refused.value.code == "store_newer"
