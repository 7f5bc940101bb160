"""A loan at a glance: its terms, what is due next, what was paid, what to do. And all loans, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.books import DAYS_IN_YEAR, owed, penalty_owed
from uwallet_cli.loan.loans import Due, Loan, next_due
from uwallet_cli.loan.money import cents
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, card, command, fields, heading, indented, numbered, stack, to_type
from uwallet_cli.show.table import drawn
from uwallet_cli.text import say
from uwallet_cli.theme import SIGNS

COLOURS = {"repaying": "now", "overdue": "bad", "settled": "good"}
STATE_SIGNS = {"repaying": "current", "overdue": "care", "settled": "done"}


def overview(loan: Loan, day: date, look: Look) -> RenderableType:
    """One loan, whole."""
    due = next_due(loan, day)
    return stack(
        head(loan, day, look),
        flow(""),
        _next(loan, due, day, look),
        flow(""),
        indented(fields(_figures(loan, day), look), look),
        *_to_do(loan, due, look),
        support(),
    )


def head(loan: Loan, day: date, look: Look) -> RenderableType:
    """Which loan this is, whose, on which terms."""
    state = say(f"loan.state.{loan.state(day)}")
    if look.plain:
        told: list[tuple[str, str | Text]] = [
            (say("loan.from"), whose(loan)),
            (say("loan.terms"), say("words.pause").join(_terms(loan))),
        ]
        return stack(flow(say("loan.head", ref=loan.ref, state=state)), fields(told, look))
    return stack(
        heading(f"{loan.ref}  {state}", look),
        whose(loan),
        flow(say("words.dot").join(_terms(loan))),
    )


def whose(loan: Loan) -> Text:
    """Who lent it: the practice lender is labelled, a loan entered by hand has the borrower's name for it."""
    if loan.lender:
        return flow(words.lender(loan.lender))
    return theirs(loan.name).append(say("loan.by_hand"))


def _terms(loan: Loan) -> list[str]:
    terms = [words.money(loan.amount), say("loan.instalments", count=len(loan.rows))]
    terms.append(words.choice("method", loan.method) if loan.method else say("loan.irregular"))
    if loan.rate is not None:
        terms.append(say("loan.rate_of", rate=words.percent(loan.rate)))
    if loan.penalty_rate is None:
        terms.append(say("loan.penalty_unknown"))
    else:
        terms.append(say("loan.penalty_rate_of", rate=words.percent(loan.penalty_rate)))
    return terms


def support() -> RenderableType:
    """The last line of every screen of a loan: where to find the lender's genuine number."""
    return stack(flow(""), flow(say("loan.support")).append("uwallet faq contact", "command"))


def _next(loan: Loan, due: Due | None, day: date, look: Look) -> RenderableType:
    if due is None:
        body = stack(flow(say("loan.next.settled")), command(f"uwallet loan care {loan.ref}"))
        return card(say("status.next"), body, look, "good")
    body = stack(flow(due_text(due)), command(f"uwallet loan pay {loan.ref}"))
    return card(say("status.next"), body, look, COLOURS[loan.state(day)])


def due_text(due: Due) -> str:
    """What is to be paid next: when, how much, and what being late has cost so far and costs each day."""
    account = due.account
    assert account.row.due is not None
    places = {
        "n": account.row.n,
        "day": words.day(account.row.due),
        "amount": words.money(account.owed),
        "days": abs(due.days),
    }
    if due.urgency != "overdue":
        return say(f"loan.next.{'today' if due.days == 0 else due.urgency}", **places)
    if due.loan.penalty_rate is None:
        return say("loan.next.overdue_unknown", **places)
    daily = cents(account.principal_owed * due.loan.penalty_rate / DAYS_IN_YEAR)
    return say("loan.next.overdue", **places, penalty=words.money(account.penalty_owed), daily=words.money(daily))


