"""A loan after its payout, one shape for all: of an application, or entered by hand. Schedule, books, state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.loan.application import ALPHABET, CHINA, new_reference, read_reference
from uwallet_cli.loan.books import Account, accounts, oldest_open, owed, paid
from uwallet_cli.loan.payoff import Payoff, asked_for, ended_on, payoff_of
from uwallet_cli.loan.repayment import Instalment, schedule
from uwallet_cli.loan.stages import Standing

SOON = 3  # days before a due day from which it is near


class Payment(NamedTuple):
    """Money paid on a loan. `payoff` says that it was meant to settle all of it."""

    at: datetime
    amount: Decimal
    payoff: bool = False

    @property
    def day(self) -> date:
        """The day in China on which it counts."""
        return self.at.astimezone(CHINA).date()


class Loan(NamedTuple):
    """Money that was paid out, how it is paid back, and what has been paid so far.

    `lender` is the key of an application's lender, "" for a loan entered by hand, whose lender the borrower calls
    `name`. `rows` is the schedule as agreed. `rate` and `penalty_rate` are a year, as fractions, None where not known.
    `purpose` is one of the form's, or "" where only the borrower's words in `detail` say it.
    """

    ref: str
    lender: str
    name: str
    amount: Decimal
    paid_out: datetime
    rows: tuple[Instalment, ...]
    rate: Decimal | None = None
    method: str | None = None
    penalty_rate: Decimal | None = None
    payments: tuple[Payment, ...] = ()
    purpose: str = ""
    detail: str = ""

    @property
    def start(self) -> date:
        """The payout day in China."""
        return self.paid_out.astimezone(CHINA).date()

    @property
    def last(self) -> datetime:
        """When the last thing happened that is known of it."""
        return self.payments[-1].at if self.payments else self.paid_out

    def paying(self, payment: Payment) -> Loan:
        """The same loan after one more payment."""
        return self._replace(payments=(*self.payments, payment))

    def books(self, day: date) -> tuple[Account, ...]:
        """Every instalment's account at the end of that day. After a payoff its last instalment has all the rest."""
        for number, payment in enumerate(self.payments):
            if payment.payoff and (rows := self._ended_by(number)) is not None:
                return self._accounts(rows, self.payments, day)
        return self._accounts(self.rows, self.payments, day)

    def _ended_by(self, number: int) -> tuple[Instalment, ...] | None:
        """The schedule as a payoff ended it. None where it was too little: then it is a payment like any other."""
        payment, earlier = self.payments[number], self.payments[:number]
        rows = ended_on(self.rows, self.start, self.rate, payment.day)
        over = payment.amount - owed(self._accounts(rows, earlier, payment.day))
        if not self.lender and rows != self.rows[: len(rows)]:  # a real lender's own figure holds, not ours
            rows = asked_for(rows, over)
            over = payment.amount - owed(self._accounts(rows, earlier, payment.day))
        return rows if over >= 0 else None

    def payoff(self, day: date) -> Payoff:
        """What would settle it on that day, after the payments made so far."""
        books = self._accounts(ended_on(self.rows, self.start, self.rate, day), self.payments, day)
        return payoff_of(self.rows, self.start, day, books, self.total_paid - paid(books))

    @property
    def total_paid(self) -> Decimal:
        """Every yuan that was paid, also what was more than was owed."""
        return sum((payment.amount for payment in self.payments), Decimal("0.00"))

    def given_back(self, day: date) -> Decimal:
        """What was paid beyond all that was owed: the lender's to give back."""
        return self.total_paid - paid(self.books(day))

    def state(self, day: date) -> str:
        """`repaying`, `overdue` from the end of an unpaid due day on, or `settled`."""
        oldest = oldest_open(self.books(day))
        if oldest is None:
            return "settled"
        return "overdue" if oldest.row.due is not None and oldest.row.due < day else "repaying"

    def _accounts(self, rows: tuple[Instalment, ...], payments: Iterable[Payment], day: date) -> tuple[Account, ...]:
        made = [(payment.day, payment.amount) for payment in payments]
        return accounts(rows, made, self.penalty_rate or Decimal(0), day)


