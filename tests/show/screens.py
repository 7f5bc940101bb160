"""Every kind of screen in its main states: where the borrower stands, and what is typed there."""

from __future__ import annotations

from typing import NamedTuple

from tests.conftest import APPLICANTS


class Screen(NamedTuple):
    """What was done before, when one looks, and what one types."""

    applicant: str | None
    line: str
    now: str = "2026-11-24T10:20"


SCREENS = [
    Screen(None, "--help"),
    Screen(None, "apply --help"),
    Screen(None, "callback verify --help"),
    Screen(None, "loan --help"),
    Screen(None, "status"),
    Screen(None, "status --all"),
    Screen(None, "loan list"),
    Screen(None, "callback"),
    Screen(None, "callback log"),
    Screen(None, "callback drill --list"),
    Screen(None, "callback drill --scores"),
    Screen(None, "callback verify --number 4000000000 --asks fee --press secrecy"),
    Screen(None, "callback verify --asks details --go none --says checking --press none --knows application,staff"),
    Screen(None, "data"),
    Screen(None, "data check"),
    Screen(None, "faq --list"),
    Screen(None, "faq callback"),
    Screen(None, "faq contact"),
    Screen(None, "faq 月亮有多远"),
    Screen(None, "faq --notes"),
    Screen(None, "quote 100000 --months 12 --rate 6 --upfront-fee 2%"),
    Screen(None, "quote 12000 --months 12 --flat-rate 0.6 --compare"),
    Screen(None, "quote 200000 --months 36"),
    Screen(None, "quote 20000 --months 12 --sheet"),
    Screen(None, f"quote 20000 --months 12 --answers {APPLICANTS / 'clean.json'}"),
    Screen(None, "statsu"),
    Screen(None, "quote 20000 --month 12"),
    Screen(None, f"apply --answers {APPLICANTS / 'wrong.json'} --yes"),
    Screen("clean", "status"),
    Screen("clean", "status", "2027-01-20T10:00"),
    Screen("clean", "status --explain"),
    Screen("clean", "status --all"),
    Screen("clean", "loan"),
    Screen("clean", "loan", "2027-02-01T10:00"),
    Screen("clean", "loan schedule", "2027-02-01T10:00"),
    Screen("clean", "loan payoff"),
    Screen("clean", "loan care"),
    Screen("clean", "loan list"),
    Screen("clean", "loan due", "2027-02-01T10:00"),
    Screen("clean", "loan pay"),
    Screen("clean", "data"),
    Screen("clean", "data check"),
    Screen("large", "status"),
    Screen("large", "status", "2026-12-10T10:00"),
    Screen("large", "status --explain"),
    Screen("large", "callback"),
    Screen("large", "callback forecast"),
    Screen("large", "faq no-call"),
    Screen("large", "status --withdraw 不借了"),
    Screen("overstretched", "status"),
    Screen("overstretched", "status --explain"),
    Screen("overstretched", "callback forecast"),
]
