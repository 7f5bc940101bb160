"""Every command at the first and the last moment that there can be: what it has to say, never a failure of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import APPLICANTS, Uwallet

FIRST, LAST = "1900-01-01T00:00", "9900-12-31T23:59:59.999999"

LOAN = {"lender": "某银行", "amount": 3000, "months": 360, "method": "equal_principal", "rate": 12, "penalty": 18}

LINES = (
    "status", "status --json", "status --explain", "status --all", "status --letter letter.txt", "callback",
    "callback forecast", "callback log --missed", "callback log", "callback drill --scores", "loan",
    "loan list", "loan schedule", "loan due", "loan due --json", "loan payoff", "loan payoff --at 9999-12-31",
    "loan payoff --at 0001-01-01", "loan care --used x", "loan calendar --out c.ics", "loan export --out t.csv",
    "loan pay 10", "loan pay", "loan pay 10 --at 0001-01-01", "status --update paid",
    "status --update paid --at 9999-12-31", "status --withdraw x", "faq callback", "faq --add n", "faq --notes",
    "data", "data check", "data repair", "data export --out e.md", "quote 20000 --months 360",
    "loan payoff --pay", "quote 20000 --months 12 --compare --sheet", "quote 20000 --months 12 --export s.html",
    "callback verify --number 4001",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.mark.parametrize("applied_at", [FIRST, "2026-11-24T10:20", LAST])
@pytest.mark.parametrize("looked_at", [FIRST, LAST])
@pytest.mark.parametrize("applicant", ["clean", "large", "thin", None])
def test_no_command_fails_at_the_ends_of_time(
    applicant: str | None, looked_at: str, applied_at: str, uwallet: Uwallet, tmp_path: Path
) -> None:
    if applicant is None:
        loan = {**LOAN, "paid_out": max("1980-01-01", applied_at[:10])}
        (tmp_path / "loan.json").write_text(json.dumps(loan), encoding="utf-8")
        first = uwallet(["loan", "add", "--from", str(tmp_path / "loan.json")], now=applied_at)
        assert first.status == (4 if applied_at == FIRST else 0)  # nothing is paid out before 1980
    else:
        assert uwallet(
            ["apply", "--answers", str(APPLICANTS / f"{applicant}.json"), "--yes"], now=applied_at
        ).status in (0, 4)
    for line in LINES:
        ran = uwallet(line, now=looked_at)
        assert ran.status in (0, 2, 3, 4, 5, 10, 11), f"{line}: {ran.err}"
