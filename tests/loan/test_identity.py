"""ID, mobile and card numbers: published specimens are fine, and what is wrong with another is told by its code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from uwallet_cli.loan import identity

TODAY = date(2026, 11, 24)
SPECIMENS = ("11010519491231002X", "440524188001010014", "34052419800101001X")


def born_on(day: str, *, region: str = "110105", sequence: str = "001") -> str:
    """A number made up as the test runs: none that could be somebody's is written down here."""
    body = f"{region}{day}{sequence}"
    return body + ric.calc_check_digit(body + "0")


@pytest.mark.parametrize("number", SPECIMENS)
def test_a_published_specimen_is_fine(number: str) -> None:
    assert identity.id_number(number, TODAY) is None


@pytest.mark.parametrize("number", SPECIMENS)
@pytest.mark.parametrize("place", range(17))
def test_one_wrong_digit_anywhere_is_noticed(number: str, place: int) -> None:
    wrong = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]

    assert identity.id_number(wrong, TODAY) == "id_check_digit"


@pytest.mark.parametrize("number", SPECIMENS)
def test_only_one_check_digit_is_right(number: str) -> None:
    found = [digit for digit in "0123456789X" if identity.id_number(number[:17] + digit, TODAY) is None]

    assert found == [number[17]]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("", "id_length"),
        ("11010519491231002", "id_length"),
        ("11010519491231002XX", "id_length"),
        ("110105491231002", "id_length"),  # the old numbers of fifteen digits
        ("1101051949123100AX", "id_characters"),
        ("11010519491231002x", "id_characters"),  # made capital where it is read
        ("1101051949123100２X", "id_characters"),
        ("X10105194912310021", "id_characters"),
        ("11010519491231002Y", "id_characters"),
        ("1101051949123100²X", "id_characters"),
    ],
)
def test_a_number_of_the_wrong_shape_is_told_by_its_shape(number: str, problem: str) -> None:
    assert identity.id_number(number, TODAY) == problem


@pytest.mark.parametrize("day", ["19491331", "19490001", "19490230", "19490100", "19000229", "00000101"])
def test_a_birth_date_that_never_was_is_noticed(day: str) -> None:
    assert identity.id_number(born_on(day), TODAY) == "id_birth_date"


@pytest.mark.parametrize("region", ["000000", "999999", "110000", "810000"])
def test_a_region_that_is_not_known_is_no_fault(region: str) -> None:
    assert identity.id_number(born_on("19800101", region=region), TODAY) is None


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("20261125", "id_future"),
        ("21000101", "id_future"),
        ("20261124", "id_under_age"),  # born today
        ("20081125", "id_under_age"),  # eighteen tomorrow
        ("20081124", None),  # eighteen today
        ("20081123", None),
        ("18800101", None),
    ],
)
def test_an_adult_is_who_is_eighteen_today(day: str, problem: str | None) -> None:
    assert identity.id_number(born_on(day), TODAY) == problem


@pytest.mark.parametrize(
    ("today", "problem"),
    [
        (date(2026, 2, 28), "id_under_age"),
        (date(2026, 3, 1), None),
    ],
)
def test_who_was_born_on_29_february_comes_of_age_on_1_march(today: date, problem: str | None) -> None:
    assert identity.id_number(born_on("20080229"), today) == problem


@pytest.mark.parametrize(
    ("today", "years"),
    [(date(2028, 2, 28), 19), (date(2028, 2, 29), 20), (date(2027, 2, 28), 18), (date(2027, 3, 1), 19)],
)
def test_in_a_leap_year_29_february_is_a_birthday(today: date, years: int) -> None:
    assert identity.age(date(2008, 2, 29), today) == years


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999))
def test_every_number_of_an_adult_is_fine_and_no_minors_is(born: date, sequence: int) -> None:
    number = born_on(born.strftime("%Y%m%d"), sequence=f"{sequence:03d}")
    adult = born <= date(TODAY.year - 18, TODAY.month, TODAY.day)

    assert identity.id_number(number, TODAY) == (None if adult else "id_under_age")


@given(st.text(max_size=20))
def test_no_text_whatever_breaks_a_check(text: str) -> None:
    told = {identity.id_number(text, TODAY), identity.mobile(text), identity.card(text)}

    assert told <= {
        None,
        "id_length",
        "id_characters",
        "id_check_digit",
        "id_birth_date",
        "id_future",
        "id_under_age",
        "phone",
        "card_characters",
        "card_check_digit",
    }


@pytest.mark.parametrize("number", ["13800138000", "19900000000", "15012345678"])
def test_a_mobile_number_is_fine_whatever_its_carrier(number: str) -> None:
    assert identity.mobile(number) is None


@pytest.mark.parametrize(
    "number", ["", "12345", "12800138000", "03800138000", "1380013800", "138001380000", "1380013800a", "１3800138000"]
)
def test_what_is_no_mobile_number_is_refused(number: str) -> None:
    assert identity.mobile(number) == "phone"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("6200000000000005", None),
        ("6200000000000006", "card_check_digit"),
        ("6200000000000050", "card_check_digit"),  # two digits changed places
        ("620000000000000X", "card_characters"),
        ("６200000000000005", "card_characters"),
        ("", "card_characters"),
    ],
)
def test_of_a_card_number_only_its_check_digit_can_be_wrong(number: str, problem: str | None) -> None:
    assert identity.card(number) == problem


@pytest.mark.parametrize(
    ("number", "notice"),
    [
        ("6200000000000005", None),
        ("6200000000000000003", None),
        ("620000000000005", "card_length"),
        ("62000000000000000001", "card_length"),
        ("4000000000000002", "card_start"),
    ],
)
def test_an_unusual_card_number_is_worth_a_second_look(number: str, notice: str | None) -> None:
    assert identity.unusual_card(number) == notice


def test_a_birthday_comes_once_a_year() -> None:
    born = date(1990, 6, 15)

    assert [identity.age(born, date(2026, 6, 15) + timedelta(days=days)) for days in (-1, 0, 1)] == [35, 36, 36]
