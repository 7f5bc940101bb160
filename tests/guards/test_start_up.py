"""What is slow to load is loaded by whoever needs it: looking at an application or an answer needs none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guards.sources import APPLICANTS, run

SLOW = (
    "asyncio",
    "cryptography",
    "hypothesis",
    "icalendar",
    "importlib.metadata",
    "keyring",
    "platformdirs",
    "prompt_toolkit",
    "pyxirr",
    "questionary",
    "rich.markdown",
    "stdnum",
    "tinydb",
    "tomllib",
    "uwallet_cli.show.pager",
)

# The last line on stderr: which modules there are once the program is done.
WATCHED = """
import sys
from uwallet_cli.cli import main
try:
    main()
except SystemExit as end:
    status = end.code
sys.stderr.write("\\n" + " ".join([str(status), *sys.modules]))
"""

IMPORTED = """
import sys
import uwallet_cli.cli
sys.stderr.write("\\n" + " ".join(["0", *sys.modules]))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a loan that is being repaid, one that waits for a call, and one that was declined."""
    home = tmp_path_factory.mktemp("home")
    for name in ("overstretched", "large", "clean"):
        applied = run("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", home=home)
        assert applied.returncode == 0, applied.stderr
    return home


def loaded(*line: str, home: Path, code: str = WATCHED) -> set[str]:
    status, *modules = run(*line, home=home, code=code).stderr.splitlines()[-1].split()
    assert status == "0"
    assert "uwallet_cli.cli" in modules
    return set(modules)


def test_importing_the_program_loads_nothing_slow(home: Path) -> None:
    assert loaded(home=home, code=IMPORTED) & set(SLOW) == set()


def test_importing_the_program_loads_no_screen_and_no_catalogue(home: Path) -> None:
    modules = loaded(home=home, code=IMPORTED)

    assert [name for name in modules if name.startswith(("rich", "uwallet_cli.show.", "uwallet_cli.text."))] == []


# The module of every command, also of those below another, as completing a line on it imports them.
EVERY_COMMAND = """
import sys
from importlib import import_module
from uwallet_cli.cli import COMMANDS
def load(table):
    for place in table.values():
        module, _, function = place.partition(":")
        load(getattr(getattr(import_module(module), function), "table", {}))
load(COMMANDS)
sys.stderr.write("\\n" + " ".join(["0", *sys.modules]))
"""


def test_what_a_command_takes_is_known_without_any_screen(home: Path) -> None:
    modules = loaded(home=home, code=EVERY_COMMAND)

    assert "uwallet_cli.commands.erasing_data" in modules
    assert modules & {*SLOW, "rich"} == set()


def test_a_quote_loads_the_solver_and_the_practice_rate_and_nothing_else_slow(home: Path) -> None:
    modules = loaded("quote", "20000", "--months", "36", "--compare", home=home)

    assert modules & set(SLOW) <= {"pyxirr", "tomllib"}
    assert [name for name in modules if name.startswith(("uwallet_cli.store", "uwallet_cli.interview.form"))] == []


@pytest.mark.parametrize(
    "line",
    [
        ["faq", "callback"],
        ["faq", "callback", "--json"],
        ["faq", "--list"],
        ["status"],
        ["status", "--json"],
        ["status", "--all"],
        ["loan"],
        ["loan", "schedule"],
        ["loan", "due"],
        ["loan", "due", "--quiet"],
        ["status", "--explain"],
        ["callback", "verify", "--number", "4000000000", "--asks", "fee"],
        ["data"],
        ["data", "show", "--json"],
        ["schema"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_looking_something_up_loads_nothing_slow(line: list[str], home: Path) -> None:
    if line[0] == "faq":  # the first question of all prepares the entries, and may take its time
        assert run("faq", "--list", home=home).returncode == 0

    assert loaded(*line, home=home) & set(SLOW) == set()


def test_while_the_phone_rings_nobody_waits_for_applications(home: Path) -> None:
    modules = loaded("callback", "verify", "--number", "4000000000", "--asks", "fee", home=home)

    rules = {name for name in modules if name.startswith("uwallet_cli.loan.")}
    assert rules == {"uwallet_cli.loan.application", "uwallet_cli.loan.callers"}  # the first knows references
    assert [name for name in modules if name.startswith(("uwallet_cli.store", "uwallet_cli.lenders"))] == []


def test_a_schema_is_printed_without_a_screen_and_without_what_checks_one(home: Path) -> None:
    modules = loaded("schema", "status", home=home)

    assert [name for name in modules if name.split(".")[0] in ("rich", "jsonschema", *SLOW)] == []


@pytest.mark.parametrize(
    "line",
    [
        ["quote", "20000", "--months", "12"],
        ["callback"],
        ["callback", "log", "--missed"],
        ["loan", "pay"],
    ],
    ids=" ".join,
)
def test_what_needs_no_private_answer_never_loads_what_opens_one(line: list[str], home: Path) -> None:
    modules = loaded(*line, home=home)

    assert modules & {"cryptography", "keyring", "uwallet_cli.store.sealing"} == set()
