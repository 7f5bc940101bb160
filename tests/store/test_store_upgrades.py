"""Files of an older uwallet are upgraded, those of a newer one are left alone."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import upgrades
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.files import Tables

from .borrower import an_application

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
    monkeypatch.setattr(upgrades, "FORMAT", 2)
    monkeypatch.setattr(upgrades, "UPGRADES", {1: rename_the_lender})


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

    assert json.loads(path.read_bytes())["meta"]["1"] == {"format": 2, "revision": 4}
    assert applications.get(REF).lender == "practice-2"
    assert applications.get(REF, private=True).private == an_application().private
    assert path.with_name(f"{REF}.json.format-1").read_bytes() == before


@pytest.mark.usefixtures("tomorrow")
def test_the_old_file_is_closed_and_erased_with_its_application(applications: Applications, folder: Path) -> None:
    applications.save(applications.get(REF), ended=True)
    assert (folder / "closed" / f"{REF}.json.format-1").exists()
    assert list((folder / "open").iterdir()) == []

    applications.erase(REF)
    assert list((folder / "closed").iterdir()) == []


def test_a_file_of_a_newer_uwallet_is_refused_and_left_alone(applications: Applications, folder: Path) -> None:
    kept = applications.add(an_application())
    path = folder / "open" / f"{REF}.json"
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    newer = path.read_bytes()

    for use in (partial(applications.get, REF), partial(applications.save, kept)):
        with pytest.raises(StoreUnusable) as caught:
            use()
        assert (caught.value.code, caught.value.params) == ("store_newer", {"file": str(path)})
    assert applications.open_ones() == []
    assert applications.damaged == [path]
    assert path.read_bytes() == newer
