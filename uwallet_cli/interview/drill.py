"""Scripted calls played with a person: which are drawn, how one goes on, what it is worth, what was overlooked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from uwallet_cli.ask.prompter import Option, Prompter
from uwallet_cli.loan.callers import BY_CODE, HARD
from uwallet_cli.loan.drill import ENDS, FULL, WELL, Score, Script, points

ROUNDS = 5  # calls, where nothing else is asked for
INNOCENT_SHARE = 0.4  # of the calls are no frauds: who hangs up on everybody should see what that costs


class Ringing(NamedTuple):
    """The telephone rings: which call of how many, and the class of the number it shows."""

    number: int
    total: int
    shows: str


class Speaking(NamedTuple):
    """What the caller says."""

    words: str


class Outcome(NamedTuple):
    """How one call ended: its end and points, the signs there were to see, and those that were overlooked."""

    script: Script
    end: str
    points: int
    seen: tuple[str, ...]
    overlooked: tuple[str, ...]

    @property
    def result(self) -> str:
        """`safe`, `lost`, `missed` or `wasted`."""
        return "safe" if self.end == "checked" else self.end


class Session(NamedTuple):
    """A whole drill. `before` is the best score so far, None for none; `counts` is false where a script was named."""

    outcomes: Sequence[Outcome]
    before: Score | None
    counts: bool

    @property
    def points(self) -> int:
        """All points."""
        return sum(one.points for one in self.outcomes)

    @property
    def most(self) -> int:
        """All there were to get."""
        return FULL * len(self.outcomes)


class Drill:
    """A row of calls. `tell` puts a page on the screen; `chance` draws the calls and shuffles the replies."""

    def __init__(self, person: Prompter, tell: Callable[[object], None], chance: Random) -> None:
        self.person, self.tell, self.chance = person, tell, chance

    def played(self, drawn: Sequence[Script]) -> list[Outcome]:
        """Take the calls one after the other; how each went is told before the next."""
        outcomes = []
        for number, script in enumerate(drawn, 1):
            self.tell(Ringing(number, len(drawn), script.shows))
            outcomes.append(self.taken(script))
            self.tell(outcomes[-1])
        return outcomes

    def taken(self, script: Script) -> Outcome:
        """One call, turn by turn, to its end."""
        path, at = [], "start"
        while at not in ENDS:
            turn = script.turns[at]
            self.tell(Speaking(turn.words))
            replies = self.chance.sample(turn.replies, len(turn.replies))
            options = [Option(str(turn.replies.index(reply)), reply.words) for reply in replies]
            path.append(at)
            at = turn.replies[int(str(self.person.choose("drill.reply", options)))].to
        return outcome(script, path, at)


def outcome(script: Script, path: Sequence[str], end: str) -> Outcome:
    """How a way through a script ended. `path` are the turns that were heard.

    A hard sign is overlooked by going on after it; by a bad end, all signs there were.
    """
    heard = [script.turns[name].signs for name in path]
    shown = [script.shows] if script.shows in BY_CODE else []
    seen = list(dict.fromkeys([*shown, *_each(heard)]))
    late = sum(1 for at in range(1, len(heard)) if any(_is_hard(code) for code in _each(heard[:at])))
    gone_past = list(dict.fromkeys(code for code in _each(heard[:-1]) if _is_hard(code)))
    overlooked = gone_past if end in WELL else seen
    return Outcome(script, end, points(script.kind, end, late), tuple(seen), tuple(overlooked))


def _each(heard: Sequence[Sequence[str]]) -> list[str]:
    return [code for signs in heard for code in signs]


def _is_hard(code: str) -> bool:
    return BY_CODE[code].weight == HARD


def drawn(every: Sequence[Script], rounds: int, chance: Random) -> list[Script]:
    """So many calls in no order: mostly frauds, always some that are none."""
    frauds = [script for script in every if script.kind == "fraud"]
    others = [script for script in every if script.kind != "fraud"]
    count = min(len(others), max(round(rounds * INNOCENT_SHARE), rounds - len(frauds)))
    picked = chance.sample(others, count) + chance.sample(frauds, rounds - count)
    return chance.sample(picked, len(picked))


def weak_spots(outcomes: Sequence[Outcome]) -> list[str]:
    """The signs that were overlooked, the most often overlooked first."""
    return [code for code, _ in Counter(code for one in outcomes for code in one.overlooked).most_common()]
