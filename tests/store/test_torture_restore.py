"""A restore, killed at every system call, or given a full or failing disk there: the old store stands, or the new.

The next start finds it by itself, each application opens with the key that is there, and nothing of the old store is
lost once the new one stands in its place.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from uwallet_cli.loan.kept import TROUBLE
from uwallet_cli.store import sealing
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.archive import packed, unpacked
from uwallet_cli.store.checking import KeptFiles
from uwallet_cli.store.keys import Keys
from uwallet_cli.store.restoring import restore
from uwallet_cli.store.swapping import BEFORE, UNPACKING, beside

from .borrower import Shape
from .torture import FAULTS, SHORT, Fault, faults_of, needs_strace, run, suffer

pytestmark = [pytest.mark.slow, needs_strace]

APPLICANTS = Path(__file__).parents[1] / "applicants"
OLD, NEW = {"clean": "李娜"}, {"large": "王伟", "thin": "陈晨"}
PASSPHRASE = "correct horse"

# The program with a person who answers; guessing the passphrase may be cheap here.
RESTORES = """
import sys
from tests.person import Person
from uwallet_cli.context import Context
from uwallet_cli.store import sealing, swapping
sealing.SCRYPT["n"] = 16
if sys.argv.pop(1) == "in two steps":
    swapping._exchanged = lambda one, other: False
Context.interactive = True
Context.person = Person({"data.open_backup": "correct horse", "data.put_aside": True})
from uwallet_cli.cli import main
main()
"""


class Machine(NamedTuple):
    """One borrower's data, the keys beside it."""

    place: Path

    @property
    def home(self) -> Path:
        return self.place / "data"

    @property
    def keys(self) -> Keys:
        return Keys(self.home, self.place / "config" / "uwallet")

    @property
    def applications(self) -> Applications:
        return Applications(self.home, Shape(), keys=self.keys)

    def applies(self, applicant: str) -> None:
        answers = str(APPLICANTS / f"{applicant}.json")
        run(self.home, "apply", "--answers", answers, "--yes").check_returncode()

    def found(self) -> dict[str, str]:
        """The references, each with the name in it, opened with the key that is there."""
        everyone = [self.applications.get(one.ref, private=True) for one in self.applications.everything()]
        return {one.ref: str(one.all_answers["name"]) for one in everyone}


def _contents(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*.*") if path.is_file()}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of another machine, whose key is another one."""
    monkeypatch.setitem(sealing.SCRYPT, "n", 16)
    there = Machine(tmp_path / "there")
    for applicant in NEW:
        there.applies(applicant)
    file = tmp_path / "backup"
    file.write_bytes(packed(there.home, there.keys, PASSPHRASE)[0])
    return file


def _some(faults: list[Fault]) -> list[Fault]:
    """All of them; in the short form those that change names, and each third of the others."""
    naming = ("rename", "renameat2", "rmdir")
    return [fault for at, fault in enumerate(faults) if not SHORT or fault.call in naming or at % 3 == 0]


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("steps", ["in one step", "in two steps"])
@pytest.mark.parametrize("there_was", [True, False], ids=["over data", "on a new machine"])
def test_a_fault_at_any_system_call_of_a_restore_leaves_the_old_store_or_the_new_one(
    there_was: bool, steps: str, kind: str, archive: Path, tmp_path: Path
) -> None:
    before, borrower = Machine(tmp_path / "before"), Machine(tmp_path / "borrower")
    if there_was:
        before.applies("clean")
    else:
        before.place.mkdir()
    old = _contents(before.home)
    program, line = (sys.executable, "-c", RESTORES, steps), ["data", "restore", str(archive)]

    def again() -> None:
        shutil.rmtree(borrower.place, ignore_errors=True)
        shutil.copytree(before.place, borrower.place)

    again()
    watched = faults_of(borrower.home, line, kind, tmp_path / "watched", program=program, below=borrower.place)
    faults = list(watched)
    assert ("renameat2" in {fault.call for fault in faults}) == (steps == "in one step")
    assert len(faults) > 12
    for fault in _some(faults):
        again()
        ran = suffer(borrower.home, line, fault, tmp_path / "log", program=program)
        told = f"{fault}: exit {ran.returncode}, {ran.stderr}"

        started = run(borrower.home, "status", "--all", "--json")
        assert started.returncode == 0, f"{told}, {started.stderr}"
        found = borrower.found()
        is_new = set(found.values()) == set(NEW.values())
        assert is_new or set(found.values()) == (set(OLD.values()) if there_was else set()), told
        assert {one["ref"] for one in json.loads(started.stdout)} == set(found), told
        assert [file for file in KeptFiles(borrower.home).all() if file.state in TROUBLE] == [], told
        if ran.returncode == 0:
            assert is_new, told
        elif kind != "killed":
            assert ran.returncode == 5, told
            assert is_new == ("power cut" in " ".join(ran.stderr.split())), told
            assert beside(borrower.home, UNPACKING) == [] or fault.call == "unlink", told
        if not is_new:
            assert _contents(borrower.home) == old, told
        elif there_was:
            assert old in [_contents(folder) for folder in beside(borrower.home, BEFORE)], told

        _restored(borrower, archive)
        assert set(borrower.found().values()) == set(NEW.values()), told
        assert beside(borrower.home, UNPACKING) == [], told


def _restored(borrower: Machine, archive: Path) -> None:
    backup = unpacked(archive.read_bytes(), PASSPHRASE)
    assert backup is not None
    restore(borrower.home, borrower.keys, backup, PASSPHRASE)


@pytest.mark.parametrize("steps", ["in one step", "in two steps"])
def test_what_is_restored_is_on_the_disk_before_it_is_moved_into_place(
    steps: str, archive: Path, tmp_path: Path
) -> None:
    borrower, log = Machine(tmp_path / "borrower"), tmp_path / "log"
    borrower.applies("clean")
    watch = ("strace", "-f", "-y", "-o", str(log), "-e", "trace=write,fsync,rename,renameat2,mkdir")
    program = (sys.executable, "-c", RESTORES, steps)
    run(borrower.home, "data", "restore", str(archive), program=program, before=watch).check_returncode()

    unsynced: set[str] = set()  # files written and folders changed, until they are synced
    moved_into_place = 0
    for entry in log.read_text(encoding="utf-8").splitlines():
        if wrote := re.search(rf"write\(\d+<({borrower.place}/.*?)>", entry):
            unsynced.add(wrote[1])
        elif synced := re.search(r"fsync\(\d+<(.*?)>", entry):
            unsynced.discard(synced[1])
        elif moved := re.search(r'rename(?:at2)?\(.*?"(.*?)", .*?"(.*?)".*\) = 0', entry):
            unsynced -= {moved[1]}
            assert not [path for path in unsynced if path.startswith(f"{moved[1]}/")], entry
            moved_into_place += moved[2] == str(borrower.home)
            unsynced.add(str(Path(moved[2]).parent))
        elif made := re.search(rf'mkdir\("({borrower.place}.*?)", 0700\) = 0', entry):
            unsynced.add(str(Path(made[1]).parent))
        elif re.search(r"write\(1<", entry):  # the screen that says so
            assert unsynced == set(), entry
    assert moved_into_place == 1
    assert unsynced == set()
