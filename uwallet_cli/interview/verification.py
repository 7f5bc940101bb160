"""Finding out whether a caller is genuine: at most seven quick questions, and none after the first hard sign."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from uwallet_cli.ask.prompter import Move, Option, Prompter
from uwallet_cli.clean import clean, folded
from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.callers import HARD, QUESTIONS, Judgement, Told, codes_about, judge
from uwallet_cli.text import say

NONE = "none"  # on the command line: it was looked at, and there was nothing of the kind
_LONGEST = 40  # characters of a number as it is shown


def asked(person: Prompter) -> Judgement:
    """Ask until the verdict cannot change any more. Nothing of it is kept."""
    told, at = Told({}), 0
    while at < len(QUESTIONS):
        given = _put(person, QUESTIONS[at], told, back=at > 0)
        if given is Move.BACK:
            at -= 1
            continue
        told = _with(told, QUESTIONS[at], given)
        if any(sign.weight == HARD for sign in judge(told).signs):
            break
        at += 1
    return judge(told)


def _put(person: Prompter, question: str, told: Told, *, back: bool) -> Any:
    if question == "number":
        return _put_number(person, told.number or "", back=back)
    options = [Option(code, say(f"verify.sign.{code}")) for code in codes_about(question)]
    return person.choose_many(f"verify.{question}", options, default=told.given.get(question, ()), back=back)


def _put_number(person: Prompter, standing: str, *, back: bool) -> str | Move:
    given = person.text("verify.number", default=standing, back=back)
    while isinstance(given, str) and given and not _is_number(_number(given)):
        given = person.text("verify.number_again", back=back)
    return given


def _with(told: Told, question: str, given: Any) -> Told:
    if question == "number":
        return told._replace(number=_number(given) or None)
    return told._replace(given={**told.given, question: tuple(given)})


def read(number: str | None, lists: Mapping[str, str | None]) -> Told:
    """What was told by options: by question a list of codes with commas. WrongUsage for a code there is none of.

    WrongUsage also for a number that is none: "no number was shown" is said of nothing but what says so.
    """
    given = {question: _codes(question, line) for question, line in lists.items() if line is not None}
    if number is None:
        return Told(given)
    shown = _number(number)
    if not _is_number(shown):
        raise WrongUsage("verify_unknown", option="--number", given=shown, codes=say("verify.number_forms"))
    return Told(given, shown)


def _codes(question: str, line: str) -> tuple[str, ...]:
    known = codes_about(question)
    words = [word.replace("-", "_").casefold() for word in folded(line).replace("、", ",").replace(" ", ",").split(",")]
    codes = [word for word in words if word and word != NONE]
    for code in codes:
        if code not in known:
            raise WrongUsage("verify_unknown", option=f"--{question}", given=code, codes=[*known, NONE])
    return tuple(dict.fromkeys(codes))


def _number(typed: str) -> str:
    return clean(folded(typed))[:_LONGEST]


def _is_number(shown: str) -> bool:
    """Whether there is anything of a number in it, or it says that none was shown."""
    return bool(re.search(r"[\d+]", shown)) or _bare(shown) in say("verify.not_shown_words").split("|")


def _bare(words: str) -> str:
    return re.sub(r"\W", "", words).casefold()
