"""What an offer really costs: fees, flat and daily rates, the four methods and the terms, and the cost sheet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyxirr import irr

from tests.loan.borrowers import yuan
from uwallet_cli.loan.money import CENT, cents
from uwallet_cli.loan.quoting import Offer, Quote, compare, notes, quote, sheet
from uwallet_cli.loan.repayment import METHODS

GENERATED = 500 if os.environ.get("UWALLET_SHORT") else 10_000
LINE = Decimal("0.24")


def offer(principal: int | str, months: int, rate: str = "6", **more: Any) -> Offer:
    """An offer, its rate in per cent."""
    return Offer(yuan(principal), months, yuan(rate) / 100)._replace(**more)


def told(shown: Quote) -> tuple[str, str]:
    """The annual cost in both conventions, per cent."""
    assert shown.cost is not None
    return f"{shown.cost.irr_x12 * 100:.2f}", f"{shown.cost.irr_compound * 100:.2f}"


# --- golden values ---------------------------------------------------------------------------------------------------


def test_without_fees_the_cost_is_the_rate() -> None:
    shown = quote(offer(100_000, 12))

    assert [row.payment for row in shown.rows] == [yuan("8606.64")] * 11 + [yuan("8606.69")]
    assert (shown.interest, shown.fees, shown.repaid) == (yuan("3279.73"), yuan(0), yuan("103279.73"))
    assert told(shown) == ("6.00", "6.17")


def test_two_per_cent_taken_up_front_cost_nearly_four_a_year() -> None:
    shown = quote(offer(100_000, 12, upfront_fee=yuan(2000)))

    assert (shown.offer.received, shown.fees) == (yuan(98_000), yuan(2000))
    assert told(shown) == ("9.80", "10.25")


@pytest.mark.parametrize(
    ("method", "first", "last", "interest"),
    [
        ("equal_instalment", "2353.67", None, None),
        ("equal_principal", "2583.33", "2104.24", "6250.00"),
        ("interest_only", "500.00", "50500.00", "12000.00"),
        ("single_payment", "62000.00", "62000.00", "12000.00"),
    ],
)
def test_fifty_thousand_at_twelve_per_cent_over_two_years(
    method: str, first: str, last: str | None, interest: str | None
) -> None:
    shown = quote(offer(50_000, 24, "12", method=method))

    assert shown.rows[0].payment == yuan(first)
    assert last is None or shown.rows[-1].payment == yuan(last)
    assert interest is None or shown.interest == yuan(interest)


def test_a_flat_rate_costs_nearly_twice_what_it_says() -> None:
    shown = quote(offer(12_000, 12, "0.6", sold_as="flat"))

    assert {row.payment for row in shown.rows} == {yuan("1072.00")}
    assert shown.offer.yearly == yuan("0.072")
    assert told(shown) == ("13.03", "13.84")
    assert notes(shown, LINE) == ("flat",)


def test_a_daily_rate_is_taken_by_months_of_thirty_days() -> None:
    shown = quote(offer(10_000, 12, "0.04", sold_as="daily"))

    assert shown.offer.yearly == yuan("0.144")
    assert told(shown) == ("14.40", "15.39")
    assert notes(shown, LINE) == ("daily",)


# --- fees ------------------------------------------------------------------------------------------------------------


def test_a_monthly_fee_comes_with_every_instalment() -> None:
    shown = quote(offer(10_000, 12, monthly_fee=yuan(15)))

    assert {row.fee for row in shown.rows} == {yuan(15)}
    assert shown.fees == yuan(180)
    assert shown.repaid == yuan(10_000) + shown.interest + yuan(180)


def test_what_falls_due_once_brings_the_fees_of_all_months() -> None:
    shown = quote(offer(10_000, 12, method="single_payment", monthly_fee=yuan(15)))

    assert [(row.fee, row.payment) for row in shown.rows] == [(yuan(180), yuan("10780.00"))]


def test_a_fee_is_rounded_to_the_cent() -> None:
    assert quote(offer("99.99", 3, upfront_fee=yuan("1.9998"))).offer.received == yuan("97.99")


# --- where there is no cost, and where it is nothing -----------------------------------------------------------------


@pytest.mark.parametrize("fee", [1000, 1500])
def test_where_the_fee_takes_all_there_is_no_cost_and_the_reason_is_told(fee: int) -> None:
    shown = quote(offer(1000, 12, upfront_fee=yuan(fee)))

    assert (shown.cost, shown.why_no_cost) == (None, "nothing_received")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("months", [1, 12, 360])
def test_zero_interest_costs_exactly_nothing(method: str, months: int) -> None:
    shown = quote(offer("1000.01", months, "0", method=method))

    assert told(shown) == ("0.00", "0.00")
    assert (shown.interest, shown.why_no_cost) == (yuan(0), None)


def test_the_dearest_loan_that_can_be_typed_is_worked_out_all_the_same() -> None:
    largest = 10**20 - 1
    shown = quote(offer(largest, 360, str(largest)))

    assert sum(row.principal for row in shown.rows) == largest
    assert shown.why_no_cost in (None, "beyond_measure")


# --- what a borrower should know -------------------------------------------------------------------------------------


def test_a_single_payment_is_cheaper_than_it_says_and_due_at_once() -> None:
    assert notes(quote(offer(10_000, 12, method="single_payment")), LINE) == ("paid_late",)


@pytest.mark.parametrize(
    ("more", "is_over"),
    [({"rate": yuan("0.24")}, False), ({"rate": yuan("0.25")}, True), ({"upfront_fee": yuan(1200)}, True)],
)
def test_over_the_reference_line_it_says_so(more: dict[str, Any], is_over: bool) -> None:
    assert ("over_line" in notes(quote(offer(10_000, 12)._replace(**more)), LINE)) is is_over


# --- its likes beside it ---------------------------------------------------------------------------------------------


def test_the_comparison_keeps_everything_but_the_one_thing_compared() -> None:
    asked = offer(100_000, 12, upfront_fee=yuan(2000), monthly_fee=yuan(10))
    beside = compare(asked, (3, 24))

    assert [one.offer.method for one in beside.methods] == list(METHODS)
    assert [one.offer.months for one in beside.terms] == [3, 12, 24]
    assert beside.methods[0] == beside.terms[1] == quote(asked)
    assert {one.offer.upfront_fee for one in (*beside.methods, *beside.terms)} == {yuan(2000)}


def test_a_flat_rate_stands_beside_the_same_rate_meant_honestly() -> None:
    beside = compare(offer(12_000, 12, "0.6", sold_as="flat"), ())

    assert [(one.offer.sold_as, one.interest) for one in beside.methods[:2]] == [
        ("flat", yuan("864.00")),
        ("nominal", yuan("473.15")),
    ]
    assert {one.offer.sold_as for one in beside.terms} == {"flat"}


# --- the cost sheet --------------------------------------------------------------------------------------------------


def test_the_sheet_lists_every_charge_and_they_add_up() -> None:
    shown = quote(offer(100_000, 12, upfront_fee=yuan(2000), monthly_fee=yuan(15)))
    made = sheet(shown, "typed", yuan("1.5"))

    assert [one.code for one in made.charges] == ["interest_nominal", "upfront_fee", "monthly_fee"]
    assert sum(one.total for one in made.charges) == shown.interest + shown.fees
    assert made.penalty is None


def test_the_sheet_of_the_practice_lender_lists_no_fee_and_has_the_penalty() -> None:
    made = sheet(quote(offer(20_000, 12, "14.4")), "practice", yuan("1.5"))

    assert [one.code for one in made.charges] == ["interest_nominal"]
    assert made.penalty == yuan("0.216")


# --- every offer -----------------------------------------------------------------------------------------------------


def root(received: float, payments: Sequence[tuple[int, float]]) -> float:
    """The monthly rate by halving: another way than the program's. What is paid is worth less, the higher the rate."""

    def worth(rate: float) -> float:
        return sum(amount * (1 / (1 + rate)) ** month for month, amount in payments)

    low, high = 0.0, 1.0
    while worth(high) > received:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) > received else (low, middle)
    return (low + high) / 2


