"""The due days of a loan as a calendar file (RFC 5545): one all-day event for each open instalment, with two alarms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from uwallet_cli.loan.books import Account
from uwallet_cli.loan.loans import Loan
from uwallet_cli.show import words
from uwallet_cli.text import language, say

REMIND = (timedelta(days=-3), timedelta(days=-1))  # before the due day


def calendar(loan: Loan, now: datetime, day: date) -> str:
    """The calendar as text, its lines folded and ended as the standard wants. `now` is when it is written."""
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", f"-//uwallet//loan//{language().upper()}")
    file.add("method", "PUBLISH")
    for event in _events(loan, now, day):
        file.add_component(event)
    written: bytes = file.to_ical()
    return written.decode("utf-8")


def open_instalments(loan: Loan, day: date) -> list[Account]:
    """Those on which something is owed."""
    return [account for account in loan.books(day) if account.owed > 0]


def _events(loan: Loan, now: datetime, day: date) -> Iterator[Event]:
    whom = words.lender_name(loan.lender) if loan.lender else loan.name
    for account in open_instalments(loan, day):
        assert account.row.due is not None
        title = say("loan.event.title", n=account.row.n, amount=words.money(account.owed), lender=whom)
        event = Event()
        event.add("uid", f"{loan.ref}-{account.row.n}@uwallet")  # importing it again replaces, and doubles nothing
        event.add("dtstamp", now)
        event.add("summary", title)
        event.add("dtstart", account.row.due)
        event.add("dtend", account.row.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("description", _description(loan, account))
        for before in REMIND:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", before)
            alarm.add("description", title)
            event.add_component(alarm)
        yield event


def _description(loan: Loan, account: Account) -> str:
    row = account.row
    lines = [
        say("loan.event.parts", principal=words.money(row.principal), interest=words.money(row.interest + row.fee)),
        f"uwallet loan pay {loan.ref}",
    ]
    if loan.lender == "practice":
        lines.insert(0, words.lender("practice"))
    return "\n".join(lines)
