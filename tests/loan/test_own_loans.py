"""A loan of one's own: what is read of a contract, and how days and amounts part into principal and interest."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loan.borrowers import yuan
from tests.person import Person
from uwallet_cli.ask.prompter import Move
from uwallet_cli.errors import Unacceptable
from uwallet_cli.interview import terms
from uwallet_cli.interview.own_loan import Described, accepted
from uwallet_cli.interview.reading import Unreadable
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.books import owed
from uwallet_cli.loan.irregular import daily_rate, parted
from uwallet_cli.loan.loans import Loan, is_loan_reference, next_due, read_loan_reference

NOON = datetime(2027, 1, 4, 12, tzinfo=CHINA)
START = date(2026, 11, 24)

REGULAR = {
    "lender": "某某银行",
    "amount": "1万2",
    "paid_out": "2026-11-24",
    "months": 12,
    "method": "equal_principal",
    "rate": "14.4%",
    "penalty": "21.6",
}
IRREGULAR = {
    "lender": "亲友",
    "amount": 3000,
    "paid_out": "2026-10-31",
    "rows": ["2026-11-30 1000", {"due": "2026-12-31", "amount": 1000}, "2027-02-28 1,150.50"],
}


def codes(**changes: Any) -> list[tuple[str, str]]:
    """What is wrong with a loan described like this; None leaves a thing out."""
    described = {key: value for key, value in {**REGULAR, **changes}.items() if value is not None}
    with pytest.raises(Unacceptable) as refused:
        accepted(described, NOON)
    return [(one.key, one.code) for one in refused.value.details]


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_loan_by_a_rate_has_the_schedule_of_its_method() -> None:
    loan = accepted(REGULAR, NOON)

    assert (loan.amount, loan.rate, loan.penalty_rate) == (yuan(12_000), Decimal("0.144"), Decimal("0.216"))
    assert (len(loan.rows), loan.rows[0].due, loan.rows[0].payment) == (12, date(2026, 12, 24), yuan("1144.00"))


def test_a_loan_on_days_and_amounts_keeps_both_to_the_cent() -> None:
    loan = accepted(IRREGULAR, NOON)

    assert [(row.due, row.payment) for row in loan.rows] == [
        (date(2026, 11, 30), yuan("1000.00")),
        (date(2026, 12, 31), yuan("1000.00")),
        (date(2027, 2, 28), yuan("1150.50")),
    ]
    assert sum(row.principal for row in loan.rows) == 3000
    assert loan.rows[-1].balance == 0


def test_instalments_said_to_be_paid_were_paid_in_time() -> None:
    loan = accepted({**IRREGULAR, "paid": 2, "penalty": 18}, NOON)

    assert loan.state(NOON.date()) == "repaying"
    assert owed(loan.books(NOON.date())) == yuan("1150.50")


def test_without_a_penalty_rate_none_is_computed() -> None:
    loan = accepted(IRREGULAR, NOON)
    due = next_due(loan, NOON.date())

    assert (loan.penalty_rate, loan.state(NOON.date())) == (None, "overdue")
    assert due is not None
    assert (due.account.penalty, due.account.owed) == (yuan(0), yuan(1000))


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"lender": None}, [("lender", "missing")]),
        ({"lender": 5}, [("lender", "not_text")]),
        ({"amount": 0}, [("amount", "not_above_zero")]),
        ({"amount": "1.234"}, [("amount", "finer_than_cents")]),
        ({"amount": True}, [("amount", "number")]),
        ({"paid_out": "2027-02-30"}, [("paid_out", "day")]),
        ({"paid_out": "2027-01-05"}, [("paid_out", "day_in_future")]),
        ({"months": 0}, [("months", "months_of_a_quote")]),
        ({"months": 361}, [("months", "months_of_a_quote")]),
        ({"method": "weekly"}, [("method", "not_a_choice")]),
        ({"rate": "-1"}, [("rate", "below_zero")]),
        ({"rate": None}, [("rate", "missing")]),
        ({"penalty": "a lot"}, [("penalty", "rate")]),
        ({"paid": 13}, [("paid", "too_large")]),
        ({"colour": "red"}, [("colour", "unknown_key")]),
        ({"amount": "x", "rate": "y"}, [("amount", "money"), ("rate", "rate")]),
        ({"rows": []}, [("rows", "rows")]),
        ({"rows": ["2026-12-24"]}, [("rows", "planned")]),
        ({"rows": ["2026-12-24 12000", "2026-12-23 1"]}, [("rows", "rows_order")]),
        ({"rows": ["2026-11-24 12000"]}, [("rows", "rows_order")]),
        ({"rows": ["2026-12-24 11999.99"]}, [("rows", "rows_too_little")]),
    ],
)
def test_all_that_is_wrong_with_a_loan_is_told(changes: dict[str, Any], wrong: list[tuple[str, str]]) -> None:
    assert codes(**changes) == wrong


@pytest.mark.parametrize(
    "typed", ["2026-11-24", "2026/11/24", "2026.11.24", "20261124", "2026年11月24日", "２０２６－１１－２４"]
)
def test_a_day_may_be_written_as_people_do(typed: str) -> None:
    assert terms.day(typed) == START


@pytest.mark.parametrize("typed", ["", "24/11/2026", "2026-13-01", "2026-02-29", "1899-01-01", "tomorrow"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable):
        terms.day(typed)


@pytest.mark.parametrize(
    "typed", ["18", "18%", "18%/年", "18% a year", "0.05%/天", "每天0.05%", "0.05% a day", "0.05/day"]
)
def test_a_penalty_by_the_day_counts_360_times(typed: str) -> None:
    assert terms.penalty(typed) == Decimal("0.18")


def test_a_long_number_in_a_name_keeps_its_last_four_only() -> None:
    assert accepted({**REGULAR, "lender": "卡 6200000000000005"}, NOON).name == "卡 ****0005"


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("ln-7k3m9qxa", "LN-7K3M9QXA"),
        ("LN 7K3M9QXA", "LN-7K3M9QXA"),
        ("uw-7k3m9qxo", "UW-7K3M9QX0"),
        ("7k3m9qxa", "UW-7K3M9QXA"),
    ],
)
def test_a_reference_may_be_typed_carelessly(typed: str, ref: str) -> None:
    assert is_loan_reference(typed)
    assert read_loan_reference(typed) == ref


@pytest.mark.parametrize("typed", ["500", "12345678", "2万", "1,000.50", "-5"])
def test_an_amount_is_no_reference(typed: str) -> None:
    assert not is_loan_reference(typed)


# --- the conversation ------------------------------------------------------------------------------------------------

SAID: dict[str, Any] = {
    "loan.lender": "某某银行",
    "loan.amount": "12000",
    "loan.paid_out": "2026-12-24",
    "loan.shape": "regular",
    "loan.months": "12",
    "questions.method": "equal_principal",
    "loan.rate": "14.4",
    "loan.penalty": "21.6%",
    "loan.purpose": "装修",
    "loan.keep": True,
}


def described(**changes: Any) -> tuple[Loan, Person]:
    person = Person({key: value for key, value in {**SAID, **changes}.items() if value is not None})
    loan = Described(person, NOON).loan()
    person.finished()
    return loan, person


def test_a_loan_is_described_one_thing_at_a_time_and_looked_at_before_it_is_kept() -> None:
    loan, person = described()

    assert person.asked == list(SAID)
    assert person.shown == [loan]
    assert (loan.name, loan.detail, loan.rows[0].payment) == ("某某银行", "装修", yuan("1144.00"))


def test_a_wrong_answer_is_asked_again_with_what_was_typed() -> None:
    _, person = described(**{"loan.paid_out": ["soon", "2026-12-24"]})

    assert [one.default for one in person.seen if getattr(one, "key", "") == "loan.paid_out"] == ["", "soon"]  # type: ignore[union-attr]


def test_one_can_go_back_and_change_the_shape() -> None:
    loan, person = described(
        **{
            "loan.shape": ["regular", "irregular"],
            "loan.months": Move.BACK,
            "loan.rows": ["2027-01-24 6000", "2027-02-24 soon", "2027-02-24 6100", Person.ENTER],
            "questions.method": None,
            "loan.rate": None,
        }
    )

    assert [row.payment for row in loan.rows] == [6000, 6100]
    assert person.asked.count("loan.rows") == 4


def test_where_instalments_fell_due_already_it_is_asked_how_many_were_paid() -> None:
    loan, _ = described(**{"loan.paid_out": "2026-11-24", "loan.paid": "1"})

    assert loan.state(NOON.date()) == "repaying"


def test_what_may_be_left_out_is_left_out() -> None:
    loan, _ = described(**{"loan.penalty": Person.ENTER, "loan.purpose": Person.ENTER})

    assert (loan.penalty_rate, loan.detail) == (None, "")


def test_who_does_not_agree_goes_through_it_again_with_what_was_said() -> None:
    again = {key: ["first" if key == "loan.lender" else value, Person.ENTER] for key, value in SAID.items()}
    loan, _ = described(**{**again, "loan.keep": [False, True]})

    assert loan.name == "first"


# --- days and amounts ------------------------------------------------------------------------------------------------

plans = st.lists(st.tuples(st.integers(1, 400), st.decimals("0.01", 5000, places=2)), min_size=1, max_size=24)


@settings(max_examples=200, deadline=None)
@given(plan=plans, share=st.decimals("0.01", 1, places=4))
def test_principal_sums_exactly_and_no_part_is_negative(plan: list[tuple[int, Decimal]], share: Decimal) -> None:
    due, planned = START, []
    for days, amount in plan:
        due += timedelta(days=days)
        planned.append((due, amount))
    principal = max(yuan("0.01"), (sum((amount for _, amount in planned), Decimal(0)) * share).quantize(yuan("0.01")))

    rows = parted(principal, START, planned)

    assert sum(row.principal for row in rows) == principal
    assert rows[-1].balance == 0
    assert all(min(row.principal, row.interest, row.balance) >= 0 for row in rows)
    assert [row.payment for row in rows] == [amount for _, amount in planned]


def test_the_daily_rate_is_the_internal_rate_by_days() -> None:
    from pyxirr import xirr

    planned = [(date(2026, 12, 20), yuan(900)), (date(2027, 2, 1), yuan(900)), (date(2027, 9, 9), yuan(1500))]
    yearly = xirr([START, *(due for due, _ in planned)], [-3000, *(float(amount) for _, amount in planned)])

    assert yearly is not None
    assert (1 + daily_rate(yuan(3000), START, planned)) ** 365 - 1 == pytest.approx(yearly, abs=1e-9)


def test_what_costs_nothing_has_no_interest() -> None:
    rows = parted(yuan(1000), START, [(date(2027, 1, 1), yuan(400)), (date(2027, 2, 1), yuan(600))])

    assert [row.interest for row in rows] == [0, 0]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("amount", "9" * 13, "money"), ("amount", 10**30, "money"), ("rate", "1000001", "rate"), ("rate", 1e300, "rate")],
)
def test_figures_that_no_contract_has_are_refused(key: str, value: Any, code: str) -> None:
    assert codes(**{key: value}) == [(key, code)]
