"""The schedule of a loan with its accounts as a table for a spreadsheet (CSV): amounts are digits, days ISO 8601."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from uwallet_cli.loan.loans import Loan
from uwallet_cli.show import words
from uwallet_cli.text import say

COLUMNS = ("ref", "lender", "n", "due", "principal", "interest", "fee", "payment", "balance", "penalty", "paid", "owed")

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheet programs read Chinese as something else


def table(loan: Loan, day: date) -> str:
    """The table as text: a line of headings, and a line for each instalment."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([say(f"loan.column.{column}") for column in COLUMNS])
    writer.writerows([harmless(cell) for cell in row] for row in _rows(loan, day))
    return BYTE_ORDER_MARK + written.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _rows(loan: Loan, day: date) -> Iterator[list[str]]:
    whom = words.lender_name(loan.lender) if loan.lender else loan.name
    for account in loan.books(day):
        row = account.row
        agreed = [row.principal, row.interest, row.fee, row.payment, row.balance]
        figures = [*agreed, account.penalty, account.paid, account.owed]
        yield [loan.ref, whom, str(row.n), str(row.due), *(f"{figure:.2f}" for figure in figures)]
