"""Finding a lender by its key: the two that ship, then whatever is plugged in under `uwallet.lenders`."""

from __future__ import annotations

from datetime import datetime, timedelta
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
            except (Exception, SystemExit) as broken:
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
    # By the name it was asked for under: a plug-in may call itself whatever it likes.
    shipped = application.lender in SHIPPED
    added = lender.advance(application, now) if shipped else _asked(application.lender, lender, application, now)
    events = merged(application.events, added)
    return events, fold(events)


def _asked(key: str, lender: Lender, application: Application, now: datetime) -> list[Event]:
    """A plug-in's events. It runs apart, so that one that hangs or breaks takes nothing with it.

    In a daemon thread: the workers of a pool are waited for when the program ends, however long they hang.
    """
    from queue import Empty, SimpleQueue
    from threading import Thread

    answers: SimpleQueue[list[Event] | BaseException] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(lender.advance(application, now)))
        except BaseException as broken:  # noqa: BLE001  (it is told to whoever waits for it)
            answers.put(broken)

    Thread(target=ask, name="lender", daemon=True).start()
    try:
        added = answers.get(timeout=PATIENCE)
    except Empty:
        raise Failed("lender_slow", lender=key, seconds=int(PATIENCE)) from None
    try:
        if isinstance(added, BaseException):
            raise added
        events = merged(application.events, added)
        if events[-1].at > now:
            raise ValueError("an event in the future")
        fold(events)
    except BaseException as broken:
        raise Failed("lender_broken", lender=key, problem=type(broken).__name__) from broken
    return added


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
    if application.lender not in SHIPPED:
        return application._replace(events=events)
    return application._replace(
        events=tuple(event for event in events if event.kind not in DERIVED or event in application.events)
    )
