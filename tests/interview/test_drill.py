"""Every scripted call can be played to every end, in both languages, and is worth what it should be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.person import Person
from uwallet_cli.ask.prompter import Option
from uwallet_cli.interview.drill import INNOCENT_SHARE, Drill, Outcome, Ringing, Speaking, drawn, outcome, weak_spots
from uwallet_cli.knowledge.drill import FOLDER, scripts
from uwallet_cli.loan.callers import BY_CODE, CLASSES, FITS, HARD, SIGNS, Told, judge
from uwallet_cli.loan.drill import CALLED_BACK, ENDS, FULL, KINDS, WELL, Script, points
from uwallet_cli.text import LANGUAGES, say, use

EVERY = {language: scripts(language) for language in LANGUAGES}
FILES = sorted(FOLDER.glob("*.toml"))
HOTLINES = {"110", "96110", "12378", "12363", "12321", "12381"}

each_script = pytest.mark.parametrize("script", EVERY["zh"], ids=lambda script: script.id)
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def ways(script: Script) -> Iterator[tuple[list[str], str]]:
    """Every way through a script: the turns heard, and the end."""

    def walk(path: list[str], at: str) -> Iterator[tuple[list[str], str]]:
        if at in ENDS:
            yield path, at
            return
        assert at not in path, f"{script.id} goes round in circles at {at}"
        for reply in script.turns[at].replies:
            yield from walk([*path, at], reply.to)

    return walk([], "start")


def outcomes(script: Script) -> list[Outcome]:
    return [outcome(script, path, end) for path, end in ways(script)]


# --- the scripts -----------------------------------------------------------------------------------------------------


def test_there_are_frauds_of_every_pattern_and_genuine_calls_and_one_that_cannot_be_told() -> None:
    kinds = [script.kind for script in EVERY["zh"]]

    assert set(kinds) == set(KINDS)
    assert kinds.count("genuine") >= 3
    assert kinds.count("mixed") >= 1
    assert 14 <= len(kinds) <= 20


def test_every_hard_sign_a_caller_can_give_is_drilled() -> None:
    given = {code for script in EVERY["zh"] for turn in script.turns.values() for code in turn.signs}

    assert {sign.code for sign in SIGNS if sign.weight == HARD and sign.about != "gave"} - given == set()


@each_script
def test_every_branch_reaches_an_end_within_five_turns(script: Script) -> None:
    found = list(ways(script))

    assert all(1 <= len(path) <= 5 for path, _ in found)
    assert any(len(path) >= 2 for path, _ in found)
    assert {name for path, _ in found for name in path} == set(script.turns)


@each_script
def test_every_turn_offers_two_to_four_different_reactions(script: Script) -> None:
    for turn in script.turns.values():
        assert 2 <= len(turn.replies) <= 4
        assert len({reply.words for reply in turn.replies}) == len(turn.replies)


@each_file
def test_both_languages_have_every_line(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = [data["call"]["title"], data["call"]["lesson"], *data["turn"].values()]
    lines += [reply for turn in data["turn"].values() for reply in turn["replies"]]

    assert all(line["zh"].strip() and line["en"].strip() for line in lines)
    assert all(re.search(r"[\u4e00-\u9fff]", line["zh"]) for line in lines)
    assert not any(re.search(r"[\u4e00-\u9fff]", line["en"]) for line in lines)


@each_file
def test_a_script_has_nothing_that_is_not_read(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    assert set(data) == {"call", "turn"}
    assert set(data["call"]) == {"kind", "shows", "title", "lesson"}
    assert all(set(turn) <= {"zh", "en", "signs", "replies"} for turn in data["turn"].values())
    assert all(set(reply) == {"to", "zh", "en"} for turn in data["turn"].values() for reply in turn["replies"])


def test_both_languages_have_the_same_structure() -> None:
    def bones(script: Script) -> object:
        turns = {name: (turn.signs, [reply.to for reply in turn.replies]) for name, turn in script.turns.items()}
        return script.id, script.kind, script.shows, turns

    assert [bones(script) for script in EVERY["zh"]] == [bones(script) for script in EVERY["en"]]


@each_script
def test_a_script_uses_only_signs_and_classes_of_numbers_there_are(script: Script) -> None:
    assert script.kind in KINDS
    assert script.shows in CLASSES
    for turn in script.turns.values():
        assert all(BY_CODE[code].weight != FITS for code in turn.signs)
        assert all(reply.to in ENDS or reply.to in script.turns for reply in turn.replies)


@each_file
def test_a_script_prints_no_number_but_the_public_lines(path: Path) -> None:
    numbers = set(re.findall(r"\d{3,}", path.read_text(encoding="utf-8")))

    assert {number for number in numbers if not re.fullmatch(r"0\d{3}", number)} <= HOTLINES | {"400"}  # 0315: staff


@each_file
def test_a_script_addresses_the_borrower_politely(path: Path) -> None:
    assert "你" not in path.read_text(encoding="utf-8")


# --- what verify says of them ----------------------------------------------------------------------------------------


def told_by(script: Script) -> Told:
    codes = dict.fromkeys(code for turn in script.turns.values() for code in turn.signs)
    return Told({BY_CODE[code].about: tuple(one for one in codes if BY_CODE[one].about == BY_CODE[code].about)
                 for code in codes})  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "verdict"), [("fraud", "hang_up"), ("genuine", "call_back"), ("mixed", "hang_up")]
)  # a mixed call with all its doubtful things is not worth going on with either
def test_verify_would_say_the_same(kind: str, verdict: str) -> None:
    alike = [script for script in EVERY["zh"] if script.kind == kind]

    assert {judge(told_by(script)).verdict for script in alike} == {verdict}


@each_script
def test_only_frauds_give_hard_signs(script: Script) -> None:
    hard = [code for turn in script.turns.values() for code in turn.signs if BY_CODE[code].weight == HARD]

    assert bool(hard) is (script.kind == "fraud")


# --- what they are worth ---------------------------------------------------------------------------------------------


@each_script
def test_the_best_way_through_scores_full_and_no_way_scores_more(script: Script) -> None:
    scored = [one.points for one in outcomes(script)]

    assert max(scored) == FULL
    assert min(scored) >= 0


@each_script
def test_only_being_taken_in_scores_nothing_and_a_good_end_scores_more_than_any_bad_one(script: Script) -> None:
    every = outcomes(script)

    assert {one.result for one in every if one.points == 0} <= {"lost"}
    assert min(one.points for one in every if one.end in WELL) > max(
        (one.points for one in every if one.end not in WELL), default=0
    )


@each_script
def test_hanging_up_and_calling_back_at_once_is_always_right(script: Script) -> None:
    first = [reply.to for reply in script.turns["start"].replies if reply.to in WELL]

    assert all(outcome(script, ["start"], end).points >= CALLED_BACK for end in first)
    assert points(script.kind, "checked", 0) >= CALLED_BACK


@pytest.mark.parametrize("script", [one for one in EVERY["zh"] if one.kind == "mixed"], ids=lambda script: script.id)
def test_where_it_cannot_be_told_only_calling_back_is_right(script: Script) -> None:
    assert {one.end for one in outcomes(script) if one.points == FULL} == {"checked"}
    assert "safe" not in {one.end for one in outcomes(script)}


@each_script
def test_ends_go_with_the_kind_of_call(script: Script) -> None:
    possible = {
        "fraud": {"safe", "checked", "lost", "wasted"},
        "genuine": {"safe", "checked", "missed", "wasted"},
        "mixed": {"checked", "missed", "wasted"},
    }

    assert {end for _, end in ways(script)} <= possible[script.kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_end_is_told_in_words(language: str) -> None:
    use(language)  # type: ignore[arg-type]
    try:
        for script in EVERY["zh"]:
            for one in outcomes(script):
                assert say(f"drill.end.{script.kind}.{one.end}")
                assert say(f"drill.result.{one.result}")
    finally:
        use("zh")


def named(id: str) -> Script:  # noqa: A002 - the script's own word for it
    return next(script for script in EVERY["zh"] if script.id == id)


def test_going_on_after_a_hard_sign_costs_points_and_is_remembered() -> None:
    at_once = outcome(named("deposit"), ["start", "fee"], "safe")
    late = outcome(named("deposit"), ["start", "fee", "push"], "safe")

    assert (at_once.points, at_once.overlooked) == (FULL, ())
    assert late.points < at_once.points
    assert late.overlooked == ("fee",)


def test_asking_questions_before_any_sign_costs_nothing() -> None:
    assert outcome(named("deposit"), ["start", "dodge", "fee"], "safe").points == FULL


def test_who_is_taken_in_has_overlooked_everything_the_number_too() -> None:
    taken_in = outcome(named("credit-repair"), ["start", "pay"], "lost")

    assert taken_in.points == 0
    assert taken_in.overlooked == ("number_400", "repair", "fee")


def test_the_sign_overlooked_most_often_is_told_first() -> None:
    lost = [outcome(named("deposit"), ["start", "fee"], "lost"), outcome(named("frozen"), ["start", "pay"], "lost")]

    assert weak_spots(lost)[0] == "fee"


# --- playing ---------------------------------------------------------------------------------------------------------


def test_the_same_seed_draws_the_same_calls_and_another_seed_others() -> None:
    every = EVERY["zh"]
    first = [script.id for script in drawn(every, 5, Random(7))]

    assert first == [script.id for script in drawn(every, 5, Random(7))]
    assert any(first != [script.id for script in drawn(every, 5, Random(seed))] for seed in range(8, 12))


@pytest.mark.parametrize("rounds", range(1, len(EVERY["zh"]) + 1))
def test_a_drill_has_as_many_calls_as_asked_for_none_twice_and_some_that_are_no_fraud(rounds: int) -> None:
    calls = drawn(EVERY["zh"], rounds, Random(1))

    assert len({script.id for script in calls}) == rounds
    assert sum(script.kind != "fraud" for script in calls) >= min(5, round(rounds * INNOCENT_SHARE))


class Borrower(Person):
    """Reacts by where a reaction leads, whatever its place in the list."""

    def __init__(self, script: Script, *leading_to: str) -> None:
        super().__init__({})
        self.leads = {reply.words: reply.to for turn in script.turns.values() for reply in turn.replies}
        self.left = list(leading_to)
        self.orders: list[tuple[str, ...]] = []

    def choose(self, key: str, options: Sequence[Option], **_options: Any) -> str:
        assert key == "drill.reply"
        self.orders.append(tuple(option.label for option in options))
        to = self.left.pop(0)
        return next(option.value for option in options if self.leads[option.label] == to)


def test_a_call_is_played_turn_by_turn_along_its_branches() -> None:
    script = named("deposit")
    told: list[object] = []
    borrower = Borrower(script, "dodge", "fee", "safe")

    ended = Drill(borrower, told.append, Random(3)).played([script])

    assert [(one.end, one.points) for one in ended] == [("safe", FULL)]
    heard = [script.turns[name].words for name in ("start", "dodge", "fee")]
    assert told == [Ringing(1, 1, "mobile"), *map(Speaking, heard), ended[0]]


def test_the_reactions_stand_in_another_order_each_time() -> None:
    script = named("deposit")
    orders = set()
    for seed in range(12):
        borrower = Borrower(script, "checked")
        Drill(borrower, lambda _page: None, Random(seed)).played([script])
        orders.update(borrower.orders)

    assert len(orders) > 1
