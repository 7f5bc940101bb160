"""Finding a lender by its key: the two that ship, then whatever is plugged in under `uwallet.lenders`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from uwallet_cli.errors import Failed, NotFound
from uwallet_cli.lenders.port import Lender
from uwallet_cli.loan.application import SHIPPED, Application, Event
from uwallet_cli.loan.stages import DERIVED, Standing, fold, merged

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "uwallet.lenders"
NAME = r"[a-z0-9][a-z0-9_-]{0,39}"
PATIENCE = 10.0  # seconds a plug-in may take to answer


def find(key: str) -> Lender:
    """The lender of that key. NotFound where there is none, Failed where a plug-in cannot be loaded."""
    if key in SHIPPED:  # without entry points, whose lookup costs more than all the rest of `status`
        lender: Lender = import_module(f"uwallet_cli.lenders.{key}").lender
        return lender

    from uwallet_cli.lenders.apart import apart

    found = {point.value: point for point in _plugged_in() if point.name == key}
    if not found:
        raise NotFound("no_lender", lender=key, lenders=keys())
    if len(found) > 1:  # which of them was meant cannot be known
        raise Failed("lender_twice", lender=key, places=sorted(found))
    loaded: Lender = apart(key, next(iter(found.values())).load, PATIENCE)
    return loaded


def keys() -> list[str]:
    """Every lender that `apply --lender` takes."""
    return [*SHIPPED, *sorted({point.name for point in _plugged_in()} - set(SHIPPED))]


def _plugged_in() -> list[EntryPoint]:
    """What packages announce under a name that can be typed, and shown on every screen."""
    from importlib.metadata import entry_points

    return [point for point in entry_points(group=GROUP) if re.fullmatch(NAME, point.name)]


def advanced(application: Application, now: datetime) -> tuple[tuple[Event, ...], Standing]:
    """All events of an application until `now`, the lender's included, and where it stands by them.

    A moment before the last stored event counts as that event's. Failed where a plug-in breaks its promise.
    """
    if application.is_draft:
        return (), Standing()
    lender = find(application.lender)
    now = max(now, application.events[-1].at)
    # By the name it was asked for under: a plug-in may call itself whatever it likes.
    added = _asked(lender, application, now) if application.is_plugged_in else lender.advance(application, now)
    events = merged(application.events, added)
    return events, fold(events)


def _asked(lender: Lender, application: Application, now: datetime) -> list[Event]:
    """A plug-in's events, asked for apart and looked at before they are believed. It is given a copy to play with."""
    from copy import deepcopy
    from itertools import islice

    from uwallet_cli.lenders.apart import apart
    from uwallet_cli.lenders.promises import MOST_EVENTS, promised

    fold(application.events)  # what is wrong in the record is not the plug-in's doing
    copy = deepcopy(application)
    given = apart(application.lender, lambda: list(islice(lender.advance(copy, now), MOST_EVENTS + 1)), PATIENCE)
    return promised(application.lender, application, given, now)


def moment_to_act(application: Application, now: datetime) -> datetime:
    """When what the borrower does now is noted: never before the last event.

    What the clock brought at this very instant was told before, so the act comes a microsecond after it.
    """
    if application.is_draft:
        return max(now, application.created)
    when = max(now, application.events[-1].at)
    told = advanced(application, when)[0]
    brought = told[-1].at == when and told[-1].kind in DERIVED
    return when + timedelta(microseconds=1) if brought else when


def with_decisions(application: Application, now: datetime) -> Application:
    """The application with what its lender decides at once, ready to be stored.

    What follows from the clock alone is left out, since we derive it again; what a plug-in tells is kept whole.
    """
    events, _ = advanced(application, now)
    if application.is_plugged_in:
        return application._replace(events=events)
    return application._replace(
        events=tuple(event for event in events if event.kind not in DERIVED or event in application.events)
    )
