"""Seeing, taking along, bringing back and deleting what is stored: each whole, each confirmed, nothing left behind."""

from __future__ import annotations

import base64
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import APPLICANTS, Uwallet
from tests.person import Person
from uwallet_cli.errors import UwalletError
from uwallet_cli.store import archive, restoring, swapping
from uwallet_cli.store.archive import MAGIC, Backup
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.sealing import wrap

PASSPHRASE = "correct horse"
SECRETS = ("34052419800101001X", "6200000000000005", "13800138000", "晨光教育咨询有限公司", "李娜")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def backed_up(uwallet: Uwallet, file: Path) -> None:
    person = Person({"data.backup_passphrase": PASSPHRASE, "data.repeat_passphrase": PASSPHRASE})
    assert uwallet(["data", "backup", str(file)], person).status == 0


def restored(uwallet: Uwallet, file: Path, **more: Any) -> Any:
    return uwallet(["data", "restore", str(file)], Person({"data.open_backup": PASSPHRASE, **more}))


def another_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("UWALLET_HOME", str(tmp_path / "elsewhere" / "data"))
    monkeypatch.setenv("UWALLET_KEY", str(tmp_path / "elsewhere" / "private.key"))
    return tmp_path / "elsewhere" / "data"


# --- seeing ----------------------------------------------------------------------------------------------------------


def test_everything_stored_is_listed_with_its_reason_and_its_beginning(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path
) -> None:
    assert "什么都没有存" in uwallet("data").out
    assert not home.exists()
    applied("clean")
    uwallet("callback log --missed")
    uwallet("faq --add 每月10号还款")

    shown = uwallet("data show --json").json

    kept = {one["kind"]: one for one in shown["kept"]}
    assert set(kept) >= {"applications", "calls", "notes", "public_key", "lock"}
    assert all(one["why"] for one in kept.values())
    assert kept["applications"]["since"] == "2026-11-24T10:20:00+08:00"
    assert sum(one["files"] for one in kept.values()) == sum(1 for path in home.rglob("*") if path.is_file())
    assert shown["key"] == {"kept": "plain", "file": str(home.parent / "private.key")}
    for line in ("data", "data show", "data --plain", "data --lang en"):
        ran = uwallet(line)
        assert ran.status == 0
        assert not any(secret in ran.out for secret in SECRETS)


# --- taking along ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["json", "md"])
def test_an_export_asks_before_private_answers_stand_in_it(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, ending: str
) -> None:
    applied("clean")
    files = [tmp_path / f"{name}.{ending}" for name in ("silent", "no", "yes", "said")]
    assert uwallet(["data", "export", "--out", str(files[0])]).status == 0
    assert uwallet(["data", "export", "--out", str(files[1])], Person({"data.export_private": False})).status == 0
    assert uwallet(["data", "export", "--out", str(files[2])], Person({"data.export_private": True})).status == 0
    assert uwallet(["data", "export", "--out", str(files[3]), "--yes"]).status == 0

    found = [[secret for secret in SECRETS if secret in file.read_text(encoding="utf-8")] for file in files]
    assert found == [[], [], list(SECRETS), list(SECRETS)]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert uwallet(["data", "export", "--out", str(files[0])]).status == 2, "nothing is overwritten unasked"


def test_nothing_in_an_export_is_obeyed_by_a_terminal_or_a_reader_of_markdown(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, home: Path
) -> None:
    ref = applied("clean")["ref"]
    uwallet(["faq", "--add", "**bold** <b>x</b> [a](http://b) \x1b]52;c;aGk=\x07 \u202egnp.exe"])
    file = home / "open" / f"{ref}.json"
    file.write_text(file.read_text(encoding="utf-8").replace("合肥", "\\u001b[31m\\u202e<b>"), encoding="utf-8")

    for name in ("x.md", "x.json"):
        assert uwallet(["data", "export", "--out", str(tmp_path / name)]).status == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert not any(sign in text for sign in "\x1b\x07\u202e")
    text = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert r"\*\*bold\*\* \<b\>x\</b\> \[a\](http\://b)" in text


# --- bringing back ---------------------------------------------------------------------------------------------------


