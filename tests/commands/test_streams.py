"""In a script: closed and full outputs, readers who leave, no keyboard, `yes`, bare surroundings, signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import APPLICANTS
from tests.terminal import Terminal, places, run, uwallet
from uwallet_cli.store.lock import locked
from uwallet_cli.text import say

if sys.platform == "win32":
    pytest.skip("streams and signals of POSIX", allow_module_level=True)

NOW = "2027-01-04T09:00"  # eleven days after the first instalment fell due
CLEAN = str(APPLICANTS / "clean.json")

# What shows something, and the exit status it has when all goes well.
SHOWS = {
    "--help": 0,
    "--version": 0,
    "status": 0,
    "status --json": 0,
    "status --all": 0,
    "status --explain": 0,
    "callback": 0,
    "callback forecast": 0,
    "callback verify --number 4000000000": 0,
    "callback drill --list": 0,
    "callback log --json": 0,
    "faq callback": 0,
    "faq --list --json": 0,
    "quote 20000 --months 360": 0,
    "quote 20000 --months 360 --json": 0,
    "loan schedule": 0,
    "loan list": 0,
    "loan due": 11,
    "loan due --json": 11,
    "data": 0,
    "data export": 0,
    "data check": 0,
    "schema": 0,
    "schema status": 0,
    "completion bash": 0,
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A borrower who is late with an instalment."""
    home = tmp_path_factory.mktemp("late") / "data"
    done = run("apply", "--answers", CLEAN, "--yes", home=home, env={"UWALLET_NOW": "2026-11-24T10:20"})
    assert done.returncode == 0, done.stderr
    return home


def surroundings(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, **places(home), "UWALLET_LANG": "zh", "UWALLET_NOW": NOW, **more}


