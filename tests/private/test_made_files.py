"""Every file that was written on the borrower's word is known, shown, and goes with what it is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Uwallet
from tests.person import Person
from tests.private.hostile import Stranger

# What is written → the applicant that it is about ("" for none), the line, and who answers.
KINDS: dict[str, tuple[str, str]] = {
    "letter.txt": ("large", "status --letter {}"),
    "card.txt": ("large", "callback rehearse --card {}"),
    "log.txt": ("large", "callback log --export {}"),
    "calendar.ics": ("clean", "loan calendar --out {}"),
    "table.csv": ("clean", "loan export --out {}"),
    "table.json": ("clean", "loan export --out {}"),
    "receipt.txt": ("clean", "loan pay 500 --receipt {}"),
    "sheet.html": ("", "quote 20000 --months 12 --export {}"),
    "sheet.txt": ("", "quote 20000 --months 12 --export {}"),
    "notes.txt": ("", "faq --notes --export {}"),
    "all.json": ("clean", "data export --out {}"),
    "all.md": ("clean", "data export --out {}"),
    "backup": ("clean", "data backup {}"),
}
ABOUT_ONE = ("letter.txt", "card.txt", "calendar.ics", "table.csv", "table.json", "receipt.txt")


def unbroken(text: str) -> str:
    """A screen without the places where its lines end."""
    return "".join(text.split())


@pytest.fixture
def made(uwallet: Uwallet, applied: Callable[[str], Any], tmp_path: Path) -> Callable[[str], tuple[Path, str]]:
    """Have a file of this name written; the file and the reference it is about."""

    def make(name: str) -> tuple[Path, str]:
        applicant, line = KINDS[name]
        ref = str(applied(applicant)["ref"]) if applicant else ""
        file = tmp_path / "here" / name
        file.parent.mkdir(exist_ok=True)
        person: Any = None
        if name == "backup":
            person = Person({"data.backup_passphrase": "correct horse", "data.repeat_passphrase": "correct horse"})
        elif name == "card.txt":
            person = Stranger(1, patience=1000)
        ran = uwallet([word.replace("{}", str(file)) for word in line.split()], person)
        assert ran.status == 0, ran.err
        assert file.exists()
        return file, ref

    return make


@pytest.mark.parametrize("name", KINDS)
def test_every_file_made_for_the_borrower_is_listed_and_deleted_with_everything(
    name: str, uwallet: Uwallet, made: Callable[[str], tuple[Path, str]]
) -> None:
    file, _ = made(name)
    assert [one["file"] for one in uwallet("data show --json").json["traces"] if one["file"]] == [str(file)]
    assert file.name in unbroken(uwallet("data show").out)

    done = uwallet("data erase --all", Person({"data.erase_all": "全部删除"}))

    assert done.status == 0
    if name == "backup":  # sealed, and meant for later: the borrower decides
        assert file.exists()
        assert f"没有删除加密的备份{file}" in unbroken(done.err)
    else:
        assert not file.exists()


@pytest.mark.parametrize("name", KINDS)
def test_what_is_about_one_application_goes_with_it_and_what_may_hold_it_is_named(
    name: str, uwallet: Uwallet, made: Callable[[str], tuple[Path, str]], applied: Callable[[str], Any], home: Path
) -> None:
    file, ref = made(name)
    ref = ref or str(applied("clean")["ref"])

    done = uwallet(["data", "erase", ref], Person({"data.erase_one": ref}))

    assert done.status == 0
    assert file.exists() == (name not in ABOUT_ONE)
    assert (file.name in unbroken(done.err)) == (name not in ABOUT_ONE)
    assert [path for path in home.rglob("*") if path.is_file() and ref.encode() in path.read_bytes()] == []


def test_a_file_that_was_changed_since_is_the_borrowers_and_stays(
    uwallet: Uwallet, made: Callable[[str], tuple[Path, str]]
) -> None:
    file, ref = made("letter.txt")
    file.write_text("mine now", encoding="utf-8")

    done = uwallet(["data", "erase", ref], Person({"data.erase_one": ref}))

    assert file.read_text(encoding="utf-8") == "mine now"
    assert f"没有删除：{file}" in unbroken(done.err)


def test_a_file_that_cannot_be_noted_is_written_all_the_same_and_the_borrower_told(
    uwallet: Uwallet, home: Path, tmp_path: Path
) -> None:
    home.write_bytes(b"a file in the folder's place")

    ran = uwallet(["quote", "20000", "--months", "12", "--export", str(tmp_path / "sheet.txt")])

    assert ran.status == 0
    assert (tmp_path / "sheet.txt").exists()
    assert "没能记下来" in unbroken(ran.err)
