"""What we know is read from its file, and the same where there can be none."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from uwallet_cli.store.knowledge import Knowledge
from uwallet_cli.store.lock import locked
from uwallet_cli.store.transaction import unannounced

from .conftest import Clock

DOCUMENTS: list[dict[str, Any]] = [{"id": f"entry-{number}", "zh": "电话回访"} for number in range(12)]


class Source:
    """Entries as people wrote them; counts how often they were made ready."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.version = "1"
        self.built = 0

    def build(self) -> list[dict[str, Any]]:
        self.built += 1
        return [{**document, "version": self.version} for document in DOCUMENTS]

    def asked(self) -> list[dict[str, Any]]:
        return Knowledge(self.folder, lambda: self.version, self.build).documents()


@pytest.fixture
def source(folder: Path) -> Source:
    return Source(folder)


def test_the_documents_are_built_once_and_read_from_then_on(source: Source) -> None:
    first = source.asked()

    assert first == source.build()
    assert source.asked() == first
    assert source.built == 2  # one of them here


def test_the_file_is_a_tinydb_that_only_the_borrower_can_read(source: Source, folder: Path) -> None:
    source.asked()

    path = folder / "knowledge.json"
    tables = json.loads(path.read_bytes())
    assert tables["meta"]["1"]["fingerprint"] == "1"
    assert tables["entries"]["12"]["id"] == "entry-11"
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_entries_that_changed_are_made_ready_again(source: Source, folder: Path) -> None:
    source.asked()
    source.version = "2"

    assert {document["version"] for document in source.asked()} == {"2"}
    assert {document["version"] for document in source.asked()} == {"2"}
    assert source.built == 2
    assert sorted(path.name for path in folder.iterdir()) == ["knowledge.json", "lock"]


@pytest.mark.parametrize("content", [b"", b"null", b"{", b'{"meta": {"1": {"format": 99, "fingerprint": "1"}}}'])
def test_a_damaged_file_is_built_anew(source: Source, folder: Path, content: bytes) -> None:
    whole = source.asked()
    (folder / "knowledge.json").write_bytes(content)

    assert source.asked() == whole
    assert source.asked() == whole
    assert source.built == 2


def test_a_question_is_answered_where_nothing_can_be_written(source: Source, folder: Path) -> None:
    folder.write_text("a file in the folder's place")

    assert len(source.asked()) == 12
    assert len(source.asked()) == 12
    assert folder.read_text() == "a file in the folder's place"


def test_something_that_cannot_be_replaced_in_the_files_place_keeps_no_answer_back(
    source: Source, folder: Path
) -> None:
    (folder / "knowledge.json").mkdir(parents=True)

    assert len(source.asked()) == 12


def test_a_question_does_not_wait_for_who_is_writing(source: Source, folder: Path, clock: Clock) -> None:
    folder.mkdir()

    with locked(folder, unannounced):
        assert len(source.asked()) == 12
    assert clock.now == 0
    assert not (folder / "knowledge.json").exists()


def test_what_another_terminal_made_ready_meanwhile_is_left_as_it_is(source: Source, folder: Path) -> None:
    def overtaken() -> list[dict[str, Any]]:
        source.asked()
        return [{"id": "too late"}]

    Knowledge(folder, lambda: "1", overtaken).documents()

    assert source.asked() == source.build()
