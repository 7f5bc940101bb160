"""What somebody learns who has the data folder and not its key: a canary in every file and stream, and measurements."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric

from tests.conftest import APPLICANTS, Uwallet
from tests.guards.sources import run
from tests.loan.borrowers import answers_of, application_of
from tests.person import Person
from tests.terminal import uwallet as program
from uwallet_cli.context import Context
from uwallet_cli.errors import UwalletError
from uwallet_cli.lenders.decision import decision
from uwallet_cli.lenders.keeping import for_keeping
from uwallet_cli.lenders.practice import lender as practice

ID, CARD = "34052419800101001X", "6200000000000005"
CANARIES = (ID, CARD, ID[6:14], ID[:14], CARD[:12])  # also the birthday alone, and what the last four leave out


def everything_in(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


# --- the canary ------------------------------------------------------------------------------------------------------


def test_no_id_and_no_card_number_is_left_anywhere_by_a_whole_journey(
    uwallet: Uwallet, applied: Callable[[str], Any], home: Path, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    told = []

    def go(line: str | list[str], person: Person | None = None) -> None:
        ran = uwallet(line, person)
        told.append(ran.out + ran.err)

    large = applied("large")["ref"]
    go(["callback", "forecast", large])
    for command in ("rehearse", "answer"):
        pick_up: dict[str, Any] = {"call.pick_up": "answer"} if command == "answer" else {}
        for wording in ("1", "2", "3"):
            pick_up |= {f"call.{key}.{wording}": ["不记得"] * 9 for key in CALL_KEYS}
        person = Person(pick_up)
        person.finished = lambda: None  # type: ignore[method-assign]  # as many as the call asks
        go(["callback", command, large], person)
    assert uwallet(["status", large, "--json"]).json["state"] == "referred"
    mended = tmp_path / "mended.json"
    mended.write_text(json.dumps({"card_number": CARD, "consent_truth": True}), encoding="utf-8")
    go(["apply", large, "--answers", str(mended), "--yes", "--json"])
    mended.unlink()
    applied("clean")
    for line in ("status --all --json", "data", "data show --json", "data export", "loan", "status --letter x"):
        go(line.replace("--letter x", f"--letter {tmp_path / 'letter.txt'}"))

    said = "".join(told)
    written = everything_in(tmp_path)
    assert [one for one in CANARIES if one in said] == []
    assert [one for one in CANARIES if one.encode() in written] == []
    assert list(home.rglob("*.tmp")) == []


CALL_KEYS = ("name", "id_number", "employer", "position", "years_employed", "monthly_income", "pay_day", "other_loans",
             "amount", "months", "method", "purpose", "applied_yourself", "guided_or_fee", "bank", "card_number",
             "first_due")  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes to look in")
def test_no_private_answer_is_in_the_list_of_processes(tmp_path: Path) -> None:
    seen: set[bytes] = set()
    env = {**os.environ, "UWALLET_HOME": str(tmp_path / "d"), "UWALLET_KEY": str(tmp_path / "k")}
    child = subprocess.Popen(
        program("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes"),
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watch = threading.Event()

    def look() -> None:
        while not watch.is_set():
            for name in ("cmdline", "environ"):
                try:
                    seen.add(Path(f"/proc/{child.pid}/{name}").read_bytes())
                except OSError:
                    return

    looking = threading.Thread(target=look)
    looking.start()
    assert child.wait() == 0
    watch.set()
    looking.join()
    assert any(b"apply" in one for one in seen)
    assert [one for one in CANARIES if any(one.encode() in line for line in seen)] == []


FAULTS = ("uwallet_cli.lenders.decision.decision", "uwallet_cli.store.record.write",
          "uwallet_cli.store.private.Sealed.row")  # fmt: skip


@pytest.mark.parametrize("broken", FAULTS)
def test_a_program_that_fails_in_the_middle_tells_no_answer(broken: str, tmp_path: Path) -> None:
    module, _, name = broken.rpartition(".")
    owner = module.rpartition(".")[2]
    code = f"""
import importlib
from uwallet_cli.cli import main
def fail(*given, **more):
    raise RuntimeError(repr((given, more)))
path, target = {module!r}, {name!r}
try:
    holder = importlib.import_module(path)
except ModuleNotFoundError:
    holder = getattr(importlib.import_module(path.rpartition(".")[0]), {owner!r})
