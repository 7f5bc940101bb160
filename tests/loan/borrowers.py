"""Borrowers for tests of the rules: the applicants of tests/applicants, and small changes to one of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from uwallet_cli.interview.answering import accept_all
from uwallet_cli.interview.applying import begun, submitted
from uwallet_cli.lenders.practice import lender as practice
from uwallet_cli.loan.application import CHINA, Application
from uwallet_cli.loan.facts import Facts
from uwallet_cli.loan.policy import Policy

TUESDAY = datetime(2026, 11, 24, 12, 0, tzinfo=CHINA)
TODAY = date(2026, 11, 24)

POLICY: Policy = practice.policy


@cache
def _written(name: str) -> str:
    return (Path(__file__).parents[1] / "applicants" / f"{name}.json").read_text(encoding="utf-8")


def written(name: str) -> dict[str, Any]:
    """An applicant's answers as their file has them."""
    answers: dict[str, Any] = json.loads(_written(name))
    return answers


def answers_of(name: str = "clean", **changes: Any) -> dict[str, Any]:
    """An applicant's answers as the form accepts them, after these changes."""
    return accept_all({**written(name), **changes}, TODAY)[0]


def facts_of(name: str = "clean", **changes: Any) -> Facts:
    """What a decision looks at in an applicant's answers; the changes are facts, taken as they are."""
    return Facts.of(answers_of(name))._replace(**changes)


def application_of(answers: Mapping[str, Any], at: datetime = TUESDAY, lender: str = "practice") -> Application:
    """An application with these answers, submitted at that moment and not yet seen by its lender."""
    return submitted(begun(lender, at), answers, at)


def yuan(amount: str | int) -> Decimal:
    """An amount, for tables that are easier to read without `Decimal` in every cell."""
    return Decimal(amount)
