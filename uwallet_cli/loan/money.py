"""Money: one type, `Decimal` in yuan, and one rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """To the cent, halves away from zero.

    >>> cents(Decimal("2104.165"))
    Decimal('2104.17')
    >>> cents(Decimal(500))
    Decimal('500.00')
    """
    return amount.quantize(CENT, ROUND_HALF_UP)