setattr(holder, target, fail)
main()
"""
    done = run("--debug", "apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=tmp_path / "h", code=code)

    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert [one for one in (*CANARIES, "李娜", "12000") if one in done.stdout + done.stderr] == []
    assert b"340524" not in everything_in(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no core dumps")
def test_no_core_is_dumped() -> None:
    code = """
import resource, sys
from uwallet_cli.cli import main
sys.argv = ["uwallet", "--version"]
try:
    main()
finally:
    print(resource.getrlimit(resource.RLIMIT_CORE))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "(0, 0)"


# --- the measurements ------------------------------------------------------------------------------------------------


def clear_record(home: Path) -> dict[str, Any]:
    (file,) = (home / "open").glob("*.json")
    tables: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return {key: value for key, value in tables.items() if key != "private"}


def test_with_the_clear_record_an_id_number_is_one_of_thousands_and_nothing_says_which(
    home: Path, applied: Callable[[str], Any]
) -> None:
    # With a digest, region and last four left one; here every number that ends so is as good as any other.
    applied("clean")
    masks = clear_record(home)["application"]["1"]["masks"]
    assert masks["id_number"] == ID[-4:]

    born, fits = date(1946, 1, 1), 0
    while born < date(2008, 11, 24):
        number = ID[:6] + f"{born:%Y%m%d}" + ID[14:17]
        fits += ric.calc_check_digit(number + "0") == masks["id_number"][-1]
        born += timedelta(days=1)
    assert fits > 2000, "for one region alone, of 3,000"


def test_with_the_clear_record_a_card_number_is_one_of_millions(home: Path, applied: Callable[[str], Any]) -> None:
    applied("clean")
    masks = clear_record(home)["application"]["1"]["masks"]
    assert masks["card_number"] == CARD[-4:]

    fits = sum(luhn.is_valid(f"620000{middle:06d}{masks['card_number']}") for middle in range(0, 10**6, 1000))
    assert fits == 100, "a tenth, as by chance: 100,000 for one issuer"


