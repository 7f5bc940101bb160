"""Could the borrower carry this offer? Their means, the share of income it takes, and the practice forecast."""

from __future__ import annotations

from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.interview.answers_file import read_answers
from uwallet_cli.interview.means import Means, means_asked, means_given
from uwallet_cli.lenders.practice import lender as practice
from uwallet_cli.lenders.preview import preview
from uwallet_cli.loan.quoting import Offer, Quote
from uwallet_cli.loan.scoring import share_of_income
from uwallet_cli.show.quote import Carrying


def means_of(context: Context, offer: Offer, *, application: str | None, answers: str | None) -> Means:
    """The means in an application or a file of answers, or else as the person here gives them; nothing is kept."""
    today = context.now.date()
    if application is not None:
        before = context.chosen(application, private=True).application.all_answers
        return means_given({}, offer, today, before=before)
    if answers is not None:
        return means_given(read_answers(answers), offer, today)
    if not context.interactive:
        raise needs_terminal(context)
    from uwallet_cli.ask.terminal import guard

    with guard():
        return means_asked(context.person, today)


def carried(means: Means, shown: Quote) -> Carrying:
    """What the offer takes of these means, and what the practice lender would say to it."""
    share = share_of_income(shown.repaid / shown.offer.months, means.income, means.debts)
    band = None if share is None else practice.policy.score["burden"].name(share)
    return Carrying(share, band, preview(means.answers, "practice") if means.answers is not None else None)
