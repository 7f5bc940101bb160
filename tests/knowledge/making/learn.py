"""Learns the tables by which a question finds its entry: uwallet_cli/knowledge/tables/<language>.table and .json.

    pip install scikit-learn
    python -m tests.knowledge.making.learn [--try]

It learns from the entries' example phrasings, from questions.zh.tsv and questions.en.tsv beside this file, and from the
part of tests/knowledge/questions.tsv that is there to develop on. The measured part is never read.
`--try` prints how those development questions fare that were left out of learning.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from uwallet_cli.knowledge.features import TABLES, features
from uwallet_cli.knowledge.library import entries
from uwallet_cli.knowledge.search import BUCKETS, NOTHING, RARITY_SCALE, bucket

HERE = Path(__file__).parent
QUESTIONS = HERE.parent / "questions.tsv"
SEED = 20261124
STRENGTH = 200.0  # of the penalty's inverse; by --try

BODY = 0.3  # how much a sentence of an answer counts beside a question

FIVE = ("callback", "approval", "no-call", "contact", "call-tips")

# What is ahead before a word is read, in log odds: "I do not know that one", since a wrong answer costs more than none,
# and the five topics, since they are asked most. Chosen by how one half of questions6 to questions9 fares with what was
# learned from the other.
AHEAD = {
    "zh": {NOTHING: 1.5, **dict.fromkeys(FIVE, 1.0)},
    "en": {NOTHING: 0.6, **dict.fromkeys(FIVE, 1.4)},
}

FloatArray: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
Labelled = list[tuple[str, str]]  # topic, question


def from_entries(language: str) -> Labelled:
    """Titles, example phrasings and synonyms, in the authors' words."""
    found: Labelled = []
    for entry in entries(language):
        found += [
            (entry.id, entry.title),
            *((entry.id, one) for one in entry.ask),
            *((entry.id, one) for one in entry.also),
        ]
    return found


def from_file(language: str) -> Labelled:
    """The questions that were written to learn from."""
    files = sorted(HERE.glob(f"questions*.{language}.tsv"))
    rows = [row for file in files for row in file.read_text(encoding="utf-8").splitlines()[1:]]
    return [(topic, question) for topic, _, question in (row.partition("\t") for row in rows)]


def to_develop_on(language: str) -> list[tuple[list[str], str]]:
    """Accepted topics, best first, and the question."""
    rows = [row.split("\t") for row in QUESTIONS.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        (topic.split("|"), question) for lang, topic, part, question in rows if (lang, part) == (language, "develop")
    ]


def from_bodies(language: str) -> Labelled:
    """The sentences of the answers themselves: they bring words that nobody thought of asking with."""
    found: Labelled = []
    for entry in entries(language):
        lines = (re.sub(r"^[#>\-\d. ]+|[*`]", "", line) for line in entry.body.splitlines())
        found += [(entry.id, line) for line in lines if len(line) > 6]
    return found


def rarities(questions: Sequence[str]) -> FloatArray:
    """How rare each bucket is among the questions: the root of the usual inverse document frequency, in 64ths."""
    holding = np.ones(BUCKETS)
    for question in questions:
        holding[list({bucket(one) for one in features(question)})] += 1
    return np.rint(np.sqrt(np.log(len(questions) / holding)) * RARITY_SCALE) / RARITY_SCALE


def matrix(questions: Sequence[str], rarity: FloatArray) -> csr_matrix:
    """Questions as rows of unit length over the buckets that their features fall in."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, question in enumerate(questions):
        hit = sorted({bucket(one) for one in features(question)})
        of_row = rarity[hit]
        rows += [row] * len(hit)
        columns += hit
        values += list(of_row / np.sqrt((of_row**2).sum())) if hit else []
    return csr_matrix((values, (rows, columns)), shape=(len(questions), BUCKETS))


def learned(language: str, developed: Labelled) -> tuple[LogisticRegression, FloatArray]:
    """The model of everything there is to learn from, with these of the development questions."""
    other = "en" if language == "zh" else "zh"  # people mix: pinyin in English, English words in Chinese
    asked = from_entries(language) + from_entries(other) + from_file(language) + developed
    labelled = asked + from_bodies(language)
    rarity = rarities([question for _, question in labelled])
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced", random_state=SEED)
    model.fit(
        matrix([question for _, question in labelled], rarity),
        [topic for topic, _ in labelled],
        sample_weight=[1.0] * len(asked) + [BODY] * (len(labelled) - len(asked)),
    )
    return model, rarity


def try_out(language: str, tell: bool) -> None:
    """Learn with one half of the development questions and look at the other, then the other way round."""
    own = to_develop_on(language)
    order = np.random.default_rng(SEED).permutation(len(own))
    halves = [[own[at] for at in order[half::2]] for half in (0, 1)]
    marks: dict[str, list[bool]] = {"five": [], "all": [], "silent": []}
    for held, rest in (halves, halves[::-1]):
        model, rarity = learned(language, [(topics[0], question) for topics, question in rest])
        scores = model.decision_function(matrix([question for _, question in held], rarity))
        scores += [AHEAD[language].get(topic, 0) for topic in model.classes_]
        best = model.classes_[scores.argmax(axis=1)]
        for (topics, question), found in zip(held, best, strict=True):
            kinds = ["silent"] if topics == [NOTHING] else ["all", "five"] if topics[0] in FIVE else ["all"]
            for kind in kinds:
                marks[kind].append(found in topics)
            if tell and found not in topics:
                print(f"   {topics} {found} {question}")
    print(language, {kind: round(sum(of) / len(of), 3) for kind, of in marks.items()})


def write(language: str) -> None:
    """Learn from everything there is, and write bytes: each bucket's rarity, then a row of weights for each bucket."""
    model, rarity = learned(language, [(topics[0], question) for topics, question in to_develop_on(language)])
    folded = model.coef_ * rarity  # so that a question only has to add up
    scale = 127 / np.abs(folded).max()
    weights = np.rint(folded * scale).astype(np.int8).T
    rare = np.minimum(np.rint(rarity * RARITY_SCALE), 255).astype(np.uint8)
    (TABLES / f"{language}.table").write_bytes(rare.tobytes() + np.ascontiguousarray(weights).tobytes())
    bias = [
        round(float(one) + AHEAD[language].get(topic, 0), 4)
        for topic, one in zip(model.classes_, model.intercept_, strict=True)
    ]
    facts = {"topics": list(model.classes_), "bias": bias, "scale": float(scale)}
    (TABLES / f"{language}.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(f"{language}: {weights.shape[0]} x {weights.shape[1]} weights")


def main() -> None:
    """Learn, or try."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--try", dest="tried", action="store_true")
    parser.add_argument("-v", action="store_true", help="with --try: every miss")
    arguments = parser.parse_args()
    tried, tell = arguments.tried, arguments.v
    for language in ("zh", "en"):
        if tried:
            try_out(language, tell)
        else:
            write(language)


if __name__ == "__main__":
    main()