def test_no_digest_and_no_length_of_a_private_answer_stands_in_the_clear(
    home: Path, uwallet: Uwallet, tmp_path: Path
) -> None:
    sizes = set()
    for name, income in (("李娜", 9000), ("欧阳娜娜", 12000), ("阿依古丽·买买提", 9999999)):
        answers = {**json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8")), "name": name}
        (tmp_path / "a.json").write_text(json.dumps({**answers, "monthly_income": income}), encoding="utf-8")
        assert uwallet(["apply", "--answers", str(tmp_path / "a.json"), "--yes"]).status == 0
    for file in (home / "open").glob("*.json"):
        private = json.loads(file.read_text(encoding="utf-8"))["private"]["1"]
        sizes.add(tuple(len(private[key]["sealed"]) for key in sorted(private)))
    assert len(sizes) == 1


CASES: dict[str, dict[str, Any]] = {
    "ten months' income": {"amount": 90000, "months": 36, "monthly_debt": 0, "other_loans": 0},
    "declined for its burden": {"amount": 50000, "past_due_count": 1, "credit_years": 3, "recent_applications": 7,
                                "years_employed": 2, "documents": ["income_proof"]},
    "over the limit": {"amount": 150000, "months": 36},
}  # fmt: skip


def told(answers: Mapping[str, Any], *, kept: bool, of: str = "") -> str:
    application = application_of(answers)
    application = application.with_events(decision(application, practice.policy, application.events[-1].at))
    if kept:
        application = for_keeping(application)
    data = {key: value for key, value in application.events[-1].data.items() if key != of}
    return json.dumps(data, sort_keys=True, default=str)


@pytest.mark.parametrize("case", CASES)
def test_the_clear_record_tells_the_income_no_closer_than_the_bands_do(case: str) -> None:
    incomes = range(3000, 20000, 500)
    groups: dict[str, dict[str, list[int]]] = {"bands": defaultdict(list), "kept": {}, "exact": {}}
    groups = {name: defaultdict(list) for name in groups}
    for income in incomes:
        answers = answers_of("clean", **CASES[case], monthly_income=income)
        groups["exact"][told(answers, kept=False)].append(income)
        groups["kept"][told(answers, kept=True)].append(income)
        groups["bands"][told(answers, kept=False, of="changes")].append(income)

    assert list(groups["kept"].values()) == list(groups["bands"].values())
    if case != "over the limit":
        assert len(groups["exact"]) > len(groups["bands"]), "what the exact changes would have told"


def test_apply_shows_every_change_once_and_the_record_points_to_the_forecast(
    uwallet: Uwallet, home: Path, tmp_path: Path
) -> None:
    answers = json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8"))
    (tmp_path / "a.json").write_text(json.dumps({**answers, "amount": 90000, "monthly_income": 8000}), encoding="utf-8")
    shown = uwallet(["apply", "--answers", str(tmp_path / "a.json"), "--yes", "--json"]).json
    assert [(one["key"], one["to"]) for one in shown["review"]["changes"]] == [("amount", "40000.00")]

    assert uwallet("status --json").json["review"]["changes"] == []
    assert "uwallet callback forecast" in uwallet("status").out
    assert "40000" not in json.dumps(clear_record(home))
    assert "40,000" in uwallet("callback forecast").out


# --- hostile input ---------------------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(sorted(answers_of())) | st.text(max_size=8)
FILES = st.binary(max_size=200) | st.dictionaries(KEYS, VALUES, max_size=5).map(
    lambda value: json.dumps(value).encode()
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=FILES)
def test_no_answers_file_does_more_than_be_refused(uwallet: Uwallet, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fuzz.json").write_bytes(content)
    ran = uwallet(["apply", "--answers", str(tmp_path / "fuzz.json"), "--yes", "--json"])

    assert ran.status in (2, 4)
    assert not any(sign in ran.err for sign in "\x1b\x9b\u202e")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_store_file_makes_more_than_an_error_of_ours(home: Path, data: st.DataObject) -> None:
    context = Context()
    context.__dict__["folder"] = home
    good = home / "open" / "UW-7K3M9QXA.json"
    if not good.exists():
        from tests.store.borrower import an_application

        context.applications.add(an_application())
        good.with_suffix(".good").write_bytes(good.read_bytes())
    content = bytearray(good.with_suffix(".good").read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    good.write_bytes(bytes(content))

    for use in (
        context.applications.everything,
        lambda: context.applications.get("UW-7K3M9QXA", private=True),
        context.whole.inventory,
    ):
        try:
            use()
        except UwalletError:
            continue


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text(max_size=60), min_size=5, max_size=5))
def test_no_line_typed_at_a_prompt_reaches_the_screen_raw(uwallet: Uwallet, lines: list[str]) -> None:
    said = dict(zip((f"log.{key}" for key in ("number", "name", "staff", "points", "promise")), lines, strict=True))
    ran = uwallet("callback log --add", _patient(said))

    assert ran.status == 0
    assert not any(sign in ran.out + ran.err for sign in "\x1b\x07\x9b\x9d\u202e\u2066\u200b")


def _patient(said: dict[str, str]) -> Person:
    person = Person({**said, "log.mask": [True] * 5})
    person.finished = lambda: None  # type: ignore[method-assign]
    return person


@pytest.mark.parametrize("name", ["UWALLET_KEY", "UWALLET_HOME"])
@pytest.mark.parametrize("value", ["/dev/null", "/proc/version", "\u202e", "a" * 5000, "/nowhere/at/all"])
def test_no_setting_makes_more_than_an_error_of_ours(name: str, value: str, tmp_path: Path) -> None:
    env = {**os.environ, "UWALLET_HOME": str(tmp_path / "d"), "UWALLET_KEY": str(tmp_path / "k"), name: value}
    if value == "/nowhere/at/all" and os.access("/", os.W_OK):
        pytest.skip("this user may make any folder")
    done = subprocess.run(
        program("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes"),
        env=env, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 5), done.stderr
    assert "Traceback" not in done.stderr
    assert "\u202e" not in done.stdout + done.stderr


def test_a_link_where_the_key_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("", encoding="utf-8")
    (tmp_path / "h.key").symlink_to(tmp_path / "target")
    done = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=tmp_path / "h")

    assert done.returncode == 5
    assert (tmp_path / "target").read_bytes() == b""


@pytest.mark.parametrize("umask", ["000", "777"])
def test_whatever_the_umask_everything_is_the_borrowers_alone(umask: str, tmp_path: Path) -> None:
    code = f"import os; os.umask(0o{umask}); from uwallet_cli.cli import main; main()"
    done = run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=tmp_path / "h", code=code)
    assert done.returncode == 0, done.stderr
    export = run("data", "export", "--out", str(tmp_path / "e.md"), home=tmp_path / "h", code=code)
    assert export.returncode == 0, export.stderr
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*") if path.is_file()}
    assert modes == {0o600}
