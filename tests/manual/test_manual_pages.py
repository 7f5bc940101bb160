"""The manual pages say what the help says, and man can show them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from man.make import FOLDERS, manual
from tests.guards.sources import MODULES
from uwallet_cli.cli import COMMANDS
from uwallet_cli.export.manual import ENVIRONMENT, FILES
from uwallet_cli.settings import data_folder, key_place
from uwallet_cli.text import LANGUAGES

PROJECT = Path(__file__).parents[2]
PAGES = sorted(manual())


def committed(page: str) -> str:
    return (PROJECT / "man" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_the_help_makes_of_it_now(page: str) -> None:
    assert committed(page) == manual()[page], "python man/make.py makes them anew"


def test_there_is_a_page_for_every_command_in_every_language_and_no_other() -> None:
    names = ["uwallet", *(f"uwallet-{name}" for name in COMMANDS)]
    wanted = {f"{FOLDERS[language]}/{name}.1" for language in LANGUAGES for name in names}

    assert set(PAGES) == wanted
    assert {str(path.relative_to(PROJECT / "man").as_posix()) for path in (PROJECT / "man").rglob("*.1")} == wanted


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_how_the_command_is_used(page: str) -> None:
    text = committed(page)

    assert re.search(r'^\.SH "(EXAMPLES|例子)"$', text, re.MULTILINE)
    assert re.search(r"^\\fBuwallet\\fR", text, re.MULTILINE)


NAMES_READ = re.compile(r'environ(?:ment)?(?:\.get\(|\[)"([A-Z_]+)"')
OF_THE_SYSTEM = {"LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}  # where its data belongs, not how uwallet behaves


def test_every_setting_that_is_read_from_the_environment_is_told() -> None:
    read = {name for path in MODULES for name in NAMES_READ.findall(path.read_text(encoding="utf-8"))}

    assert {"UWALLET_HOME", "NO_COLOR"} <= read
    assert read - OF_THE_SYSTEM - set(ENVIRONMENT) == set()


def test_the_folders_are_those_that_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    assert {key: Path(place).expanduser() for key, place in FILES.items()} == {
        "data": data_folder({}, platform="linux"),
        "key": key_place({}, platform="linux")[0],
    }


def test_what_is_typed_can_be_copied_from_a_page() -> None:
    page = manual()["man1/uwallet-quote.1"]

    assert "uwallet quote 12000 \\-\\-months 12 \\-\\-flat\\-rate 0.6 \\-\\-compare" in page.splitlines()


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="SKIPPED: there is no mandoc to check manual pages by")
@pytest.mark.parametrize("page", PAGES)
def test_mandoc_finds_nothing_to_warn_of(page: str) -> None:
    checked = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", str(PROJECT / "man" / page)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("groff") is None, reason="SKIPPED: there is no groff to show manual pages by")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_a_terminal_of_80_columns(page: str) -> None:
    shown = subprocess.run(
        ["groff", "-K", "utf8", "-man", "-T", "utf8", "-w", "all", "-rLL=78n", "-P", "-c", str(PROJECT / "man" / page)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (shown.returncode, shown.stderr) == (0, "")


def test_the_pages_are_installed_with_the_program(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="SKIPPED: there is no hatchling to build a wheel with")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)

    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()

    installed = {name.partition(".data/data/share/man/")[2] for name in names if "/share/man/" in name}
    assert installed == set(PAGES)
    assert {f"uwallet_cli/export/shells/uwallet.{end}" for end in ("bash", "zsh", "fish", "ps1")} <= set(names)
