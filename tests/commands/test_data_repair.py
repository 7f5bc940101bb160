"""`uwallet data check` and `uwallet data repair`: what is damaged is named, brought back, and never deleted."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.person import Person


@pytest.fixture
def ref(uwallet: Uwallet, applied: Callable[..., Any]) -> str:
    """An application that was saved twice."""
    found = str(applied("clean")["ref"])
    assert uwallet(["status", found, "--update", "paid"]).status == 0
    return found


@pytest.fixture
def file(home: Path, ref: str) -> Path:
    """Its file."""
    return home / "open" / f"{ref}.json"


def states(uwallet: Uwallet) -> dict[str, str]:
    return {row["file"]: row["state"] for row in uwallet("data check --json").json["files"]}


def altered(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    tables = json.loads(file.read_bytes())
    change(tables)
    file.write_text(json.dumps(tables), encoding="utf-8")


def test_where_nothing_is_kept_there_is_nothing_to_check_or_repair(uwallet: Uwallet, home: Path) -> None:
    checked, repaired = uwallet("data check"), uwallet("data repair")

    assert (checked.status, repaired.status) == (0, 0)
    assert "还没有任何资料" in checked.out
    assert "没有要修复的" in repaired.out
    assert not home.exists()


def test_whole_files_are_listed_and_left_alone(uwallet: Uwallet, home: Path, ref: str) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.json*")}

    checked, repaired = uwallet("data check --json"), uwallet("data repair --json")

    assert (checked.status, repaired.status) == (0, 0)
    assert checked.json["whole"]
    assert states(uwallet) == {
        "key.pub": "whole",
        "lock": "whole",
        f"open/{ref}.json": "whole",
        f"open/{ref}.json.bak": "whole",
    }
    assert repaired.json == {"repaired": [], "left": []}
    assert {path: path.read_bytes() for path in home.rglob("*.json*")} == before


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "zeroed": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "a block zeroed": lambda file: file.write_bytes(file.read_bytes()[:512] + bytes(512) + file.read_bytes()[1024:]),
    "edited": lambda file: file.write_bytes(file.read_bytes().replace(b'"months": 12', b'"months": 24')),
    "a folder": a_folder,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named_by_status_and_check_and_mended_from_the_save_before(
    uwallet: Uwallet, ref: str, file: Path, damage: Callable[[Path], object]
) -> None:
    before = file.with_name(f"{file.name}.bak").read_bytes()
    damage(file)
    damaged = file.read_bytes() if file.is_file() else None

    shown = uwallet(["status", ref])
    assert shown.status == 5
    assert "uwallet data repair" in shown.err
    checked = uwallet("data check")
    assert checked.status == 5
    assert f"open/{ref}.json：已损坏" in checked.out
    assert states(uwallet)[f"open/{ref}.json"] == "damaged"

    repaired = uwallet("data repair --yes --json")

    assert repaired.status == 0
    (one,) = repaired.json["repaired"]
    assert (one["file"], one["revision"]) == (f"open/{ref}.json", 1)
    assert one["restored_from"] == f"open/{ref}.json.bak"
    assert one["moved_to"].startswith(f"open/{ref}.json.damaged-20261124T102000")
    assert file.read_bytes() == before
    aside = file.with_name(Path(one["moved_to"]).name)
    assert aside.is_dir() if damaged is None else aside.read_bytes() == damaged
    assert uwallet(["status", ref]).status == 0
    assert uwallet("data check").status == 0
    assert uwallet(["status", ref, "--update", "paid"]).status == 0


def test_what_is_missing_is_told_by_name_and_never_by_content(uwallet: Uwallet, file: Path) -> None:
    def meddle(tables: dict[str, Any]) -> None:
        tables["application"]["1"]["answers"]["city"] = "一座别的城"
        tables["private"]["1"]["employer"] = "一家别的公司"
        tables["application"]["1"]["answers"]["\x1b[31mnothing"] = 1

    altered(file, meddle)

    repaired = uwallet("data repair --yes")

    assert "恢复到第 1 次保存" in repaired.out
    assert "写着第 2 次保存" in repaired.out
    assert "少了这些经过：还了款" in repaired.out
    assert "所在城市" in repaired.out
    assert "别的" not in repaired.out
    assert "\x1b" not in repaired.out
    assert "nothing" not in repaired.out


def test_a_damaged_file_is_only_touched_with_consent(uwallet: Uwallet, file: Path) -> None:
    file.write_bytes(b"")

    unasked = uwallet("data repair")
    refused = uwallet("data repair", Person({"check.go": False}))

    assert (unasked.status, refused.status) == (2, 0)
    assert "--yes" in unasked.err
    assert "什么都没有动" in refused.err
    assert file.read_bytes() == b""
    assert uwallet("data repair", Person({"check.go": True})).status == 0
    assert file.stat().st_size


def test_an_application_that_was_saved_only_once_is_brought_back_whole(
    uwallet: Uwallet, home: Path, applied: Callable[..., Any]
) -> None:
    ref = applied("clean")["ref"]
    file = home / "open" / f"{ref}.json"
    before = file.read_bytes()
    with file.open("r+b") as opened:  # in place: a second name for the same file would be damaged with it
        opened.truncate(100)

    assert uwallet("data repair --yes").status == 0
    assert file.read_bytes() == before


def test_a_file_that_is_gone_is_brought_back_from_its_backup(uwallet: Uwallet, ref: str, file: Path) -> None:
    file.unlink()

    assert states(uwallet)[f"open/{ref}.json"] == "missing"
    assert uwallet("data check").status == 5
    assert uwallet("data repair --yes").status == 0
    assert uwallet(["status", ref]).status == 0


def test_a_backup_that_is_damaged_is_made_again_from_its_file(uwallet: Uwallet, file: Path) -> None:
    backup = file.with_name(f"{file.name}.bak")
    backup.write_bytes(b"{")

    (one,) = uwallet("data repair --yes --json").json["repaired"]

    assert one["file"].endswith(".bak")
    assert backup.read_bytes() == file.read_bytes()


def test_where_no_whole_copy_is_kept_this_is_said_and_the_file_moved_aside(
    uwallet: Uwallet, home: Path, file: Path
) -> None:
    for found in (file, file.with_name(f"{file.name}.bak")):
        found.write_bytes(b"damaged")

    repaired = uwallet("data repair --yes")

    assert "找不回来" in repaired.out
    assert not file.exists()
    assert sorted(path.read_bytes() for path in home.rglob("*.damaged-*")) == [b"damaged"] * 2
    assert uwallet("data check").status == 0


def test_moving_aside_writes_over_nothing(uwallet: Uwallet, home: Path, file: Path) -> None:
    for content in (b"one", b"two", b"three"):
        file.write_bytes(content)
        assert uwallet("data repair --yes").status == 0

    assert sorted(path.read_bytes() for path in home.rglob("*.damaged-*")) == [b"one", b"three", b"two"]


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_what_no_repair_can_mend_is_left_alone_and_said(
    uwallet: Uwallet, home: Path, file: Path, tmp_path: Path
) -> None:
    (home / "open" / "UW-00000001.json").symlink_to(tmp_path / "elsewhere")
    altered(file, lambda tables: tables["meta"]["1"].update(format=99))
    newer = file.read_bytes()

    repaired = uwallet("data repair --yes")

    assert repaired.status == 5
    assert "升级" in repaired.out
    assert "符号链接" in repaired.out
    assert file.read_bytes() == newer
    assert {state for state in states(uwallet).values() if state != "whole"} == {"link", "newer"}


def test_strangers_and_leftovers_are_named_as_such(uwallet: Uwallet, home: Path, file: Path) -> None:
    for name in (".uwallet-0123456789abcdef.tmp", "notes.txt", "\x1b]52;c;x\x07.json"):
        (file.parent / name).write_text("mine")
    (home / "calls.json.damaged-20260101T000000").write_text("damaged")
    for path in (file.parent / ".uwallet-0123456789abcdef.tmp", home / "calls.json.damaged-20260101T000000"):
        path.chmod(0o600)

    checked = uwallet("data check")

    assert checked.status == 0
    assert "\x1b" not in checked.out
    found = states(uwallet)
    assert found["open/.uwallet-0123456789abcdef.tmp"] == "stale"
    assert found["open/notes.txt"] == "other"
    assert found["calls.json.damaged-20260101T000000"] == "aside"


def test_notes_of_calls_come_back_with_how_many_differ(uwallet: Uwallet, home: Path) -> None:
    for _ in range(2):
        assert uwallet("callback log --missed").status == 0
    altered(home / "calls.json", lambda tables: tables["calls"]["2"].update(missed=False))

    repaired = uwallet("data repair --yes")

    assert "另有 1 条不同的记录" in repaired.out
    assert len(uwallet("callback log --json").json) == 1


def test_alone_it_says_what_there_is_to_do(uwallet: Uwallet) -> None:
    shown = uwallet("data --help")

    assert shown.status == 0
    assert "repair" in shown.out


# --- others' eyes ----------------------------------------------------------------------------------------------------


@pytest.fixture
def exposed(home: Path, ref: str) -> Path:
    """A data folder as a copy from elsewhere has it: everybody may read everything."""
    assert ref
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return home


def modes(home: Path) -> set[tuple[bool, int]]:
    return {(path.is_dir(), path.stat().st_mode & 0o777) for path in (home, *home.rglob("*"))}


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_what_others_may_read_is_named_and_closed_to_them(uwallet: Uwallet, exposed: Path, ref: str) -> None:
    before = states(uwallet)
    assert uwallet("data check").status == 5
    assert set(before.values()) == {"exposed"}
    assert {".", "open", "key.pub", "lock", f"open/{ref}.json", f"open/{ref}.json.bak"} <= before.keys()
    assert "资料文件夹本身：完好，但这台机器的其他用户也能看" in "".join(uwallet("data check").out.split())

    refused = uwallet("data repair", Person({"check.go": False}))
    assert f"{len(before)} 个文件或文件夹" in refused.err
    assert modes(exposed) == {(True, 0o755), (False, 0o644)}
    repaired = uwallet("data repair --yes")

    assert repaired.status == 0
    assert f"{len(before)} 个文件或文件夹已改为只有您能看" in repaired.out
    assert modes(exposed) == {(True, 0o700), (False, 0o600)}
    assert uwallet("data check").status == 0


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_what_others_may_read_is_closed_to_them_by_the_next_save_whatever_the_umask(
    uwallet: Uwallet, exposed: Path, ref: str, umask: int
) -> None:
    before = os.umask(umask)
    try:
        assert uwallet(["status", ref, "--update", "paid"]).status == 0
    finally:
        os.umask(before)
    assert modes(exposed) == {(True, 0o700), (False, 0o600)}


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_damaged_file_that_others_may_read_is_brought_back_for_its_owner_alone(
    uwallet: Uwallet, exposed: Path, ref: str
) -> None:
    (exposed / "open" / f"{ref}.json").write_bytes(b"damaged")
    for folder in (exposed, exposed / "open"):
        folder.chmod(0o700)

    assert uwallet("data repair --yes").status == 0

    assert modes(exposed) == {(True, 0o700), (False, 0o600)}
    assert len(list(exposed.rglob("*.damaged-*"))) == 1


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_private_key_that_others_may_read_is_closed_to_them_when_it_is_used(
    uwallet: Uwallet, home: Path, ref: str
) -> None:
    key = home.with_name("private.key")
    key.chmod(0o644)

    assert uwallet(["callback", "forecast", ref]).status in (0, 2)

    assert key.stat().st_mode & 0o777 == 0o600
