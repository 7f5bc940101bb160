"""Kills, crowds and readers: no file is ever torn, and no save that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from uwallet_cli.store.applications import Applications
from uwallet_cli.store.files import read_tables

from .borrower import an_application
from .conftest import Terminal

REF = "UW-7K3M9QXA"


def strike(terminal: subprocess.Popen[str], blow: signal.Signals) -> None:
    """Strike until it has ended: Python ignores an interruption that falls into the clearing away of an object."""
    while terminal.poll() is None:
        terminal.send_signal(blow)
        with suppress(subprocess.TimeoutExpired):
            terminal.wait(timeout=1)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("blow", ["SIGKILL", "SIGINT"])
@pytest.mark.parametrize("blows", [15, pytest.param(200, marks=pytest.mark.slow)])
def test_a_borrower_killed_or_interrupted_at_any_moment_loses_no_save(
    applications: Applications, folder: Path, another_terminal: Terminal, blow: str, blows: int
) -> None:
    chance = random.Random(blows)
    acknowledged: dict[str, int] = {}
    for _ in range(blows):
        terminal = another_terminal("keep_saving")
        assert terminal.stdout
        said = [terminal.stdout.readline() for _ in range(chance.randrange(1, 10))]
        # somewhere within a save or two
        deadline = threading.Timer(chance.uniform(0, 0.01), strike, [terminal, signal.Signals[blow]])
        deadline.start()
        said += terminal.stdout.readlines()
        deadline.join()
        terminal.stdout.close()
        terminal.wait()
        for line in said:
            if line.endswith("\n"):
                ref, revision = line.split()
                acknowledged[ref] = int(revision)

        found = {application.ref: application.revision for application in applications.everything()}
        assert applications.damaged == []
        assert {ref: found[ref] for ref in acknowledged if found[ref] < acknowledged[ref]} == {}

    assert len(acknowledged) >= blows
    for backup in folder.rglob("*.bak"):
        read_tables(backup)
    applications.add(an_application())
    assert list(folder.rglob("*.tmp")) == []


@pytest.mark.parametrize("saves", [10, pytest.param(50, marks=pytest.mark.slow)])
def test_eight_terminals_saving_the_same_application_lose_nothing(
    applications: Applications, another_terminal: Terminal, saves: int
) -> None:
    applications.add(an_application(answers={"amount": 0}))

    terminals = [another_terminal("count", REF, str(saves)) for _ in range(8)]
    for terminal in terminals:
        terminal.communicate()

    assert [terminal.returncode for terminal in terminals] == [0] * 8
    assert applications.get(REF).answers == {"amount": 8 * saves}
    assert applications.get(REF).revision == 8 * saves + 1


def test_reading_while_another_writes_sees_one_save_or_the_next(
    applications: Applications, another_terminal: Terminal
) -> None:
    applications.add(an_application(answers={}))
    terminal = another_terminal("rewrite", REF, "60")
    seen = set()
    while terminal.poll() is None:
        answers = set(applications.get(REF).answers.values())
        assert len(answers) <= 1
        seen |= answers
    terminal.communicate()

    assert terminal.returncode == 0
    assert len(seen) > 1


def test_an_application_that_is_closed_meanwhile_is_never_missing(
    applications: Applications, another_terminal: Terminal
) -> None:
    terminal = another_terminal("keep_saving")
    assert terminal.stdout
    for _ in range(150):
        ref, revision = terminal.stdout.readline().split()
        found = {application.ref: application.revision for application in applications.everything()}
        assert found[ref] >= int(revision)
        assert applications.get(ref).revision >= int(revision)
    terminal.kill()
    terminal.communicate()
