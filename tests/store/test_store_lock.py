"""One writer at a time: waiting, saying so, giving up."""

from __future__ import annotations

from pathlib import Path

import pytest

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.lock import locked

from .borrower import Shape, an_application
from .conftest import Clock


def test_a_long_wait_is_said_once_and_ends_after_twenty_seconds(folder: Path, clock: Clock) -> None:
    said: list[float] = []
    applications = Applications(folder, Shape(), on_wait=lambda: said.append(round(clock.now, 1)))
    folder.mkdir()

    with locked(folder, on_wait=said.clear), pytest.raises(StoreUnusable) as caught:
        applications.add(an_application())

    assert (caught.value.code, caught.value.params) == ("store_locked", {})
    assert said == [0.5]
    assert round(clock.now) == 20
    assert applications.everything() == []


def test_a_short_wait_is_not_worth_a_word(folder: Path, clock: Clock) -> None:
    folder.mkdir()
    said: list[str] = []

    with locked(folder, on_wait=said.clear), pytest.raises(StoreUnusable):  # noqa: SIM117
        with locked(folder, on_wait=lambda: said.append("waiting"), patience=0.2):
            pass

    assert said == []
    assert clock.now > 0


@pytest.mark.usefixtures("clock")
def test_the_lock_is_free_again_after_an_error_and_its_file_stays(folder: Path) -> None:
    folder.mkdir()
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt), locked(folder, on_wait=lambda: None, patience=0):
            raise KeyboardInterrupt

    assert [path.name for path in folder.iterdir()] == ["lock"]


def test_reading_waits_for_nobody(folder: Path, applications: Applications) -> None:
    kept = applications.add(an_application())

    with locked(folder, on_wait=lambda: None):
        assert applications.get(kept.ref, private=True) == kept
        assert len(applications.everything()) == 1
