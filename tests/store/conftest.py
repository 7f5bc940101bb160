"""An empty data folder, the applications in it, and other terminals that use the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import uwallet_cli
from uwallet_cli.store import lock
from uwallet_cli.store.applications import Applications

from .borrower import Shape

Terminal = Callable[..., "subprocess.Popen[str]"]


class Clock:
    """A clock that only goes while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "uwallet"


@pytest.fixture
def applications(folder: Path) -> Applications:
    return Applications(folder, Shape())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(lock, "time", clock)
    return clock


@pytest.fixture
def another_terminal(folder: Path) -> Terminal:
    """Start a borrower in a process of their own, on the same data folder."""

    def start(doing: str, *arguments: str) -> subprocess.Popen[str]:
        script = Path(__file__).with_name("borrower.py")
        return subprocess.Popen(
            [sys.executable, str(script), doing, str(folder), *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(uwallet_cli.__file__).parents[1])},
        )

    return start