def shell(script: str, *line: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The program in a line of shell, where it is `"$@"`."""
    return subprocess.run(
        ["sh", "-c", script, "sh", *uwallet(*line)],
        env=surroundings(home, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("line", SHOWS)
def test_a_reader_who_leaves_early_changes_nothing(home: Path, line: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ran = subprocess.run(
            uwallet(*line.split()),
            env=surroundings(home),
            stdout=nobody,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    told = ran.stderr.decode()
    assert (ran.returncode, "✗" in told, "Broken" in told) == (SHOWS[line], False, False)


@pytest.mark.parametrize("line", SHOWS)
def test_a_closed_output_is_a_failure_and_is_told(home: Path, line: str) -> None:
    ran = shell('"$@" >&-', *line.split(), home=home)
    assert ran.returncode == (SHOWS[line] or 1)
    assert SHOWS[line] or "结果写不出去" in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("line", ["--help", "--version", "status", "status --json", "loan due", "schema status"])
def test_a_full_output_is_a_failure_and_is_told(home: Path, line: str) -> None:
    ran = shell('"$@" >/dev/full', *line.split(), home=home)
    assert (ran.returncode, "结果写不出去" in ran.stderr) == (1, True)
    assert "--json" not in line or json.loads(ran.stderr)["error"]["code"] == "output_failed"


@pytest.mark.parametrize("line", SHOWS)
def test_without_keyboard_or_any_stream_it_ends_as_it_should(home: Path, line: str) -> None:
    told = shell('"$@" <&- 2>&-', *line.split(), home=home)
    assert (told.returncode, bool(told.stdout)) == (SHOWS[line], True)
    silent = shell('"$@" <&- >&- 2>&-', *line.split(), home=home)
    assert silent.returncode == (SHOWS[line] or 1)


@pytest.mark.parametrize("line", SHOWS)
def test_a_terminal_of_ascii_without_term_or_home_loses_no_meaning(home: Path, line: str) -> None:
    bare = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    ran = shell('unset TERM HOME; "$@"', *line.split(), home=home, **bare)
    assert ran.returncode == SHOWS[line]
    assert ran.stdout.isascii()
    assert "Traceback" not in ran.stderr
    if "--json" in line:
        assert json.loads(ran.stdout) == json.loads(shell('"$@"', *line.split(), home=home).stdout)


def test_head_takes_one_line_and_nobody_complains(home: Path) -> None:
    script = '{ "$@"; echo "status $?" >&2; } | head -n 1'
    for line in ("quote 20000 --months 360 --json", "faq --list", "loan due"):
        ran = shell(script, *line.split(), home=home)
        assert len(ran.stdout.splitlines()) == 1
        assert ran.stderr == f"status {SHOWS.get(line, 0)}\n"


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_json_can_be_read_as_utf8_whatever_the_locale_is(tmp_path: Path, encoding: str) -> None:
    home = tmp_path / "data"
    assert run("faq", "--add", "é × \U0001f642 月", home=home).returncode == 0
    (note,) = json.loads(shell('"$@"', "faq", "--notes", "--json", home=home, PYTHONIOENCODING=encoding).stdout)
    assert note["text"] == "é × \U0001f642 月"


# --- nothing is lost and nothing is there twice ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "looked", "before"),
    [
        ("loan pay 100", "loan --json", 1),
        ("status --update paid", "loan --json", 1),
        ("faq --add 客服说周五前回电", "faq --notes --json", 1),
        ("callback log --missed", "callback log --json", 1),
        ("loan care --used 交了学费", "loan care --json", 1),
    ],
)
@pytest.mark.parametrize("where", [">&-", "> /dev/full"])
def test_what_was_noted_before_the_output_failed_is_kept_and_one_is_told_so(
    tmp_path: Path, line: str, looked: str, before: int, where: str
) -> None:
    home = tmp_path / "data"
    run("apply", "--answers", CLEAN, "--yes", home=home, env={"UWALLET_NOW": "2026-11-24T10:20"})
    ran = shell(f'"$@" {where}', *line.split(), home=home)
    assert (ran.returncode, "已经记下了" in ran.stderr) == (1, True)
    document = json.loads(shell('"$@"', *looked.split(), home=home).stdout)
    things = document if isinstance(document, list) else document.get("payments") or document["used"]
    assert len(things) == before


def test_what_was_submitted_before_the_output_failed_is_not_submitted_twice(tmp_path: Path) -> None:
    for number, where in enumerate((">&-", "> /dev/full")):
        ran = shell(f'"$@" {where}', "apply", "--answers", CLEAN, "--yes", home=tmp_path / str(number))
        assert (ran.returncode, "请不要重复提交" in ran.stderr) == (1, True)


# --- yes, and nothing at all -----------------------------------------------------------------------------------------

ASKS = ["apply", "faq --add", "data erase --all", "data repair", "callback rehearse", "callback answer", "loan add"]
READS = ["apply --answers - --yes", "loan add --from -", "quote 20000 --months 12 --answers -"]


@pytest.mark.parametrize("source", ["yes |", "yes '' |", "</dev/null", "<&-"])
@pytest.mark.parametrize("line", [*ASKS, *READS])
def test_nothing_is_done_on_the_word_of_a_machine(tmp_path: Path, source: str, line: str) -> None:
    script = f'{source} "$@"' if source.endswith("|") else f'"$@" {source}'
    ran = shell(script, *line.split(), home=tmp_path / "data")
    expected = 3 if line == "callback answer" else 0 if line == "data repair" else 2
    assert ran.returncode == expected, ran.stderr
    assert "Traceback" not in ran.stderr
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".json"]


def test_without_a_home_folder_it_is_told_which_setting_helps() -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("UWALLET", "XDG"))}
    for line, status in (("quote 20000 --months 12", 0), ("schema status", 0), ("status", 2), ("faq callback", 2)):
        ran = subprocess.run(
            uwallet(*line.split()),
            env={**bare, "HOME": "nowhere", "UWALLET_LANG": "zh"},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == status, (line, ran.stderr.decode())
        assert status == 0 or "UWALLET_HOME" in ran.stderr.decode()


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_of_a_conversation_the_result_alone_goes_where_results_go(tmp_path: Path, options: tuple[str, ...]) -> None:
    """The questions are asked on the terminal although stdout is a file."""
    script = f'"$@" > {tmp_path / "result.json"}'
    talk = Terminal(
        "sh", "-c", script, "sh", *uwallet("callback", "rehearse", "--json", *options), home=tmp_path / "data"
    )
    talk.expect(say("ask.plain_prompt") if options else "›")
    talk.type("挂断")
    talk.expect(say("call.hang_up.leave"))
    talk.type("2")
    assert talk.end() == 0
    document = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert (document["heard"], len(document["card"]) > 10) == ([], True)
    assert '"card"' not in talk.raw


# --- signals in the middle of work -----------------------------------------------------------------------------------


@contextmanager
def waiting_for_the_lock(home: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A run that is about to write, and waits for another that does."""
    home.mkdir(mode=0o700, parents=True)
    with locked(home, on_wait=lambda: None):
        at_work = subprocess.Popen(
            uwallet("faq", "--add", "客服说周五前回电", *more),
            env=surroundings(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        if more:
            _asleep(at_work)
        else:
            assert at_work.stderr
            assert at_work.stderr.readline()  # it says that it waits
        yield at_work


def _asleep(process: subprocess.Popen[str]) -> None:
    """Wait until its lock file is open: it has begun to wait."""
    descriptors = Path(f"/proc/{process.pid}/fd")
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):  # one that is closed while we look
            if any(one.readlink().name == "lock" for one in descriptors.iterdir()):
                return
    raise AssertionError("it never came to wait")


@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", -15), ("SIGHUP", -1)])
def test_a_signal_at_work_ends_it_with_its_status_and_leaves_the_store_whole(
    tmp_path: Path, name: str, status: int
) -> None:
    home = tmp_path / "data"
    with waiting_for_the_lock(home) as at_work:
        at_work.send_signal(signal.Signals[name])
        out, err = at_work.communicate(timeout=30)
    assert (at_work.returncode, out) == (status, "")
    assert ("已停下" in err) == (name == "SIGINT")
    assert "Traceback" not in err
    assert run("data", "check", home=home).returncode == 0
    assert json.loads(run("faq", "--notes", "--json", home=home).stdout) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no /proc")
def test_with_json_an_interruption_is_one_document_alone(tmp_path: Path) -> None:
    with waiting_for_the_lock(tmp_path / "data", "--json") as at_work:
        at_work.send_signal(signal.SIGINT)
        out, err = at_work.communicate(timeout=30)
    assert (at_work.returncode, out, json.loads(err)["error"]["code"]) == (130, "", "interrupted")


STRUCK_WHILE_LOADING = """
import sys, types
from uwallet_cli import start
program = types.ModuleType("uwallet_cli.cli")
def main():
    raise KeyboardInterrupt
program.main = main
sys.modules["uwallet_cli.cli"] = program
start.main()
"""


def test_ctrl_c_before_it_can_speak_ends_it_without_a_traceback() -> None:
    ran = subprocess.run([sys.executable, "-c", STRUCK_WHILE_LOADING], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
