"""Not reading everything that ended changes nothing but the time it takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from uwallet_cli.loan.application import Application
from uwallet_cli.store import applications as applications_module
from uwallet_cli.store import record, shortcuts
from uwallet_cli.store.applications import Applications

from .borrower import NOON, Shape, an_application


@pytest.fixture(autouse=True)
def kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applications_module, "WORTH_KEEPING", 0)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The applications that were read, as they are read."""
    seen: list[str] = []
    really = record.read

    def watched(path: Path, *how: Any) -> Application | None:
        found = really(path, *how)
        if found is not None:
            seen.append(found.ref)
        return found

    monkeypatch.setattr(record, "read", watched)
    return seen


def ended(applications: Applications, *days: int) -> list[str]:
    """As many applications that ended, begun on those days; their references."""
    kept = [an_application(f"UW-0000000{day}", created=NOON + timedelta(days=day)) for day in days]
    return [applications.add(one, ended=True).ref for one in kept]


def told(application: Application) -> dict[str, Any]:
    return {
        "ref": application.ref,
        "revision": application.revision,
        "created": application.created.isoformat(),
        "amount": str(application.answers["amount"]),
    }


def listed(applications: Applications) -> list[tuple[str, str]]:
    return [(row["ref"], row["amount"]) for row in applications.summaries(told)]


def as_read(applications: Applications) -> list[tuple[str, str]]:
    return [(one.ref, str(one.answers["amount"])) for one in applications.everything()]


def test_the_newest_that_ended_is_found_without_reading_the_others(
    applications: Applications, folder: Path, read: list[str]
) -> None:
    refs = ended(applications, 1, 3, 2)
    assert applications.newest_closed() == applications.get(refs[1])
    read.clear()

    newest = Applications(folder, Shape()).newest_closed()

    assert newest is not None
    assert set(read) == {newest.ref} == {refs[1]}


@pytest.mark.parametrize(("day", "newest"), [(5, 5), (1, 3)])
def test_one_that_ends_later_is_known_at_once(
    applications: Applications, read: list[str], day: int, newest: int
) -> None:
    ended(applications, 2, 3)
    applications.newest_closed()
    kept = applications.add(an_application(f"UW-0000000{day}", created=NOON + timedelta(days=day)))
    applications.save(kept, ended=True)
    read.clear()

    found = applications.newest_closed()

    assert found is not None
    assert set(read) == {found.ref} == {f"UW-0000000{newest}"}


CHANGES: dict[str, Callable[[Applications, Path], object]] = {
    "one is erased": lambda applications, _: applications.erase("UW-00000003"),
    "a file comes from elsewhere": lambda _, folder: _copied(folder, "UW-00000003", "UW-00000009"),
    "a file is taken away": lambda _, folder: (folder / "closed" / "UW-00000003.json").unlink(),
    "a file is damaged": lambda _, folder: (folder / "closed" / "UW-00000003.json").write_bytes(b""),
    "the lines are damaged": lambda _, folder: (folder / "closed.json").write_bytes(b"{"),
    "what is newest is damaged": lambda _, folder: (folder / "newest.json").write_bytes(b"null"),
    "one is saved again": lambda applications, _: applications.save(
        applications.get("UW-00000001")._replace(answers={"amount": 77})
    ),
    "one more ends": lambda applications, _: ended(applications, 4),
    "nothing": lambda _applications, _folder: None,
}


def _copied(folder: Path, ref: str, other: str) -> None:
    copied = Applications(folder.with_name("elsewhere"), Shape())
    copied.add(an_application(other, created=NOON + timedelta(days=9)), ended=True)
    assert ref != other
    (folder.with_name("elsewhere") / "closed" / f"{other}.json").rename(folder / "closed" / f"{other}.json")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_happens_the_list_and_the_newest_are_as_if_all_were_read(
    applications: Applications, folder: Path, change: Callable[[Applications, Path], object]
) -> None:
    ended(applications, 1, 3, 2)
    applications.add(an_application())
    applications.newest_closed()
    assert listed(applications) == as_read(applications)
    change(applications, folder)

    for _ in range(2):
        assert listed(applications) == as_read(applications)
        left = [one for one in applications.everything() if (folder / "closed" / f"{one.ref}.json").exists()]
        assert applications.newest_closed() == left[0]


def test_a_list_that_is_known_reads_only_what_is_open(applications: Applications, read: list[str]) -> None:
    ended(applications, 1, 2)
    applications.add(an_application())
    listed(applications)
    read.clear()

    assert len(listed(applications)) == 3
    assert read == ["UW-7K3M9QXA"]


def test_nothing_private_and_nothing_erased_stands_in_them(applications: Applications, folder: Path) -> None:
    ended(applications, 1, 2)
    applications.newest_closed()
    listed(applications)
    for name in (shortcuts.NEWEST, shortcuts.SUMMARIES):
        tables = json.loads((folder / name).read_bytes())
        assert "private" not in tables
        assert "张三" not in json.dumps(tables, ensure_ascii=False)

    applications.erase("UW-00000002")

    assert [path for path in folder.rglob("*") if path.is_file() and b"00000002" in path.read_bytes()] == []


def test_in_a_folder_that_cannot_be_written_the_list_is_the_same(
    applications: Applications, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    ended(applications, 1, 2)
    monkeypatch.setattr(shortcuts, "place", refused)

    assert listed(applications) == as_read(applications)
    assert not (folder / "closed.json").exists()
