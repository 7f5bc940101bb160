"""What was paid and what is owed: whatever is paid in whatever order, the books agree with what fell due."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loan.borrowers import yuan
from uwallet_cli.loan.books import accounts, oldest_open, owed
from uwallet_cli.loan.money import cents
from uwallet_cli.loan.repayment import METHODS, schedule

ANCHOR = date(2026, 11, 24)
PENALTY = Decimal("0.216")  # half as much again as 14.4 % a year

# 12,000 over 12 months, a thousand of principal each; the first is due on 24 December with 144 of interest.
ROWS = schedule(yuan(12_000), Decimal("0.144"), 12, "equal_principal", ANCHOR)
FIRST = yuan("1144.00")


def day(month: int, number: int) -> date:
    return date(2026 if month > 10 else 2027, month, number)


def books(*payments: tuple[date, str], until: date) -> list[tuple[Decimal, Decimal]]:
    """The penalty on the first two instalments and what is still owed of them."""
    made = [(paid_on, yuan(amount)) for paid_on, amount in payments]
    return [(account.penalty, account.owed) for account in accounts(ROWS, made, PENALTY, until)[:2]]


def test_before_anything_falls_due_every_instalment_is_owed_without_penalty() -> None:
    found = accounts(ROWS, [], PENALTY, ANCHOR)

    assert owed(found) == sum(row.payment for row in ROWS)
    assert {account.penalty for account in found} == {yuan("0.00")}


@pytest.mark.parametrize(
    ("until", "penalty"),
    [(day(12, 24), "0.00"), (day(12, 25), "0.60"), (day(12, 26), "1.20"), (day(1, 3), "6.00")],
)
def test_each_day_late_costs_a_360th_of_the_penalty_rate_on_the_principal(until: date, penalty: str) -> None:
    assert books(until=until)[0] == (yuan(penalty), FIRST + yuan(penalty))


def test_a_payment_on_the_due_day_is_in_time() -> None:
    assert books((day(12, 24), "1144"), until=day(1, 3))[0] == (yuan("0.00"), yuan("0.00"))


def test_a_payment_goes_to_the_oldest_instalment_first_and_then_to_the_next() -> None:
    found = books((day(12, 24), "1200"), until=day(12, 24))

    assert found == [(yuan("0.00"), yuan("0.00")), (yuan("0.00"), ROWS[1].payment - 56)]


def test_a_late_payment_pays_the_penalty_before_the_instalment() -> None:
    # Ten days late: 6.00. Of 150.00, 144.00 go to the instalment, which is its interest: all principal is still late.
    ten_days_later = books((day(1, 3), "150.00"), until=day(1, 13))[0]

    assert ten_days_later == (yuan("12.00"), yuan("1006.00"))


def test_after_a_part_was_paid_the_penalty_is_on_the_principal_that_is_left() -> None:
    # 644.00 in time: the interest and 500.00 of principal.
    assert books((day(12, 24), "644.00"), until=day(1, 3))[0] == (yuan("3.00"), yuan("503.00"))


def test_paying_everything_early_leaves_nothing_owed() -> None:
    total = sum((row.payment for row in ROWS), Decimal(0))
    found = accounts(ROWS, [(day(12, 1), total)], PENALTY, day(12, 1))

    assert owed(found) == 0
    assert oldest_open(found) is None


def test_paying_too_much_never_makes_a_debt_negative() -> None:
    found = accounts(ROWS, [(day(12, 1), yuan(1_000_000))], PENALTY, date(2030, 1, 1))

    assert [account.owed for account in found] == [0] * 12


def test_the_oldest_open_instalment_is_the_next_to_be_paid() -> None:
    found = oldest_open(accounts(ROWS, [(day(12, 24), FIRST)], PENALTY, day(12, 24)))

    assert found is not None
    assert found.row.n == 2


payments_made = st.lists(
    st.tuples(st.dates(ANCHOR, date(2028, 6, 1)), st.decimals("0.01", 5000, places=2)), max_size=12
)


@settings(max_examples=80, deadline=None)
@given(
    payments=payments_made,
    in_order=st.booleans(),
    until=st.dates(ANCHOR, date(2029, 1, 1)),
    method=st.sampled_from(METHODS),
    months=st.integers(1, 18),
    penalty=st.decimals(0, 1, places=3),
)
def test_payments_in_any_order_and_of_any_size_keep_the_books(
    payments: list[tuple[date, Decimal]], in_order: bool, until: date, method: str, months: int, penalty: Decimal
) -> None:
    payments = sorted(payments) if in_order else payments
    rows = schedule(yuan(6000), Decimal("0.144"), months, method, ANCHOR)

    found = accounts(rows, payments, penalty, until)

    paid = sum((account.paid for account in found), Decimal(0))
    for account in found:
        assert account.paid + account.owed == account.row.payment + account.penalty
        assert min(account.paid, account.owed, account.penalty) >= 0
        assert {cents(account.paid), cents(account.penalty)} == {account.paid, account.penalty}
    # Every yuan that was paid is in the books, unless there was nothing left to pay.
    given_in_all = sum((amount for _, amount in payments), Decimal(0))
    assert paid == given_in_all or (owed(found) == 0 and paid < given_in_all)


@settings(max_examples=40, deadline=None)
@given(payments=payments_made.map(sorted), days=st.integers(0, 900))
def test_what_is_owed_after_the_payments_only_grows_with_the_days(
    payments: list[tuple[date, Decimal]], days: int
) -> None:
    until = max([ANCHOR, *(paid_on for paid_on, _ in payments)])

    today, later = (accounts(ROWS, payments, PENALTY, until + timedelta(days=more)) for more in (0, days))

    assert owed(later) >= owed(today)
    assert [account.paid for account in later] == [account.paid for account in today]
