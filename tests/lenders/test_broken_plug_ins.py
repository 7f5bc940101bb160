"""A plug-in that breaks, in the whole program: it is named, nothing is lost, and nobody else's application suffers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.guards.sources import APPLICANTS
from tests.lenders.installing import announce, run
from tests.person import Person
from uwallet_cli.errors import Failed
from uwallet_cli.interview.form import FORM
from uwallet_cli.lenders import registry
from uwallet_cli.loan.application import Application

LENDER = """
from datetime import timedelta
import sys, time
from uwallet_cli.lenders.port import Event

class Bridge:
    key = "bridge"
    def advance(self, application, now):
        {body}

lender = Bridge()
"""

SILENT = LENDER.format(body="return []")

IN_ADVANCE = {
    "raises": 'raise ValueError("x")',
    "exits": "sys.exit(0)",
    "is interrupted": "raise KeyboardInterrupt",
    "hangs": "time.sleep(600)",
    "hangs and talks": "while True: print('bridge talks')",
    "goes on without end": "return iter(lambda: Event(now, 'call_matched'), None)",
    "answers with nothing": "return None",
    "answers with something else": "return ['review_fine']",
    "tells the impossible": "return [Event(now, 'settled')]",
    "tells the future": "return [Event(now + timedelta(days=1), 'review_fine')]",
    "tells too much": "return [Event(now, 'review_fine', {'reasons': [{'code': 'x', 'text': 'x' * 10**6}]})]",
    "asks the user": "input()",
    "never ends itself": "return self.advance(application, now)",
}

ON_IMPORT = {
    "raises": "raise ValueError('x')",
    "exits": "import sys; sys.exit(0)",
    "is no Python": "def",
    "hangs": "import time; time.sleep(600)",
    "has no lender": "",
    "needs what is not there": "import no_such_module",
}


@pytest.fixture
def plugged(tmp_path: Path) -> Path:
    """Where plug-ins are installed; at first one that decides nothing."""
    return announce(tmp_path / "plugged", SILENT)


@pytest.fixture
def borrowed(tmp_path: Path, plugged: Path) -> Path:
    """A home with an application to the practice lender, and a newer one to the plug-in."""
    home = tmp_path / "home"
    for lender, now in (("practice", "2026-11-24T11:00"), ("bridge", "2026-11-24T12:00")):
        answers = str(APPLICANTS / "large.json")
        ran = run("apply", "--answers", answers, "--lender", lender, "--yes", home=home, plugged=plugged, now=now)
        assert ran.returncode == 0, ran.stderr
    return home


def kept(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}


def with_bridge(home: Path, plugged: Path) -> str:
    found = run("status", "--all", "--json", home=home, plugged=plugged)
    return next(str(one["ref"]) for one in json.loads(found.stdout) if one["lender"] == "bridge")


@pytest.mark.parametrize(
    "code",
    [
        *(pytest.param(LENDER.format(body=body), id=f"{name}, when asked") for name, body in IN_ADVANCE.items()),
        *(pytest.param(code, id=f"{name}, on import") for name, code in ON_IMPORT.items()),
    ],
)
def test_a_plug_in_that_breaks_is_named_and_takes_nothing_and_nobody_with_it(
    code: str, borrowed: Path, plugged: Path
) -> None:
    ref = with_bridge(borrowed, plugged)
    announce(plugged, code)
    before = kept(borrowed)

    asked = run("status", ref, home=borrowed, plugged=plugged)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "“bridge”" in asked.stderr
    assert "您的资料没有变化" in "".join(asked.stderr.split())
    assert kept(borrowed) == before

    other = run("status", "--json", home=borrowed, plugged=plugged)
    assert other.returncode == 0
    assert json.loads(other.stdout)["lender"] == "practice"
    assert "“bridge”" in other.stderr

    announce(plugged, SILENT)  # mended by its author
    again = run("status", ref, "--json", home=borrowed, plugged=plugged)
    assert json.loads(again.stdout)["state"] == "in_review"


def test_it_is_named_in_english_and_in_json(borrowed: Path, plugged: Path) -> None:
    ref = with_bridge(borrowed, plugged)
    announce(plugged, LENDER.format(body="return [Event(now, 'settled')]"))

    asked = run("status", ref, "--json", home=borrowed, plugged=plugged, lang="en")

    error = json.loads(asked.stderr)["error"]
    assert (asked.returncode, asked.stdout, error["code"]) == (1, "", "lender_wrong")
    assert error["message"] == (
        "What the lender plug-in “bridge” told cannot be used: in the state of this application "
        "“settled” cannot happen. Your data has not changed; ask its author."
    )


TALKS = """
import logging, os, sys, warnings
print("bridge on import")
from uwallet_cli.lenders.port import Event

