"""How well questions find their entry: `python -m tests.knowledge.evaluate [measured|develop] [--confused]`.

A table per topic and language: precision (of the answers that named it, the right ones), recall (of its questions,
those that got it), abstention (of its questions, those told "I do not know that one"). The last line of each language
leaves out the questions that were written word for word for learning, too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from uwallet_cli.knowledge.asking import answer
from uwallet_cli.knowledge.features import folded
from uwallet_cli.knowledge.library import documents, entries

HERE = Path(__file__).parent
NOTHING = "-"
FIVE = ("callback", "approval", "no-call", "contact", "call-tips")


class Asked(NamedTuple):
    """One question, the topics that are accepted for it (best first), and the one it got."""

    lang: str
    topics: tuple[str, ...]
    question: str
    got: str

    @property
    def right(self) -> bool:
        return self.got in self.topics


def learned_from(lang: str) -> set[str]:
    """Every question that the table was made from, as it is compared."""
    files = (HERE / "making").glob(f"questions*.{lang}.tsv")
    rows = [row for file in files for row in file.read_text(encoding="utf-8").splitlines()[1:]]
    texts = [row.partition("\t")[2] for row in rows] + [one for entry in entries(lang) for one in entry.ask]
    return {_bare(text) for text in texts}


def _bare(text: str) -> str:
    return "".join(character for character in folded(text) if character.isalnum())


def results(part: str, *, new_ones: bool = False) -> list[Asked]:
    """The questions of a part, asked through the program's own search.

    `new_ones` leaves out those that somebody wrote word for word to learn from.
    """
    rows = [row.split("\t") for row in (HERE / "questions.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    known = {lang: learned_from(lang) for lang in ("zh", "en")}
    stored = {lang: documents(lang) for lang in ("zh", "en")}
    found = []
    for lang, topics, of, question in rows:
        if of != part or (new_ones and _bare(question) in known[lang]):
            continue
        entry = answer(question, lang, stored[lang], tuple).entry
        found.append(Asked(lang, tuple(topics.split("|")), question, entry["id"] if entry else NOTHING))
    return found


def share(asked: Iterable[Asked]) -> float:
    """The share of right ones."""
    marks = [one.right for one in asked]
    return sum(marks) / len(marks)


def summary(asked: list[Asked], lang: str) -> dict[str, float]:
    """The three figures that count, for one language."""
    own = [one for one in asked if one.lang == lang]
    return {
        "five topics": share(one for one in own if one.topics[0] in FIVE),
        "all entries": share(one for one in own if one.topics[0] != NOTHING),
        "silence": share(one for one in own if one.topics[0] == NOTHING),
    }


def table(asked: list[Asked], lang: str) -> str:
    """A line per topic."""
    own = [one for one in asked if one.lang == lang]
    lines = [f"{lang:<24}{'asked':>6}{'precision':>11}{'recall':>8}{'abstained':>11}"]
    for topic in sorted({one.topics[0] for one in own}, key=lambda name: (name not in FIVE, name)):
        of = [one for one in own if one.topics[0] == topic]
        named = [one for one in own if one.got == topic]
        precision = f"{share(named):.2f}" if named else "-"
        silent = sum(one.got == NOTHING for one in of) / len(of)
        lines.append(f"{topic:<24}{len(of):>6}{precision:>11}{share(of):>8.2f}{silent:>11.2f}")
    return "\n".join(lines)


def told(figures: dict[str, float]) -> str:
    """The figures in a line."""
    return ", ".join(f"{name} {value:.1%}" for name, value in figures.items())


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("measured", "develop"), default="measured")
    parser.add_argument("--confused", action="store_true", help="which topics were taken for which")
    arguments = parser.parse_args()
    asked = results(arguments.part)
    for lang in ("zh", "en"):
        print(table(asked, lang))
        print(f"{lang}, {arguments.part}: {told(summary(asked, lang))}")
        print(f"{lang}, of these not learned from: {told(summary(results(arguments.part, new_ones=True), lang))}\n")
        if arguments.confused:
            pairs = Counter((one.topics[0], one.got) for one in asked if one.lang == lang and not one.right)
            for (wanted, got), times in pairs.most_common(20):
                print(f"  {wanted} → {got}: {times}")


if __name__ == "__main__":
    main()
