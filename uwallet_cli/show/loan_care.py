"""After the payout: what to ask for, what to check, what the money was for, and what to mind before the next loan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.loans import Loan, Use
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.loan import head, support
from uwallet_cli.show.look import Look, bullets, card, fields, heading, indented, stack, to_type
from uwallet_cli.text import say

RUNNING = ("record", "changes", "receipts", "reports", "purpose")
SETTLED = ("confirmation", "report_says", "debit", "papers", "reports")


def care(loan: Loan, uses: Sequence[Use], day: date, look: Look) -> RenderableType:
    """The checklist of a loan that runs, or of one that is settled, with what the money was used for."""
    settled = loan.state(day) == "settled"
    todo = [say(f"loan.care.{name}") for name in (SETTLED if settled else RUNNING)]
    return stack(
        head(loan, day, look),
        flow(""),
        heading(say("loan.care.used_for"), look),
        indented(fields(_uses(loan, uses), look), look),
        None if uses else to_type(f"uwallet loan care {loan.ref} --used {say('loan.care.words')}", look),
        flow(""),
        heading(say("loan.care.settled" if settled else "loan.care.running"), look),
        indented(bullets(todo, look), look),
        flow(""),
        flow(say("loan.care.more")).append("uwallet faq guide-service", "command"),
        flow(""),
        card(say("loan.care.again"), flow(say("loan.closing")), look, "soft"),
        support(),
    )


def purpose(loan: Loan) -> str | None:
    """What the money was for, as stated; None where it was not."""
    stated = words.choice("purpose", loan.purpose) if loan.purpose else ""
    detail = theirs(loan.detail).plain
    return say("words.colon").join(part for part in (stated, detail) if part) or None


def _uses(loan: Loan, uses: Sequence[Use]) -> list[tuple[str, str | Text]]:
    rows: list[tuple[str, str | Text]] = [(say("loan.care.stated"), theirs(purpose(loan) or say("words.not_said")))]
    for use in uses:
        rows.append((say("loan.care.used", day=words.day(use.at.astimezone(CHINA).date())), theirs(use.text)))
    if not uses:
        rows.append((say("loan.care.used_none"), say("loan.care.used_how")))
    return rows
