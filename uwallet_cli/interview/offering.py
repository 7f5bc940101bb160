"""An offer as it is typed on the command line: every figure read and checked, every problem named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.clean import folded
from uwallet_cli.errors import Problem, Unacceptable, WrongUsage
from uwallet_cli.interview import reading
from uwallet_cli.interview.reading import Unreadable
from uwallet_cli.loan.money import CENT, cents
from uwallet_cli.loan.quoting import Offer
from uwallet_cli.loan.repayment import METHODS

MOST_MONTHS = 360
LONGEST_AMOUNT = 25  # digits before the point: with more than that, cents are no longer exact

_RATES = {"rate": "nominal", "flat_rate": "flat", "daily_rate": "daily"}  # how it is sold, by the option that says it


class TypedOffer(NamedTuple):
    """An offer, and whose terms it has: see `loan.quoting.Sheet.basis`."""

    offer: Offer
    basis: str


def read_offer(typed: Mapping[str, str | None], usual_rate: Decimal) -> TypedOffer:
    """The offer in the options given, by their names; without a rate at the usual one, the practice lender's.

    Unacceptable lists every problem; WrongUsage where two options contradict each other.
    """
    given = {key: text for key, text in typed.items() if text is not None}
    rates = [key for key in _RATES if key in given]
    # A flat rate says how it is repaid, too.
    rivals = [*rates, "method"] if "flat_rate" in given and "method" in given else rates
    if len(rivals) > 1:
        raise WrongUsage("options_clash", first=_option(rivals[0]), second=_option(rivals[1]))

    found: dict[str, Any] = {}
    problems: list[Problem] = []

    def read(key: str, reader: Callable[[str], Any]) -> None:
        if key in given:
            try:
                found[key] = reader(given[key])
            except Unreadable as unreadable:
                problems.append(Problem(key, str(unreadable), _PARAMS.get(str(unreadable), {})))

    read("amount", _principal)
    read("months", _months)
    read("method", _method)
    for key in rates:
        read(key, reading.per_cent)
    for key in ("upfront_fee", "monthly_fee"):
        read(key, lambda text: reading.fee(text, found.get("amount", Decimal(1))))
    if problems:
        raise Unacceptable("offer", details=problems)
    offer = Offer(
        principal=found["amount"],
        months=found["months"],
        rate=found[rates[0]] if rates else usual_rate,
        method=found.get("method", "equal_instalment"),
        sold_as=_RATES[rates[0]] if rates else "nominal",
        upfront_fee=found.get("upfront_fee", Decimal(0)),
        monthly_fee=found.get("monthly_fee", Decimal(0)),
    )
    has_fees = bool(offer.upfront_fee or offer.monthly_fee)
    return TypedOffer(offer, "typed" if rates else "trial" if has_fees else "practice")


def _principal(text: str) -> Decimal:
    found = reading.amount(text)
    if found <= 0:
        raise Unreadable("not_above_zero")
    if found.adjusted() >= LONGEST_AMOUNT:
        raise Unreadable("money")
    if found % CENT:
        raise Unreadable("finer_than_cents")
    return cents(found)


def _months(text: str) -> int:
    found = reading.count(text)
    if not 1 <= found <= MOST_MONTHS:
        raise Unreadable("months_of_a_quote")
    return found


def _method(text: str) -> str:
    found = folded(text).casefold()
    if found not in METHODS:
        raise Unreadable("not_a_choice")
    return found


_PARAMS: Mapping[str, dict[str, Any]] = {
    "months_of_a_quote": {"least": 1, "most": MOST_MONTHS},
    "not_a_choice": {"choices": METHODS},
}


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"
