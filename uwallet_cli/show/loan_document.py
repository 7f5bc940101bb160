"""Loans as JSON: money as strings, days as ISO 8601, the same keys for an application's loan and one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from uwallet_cli.loan.books import Account, owed, penalty_owed
from uwallet_cli.loan.loans import Due, Loan, Use, next_due
from uwallet_cli.loan.paying import Receipt
from uwallet_cli.loan.payoff import Payoff
from uwallet_cli.show.loan import due_text
from uwallet_cli.show.loan_care import purpose
from uwallet_cli.show.loan_schedule import status_of


def loan(shown: Loan, day: date) -> dict[str, Any]:
    """A loan at a glance. `lender` is null and `name` set for one entered by hand; what is not known is null."""
    books = shown.books(day)
    return {
        "ref": shown.ref,
        "lender": shown.lender or None,
        "name": shown.name or None,
        "state": shown.state(day),
        "amount": money(shown.amount),
        "paid_out": shown.paid_out.isoformat(),
        "instalments": len(shown.rows),
        "method": shown.method,
        "rate": _percent(shown.rate),
        "penalty_rate": _percent(shown.penalty_rate),
        "paid": money(shown.total_paid),
        "owed": money(owed(books)),
        "penalty": money(penalty_owed(books)),
        "given_back": money(shown.given_back(day)),
        "payments": [
            {"at": payment.at.isoformat(), "amount": money(payment.amount), "payoff": payment.payoff}
            for payment in shown.payments
        ],
        "next": due(next_due(shown, day)),
    }


def due(shown: Due | None) -> dict[str, Any] | None:
    """What is to be paid next; `days` are negative once the due day has passed."""
    if shown is None:
        return None
    return {
        "ref": shown.loan.ref,
        "lender": shown.loan.lender or None,
        "n": shown.account.row.n,
        "due": _day(shown.account.row.due),
        "days": shown.days,
        "urgency": shown.urgency,
        "owed": money(shown.account.owed),
        "penalty": money(shown.account.penalty_owed),
        "text": due_text(shown),
    }


def schedule(shown: Loan, day: date) -> dict[str, Any]:
    """A loan with every instalment's account."""
    return {**loan(shown, day), "schedule": [_row(account, day) for account in shown.books(day)]}


def _row(account: Account, day: date) -> dict[str, Any]:
    row = account.row
    return {
        "n": row.n,
        "due": _day(row.due),
        "principal": money(row.principal),
        "interest": money(row.interest),
        "fee": money(row.fee),
        "payment": money(row.payment),
        "balance": money(row.balance),
        "penalty": money(account.penalty),
        "paid": money(account.paid),
        "owed": money(account.owed),
        "status": status_of(account, day),
    }


def receipt(shown: Receipt) -> dict[str, Any]:
    """A payment and what came of it."""
    return {
        "ref": shown.loan.ref,
        "lender": shown.loan.lender or None,
        "at": shown.payment.at.isoformat(),
        "amount": money(shown.payment.amount),
        "payoff": shown.payment.payoff,
        "posted": [
            {
                "n": one.account.row.n,
                "amount": money(one.amount),
                "penalty": money(one.penalty),
                "status": one.status,
                "owed": money(one.account.owed),
            }
            for one in shown.posted
        ],
        "before": {"owed": money(shown.owed_before), "penalty": money(shown.penalty_before)},
        "after": {"owed": money(shown.owed), "penalty": money(shown.penalty)},
        "given_back": money(shown.given_back),
        "saved": money(shown.saved),
        "settled": shown.settled,
        "next": due(shown.next),
    }


def payoff(shown: Loan, sums: Payoff) -> dict[str, Any]:
    """What would settle a loan. `basis`: `daily`, a 360th of the rate each day, or `shared` by days."""
    figures = ("due", "penalty", "principal", "interest", "ahead", "amount", "saved", "given_back")
    return {
        "ref": shown.ref,
        "lender": shown.lender or None,
        "day": _day(sums.day),
        "days": sums.days,
        "basis": "daily" if shown.rate is not None else "shared",
        **{name: money(getattr(sums, name)) for name in figures},
    }


def care(shown: Loan, uses: Sequence[Use], day: date) -> dict[str, Any]:
    """What the money was for, as stated and as used."""
    return {
        "ref": shown.ref,
        "lender": shown.lender or None,
        "state": shown.state(day),
        "purpose": purpose(shown),
        "used": [{"at": use.at.isoformat(), "text": use.text} for use in uses],
    }


def money(amount: Decimal) -> str:
    """An amount as documents have it."""
    return f"{amount:.2f}"


def _percent(fraction: Decimal | None) -> str | None:
    return None if fraction is None else f"{fraction * 100:.2f}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
