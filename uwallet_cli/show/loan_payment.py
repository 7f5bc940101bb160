"""The receipt of a payment, and what it would take to pay a loan off: on the screen, and the receipt as text."""

from __future__ import annotations

from datetime import date

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.loans import Loan
from uwallet_cli.loan.paying import Posted, Receipt
from uwallet_cli.loan.payoff import Payoff
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow
from uwallet_cli.show.loan import due_text, head, support, whose
from uwallet_cli.show.look import Look, bullets, card, fields, indented, stack, to_type
from uwallet_cli.text import say


def receipt(shown: Receipt, look: Look) -> RenderableType:
    """What was paid, what it went to, what is owed before and after."""
    rows: list[tuple[str, str | Text]] = [*_figures(shown)]
    title = say("loan.receipt.title", ref=shown.loan.ref)
    body = stack(whose(shown.loan), fields(rows, look), bullets([_posted(one) for one in shown.posted], look))
    return stack(
        card(title, body, look, "good"),
        flow(_after(shown)),
        to_type(f"uwallet loan care {shown.loan.ref}", look) if shown.settled else None,
        flow(say("loan.closing")) if shown.settled else None,
        support(),
    )


def receipt_as_text(shown: Receipt) -> str:
    """The same as a text file."""
    colon = say("words.colon")
    lines = [say("loan.receipt.title", ref=shown.loan.ref), whose(shown.loan).plain, ""]
    lines += [f"{label}{colon}{value}" for label, value in _figures(shown)]
    lines += ["", *(f"- {_posted(one)}" for one in shown.posted), "", _after(shown), "", say("loan.receipt.own")]
    return "\n".join(lines) + "\n"


def _figures(shown: Receipt) -> list[tuple[str, str]]:
    rows = [
        (say("loan.receipt.at"), words.dated(shown.payment.at)),
        (say("loan.receipt.amount"), words.money(shown.payment.amount)),
        (say("loan.receipt.owed"), _before_and_after(shown.owed_before, shown.owed)),
    ]
    if shown.penalty_before or shown.penalty:
        rows.append((say("loan.figure.penalty"), _before_and_after(shown.penalty_before, shown.penalty)))
    if shown.payment.payoff and shown.saved > 0:
        rows.append((say("loan.payoff.saved"), words.money(shown.saved)))
    if shown.given_back:
        rows.append((say("loan.figure.given_back"), words.money(shown.given_back)))
    return rows


def _before_and_after(before: object, after: object) -> str:
    return say("loan.receipt.change", before=words.money(str(before)), after=words.money(str(after)))


def _posted(one: Posted) -> str:
    places = {
        "n": one.account.row.n,
        "amount": words.money(one.amount),
        "owed": words.money(one.account.owed),
        "penalty": words.money(one.penalty),
    }
    told = say(f"loan.posted.{one.status}", **places)
    return told + say("loan.posted.penalty", **places) if one.penalty else told


def _after(shown: Receipt) -> str:
    if shown.given_back:
        key = "too_much_practice" if shown.loan.lender == "practice" else "too_much"
        return say(f"loan.receipt.{key}", amount=words.money(shown.given_back))
    if shown.next is None:
        return say("loan.next.settled")
    return due_text(shown.next)


def payoff(loan: Loan, shown: Payoff, today: date, look: Look) -> RenderableType:
    """What is owed if it is paid off on that day, item by item, and what that saves against the schedule."""
    return stack(
        head(loan, today, look),
        flow(""),
        card(say("loan.payoff.title", day=words.day(shown.day)), _sum(shown, look), look),
        flow(""),
        indented(fields(_items(shown), look), look),
        flow(""),
        flow(say("loan.payoff.basis" if loan.rate is not None else "loan.payoff.basis_shared")),
        flow(say("loan.payoff.contract")),
        flow(""),
        flow(say("loan.payoff.do")),
        to_type(f"uwallet loan payoff {loan.ref} --pay", look),
        support(),
    )


def _sum(shown: Payoff, look: Look) -> RenderableType:
    rows: list[tuple[str, str | Text]] = [
        (say("loan.payoff.amount"), Text(words.money(shown.amount), style="title")),
        (say("loan.payoff.saved"), words.money(shown.saved)),
    ]
    if shown.given_back:
        rows.append((say("loan.figure.given_back"), words.money(shown.given_back)))
    return fields(rows, look)


def _items(shown: Payoff) -> list[tuple[str, str | Text]]:
    rows: list[tuple[str, str | Text]] = [
        (say("loan.payoff.due"), words.money(shown.due)),
        (say("loan.payoff.principal"), words.money(shown.principal)),
        (say("loan.payoff.interest", days=shown.days), words.money(shown.interest)),
    ]
    if shown.penalty:
        rows.insert(1, (say("loan.payoff.penalty"), words.money(shown.penalty)))
    if shown.ahead:
        rows.append((say("loan.payoff.ahead"), words.money(shown.ahead)))
    return rows
