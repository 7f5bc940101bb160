"""The real program, killed at every system call of a save, or given a full or a failing disk there. Nothing is lost.

Each run begins with the same data folder. Afterwards it holds what was there before or all of what was to be kept;
what was acknowledged is there; every file is whole; and the next save works and leaves no temporary file behind.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from uwallet_cli.loan.kept import TROUBLE
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.checking import KeptFiles
from uwallet_cli.store.keys import Keys

from .borrower import Shape, an_application
from .torture import FAULTS, faults_of, needs_strace, run, suffer

APPLICANT = Path(__file__).parents[1] / "applicants" / "clean.json"

pytestmark = [pytest.mark.slow, needs_strace]


class Deed(NamedTuple):
    """What the borrower does, and how to tell whether it has been done."""

    line: list[str]
    done: Callable[[Path], bool]


def _only(home: Path) -> str:
    return next(path.stem for path in home.glob("*/UW-*.json"))


def _tables(home: Path) -> dict[str, object]:
    read = json.loads(next(home.glob("*/UW-*.json")).read_bytes())
    assert isinstance(read, dict)
    return read


def _paid(home: Path) -> bool:
    return '"paid"' in json.dumps(_tables(home))


def _withdrawn(home: Path) -> bool:
    return '"withdrawn"' in json.dumps(_tables(home))


DEEDS: dict[str, Callable[[str], Deed]] = {
    "a repayment": lambda ref: Deed(["status", ref, "--update", "paid"], _paid),
    "a withdrawal": lambda ref: Deed(["status", ref, "--withdraw", "n"], _withdrawn),
    "an application": lambda _ref: Deed(
        ["apply", "--answers", str(APPLICANT), "--yes"], lambda home: len(list(home.glob("open/UW-*.json"))) == 2
    ),
    "a note": lambda _ref: Deed(["faq", "--add", "n"], lambda home: (home / "own-notes.json").exists()),
    "a missed call": lambda _ref: Deed(["callback", "log", "--missed"], lambda home: (home / "calls.json").exists()),
    "the first of all": lambda _ref: Deed(
        ["apply", "--answers", str(APPLICANT), "--yes"], lambda home: bool(list(home.glob("open/UW-*.json")))
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_fault_at_any_system_call_loses_nothing_and_halves_nothing(deed: str, kind: str, tmp_path: Path) -> None:
    before = tmp_path / "before"
    if deed != "the first of all":
        applicant = (
            APPLICANT.with_name("large.json") if deed == "a withdrawal" else APPLICANT
        )  # one that is not paid out
        run(before, "apply", "--answers", str(applicant), "--yes").check_returncode()
    stood = _contents(before)
    ref = "" if deed == "the first of all" else _only(before)
    line, done = DEEDS[deed](ref)
    home = tmp_path / "home"
    _again(before, home)
    faults = list(faults_of(home, line, kind, tmp_path / "watched", below=home))
    assert len(faults) >= 8
    assert done(home)

    for fault in faults:
        _again(before, home)
        ran = suffer(home, line, fault, tmp_path / "log")
        told = f"{fault}: exit {ran.returncode}, {ran.stderr}"

        assert [file for file in KeptFiles(home).all() if file.state in TROUBLE] == [], told
        applications = Applications(home, Shape(), keys=Keys(home, home.parent / "config" / "uwallet"))
        found = {application.ref for application in applications.everything()}
        assert applications.damaged == [], told
        assert not ref or ref in found, told
        is_done = bool(found) and done(home)
        if ran.returncode == 0:
            assert is_done, told
        elif kind != "killed":
            assert ran.returncode == 5, told
            said = " ".join(ran.stderr.split())
            assert is_done == ("power cut" in said), told  # the one fault after which what is new stands
        if not is_done:
            assert {name: content for name, content in _contents(home).items() if name in stood} == stood, told

        kept = applications.add(an_application("UW-00000000"))
        applications.save(kept)
        assert list(home.rglob("*.tmp")) == [], told


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_in_a_file_and_then_its_name_are_on_the_disk_before_it_is_acknowledged(
    deed: str, tmp_path: Path
) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    if deed != "the first of all":
        applicant = APPLICANT.with_name("large.json") if deed == "a withdrawal" else APPLICANT
        run(home, "apply", "--answers", str(applicant), "--yes").check_returncode()
    line, _ = DEEDS[deed]("" if deed == "the first of all" else _only(home))
    run(home, *line, before=("strace", "-f", "-y", "-o", str(log), "-e", "trace=write,fsync,rename,mkdir"))

    unsynced: set[str] = set()  # files written and folders changed, until they are synced
    renamed = 0
    for entry in log.read_text(encoding="utf-8").splitlines():
        if wrote := re.search(rf"write\(\d+<({home}/.*?)>", entry):
            unsynced.add(wrote[1])
        elif synced := re.search(r"fsync\(\d+<(.*?)>", entry):
            unsynced.discard(synced[1])
        elif moved := re.search(rf'rename\("({home}/.*?)", "(.*?)"\) = 0', entry):
            renamed += 1
            assert moved[1] not in unsynced, entry
            unsynced.add(str(Path(moved[2]).parent))
        elif made := re.search(rf'mkdir\("({home}.*?)", 0700\) = 0', entry):
            unsynced.add(str(Path(made[1]).parent))
        elif re.search(r"write\(1<", entry):  # the screen that says so
            assert unsynced == set(), entry
    assert renamed >= 2
    assert unsynced == set()


def test_a_repair_that_is_killed_anywhere_loses_neither_the_damaged_file_nor_the_kept_one(tmp_path: Path) -> None:
    before, home = tmp_path / "before", tmp_path / "home"
    run(before, "apply", "--answers", str(APPLICANT), "--yes").check_returncode()
    name = f"open/{_only(before)}.json"
    kept = (before / f"{name}.bak").read_bytes()
    (before / name).write_bytes(b"damaged")
    line = ["data", "repair", "--yes"]
    _again(before, home)

    for fault in list(faults_of(home, line, "killed", tmp_path / "watched", below=home)):
        _again(before, home)
        suffer(home, line, fault, tmp_path / "log")

        assert b"damaged" in [path.read_bytes() for path in home.glob("open/*.json*")], fault
        assert (home / f"{name}.bak").read_bytes() == kept, fault
        assert run(home, *line).returncode == 0, fault
        assert (home / name).read_bytes() == kept, fault
        assert [path.read_bytes() for path in home.glob("open/*.damaged-*")][:1] == [b"damaged"], fault
        assert run(home, "data", "check").returncode == 0, fault


def _again(before: Path, home: Path) -> None:
    if not before.exists():  # nothing was ever kept: there is no key yet, either
        shutil.rmtree(home.parent / "config", ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    if before.exists():
        shutil.copytree(before, home)


def _contents(home: Path) -> dict[str, bytes]:
    """The applications by the names of their files, whichever folder they are in."""
    return {path.name: path.read_bytes() for path in home.glob("*/UW-*.json")}