def holds(one: Offer) -> None:
    """Whatever must be true of an offer worked out."""
    shown = quote(one, date(2026, 11, 24))
    rows, months = shown.rows, one.months

    assert sum(row.principal for row in rows) == one.principal
    assert rows[-1].balance == 0
    assert (
        min(figure for row in rows for figure in (row.principal, row.interest, row.fee, row.payment, row.balance)) >= 0
    )
    assert all(figure == cents(figure) for row in rows for figure in (row.principal, row.interest, row.payment))
    assert shown.repaid == one.principal + sum(row.interest + row.fee for row in rows)
    assert shown.interest + shown.fees == shown.repaid - shown.offer.received

    if shown.offer.received <= 0:
        assert (shown.cost, shown.why_no_cost) == (None, "nothing_received")
        return
    assert shown.cost is not None
    monthly = float(shown.cost.irr_x12) / 12
    assert abs(float(shown.cost.irr_compound) - ((1 + monthly) ** 12 - 1)) < 1e-9 * max(1.0, (1 + monthly) ** 12)
    if len(rows) == 1:
        closed = (float(rows[0].payment) / float(shown.offer.received)) ** (1 / months) - 1
        assert abs(monthly - closed) <= 1e-9 * max(1.0, closed)
        return
    received, payments = float(shown.offer.received), [(row.n, float(row.payment)) for row in rows]
    near = 1e-9 * max(1.0, monthly)
    assert abs(monthly - root(received, payments)) <= near
    found = irr([-received, *(amount for _, amount in payments)])
    # Given in yuan, the solver leaves an error that is too coarse where next to nothing is received.
    assert found is None or received < 1 or abs(monthly - found) <= near


