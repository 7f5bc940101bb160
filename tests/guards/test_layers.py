"""Imports go down only, each library lives in one place, and the rules of borrowing stay pure."""

from __future__ import annotations

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.guards.sources import MODULES, imported_by, name_of, package_of, tree_of

# Every package of the program, a module beside the folders counting as one, and what it may import besides itself.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "character_sets": set(),
    "clean": set(),
    "streams": set(),
    "schemas": set(),
    "text": set(),
    "theme": set(),
    "loan": {"errors"},
    "settings": {"errors", "loan", "text"},
    "store": {"errors", "loan", "text"},
    "ask": {"character_sets", "clean", "text", "theme"},
    "knowledge": {"clean", "errors", "loan", "text"},
    "lenders": {"errors", "loan"},
    "interview": {"ask", "clean", "errors", "loan", "text"},  # of ask the contract alone, see below
    # A screen is a view of what these hand over; none of them knows that there are screens.
    "show": {
        "character_sets",
        "clean",
        "errors",
        "interview",
        "knowledge",
        "lenders",
        "loan",
        "streams",
        "text",
        "theme",
    },
    "export": {"clean", "errors", "loan", "show", "text"},  # of show the words alone, see below
    # What a command is given is put together here, from every part, on first use.
    "context": {"ask", "errors", "interview", "knowledge", "lenders", "loan", "settings", "show", "store", "text"},
    "commands": {
        "ask",
        "clean",
        "context",
        "errors",
        "export",
        "interview",
        "knowledge",
        "lenders",
        "loan",
        "schemas",
        "settings",
        "show",
        "streams",
        "text",
    },
    "cli": {"character_sets", "commands", "context", "errors", "settings", "show", "streams", "text"},
    "start": {"cli"},
    "__init__": set(),
}

# Every library, and the only packages that may know of it.
ONLY_IN: dict[str, set[str]] = {
    "typer": {"cli", "commands"},
    "rich": {"show"},
    "questionary": {"ask"},
    "prompt_toolkit": {"ask"},
    "tinydb": {"store"},
    "cryptography": {"store"},
    "keyring": {"store"},
    "stdnum": {"loan"},
    "pyxirr": {"loan"},
    "icalendar": {"export"},
}

# What the rules must do without: clock, disk, terminal, chance, the machine they run on.
IMPURE = {
    *("io", "locale", "logging", "os", "pathlib", "platform", "random", "shutil"),
    *("socket", "subprocess", "sys", "tempfile", "threading", "time"),
}


def packages_imported_by(path: Path) -> set[str]:
    """The other packages of the program that a file imports; the version alone belongs to everyone."""
    ours = (name.split(".")[1] for name in imported_by(path) if name.startswith("uwallet_cli."))
    return set(ours) - {package_of(path), "__version__"}


def libraries_imported_by(path: Path) -> set[str]:
    names = {name.split(".")[0] for name in imported_by(path)}
    return names - set(sys.stdlib_module_names) - {"uwallet_cli"}


def test_every_package_has_its_row_in_the_table() -> None:
    assert {package_of(path) for path in MODULES} == set(MAY_IMPORT)


def test_the_table_has_no_circle() -> None:
    order = list(TopologicalSorter(MAY_IMPORT).static_order())

    assert order.index("errors") < order.index("loan") < order.index("show") < order.index("cli")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_packages_below_its_own(path: Path) -> None:
    assert packages_imported_by(path) - MAY_IMPORT[package_of(path)] == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_used_only_where_it_lives(path: Path) -> None:
    strays = {name for name in libraries_imported_by(path) if package_of(path) not in ONLY_IN.get(name, set())}

    assert strays == set()


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_every_library_of_the_table_is_used_where_it_may_be(library: str) -> None:
    assert {package_of(path) for path in MODULES if library in libraries_imported_by(path)} == ONLY_IN[library]


@pytest.mark.parametrize("path", [path for path in MODULES if package_of(path) == "interview"], ids=name_of)
def test_a_conversation_knows_the_contract_of_prompts_and_none_of_their_forms(path: Path) -> None:
    known = {name for name in imported_by(path) if name.startswith("uwallet_cli.ask")}

    assert {name for name in known if not name.startswith("uwallet_cli.ask.prompter.")} == set()


# Words, and the help as data, which a manual page has in full.
WORDS_OF_SCREENS = ("uwallet_cli.show.words", "uwallet_cli.show.cost_words", "uwallet_cli.show.help_page")


@pytest.mark.parametrize("path", [path for path in MODULES if package_of(path) == "export"], ids=name_of)
def test_a_file_for_elsewhere_takes_words_from_the_screens_and_no_screen(path: Path) -> None:
    shown = {name for name in imported_by(path) if name.startswith("uwallet_cli.show")}

    assert {name for name in shown if not name.startswith(WORDS_OF_SCREENS)} == set()


@pytest.mark.parametrize("path", [path for path in MODULES if package_of(path) == "loan"], ids=name_of)
def test_the_rules_know_no_clock_disk_or_terminal(path: Path) -> None:
    assert {name.split(".")[0] for name in imported_by(path)} & IMPURE == set()


@pytest.mark.parametrize("path", [path for path in MODULES if package_of(path) in ("loan", "lenders")], ids=name_of)
def test_whoever_decides_is_told_the_time_and_never_looks_at_a_clock(path: Path) -> None:
    called = {ast.unparse(node.func) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)}

    assert called & {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"} == set()
