"""How the terms of a contract are read: days, rates, the penalty, a line of a payment plan. Each raises Unreadable."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from uwallet_cli.clean import folded
from uwallet_cli.interview.reading import Unreadable, amount, json_number, per_cent
from uwallet_cli.loan.books import DAYS_IN_YEAR

EARLIEST = date(1980, 1, 1)  # nothing older is a loan that still runs
LARGEST, STEEPEST = Decimal(10**12), Decimal(10_000)  # beyond these it is no loan, and no longer exact to the cent

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))")
_A_DAY = re.compile(r"^(?:每天|每日|日)|(?:/|每)?(?:天|日|day|d)$|perday$|aday$")
_A_YEAR = re.compile(r"^(?:每年|年)|(?:/|每)?(?:年|year|y)$|peryear$|ayear$")


def day(given: Any) -> date:
    """A day: 2026-11-24, 2026/11/24, 20261124, 2026年11月24日."""
    found = _DAY.fullmatch(folded(str(given)).replace(" ", ""))
    if found is None:
        raise Unreadable("day")
    try:
        read = date(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
    except ValueError:
        raise Unreadable("day") from None
    if read < EARLIEST:
        raise Unreadable("day")
    return read


def rate(given: Any) -> Decimal:
    """A rate a year in per cent, the sign optional ("14.4" and "14.4%" are the same), as a fraction."""
    read = per_cent(_A_YEAR.sub("", _plain(given)))
    if read > STEEPEST:
        raise Unreadable("rate")
    return read


def penalty(given: Any) -> Decimal:
    """The contract's penalty as a fraction a year; one by the day ("0.05% a day", "0.05%/天") counts 360 times."""
    text = _plain(given)
    by_day = _A_DAY.sub("", text)
    return rate(text) if by_day == text else rate(by_day) * DAYS_IN_YEAR


def money(given: Any) -> Decimal:
    """An amount above zero, to the cent."""
    read = amount(given) if isinstance(given, str) else json_number(given)
    if read <= 0:
        raise Unreadable("not_above_zero")
    if read > LARGEST:
        raise Unreadable("money")
    if read != read.quantize(Decimal("0.01")):
        raise Unreadable("finer_than_cents")
    return read.quantize(Decimal("0.01"))


def planned(line: str) -> tuple[date, Decimal]:
    """A line of a payment plan: a day and an amount, "2026-12-24 1000"."""
    first, _, rest = folded(line).replace(",", " ", 1 if "," in line[:12] else 0).partition(" ")
    if not rest.strip():
        raise Unreadable("planned")
    return day(first), money(rest)


def _plain(given: Any) -> str:
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal):
        raise Unreadable("rate")
    return folded(str(given)).casefold().replace(" ", "")
