"""Is this caller genuine? The signs, the classes of numbers, and the rules that make a verdict of what was told.

Grounds: the frauds around a payout as the police and the public lines describe them, and what lenders usually do when
they call back (practice, not law). Nothing here proves a caller genuine: knowledge of an application leaks, and a
displayed number can be forged. So the best verdict is to go on carefully.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

HARD, SOFT, FITS = "hard", "soft", "fits"  # a mark of fraud · suspicious · as a genuine call goes


class Sign(NamedTuple):
    """Something a caller does. `about` is the question it answers, one of QUESTIONS or "number"."""

    code: str
    about: str
    weight: str


# What to find out, the most alarming first.
QUESTIONS = ("gave", "asks", "go", "says", "press", "number", "knows")

SIGNS: tuple[Sign, ...] = (
    # What is out of the borrower's hands already
    Sign("money", "gave", HARD),
    Sign("secret", "gave", HARD),
    Sign("access", "gave", HARD),
    # What the caller asks for
    Sign("code", "asks", HARD),
    Sign("password", "asks", HARD),
    Sign("card", "asks", HARD),
    Sign("fee", "asks", HARD),
    Sign("full_id", "asks", SOFT),
    Sign("details", "asks", FITS),
    # Where the caller wants one to go
    Sign("account", "go", HARD),
    Sign("screen", "go", HARD),
    Sign("meeting", "go", HARD),
    Sign("link", "go", HARD),
    Sign("qr", "go", HARD),
    Sign("chat", "go", HARD),
    Sign("own_app", "go", FITS),
    Sign("counter", "go", FITS),
    # What the caller says it is about
    Sign("frozen", "says", HARD),
    Sign("letter", "says", HARD),
    Sign("cancel", "says", HARD),
    Sign("repair", "says", HARD),
    Sign("inside", "says", HARD),
    Sign("papers", "says", HARD),
    Sign("for_other", "says", HARD),
    Sign("checking", "says", FITS),
    # How the caller presses
    Sign("secrecy", "press", HARD),
    Sign("threat", "press", HARD),
    Sign("no_callback", "press", HARD),
    Sign("deadline", "press", SOFT),
    Sign("no_name", "press", SOFT),
    # What the caller knows
    Sign("application", "knows", FITS),
    Sign("staff", "knows", FITS),
    Sign("nothing", "knows", SOFT),
    Sign("wrong", "knows", SOFT),
    Sign("not_applied", "knows", SOFT),
    # What the telephone shows
    Sign("abroad", "number", SOFT),
    Sign("number_400", "number", SOFT),
    Sign("sms_only", "number", SOFT),
    Sign("public", "number", SOFT),
    Sign("hidden", "number", SOFT),
    Sign("unclear", "number", SOFT),
)

BY_CODE: Mapping[str, Sign] = {sign.code: sign for sign in SIGNS}


def codes_about(question: str) -> list[str]:
    """The answers there are to a question."""
    return [sign.code for sign in SIGNS if sign.about == question]


# The number


class Number(NamedTuple):
    """A number as the telephone shows it, its class, and how it is dialled on the mainland."""

    shown: str
    code: str
    dialled: str = ""


# Class → how such a number is written, without +86 of a mainland number. The first that fits counts.
# 400 numbers usually take calls and make none; 12381 sends messages only; 96110 does call people to warn them.
CLASSES: Mapping[str, re.Pattern[str]] = {
    "hidden": re.compile(r""),
    "abroad": re.compile(r"(\+|00)\d*"),
    "number_400": re.compile(r"0?400\d*"),
    "antifraud": re.compile(r"96110"),
    "sms_only": re.compile(r"12381"),
    "public": re.compile(r"110|12378|12363|12321"),
    "mobile": re.compile(r"1[3-9]\d{9}"),
    "service": re.compile(r"1\d{2}|1[02]\d{3,4}|9[56]\d{3,6}"),
    "landline": re.compile(r"0?(10|2\d|[3-9]\d{2})\d{7,8}|[2-9]\d{6,7}"),
    "unclear": re.compile(r".*"),
}
_LENDER_LIKE = ("mobile", "landline", "service")  # what a lender's call may show; so may anybody's
_MAINLAND = re.compile(r"(\+|00)86|86(?=1[3-9]\d{9}$)")
_LONGEST = 15  # digits of any telephone number in the world; more is a card or an ID in the wrong place


def classed(typed: str) -> Number:
    """What kind of number that is. `typed` is cleaned; signs between digits do not count, * stands for a digit."""
    bare = re.sub(r"[^\d+]", "", re.sub(r"[*xX]", "0", typed)) if re.search(r"\d|\+", typed) else ""
    digits = re.sub(r"\D", "", bare)
    if len(digits) > _LONGEST:
        return Number(f"…{digits[-4:]}", "unclear")
    prefix = _MAINLAND.match(bare)
    home = (bare[prefix.end() :] or "86") if prefix else bare
    return Number(typed, next(code for code, pattern in CLASSES.items() if pattern.fullmatch(home)), home)


# The verdict


class Told(NamedTuple):
    """What the borrower could tell: by question the codes of the signs; one that is missing was not told."""

    given: Mapping[str, tuple[str, ...]]
    number: str | None = None


class Judgement(NamedTuple):
    """`hang_up`, `call_back` or `carry_on`; the rule that decided; the signs it saw; what to do, first things first."""

    verdict: str
    rule: str
    signs: tuple[Sign, ...]
    number: Number | None
    steps: tuple[str, ...]


class _Case(NamedTuple):
    told: Told
    number: Number | None
    signs: Sequence[Sign]

    def of(self, weight: str) -> list[Sign]:
        return [sign for sign in self.signs if sign.weight == weight]


MANY = 3  # suspicious things at once that are no accident


def handed_over(case: _Case) -> str | None:
    """Money, a secret or the screen is with the caller already: there is nothing left to weigh."""
    return "hang_up" if any(sign.about == "gave" for sign in case.signs) else None


def hard_sign(case: _Case) -> str | None:
    """One mark of fraud is enough, whatever else was said."""
    return "hang_up" if case.of(HARD) else None


def several_signs(case: _Case) -> str | None:
    """Many suspicious things at once."""
    return "hang_up" if len(case.of(SOFT)) >= MANY else None


def soft_sign(case: _Case) -> str | None:
    """Something suspicious: calling back settles it."""
    return "call_back" if case.of(SOFT) else None


def fits(case: _Case) -> str | None:
    """Everything was asked, nothing is wrong, and the caller gave a name and knew the application."""
    known = {sign.code for sign in case.signs}
    told = case.told.given
    all_told = all(question in told for question in ("asks", "go", "says", "press", "knows"))
    at_home = case.number is None or case.number.code in _LENDER_LIKE
    return "carry_on" if all_told and at_home and known >= {"details", "application", "staff"} else None


def not_enough(_case: _Case) -> str | None:
    """Too little is known; a caller has to prove it, not the borrower."""
    return "call_back"


RULES: tuple[Callable[[_Case], str | None], ...] = (
    handed_over,
    hard_sign,
    several_signs,
    soft_sign,
    fits,
    not_enough,
)


def judge(told: Told) -> Judgement:
    """The first rule that decides. KeyError for a code that is none."""
    number = None if told.number is None else classed(told.number)
    codes = [code for question in QUESTIONS for code in told.given.get(question, ())]
    if number is not None and number.code in BY_CODE:
        codes.append(number.code)
    case = _Case(told, number, sorted((BY_CODE[code] for code in codes), key=_weightiest_first))
    rule, verdict = next((rule.__name__, verdict) for rule in RULES if (verdict := rule(case)))
    return Judgement(verdict, rule, tuple(case.signs), number, steps(verdict, codes, number))


def _weightiest_first(sign: Sign) -> int:
    return (HARD, SOFT, FITS).index(sign.weight)


STEPS: Mapping[str, tuple[str, ...]] = {
    "hang_up": ("hang_up", "give_nothing", "own_number", "ask_96110", "report"),
    "call_back": ("say_later", "own_number", "ask_if_theirs", "ask_96110", "report"),
    "carry_on": ("last_four", "note_down", "stop_if", "may_call_back"),
}

# The telephone shows a public line: it is that line which is asked, and no lender. 12381 answers nobody. By its class.
STEPS_FOR_LINE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "antifraud": {
        "hang_up": ("hang_up", "give_nothing", "dial_line", "report"),
        "call_back": ("say_later", "dial_line", "give_nothing", "report"),
    },
    "public": {
        "hang_up": ("hang_up", "give_nothing", "dial_line", "ask_96110", "report"),
        "call_back": ("say_later", "dial_line", "give_nothing", "ask_96110", "report"),
    },
}

# After a loss: stop, keep the records, call 110 or 96110 and the bank at once (public advice). Step → what was lost.
# In this order: 110 first where money is gone, then what stops the loss from growing.
AFTER_LOSS: Mapping[str, tuple[str, ...]] = {
    "call_110": ("money",),
    "hang_up": ("secret", "access"),
    "cut_off": ("access",),
    "call_bank": ("money", "secret", "access"),
    "stop_paying": ("money",),
    "change_password": ("secret", "access"),
    "keep_records": ("money", "secret", "access"),
    "ask_96110": ("secret", "access"),
    "report": ("money", "secret", "access"),
}


def steps(verdict: str, codes: Sequence[str], number: Number | None) -> tuple[str, ...]:
    """What to do now, in order. Where something is lost, saving it comes before everything else."""
    lost = tuple(step for step, losses in AFTER_LOSS.items() if any(loss in codes for loss in losses))
    return lost or (STEPS if number is None else STEPS_FOR_LINE.get(number.code, STEPS))[verdict]
