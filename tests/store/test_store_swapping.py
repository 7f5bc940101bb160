"""One store put in another's place: what was cut short is finished, what is left over goes, writers meet one lock."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import pytest

from uwallet_cli.context import Context
from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import swapping
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.archive import Backup
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.lock import locked
from uwallet_cli.store.restoring import restore
from uwallet_cli.store.swapping import BEFORE, UNPACKING, beside, swap

from .borrower import Shape, an_application
from .conftest import Clock

OLD, NEW = "UW-0000000A", "UW-0000000B"


def a_store(folder: Path, ref: str) -> Path:
    with_keys(folder).add(an_application(ref))
    return folder


def with_keys(folder: Path) -> Applications:
    return Applications(folder, Shape(), keys=Keys(folder, folder.parent / "config"))


def refs(folder: Path) -> list[str]:
    return [application.ref for application in Applications(folder, Shape()).everything()]


@pytest.fixture
def cut_short(tmp_path: Path) -> Path:
    """Where the data folder was, before a program ended between the two steps of a restore."""
    a_store(tmp_path / "data.before-restore-0a1b2c3d", OLD)
    a_store(tmp_path / "data.restoring-0a1b2c3d", NEW)
    return tmp_path / "data"


@pytest.mark.skipif(os.name == "nt", reason="a system without this step")
def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    a_store(tmp_path / "a", OLD)
    a_store(tmp_path / "b", NEW)
    if not swapping._exchanged(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this file system cannot exchange two names")
    assert (refs(tmp_path / "a"), refs(tmp_path / "b")) == ([NEW], [OLD])
    with pytest.raises(FileNotFoundError):
        swapping._exchanged(tmp_path / "a", tmp_path / "c")


def test_what_was_cut_short_is_finished_at_the_next_start(cut_short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UWALLET_HOME", str(cut_short))

    assert refs(Context().folder) == [NEW]

    assert refs(cut_short.with_name("data.before-restore-0a1b2c3d")) == [OLD]
    assert beside(cut_short, UNPACKING) == []


def test_what_was_cut_short_is_finished_by_who_writes_next(cut_short: Path) -> None:
    with_keys(cut_short).add(an_application("UW-0000000C"))

    assert sorted(refs(cut_short)) == [NEW, "UW-0000000C"]


@pytest.mark.parametrize("half", [UNPACKING, BEFORE])
def test_half_a_pair_is_no_reason_to_put_anything_in_place(
    cut_short: Path, half: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short.with_name(f"data{half}0a1b2c3d").rename(cut_short.with_name("elsewhere"))
    monkeypatch.setenv("UWALLET_HOME", str(cut_short))

    assert not Context().folder.exists()


def test_a_start_that_is_faster_than_the_restore_does_its_last_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_store(tmp_path / "data", OLD)
    staged = a_store(tmp_path / "data.restoring-0a1b2c3d", NEW)
    rename = swapping.rename  # type: ignore[attr-defined]

    def slowly(old: Path, new: Path) -> None:
        if old == staged and new == folder:
            monkeypatch.setattr(swapping, "rename", rename)
            swapping.finish(folder)
        rename(old, new)

    monkeypatch.setattr(swapping, "_exchanged", lambda *_: False)
    monkeypatch.setattr(swapping, "rename", slowly)
    aside = swap(staged, folder)

    assert (refs(folder), refs(aside)) == ([NEW], [OLD])


def test_what_a_killed_restore_left_goes_with_the_next_one_but_not_what_is_at_work(tmp_path: Path) -> None:
    folder = a_store(tmp_path / "data", OLD)
    left = a_store(tmp_path / "data.restoring-00000000", NEW)
    at_work = a_store(tmp_path / "data.restoring-11111111", NEW)
    stranger = tmp_path / "data.restoring-22222222"
    stranger.mkdir()
    (stranger / "a photo.jpg").write_bytes(b"mine")

    with locked(at_work, on_wait=lambda: None):
        restore(folder, Keys(folder, tmp_path / "config"), Backup({}, None, False), "")

    assert refs(folder) == []
    assert not left.exists()
    assert refs(at_work) == [NEW]
    assert (stranger / "a photo.jpg").exists()


def test_who_waits_while_the_store_is_replaced_takes_the_lock_that_is_there_then(folder: Path, clock: Clock) -> None:
    a_store(folder, OLD)
    staged = a_store(folder.with_name("uwallet.restoring-0a1b2c3d"), NEW)

    with ExitStack() as first:
        first.enter_context(locked(folder, on_wait=lambda: None))

        def replaced() -> None:
            swap(staged, folder)
            first.close()

        with locked(folder, on_wait=replaced):
            assert refs(folder) == [NEW]
            with pytest.raises(StoreUnusable, match="store_locked"), locked(folder, lambda: None, patience=0):
                pass
    assert clock.now > 0


@pytest.mark.usefixtures("clock")
def test_who_waits_while_everything_is_erased_begins_anew_alone(folder: Path) -> None:
    folder.mkdir()
    with ExitStack() as first:
        first.enter_context(locked(folder, on_wait=lambda: None))

        def erased() -> None:
            (folder / "lock").unlink()
            folder.rmdir()
            first.close()

        with locked(folder, on_wait=erased), pytest.raises(StoreUnusable, match="store_locked"):  # noqa: SIM117
            with locked(folder, lambda: None, patience=0):
                pass


@pytest.mark.parametrize(
    "moment", ["before the exchange", "after the exchange", "between two steps", "after two steps"]
)
def test_ctrl_c_in_a_restore_leaves_one_store_in_place_and_loses_neither(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_store(tmp_path / "data", OLD)
    content = (a_store(tmp_path / "there", NEW) / "open" / f"{NEW}.json").read_bytes()
    exchange, rename = swapping._exchanged, swapping.__dict__["rename"]

    def exchanged(one: Path, other: Path) -> bool:
        if "steps" in moment:
            return False
        if moment == "after the exchange" and not exchange(one, other):
            pytest.skip("this file system cannot exchange two names")
        raise KeyboardInterrupt

    def renamed(old: Path, new: Path) -> None:
        rename(old, new)
        if (moment, old) == ("between two steps", folder) or (moment, new) == ("after two steps", folder):
            raise KeyboardInterrupt

    monkeypatch.setattr(swapping, "_exchanged", exchanged)
    monkeypatch.setattr(swapping, "rename", renamed)
    with pytest.raises(KeyboardInterrupt):
        restore(folder, Keys(folder, tmp_path / "config"), Backup({f"open/{NEW}.json": content}, None, False), "")

    kept = [refs(aside) for aside in beside(folder, BEFORE)]
    assert (refs(folder), kept) == (([OLD], []) if moment == "before the exchange" else ([NEW], [[OLD]]))
    assert beside(folder, UNPACKING) == []


@pytest.mark.skipif(os.name == "nt", reason="a system without this step")
def test_who_reads_while_stores_are_restored_sees_one_of_them_whole(tmp_path: Path) -> None:
    folder = a_store(tmp_path / "data", OLD)
    other = a_store(tmp_path / "data.restoring-0a1b2c3d", NEW)
    seen: list[list[str]] = []
    over = Event()

    def look() -> None:
        while not over.is_set():
            seen.append(sorted(path.name for path in (folder / "open").glob("*.json")))

    reader = Thread(target=look)
    reader.start()
    try:
        while len(seen) < 300 or [f"{NEW}.json"] not in seen or [f"{OLD}.json"] not in seen:
            if not swapping._exchanged(other, folder):
                pytest.skip("this file system cannot exchange two names")
    finally:
        over.set()
        reader.join()
    assert {tuple(names) for names in seen} == {(f"{OLD}.json",), (f"{NEW}.json",)}
