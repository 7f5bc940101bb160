"""The schedule of a loan with its accounts, and a chart: interest against principal, and what is left to pay back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.books import Account, owed, penalty_owed
from uwallet_cli.loan.loans import Loan
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.loan import head, support
from uwallet_cli.show.look import Look, fields, heading, sign, stack
from uwallet_cli.show.table import table
from uwallet_cli.text import say

MOST_BARS = 40  # of a longer schedule several instalments share one

COLUMNS = ("n", "due", "payment", "principal", "interest", "balance", "status")
FEWER = ((0, 1, 2, 4, 5, 6), (0, 1, 2, 5, 6), (0, 1, 2, 5))  # where lines are short
STATUS_SIGNS = {"paid": "done", "overdue": "care", "part": "current", "open": "waiting"}


def schedule(loan: Loan, day: date, look: Look) -> RenderableType:
    """The table, then the chart; where it is read aloud the numbers alone."""
    books = loan.books(day)
    return stack(
        head(loan, day, look),
        flow(""),
        _rows(books, day, look),
        flow(""),
        fields(_totals(books), look),
        flow(say("loan.inferred")) if loan.method is None else None,
        None if look.plain else _chart(loan.amount, books, look),
        support(),
    )


def entered(loan: Loan, look: Look) -> RenderableType:
    """A loan just described, to be looked at before it is kept."""
    totals = _totals(loan.books(loan.last.date()))
    return stack(flow(""), _rows(loan.books(loan.start), loan.start, look), fields(totals, look))


def status_of(account: Account, day: date) -> str:
    """How an instalment stands: `paid`, `overdue`, `part` paid, or `open`."""
    if account.owed == 0:
        return "paid"
    if account.row.due is not None and account.row.due < day:
        return "overdue"
    return "part" if account.paid else "open"


def _rows(books: Sequence[Account], day: date, look: Look) -> RenderableType:
    if look.plain:
        return stack(*(flow(_sentence(account, day)) for account in books))
    heads = [say(f"loan.column.{column}") for column in COLUMNS]
    rows = [[_cells(account, day)[column] for column in COLUMNS] for account in books]
    signs = [STATUS_SIGNS[status_of(account, day)] for account in books]
    return table(heads, rows, look, narrow=FEWER, left=(1, 6), signs=signs)


def _cells(account: Account, day: date) -> dict[str, str]:
    row = account.row
    return {
        "n": str(row.n),
        "due": str(row.due),
        "payment": f"{row.payment:,.2f}",
        "principal": f"{row.principal:,.2f}",
        "interest": f"{row.interest + row.fee:,.2f}",
        "balance": f"{row.balance:,.2f}",
        "status": _status(account, day),
    }


def _status(account: Account, day: date) -> str:
    status = status_of(account, day)
    if status == "overdue" and account.penalty_owed:
        return say("loan.row.overdue_penalty", penalty=words.figure(account.penalty_owed))
    return say(f"loan.row.{status}", owed=words.figure(account.owed)) if status == "part" else say(f"loan.row.{status}")


def _sentence(account: Account, day: date) -> str:
    row = account.row
    assert row.due is not None
    return say(
        "loan.row.sentence",
        n=row.n,
        day=words.day(row.due),
        payment=words.money(row.payment),
        principal=words.figure(row.principal),
        interest=words.figure(row.interest + row.fee),
        balance=words.money(row.balance),
        status=_status(account, day),
    )


def _totals(books: Sequence[Account]) -> list[tuple[str, str | Text]]:
    interest = sum((account.row.interest for account in books), Decimal(0))
    fees = sum((account.row.fee for account in books), Decimal(0))
    rows: list[tuple[str, str | Text]] = [
        (say("loan.figure.with_fees" if fees else "loan.figure.interest"), words.money(interest + fees)),
        (say("loan.figure.owed"), words.money(owed(books))),
    ]
    if penalty := penalty_owed(books):
        rows.append((say("loan.figure.penalty"), words.money(penalty)))
    return rows


class _Bar(NamedTuple):
    """One line of the chart: its label, the two parts of what is paid, and what is left afterwards."""

    label: str
    principal: Decimal
    interest: Decimal
    left: Decimal


def _chart(amount: Decimal, books: Sequence[Account], look: Look) -> RenderableType:
    bars = _bars(books)
    label = max(len(bar.label) for bar in bars) + 1
    width = look.width
    most = max(bar.principal + bar.interest for bar in bars)
    paid, left = flow(say("loan.chart.parts")), flow(say("loan.chart.left"))
    legend = flow("").append_text(sign("principal")).append(f" {say('loan.column.principal')}  ")
    legend.append_text(sign("interest")).append(f" {say('loan.column.interest')}")
    if width < 60:
        cells = width - label
        first = [_line(bar, label).append_text(_parts(bar, most, cells)) for bar in bars]
        second = [_line(bar, label).append_text(_left(bar, amount, cells)) for bar in bars]
        return stack(flow(""), paid, legend, *first, flow(""), left, *second)
    cells = (width - label - 3) // 2
    lines: list[RenderableType] = []
    for bar in bars:
        parts = _parts(bar, most, cells)
        gap = Text(" " * (cells - parts.cell_len + 3))
        lines.append(_line(bar, label).append_text(parts).append_text(gap).append_text(_left(bar, amount, cells)))
    title = heading(say("loan.chart.title", parts=paid.plain, left=left.plain), look)
    return stack(flow(""), title, legend, *lines)


def _bars(books: Sequence[Account]) -> list[_Bar]:
    size = -(-len(books) // MOST_BARS)
    groups = [books[at : at + size] for at in range(0, len(books), size)]
    return [
        _Bar(
            str(group[0].row.n) if len(group) == 1 else f"{group[0].row.n}-{group[-1].row.n}",
            sum((account.row.principal for account in group), Decimal(0)),
            sum((account.row.interest + account.row.fee for account in group), Decimal(0)),
            group[-1].row.balance,
        )
        for group in groups
    ]


def _line(bar: _Bar, cells: int) -> Text:
    return Text(f"{bar.label:>{cells - 1}} ")


def _parts(bar: _Bar, most: Decimal, cells: int) -> Text:
    """Principal, then interest; whatever there is of either shows."""
    whole = max(1, round((bar.principal + bar.interest) / most * cells)) if most else 0
    interest = round(bar.interest / most * cells) if most else 0
    if bar.interest:
        interest = max(1, interest)
    interest = min(interest, whole)
    return sign("principal", whole - interest).append_text(sign("interest", interest))


def _left(bar: _Bar, amount: Decimal, cells: int) -> Text:
    filled = round(bar.left / amount * cells)
    return sign("left", max(1, filled) if bar.left else 0)
