"""Finding the Pythons to test on: only those that really run, and the absent ones are named."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests import every_python

pytestmark = pytest.mark.skipif(os.name == "nt", reason="stand-ins made of shell scripts")


def command(folder: Path, name: str, says: str, status: int = 0) -> str:
    """A stand-in for a Python."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.fixture(autouse=True)
def no_python_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))


def test_those_on_the_path_are_found_by_name(tmp_path: Path) -> None:
    eleven = command(tmp_path, "python3.11", "Python 3.11.9")
    thirteen = command(tmp_path, "python3.13", "Python 3.13.0rc1")

    assert every_python.found({"PATH": str(tmp_path)}) == {"3.11": eleven, "3.13": thirteen}


def test_a_name_that_leads_nowhere_is_none(tmp_path: Path) -> None:
    command(tmp_path, "python3.12", "command not found", status=127)
    command(tmp_path, "python3.13", "something else")

    assert every_python.found({"PATH": str(tmp_path)}) == {}


def test_one_that_is_named_comes_before_that_on_the_path(tmp_path: Path) -> None:
    command(tmp_path, "python3.12", "Python 3.12.1")
    mine = command(tmp_path / "mine", "python", "Python 3.12.7")
    gone = str(tmp_path / "gone")

    assert every_python.found({"PATH": str(tmp_path), "UWALLET_PYTHONS": os.pathsep.join([gone, mine])}) == {
        "3.12": mine
    }


@pytest.mark.parametrize(("results", "status"), [([0, 0], 0), ([0, 1], 1), ([5, 0], 1)])
def test_it_fails_where_one_fails_and_names_the_one_that_is_absent(
    results: list[int], status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    left = iter(results)
    monkeypatch.setattr(every_python, "found", lambda _environment: {"3.11": "a", "3.13": "b"})
    monkeypatch.setattr(every_python, "tested", lambda _python, _words: next(left))

    assert every_python.main([]) == status
    assert "Python 3.12  SKIPPED: it is not here" in capsys.readouterr().out


def test_it_fails_where_there_is_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_python, "found", lambda _environment: {})

    assert every_python.main([]) == 1


def test_the_versions_are_those_that_the_package_is_for() -> None:
    import tomllib

    package = tomllib.loads((every_python.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["project"]["requires-python"] == f">={every_python.VERSIONS[0]}"
