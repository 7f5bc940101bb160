"""Files of an older uwallet are upgraded, those of a newer one are left alone."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import upgrades
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.calls import Calls
from uwallet_cli.store.drills import DrillScores
from uwallet_cli.store.files import Tables
from uwallet_cli.store.loans import Loans
from uwallet_cli.store.notes import Notes

from .borrower import NOON, an_application

REF = "UW-7K3M9QXA"


def test_every_older_format_has_its_upgrade() -> None:
    assert set(upgrades.UPGRADES) == set(range(1, upgrades.FORMAT))


@pytest.fixture
def tomorrow(applications: Applications, monkeypatch: pytest.MonkeyPatch) -> None:
    """An application kept today, read by a uwallet that calls the lender something else."""

    def rename_the_lender(tables: Tables) -> Tables:
        tables["application"]["1"]["lender"] += "-2"
        return tables

    applications.add(an_application())
    monkeypatch.setattr(upgrades, "FORMAT", 3)
    monkeypatch.setattr(upgrades, "UPGRADES", {**upgrades.UPGRADES, 2: rename_the_lender})


@pytest.mark.usefixtures("tomorrow")
def test_reading_an_older_file_upgrades_it_without_writing(applications: Applications, folder: Path) -> None:
    path = folder / "open" / f"{REF}.json"
    before = path.read_bytes()

    assert applications.get(REF).lender == "practice-2"
    assert [found.lender for found in applications.open_ones()] == ["practice-2"]
    assert path.read_bytes() == before


@pytest.mark.usefixtures("tomorrow")
def test_the_first_save_upgrades_the_file_and_keeps_the_old_one(applications: Applications, folder: Path) -> None:
    path = folder / "open" / f"{REF}.json"
    before = path.read_bytes()

    for _ in range(3):
        applications.save(applications.get(REF))

    meta = json.loads(path.read_bytes())["meta"]["1"]
    assert (meta["format"], meta["revision"]) == (3, 4)
    assert applications.get(REF).lender == "practice-2"
    assert applications.get(REF, private=True).private == an_application().private
    assert path.with_name(f"{REF}.json.format-2").read_bytes() == before


@pytest.mark.usefixtures("tomorrow")
def test_the_old_file_is_closed_and_erased_with_its_application(applications: Applications, folder: Path) -> None:
    applications.save(applications.get(REF), ended=True)
    assert (folder / "closed" / f"{REF}.json.format-2").exists()
    assert list((folder / "open").iterdir()) == []

    applications.erase(REF)
    assert list((folder / "closed").iterdir()) == []


def test_a_file_of_a_newer_uwallet_is_refused_and_left_alone(applications: Applications, folder: Path) -> None:
    kept = applications.add(an_application())
    path = folder / "open" / f"{REF}.json"
    path.write_bytes(path.read_bytes().replace(b'"format": 2', b'"format": 3'))
    newer = path.read_bytes()

    for use in (partial(applications.get, REF), partial(applications.save, kept)):
        with pytest.raises(StoreUnusable) as caught:
            use()
        assert (caught.value.code, caught.value.params) == ("store_newer", {"file": str(path)})
    assert applications.open_ones() == []
    assert applications.damaged == [path]
    assert path.read_bytes() == newer


RELEASED = sorted(Path(__file__).with_name("released").iterdir())


def test_there_is_a_data_folder_of_every_format() -> None:
    assert [path.name for path in RELEASED] == [f"format-{number}" for number in range(1, upgrades.FORMAT + 1)]


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def released(request: pytest.FixtureRequest, folder: Path) -> str:
    """A data folder as a uwallet of that format left it."""
    shutil.copytree(request.param, folder)
    return str(request.param.name)


@pytest.mark.usefixtures("released")
def test_what_any_format_has_kept_is_read(applications: Applications, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}

    assert {(found.ref, found.answers["amount"]) for found in applications.everything()} == {
        (REF, 30000),
        ("UW-00000000", 20000),
    }
    assert applications.get(REF).revision == 2
    assert applications.get(REF).events == an_application().events
    assert [note.at for note in Calls(folder).notes(REF)] == [NOON]
    assert [score.points for score in DrillScores(folder).all()] == [31]
    assert [note.text for note in Notes(folder).all()] == ["还款日是每月10号"]
    assert [loan.name for loan in Loans(folder).all()] == ["某某银行"]
    assert [use.text for use in Loans(folder).uses("LN-7K3M9QXA")] == ["装修"]
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_what_any_format_has_kept_is_changed_and_the_old_file_stays_beside_it(
    applications: Applications, folder: Path, released: str
) -> None:
    path = folder / "open" / f"{REF}.json"
    before = path.read_bytes()

    kept = applications.save(applications.get(REF)._replace(lender="own"))
    Notes(folder).add("第二条", NOON)

    assert applications.get(REF).lender == "own"
    assert kept.revision == 3
    assert len(Notes(folder).all()) == 2
    assert path.with_name(f"{path.name}.bak").read_bytes() == before
    if released != f"format-{upgrades.FORMAT}":
        assert path.with_name(f"{path.name}.{released}").read_bytes() == before


@pytest.mark.parametrize("name", ["open/UW-7K3M9QXA.json", "calls.json", "drills.json", "loans.json", "own-notes.json"])
def test_whatever_is_altered_by_hand_no_longer_fits_its_digest(folder: Path, name: str) -> None:
    shutil.copytree(RELEASED[-1], folder)
    path = folder / name
    whole = json.loads(path.read_bytes())

    def refused(tables: Tables) -> bool:
        path.write_text(json.dumps(tables), "utf-8")
        try:
            upgrades.read_upgraded(path)
        except StoreUnusable as error:
            return error.code == "store_damaged"
        return False

    assert not refused(whole)  # spaces and the way characters are written do not matter
    for table, rows in whole.items():
        for row, document in rows.items():
            for key, value in document.items():
                if key != "format":
                    altered = {**whole, table: {**rows, row: {**document, key: [value]}}}
                    assert refused(altered), (table, key)
        assert refused({key: other for key, other in whole.items() if key != table})
