"""What an offer really costs: the price a year first, what hides it, every instalment, and its likes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.policy import ReferenceLines
from uwallet_cli.loan.quoting import Comparison, Offer, Quote, Sheet
from uwallet_cli.loan.repayment import Instalment
from uwallet_cli.show import cost_words, words
from uwallet_cli.show.flow import Flow, flow
from uwallet_cli.show.look import Look, bullets, card, fields, heading, indented, stack
from uwallet_cli.show.sheet import sheet
from uwallet_cli.show.table import table
from uwallet_cli.text import say

if TYPE_CHECKING:
    from uwallet_cli.lenders.preview import Preview  # 2 ms, and only a forecast needs it


class Carrying(NamedTuple):
    """How the borrower would carry the offer: the share of income it takes and its band, and the practice policy's
    forecast. None where it cannot be told."""

    share: Decimal | None
    band: str | None
    forecast: Preview | None


class Quoted(NamedTuple):
    """All that is to be shown of an offer; None for what was not asked for."""

    sheet: Sheet
    notes: Sequence[str]
    lines: ReferenceLines
    comparison: Comparison | None = None
    carrying: Carrying | None = None

    @property
    def quote(self) -> Quote:
        """The offer itself, worked out."""
        return self.sheet.quote


def quote(what: Quoted, look: Look) -> RenderableType:
    """The screen of `uwallet quote`."""
    return stack(
        _price(what, look),
        *_unmasked(what, look),
        flow(""),
        heading(say("quote.instalments"), look),
        indented(_schedule(what.quote, look.inside), look),
        _comparison(what.comparison, what.quote, look) if what.comparison else None,
        carrying(what, look),
    )


def with_sheet(what: Quoted, look: Look) -> RenderableType:
    """The cost sheet alone, and whatever else was asked for beside it."""
    return stack(
        sheet(what.sheet, look),
        _comparison(what.comparison, what.quote, look) if what.comparison else None,
        carrying(what, look),
    )


def _price(what: Quoted, look: Look) -> RenderableType:
    shown, offer = what.quote, what.quote.offer
    title = say(
        "quote.title", amount=words.money(offer.principal), months=offer.months, method=cost_words.method(offer)
    )
    rows: list[tuple[str, str | Text]] = [
        (say("cost.annual"), Flow(cost_words.annual_cost(shown), style="title")),
        (say("quote.advertised"), _advertised(offer)),
        (say("cost.amount"), words.money(offer.received)),
        (say("cost.instalments"), cost_words.instalments(shown.rows, offer.months)),
        (say("cost.interest"), words.money(shown.interest)),
        (say("cost.fees"), words.money(shown.fees)),
        (say("cost.total"), words.money(shown.repaid)),
    ]
    return stack(
        heading(title, look),
        flow(cost_words.basis(what.sheet.basis, offer)),
        indented(fields(rows, look), look),
    )


def _advertised(offer: Offer) -> str:
    """A daily rate stands bare: the box below says what it makes a year."""
    if offer.sold_as == "daily":
        return say("cost.sold_a_day", rate=cost_words.rate(offer.rate))
    return cost_words.advertised(offer)


def _unmasked(what: Quoted, look: Look) -> list[RenderableType]:
    """What a flat or daily rate really is, in a box; the other notes under it."""
    shown, parts = what.quote, []
    others = [Flow(note_text(code, what)) for code in what.notes if code not in ("flat", "daily")]
    sold_as = shown.offer.sold_as
    if sold_as in what.notes:
        parts += [flow(""), card(say(f"quote.{sold_as}_title"), flow(note_text(sold_as, what)), look, "care")]
    if others:
        parts += [flow(""), indented(bullets(others, look), look)]
    return parts


def note_text(code: str, what: Quoted) -> str:
    """A note on an offer, in words."""
    shown, offer = what.quote, what.quote.offer
    if code == "flat":
        return say("quote.flat", principal=words.money(offer.principal), year=cost_words.rate(offer.yearly),
                   cost=cost_words.annual_cost(shown))  # fmt: skip
    if code == "daily":
        bank, calendar = cost_words.years_of_days(offer)
        return say("quote.daily", bank=bank, calendar=calendar)
    if code == "taken_upfront":
        amounts = {"received": words.money(offer.received), "principal": words.money(offer.principal)}
        return say("quote.taken_upfront", **amounts)
    if code == "over_line":
        return say("quote.over_line", line=f"{what.lines.annual_cost * 100:.0f}%")
    return say(f"quote.{code}")


def _figure(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _schedule(shown: Quote, look: Look) -> RenderableType:
    has_fees = any(row.fee for row in shown.rows)
    names = ["n", "due", "payment", "principal", "interest", *(["fee"] if has_fees else []), "balance"]
    if look.plain:
        return stack(*(flow(_sentence(row)) for row in shown.rows))
    rows = []
    for row in shown.rows:
        cells = {
            "n": f"{row.n:>{len(str(len(shown.rows)))}}",
            "due": row.due.isoformat() if row.due else "",
            **{name: _figure(getattr(row, name)) for name in names[2:]},
        }
        rows.append([cells[name] for name in names])
    heads = [say(f"quote.head.{name}") for name in names]
    return table(heads, rows, look, narrow=[(0, 1, 2, len(names) - 1)])


def _sentence(row: Instalment) -> str:
    """An instalment for who hears it."""
    figures = {name: words.money(getattr(row, name)) for name in ("payment", "principal", "interest", "fee", "balance")}
    day = words.day(row.due) if row.due else ""
    return say("quote.row_with_fee" if row.fee else "quote.row", n=row.n, day=day, **figures)


def _comparison(compared: Comparison, asked: Quote, look: Look) -> RenderableType:
    inside = look.inside

    def rows(name: str, quotes: Sequence[tuple[str, Quote]]) -> RenderableType:
        figures = ("first", "last", "cost", "annual")
        heads = [say(f"quote.head.{one}") for one in (name, *figures)]
        cells = [
            [label, _figure(one.rows[0].payment), _figure(one.rows[-1].payment), _figure(one.interest + one.fees),
             words.percent(one.cost.irr_x12) if one.cost else say("quote.none")]
            for label, one in quotes
        ]  # fmt: skip
        signs = ["chosen" if is_asked(one, asked) else None for _, one in quotes]
        return table(heads, cells, inside, signs=signs, narrow=[(0, 1, 3, 4), (0, 3, 4)])

    methods = [(_method(one), one) for one in compared.methods]
    terms = [(f"{one.offer.months:>2}", one) for one in compared.terms]
    flat = asked.offer.sold_as == "flat"
    return stack(
        flow(""),
        heading(say("quote.methods_of_flat" if flat else "quote.methods", months=asked.offer.months), look),
        indented(rows("method", methods), look),
        flow(""),
        heading(say("quote.terms"), look),
        indented(rows("term", terms), look),
        flow(say("quote.terms_words")),
    )


def is_asked(one: Quote, asked: Quote) -> bool:
    """Whether a quote of the comparison is the one that was asked for."""
    keys = (one.offer.method, one.offer.months, one.offer.sold_as == "flat")
    return keys == (asked.offer.method, asked.offer.months, asked.offer.sold_as == "flat")


def _method(one: Quote) -> str:
    return say("quote.short.flat") if one.offer.sold_as == "flat" else say(f"quote.short.{one.offer.method}")


def carrying(what: Quoted, look: Look) -> RenderableType | None:
    """The share of income, and whether a call is to be expected."""
    if what.carrying is None:
        return None
    found = what.carrying
    label, share = say("cost.share"), cost_words.share(found.share, what.lines)
    parts: list[RenderableType] = [flow("")]
    if look.plain:
        parts.append(fields([(label, share)], look))
    else:
        parts += [heading(label, look), indented(flow(share), look)]
    if found.forecast is not None:
        from uwallet_cli.show.forecast import forecast

        return stack(*parts, flow(""), forecast(found.forecast, look))
    return stack(*parts, indented(flow(say("quote.no_forecast")), look))
