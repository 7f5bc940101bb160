"""A quote as JSON: money as strings, rates in per cent with two decimals, null where there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from uwallet_cli.loan.quoting import DAYS_OF_A_YEAR, Quote
from uwallet_cli.loan.repayment import Instalment
from uwallet_cli.show.quote import Carrying, Quoted, note_text


def document(what: Quoted, *, with_sheet: bool) -> dict[str, Any]:
    """What `uwallet quote --json` gives; the last keys only where they were asked for."""
    shown, offer = what.quote, what.quote.offer
    found: dict[str, Any] = {
        "principal": _money(offer.principal),
        "received": _money(offer.received),
        "months": offer.months,
        "method": offer.method,
        "nominal_rate": _per_cent(offer.yearly),
        "annual_cost": _annual_cost(shown),
        "total_interest": _money(shown.interest),
        "total_fees": _money(shown.fees),
        "schedule": [_row(row) for row in shown.rows],
        "basis": what.sheet.basis,
        "sold_as": offer.sold_as,
        "notes": [{"code": code, "text": note_text(code, what)} for code in what.notes],
    }
    if offer.sold_as == "daily":
        found["nominal_rates"] = {str(days): _per_cent(offer.rate * days) for days in DAYS_OF_A_YEAR}
    if what.comparison is not None:
        found["compare"] = {
            "methods": [_beside(one) for one in what.comparison.methods],
            "terms": [_beside(one) for one in what.comparison.terms],
        }
    if what.carrying is not None:
        found |= _carrying(what, what.carrying)
    if with_sheet:
        from uwallet_cli.show.sheet import document as sheet_document

        found["sheet"] = sheet_document(what.sheet)
    return found


def _row(row: Instalment) -> dict[str, Any]:
    figures = {name: _money(getattr(row, name)) for name in ("principal", "interest", "fee", "payment", "balance")}
    return {"n": row.n, "due": row.due.isoformat() if row.due else None, **figures}


def _annual_cost(shown: Quote) -> dict[str, Any]:
    if shown.cost is None:
        return {"irr_x12": None, "irr_compound": None, "reason": shown.why_no_cost}
    return {"irr_x12": _per_cent(shown.cost.irr_x12), "irr_compound": _per_cent(shown.cost.irr_compound)}


def _beside(one: Quote) -> dict[str, Any]:
    return {
        "months": one.offer.months,
        "method": one.offer.method,
        "sold_as": one.offer.sold_as,
        "first_payment": _money(one.rows[0].payment),
        "last_payment": _money(one.rows[-1].payment),
        "total_interest": _money(one.interest),
        "total_fees": _money(one.fees),
        "annual_cost": _annual_cost(one),
    }


def _carrying(what: Quoted, carried: Carrying) -> dict[str, Any]:
    """The share by its band: beside the amount and the debts the exact one would give the income away."""
    from uwallet_cli.show.forecast import document as forecast_document

    lines = what.lines
    return {
        "share": {"band": carried.band, "sound": str(lines.share_sound), "last": str(lines.share_last)},
        "forecast": forecast_document(carried.forecast) if carried.forecast else None,
    }


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _per_cent(fraction: Decimal) -> str:
    return f"{fraction * 100:.2f}"
