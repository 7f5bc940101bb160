"""A lender that someone plugged in: found by its name, asked apart from the rest, and answered for when it fails."""

from __future__ import annotations

import importlib.metadata
import json
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.guards.sources import run
from tests.loan.borrowers import TUESDAY, answers_of, application_of
from tests.schemas.documents import validator
from uwallet_cli.errors import Failed, NotFound, UwalletError
from uwallet_cli.lenders import registry
from uwallet_cli.loan.application import Application, Event

LATER = TUESDAY + timedelta(days=1)

Advance = Callable[[Application, datetime], Any]


class Plugged:
    """A lender whose `advance` is whatever a test makes it."""

    def __init__(self, advance: Advance, key: str = "bridge") -> None:
        self.advance = advance
        self.key = key


class EntryPoint:
    """What an installed plug-in announces."""

    def __init__(self, name: str, load: Callable[[], Any]) -> None:
        self.name = name
        self.load = load


PlugIn = Callable[..., None]


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> PlugIn:
    """Install a lender under a name, as a package with an entry point would."""
    installed: list[EntryPoint] = []

    def entry_points(**which: str) -> list[EntryPoint]:
        assert which == {"group": "uwallet.lenders"}
        return installed

    def install(lender: object, name: str = "bridge") -> None:
        def load() -> object:
            if isinstance(lender, BaseException):
                raise lender
            return lender

        installed.append(EntryPoint(name, load))

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    return install


def application(lender: str = "bridge") -> Application:
    return application_of(answers_of("clean"), lender=lender)


def raising(problem: BaseException) -> Advance:
    def advance(_application: Application, _now: datetime) -> list[Event]:
        raise problem

    return advance


def giving(*events: Any) -> Advance:
    return lambda _application, _now: list(events)


def refused(asked: Application | None = None, now: datetime = LATER) -> UwalletError:
    with pytest.raises(UwalletError) as problem:
        registry.advanced(asked or application(), now)
    return problem.value


# --- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["practice", "own"])
def test_the_two_that_ship_are_found_without_looking_for_plug_ins(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def entry_points(**_which: str) -> list[EntryPoint]:
        raise AssertionError("looked")

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)

    assert registry.find(key).key == key


def test_a_lender_that_is_plugged_in_is_found_by_its_name(plug_in: PlugIn) -> None:
    lender = Plugged(giving())
    plug_in(Plugged(giving()), "another")
    plug_in(lender)

    assert registry.find("bridge") is lender


def test_every_lender_there_is_can_be_listed(plug_in: PlugIn) -> None:
    for name in ("river", "bridge", "practice"):  # who ships is announced the same way
        plug_in(Plugged(giving()), name)

    assert registry.keys() == ["practice", "own", "bridge", "river"]


def test_a_lender_that_nobody_plugged_in_is_answered_with_those_there_are(plug_in: PlugIn) -> None:
    plug_in(Plugged(giving()))

    with pytest.raises(NotFound) as problem:
        registry.find("river")

    assert (problem.value.code, problem.value.params) == (
        "no_lender",
        {"lender": "river", "lenders": "practice, own, bridge"},
    )


@pytest.mark.parametrize("problem", [ImportError("no module"), ValueError("x"), SystemExit(3)], ids=repr)
def test_a_plug_in_that_cannot_be_loaded_is_named(problem: BaseException, plug_in: PlugIn) -> None:
    plug_in(problem)

    with pytest.raises(Failed) as told:
        registry.find("bridge")

    assert (told.value.code, told.value.params["lender"]) == ("lender_broken", "bridge")


def test_no_plug_in_can_take_the_place_of_one_that_ships(plug_in: PlugIn) -> None:
    plug_in(Plugged(giving(), key="practice"), "practice")

    assert type(registry.find("practice")).__name__ == "Practice"


# --- asking ----------------------------------------------------------------------------------------------------------


def test_what_a_plug_in_decides_happened(plug_in: PlugIn) -> None:
    plug_in(Plugged(giving(Event(LATER, "review_fine", {"outcome": "fine"}), Event(LATER, "paid_out"))))

    events, standing = registry.advanced(application(), LATER)

    assert [event.kind for event in events] == ["submitted", "review_fine", "paid_out"]
    assert standing.state == "repaying"


def test_a_plug_in_sees_what_happened_and_what_time_it_is(plug_in: PlugIn) -> None:
    seen: list[tuple[Application, datetime]] = []

    def advance(asked: Application, now: datetime) -> list[Event]:
        seen.append((asked, now))
        return []

    plug_in(Plugged(advance))
    asked = application()
    registry.advanced(asked, LATER)

    assert seen == [(asked, LATER)]


def test_a_plug_in_is_not_asked_about_a_draft(plug_in: PlugIn) -> None:
    plug_in(Plugged(raising(AssertionError("asked"))))

    assert registry.advanced(application()._replace(events=()), LATER)[1].state == "draft"


def test_what_a_plug_in_decided_is_kept_with_the_application(plug_in: PlugIn) -> None:
    plug_in(Plugged(giving(Event(LATER, "review_fine", {"outcome": "fine"}))))

    assert [event.kind for event in registry.with_decisions(application(), LATER).events] == [
        "submitted",
        "review_fine",
    ]


def test_what_a_plug_in_says_of_missed_calls_is_kept_too_since_no_rule_of_ours_tells_it_again(
    plug_in: PlugIn,
) -> None:
    plug_in(Plugged(giving(Event(LATER, "review_person", {"outcome": "person"}), Event(LATER, "call_missed"))))

    assert [event.kind for event in registry.with_decisions(application(), LATER).events][-1] == "call_missed"


