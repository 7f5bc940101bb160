"""Finding a lender by its key: the two that ship, then whatever is plugged in under `uwallet.lenders`."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from uwallet_cli.errors import Failed, NotFound
from uwallet_cli.lenders.port import Lender
from uwallet_cli.loan.application import Application, Event
from uwallet_cli.loan.stages import DERIVED, Standing, fold, merged

SHIPPED = ("practice", "own")
GROUP = "uwallet.lenders"
PATIENCE = 10.0  # seconds a plug-in may take to answer


def find(key: str) -> Lender:
    """The lender of that key. NotFound where there is none, Failed where a plug-in cannot be loaded."""
    if key in SHIPPED:  # without entry points, whose lookup costs more than all the rest of `status`
        lender: Lender = import_module(f"uwallet_cli.lenders.{key}").lender
        return lender

    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP):
        if point.name == key:
            try:
                loaded: Lender = point.load()
            except Exception as broken:
                raise Failed("lender_broken", lender=key, problem=type(broken).__name__) from broken
            return loaded
    raise NotFound("no_lender", lender=key, lenders=", ".join(keys()))


def keys() -> list[str]:
    """Every lender that `apply --lender` takes."""
    from importlib.metadata import entry_points

    return [*SHIPPED, *sorted({point.name for point in entry_points(group=GROUP)} - set(SHIPPED))]


def advanced(application: Application, now: datetime) -> tuple[tuple[Event, ...], Standing]:
    """All events of an application until `now`, the lender's included, and where it stands by them.

    A moment before the last stored event counts as that event's. Failed where a plug-in breaks its promise.
    """
    if application.is_draft:
        return (), Standing()
    lender = find(application.lender)
    now = max(now, application.events[-1].at)
    added = lender.advance(application, now) if lender.key in SHIPPED else _asked(lender, application, now)
    events = merged(application.events, added)
    return events, fold(events)


def _asked(lender: Lender, application: Application, now: datetime) -> list[Event]:
    """A plug-in's events. It runs apart, so that one that hangs or breaks takes nothing with it."""
    from concurrent.futures import ThreadPoolExecutor
    from concurrent.futures import TimeoutError as TookTooLong

    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lender")
    try:
        added = list(pool.submit(lender.advance, application, now).result(timeout=PATIENCE))
        fold(merged(application.events, added))
    except TookTooLong as slow:
        raise Failed("lender_slow", lender=lender.key, seconds=int(PATIENCE)) from slow
    except Exception as broken:
        raise Failed("lender_broken", lender=lender.key, problem=type(broken).__name__) from broken
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return added


def with_decisions(application: Application, now: datetime) -> Application:
    """The application with what its lender decides at once, ready to be stored; what follows from the clock is not."""
    events, _ = advanced(application, now)
    return application._replace(
        events=tuple(event for event in events if event.kind not in DERIVED or event in application.events)
    )
