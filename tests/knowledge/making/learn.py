"""Learns the tables by which a question finds its entry: uwallet_cli/knowledge/tables/<language>.table and .json.

    pip install scikit-learn
    python -m tests.knowledge.making.learn [--try]

It learns from the entries' example phrasings, from questions.zh.tsv and questions.en.tsv beside this file, and from the
part of tests/knowledge/questions.tsv that is there to develop on. The measured part is never read.
`--try` prints how a fifth of the development questions fare that were left out of learning, five times over.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from uwallet_cli.knowledge.features import TABLES, features
from uwallet_cli.knowledge.library import entries
from uwallet_cli.knowledge.search import BUCKETS, bucket

HERE = Path(__file__).parent
QUESTIONS = HERE.parent / "questions.tsv"
SEED = 20261124
STRENGTH = 30.0  # of the penalty's inverse; by --try
NOTHING = "-"

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
    rows = (HERE / f"questions.{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(topic, question) for topic, _, question in (row.partition("\t") for row in rows)]


def to_develop_on(language: str) -> list[tuple[list[str], str]]:
    """Accepted topics, best first, and the question."""
    rows = [row.split("\t") for row in QUESTIONS.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        (topic.split("|"), question) for lang, topic, part, question in rows if (lang, part) == (language, "develop")
    ]


def matrix(questions: Sequence[str]) -> csr_matrix:
    """Questions as rows of unit length over the buckets that their features fall in."""
    rows, columns, values = [], [], []
    for row, question in enumerate(questions):
        hit = {bucket(one) for one in features(question)}
        rows += [row] * len(hit)
        columns += list(hit)
        values += [1 / len(hit) ** 0.5] * len(hit)
    return csr_matrix((values, (rows, columns)), shape=(len(questions), BUCKETS))


def learned(labelled: Labelled) -> LogisticRegression:
    """The model of these questions."""
    model = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced", random_state=SEED)
    return model.fit(matrix([question for _, question in labelled]), [topic for topic, _ in labelled])


def try_out(language: str) -> None:
    """Cross-validation on the development part."""
    base, own = from_entries(language) + from_file(language), to_develop_on(language)
    dice = np.random.default_rng(SEED)
    order = dice.permutation(len(own))
    right = answered = silent = nothing = 0
    for fold in range(5):
        held = [own[at] for at in order[fold::5]]
        rest = [own[at] for n, at in enumerate(order) if n % 5 != fold]
        model = learned(base + [(topics[0], question) for topics, question in rest])
        best = model.classes_[model.predict_proba(matrix([question for _, question in held])).argmax(axis=1)]
        for (topics, question), found in zip(held, best, strict=True):
            if topics == [NOTHING]:
                nothing += 1
                silent += found == NOTHING
            else:
                answered += 1
                right += found in topics
                if found not in topics and "-v" in sys.argv:
                    print(f"   {topics} {found} {question}")
    print(f"{language}: right {right / answered:.3f} of {answered}, silent {silent / nothing:.3f} of {nothing}")


def write(language: str) -> None:
    """Learn from everything there is, and write the weights as bytes: a row a bucket, a column a topic."""
    labelled = from_entries(language) + from_file(language)
    labelled += [(topics[0], question) for topics, question in to_develop_on(language)]
    model = learned(labelled)
    scale = 127 / np.abs(model.coef_).max()
    weights = np.rint(model.coef_ * scale).astype(np.int8).T
    (TABLES / f"{language}.table").write_bytes(weights.tobytes())
    facts = {
        "topics": list(model.classes_),
        "bias": [round(float(one), 4) for one in model.intercept_],
        "scale": float(scale),
    }
    (TABLES / f"{language}.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(f"{language}: {len(labelled)} questions, {weights.shape[0]} x {weights.shape[1]} weights")


def main() -> None:
    """Learn, or try."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--try", dest="tried", action="store_true")
    parser.add_argument("-v", action="store_true", help="with --try: every miss")
    tried = parser.parse_args().tried
    for language in ("zh", "en"):
        if tried:
            try_out(language)
        else:
            write(language)


if __name__ == "__main__":
    main()