amounts = st.decimals("0.01", 1_000_000, places=2) | st.integers(1, 500).map(lambda count: count * CENT)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    sold_as = draw(st.sampled_from(["nominal", "nominal", "flat", "daily"]))
    principal = draw(amounts)
    return Offer(
        principal=principal,
        months=draw(st.integers(1, 360)),
        rate=draw(st.decimals(0, {"nominal": "2", "flat": "0.1", "daily": "0.005"}[sold_as], places=4)),
        method="equal_instalment" if sold_as == "flat" else draw(st.sampled_from(METHODS)),
        sold_as=sold_as,
        upfront_fee=cents(principal * draw(st.decimals(0, "1.2", places=2))),
        monthly_fee=draw(st.sampled_from([yuan(0), yuan("0.01"), yuan(30)])),
    )


@settings(max_examples=60, deadline=None)
@given(one=offers())
def test_whatever_is_offered_adds_up_and_has_one_true_cost(one: Offer) -> None:
    holds(one)


@pytest.mark.slow
def test_ten_thousand_loans_add_up_and_have_one_true_cost() -> None:
    random = Random(5)
    for _ in range(GENERATED):
        sold_as = random.choice(["nominal", "nominal", "flat", "daily"])
        principal = yuan(random.randint(1, random.choice([500, 20_000_000, 10**10]))) * CENT
        most = {"nominal": 20_000, "flat": 500, "daily": 50}[sold_as]
        holds(
            Offer(
                principal=principal,
                months=random.choice([1, 3, 6, 12, 24, 36, random.randint(1, 360)]),
                rate=yuan(random.choice([0, random.randint(0, most)])) / 10_000,
                method="equal_instalment" if sold_as == "flat" else random.choice(METHODS),
                sold_as=sold_as,
                upfront_fee=cents(principal * random.choice([0, 0, 1, 2, 5, 30, 100, 110]) / 100),
                monthly_fee=random.choice([yuan(0), yuan(0), yuan("9.90"), cents(principal / 200)]),
            )
        )
