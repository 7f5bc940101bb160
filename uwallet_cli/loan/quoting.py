"""What does an offer really cost? A rate as it is sold and every fee, as instalments and as one annual cost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from uwallet_cli.loan.money import cents
from uwallet_cli.loan.repayment import METHODS, AnnualCost, Instalment, cost_of, schedule, total_interest

ZERO = Decimal("0.00")
DAYS_OF_A_YEAR = (360, 365)  # banks count the first; a calendar has the second

_DIGITS = 80  # enough for the largest amount at the largest rate that can be typed, to the cent


class Offer(NamedTuple):
    """A loan as it is sold, amounts in yuan.

    `rate` is a fraction: `nominal` a year on the balance, `flat` a month on the whole principal to the end, `daily`
    a day on the balance. The upfront fee is taken from what is paid out; the monthly fee comes with every instalment.
    """

    principal: Decimal
    months: int
    rate: Decimal
    method: str = "equal_instalment"
    sold_as: str = "nominal"
    upfront_fee: Decimal = ZERO
    monthly_fee: Decimal = ZERO

    @property
    def received(self) -> Decimal:
        """The money that really arrives."""
        return self.principal - self.upfront_fee

    @property
    def yearly(self) -> Decimal:
        """The rate a year that it is sold by; of a daily one by 360 days."""
        return self.rate * {"nominal": 1, "flat": 12, "daily": DAYS_OF_A_YEAR[0]}[self.sold_as]


class Quote(NamedTuple):
    """An offer worked out. `cost` is None where no rate explains it; `why_no_cost` says why."""

    offer: Offer
    rows: tuple[Instalment, ...]
    cost: AnnualCost | None

    @property
    def interest(self) -> Decimal:
        """All interest."""
        return total_interest(self.rows)

    @property
    def fees(self) -> Decimal:
        """All fees, the one taken from the payout included."""
        return sum((row.fee for row in self.rows), self.offer.upfront_fee)

    @property
    def repaid(self) -> Decimal:
        """All that is paid after the payout."""
        return sum((row.payment for row in self.rows), ZERO)

    @property
    def why_no_cost(self) -> str | None:
        """The code of the reason why there is no annual cost; None where there is one."""
        if self.cost is not None:
            return None
        return "nothing_received" if self.offer.received <= 0 else "beyond_measure"


class Comparison(NamedTuple):
    """An offer beside its likes: by every method over the same months, and by its own method over other months."""

    methods: tuple[Quote, ...]
    terms: tuple[Quote, ...]


def quote(offer: Offer, payout: date | None = None) -> Quote:
    """Work an offer out, paid out on that day. Fees are rounded to the cent like everything else."""
    with localcontext(prec=_DIGITS):
        offer = offer._replace(upfront_fee=cents(offer.upfront_fee), monthly_fee=cents(offer.monthly_fee))
        rows = _instalments(offer, payout)
        # What falls due once, at the end, brings the fees of all months with it.
        months_each = offer.months if offer.method == "single_payment" else 1
        rows = tuple(row._replace(fee=offer.monthly_fee * months_each) for row in rows)
        return Quote(offer, rows, cost_of(rows, offer.months, offer.received))


def _instalments(offer: Offer, payout: date | None) -> tuple[Instalment, ...]:
    if offer.sold_as != "flat":
        return schedule(offer.principal, offer.yearly, offer.months, offer.method, payout)
    # Equal parts of the principal, and every month the interest of the whole: it does not fall as the debt does.
    parts = schedule(offer.principal, Decimal(0), offer.months, "equal_principal", payout)
    interest = cents(offer.principal * offer.rate)
    return tuple(row._replace(interest=interest) for row in parts)


def compare(offer: Offer, terms: Iterable[int]) -> Comparison:
    """The four methods, and these terms beside the offer's own.

    A flat rate stands beside the same rate meant honestly: a year, and on the balance.
    """
    honest = offer._replace(rate=offer.yearly, sold_as="nominal")
    methods = [honest._replace(method=method) for method in METHODS]
    if offer.sold_as == "flat":
        methods.insert(0, offer)
    months = sorted({*terms, offer.months})
    return Comparison(
        tuple(quote(one) for one in methods), tuple(quote(offer._replace(months=count)) for count in months)
    )


def notes(shown: Quote, line: Decimal) -> tuple[str, ...]:
    """The codes of what a borrower should know of an offer; `line` is the cost a year over which it is told."""
    offer, cost = shown.offer, shown.cost
    # Half a hundredth of a per cent is not shown: the cents of the last row must not put an offer over the line.
    is_over = offer.yearly > line or (cost is not None and cost.irr_x12 >= line + Decimal("0.00005"))
    found = {
        "flat": offer.sold_as == "flat",
        "daily": offer.sold_as == "daily",
        "taken_upfront": 0 < offer.upfront_fee < offer.principal,
        "paid_late": cost is not None and offer.method == "single_payment" and cost.irr_x12 < offer.yearly,
        "over_line": is_over,
    }
    return tuple(code for code, is_so in found.items() if is_so)


class Charge(NamedTuple):
    """One item of the cost sheet: what it is, the standard it is charged at (a rate or yuan), and what it comes to."""

    code: str
    standard: Decimal
    total: Decimal


class Sheet(NamedTuple):
    """All that a loan costs, on one page. `basis` is whose terms these are: the `practice` lender's, as the borrower
    `typed` them, or a `trial` of another lender's loan at the practice rate. `penalty` is the rate a year on what is
    overdue; None where only the contract has it."""

    basis: str
    quote: Quote
    charges: tuple[Charge, ...]
    penalty: Decimal | None


def sheet(shown: Quote, basis: str, penalty_multiple: Decimal) -> Sheet:
    """The cost sheet of a quote: every item that is charged, and none that is not."""
    offer = shown.offer
    charges = (
        Charge(f"interest_{offer.sold_as}", offer.rate, shown.interest),
        Charge("upfront_fee", offer.upfront_fee, offer.upfront_fee),
        Charge("monthly_fee", offer.monthly_fee, shown.fees - offer.upfront_fee),
    )
    penalty = offer.rate * penalty_multiple if basis == "practice" else None
    return Sheet(basis, shown, (charges[0], *(one for one in charges[1:] if one.total)), penalty)
