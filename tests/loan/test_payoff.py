"""Paying a loan off early: interest for the days used, whatever was paid before, and the books hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lenders.test_practice_pace import does, kinds, pays, state
from tests.loan.borrowers import TUESDAY, answers_of, application_of, yuan
from uwallet_cli.lenders.registry import advanced, with_decisions
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.books import owed, paid
from uwallet_cli.loan.loans import Loan, Payment, loan_of
from uwallet_cli.loan.paying import receipt
from uwallet_cli.loan.repayment import METHODS, schedule, total_interest

START = date(2026, 11, 24)


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), CHINA)


def a_loan(method: str = "equal_principal", months: int = 12, start: date = START, lender: str = "practice") -> Loan:
    """12,000 at 14.4 % a year, the penalty half as much again."""
    rate = Decimal("0.144")
    rows = schedule(yuan(12_000), rate, months, method, start)
    return Loan("UW-7K3M9QXA", lender, "", yuan(12_000), at(start), rows, rate, method, rate * Decimal("1.5"))


def test_on_the_payout_day_only_the_principal_is_owed() -> None:
    payoff = a_loan().payoff(START)

    assert (payoff.amount, payoff.interest, payoff.days) == (yuan(12_000), yuan(0), 0)


def test_each_day_costs_a_360th_of_the_rate_on_the_principal_still_out() -> None:
    payoff = a_loan().payoff(date(2026, 12, 4))

    assert (payoff.days, payoff.interest, payoff.amount) == (10, yuan("48.00"), yuan("12048.00"))
    assert payoff.saved == total_interest(a_loan().rows) - 48


def test_on_a_due_day_its_instalment_is_owed_as_agreed_and_nothing_more_of_interest() -> None:
    payoff = a_loan().payoff(date(2026, 12, 24))

    assert (payoff.due, payoff.principal, payoff.interest) == (yuan("1144.00"), yuan(11_000), yuan(0))


@pytest.mark.parametrize("method", METHODS)
def test_interest_for_the_days_used_is_never_more_than_the_instalments_own(method: str) -> None:
    loan = a_loan(method)
    final = loan.rows[-1].due
    assert final is not None

    for days in range((final - START).days):
        day = START + timedelta(days=days)
        assert loan.payoff(day).amount <= owed(loan._replace(penalty_rate=None).books(day)) + loan.payoff(day).penalty


def test_who_is_late_pays_the_penalty_too() -> None:
    payoff = a_loan().payoff(date(2027, 1, 3))

    assert (payoff.penalty, payoff.due, payoff.days) == (yuan("6.00"), yuan("1144.00"), 10)


def test_what_was_paid_ahead_is_taken_off() -> None:
    payoff = a_loan().paying(Payment(at(START), yuan(500))).payoff(date(2026, 12, 4))

    assert (payoff.ahead, payoff.amount) == (yuan(500), yuan("11548.00"))


def test_what_was_paid_ahead_beyond_it_all_is_to_be_given_back() -> None:
    payoff = a_loan().paying(Payment(at(START), yuan("12100"))).payoff(date(2026, 12, 4))

    assert (payoff.amount, payoff.given_back) == (yuan(0), yuan("52.00"))


def test_without_a_rate_the_instalments_interest_is_shared_out_by_days() -> None:
    payoff = a_loan()._replace(rate=None).payoff(date(2026, 12, 9))

    assert (payoff.days, payoff.interest) == (15, yuan("72.00"))


def test_a_payoff_settles_the_loan_and_too_little_does_not() -> None:
    loan, day = a_loan(), date(2026, 12, 4)

    enough = loan.paying(Payment(at(day), yuan("12048.00"), payoff=True))
    short = loan.paying(Payment(at(day), yuan("12047.99"), payoff=True))

    assert (enough.state(day), enough.given_back(day)) == ("settled", yuan(0))
    assert short.state(day) == "repaying"
    assert owed(short.books(day)) == owed(loan.books(day)) - yuan("12047.99")


def test_the_same_amount_that_was_not_meant_to_settle_pays_instalments() -> None:
    assert a_loan().paying(Payment(at(START), yuan("12048.00"))).state(START) == "repaying"


@pytest.mark.parametrize("amount", ["12300.00", "12010.00"])
def test_a_real_lenders_own_figure_settles_a_loan_entered_by_hand(amount: str) -> None:
    loan, day = a_loan(lender=""), date(2026, 12, 4)

    after = loan.paying(Payment(at(day), yuan(amount), payoff=True))

    assert after.state(day) == "settled"
    assert paid(after.books(day)) == yuan(amount)
    assert sum(account.row.principal for account in after.books(day)) == 12_000


def test_less_than_the_principal_settles_no_loan() -> None:
    loan = a_loan(lender="").paying(Payment(at(START), yuan("11999.99"), payoff=True))

    assert loan.state(START) == "repaying"


def test_the_receipt_tells_each_instalment_and_the_rest() -> None:
    loan = a_loan()
    late = receipt(loan, Payment(at(date(2027, 1, 3)), yuan("2500")))

    assert [(one.account.row.n, one.status, one.amount, one.penalty) for one in late.posted] == [
        (1, "paid", yuan("1150.00"), yuan("6.00")),
        (2, "paid", yuan("1132.00"), yuan(0)),
        (3, "ahead", yuan("218.00"), yuan(0)),
    ]
    assert (late.penalty_before, late.penalty, late.saved) == (yuan("6.00"), yuan(0), yuan(0))


def test_a_part_of_what_is_due_leaves_the_rest_of_it_owed() -> None:
    part = receipt(a_loan(), Payment(at(date(2026, 12, 24)), yuan("1000")))

    assert [(one.status, one.account.owed) for one in part.posted] == [("part", yuan("144.00"))]


# --- the practice lender ---------------------------------------------------------------------------------------------


def test_the_practice_lender_takes_a_payoff_as_the_end() -> None:
    application = with_decisions(application_of(answers_of("clean")), TUESDAY)
    day = TUESDAY + timedelta(days=10)
    loan = loan_of(advanced(application, day)[1])
    assert loan is not None
    amount = loan.payoff(day.date()).amount

    settled = does(application, day, "paid", amount=str(amount), payoff=True)

    assert state(settled, day) == "settled"
    events = advanced(settled, day + timedelta(days=900))[0]
    assert (events[-1].kind, events[-1].at, events[-1].data) == ("settled", day, {"early": True})


def test_a_payoff_after_a_late_instalment_catches_up_and_settles() -> None:
    application = pays(with_decisions(application_of(answers_of("clean")), TUESDAY), TUESDAY)
    late = datetime(2027, 2, 1, 9, tzinfo=CHINA)
    loan = loan_of(advanced(application, late)[1])
    assert loan is not None
    assert loan.state(late.date()) == "overdue"

    settled = does(application, late, "paid", amount=str(loan.payoff(late.date()).amount), payoff=True)

    assert kinds(settled, late)[-3:] == ["overdue", "paid", "settled"]


def test_a_payoff_that_was_too_little_leaves_the_loan_running() -> None:
    application = with_decisions(application_of(answers_of("clean")), TUESDAY)

    assert state(does(application, TUESDAY, "paid", amount="100.00", payoff=True), TUESDAY) == "repaying"


# --- whatever is paid, whenever --------------------------------------------------------------------------------------

amounts = st.decimals("0.01", 4000, places=2)


@settings(max_examples=150, deadline=None)
@given(
    made=st.lists(st.tuples(st.integers(0, 500), amounts, st.booleans()), max_size=8),
    settles_after=st.none() | st.integers(0, 600),
    method=st.sampled_from(METHODS),
    months=st.integers(1, 14),
    start=st.dates(date(2024, 1, 28), date(2028, 3, 1)),
    rate_known=st.booleans(),
    lender=st.sampled_from(["practice", ""]),
    looked=st.integers(0, 900),
)
def test_every_yuan_paid_is_in_the_books_and_paid_and_owed_make_due(
    made: list[tuple[int, Decimal, bool]],
    settles_after: int | None,
    method: str,
    months: int,
    start: date,
    rate_known: bool,
    lender: str,
    looked: int,
) -> None:
    loan = a_loan(method, months, start, lender)
    loan = loan if rate_known else loan._replace(rate=None)
    for days, amount, payoff in sorted(made, key=lambda one: one[0]):
        loan = loan.paying(Payment(at(start + timedelta(days=days)), amount, payoff))
    if settles_after is not None:
        day = max(start + timedelta(days=settles_after), loan.last.date())
        before = loan.payoff(day)
        loan = loan.paying(Payment(at(day), before.amount, payoff=True))
        assert loan.state(day) == "settled"
        assert before.due + before.penalty + before.principal + before.interest - before.ahead == before.amount
        assert before.saved >= 0
    day = max(start + timedelta(days=looked), loan.last.date())

    books = loan.books(day)

    for account in books:
        assert account.paid + account.owed == account.row.payment + account.penalty
        assert min(account.paid, account.owed, account.penalty, account.penalty_owed, account.principal_owed) >= 0
    assert paid(books) + loan.given_back(day) == loan.total_paid
    assert loan.given_back(day) >= 0
    assert loan.given_back(day) == 0 or owed(books) == 0
    assert sum(account.row.principal for account in books) == 12_000


@pytest.mark.parametrize("start", [date(2026, 1, 31), date(2027, 12, 30), date(2028, 2, 29), date(2026, 10, 29)])
def test_a_due_day_at_the_end_of_a_month_stays_there(start: date) -> None:
    for row in a_loan(months=14, start=start).rows:
        assert row.due is not None
        last_of_month = (row.due.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        assert row.due.day == min(start.day, last_of_month.day)
