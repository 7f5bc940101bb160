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
from uwallet_cli.interview import form
from uwallet_cli.lenders import promises, registry
from uwallet_cli.loan.application import Application, Event
from uwallet_cli.loan.stages import MOVES
from uwallet_cli.show.problems import sentence

LATER = TUESDAY + timedelta(days=1)

Advance = Callable[[Application, datetime], Any]


class Plugged:
    """A lender whose `advance` is whatever a test makes it."""

    def __init__(self, advance: Advance, key: str = "bridge") -> None:
        self.advance = advance
        self.key = key


class EntryPoint:
    """What an installed plug-in announces."""

    def __init__(self, name: str, value: str, load: Callable[[], Any]) -> None:
        self.name = name
        self.load = load
        self.value = value


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

        installed.append(EntryPoint(name, f"somewhere.lender_{id(lender)}", load))

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
        {"lender": "river", "lenders": ["practice", "own", "bridge"]},
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


def test_two_plug_ins_of_one_name_are_both_left_alone(plug_in: PlugIn) -> None:
    plug_in(Plugged(giving()))
    plug_in(Plugged(giving()))

    assert refused().code == "lender_twice"


def test_a_plug_in_that_is_announced_twice_from_one_place_is_one(plug_in: PlugIn) -> None:
    # A package that is installed, and found once more beside the program.
    lender = Plugged(giving())
    plug_in(lender)
    plug_in(lender)

    assert registry.find("bridge") is lender


@pytest.mark.parametrize("name", ["\x1b[2Jbridge", "own.name", "", "Bridge", "a b", "x" * 41, "桥", "-x"], ids=repr)
def test_a_name_that_cannot_be_typed_or_shown_is_no_name(name: str, plug_in: PlugIn) -> None:
    plug_in(Plugged(giving()), name)

    assert registry.keys() == ["practice", "own"]
    with pytest.raises(NotFound):
        registry.find(name)


# --- asking ----------------------------------------------------------------------------------------------------------


def test_what_a_plug_in_decides_happened(plug_in: PlugIn) -> None:
    plug_in(Plugged(giving(Event(LATER, "review_fine"), Event(LATER, "paid_out"))))

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
    plug_in(Plugged(giving(Event(LATER, "review_fine"))))

    assert [event.kind for event in registry.with_decisions(application(), LATER).events] == [
        "submitted",
        "review_fine",
    ]


def test_what_a_plug_in_says_of_missed_calls_is_kept_too_since_no_rule_of_ours_tells_it_again(
    plug_in: PlugIn,
) -> None:
    plug_in(Plugged(giving(Event(LATER, "review_person"), Event(LATER, "call_missed"))))

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


def told_of(kind: str, at: datetime = LATER, **data: Any) -> Advance:
    return giving(Event(at, kind, data))


REASON = {"code": "x", "text": "y"}
TERMS: dict[str, Any] = {
    **{"amount": "20000", "months": 12, "method": "equal_instalment", "rate": "0.1", "penalty_rate": "0.15"},
    **{"bank": "b", "card": "0005"},
}

# What a plug-in may tell that cannot have happened, or that no screen could show, and what is said to be wrong with it.
STRANGE: dict[str, tuple[str, Advance]] = {
    "out of the table": ("move", told_of("settled")),
    "of no kind we know": ("kind", told_of("abducted")),
    "of no kind at all": ("kind", giving(Event(LATER, None))),  # type: ignore[arg-type]
    "what the borrower does": ("kind", told_of("withdrawn", reason="x")),
    "before the submission": ("order", told_of("review_fine", TUESDAY - timedelta(days=1))),
    "in the future": ("future", told_of("review_fine", LATER + timedelta(seconds=1))),
    "out of order": ("order", giving(Event(LATER, "review_fine"), Event(TUESDAY, "paid_out"))),
    "without an offset": ("time", told_of("review_fine", LATER.replace(tzinfo=None))),
    "at no time": ("time", giving(Event("soon", "review_fine"))),  # type: ignore[arg-type]
    "no events": ("shape", giving({"kind": "review_fine"})),
    "letters": ("shape", lambda _application, _now: "review_fine"),
    "data that is none": ("data", giving(Event(LATER, "review_fine", None))),  # type: ignore[arg-type]
    "data that is no JSON": ("data", told_of("review_fine", score=object())),
    "not a number": ("data", told_of("review_fine", score=float("nan"))),
    "a key of no event": ("data", told_of("review_fine", verdict="x")),
    "a score off the scale": ("data", told_of("review_fine", score=101)),
    "a score that is no figure": ("data", told_of("review_fine", score="high")),
    "reasons that are none": ("data", told_of("review_declined", reasons=["too much"])),
    "reasons without end": ("data", told_of("review_declined", reasons=[REASON] * 11)),
    "a reason with an escape sequence": (
        "data",
        told_of("review_declined", reasons=[{"code": "x", "text": "\x1b[2J"}]),
    ),
    "windows that are none": ("data", told_of("review_person", windows=[["soon", "later"]])),
    "windows the wrong way round": (
        "data",
        told_of("review_person", windows=[[LATER.isoformat(), TUESDAY.isoformat()]]),
    ),
    "windows without an offset": (
        "data",
        told_of("review_person", windows=[["2026-11-25T10:00", "2026-11-25T12:00"]]),
    ),
    "nothing to mend": ("data", told_of("referred")),
    "to mend what nobody asked": ("data", told_of("referred", mend=["favourite_colour"])),
    "terms in part": ("data", told_of("paid_out", amount="20000")),
    "a negative amount": ("data", told_of("paid_out", **{**TERMS, "amount": "-1"})),
    "an amount that is no string": ("data", told_of("paid_out", **{**TERMS, "amount": 20000})),
    "a term without end": ("data", told_of("paid_out", **{**TERMS, "months": 10**9})),
    "a whole card": ("data", told_of("paid_out", **{**TERMS, "card": "6222020200112230005"})),
    "too many": ("too_much", giving(*[Event(LATER, "call_matched")] * 501)),
    "without end": ("too_much", lambda _application, _now: iter(lambda: Event(LATER, "call_matched"), None)),
    "too long": ("too_much", giving(*[Event(LATER, "paid", {"amount": "1." + "0" * 3000})] * 100)),
}


