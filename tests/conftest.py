"""The program in process: a folder of its own, a frozen moment, a scripted person."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from tests.person import Person
from uwallet_cli.cli import app
from uwallet_cli.context import Context
from uwallet_cli.text import use

APPLICANTS = Path(__file__).with_name("applicants")


def pytest_configure() -> None:
    """A suite in the background of a shell ignores Ctrl-C and Ctrl-\\; without this so would all programs it starts."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGQUIT") and signal.getsignal(signal.SIGQUIT) == signal.SIG_IGN:
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)


class Ran(NamedTuple):
    """What a command left behind: its exit status, results and talk."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The result as JSON."""
        return json.loads(self.out)


Uwallet = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder; plain surroundings in Chinese on a Tuesday morning."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "ACCESSIBLE", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("UWALLET_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("UWALLET_KEY", str(tmp_path / "private.key"))
    monkeypatch.setenv("UWALLET_LANG", "zh")
    monkeypatch.setenv("UWALLET_NOW", "2026-11-24T10:20")
    monkeypatch.setenv("TERM", "xterm")
    return tmp_path / "data"


@pytest.fixture
def uwallet(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Uwallet]:
    """Run a command line: `uwallet("status --json")`, with `person` to answer and `now` as its moment."""
    assert home

    def run(line: str | list[str], person: Person | None = None, now: str | None = None) -> Ran:
        if now is not None:
            monkeypatch.setenv("UWALLET_NOW", now)
        context = Context()
        context.interactive = person is not None
        context.seed = 7
        if person is not None:
            context.person = person
        arguments = line.split() if isinstance(line, str) else line
        with pytest.raises(SystemExit) as left:
            typer.main.get_command(app).main(arguments, obj=context)
        if person is not None:
            person.finished()
        told = capsys.readouterr()
        return Ran(int(left.value.code or 0), told.out, told.err)

    yield run
    use("zh")


@pytest.fixture
def applied(uwallet: Uwallet) -> Callable[[str], Any]:
    """Apply with the answers of one of the applicants; the JSON that came of it."""

    def apply(name: str, *options: str) -> Any:
        ran = uwallet(["apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", "--json", *options])
        assert ran.status == 0, ran.err
        return ran.json

    return apply
