"""A lender's call as a conversation: the questions in their usual order, answers compared as they are given."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from uwallet_cli.ask.prompter import Option, Prompter
from uwallet_cli.clean import clean, folded
from uwallet_cli.interview.call_order import ORDER
from uwallet_cli.interview.hearing.comparing import VAGUE, Verdict, compare
from uwallet_cli.interview.pages import CallBegins, Heard
from uwallet_cli.text import say

WORDINGS = 3  # of each question, so that no two calls sound the same

# What the caller knows without a form: who applies alone pays nobody.
EXPECTED = {"applied_yourself": True, "guided_or_fee": False}


class HungUp(Exception):
    """The borrower hung up."""


def expected(answers: Mapping[str, Any], first_due: date | None) -> dict[str, Any]:
    """What the caller has before them, by question, in their order; what was left out is not asked for."""
    known: dict[str, Any] = {**answers, **EXPECTED, "first_due": first_due.isoformat() if first_due else None}
    known["purpose"] = (answers.get("purpose"), answers.get("purpose_detail"))
    return {key: known[key] for key in ORDER if known.get(key) is not None}


def nothing_known() -> dict[str, Any]:
    """What a caller has without an application: everything is asked for, nothing can be compared."""
    return dict.fromkeys(ORDER)


OPEN = Verdict("open", "not_in_application")  # nothing to compare with


class Call:
    """One call. `seed` chooses the wordings; `today` is what "since 2020" is counted by."""

    def __init__(self, person: Prompter, today: date, seed: int | None = None) -> None:
        self.person, self.today, self.random = person, today, random.Random(seed)

    def held(self, known: Mapping[str, Any]) -> list[Heard]:
        """Ask everything; a vague answer is asked for once more. Raises HungUp."""
        self.person.show(CallBegins(len(known)))
        heard = []
        for number, (key, given) in enumerate(known.items(), start=1):
            first = self.random.randrange(WORDINGS)
            place = number, len(known)
            answer = self._asked(key, given, first, place)
            if answer.mark == VAGUE:
                answer = self._asked(key, given, (first + 1) % WORDINGS, place)
            heard.append(answer)
        return heard

    def _asked(self, key: str, given: Any, wording: int, place: tuple[int, int]) -> Heard:
        said = self.person.text(f"call.{key}.{wording + 1}")
        assert isinstance(said, str)
        if _HANG_UP.fullmatch(folded(said).casefold()) and self._sure():
            raise HungUp
        verdict = OPEN if given is None else compare(key, given, clean(said), self.today)
        heard = Heard(key, verdict.mark, verdict.reason, *place)
        self.person.show(heard)
        return heard

    def _sure(self) -> bool:
        chosen = self.person.choose(
            "call.hang_up", [Option("stay", say("call.hang_up.stay")), Option("leave", say("call.hang_up.leave"))]
        )
        return chosen == "leave"


_HANG_UP = re.compile(r"挂断|挂了|挂电话|hang up|hangup")
