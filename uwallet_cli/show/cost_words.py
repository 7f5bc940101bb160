"""What a loan costs, in words: the same on a screen, in a file and in the wizard."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from uwallet_cli.loan.policy import ReferenceLines
from uwallet_cli.loan.quoting import DAYS_OF_A_YEAR, Charge, Offer, Quote, Sheet
from uwallet_cli.loan.repayment import Instalment
from uwallet_cli.show import words
from uwallet_cli.text import say


def rate(fraction: Decimal) -> str:
    """A rate as it is sold: as many decimals as it has, two at least."""
    shown = f"{(fraction * 100).normalize():f}"
    return f"{shown}%" if len(shown.partition(".")[2]) > 2 else words.percent(fraction)


def advertised(offer: Offer) -> str:
    """The rate as it is sold, and the year it is said to make."""
    if offer.sold_as == "daily":
        bank, calendar = years_of_days(offer)
        return say("cost.sold_daily", rate=rate(offer.rate), year=bank, calendar=calendar)
    if offer.sold_as == "flat":
        return say("cost.sold_flat", rate=rate(offer.rate), year=rate(offer.yearly))
    return say("cost.sold_nominal", rate=rate(offer.rate))


def years_of_days(offer: Offer) -> tuple[str, str]:
    """A daily rate a year: by the days that banks count, and by the calendar."""
    bank, calendar = (rate(offer.rate * days) for days in DAYS_OF_A_YEAR)
    return bank, calendar


def annual_cost(shown: Quote) -> str:
    """The true cost a year in both conventions, or why there is none."""
    if shown.cost is None:
        return say(f"cost.{shown.why_no_cost}")
    x12, compound = words.percent(shown.cost.irr_x12), words.percent(shown.cost.irr_compound)
    return say("cost.annual_value", x12=x12, compound=compound)


def instalments(rows: Sequence[Instalment], months: int) -> str:
    """What is repaid, in a line: how often, how much, and the last one."""
    first, last = rows[0].payment, rows[-1].payment
    if len(rows) == 1:
        return say("cost.once", months=months, payment=words.money(first))
    if all(row.payment == first for row in rows):
        return say("cost.even", months=months, payment=words.money(first))
    if abs(first - last) < 1:  # equal but for the cents of the last
        return say("cost.level", months=months, payment=words.money(first), last=words.money(last))
    return say("cost.falling", months=months, payment=words.money(first), last=words.money(last))


def share(value: Decimal | None, lines: ReferenceLines) -> str:
    """The share of income that repayments take, beside the lines it is held against."""
    if value is None:
        return say("cost.share_unknown")
    if not value.is_finite():
        return say("cost.share_no_income")
    sound, last = (f"{line * 100:.0f}%" for line in (lines.share_sound, lines.share_last))
    return say("cost.share_value", share=f"{value * 100:.1f}%", sound=sound, last=last)


def basis(of: str, offer: Offer) -> str:
    """Whose terms these are; see `Sheet.basis`."""
    if of == "trial":
        return say("cost.basis_trial", rate=rate(offer.rate))
    return say(f"cost.basis_{of}")


class Item(NamedTuple):
    """One charge: its name, how it is charged, at what standard, by whom, and what it comes to."""

    name: str
    how: str
    standard: str
    by: str
    total: str


class SheetWords(NamedTuple):
    """A cost sheet, ready to be set: labels with values, the items under `heads`, sentences to close with."""

    title: str
    basis: str
    loan: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    annual: tuple[str, str]
    default: tuple[str, str]
    closing: tuple[str, ...]


ITEM_HEADS = Item._fields  # their words stand under "sheet.head."


def sheet_words(sheet: Sheet) -> SheetWords:
    """A cost sheet in words."""
    shown, offer = sheet.quote, sheet.quote.offer
    closing = [say("sheet.nothing_else")]
    if sheet.basis != "practice":
        closing.append(say("sheet.confirm"))
    return SheetWords(
        title=say("sheet.title"),
        basis=basis(sheet.basis, offer),
        loan=(
            (say("sheet.principal"), words.money(offer.principal)),
            (say("cost.amount"), words.money(offer.received)),
            (say("sheet.term"), say("sheet.term_value", months=offer.months, method=method(offer))),
            (say("cost.instalments"), instalments(shown.rows, offer.months)),
            (say("cost.total"), words.money(shown.repaid)),
        ),
        items=tuple(_item(charge, sheet) for charge in sheet.charges),
        annual=(say("sheet.annual"), annual_cost(shown)),
        default=(say("sheet.default"), _default(sheet)),
        closing=tuple(closing),
    )


def method(offer: Offer) -> str:
    """How an offer is repaid."""
    return say("quote.method_flat") if offer.sold_as == "flat" else words.choice("method", offer.method)


def _item(charge: Charge, sheet: Sheet) -> Item:
    offer, code = sheet.quote.offer, charge.code
    if code == "upfront_fee":
        part = words.percent(charge.standard / offer.principal)
        standard = say("sheet.upfront_fee.standard", amount=words.money(charge.standard), share=part)
    elif code == "monthly_fee":
        standard = say("sheet.monthly_fee.standard", amount=words.money(charge.standard))
    else:
        standard = advertised(offer)
    by = say("sheet.by_practice" if sheet.basis == "practice" else "sheet.by_lender")
    # What falls due once brings the fees of all months with it.
    how = (
        "sheet.monthly_fee.how_once"
        if (code, offer.method) == ("monthly_fee", "single_payment")
        else f"sheet.{code}.how"
    )
    return Item(say(f"sheet.{code}"), say(how), standard, by, words.money(charge.total))


def _default(sheet: Sheet) -> str:
    if sheet.penalty is None:
        return say("sheet.default_contract")
    daily = rate((sheet.penalty / DAYS_OF_A_YEAR[0]).quantize(Decimal("0.000001")))
    times = f"{(sheet.penalty / sheet.quote.offer.rate).normalize():f}"
    return say("sheet.default_practice", penalty=words.percent(sheet.penalty), times=times, daily=daily)
