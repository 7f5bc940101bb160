"""The values that an option or argument can have, found by how the help writes it: REF, FILE, CHOICE, [EVENT].

Whatever cannot be read is left out without a word: completing must never be in the way of typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from uwallet_cli.clean import clean
from uwallet_cli.context import Context
from uwallet_cli.errors import UwalletError
from uwallet_cli.text import language, say

if TYPE_CHECKING:
    from uwallet_cli.loan.application import Application
    from uwallet_cli.loan.stages import Standing


class Offer(NamedTuple):
    """A word that can stand there, and what it means; "" where there is nothing to say."""

    word: str
    meaning: str = ""


class Line(NamedTuple):
    """What stands on the line already: the command by its names, and what was given to it."""

    path: tuple[str, ...]
    given: tuple[str, ...]
    context: Context


FILES = Offer(":files")  # a file's name can stand there: those are the shell's to complete
SPOILED = (UwalletError, ArithmeticError, LookupError, OSError, TypeError, ValueError)  # a record, a folder, a file


def values_of(line: Line, parameter: Any, typed: str) -> Iterator[Offer]:
    """What can stand for this parameter and begins as `typed` does."""
    written = str(parameter.human_readable_name if parameter.param_type_name == "argument" else parameter.metavar)
    if "FILE" in written:
        yield FILES
    elif written == "QUESTION":
        yield from _topics(typed)
    elif "|" in written:
        yield from _beginning(typed, (Offer(word) for word in written.split("|")))
    elif written in SOURCES:
        done, comma, last = typed.rpartition(",") if parameter.name in LISTS else ("", "", typed)
        for offer in _beginning(last, SOURCES[written](line, parameter)):
            if offer.word not in done.split(","):
                yield Offer(f"{done}{comma}{offer.word}", clean(offer.meaning))


def _beginning(typed: str, every: Iterator[Offer]) -> Iterator[Offer]:
    with suppress(*SPOILED):
        yield from (offer for offer in every if offer.word.startswith(typed))


def _topics(typed: str) -> Iterator[Offer]:
    """The topics by their ids; by their titles, too, where what was typed is no part of an id.

    From the entries that ship, so that nothing stored is read or written. A title with a space in it is several words.
    """
    from uwallet_cli.knowledge.library import entries  # 3 ms

    every = entries(language())
    by_id = [Offer(entry.id, entry.title) for entry in every if entry.id.startswith(typed)]
    if by_id or not typed:
        yield from by_id
        return
    titled = [Offer(entry.title, entry.id) for entry in every if " " not in entry.title and typed in entry.title]
    beginning = [offer for offer in titled if offer.word.startswith(typed)]
    # Several titles with the words in their middle have no beginning that a shell could put in the word's place.
    yield from beginning or (titled if len(titled) == 1 else [])


def _references(line: Line, _parameter: Any) -> Iterator[Offer]:
    """The applications, those that have not ended first; where loans are meant, those with one, and loans by hand."""
    command = line.path[0]
    for application, standing in _opened(line):
        if command == "apply" and standing.state not in ("draft", "referred"):
            continue
        if command != "loan" or standing.payout is not None:
            yield Offer(application.ref, _told(application, standing))
    if command in ("loan", "data"):
        from uwallet_cli.show.words import money

        with suppress(*SPOILED):
            for loan in line.context.own_loans.all():
                yield Offer(loan.ref, f"{money(loan.amount)} {loan.name}")
    if command != "apply":
        for ref in line.context.applications.closed_references():
            yield Offer(ref, say("help.completion.ended"))


def _opened(line: Line) -> Iterator[tuple[Application, Standing]]:
    """The applications that had not ended, and where each stands; a plug-in is not asked, what it told is stored."""
    from uwallet_cli.lenders.registry import advanced
    from uwallet_cli.loan.stages import fold

    with suppress(*SPOILED):
        for application in line.context.applications.open_ones():
            with suppress(*SPOILED):
                asked = not application.is_plugged_in
                yield application, advanced(application, line.context.now)[1] if asked else fold(application.events)


def _told(application: Application, standing: Standing) -> str:
    from uwallet_cli.show.words import money

    amount = application.answers.get("amount")
    state = say(f"status.state.{standing.state}")
    return state if amount is None else f"{money(amount)} {state}"


def _events(line: Line, _parameter: Any) -> Iterator[Offer]:
    """What can be recorded of the application on the line, else of the newest that has not ended."""
    from uwallet_cli.loan.application import read_reference
    from uwallet_cli.loan.journey import recordable

    wanted = read_reference(line.given[0]) if line.given else None
    for application, standing in _opened(line):
        if wanted in (None, application.ref):
            for kind in recordable(application.lender, standing):
                yield Offer(kind, say(f"events.{kind}"))
            return


def _choices(_line: Line, parameter: Any) -> Iterator[Offer]:
    """The choices of the question that the option answers."""
    from uwallet_cli.interview.form import BY_KEY  # 10 ms
    from uwallet_cli.show.words import choice

    for value in BY_KEY[parameter.name].choices:
        yield Offer(value, choice(parameter.name, value))


def _signs(_line: Line, parameter: Any) -> Iterator[Offer]:
    from uwallet_cli.interview.verification import NONE
    from uwallet_cli.loan.callers import codes_about

    for code in codes_about(parameter.name):
        yield Offer(code, say(f"verify.sign.{code}"))
    yield Offer(NONE)


def _drills(_line: Line, _parameter: Any) -> Iterator[Offer]:
    from uwallet_cli.knowledge.drill import FOLDER

    return (Offer(path.stem) for path in sorted(FOLDER.glob("*.toml")))


def _lenders(_line: Line, _parameter: Any) -> Iterator[Offer]:
    from uwallet_cli.lenders.registry import keys

    return (Offer(key) for key in keys())


SOURCES: Mapping[str, Callable[[Line, Any], Iterator[Offer]]] = {
    "REF": _references,
    "[EVENT]": _events,
    "CHOICE": _choices,
    "CODES": _signs,
    "ID": _drills,
    "NAME": _lenders,
}
LISTS = {"documents", "asks", "go", "says", "press", "knows", "gave"}  # options that take several, with commas
