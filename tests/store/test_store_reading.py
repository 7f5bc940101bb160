"""What comes back is what was kept, whatever it was; and reading it is cheap."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uwallet_cli.loan.application import ALPHABET, Application, Event
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.knowledge import Knowledge

from .borrower import Shape, an_application
from .conftest import Terminal

text = st.text(max_size=20)
money = st.decimals(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | text
plain = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3))
answer = scalars | st.lists(scalars, max_size=3)  # no answer is an object
minutes = st.integers(-23 * 60, 23 * 60).map(lambda offset: timezone(timedelta(minutes=offset)))
instants = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=minutes)  # noqa: DTZ001
keys = text.filter(lambda key: key not in Shape.private)

applications_of_all_kinds = st.builds(
    Application,
    ref=st.text(ALPHABET, min_size=8, max_size=8).map(lambda tail: f"UW-{tail}"),
    lender=text,
    created=instants,
    updated=instants,
    answers=st.builds(lambda given, quoted: {**given, "quoted": quoted}, st.dictionaries(keys, answer), money),
    private=st.fixed_dictionaries({}, optional={"name": text, "id_number": text, "monthly_income": money}),
    masks=st.dictionaries(text, text),
    events=st.lists(st.builds(Event, instants, text, st.dictionaries(text, plain)), max_size=4).map(tuple),
)


@given(applications_of_all_kinds)
@settings(deadline=None, max_examples=60)
def test_every_application_comes_back_as_it_was(application: Application) -> None:
    with tempfile.TemporaryDirectory() as folder:
        applications = Applications(Path(folder), Shape())
        applications.add(application)

        found = applications.get(application.ref, private=True)

    assert found == application._replace(revision=1)
    assert [str(value) for value in found.all_answers.values()] == [
        str(value) for value in application.all_answers.values()
    ]


@pytest.mark.parametrize("odd", ["\ud800", "\\\udc80\\", "\x00\x1b[31m", "𠮷·\u202e", "\u2028", "e\u0301", '"}'])
def test_no_character_is_too_odd_to_keep(applications: Applications, odd: str) -> None:
    kept = applications.add(an_application(answers={odd: odd}))

    assert applications.get(kept.ref).answers == {odd: odd}


def test_an_amount_keeps_its_cents(applications: Applications) -> None:
    kept = applications.add(an_application())

    income: Any = applications.get(kept.ref, private=True).all_answers["monthly_income"]
    assert isinstance(income, Decimal)
    assert str(income) == "8000.00"


def test_reading_does_not_import_tinydb(applications: Applications, folder: Path, another_terminal: Terminal) -> None:
    applications.add(an_application())
    applications.add(an_application("UW-00000000"), ended=True)
    Knowledge(folder, lambda: "1", lambda: [{"id": "callback"}]).documents()

    said, _ = another_terminal("read_everything").communicate()

    loaded = set(said.split())
    assert "uwallet_cli.store.applications" in loaded
    assert not loaded & {"tinydb", "fcntl", "uwallet_cli.store.storage"}