class Use(NamedTuple):
    """What the money of a loan was used for, in the borrower's words."""

    at: datetime
    text: str


class Due(NamedTuple):
    """What is to be paid next on a loan. `days` until its due day are negative once that has passed."""

    loan: Loan
    account: Account
    days: int

    @property
    def urgency(self) -> str:
        """`overdue`, `soon`, or `later`."""
        return "overdue" if self.days < 0 else "soon" if self.days <= SOON else "later"


def next_due(loan: Loan, day: date) -> Due | None:
    """The oldest instalment that is not fully paid; None for a settled loan."""
    oldest = oldest_open(loan.books(day))
    if oldest is None or oldest.row.due is None:
        return None
    return Due(loan, oldest, (oldest.row.due - day).days)


EXIT_STATUS = {"later": 0, "soon": 10, "overdue": 11}  # what `uwallet loan due` ends with


def dues_of(loans: Iterable[Loan], day: date) -> tuple[list[Due], str]:
    """What is to be paid next on each loan, the most urgent first, and how urgent that is."""
    dues = [due for loan in loans if (due := next_due(loan, day)) is not None]
    dues.sort(key=lambda due: due.days)
    return dues, dues[0].urgency if dues else "later"


def new_loan_reference() -> str:
    """A reference for a loan entered by hand: `LN-` and 8 random characters."""
    return "LN-" + new_reference().removeprefix("UW-")


def is_loan_reference(typed: str) -> bool:
    """Whether this is meant as a reference, and not as an amount."""
    text = "".join(typed.split()).upper()
    return text.startswith(("UW", "LN")) or (len(text) == 8 and not text.isdigit() and set(text) <= set(ALPHABET))


def read_loan_reference(typed: str) -> str:
    """A loan's reference as typed, in its one form: an application's, or `LN-…` for a loan entered by hand."""
    text = "".join(typed.split()).upper()
    if len(text) > 8 and text.startswith("LN"):
        return "LN-" + read_reference(text[2:].lstrip("-")).removeprefix("UW-")
    return read_reference(typed)


def loan_of(
    standing: Standing, ref: str = "", lender: str = "", answers: Mapping[str, Any] | None = None
) -> Loan | None:
    """The loan of a paid-out application, by the terms of the payout; the anchor day is the payout day in China.

    None before the payout, and where the terms are not known: the borrower's own lender has them in its contract.
    """
    terms, answers = standing.payout, answers or {}
    if terms is None or standing.paid_out_at is None or "rate" not in terms:
        return None
    amount, rate = Decimal(terms["amount"]), Decimal(terms["rate"])
    anchor = standing.paid_out_at.astimezone(CHINA).date()
    return Loan(
        ref=ref,
        lender=lender,
        name="",
        amount=amount,
        paid_out=standing.paid_out_at,
        rows=schedule(amount, rate, terms["months"], terms["method"], anchor),
        rate=rate,
        method=terms["method"],
        penalty_rate=Decimal(terms["penalty_rate"]),
        payments=tuple(
            Payment(at, Decimal(figure), number in standing.payoffs)
            for number, (at, figure) in enumerate(standing.payments)
            if figure is not None
        ),
        purpose=answers.get("purpose") or "",
        detail=answers.get("purpose_detail") or "",
    )


def schedule_of(standing: Standing) -> tuple[Instalment, ...]:
    """The schedule of a paid-out application as agreed. Empty where the terms are not known."""
    loan = loan_of(standing)
    return loan.rows if loan else ()


def books_of(standing: Standing, day: date) -> tuple[Account, ...]:
    """Every instalment's account at the end of that day. Empty where the terms are not known."""
    loan = loan_of(standing)
    return loan.books(day) if loan else ()
