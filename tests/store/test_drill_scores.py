"""Drill scores are kept one after the other, and the best is found again."""

from __future__ import annotations

import json
import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.drill import Score, best, bests
from uwallet_cli.store.drills import DrillScores

NOON = datetime(2026, 11, 24, 12, tzinfo=CHINA)


def score(points: int, rounds: int = 5, days: int = 0) -> Score:
    return Score(NOON + timedelta(days=days), points, 10 * rounds, rounds)


def test_who_never_played_has_no_scores_and_no_file(folder: Path) -> None:
    assert DrillScores(folder).all() == []
    assert not folder.exists()


def test_scores_come_back_as_they_were_kept_in_their_order(folder: Path) -> None:
    played = [score(31), score(44, days=1), score(20, rounds=2, days=2)]
    for one in played:
        DrillScores(folder).add(one)

    assert DrillScores(folder).all() == played


def test_the_file_has_date_points_and_rounds_and_nothing_else(folder: Path) -> None:
    DrillScores(folder).add(score(31))

    path = folder / "drills.json"
    tables = json.loads(path.read_bytes())
    assert tables["meta"]["1"].pop("digest")
    assert tables == {
        "meta": {"1": {"format": 2}},
        "scores": {"1": {"at": "2026-11-24T12:00:00+08:00", "points": 31, "most": 50, "rounds": 5}},
    }
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_best_is_of_drills_as_long_and_of_equals_the_first() -> None:
    played = [score(31), score(44, days=1), score(44, days=2), score(20, rounds=2)]

    assert best(played, 5) == played[1]
    assert best(played, 3) is None
    assert bests(played) == [played[3], played[1]]


@pytest.mark.parametrize(
    "row",
    [
        {"points": 31, "most": 50, "rounds": 5},
        {"at": "yesterday", "points": 31, "most": 50, "rounds": 5},
        {"at": "2026-11-24T12:00:00", "points": 31, "most": 50, "rounds": 5},
        {"at": "2026-11-24T12:00:00+08:00", "points": "31", "most": 50, "rounds": 5},
        {"at": "2026-11-24T12:00:00+08:00", "points": 31, "most": 0, "rounds": 5},
    ],
)
def test_a_file_that_was_altered_is_refused_and_left_alone(folder: Path, row: dict[str, object]) -> None:
    folder.mkdir()
    path = folder / "drills.json"
    path.write_text(json.dumps({"meta": {"1": {"format": 1}}, "scores": {"1": row}}), encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StoreUnusable) as refused:
        DrillScores(folder).all()

    assert refused.value.code == "store_damaged"
    assert path.read_bytes() == before


def test_a_file_of_a_newer_uwallet_is_refused_also_for_writing(folder: Path) -> None:
    folder.mkdir()
    (folder / "drills.json").write_text('{"meta": {"1": {"format": 99}}, "scores": {}}', encoding="utf-8")

    with pytest.raises(StoreUnusable) as refused:
        DrillScores(folder).add(score(31))

    assert refused.value.code == "store_newer"
