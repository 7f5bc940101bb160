"""The program without what only POSIX systems have: it does the same, and keeps what it is given as safely."""

from __future__ import annotations

import errno
import getpass
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.guards.sources import APPLICANTS, NOON, PACKAGE, run
from tests.places.windows import POSIX_MODULES, PROGRAM, windows_msvcrt, windows_os, windows_signal
from tests.terminal import Terminal
from uwallet_cli.ask import terminal
from uwallet_cli.ask.plain import Plain
from uwallet_cli.errors import StoreUnusable
from uwallet_cli.store import files, lock

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows itself is better than an imitation")


def on_windows(*line: str, home: Path, now: str = NOON) -> subprocess.CompletedProcess[str]:
    return run(*line, home=home, now=now, code=PROGRAM)


def in_a_terminal(*line: str, home: Path) -> Terminal:
    """Plain: for its styled prompts prompt_toolkit has a form of its own on Windows, which runs nowhere else."""
    surroundings = {"PYTHONPATH": str(PACKAGE.parent), "UWALLET_LANG": "zh"}
    return Terminal(sys.executable, "-c", PROGRAM, *line, "--plain", home=home, env=surroundings)


def test_the_imitation_has_none_of_it() -> None:
    code = f"""
from tests.places.windows import arrive; arrive()
import importlib
from uwallet_cli.ask import terminal
for name in {POSIX_MODULES!r}:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        continue
    raise SystemExit(name)
from uwallet_cli.store import files
print(files.os.name, hasattr(files.os, "fchmod"), hasattr(terminal.signal, "SIGHUP"), files._NO_FOLLOW)
"""
    assert run(home=Path("/nonexistent"), code=code).stdout == "nt False False 0\n"


# --- the whole program -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that was filled as on Windows: a loan that is being repaid, one that waits for a call, one declined."""
    home = tmp_path_factory.mktemp("home")
    for name in ("overstretched", "large", "clean"):
        applied = on_windows("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", home=home)
        assert (applied.returncode, applied.stderr) == (0, "")
    return home


LOOKING = [
    "status", "status --json", "status --all", "status --explain", "callback", "callback forecast",
    "callback verify --number 4000000000 --asks fee", "callback drill --list", "callback log",
    "faq", "faq callback", "faq --list", "faq --notes", "quote 20000 --months 12 --sheet",
    "quote 20000 --months 36 --compare", "loan", "loan schedule", "loan payoff", "loan list", "loan due",
    "loan care", "data", "data show", "data check", "--help", "apply --help", "--version",
]  # fmt: skip


@pytest.mark.parametrize("line", LOOKING)
def test_every_screen_is_the_same_on_windows(line: str, home: Path) -> None:
    for _ in range(2):  # the first question of all prepares the entries
        here, there = run(*line.split(), home=home), on_windows(*line.split(), home=home)

    assert (there.stdout, there.stderr, there.returncode) == (here.stdout, here.stderr, here.returncode)
    assert there.stdout


def test_what_is_kept_changed_repaired_and_erased_on_windows_is_what_would_be_here(tmp_path: Path) -> None:
    home = tmp_path / "home"

    def does(*line: str) -> str:
        ran = on_windows(*line, home=home)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    ref = json.loads(does("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", "--json"))["ref"]
    does("loan", "pay", ref, "500")
    does("status", ref, "--update", "paid")
    does("faq", "--add", "a note of mine")
    does("callback", "log", "--missed")
    own = tmp_path / "own.json"
    terms = {"months": 6, "method": "equal_instalment", "rate": 12}
    own.write_text(json.dumps({"lender": "x", "amount": 5000, "paid_out": "2026-11-01", **terms}), encoding="utf-8")
    does("loan", "add", "--from", str(own))
    does("loan", "calendar", ref, "--out", str(tmp_path / "loan.ics"))
    does("data", "export", "--out", str(tmp_path / "me.md"))
    assert (tmp_path / "me.md").stat().st_size > 1000
    whole = json.loads(run("status", ref, "--json", home=home).stdout)
    assert [event["kind"] for event in whole["events"]][-2:] == ["paid", "paid"]

    kept = home / "open" / f"{ref}.json"
    kept.write_bytes(kept.read_bytes()[:100])  # as a power cut leaves it on a disk that lies
    does("data", "repair", "--yes")
    assert json.loads(does("status", ref, "--json"))["ref"] == ref

    backup = str(tmp_path / "uwallet.backup")
    backing_up = in_a_terminal("data", "backup", backup, home=home)
    for _ in range(2):
        backing_up.expect("请输入：")
        backing_up.type("a long passphrase")
    assert backing_up.end() == 0, backing_up.text()
    does("faq", "--add", "written after the backup")
    restoring = in_a_terminal("data", "restore", backup, home=home)
    for says, typed in (("请输入：", "a long passphrase"), ("请输入", "y")):
        restoring.expect(says)
        restoring.type(typed)
    assert restoring.end() == 0, restoring.text()
    assert "written after" not in does("faq", "--notes")
    assert "a note of mine" in does("faq", "--notes")

    erasing = in_a_terminal("data", "erase", "--all", home=home)
    erasing.expect("请输入上面的词来确认")
    erasing.type("全部删除")
    assert erasing.end() == 0
    assert not home.exists()
    assert [path for path in tmp_path.rglob("*.json*") if path != own] == []


