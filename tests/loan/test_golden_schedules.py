"""What a loan costs, to the cent, against figures worked out apart; and what every schedule keeps to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loan.borrowers import yuan
from uwallet_cli.loan.money import CENT, cents
from uwallet_cli.loan.repayment import METHODS, annual_cost, cost_of, due_day, schedule, total_interest

SIX = Decimal("0.06")
TWELVE = Decimal("0.12")


def per_cent(fraction: Decimal) -> str:
    return f"{fraction * 100:.2f}"


# --- golden values ---------------------------------------------------------------------------------------------------


def test_equal_instalments_are_level_and_the_last_takes_the_remainder() -> None:
    rows = schedule(yuan(100_000), SIX, 12, "equal_instalment")

    assert [row.payment for row in rows] == [yuan("8606.64")] * 11 + [yuan("8606.69")]
    assert total_interest(rows) == yuan("3279.73")


def test_equal_instalments_over_two_years() -> None:
    rows = schedule(yuan(50_000), TWELVE, 24, "equal_instalment")

    assert {row.payment for row in rows[:-1]} == {yuan("2353.67")}


def test_equal_principal_falls_from_month_to_month() -> None:
    rows = schedule(yuan(50_000), TWELVE, 24, "equal_principal")

    assert (rows[0].payment, rows[-1].payment) == (yuan("2583.33"), yuan("2104.24"))
    assert total_interest(rows) == yuan("6250.00")


def test_interest_only_pays_the_principal_at_the_end() -> None:
    rows = schedule(yuan(50_000), TWELVE, 24, "interest_only")

    assert {row.payment for row in rows[:-1]} == {yuan("500.00")}
    assert rows[-1].payment == yuan("50500.00")
    assert total_interest(rows) == yuan("12000.00")


def test_a_single_payment_pays_all_interest_at_once() -> None:
    rows = schedule(yuan(12_000), SIX, 12, "single_payment")

    assert [(row.principal, row.interest, row.payment) for row in rows] == [
        (yuan(12_000), yuan("720.00"), yuan("12720.00"))
    ]


@pytest.mark.parametrize(
    ("received", "x12", "compound"), [(100_000, "6.00", "6.17"), (98_000, "9.80", "10.25")], ids=["whole", "2 % less"]
)
def test_the_annual_cost_is_told_in_both_ways(received: int, x12: str, compound: str) -> None:
    rows = schedule(yuan(100_000), SIX, 12, "equal_instalment")

    cost = cost_of(rows, 12, yuan(received))

    assert cost is not None
    assert (per_cent(cost.irr_x12), per_cent(cost.irr_compound)) == (x12, compound)


def test_a_flat_monthly_rate_is_shown_for_what_it_is() -> None:
    # "0.6 % a month" of the whole 12,000 for a year: 72 of interest and 1,000 of principal each month.
    cost = annual_cost(yuan(12_000), [(month, yuan(1072)) for month in range(1, 13)])

    assert cost is not None
    assert (per_cent(cost.irr_x12), per_cent(cost.irr_compound)) == ("13.03", "13.84")


@pytest.mark.parametrize("method", METHODS)
def test_without_fees_the_annual_cost_of_monthly_payments_is_the_nominal_rate(method: str) -> None:
    rows = schedule(yuan(50_000), TWELVE, 24, method)

    cost = cost_of(rows, 24, yuan(50_000))

    assert cost is not None
    # One payment at the end leaves its interest unpaid for two years: 12 % is then cheaper than it sounds.
    assert per_cent(cost.irr_x12) == ("10.80" if method == "single_payment" else "12.00")


@pytest.mark.parametrize(
    ("received", "payments"),
    [("0", [(1, "100")]), ("-5", [(1, "100")]), ("100", []), ("100", [(1, "0"), (2, "0")])],
)
def test_where_no_rate_explains_the_payments_there_is_no_annual_cost(
    received: str, payments: list[tuple[int, str]]
) -> None:
    assert annual_cost(yuan(received), [(month, yuan(amount)) for month, amount in payments]) is None


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2104.165", "2104.17"), ("-0.005", "-0.01"), ("500", "500.00")],
)
def test_money_is_rounded_to_the_cent_halves_away_from_zero(amount: str, rounded: str) -> None:
    assert str(cents(yuan(amount))) == rounded


@pytest.mark.parametrize(
    ("anchor", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 12, 24), 1, date(2027, 1, 24)),
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
    ],
)
def test_an_instalment_is_due_on_the_payout_day_or_where_the_month_ends_before_it(
    anchor: date, months: int, due: date
) -> None:
    assert due_day(anchor, months) == due


# --- every schedule --------------------------------------------------------------------------------------------------

amounts = st.decimals("0.01", 1_000_000, places=2) | st.integers(1, 500).map(lambda count: count * CENT)
rates = st.decimals(0, 2, places=4) | st.sampled_from([Decimal(0), Decimal("0.144"), Decimal(2)])
months_of_loans = st.integers(1, 360)


@settings(max_examples=60, deadline=None)
@given(amount=amounts, rate=rates, months=months_of_loans, method=st.sampled_from(METHODS))
def test_every_schedule_adds_up(amount: Decimal, rate: Decimal, months: int, method: str) -> None:
    rows = schedule(amount, rate, months, method)

    assert [row.n for row in rows] == list(range(1, 2 if method == "single_payment" else months + 1))
    assert sum(row.principal for row in rows) == amount
    assert rows[-1].balance == 0
    left = amount
    for row in rows:
        left -= row.principal
        assert row.balance == left
        assert min(row.principal, row.interest, row.fee, row.balance) >= 0
        assert row.payment == row.principal + row.interest + row.fee


@settings(max_examples=60, deadline=None)
@given(amount=amounts, rate=rates, months=months_of_loans, method=st.sampled_from(METHODS))
def test_every_figure_of_a_schedule_can_be_paid_in_cents(
    amount: Decimal, rate: Decimal, months: int, method: str
) -> None:
    rows = schedule(amount, rate, months, method)

    figures = [figure for row in rows for figure in (row.principal, row.interest, row.payment, row.balance)]
    assert [figure for figure in figures if figure != cents(figure)] == []


@settings(max_examples=60, deadline=None)
@given(anchor=st.dates(date(2020, 1, 1), date(2060, 12, 31)), months=st.integers(1, 60))
def test_due_days_rise_by_one_month_each(anchor: date, months: int) -> None:
    days = [row.due for row in schedule(yuan(6000), TWELVE, months, "equal_principal", anchor)]

    expected = [(anchor.year * 12 + anchor.month - 1 + n) for n in range(1, months + 1)]
    assert [day and day.year * 12 + day.month - 1 for day in days] == expected


@settings(max_examples=40, deadline=None)
@given(
    amount=st.decimals(500, 200_000, places=0),
    rate=st.decimals("0.01", "0.36", places=4),
    months=st.integers(2, 36),
    method=st.sampled_from([method for method in METHODS if method != "single_payment"]),
)
def test_the_annual_cost_of_a_loan_without_fees_is_its_nominal_rate(
    amount: Decimal, rate: Decimal, months: int, method: str
) -> None:
    cost = cost_of(schedule(amount, rate, months, method), months, amount)

    assert cost is not None
    assert abs(cost.irr_x12 - rate) < Decimal("0.0005")  # the cents of 500 yuan are that coarse
