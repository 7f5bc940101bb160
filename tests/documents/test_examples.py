"""What the documents show a command to print is what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.examples import DOCUMENTS, ROOT, examples, played
from uwallet_cli.cli import COMMANDS


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_example_prints_what_the_document_says(document: str, tmp_path: Path) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    shown = [*played(text, DOCUMENTS[document], tmp_path)]

    assert shown
    assert [(example.command, example.lines) for example, _ in shown] == [
        (example.command, told) for example, told in shown
    ]


@pytest.mark.parametrize("document", ["README.md", "README.en.md"])
def test_a_reader_finds_an_example_of_every_command(document: str) -> None:
    commands = " ".join(one.command for one in examples((ROOT / document).read_text(encoding="utf-8")))

    assert [name for name in COMMANDS if f"uwallet {name}" not in commands] == []