def test_several_programs_at_once_lose_nothing_on_windows(tmp_path: Path) -> None:
    home = tmp_path / "home"
    env = {"UWALLET_HOME": str(home), "UWALLET_KEY": str(tmp_path / "key"), "UWALLET_LANG": "zh", "HOME": str(home)}
    env |= {"PYTHONPATH": str(PACKAGE.parent), "PATH": os.environ["PATH"]}
    noting = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "faq", "--add", f"note {number}"], env=env, stdout=subprocess.DEVNULL
        )
        for number in range(6)
    ]
    assert [one.wait(60) for one in noting] == [0] * 6

    notes = json.loads(run("faq", "--notes", "--json", home=home).stdout)
    assert sorted(note["text"] for note in notes) == [f"note {number}" for number in range(6)]


def test_a_question_is_asked_without_termios_and_says_that_what_is_typed_can_be_seen(home: Path) -> None:
    asked = in_a_terminal("data", "passphrase", home=home)

    asked.expect("这个终端藏不住输入，旁边的人看得见。")
    asked.key("ctrl-c")

    assert asked.end() == 130


# --- part by part ----------------------------------------------------------------------------------------------------


@pytest.fixture
def locking(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The store finds itself on Windows; what it asked msvcrt for."""
    asked: list[int] = []
    msvcrt: Any = windows_msvcrt()
    really = msvcrt.locking

    def noted(descriptor: int, way: int, size: int) -> None:
        asked.append(way)
        really(descriptor, way, size)

    msvcrt.locking = noted
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(lock, "os", windows_os())
    monkeypatch.setattr(files, "os", windows_os())
    return asked


def test_the_lock_is_given_back_before_its_file_is_closed(locking: list[int], tmp_path: Path) -> None:
    with lock.locked(tmp_path, on_wait=lambda: None):
        pass

    assert locking == [2, 0]  # LK_NBLCK, LK_UNLCK


def test_another_writer_is_waited_for_and_then_told_of(locking: list[int], tmp_path: Path) -> None:
    waited: list[bool] = []
    with lock.locked(tmp_path, on_wait=lambda: None):
        with (
            pytest.raises(StoreUnusable) as refused,
            lock.locked(tmp_path, on_wait=lambda: waited.append(True), patience=lock.SILENCE + 0.1),
        ):
            raise AssertionError("both have it")
        with pytest.raises(StoreUnusable), lock.locked(tmp_path, on_wait=lambda: None, patience=0):
            raise AssertionError("the first one's lock was given away")

    assert (refused.value.code, waited) == ("store_locked", [True])
    assert locking[-1] == 0


@pytest.fixture
def in_use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str, int], None]:
    """Make something fail so many times, as on Windows while another process has the file open."""
    monkeypatch.setattr(files, "os", windows_os())
    monkeypatch.setattr("time.sleep", lambda _seconds: None)

    def fail(owner: Any, name: str, times: int) -> None:
        really, left = getattr(owner, name), [times]

        def act(*given: Any, **named: Any) -> Any:
            if left[0]:
                left[0] -= 1
                raise PermissionError(errno.EACCES, "in use", str(given[0]))
            return really(*given, **named)

        monkeypatch.setattr(owner, name, act, raising=False)

    return fail


def test_a_file_that_somebody_reads_is_replaced_once_they_are_done(
    in_use: Callable[[Any, str, int], None], tmp_path: Path
) -> None:
    path = tmp_path / "loans.json"
    files.write_content(path, b'{"loans": {}}')
    in_use(Path, "replace", 3)

    files.write_content(path, b'{"loans": {"1": {}}}')

    assert path.read_bytes() == b'{"loans": {"1": {}}}'
    assert path.with_name("loans.json.bak").read_bytes() == b'{"loans": {}}'


def test_a_file_that_somebody_keeps_open_stays_as_it_is_and_the_borrower_is_told(
    in_use: Callable[[Any, str, int], None], tmp_path: Path
) -> None:
    path = tmp_path / "loans.json"
    files.write_content(path, b'{"loans": {}}', backed_up=False)
    in_use(Path, "replace", 1000)

    with pytest.raises(StoreUnusable) as told:
        files.write_content(path, b'{"loans": {"1": {}}}', backed_up=False)

    assert told.value.code == "store_not_writable"
    assert path.read_bytes() == b'{"loans": {}}'
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_just_being_replaced_is_read_a_moment_later(
    in_use: Callable[[Any, str, int], None], tmp_path: Path
) -> None:
    path = tmp_path / "loans.json"
    files.write_content(path, b'{"loans": {}}')
    in_use(files, "_open_to_read", 3)

    assert files.read_content(path) == b'{"loans": {}}'


def test_a_terminal_is_guarded_where_there_is_no_hang_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "signal", windows_signal())
    before = signal.getsignal(signal.SIGTERM)

    with terminal.guard():
        assert signal.getsignal(signal.SIGTERM) is not before

    assert signal.getsignal(signal.SIGTERM) is before


def test_a_secret_is_read_key_by_key_as_windows_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Keyboard:
        keys = iter("123\b4\r")

        def getwch(self) -> str:
            return next(self.keys)

        def putwch(self, _sign: str) -> None: ...

    monkeypatch.setattr(getpass, "msvcrt", Keyboard(), raising=False)
    monkeypatch.setattr(getpass, "getpass", vars(getpass)["win_getpass"])
    stdin = type("Console", (), {"isatty": lambda _self: True, "closed": False})()
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "__stdin__", stdin)

    assert Plain(lambda _page: None).text("data.passphrase", secret=True) == "124"
    assert "124" not in capsys.readouterr().err