@pytest.mark.parametrize(("wrong", "advance"), STRANGE.values(), ids=list(STRANGE))
def test_what_a_plug_in_tells_that_cannot_be_is_named_and_refused(
    wrong: str, advance: Advance, plug_in: PlugIn
) -> None:
    plug_in(Plugged(advance))

    told = refused()

    assert (told.code, told.params["lender"], told.params["wrong"]) == ("lender_wrong", "bridge", wrong)


def test_what_is_wrong_is_said_in_a_sentence(plug_in: PlugIn) -> None:
    plug_in(Plugged(told_of("settled")))

    assert sentence(refused()) == (
        "放款机构插件“bridge”给出的内容不能用：按这份申请的状态，不可能发生“settled”。您的资料没有变化，请联系插件的作者。"
    )


@pytest.mark.parametrize("answer", [None, 5, object()], ids=["nothing", "a number", "something"])
def test_a_plug_in_that_answers_with_no_list_is_named(answer: Any, plug_in: PlugIn) -> None:
    plug_in(Plugged(lambda _application, _now: answer))

    assert refused().code == "lender_broken"


@pytest.mark.parametrize("problem", [*STRANGE, "raises"])
def test_after_a_broken_promise_the_application_is_as_it_was(problem: str, plug_in: PlugIn) -> None:
    plug_in(Plugged(STRANGE[problem][1] if problem in STRANGE else raising(ValueError("x"))))
    asked = application()
    before = repr(asked)

    with pytest.raises(UwalletError):
        registry.with_decisions(asked, LATER)

    assert repr(asked) == before


def test_a_plug_in_is_given_a_copy_and_what_it_does_to_that_changes_nothing(plug_in: PlugIn) -> None:
    told = {"score": 50}

    def advance(asked: Application, _now: datetime) -> list[Event]:
        asked.answers["amount"] = 1  # type: ignore[index]
        assert asked.private is not None
        asked.private["name"] = "x"  # type: ignore[index]
        return [Event(LATER, "review_fine", told)]

    plug_in(Plugged(advance))
    asked = application()
    before = repr(asked)
    events, _ = registry.advanced(asked, LATER)
    told["score"] = 99

    assert repr(asked) == before
    assert events[-1].data["score"] == 50


def test_a_review_is_kept_with_all_that_a_screen_looks_for(plug_in: PlugIn) -> None:
    plug_in(Plugged(told_of("review_declined", reasons=[REASON])))

    assert registry.advanced(application(), LATER)[0][-1].data == {
        "score": None,
        "outcome": "declined",
        "reasons": [{"code": "x", "value": None, "threshold": None, "text": "y"}],
        "calls": [],
        "changes": [],
    }


def test_what_may_be_asked_for_again_is_what_the_form_keeps_private() -> None:
    assert promises.PRIVATE == form.PRIVATE


def test_every_event_that_a_lender_may_tell_leads_somewhere_and_is_none_of_the_borrowers() -> None:
    possible = {kind for moves in MOVES.values() for kind in moves}

    assert possible - promises.MAY_TELL.keys() == BORROWERS
    assert promises.MAY_TELL.keys() < possible


BORROWERS = {"submitted", "answers_mended", "withdrawn", "call_answered", "call_hung_up"}


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
    value = "somewhere:Lender"
    load = staticmethod(Lender)

importlib.metadata.entry_points = lambda **_: [EntryPoint]
main()
"""

SILENT = WITH_A_PLUG_IN.format(body="return []")
HANGS = WITH_A_PLUG_IN.format(body="threading.Event().wait()")
DECIDES = WITH_A_PLUG_IN.format(body="""return [] if len(application.events) > 1 else [Event(now, "review_fine")]""")
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