def _figures(loan: Loan, day: date) -> list[tuple[str, str | Text]]:
    books = loan.books(day)
    settled = sum(1 for account in books if account.owed == 0)
    rows: list[tuple[str, str | Text]] = [
        (
            say("loan.figure.paid"),
            say("loan.paid_of", amount=words.money(loan.total_paid), paid=settled, count=len(books)),
        ),
        (say("loan.figure.owed"), words.money(owed(books))),
    ]
    if loan.payments:
        last = loan.payments[-1]
        told = say("loan.last_paid", day=words.day(last.day), amount=words.money(last.amount))
        rows.insert(1, (say("loan.figure.last"), told))
    if penalty := penalty_owed(books):
        rows.append((say("loan.figure.penalty"), words.money(penalty)))
    if given_back := loan.given_back(day):
        rows.append((say("loan.figure.given_back"), words.money(given_back)))
    if owed(books):
        payoff = loan.payoff(max(day, loan.start))
        rows.append(
            (
                say("loan.figure.payoff"),
                say("loan.payoff_saves", amount=words.money(payoff.amount), saved=words.money(payoff.saved)),
            )
        )
    return rows


def _to_do(loan: Loan, due: Due | None, look: Look) -> Sequence[RenderableType]:
    """What helps, in order: for who is late; else the other things that can be done with a loan."""
    if due is not None and due.urgency == "overdue":
        lines = [say(f"loan.late.{step}") for step in ("pay", "talk", "keep", "no_new", "check")]
        return flow(""), heading(say("loan.late.title"), look), indented(numbered(lines, look), look)
    if due is None:
        return flow(""), flow(say("loan.closing"))
    more: list[tuple[str, str | Text]] = [
        (say(f"loan.more.{name}"), command(f"uwallet loan {name} {loan.ref}"))
        for name in ("schedule", "payoff", "calendar", "care")
    ]
    return flow(""), indented(fields(more, look), look)


def loan_list(loans: Sequence[Loan], day: date, look: Look) -> RenderableType:
    """All loans, newest first."""
    if not loans:
        return stack(flow(say("loan.none")), to_type("uwallet loan add", look), support())
    if look.plain:
        return stack(*(flow(_line(loan, day)) for loan in loans), support())
    heads = [say(f"loan.column.{column}") for column in ("ref", "lender", "state", "next")]
    rows = [_cells(loan, day) for loan in loans]
    shown = drawn(heads, rows, look, left=range(len(heads)), signs=[STATE_SIGNS[loan.state(day)] for loan in loans])
    return stack(shown or stack(*(_block(row, look) for row in rows)), support())


def _line(loan: Loan, day: date) -> str:
    """A loan in a sentence or two, for who hears it."""
    told = say(
        "loan.line",
        ref=loan.ref,
        state=say(f"loan.state.{loan.state(day)}"),
        lender=_lender(loan),
        amount=words.money(loan.amount),
    )
    due = next_due(loan, day)
    return told if due is None else f"{told}{say('words.stop')}{due_text(due)}"


def _lender(loan: Loan) -> str:
    return words.lender_name(loan.lender) if loan.lender else theirs(loan.name).plain


def _cells(loan: Loan, day: date) -> list[str]:
    due, state = next_due(loan, day), loan.state(day)
    coming = SIGNS["not_needed"].glyph
    if due is not None and due.account.row.due is not None:
        coming = say("loan.coming", day=words.day(due.account.row.due), amount=words.figure(due.account.owed))
    return [
        loan.ref,
        f"{_lender(loan)}{say('words.dot')}{words.money(loan.amount)}",
        say(f"loan.state.{state}"),
        coming,
    ]


def _block(row: list[str], look: Look) -> RenderableType:
    ref, whom, state, coming = row
    head = flow(ref, "" if look.plain else "title").append(f"  {state}", "")
    return stack(head, indented(stack(flow(whom), flow(coming)), look))


def due_line(dues: Sequence[Due]) -> RenderableType:
    """One line: the most urgent of what is due, and how many more there are. `dues` come in order of urgency."""
    if not dues or dues[0].urgency == "later":
        return flow(say("loan.nothing_due"))
    first, pressing = dues[0], [due for due in dues if due.urgency != "later"]
    urgency = "today" if first.days == 0 else first.urgency
    places = {"n": first.account.row.n, "days": abs(first.days), "amount": words.money(first.account.owed)}
    line = flow(say(f"loan.due.{urgency}", ref=first.loan.ref, **places))
    if first.loan.lender:
        line.append(say("loan.due_of", lender=words.lender_name(first.loan.lender)))
    if len(pressing) > 1:
        line.append(say("loan.due_more", count=len(pressing) - 1))
    return line
