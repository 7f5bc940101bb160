"""The real program under strace: what it asks of the system for its data, and a fault at any one of these times."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

SHORT = bool(os.environ.get("UWALLET_SHORT"))
PROGRAM = (str(Path(sys.executable).with_name("uwallet")),)

CHANGES = ("write", "fsync", "rename", "renameat2", "link", "unlink", "mkdir", "rmdir", "fchmod", "chmod", "flock")
CALLS = CHANGES if SHORT else (*CHANGES, "openat", "close", "read", "newfstatat", "getdents64")
FAULTS = {"killed": "signal=KILL", "full": "error=ENOSPC", "failing": "error=EIO"}
FAILS = ("openat", "write", "fsync", "rename", "renameat2", "link", "unlink", "mkdir")  # what a disk can refuse


def _strace_works() -> bool:
    try:
        return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


needs_strace = pytest.mark.skipif(not _strace_works(), reason="STRACE IS MISSING: NO KILL AT ANY SYSTEM CALL WAS TRIED")


class Fault(NamedTuple):
    """One run: the fault, and at which time that system call is made."""

    kind: str
    call: str
    time: int


def surroundings(home: Path) -> Mapping[str, str]:
    """Where this borrower's data and, beside it, the keys to it are; a moment; English."""
    return {
        **{name: value for name, value in os.environ.items() if name != "UWALLET_KEY"},
        "UWALLET_HOME": str(home),
        "XDG_CONFIG_HOME": str(home.parent / "config"),
        "UWALLET_LANG": "en",
        "UWALLET_NOW": "2026-11-24T10:20",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(
    home: Path, *line: str, program: Sequence[str] = PROGRAM, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a command line of uwallet, under another program if need be."""
    return subprocess.run(
        [*before, *program, *line],
        env=surroundings(home),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def faults_of(
    home: Path, line: Sequence[str], kind: str, log: Path, *, program: Sequence[str] = PROGRAM, below: Path
) -> Iterator[Fault]:
    """Every time the program makes one of these system calls on what is `below`, found by watching one run."""
    calls = CALLS if kind == "killed" else [call for call in CALLS if call in FAILS]
    watch = ("strace", "-f", "-y", "-o", str(log), "-e", f"trace={','.join(calls)}")
    done = run(home, *line, program=program, before=watch)
    assert done.returncode == 0, done.stderr
    counted: Counter[str] = Counter()
    for entry in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if made := re.match(r"\d+ +(\w+)\(", entry):
            counted[made[1]] += 1
            if f"{below}" in entry:
                yield Fault(kind, made[1], counted[made[1]])


def suffer(
    home: Path, line: Sequence[str], fault: Fault, log: Path, *, program: Sequence[str] = PROGRAM
) -> subprocess.CompletedProcess[str]:
    """Run the program with this fault; AssertionError if it did not come to it."""
    inject = f"inject={fault.call}:{FAULTS[fault.kind]}:when={fault.time}"
    strike = ("strace", "-f", "-y", "-o", str(log), "-e", f"trace={fault.call}", "-e", inject)
    ran = run(home, *line, program=program, before=strike)
    hit = log.read_text(encoding="utf-8", errors="replace")
    sign = "+++ killed by SIGKILL" if fault.kind == "killed" else "(INJECTED)"
    assert sign in hit, f"{fault}: exit {ran.returncode}, {ran.stderr}"
    return ran
