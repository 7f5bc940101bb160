"""Hostile text at every prompt and in every word of the command line: nothing but errors of ours, nothing raw.

What is drawn depends on a number only, which a failure names. A few draws each in the ordinary suite, many when slow.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import Ran, Uwallet
from tests.private.hostile import OBEYED, Lines, Stranger, hostile_text
from uwallet_cli import cli
from uwallet_cli.ask.plain import Plain
from uwallet_cli.errors import UwalletError
from uwallet_cli.store import sealing
from uwallet_cli.store.archive import MAGIC

MANY = 8 if os.environ.get("UWALLET_SHORT") else 40
DRAWS = [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, MANY))]
STATUSES = {0, 1, 2, 3, 4, 5, 10, 11, 130}


@pytest.fixture
def crashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What came to the boundary that is no error of ours."""
    found: list[str] = []
    known = cli._as_ours

    def watched(problem: BaseException, context: Any) -> UwalletError:
        ours = known(problem, context)
        if ours.code in ("unexpected", "output_failed", "output_failed_stored"):
            found.append("".join(traceback.format_exception(problem)))
        return ours

    monkeypatch.setattr(cli, "_as_ours", watched)
    monkeypatch.setitem(sealing.SCRYPT, "n", 16)
    yield found
    assert found == [], "\n".join(found)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are written that were asked for by a name without a folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def looked_at(ran: Ran, place: Path, told: str) -> None:
    """Nothing that a terminal obeys was written, on the screen or in a file."""
    assert ran.status in STATUSES, told
    for text in (ran.out, ran.err):
        assert not OBEYED.search(text), f"{told}: {text[:3000]!r}"
        assert "Traceback" not in text, told
    for file in place.iterdir():
        content = file.read_bytes()
        if not content.startswith(MAGIC):  # an archive is no text
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
            assert not OBEYED.search(text), f"{told}: {file.name}: {text[:3000]!r}"


BEFORE: dict[str, list[str]] = {
    "nobody": [],
    "a call is due": ["large"],
    "repaying": ["clean"],
}

PROMPTS: dict[str, tuple[str, list[str]]] = {
    "apply": ("nobody", ["apply"]),
    "apply own": ("nobody", ["apply", "--lender", "own"]),
    "update": ("own", ["status", "--update"]),
    "reveal": ("repaying", ["status", "--reveal"]),
    "answer": ("a call is due", ["callback", "answer"]),
    "rehearse": ("a call is due", ["callback", "rehearse", "--card", "card.txt"]),
    "rehearse own": ("nobody", ["callback", "rehearse"]),
    "verify": ("nobody", ["callback", "verify"]),
    "drill": ("nobody", ["callback", "drill"]),
    "log": ("a call is due", ["callback", "log", "--add", "--export", "log.txt"]),
    "loan add": ("nobody", ["loan", "add"]),
    "note": ("nobody", ["faq", "--add", "--export", "notes.txt"]),
    "pick": ("nobody", ["faq"]),
    "share": ("nobody", ["quote", "20000", "--months", "12", "--share"]),
    "passphrase": ("repaying", ["data", "passphrase"]),
    "backup": ("repaying", ["data", "backup", "b.uwallet"]),
    "export": ("repaying", ["data", "export", "--out", "all.md"]),
    "erase": ("repaying", ["data", "erase", "--all"]),
    "repair": ("repaying", ["data", "repair"]),
}

AFTERWARDS = (
    "status", "status --json", "status --all", "callback", "callback log", "callback forecast", "loan list",
    "loan", "loan schedule", "loan care", "faq --notes", "data", "data export", "data export --json",
    "data check", "loan calendar --out c.ics", "loan export --out t.csv", "loan export --out t.json",
    "status --explain", "status --letter l.txt",
)  # fmt: skip


@pytest.fixture
def standing(uwallet: Uwallet, applied: Callable[[str], Any]) -> Callable[[str], None]:
    """What there is before somebody comes to the prompt."""

    def stand(how: str) -> None:
        if how == "own":
            assert uwallet("apply --lender own", Stranger(0)).status in STATUSES
        for name in BEFORE.get(how, ()):
            applied(name)

    return stand


