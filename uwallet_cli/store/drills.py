"""Drill scores, one small file: when, how many points of how many, over how many calls. Never what was answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.drill import Score
from uwallet_cli.store import upgrades
from uwallet_cli.store.transaction import changing, unannounced, writing


class DrillScores:
    """All scores of one borrower, oldest first."""

    def __init__(self, folder: Path, on_wait: Callable[[], None] = unannounced) -> None:
        self._folder = folder
        self._path = folder / "drills.json"
        self._on_wait = on_wait

    def all(self) -> list[Score]:
        """Every score, in the order they were made. Reading waits for nobody."""
        tables = upgrades.read_upgraded(self._path)
        rows = [] if tables is None else list(tables.get("scores", {}).values())
        scores = [score for row in rows if (score := _score(row)) is not None]
        if len(scores) != len(rows):
            raise StoreUnusable("store_damaged", file=str(self._path))
        return scores

    def add(self, score: Score) -> None:
        """Keep one more."""
        with writing(self._folder, self._on_wait), changing(self._path) as db:
            if not db.table("meta"):
                db.table("meta").insert({"format": upgrades.FORMAT})
            db.table("scores").insert({**score._asdict(), "at": score.at.isoformat()})


def _score(row: dict[str, Any]) -> Score | None:
    try:
        score = Score(datetime.fromisoformat(row["at"]), row["points"], row["most"], row["rounds"])
    except (LookupError, TypeError, ValueError):
        return None
    whole = all(type(figure) is int and figure >= 0 for figure in score[1:])  # True is an int, too
    return score if whole and score.most > 0 and score.at.tzinfo else None
