"""The package as text: its files, their syntax trees, and the program run in a process of its own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import uwallet_cli

PACKAGE = Path(uwallet_cli.__file__).parent
APPLICANTS = Path(__file__).parents[1] / "applicants"
NOON = "2026-11-24T12:00"  # a Tuesday

MODULES = tuple(sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts))


def name_of(path: Path) -> str:
    """A file as it is called inside the package: "loan/callback.py"."""
    return path.relative_to(PACKAGE).as_posix()


def package_of(path: Path) -> str:
    """The part of the program that a file belongs to: a folder, or a module beside the folders."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported_by(path: Path) -> Iterator[str]:
    """The dotted name of everything a file imports, inside functions and for type checkers too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively, which this reading does not follow"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def run(
    *arguments: str,
    home: Path,
    now: str = NOON,
    code: str = "from uwallet_cli.cli import main; main()",
    patience: float = 60,
) -> subprocess.CompletedProcess[str]:
    """The program in a fresh process, its data in `home`, in Chinese, at noon of one Tuesday or another moment."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    settings = {"UWALLET_HOME": str(home), "UWALLET_NOW": now, "UWALLET_LANG": "zh", "HOME": str(home)}
    settings["UWALLET_KEY"] = str(home.with_name(f"{home.name}.key"))
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**kept, **settings, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
    )
