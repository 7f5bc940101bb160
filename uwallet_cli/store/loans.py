"""Loans entered by hand, and what the money of any loan was used for. One file for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uwallet_cli.errors import NotFound, StoreUnusable
from uwallet_cli.loan.loans import Loan, Payment, Use
from uwallet_cli.loan.repayment import Instalment
from uwallet_cli.store import upgrades
from uwallet_cli.store.transaction import changing, forget_backups, unannounced, writing

if TYPE_CHECKING:
    from tinydb import TinyDB


class Loans:
    """Every loan entered by hand, in the order they were entered. The agreed schedule is kept row by row."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder, self._path, self._on_wait = folder, folder / "loans.json", on_wait

    def all(self) -> list[Loan]:
        """Every loan. Reading waits for nobody."""
        return list(self._read("loans", _loan))

    def get(self, ref: str) -> Loan:
        """The loan with this reference. NotFound where there is none."""
        found = next((loan for loan in self.all() if loan.ref == ref), None)
        if found is None:
            raise NotFound("no_loan", ref=ref)
        return found

    def uses(self, ref: str) -> list[Use]:
        """What the money of a loan was used for, oldest first; the loan may be an application's."""
        return [use for about, use in self._read("private", _use) if about == ref]

    def add(self, loan: Loan) -> None:
        """Keep one more."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            _begin(db)
            db.table("loans").insert(_row(loan))

    def pay(self, before: Loan, payment: Payment) -> Loan:
        """Keep a payment on a loan as it was read. Refused (`store_changed`) if another was kept since then."""
        with writing(self._folder, self._on_wait):
            if self.get(before.ref) != before:
                raise StoreUnusable("store_changed", ref=before.ref)
            paid = before.paying(payment)
            with changing(self._path) as db:
                loans = db.table("loans")
                number = next(row.doc_id for row in loans if row["ref"] == before.ref)
                loans.update({"payments": _row(paid)["payments"]}, doc_ids=[number])
        return paid

    def add_use(self, ref: str, use: Use) -> None:
        """Keep what the money of a loan was used for."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            _begin(db)
            db.table("private").insert({"ref": ref, "at": use.at.isoformat(), "text": use.text})

    def erase(self, ref: str) -> None:
        """Remove a loan, and what the money of that loan or application was used for, from the backup, too."""
        if not self.uses(ref) and all(loan.ref != ref for loan in self.all()):
            return
        with writing(self._folder, self._on_wait):
            with changing(self._path) as db:
                for table in (db.table("loans"), db.table("private")):
                    table.remove(doc_ids=[row.doc_id for row in table if row["ref"] == ref])
            forget_backups(self._path)

    def _read(self, table: str, made: Callable[[Mapping[str, Any]], Any]) -> Iterator[Any]:
        tables = upgrades.read_upgraded(self._path) or {}
        try:
            rows = [made(row) for row in tables.get(table, {}).values()]
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            raise StoreUnusable("store_damaged", file=str(self._path)) from None
        yield from rows


def _begin(db: TinyDB) -> None:
    if not db.table("meta"):
        db.table("meta").insert({"format": upgrades.FORMAT})


def _row(loan: Loan) -> dict[str, Any]:
    return {
        "ref": loan.ref,
        "name": loan.name,
        "amount": str(loan.amount),
        "paid_out": loan.paid_out.isoformat(),
        "rate": None if loan.rate is None else str(loan.rate),
        "method": loan.method,
        "penalty_rate": None if loan.penalty_rate is None else str(loan.penalty_rate),
        "purpose": loan.detail,
        "rows": [
            {"due": str(row.due), "principal": str(row.principal), "interest": str(row.interest), "fee": str(row.fee)}
            for row in loan.rows
        ],
        "payments": [
            {"at": payment.at.isoformat(), "amount": str(payment.amount), "payoff": payment.payoff}
            for payment in loan.payments
        ],
    }


def _loan(row: Mapping[str, Any]) -> Loan:
    amount = _money(row["amount"])
    loan = Loan(
        ref=_text(row["ref"]),
        lender="",
        name=_text(row["name"]),
        amount=amount,
        paid_out=_instant(row["paid_out"]),
        rows=tuple(_instalments(amount, row["rows"])),
        rate=_rate(row["rate"]),
        method=row["method"],
        penalty_rate=_rate(row["penalty_rate"]),
        payments=tuple(
            Payment(_instant(one["at"]), _money(one["amount"]), one["payoff"] is True) for one in row["payments"]
        ),
        detail=_text(row["purpose"]),
    )
    if not loan.rows or loan.rows[-1].balance != 0:
        raise ValueError("a schedule that does not pay the loan back")
    return loan


def _instalments(amount: Decimal, rows: list[Mapping[str, Any]]) -> Iterator[Instalment]:
    balance = amount
    for n, row in enumerate(rows, 1):
        principal = _money(row["principal"])
        balance -= principal
        yield Instalment(
            n, date.fromisoformat(row["due"]), principal, _money(row["interest"]), _money(row["fee"]), balance
        )


def _use(row: Mapping[str, Any]) -> tuple[str, Use]:
    return _text(row["ref"]), Use(_instant(row["at"]), _text(row["text"]))


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise TypeError("not a text")
    return written


def _money(written: Any) -> Decimal:
    amount = Decimal(_text(written))
    if not amount.is_finite() or amount < 0:
        raise ValueError("not an amount")
    return amount


def _rate(written: Any) -> Decimal | None:
    return None if written is None else _money(written)


def _instant(written: Any) -> datetime:
    instant = datetime.fromisoformat(_text(written))
    if instant.tzinfo is None:
        raise ValueError("a time without its offset")
    return instant