@pytest.mark.parametrize(
    "problem",
    [ValueError("x"), KeyError("amount"), RecursionError(), SystemExit(3), Failed("unexpected")],
    ids=repr,
)
def test_a_plug_in_that_breaks_is_named(problem: BaseException, plug_in: PlugIn) -> None:
    plug_in(Plugged(raising(problem)))

    told = refused()

    assert (told.code, told.params["lender"]) == ("lender_broken", "bridge")


STRANGE: dict[str, Advance] = {
    "out of the table": giving(Event(LATER, "settled")),
    "of no kind we know": giving(Event(LATER, "abducted")),
    "before the submission": giving(Event(TUESDAY - timedelta(days=1), "review_fine")),
    "in the future": giving(Event(LATER + timedelta(days=1), "review_fine")),
    "without an offset": giving(Event(LATER.replace(tzinfo=None), "review_fine")),
    "no events": giving({"kind": "review_fine"}),
    "nothing at all": lambda _application, _now: None,
    "data that is none": giving(Event(LATER, "review_fine", None)),  # type: ignore[arg-type]
    "windows that are none": giving(Event(LATER, "review_person", {"windows": [["soon", "later"]]})),
}


@pytest.mark.parametrize("advance", STRANGE.values(), ids=list(STRANGE))
def test_a_plug_in_that_tells_what_cannot_have_happened_is_named(advance: Advance, plug_in: PlugIn) -> None:
    plug_in(Plugged(advance))

    told = refused()

    assert (told.code, told.params["lender"]) == ("lender_broken", "bridge")


@pytest.mark.parametrize("problem", [*STRANGE, "raises"])
def test_after_a_broken_promise_the_application_is_as_it_was(problem: str, plug_in: PlugIn) -> None:
    plug_in(Plugged(STRANGE.get(problem, raising(ValueError("x")))))
    asked = application()
    before = repr(asked)

    with pytest.raises(UwalletError):
        registry.with_decisions(asked, LATER)

    assert repr(asked) == before


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """What a lender that hangs waits for; set at the end, so that its thread ends with the test."""
    release = threading.Event()
    yield release
    release.set()


def test_a_plug_in_that_hangs_is_not_waited_for(
    plug_in: PlugIn, release: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "PATIENCE", 0.05)

    def advance(_application: Application, _now: datetime) -> list[Event]:
        release.wait()
        return []

    plug_in(Plugged(advance))

    told = refused()

    assert (told.code, told.params["lender"]) == ("lender_slow", "bridge")


def test_a_plug_in_that_gives_up_waiting_itself_is_not_called_slow(plug_in: PlugIn) -> None:
    # Its own connection timed out: it did answer us, and at once.
    plug_in(Plugged(raising(TimeoutError("no connection"))))

    assert refused().code == "lender_broken"


@pytest.mark.parametrize("key", ["practice", "own", "something else"])
def test_whatever_a_plug_in_calls_itself_it_is_asked_apart(key: str, plug_in: PlugIn) -> None:
    plug_in(Plugged(raising(ValueError("x")), key=key))

    told = refused()

    assert (told.code, told.params["lender"]) == ("lender_broken", "bridge")


def test_a_plug_in_that_is_no_lender_at_all_is_named(plug_in: PlugIn) -> None:
    plug_in(object())

    told = refused()

    assert (told.code, told.params["lender"]) == ("lender_broken", "bridge")


# --- the whole program -----------------------------------------------------------------------------------------------

# An installed plug-in, and a store with an application of its in it.
WITH_A_PLUG_IN = """
import importlib.metadata, sys, threading
from uwallet_cli.cli import main
from uwallet_cli.lenders import registry
from uwallet_cli.loan.application import Event

registry.PATIENCE = 0.2

class Lender:
    key = "bridge"
    def advance(self, application, now):
        {body}

class EntryPoint:
    name = "bridge"
    load = staticmethod(Lender)

importlib.metadata.entry_points = lambda **_: [EntryPoint]
main()
"""

SILENT = WITH_A_PLUG_IN.format(body="return []")
HANGS = WITH_A_PLUG_IN.format(body="threading.Event().wait()")
DECIDES = WITH_A_PLUG_IN.format(
    body="""return [] if len(application.events) > 1 else [Event(now, "review_fine", {"outcome": "fine"})]"""
)
RAISES = WITH_A_PLUG_IN.format(body='raise ValueError("x")')

APPLICANT = Path(__file__).parents[1] / "applicants" / "clean.json"


def stored(home: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in home.rglob("*.json")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one application, submitted to a lender that was plugged in and has not decided yet."""
    applied = run(
        "apply", "--answers", str(APPLICANT), "--lender", "bridge", "--yes", "--json", home=tmp_path, code=SILENT
    )
    assert applied.returncode == 0, applied.stderr
    return tmp_path


def test_a_plug_in_that_raises_is_told_and_nothing_is_changed(home: Path) -> None:
    before = stored(home)

    looked = run("status", home=home, code=RAISES)

    assert (looked.returncode, looked.stdout) == (1, "")
    assert "bridge" in looked.stderr
    assert stored(home) == before


def test_a_plug_in_that_hangs_does_not_keep_the_program_from_ending(home: Path) -> None:
    before = stored(home)

    looked = run("status", home=home, code=HANGS, patience=8)

    assert (looked.returncode, looked.stdout) == (1, "")
    assert stored(home) == before


def test_what_a_plug_in_decided_is_stored_when_status_fetched_it(home: Path) -> None:
    looked = run("status", "--json", home=home, code=DECIDES)
    assert '"review_fine"' in looked.stdout
    validator("status").validate(json.loads(looked.stdout))

    again = run("status", "--json", home=home, code=SILENT, now="2026-11-25T12:00")

    assert '"review_fine"' in again.stdout
