"""The key put under a passphrase, and everything erased, with a fault at every system call: no answer is locked away.

The key opens as before or with the passphrase, and an erasing that was cut short can be finished.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from uwallet_cli.store import sealing
from uwallet_cli.store.applications import Applications
from uwallet_cli.store.keys import Keys

from .borrower import Shape
from .torture import FAULTS, Fault, faults_of, needs_strace, run, suffer

pytestmark = [pytest.mark.slow, needs_strace]

APPLICANT = Path(__file__).parents[1] / "applicants" / "clean.json"

# The program with a person who answers; guessing the passphrase may be cheap here.
ANSWERS = """
from tests.person import Person
from uwallet_cli.context import Context
from uwallet_cli.store import sealing
sealing.SCRYPT["n"] = 16
Context.interactive = True
Context.person = Person({
    "data.new_passphrase": "correct horse", "data.repeat_passphrase": "correct horse",
    "data.erase_all": "delete everything",
})
from uwallet_cli.cli import main
main()
"""
PROGRAM = (sys.executable, "-c", ANSWERS)


class Machine:
    """One borrower who applied, and what becomes of it."""

    def __init__(self, tmp_path: Path) -> None:
        self._before, self.place, self.log = tmp_path / "before", tmp_path / "borrower", tmp_path / "log"
        run(self._before / "data", "apply", "--answers", str(APPLICANT), "--yes").check_returncode()

    @property
    def home(self) -> Path:
        return self.place / "data"

    def again(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self._before, self.place)

    def faults(self, line: list[str], kind: str) -> list[Fault]:
        self.again()
        return list(faults_of(self.home, line, kind, self.log, program=PROGRAM, below=self.place))

    def opened(self) -> list[str]:
        """The names in the applications, opened without a passphrase or with the one that was set."""
        keys = Keys(self.home, self.place / "config" / "uwallet", lambda _wrong: "correct horse")
        applications = Applications(self.home, Shape(), keys=keys)
        return [str(applications.get(one.ref, private=True).all_answers["name"]) for one in applications.everything()]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setitem(sealing.SCRYPT, "n", 16)
    return Machine(tmp_path)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_while_the_key_gets_a_passphrase_locks_no_answer_away(kind: str, machine: Machine) -> None:
    line = ["data", "passphrase"]
    faults = machine.faults(line, kind)
    assert len(faults) >= 5
    for fault in faults:
        machine.again()
        ran = suffer(machine.home, line, fault, machine.log, program=PROGRAM)
        told = f"{fault}: exit {ran.returncode}, {ran.stderr}"

        assert machine.opened() == ["李娜"], told
        assert kind == "killed" or ran.returncode in (0, 5), told
        if ran.returncode == 0:
            assert run(machine.home, "data", "show", "--json").stdout.count('"kept": "passphrase"') == 1, told


def test_an_erasing_that_is_killed_anywhere_can_be_finished(machine: Machine) -> None:
    line = ["data", "erase", "--all"]
    faults = machine.faults(line, "killed")
    assert len(faults) >= 8
    for fault in faults:
        machine.again()
        suffer(machine.home, line, fault, machine.log, program=PROGRAM)

        again = run(machine.home, *line, program=PROGRAM)

        assert again.returncode in (0, 3), f"{fault}: {again.stderr}"  # 3: there was nothing left to erase
        assert [path for path in machine.place.rglob("*") if path.is_file()] == [], fault