@pytest.mark.parametrize("seed", DRAWS)
@pytest.mark.parametrize("what", PROMPTS)
def test_no_answer_at_a_prompt_makes_more_than_an_error_of_ours_or_reaches_a_screen_raw(
    what: str,
    seed: int,
    uwallet: Uwallet,
    standing: Callable[[str], None],
    crashes: list[str],
    place: Path,
) -> None:
    before, line = PROMPTS[what]
    standing(before)
    for turn in range(3):
        stranger: Any = Stranger(seed * 10 + turn)
        looked_at(uwallet(line, stranger), place, f"{what} {seed} {turn}: {stranger.asked}")
        assert crashes == [], f"{what} {seed} {turn}: {stranger.asked}"
    for after in AFTERWARDS:
        looked_at(uwallet(after), place, f"{what} {seed}, then {after}")


@pytest.mark.parametrize("seed", DRAWS)
@pytest.mark.parametrize("what", ["apply", "apply own", "answer", "verify", "drill", "loan add", "log"])
def test_no_line_typed_at_a_plain_prompt_does_either(
    what: str,
    seed: int,
    uwallet: Uwallet,
    standing: Callable[[str], None],
    crashes: list[str],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, line = PROMPTS[what]
    standing(before)
    monkeypatch.setattr(sys, "stdin", Lines(seed))
    monkeypatch.setattr(Plain, "pause", lambda *_: None)
    person: Any = Plain(lambda _: None)
    person.finished = lambda: None

    looked_at(uwallet([*line, "--plain"], person), place, f"{what} {seed}")
    assert crashes == [], f"{what} {seed}"


# Every place on the line that takes a borrower's words. `{}` is where they stand.
WORDS = (
    "status {}", "status {} --reveal", "status --withdraw {}", "status --update {}",
    "status --update paid --at {}", "status --letter {}", "apply {}", "apply --lender {}",
    "apply --amount {} --yes", "apply --city {} --yes", "apply --answers {}", "callback {}",
    "callback answer {}", "callback rehearse {}", "callback log {}", "callback log --missed --at {}",
    "callback log --export {}", "callback verify --number {}", "callback verify --asks {}",
    "callback drill --script {}", "callback drill --rounds {}", "callback forecast {}", "faq {}",
    "faq {} --json", "faq --add {}", "faq --remove {}", "faq --export {}", "quote {} --months 12",
    "quote 20000 --months {}", "quote 20000 --months 12 --rate {}", "quote 20000 --months 12 --method {}",
    "quote 20000 --months 12 --upfront-fee {}", "quote 20000 --months 12 --monthly-fee {}",
    "quote 20000 --months 12 --daily-rate {}", "quote 20000 --months 12 --flat-rate {}",
    "quote 20000 --months 12 --export {}", "quote 20000 --months 12 --application {}", "loan {}", "loan pay {}",
    "loan pay 500 --at {}", "loan pay 500 --receipt {}", "loan payoff --at {}", "loan payoff --pay --amount {}",
    "loan care --used {}", "loan calendar --out {}", "loan export --out {}", "loan add --from {}",
    "loan due {}", "loan schedule {}", "data export --out {}", "data backup {}", "data restore {}",
    "data erase {}", "data {}", "{}", "--{}", "--lang {}",
)  # fmt: skip


@pytest.mark.parametrize("seed", DRAWS)
def test_no_word_on_the_command_line_does_either(
    seed: int, uwallet: Uwallet, applied: Callable[[str], Any], crashes: list[str], place: Path
) -> None:
    applied("clean")
    chance = Random(seed)
    for line in chance.sample(WORDS, 20):
        drawn = hostile_text(chance).replace("\0", "")  # which no system lets onto a command line
        words = [word.replace("{}", drawn) for word in line.split(" ")]
        person: Any = Stranger(seed) if chance.random() < 0.5 else None
        looked_at(uwallet(words, person), place, f"{seed}: {words!r:.300}")
        assert crashes == [], f"{seed}: {words!r:.300}"
    for after in AFTERWARDS:
        looked_at(uwallet(after), place, f"{seed}, then {after}")
