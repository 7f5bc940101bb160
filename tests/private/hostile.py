"""Somebody who means no good at every prompt: hostile text where a line is asked for, any choice where there are some.

Everything is drawn from a seed, so that what one draw found can be seen again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from random import Random

from tests.conftest import APPLICANTS
from uwallet_cli.ask.prompter import Move, Option

# What a terminal obeys, or hides, or shows in another order; of line ends only \n is ours, and tabs nobody's.
OBEYED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)

HOSTILE = (
    "", " ", "\t", "\x00", "a\x00b", "\r\n", "\x1b", "\x1b[2J\x1b[31m红", "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x1b\\", "\x9b31m", "\x9d0;x\x9c", "\x7f\x08", "\u202egnp.exe", "\u2066a\u2069", "\u061c",
    "\u200b张\u200d三\ufeff", "\u2028x\u2029", "\ud800", "a\udcffb", "\ufff9x\ufffb", "[bold]x[/bold]", "[/b]",
    "[link=http://x]y", ":smile:", "\\[b]", "{}", "{file}", "{0.__class__}", "%s%n", "$(id)", "`id`", "'; --",
    "=1+1", "+86", "-", "－", "—", "@SUM(1)", "<b>x</b>", "&amp;", "../../etc/passwd", "/dev/null", "C:\\x",
    "NaN", "inf", "-0", "1e999", "0x10", "1_000", "１２３", "٣٤٥", "四五六", "①②", "Ⅷ", "²", "๑๒", "𝟙𝟚", "१२३",
    "½", "〇", "零", "负一", "999999999999999999999", "0.0000000001", "1" * 5000, "9" * 10_000, "长" * 10_000,
    "e\u0301" * 3000, "\u0300" * 500, "👨‍👩‍👧‍👦", "𠮷野家", "Z̸͎a", "İ", "ß", "ﬁ", "\U000e0041", "\U0010ffff",
    "2026-02-30", "9999-12-31", "0001-01-01", "0000-00-00", "24:61", "2026-11-24T10:20:30.123456789+99:99", "<",
    "back", "返回", "skip", "yes", "是", "y\x1b",
)  # fmt: skip

PLAUSIBLE = (
    "20000", "2万", "12", "6", "1", "2", "3", "0", "0.5", "8.5%", "张三", "11010519491231002X", "13800138000",
    "上海", "教师", "6200000000000005", "2026-10-20", "2026-11-24", "15", "单位", "y", "n", "中国银行",
    "correct horse", "correct horse",
)  # fmt: skip

ANSWERS = json.loads((APPLICANTS / "large.json").read_text(encoding="utf-8"))


class Tired(KeyboardInterrupt):
    """They give up, with Ctrl-C."""


def hostile_text(chance: Random) -> str:
    """A line that nobody means well with."""
    kind = chance.randrange(6)
    if kind < 3:
        return chance.choice(HOSTILE)
    if kind == 3:
        return chance.choice(HOSTILE) + chance.choice(PLAUSIBLE) + chance.choice(HOSTILE)
    if kind == 4:
        return chance.choice(PLAUSIBLE) + chance.choice(HOSTILE)
    return "".join(chr(chance.choice((chance.randrange(0x300), chance.randrange(0x110000)))) for _ in range(12))


class Stranger:
    """A `Prompter` that answers well just often enough to come to the questions further down."""

    def __init__(self, seed: int, patience: int = 60) -> None:
        self._chance, self._left = Random(seed), patience
        self.asked: list[str] = []

    def finished(self) -> None:
        """There is no script to be left over."""

    def text(
        self, key: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
    ) -> str | Move:
        """A line, stripped as the real prompts do."""
        del secret
        if move := self._move(key, optional=optional, back=back):
            return move
        if self._chance.random() < 0.5:
            return hostile_text(self._chance).strip() or default
        known = ANSWERS.get(key.rpartition(".")[2])
        if "passphrase" in key or "backup" in key:
            return "correct horse"
        return str(known) if known is not None and self._chance.random() < 0.8 else self._chance.choice(PLAUSIBLE)

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: str | None = None,
        optional: bool = False,
        back: bool = False,
    ) -> str | Move:
        """Any of the options."""
        del default
        move = self._move(key, optional=optional, back=back)
        return move or self._chance.choice(options).value

    def choose_many(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: Sequence[str] = (),
        optional: bool = False,
        back: bool = False,
    ) -> list[str] | Move:
        """Any of the options, or none."""
        del default
        move = self._move(key, optional=optional, back=back)
        return move or [option.value for option in options if self._chance.random() < 0.4]

    def confirm(self, key: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
        """Yes, mostly: it leads further."""
        del default
        return self._move(key, back=back) or self._chance.random() < 0.85

    def pause(self, seconds: int, key: str) -> None:
        """Over at once."""
        del seconds, key

    def show(self, what: object) -> None:
        """Nothing to see here: what is shown is looked at on the way out."""
        del what

    def _move(self, key: str, *, optional: bool = False, back: bool = False) -> Move | None:
        self.asked.append(key)
        self._left -= 1
        if not self._left:
            raise Tired
        if back and self._chance.random() < 0.04:
            return Move.BACK
        return Move.SKIP if optional and self._chance.random() < 0.15 else None


class Lines:
    """The same at a terminal of lines: a stdin for the plain prompts."""

    def __init__(self, seed: int, patience: int = 150) -> None:
        self._lines = self._drawn(Random(seed), patience)

    def readline(self) -> str:
        """The next line; in the end none."""
        return next(self._lines, "")

    def isatty(self) -> bool:
        """No terminal, so that nothing is typed unseen."""
        return False

    @property
    def closed(self) -> bool:
        """Always open."""
        return False

    def fileno(self) -> int:
        """There is none."""
        raise OSError

    @staticmethod
    def _drawn(chance: Random, patience: int) -> Iterator[str]:
        for _ in range(patience):
            good = chance.random() < 0.7
            drawn = chance.choice(PLAUSIBLE) if good else hostile_text(chance)
            yield drawn.replace("\n", " ") + "\n"