class Bridge:
    key = "bridge"
    def advance(self, application, now):
        print("bridge asked")
        sys.stdout.buffer.write(b"bridge in bytes")
        sys.stderr.write("bridge on stderr")
        logging.warning("bridge logs")
        warnings.warn("bridge warns")
        print("bridge reads", sys.stdin.read())
        return [Event(now, "review_fine")] if len(application.events) == 1 else []

lender = Bridge()
"""


def test_what_a_plug_in_prints_is_heard_by_nobody(borrowed: Path, plugged: Path) -> None:
    ref = with_bridge(borrowed, plugged)
    announce(plugged, TALKS)

    asked = run("status", ref, "--json", home=borrowed, plugged=plugged, stdin="what the borrower typed")

    assert (json.loads(asked.stdout)["state"], asked.stderr) == ("approved", "")


def test_a_plug_in_called_like_one_that_ships_is_never_asked(tmp_path: Path, plugged: Path) -> None:
    announce(plugged, "raise ValueError('x')", "practice", "own")
    answers = str(APPLICANTS / "clean.json")

    applied = run("apply", "--answers", answers, "--yes", "--json", home=tmp_path / "home", plugged=plugged)

    assert json.loads(applied.stdout)["state"] == "repaying"


def test_two_plug_ins_of_one_name_are_both_named(borrowed: Path, plugged: Path) -> None:
    announce(plugged, SILENT, package="other_lender")

    asked = run("apply", "--lender", "bridge", "--amount", "20000", home=borrowed, plugged=plugged)

    assert asked.returncode == 1
    assert "bridge_lender:lender、other_lender:lender" in " ".join(asked.stderr.split())


def test_a_plug_in_with_escape_sequences_in_its_name_never_reaches_the_screen(borrowed: Path, plugged: Path) -> None:
    announce(plugged, SILENT, "\x1b[2Jbridge", "bridge")

    asked = run("apply", "--lender", "river", home=borrowed, plugged=plugged)

    assert asked.returncode == 2
    assert "\x1b" not in asked.stderr
    assert "practice、own、bridge。" in asked.stderr


def test_without_its_plug_in_an_application_is_kept_and_shown_again_once_it_is_back(
    borrowed: Path, plugged: Path, tmp_path: Path
) -> None:
    ref = with_bridge(borrowed, plugged)
    before = kept(borrowed)

    gone = run("status", ref, home=borrowed, plugged=tmp_path / "nothing")

    assert gone.returncode == 1
    assert "“bridge”" in gone.stderr
    assert kept(borrowed) == before
    assert run("status", ref, home=borrowed, plugged=plugged).returncode == 0


def test_a_lender_that_is_silent_is_waited_for_once_however_many_applications_it_has(
    borrowed: Path, plugged: Path, uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        ran = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--lender", "bridge", "--yes",
                  home=borrowed, plugged=plugged)  # fmt: skip
        assert ran.returncode == 0
    monkeypatch.setenv("UWALLET_HOME", str(borrowed))
    asked: list[str] = []

    def silent(application: Application, _now: object) -> None:
        asked.append(application.lender)
        raise Failed("lender_slow", lender=application.lender, seconds=10)

    practice = registry.advanced
    monkeypatch.setattr(
        registry, "advanced", lambda one, now: silent(one, now) if one.lender == "bridge" else practice(one, now)
    )
    listed = uwallet("status --all")

    assert asked == ["bridge"]
    assert "150,000" in listed.out


def test_where_a_plug_in_does_not_take_an_application_what_was_filled_in_is_kept(
    uwallet: Uwallet, plugged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(plugged, LENDER.format(body="raise OSError('no connection')"))
    monkeypatch.syspath_prepend(str(plugged))
    answers = json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8"))
    typed: dict[str, Any] = {"apply.begin": True}
    for question in FORM:
        if (value := answers.get(question.key)) is not None:
            by_kind = {"choices": tuple, "yes_no": bool}.get(question.kind, str)
            typed[f"questions.{question.key}"] = by_kind(value)
    typed |= {"apply.last_four": [True, True], "apply.check": "go", "apply.read": True, "apply.submit": "send"}

    sent = uwallet("apply --lender bridge", person=Person(typed))

    assert (sent.status, sent.out) == (1, "")
    assert "“bridge”" in sent.err
    listed = uwallet("status --all --json").json
    assert [one["state"] for one in listed] == ["draft"]
    assert f"uwallet apply {listed[0]['ref']}" in sent.err


def test_where_a_plug_in_does_not_take_a_file_nothing_is_kept_and_it_says_so(tmp_path: Path, plugged: Path) -> None:
    announce(plugged, LENDER.format(body="raise OSError('no connection')"))
    home = tmp_path / "home"

    sent = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--lender", "bridge", "--yes",
               home=home, plugged=plugged)  # fmt: skip

    assert sent.returncode == 1
    assert "没有提交，也没有保存" in sent.stderr
    assert run("status", "--all", "--json", home=home, plugged=plugged).stdout == "[]\n"
