"""The console examples of the documents, run one after another in a borrower's folder of their own.

    python -m tests.documents.examples       # writes into the documents what the program says today

An example is a line `$ command` in a block marked `console`, with what it prints below; a line `…` at its end stands
for the rest. References are drawn at random: each is written as the one that stands in its place in the document.
A section with `diff` blocks is run with the program changed as they say.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.terminal import places

ROOT = Path(__file__).parents[2]
DOCUMENTS = {"README.md": "zh", "README.en.md": "en", "CONTRIBUTING.md": "zh"}

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGE = re.compile(r"^```diff\n--- (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFERENCE = re.compile(r"UW-[0-9A-HJKMNP-TV-Z]{8}")
REST = "…"
NOW = "2026-11-24T10:20"


class Example(NamedTuple):
    """A command and the lines under it."""

    command: str
    lines: tuple[str, ...]

    @property
    def is_cut(self) -> bool:
        """Whether only the beginning is shown."""
        return bool(self.lines) and self.lines[-1] == REST

    def told(self, printed: list[str]) -> tuple[str, ...]:
        """What stands in the document when the program prints this."""
        return (*printed[: len(self.lines) - 1], REST) if self.is_cut else tuple(printed)


def examples(text: str) -> Iterator[Example]:
    """All of a document, in their order."""
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            yield Example(command, tuple(lines))


class Borrower:
    """Runs the commands of one document. A reference in a command means the application that bears it there."""

    def __init__(self, folder: Path, language: str, root: Path = ROOT) -> None:
        self._root = root
        self._real: dict[str, str] = {}  # as written in the document → as drawn here
        self._surroundings = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("UWALLET", "LC_"))},
            **places(folder),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(root),
            "UWALLET_LANG": language,
            "UWALLET_NOW": NOW,
            "COLUMNS": "80",
            "LANG": "C.UTF-8",
        }

    def run(self, example: Example) -> list[str]:
        """What a person sees, with the references of the document."""
        command = REFERENCE.sub(lambda found: self._real.get(found[0], found[0]), example.command)
        ran = subprocess.run(
            ("sh", "-c", command),
            cwd=self._root,
            env=self._surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        written = [*dict.fromkeys(REFERENCE.findall("\n".join(example.lines)))]
        known = set(self._real.values())
        drawn = [one for one in dict.fromkeys(REFERENCE.findall(ran.stdout)) if one not in known]
        unseen = [one for one in written if one not in self._real]
        self._real |= dict(zip(unseen, drawn, strict=False))
        named = {real: name for name, real in self._real.items()}
        printed = REFERENCE.sub(lambda found: named.get(found[0], found[0]), ran.stdout)
        return [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed.strip() else []


def changed(section: str, folder: Path) -> Path:
    """A copy of the project in `folder`, changed as the section says. ValueError where a change does not fit."""
    for name in ("uwallet_cli", "tests/applicants"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, lines in CHANGE.findall(section):
        path = folder / name
        old = "".join(line[1:] for line in lines.splitlines(keepends=True) if line[0] in " -")
        new = "".join(line[1:] for line in lines.splitlines(keepends=True) if line[0] in " +")
        text = path.read_text(encoding="utf-8") if old else ""
        if old and text.count(old) != 1:
            raise ValueError(f"{name} does not have these lines once:\n{old}")
        path.write_text(text.replace(old, new) if old else new, encoding="utf-8")
    return folder


def played(text: str, language: str, folder: Path) -> Iterator[tuple[Example, tuple[str, ...]]]:
    """Every example of a document with what should stand under it."""
    reader = Borrower(folder / "data", language)
    for number, section in enumerate(re.split(r"^(?=## )", text, flags=re.MULTILINE)):
        borrower = reader
        if CHANGE.search(section):
            root = changed(section, folder / f"project-{number}")
            borrower = Borrower(folder / f"data-{number}", language, root)
        for example in examples(section):
            yield example, example.told(borrower.run(example))


def main() -> None:
    """Write every document anew."""
    for name, language in DOCUMENTS.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for example, told in played(text, language, Path(folder)):
                before, after = ("\n".join((f"$ {example.command}", *lines)) for lines in (example.lines, told))
                text = text.replace(f"{before}\n", f"{after}\n", 1)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
