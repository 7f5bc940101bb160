"""The calendar file, read back by a calendar library: one event for each open instalment, and what RFC 5545 wants."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.conftest import Uwallet
from uwallet_cli.export.calendar import calendar
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.loans import Loan, Payment
from uwallet_cli.loan.repayment import schedule

NOW = datetime(2027, 1, 4, 12, tzinfo=CHINA)
TODAY = NOW.date()

AWKWARD = "某某银行，“消费贷”; a\\b, c" + "很长的名字" * 8


def a_loan(start: date = date(2026, 10, 31), lender: str = "practice", name: str = "") -> Loan:
    rows = schedule(Decimal(12_000), Decimal("0.144"), 12, "equal_instalment", start)
    return Loan(
        "UW-7K3M9QXA", lender, name, Decimal(12_000), datetime(start.year, start.month, start.day, tzinfo=CHINA), rows
    )


def read(text: str) -> list[dict[str, object]]:
    """The events as a client has them."""
    found = Calendar.from_ical(text)
    return [
        {
            "summary": str(event["SUMMARY"]),
            "uid": str(event["UID"]),
            "start": event.decoded("DTSTART"),
            "end": event.decoded("DTEND"),
            "alarms": [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")],
        }
        for event in found.walk("VEVENT")
    ]


def test_each_open_instalment_is_an_all_day_event_with_two_alarms() -> None:
    loan = a_loan().paying(Payment(NOW, sum((row.payment for row in a_loan().rows[:2]), Decimal(5))))

    events = read(calendar(loan, NOW, TODAY))

    assert [event["start"] for event in events] == [row.due for row in loan.rows[2:]]
    for event in events:
        start = event["start"]
        assert type(start) is date
        assert event["end"] == start + timedelta(days=1)
        assert event["alarms"] == [timedelta(days=-3), timedelta(days=-1)]
    assert len({event["uid"] for event in events}) == 10


@pytest.mark.parametrize("start", [date(2026, 10, 31), date(2027, 1, 29), date(2028, 2, 29), date(2026, 12, 31)])
def test_due_days_at_the_end_of_a_month_and_over_the_year_stay_whole_days(start: date) -> None:
    loan = a_loan(start)

    assert [event["start"] for event in read(calendar(loan, NOW, start))] == [row.due for row in loan.rows]


def test_what_is_still_owed_stands_in_the_event() -> None:
    loan = a_loan().paying(Payment(NOW, Decimal("1000.00")))
    first = loan.books(TODAY)[0]

    assert f"{first.owed:,.2f}" in str(read(calendar(loan, NOW, TODAY))[0]["summary"])


def test_lines_are_folded_at_75_octets_on_a_character_and_ended_as_the_standard_wants() -> None:
    text = calendar(a_loan(lender="", name=AWKWARD), NOW, TODAY)

    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode("utf-8")) for line in lines) <= 75


def test_commas_semicolons_and_backslashes_come_back_as_they_were() -> None:
    event = read(calendar(a_loan(lender="", name=AWKWARD), NOW, TODAY))[0]

    assert AWKWARD in str(event["summary"])
    assert "\\;" in calendar(a_loan(lender="", name=AWKWARD), NOW, TODAY).replace("\r\n ", "")


def test_importing_it_again_replaces_the_events() -> None:
    first, again = (read(calendar(a_loan(), NOW + timedelta(days=days), TODAY)) for days in (0, 1))

    assert [event["uid"] for event in first] == [event["uid"] for event in again]


def test_the_practice_lender_is_labelled() -> None:
    assert all("演练机构" in str(event["summary"]) for event in read(calendar(a_loan(), NOW, TODAY)))


def test_the_command_writes_the_file_once(applied: object, uwallet: Uwallet, tmp_path: Path) -> None:
    assert callable(applied)
    applied("clean")
    file = tmp_path / "loan.ics"

    written = uwallet(["loan", "calendar", "--out", str(file), "--json"])

    assert (written.status, written.json["events"]) == (0, 12)
    assert len(read(file.read_bytes().decode("utf-8"))) == 12
    assert uwallet(["loan", "calendar", "--out", str(file)]).status == 2
