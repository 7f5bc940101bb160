"""Whatever an applicant types that is private, no screen, document or error repeats it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from stdnum import luhn

from tests.guards.sources import APPLICANTS, run

NAMES = ("clean", "contradictory", "large", "overstretched", "thin", "wrong")

AFTER = (["status"], ["status", "--json"], ["status", "--all"], ["status", "--all", "--json"], ["--debug", "status"])


def applicant(name: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((APPLICANTS / f"{name}.json").read_text(encoding="utf-8"))
    return answers


def secrets_of(name: str) -> list[str]:
    """The private answers that cannot stand in a text by chance."""
    answers = applicant(name)
    given = [str(answers.get(key) or "") for key in ("id_number", "card_number", "phone", "employer", "name")]
    return [secret for secret in given if len(secret) > 1]


def found_in(text: str, name: str) -> list[str]:
    squeezed = text.replace(" ", "").replace("\n", "")  # a screen may have broken a line in the middle of it
    return [secret for secret in secrets_of(name) if secret in squeezed]


@pytest.mark.parametrize("more", [[], ["--json"], ["--debug"], ["--plain"]], ids=" ".join)
@pytest.mark.parametrize("name", NAMES)
def test_applying_repeats_nothing_private(name: str, more: list[str], tmp_path: Path) -> None:
    done = run("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", *more, home=tmp_path / "home")

    assert done.returncode == (4 if name == "wrong" else 0), done.stderr
    assert found_in(done.stdout + done.stderr, name) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "wrong"])
def test_looking_at_an_application_repeats_nothing_private(name: str, tmp_path: Path) -> None:
    assert run("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", home=tmp_path / "home").returncode == 0

    looks = [run(*line, home=tmp_path / "home") for line in AFTER]

    assert [look.returncode for look in looks] == [0] * len(AFTER)
    assert [secret for look in looks for secret in found_in(look.stdout + look.stderr, name)] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != "wrong"])
def test_in_the_store_no_private_answer_stands_in_the_clear(name: str, tmp_path: Path) -> None:
    assert run("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", home=tmp_path / "home").returncode == 0
    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file() and path.stat().st_size]
    assert files

    for path in files:
        assert found_in(path.read_text(encoding="utf-8"), name) == [], path.name


def test_of_answers_that_are_refused_nothing_is_kept(tmp_path: Path) -> None:
    run("apply", "--answers", str(APPLICANTS / "wrong.json"), "--yes", home=tmp_path / "home")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ('{"id_number": "34052419800101001X", "card_number": "6200000000000005",', 2),
        ('{"id_number": "34052419800101001X", "id_number": "34052419800101001X"}', 2),
        ('["34052419800101001X", "6200000000000005"]', 2),
        ('{"id_number": ["34052419800101001X"], "card_number": {"6200000000000005": 1}}', 4),
        ('{"id_number": 34052419800101001, "card_number": 6200000000000005}', 4),
    ],
    ids=["cut off", "twice", "no object", "nested", "numbers"],
)
@pytest.mark.parametrize("more", ["--json", "--debug"])
def test_a_file_that_cannot_be_read_is_not_quoted(content: str, status: int, more: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(content, encoding="utf-8")

    done = run("apply", "--answers", str(file), "--yes", more, home=tmp_path / "home")

    assert done.returncode == status
    told = done.stdout + done.stderr
    assert [secret for secret in ("34052419800101001", "6200000000000005") if secret in told] == []


def test_a_card_that_was_refused_when_mending_is_not_repeated(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "answers.json"
    bounces = next(card for middle in range(100) if luhn.is_valid(card := f"620000000{middle:03d}9995"))
    file.write_text(json.dumps({**applicant("clean"), "card_number": bounces}), encoding="utf-8")
    applied = run("apply", "--answers", str(file), "--yes", "--json", home=home)
    assert json.loads(applied.stdout)["state"] == "referred", applied.stdout + applied.stderr
    file.write_text('{"card_number": "6200000000000006"}', encoding="utf-8")

    mended = run("apply", json.loads(applied.stdout)["ref"], "--answers", str(file), "--yes", "--debug", home=home)

    assert mended.returncode == 4
    told = applied.stdout + applied.stderr + mended.stdout + mended.stderr
    assert [card for card in (bounces, "6200000000000006") if card in told] == []
