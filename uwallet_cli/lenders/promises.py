"""What a plug-in must keep to: which events a lender tells, what stands in each, and when they may have happened.

Checked before anything is stored or shown. Once stored, an event is there for good: one that no screen can show would
take its application away from the borrower.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from uwallet_cli.errors import Failed, StoreUnusable
from uwallet_cli.loan.application import Application, Event
from uwallet_cli.loan.repayment import METHODS
from uwallet_cli.loan.stages import fold, merged

MOST_EVENTS = 500  # at once
MOST_CHARACTERS = 100_000  # of all their data, as JSON
LONGEST_TEXT = 200
MOST_LINES = 10  # reasons, windows, answers to mend

# A lender may ask for these again; they stand in no clear record.
PRIVATE = frozenset({"name", "id_number", "phone", "employer", "monthly_income", "monthly_debt", "card_number"})

Check = Callable[[Any, Application], bool]


def promised(lender: str, application: Application, given: Sequence[Any], now: datetime) -> list[Event]:
    """The events as they may be kept, in plain JSON. Failed("lender_wrong") says what is wrong with them."""
    try:
        return _checked(application, given, now)
    except _Broken as broken:
        raise Failed("lender_wrong", lender=lender, wrong=broken.wrong, event=broken.event) from None


class _Broken(Exception):
    def __init__(self, wrong: str, event: str = "") -> None:
        super().__init__(wrong)
        self.wrong, self.event = wrong, event


def _checked(application: Application, given: Sequence[Any], now: datetime) -> list[Event]:
    if len(given) > MOST_EVENTS:
        raise _Broken("too_much")
    events = [_plain(one) for one in given]
    if sum(len(json.dumps(event.data)) for event in events) > MOST_CHARACTERS:
        raise _Broken("too_much")
    earlier = None
    for event in events:
        if event.at > now:
            raise _Broken("future", event.kind)
        if event.at < application.events[0].at or (earlier is not None and event.at < earlier):
            raise _Broken("order", event.kind)
        for name, value in event.data.items():
            check = MAY_TELL[event.kind].get(name)
            if check is None or not check(value, application):
                raise _Broken("data", f"{event.kind}.{name}"[:LONGEST_TEXT])
        if missing := _needed(event) - event.data.keys():
            raise _Broken("data", f"{event.kind}.{min(missing)}")
        earlier = event.at
    try:
        fold(merged(application.events, events))
    except StoreUnusable as impossible:
        raise _Broken("move", str(impossible.params.get("kind", ""))) from None
    return [event._replace(data=_completed(event)) for event in events]


def _plain(given: Any) -> Event:
    """One event, copied through JSON: the plug-in may change its own for as long as it likes."""
    if not isinstance(given, Event):
        raise _Broken("shape")
    at, kind, data = given
    if not isinstance(kind, str) or kind not in MAY_TELL:
        raise _Broken("kind", str(kind)[:LONGEST_TEXT])
    if not isinstance(at, datetime) or at.utcoffset() is None:
        raise _Broken("time", kind)
    try:
        copied = json.loads(json.dumps(data, allow_nan=False))
    except (TypeError, ValueError, RecursionError):
        raise _Broken("data", kind) from None
    if not isinstance(copied, dict):
        raise _Broken("data", kind)
    return Event(datetime.fromisoformat(at.isoformat()), kind, copied)


def _completed(event: Event) -> dict[str, Any]:
    """A review with all that its readers look for; a reason in a lender's own words has no figures of ours."""
    if not event.kind.startswith("review_"):
        return dict(event.data)
    reasons = {
        name: [{"code": one["code"], "value": None, "threshold": None, "text": one["text"]} for one in event.data[name]]
        for name in ("reasons", "calls")
        if name in event.data
    }
    empty: dict[str, Any] = {"score": None, "reasons": [], "calls": [], "changes": []}
    return {**empty, **event.data, **reasons, "outcome": event.kind.removeprefix("review_")}


def _is_int(least: int, most: int) -> Check:
    return lambda value, _: type(value) is int and least <= value <= most


def _is_number(most: str, *, least: str = "0") -> Check:
    def check(value: Any, _application: Application) -> bool:
        written = isinstance(value, str) and re.fullmatch(r"[0-9]{1,10}(\.[0-9]{1,6})?", value)
        return bool(written) and Decimal(least) <= Decimal(value) <= Decimal(most)

    return check


def _is_text(value: Any, _application: Application) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= LONGEST_TEXT and value.isprintable()


def _is_bool(value: Any, _application: Application) -> bool:
    return isinstance(value, bool)


def _are_reasons(value: Any, application: Application) -> bool:
    return _is_list(value) and all(
        isinstance(one, dict)
        and one.keys() == {"code", "text"}
        and all(_is_text(part, application) for part in one.values())
        for one in value
    )


def _are_windows(value: Any, _application: Application) -> bool:
    if not _is_list(value):
        return False
    try:
        edges = [datetime.fromisoformat(edge) for start, end in value for edge in (start, end)]
    except (TypeError, ValueError):
        return False
    return all(edge.utcoffset() is not None for edge in edges) and edges == sorted(set(edges))


def _are_answers(value: Any, application: Application) -> bool:
    known = PRIVATE | application.answers.keys()
    return _is_list(value) and bool(value) and all(isinstance(key, str) and key in known for key in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_LINES


_money = _is_number("100000000", least="0.01")
_rate = _is_number("10")
_review: Mapping[str, Check] = {"score": _is_int(0, 100), "reasons": _are_reasons}

# What a lender can tell, and what may stand in it. What a borrower does is not among it.
MAY_TELL: Mapping[str, Mapping[str, Check]] = {
    "review_fine": _review,
    "review_person": {**_review, "calls": _are_reasons, "windows": _are_windows},
    "review_declined": _review,
    "referred": {"mend": _are_answers},
    "call_missed": {"attempt": _is_int(1, 100)},
    "call_matched": {},
    "unreached": {},
    "paid_out": {
        "amount": _money,
        "months": _is_int(1, 360),
        "method": lambda value, _: value in METHODS,
        "rate": _rate,
        "penalty_rate": _rate,
        "bank": _is_text,
        "card": lambda value, _: isinstance(value, str) and re.fullmatch("[0-9]{4}", value) is not None,
    },
    "paid": {"amount": _money},
    "overdue": {"n": _is_int(1, 360)},
    "caught_up": {},
    "settled": {"early": _is_bool},
}


def _needed(event: Event) -> frozenset[str]:
    if event.kind == "paid_out" and event.data:  # the terms are told whole, or stand in the contract alone
        return frozenset(MAY_TELL["paid_out"])
    return frozenset({"referred": {"mend"}, "paid": {"amount"}}.get(event.kind, ()))
