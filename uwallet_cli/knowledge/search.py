"""Which entry answers a question in the borrower's own words? Clues add up by a table learned beforehand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from math import exp
from mmap import ACCESS_READ, mmap
from typing import NamedTuple
from zlib import crc32

from uwallet_cli.knowledge.features import TABLES, features

BUCKETS = 1 << 17  # rows of the table: features share them by chance, so that no list of features has to be read

RARITY_SCALE = 64  # a byte holds a rarity up to 4

NOTHING = "-"  # the topic of everything that the store does not cover


class _Table(NamedTuple):
    """What was learned: a weight for each bucket and topic, and how rare each bucket is, as small whole numbers."""

    topics: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    weights: memoryview
    rarity: bytes


def bucket(feature: str) -> int:
    """The row of the table that a feature falls in."""
    return crc32(feature.encode()) % BUCKETS


def rank(question: str, language: str) -> list[tuple[str, float]]:
    """The topics of a question, the likeliest first, each with how sure it is: all add up to 1.

    Empty where the question has nothing to go by.
    """
    rows = {bucket(one) for one in features(question)}
    if not rows:
        return []
    table = _table(language)
    sums = _summed(table, rows)
    length = sum((table.rarity[row] / RARITY_SCALE) ** 2 for row in rows) ** 0.5
    scores = [bias + total / (table.scale * length) for bias, total in zip(table.bias, sums, strict=True)]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    whole = sum(odds)
    shares = [(topic, odd / whole) for topic, odd in zip(table.topics, odds, strict=True)]
    return sorted(shares, key=lambda pair: -pair[1])


def _summed(table: _Table, rows: Iterable[int]) -> list[int]:
    width = len(table.topics)
    columns = zip(*(table.weights[row * width : (row + 1) * width] for row in rows), strict=True)
    return [sum(column) for column in columns]


@cache
def _table(language: str) -> _Table:
    facts = json.loads((TABLES / f"{language}.json").read_text(encoding="utf-8"))
    with (TABLES / f"{language}.table").open("rb") as file:
        content = mmap(file.fileno(), 0, access=ACCESS_READ)  # of 6 MB, only the rows of one question are read
    weights = memoryview(content)[BUCKETS:].cast("b")
    return _Table(tuple(facts["topics"]), tuple(facts["bias"]), facts["scale"], weights, content[:BUCKETS])
