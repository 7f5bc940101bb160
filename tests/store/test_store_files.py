"""The files themselves: who may read them, what a link or a full disk leads to, what a save leaves behind."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import files
from uwallet_cli.store.applications import Applications

from .borrower import ID_NUMBER, an_application
from .conftest import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes, links and limits of POSIX")

REF = "UW-7K3M9QXA"


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_nobody_else_can_read_what_is_kept_whatever_the_umask(tmp_path: Path, applications: Applications) -> None:
    kept = applications.add(an_application())
    applications.save(applications.save(kept), ended=True)

    found = list(tmp_path.rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_file()} == {0o600}
    kept_here = sorted(path.name for path in found if path.is_file() and path.suffix != ".key")
    assert kept_here == [f"{REF}.json", f"{REF}.json.bak", "key.pub", "lock"]


@pytest.mark.parametrize("linked", [".", "open", f"open/{REF}.json"])
def test_a_symbolic_link_in_the_stores_place_is_refused(
    applications: Applications, folder: Path, tmp_path: Path, linked: str
) -> None:
    kept = applications.add(an_application())
    place = folder / linked
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")

    for use in (partial(applications.get, REF), partial(applications.save, kept)):
        with pytest.raises(StoreUnusable) as caught:
            use()
        assert (caught.value.code, caught.value.params) == ("store_link", {"file": str(place)})


@pytest.mark.parametrize("linked", [".", "open"])
def test_nothing_is_listed_through_a_symbolic_link(
    applications: Applications, folder: Path, tmp_path: Path, linked: str
) -> None:
    applications.add(an_application())
    (folder / linked).rename(tmp_path / "elsewhere")
    (folder / linked).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StoreUnusable) as caught:
        applications.open_ones()

    assert caught.value.code == "store_link"


def test_the_lock_is_no_symbolic_link(applications: Applications, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (folder / "lock").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StoreUnusable) as caught:
        applications.add(an_application())

    assert (caught.value.code, caught.value.params) == ("store_link", {"file": str(folder / "lock")})
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_is_swept_through_a_symbolic_link(applications: Applications, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    theirs = tmp_path / "elsewhere" / ".uwallet-0123456789abcdef.tmp"
    theirs.parent.mkdir()
    theirs.touch()
    (folder / "closed").symlink_to(theirs.parent)

    with pytest.raises(StoreUnusable) as caught:
        applications.add(an_application())

    assert (caught.value.code, caught.value.params) == ("store_link", {"file": str(folder / "closed")})
    assert theirs.exists()


def test_a_full_disk_leaves_the_last_save_and_nothing_half_written(
    applications: Applications, folder: Path, another_terminal: Terminal
) -> None:
    kept = applications.add(an_application())

    said, _ = another_terminal("save_on_a_full_disk", REF).communicate()

    assert said.split() == ["store_not_writable", "full"]
    assert applications.get(REF, private=True) == kept
    assert sorted(path.name for path in (folder / "open").iterdir()) == [f"{REF}.json", f"{REF}.json.bak"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "read_only"),
        (errno.EPERM, "read_only"),
        (errno.EIO, "io"),
    ],
)
def test_the_borrower_is_told_why_it_could_not_be_written(
    applications: Applications, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def failing(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    kept = applications.add(an_application())
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(StoreUnusable) as caught:
        applications.save(kept._replace(lender="own"))

    assert caught.value.params == {"file": str(folder / "open" / f"{REF}.json"), "reason": reason}
    assert applications.get(REF, private=True) == kept
    assert sorted(path.name for path in (folder / "open").iterdir()) == [f"{REF}.json", f"{REF}.json.bak"]


def test_a_save_lasts_through_a_power_cut_once_it_is_acknowledged(
    applications: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    sync = os.fsync

    def recorded(descriptor: int) -> None:
        revision = applications.get(REF).revision
        synced.append(("names" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "content", revision))
        sync(descriptor)

    kept = applications.add(an_application())
    monkeypatch.setattr(os, "fsync", recorded)
    applications.save(kept)

    assert synced == [("content", 1), ("names", 2)]  # what is in the file before it takes its place, the place after


def test_a_folder_that_cannot_be_synced_is_taken_as_it_is(
    applications: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not on this file system")

    monkeypatch.setattr(os, "fsync", files_only)

    assert applications.add(an_application()).revision == 1


@pytest.mark.parametrize("step", ["iterdir", "unlink"])
def test_what_could_not_be_erased_is_not_said_to_be_gone(
    applications: Applications, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refused(*_anything: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "not yours")

    kept = applications.add(an_application())
    with monkeypatch.context() as patch:
        patch.setattr(Path, step, refused)  # which functions of the system it calls, differs between Pythons
        with pytest.raises(StoreUnusable) as caught:
            applications.erase(REF)

    assert caught.value.params == {"file": str(folder), "reason": "read_only"}
    assert applications.get(REF, private=True) == kept


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may do everything")
def test_a_folder_that_may_not_be_written_can_be_read(applications: Applications, folder: Path) -> None:
    kept = applications.add(an_application())
    (folder / "open").chmod(0o500)

    for change in (partial(applications.save, kept), partial(applications.add, an_application("UW-00000000"))):
        with pytest.raises(StoreUnusable) as caught:
            change()
        assert caught.value.params["reason"] == "read_only"
    assert applications.get(REF, private=True) == kept
    (folder / "open").chmod(0o700)


def test_a_file_in_the_place_of_the_folder_is_not_written_over(applications: Applications, folder: Path) -> None:
    folder.write_text("mine")

    with pytest.raises(StoreUnusable) as caught:
        applications.add(an_application())

    assert caught.value.code == "store_not_writable"
    assert folder.read_text() == "mine"


def test_without_hard_links_the_backup_is_a_copy(
    applications: Applications, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_old: Path, _new: Path) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)
    before = applications.add(an_application())
    stored = (folder / "open" / f"{REF}.json").read_bytes()
    applications.save(before)

    assert (folder / "open" / f"{REF}.json.bak").read_bytes() == stored
    assert applications.get(REF).revision == 2


def test_what_would_be_too_large_to_read_is_not_written(applications: Applications) -> None:
    kept = applications.add(an_application())

    with pytest.raises(StoreUnusable) as caught:
        applications.save(kept._replace(answers={"note": "长" * files.LARGEST}))

    assert caught.value.params["reason"] == "full"
    assert applications.get(REF, private=True) == kept


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="read back"):
        files.write_content(tmp_path / "file.json", b"null")

    assert list(tmp_path.iterdir()) == []


def test_what_is_not_json_is_not_written(applications: Applications) -> None:
    kept = applications.add(an_application())

    with pytest.raises(ValueError, match="JSON"):
        applications.save(kept._replace(answers={"amount": float("nan")}))

    assert applications.get(REF, private=True) == kept


def test_what_a_killed_process_left_half_written_is_swept_by_the_next_save(
    applications: Applications, folder: Path
) -> None:
    kept = applications.add(an_application(), ended=True)
    for place in (folder, folder / "open"):
        place.mkdir(exist_ok=True)
        (place / ".uwallet-0123456789abcdef.tmp").write_text(ID_NUMBER)

    applications.save(kept)

    assert list(folder.rglob("*.tmp")) == []


def test_what_is_on_its_way_to_the_closed_ones_stands_where_every_save_sweeps(folder: Path) -> None:
    # Sweeping `closed/` itself would make a save slower with each application that ended.
    assert files.temporary_in(folder / "closed").parent == folder
    assert files.temporary_in(folder / "open").parent == folder / "open"


def test_a_backup_that_already_is_the_file_leaves_no_second_name_behind(
    applications: Applications, folder: Path
) -> None:
    kept = applications.add(an_application())
    path = folder / "open" / f"{REF}.json"
    path.with_name(f"{REF}.json.bak").unlink()
    os.link(path, f"{path}.bak")  # as a save killed just before its last step leaves it

    applications.save(kept)

    assert sorted(found.name for found in path.parent.iterdir()) == [f"{REF}.json", f"{REF}.json.bak"]
