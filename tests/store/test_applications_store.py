"""Keeping applications: whole, one file each, the private answers apart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from uwallet_cli.errors import NotFound, StoreUnusable
from uwallet_cli.store import applications as applications_module
from uwallet_cli.store.applications import Applications

from .borrower import ID_NUMBER, NOON, an_application

REF = "UW-7K3M9QXA"


def test_an_application_comes_back_as_it_was_kept(applications: Applications) -> None:
    kept = applications.add(an_application())

    assert kept == an_application(revision=1)
    assert applications.get(REF, private=True) == kept


def test_reading_a_folder_that_is_not_there_finds_nothing_and_makes_nothing(
    applications: Applications, folder: Path
) -> None:
    assert applications.open_ones() == applications.everything() == []
    assert applications.damaged == []
    with pytest.raises(NotFound):
        applications.erase(REF)
    assert not folder.exists()


def test_private_answers_are_given_only_to_who_asks(applications: Applications) -> None:
    applications.add(an_application())

    assert applications.get(REF).private is None
    assert applications.open_ones()[0].private is None


def test_private_answers_stand_in_a_table_of_their_own_each_sealed(applications: Applications, folder: Path) -> None:
    applications.add(an_application())

    written = (folder / "open" / f"{REF}.json").read_text(encoding="utf-8")
    private = json.loads(written)["private"]["1"]
    assert {key: list(value) for key, value in private.items()} == {
        "name": ["sealed"],
        "id_number": ["sealed"],
        "monthly_income": ["sealed"],
    }
    assert [secret for secret in (ID_NUMBER, "张三", "8000") if secret in written] == []


def test_a_private_answer_among_the_others_is_not_written(applications: Applications, folder: Path) -> None:
    with pytest.raises(ValueError, match="id_number") as caught:
        applications.add(an_application(answers={"id_number": ID_NUMBER}))

    assert ID_NUMBER not in str(caught.value)
    assert applications.everything() == []
    assert list((folder / "open").glob("*")) == []


def test_saving_without_having_opened_the_private_answers_leaves_them_as_they_are(applications: Applications) -> None:
    applications.add(an_application())

    applications.save(applications.get(REF)._replace(answers={"amount": 30000}))

    again = applications.get(REF, private=True)
    assert again.answers == {"amount": 30000}
    assert again.private == an_application().private


def test_each_save_is_one_revision_and_keeps_the_one_before_as_a_backup(
    applications: Applications, folder: Path
) -> None:
    first = applications.add(an_application())
    applications.save(first._replace(lender="own"))

    assert applications.get(REF).revision == 2
    assert applications.get(REF).lender == "own"
    backup = json.loads((folder / "open" / f"{REF}.json.bak").read_bytes())
    assert backup["application"]["1"]["lender"] == "practice"


def test_a_save_from_an_older_revision_is_refused_and_changes_nothing(applications: Applications) -> None:
    first = applications.add(an_application())
    second = applications.save(first._replace(lender="own"))

    with pytest.raises(StoreUnusable) as caught:
        applications.save(first)

    assert (caught.value.code, caught.value.params) == ("store_changed", {"ref": REF})
    assert applications.get(REF, private=True) == second


def test_a_reference_that_is_taken_is_not_added_again(applications: Applications) -> None:
    applications.add(an_application(), ended=True)

    with pytest.raises(StoreUnusable) as caught:
        applications.add(an_application(lender="own"))

    assert caught.value.code == "store_changed"
    assert [found.lender for found in applications.everything()] == ["practice"]


def test_private_answers_that_were_never_given_are_none_at_all(applications: Applications) -> None:
    applications.add(an_application(private=None))

    assert applications.get(REF, private=True).private == {}


def test_a_time_without_its_offset_is_not_written(applications: Applications) -> None:
    with pytest.raises(ValueError, match="offset"):
        applications.add(an_application(updated=NOON.replace(tzinfo=None)))

    assert applications.everything() == []


def test_saving_what_is_not_kept_here_is_refused(applications: Applications) -> None:
    with pytest.raises(NotFound):
        applications.save(an_application())


def test_an_application_that_ended_moves_to_closed_with_its_backup(applications: Applications, folder: Path) -> None:
    kept = applications.add(an_application())
    ended = applications.save(kept, ended=True)

    assert names(folder / "open") == []
    assert names(folder / "closed") == [f"{REF}.json", f"{REF}.json.bak"]
    assert applications.open_ones() == []
    assert applications.everything() == [ended._replace(private=None)]
    assert applications.get(REF, private=True) == ended


@pytest.mark.parametrize("ended", [False, True])
def test_a_closed_application_stays_closed_when_it_is_saved_again(
    applications: Applications, folder: Path, ended: bool
) -> None:
    kept = applications.add(an_application(), ended=True)
    applications.save(kept, ended=ended)

    assert names(folder / "open") == []
    assert applications.get(REF).revision == 2


def test_a_save_stands_though_its_file_could_not_be_moved_and_the_next_one_moves_it(
    applications: Applications, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_old: Path, _new: Path) -> None:
        raise PermissionError

    kept = applications.add(an_application())
    with monkeypatch.context() as patch:
        patch.setattr(applications_module, "rename", refused)
        kept = applications.save(kept, ended=True)
    assert [found.revision for found in applications.open_ones()] == [2]

    applications.save(kept, ended=True)
    assert names(folder / "open") == []
    assert [found.revision for found in applications.everything()] == [3]


def test_found_in_both_folders_the_newer_one_counts_and_the_older_one_goes(
    applications: Applications, folder: Path
) -> None:
    kept = applications.add(an_application())
    left_behind = folder / f"{REF}.json"
    shutil.copy(folder / "open" / f"{REF}.json", left_behind)
    kept = applications.save(kept._replace(lender="own"), ended=True)
    left_behind.rename(folder / "open" / f"{REF}.json")

    assert applications.get(REF, private=True) == kept
    assert [found.lender for found in applications.everything()] == ["own"]
    applications.save(kept, ended=True)
    assert names(folder / "open") == []


def test_an_application_that_is_closed_between_two_looks_is_not_missed(
    applications: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Applications._paths_in

    def look_and_close(self: Applications, folder: Path) -> Iterator[Path]:
        yield from look(self, folder)
        if applications.get(REF).revision == 1:
            applications.save(applications.get(REF), ended=True)

    applications.add(an_application())
    monkeypatch.setattr(Applications, "_paths_in", look_and_close)

    assert [found.ref for found in applications.everything()] == [REF]


def test_the_newest_application_comes_first_and_a_tie_goes_by_reference(applications: Applications) -> None:
    for ref, days in {"UW-BBBBBBBB": 0, "UW-AAAAAAAA": 0, "UW-CCCCCCCC": 1, "UW-00000000": -1}.items():
        applications.add(an_application(ref, created=NOON + timedelta(days=days)), ended=ref == "UW-AAAAAAAA")

    assert [found.ref[3] for found in applications.open_ones()] == ["C", "B", "0"]
    assert [found.ref[3] for found in applications.everything()] == ["C", "A", "B", "0"]


@pytest.mark.parametrize("ended", [False, True])
def test_erasing_an_application_leaves_nothing_of_it(applications: Applications, folder: Path, ended: bool) -> None:
    kept = applications.add(an_application())
    other = applications.add(an_application("UW-00000000"))
    applications.save(kept, ended=ended)
    for place in ("open", "closed"):
        (folder / place).mkdir(exist_ok=True)
        (folder / place / ".uwallet-0123456789abcdef.tmp").write_text(ID_NUMBER)

    applications.erase(REF)

    assert applications.everything() == [other._replace(private=None)]
    assert names(folder) == ["closed", "key.pub", "lock", "open"]
    assert names(folder / "open") == ["UW-00000000.json", "UW-00000000.json.bak"]
    assert names(folder / "closed") == []
    with pytest.raises(NotFound):
        applications.get(REF)


def test_a_damaged_application_can_be_erased(applications: Applications, folder: Path) -> None:
    applications.add(an_application())
    (folder / "open" / f"{REF}.json").write_bytes(b"")

    applications.erase(REF)

    assert names(folder / "open") == []


@pytest.mark.parametrize(
    "ref", ["../../secret", "UW-../../..", "UW-7K3M9QX", "UW-7K3M9QXI", "uw-7k3m9qxa", "UW-********", ""]
)
def test_what_is_no_reference_never_becomes_a_path(applications: Applications, folder: Path, ref: str) -> None:
    for use in (applications.get, applications.erase):
        with pytest.raises(NotFound) as caught:
            use(ref)
        assert (caught.value.code, caught.value.params) == ("no_application", {"ref": ref})
    with pytest.raises(NotFound):
        applications.add(an_application(ref))
    assert not folder.exists()


def test_other_files_in_the_folder_are_none_of_ours(applications: Applications, folder: Path) -> None:
    applications.add(an_application())
    for name in ("notes.txt", "UW-short.json", "mine.tmp"):
        (folder / "open" / name).write_text("mine")

    applications.save(applications.get(REF))

    assert len(applications.everything()) == 1
    assert applications.damaged == []
    assert (folder / "open" / "mine.tmp").exists()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))