def test_a_backup_is_restored_on_another_machine_by_its_passphrase(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = applied("clean")["ref"]
    uwallet("callback log --missed")
    backed_up(uwallet, tmp_path / "b")
    before = {
        name: content
        for name, content in contents(home).items()
        if not name.startswith("traces.json") and not name.endswith(".bak")
    }
    assert not any(secret.encode() in (tmp_path / "b").read_bytes() for secret in SECRETS)
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    there = another_machine(monkeypatch, tmp_path)

    wrong = Person({"data.open_backup": "wrong", "data.open_backup_again": ["wrong", "wrong"]})
    assert uwallet(["data", "restore", str(tmp_path / "b")], wrong).status == 1
    assert not there.exists()
    assert restored(uwallet, tmp_path / "b").status == 0

    assert {name: content for name, content in contents(there).items() if not name.endswith(".bak")} == before
    assert stat.S_IMODE(there.stat().st_mode) == 0o700
    shown = uwallet("status --reveal", Person({"data.reveal": True}))
    assert ref in shown.err
    assert "34052419800101001X" in shown.err


def test_a_key_that_was_protected_is_protected_on_the_other_machine(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied("clean")
    uwallet("data passphrase", Person({"data.new_passphrase": "first one", "data.repeat_passphrase": "first one"}))
    asked = {"data.passphrase": "first one", "data.backup_passphrase": PASSPHRASE, "data.repeat_passphrase": PASSPHRASE}
    assert uwallet(["data", "backup", str(tmp_path / "b")], Person(asked)).status == 0
    another_machine(monkeypatch, tmp_path)

    assert restored(uwallet, tmp_path / "b").status == 0

    assert uwallet("data show --json").json["key"]["kept"] == "passphrase"
    assert uwallet("callback forecast", Person({"data.passphrase": PASSPHRASE})).status == 0


def test_what_is_there_is_put_aside_and_only_after_asking(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, home: Path
) -> None:
    old = applied("clean")["ref"]
    backed_up(uwallet, tmp_path / "b")
    new = applied("large")["ref"]
    before = contents(home)

    assert restored(uwallet, tmp_path / "b", **{"data.put_aside": False}).status == 130
    assert contents(home) == before
    assert restored(uwallet, tmp_path / "b", **{"data.put_aside": True}).status == 0

    assert [one["ref"] for one in uwallet("status --all --json").json] == [old]
    (aside,) = home.parent.glob("data.before-restore-*")
    assert contents(aside) == before
    assert f"open/{new}.json" in contents(aside)
    assert uwallet("data show --json").json["put_aside"] == [str(aside)]
    assert aside.name in "".join(uwallet("data").out.split())


def test_files_made_on_this_machine_are_known_after_a_restore_and_go_with_everything(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, home: Path
) -> None:
    applied("clean")
    backed_up(uwallet, tmp_path / "b")
    uwallet(["data", "export", "--out", str(tmp_path / "all.md")])
    before = uwallet("data show --json").json["traces"]

    assert restored(uwallet, tmp_path / "b", **{"data.put_aside": True}).status == 0

    assert uwallet("data show --json").json["traces"] == before
    assert str(tmp_path / "all.md") in [one["file"] for one in before]
    done = uwallet("data erase --all", Person({"data.erase_all": "全部删除"}))
    assert done.status == 0
    assert not (tmp_path / "all.md").exists()
    assert "".join(done.err.split()).count(str(tmp_path / "b") + "。") == 1  # noted in both stores, told once
    assert list(home.parent.glob("data.before-restore-*")) == []


@pytest.mark.parametrize(
    ("steps", "failing"),
    [
        pytest.param("one", 1, id="what is to be exchanged is not renamed"),
        pytest.param("one", None, id="it is not exchanged"),
        pytest.param("two", 1, id="no exchange, and nothing is renamed"),
        pytest.param("two", 3, id="no exchange, and the old one stays"),
        pytest.param("two", 4, id="no exchange, and the new one does not come"),
    ],
)
def test_a_restore_that_fails_leaves_everything_as_it_was(
    uwallet: Uwallet,
    applied: Callable[[str], Any],
    tmp_path: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    steps: str,
    failing: int | None,
) -> None:
    applied("clean")
    backed_up(uwallet, tmp_path / "b")
    before, calls = contents(home), 0
    rename: Callable[[Path, Path], None] = swapping.__dict__["rename"]

    def step(old: Path, new: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(28, "full")
        rename(old, new)

    def exchanged(_one: Path, _other: Path) -> bool:
        if steps == "one":
            raise OSError(28, "full")
        return False

    monkeypatch.setattr(swapping, "rename", step)
    monkeypatch.setattr(swapping, "_exchanged", exchanged)
    assert restored(uwallet, tmp_path / "b", **{"data.put_aside": True}).status == 5

    assert contents(home) == before
    assert sorted(path.name for path in home.parent.iterdir()) == ["b", "data", "private.key"]


GOOD = '{"meta": {"1": {"format": 1}}}'


def packed(files: Any, **more: Any) -> bytes:
    inside = {"files": files, "key": None, "protected": False, **more}
    return MAGIC + wrap(json.dumps(inside).encode(), PASSPHRASE, MAGIC)


@pytest.mark.parametrize(
    "content",
    [
        packed({"/etc/passwd": GOOD}),
        packed({"../calls.json": GOOD}),
        packed({"open/../../calls.json": GOOD}),
        packed({"open/UW-7K3M9QXA.json\x00": GOOD}),
        packed({"C:\\calls.json": GOOD}),
        packed({"key.pub": "x"}),
        packed({"calls.json": ["x"]}),
        packed({"calls.json": "no tables"}),
        packed({"calls.json": '{"meta": {"1": {"format": 999}}}'}),
        packed({"open/UW-7K3M9QXA.json": GOOD}),
        packed({"open/UW-7K3M9QXA.json": GOOD, "closed/UW-7K3M9QXA.json": GOOD}),
        packed({f"open/UW-{n:08d}.json": "" for n in range(60_000)}),
        packed({"calls.json": GOOD}, key="short"),
        packed(None),
        MAGIC + wrap(b"[" * 100_000, PASSPHRASE, MAGIC),
        MAGIC + wrap(b"\xff\xfe", PASSPHRASE, MAGIC),
    ],
    ids=range(16),
)
def test_an_archive_with_anything_in_it_that_no_store_has_is_refused_whole(
    uwallet: Uwallet, tmp_path: Path, home: Path, content: bytes
) -> None:
    (tmp_path / "b").write_bytes(content)

    assert restored(uwallet, tmp_path / "b").status == 1

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b"]
    assert not home.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x1f\x8b", MAGIC[:-1]])
def test_what_is_no_backup_is_said_to_be_none(uwallet: Uwallet, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b").write_bytes(content)
    assert uwallet(["data", "restore", str(tmp_path / "b")], Person({})).status == 1


NAMES = st.one_of(st.sampled_from(["calls.json", "open/UW-7K3M9QXA.json", "../x", "/x"]), st.text(max_size=20))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.dictionaries(NAMES, JSON.map(json.dumps) | st.text(max_size=30), max_size=3), key=JSON)
def test_no_archive_makes_more_of_a_restore_than_an_error_of_ours(
    tmp_path: Path, files: dict[str, str], key: Any
) -> None:
    place = tmp_path / os.urandom(4).hex()
    folder, keys = place / "data", Keys(place / "data", place / "config")
    try:
        backup = archive._checked({"files": files, "key": key})
        if backup is not None:
            restoring.restore(folder, keys, backup, PASSPHRASE)
    except UwalletError:
        assert not folder.exists()
    assert {path.name for path in place.iterdir()} <= {"data", "config"} if place.exists() else True
    assert not (tmp_path / "x").exists()


def test_an_empty_backup_has_nothing_to_open() -> None:
    assert archive._checked({"files": {}, "key": base64.b64encode(bytes(32)).decode()}) == Backup({}, bytes(32), False)


# --- deleting --------------------------------------------------------------------------------------------------------


def test_one_application_is_deleted_with_everything_about_it_after_its_reference_was_typed(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path
) -> None:
    stays, goes = applied("clean")["ref"], applied("large")["ref"]
    uwallet(["callback", "log", goes, "--missed"])
    uwallet(["status", goes, "--withdraw", "不需要了"])
    assert uwallet(["data", "erase", goes]).status == 2
    assert uwallet(["data", "erase", "LN-99999999"]).status == 3  # which no terminal would change
    assert uwallet(["data", "erase", goes], Person({"data.erase_one": stays})).status == 130
    assert len(uwallet("status --all --json").json) == 2

    assert uwallet(["data", "erase", goes.lower()], Person({"data.erase_one": goes.lower()})).status == 0

    assert [one["ref"] for one in uwallet("status --all --json").json] == [stays]
    assert [name for name, content in contents(home).items() if goes in name or goes.encode() in content] == []
    assert uwallet(["data", "erase", goes], Person({})).status == 3


def test_everything_is_deleted_the_key_and_the_exports_included(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path, tmp_path: Path
) -> None:
    applied("clean")
    uwallet("faq callback")
    uwallet(["data", "export", "--out", str(tmp_path / "mine.json"), "--yes"])
    uwallet(["data", "export", "--out", str(tmp_path / "edited.md")])
    (tmp_path / "edited.md").write_text("mine now", encoding="utf-8")
    (home / "stranger.txt").write_text("not ours", encoding="utf-8")
    (home / "open" / ".uwallet-0123456789abcdef.tmp").write_text("left", encoding="utf-8")
    assert uwallet("data erase --all", Person({"data.erase_all": "是"})).status == 130

    done = uwallet("data erase --all", Person({"data.erase_all": "全部删除"}))

    assert done.status == 0
    assert "不是粉碎" in done.out
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["data/stranger.txt", "edited.md"]
    assert "stranger.txt" in done.err.replace("\n", "")
    assert "edited.md" in "".join(done.err.split())
    assert uwallet("data erase --all", Person({})).status == 3


@pytest.mark.parametrize("typed", ["delete everything", " Delete  Everything ", "DELETEEVERYTHING"])
def test_everything_is_deleted_in_english_too(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path, typed: str
) -> None:
    applied("clean")
    assert uwallet("data erase --all --lang en", Person({"data.erase_all": "delete every"})).status == 130

    assert uwallet("data erase --all --lang en", Person({"data.erase_all": typed})).status == 0

    assert not home.exists()


def test_what_restores_put_aside_is_deleted_too_with_its_key_and_its_exports(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UWALLET_KEY")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    applied("clean")
    backed_up(uwallet, tmp_path / "b")
    shutil.rmtree(home)
    monkeypatch.setenv("UWALLET_HOME", str(tmp_path / "two" / "data"))
    applied("large")
    uwallet(["data", "export", "--out", str(tmp_path / "mine.md"), "--yes"])
    assert restored(uwallet, tmp_path / "b", **{"data.put_aside": True}).status == 0
    assert len(list((tmp_path / "config").rglob("*.key"))) == 2

    assert uwallet("data erase --all", Person({"data.erase_all": "全部删除"})).status == 0

    assert list((tmp_path / "two").iterdir()) == []
    assert list((tmp_path / "config").rglob("*.key")) == []
    assert not (tmp_path / "mine.md").exists()


def test_the_key_goes_first(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied("clean")
    from uwallet_cli.store import erasing

    def fail(_folder: Path) -> Any:
        raise OSError(5, "broken")

    monkeypatch.setattr(erasing, "emptied", fail)
    assert uwallet("data erase --all", Person({"data.erase_all": "全部删除"})).status == 5
    assert not (home.parent / "private.key").exists()
    assert list((home / "open").iterdir())


@pytest.mark.parametrize("damaged", ["data/key.pub", "private.key", "data/traces.json"])
def test_what_is_damaged_can_be_deleted_too(
    uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path, damaged: str
) -> None:
    applied("clean")
    uwallet(["data", "export", "--out", str(tmp_path / "x.md")])
    (tmp_path / damaged).write_bytes(b"?")

    assert uwallet("data erase --all", Person({"data.erase_all": "全部删除"})).status == 0

    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert left == (["x.md"] if damaged.endswith("traces.json") else [])


def test_the_key_of_another_data_folder_is_not_deleted(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied("clean")
    monkeypatch.setenv("UWALLET_HOME", str(home.parent / "another"))
    uwallet("faq --add 每月10号还款")

    assert uwallet("data erase --all", Person({"data.erase_all": "全部删除"})).status == 0

    assert (home.parent / "private.key").exists()


# --- keeping no longer than needed -----------------------------------------------------------------------------------


def test_a_draft_left_alone_for_90_days_is_offered_for_deletion(uwallet: Uwallet) -> None:
    half: dict[str, Any] = {"apply.begin": True, "questions.amount": "20000", "questions.months": Person.CTRL_C}
    assert uwallet("apply", Person(half)).status == 130

    fresh = Person({"apply.resume": Person.CTRL_C})
    assert uwallet("apply", fresh, now="2027-02-22T10:19").status == 130
    assert uwallet("data show --json", now="2027-02-22T10:19").json["old_drafts"] == []
    assert len(uwallet("data show --json", now="2027-02-22T10:20").json["old_drafts"]) == 1
    keeps = Person({"data.old_draft": False, "apply.resume": Person.CTRL_C})
    assert uwallet("apply", keeps).status == 130
    assert uwallet("apply", Person({"data.old_draft": True, "apply.begin": False})).status == 0
    assert uwallet("status").status == 3


def test_the_applicants_are_where_they_are_expected() -> None:
    assert json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8"))["id_number"] == SECRETS[0]
