"""What stands between the questions of an application: welcome, headings, trouble, check page, cost, forecast."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.interview import pages
from uwallet_cli.interview.answering import needed
from uwallet_cli.lenders.preview import Preview
from uwallet_cli.loan.application import SHIPPED
from uwallet_cli.loan.quoting import Sheet
from uwallet_cli.show import cost_words, words
from uwallet_cli.show.flow import Flow, flow, theirs
from uwallet_cli.show.forecast import forecast
from uwallet_cli.show.look import Look, card, command, fields, heading, indented, marked, sign, stack
from uwallet_cli.show.problems import problem_text
from uwallet_cli.show.sheet import sheet
from uwallet_cli.text import has, say


def welcome(what: pages.Welcome, look: Look) -> RenderableType:
    """What it takes, how long, what to have at hand, who cannot apply, what it is and is not."""
    rows: list[tuple[str, str | Text]] = [
        (say(f"apply.welcome.{name}"), say(f"apply.welcome.{name}_words"))
        for name in ("what", "takes", "hand", "cannot", "private")
    ]
    key = f"apply.welcome.lender_{what.lender}"
    note = say(key) if has(key) else say("apply.welcome.lender_other", lender=words.lender(what.lender))
    return stack(
        heading(say("apply.welcome"), look),
        fields(rows, look),
        flow(""),
        card(words.lender_name(what.lender), flow(note), look, "care"),
        flow(""),
    )


def resumed(what: pages.Resumed, look: Look) -> RenderableType:
    """A draft goes on."""
    return marked("done", say("apply.resumed", ref=what.ref, answered=what.answered, total=what.total), look)


def kept(what: pages.Kept, _look: Look) -> RenderableType:
    """From here on nothing is lost."""
    return flow(say("apply.kept", ref=what.ref))


BAR = 12  # cells


def question_heading(what: pages.Heading, look: Look) -> RenderableType:
    """Section and progress; why it is asked, where a person would wonder."""
    place = say("apply.place", number=what.number, total=what.total)
    section = say(f"apply.section.{what.section}")
    why = say(f"questions.{what.key}.why") if has(f"questions.{what.key}.why") else None
    if look.plain:
        return stack(flow(""), flow(f"{place}{say('words.colon')}{section}"), flow(why) if why else None)
    filled = round(BAR * (what.number - 1) / what.total)
    bar = flow("").append_text(sign("filled", filled)).append_text(sign("empty", BAR - filled))
    return stack(flow(""), bar.append(f" {place}{say('words.dot')}{section}"), flow(why) if why else None)


def trouble(what: pages.Trouble, look: Look) -> RenderableType:
    """What is wrong with the answer, and how to mend it."""
    text = problem_text(what.error.details[0])
    return flow(say("apply.trouble", text=text)) if look.plain else marked("ended", text, look)


def notice(what: pages.Notice, look: Look) -> RenderableType:
    """Worth a second look."""
    text = say(f"problems.{what.code}")
    return flow(f"{say('words.careful')}{say('words.colon')}{text}") if look.plain else marked("care", text, look)


def last_four(what: pages.LastFour, _look: Look) -> RenderableType:
    """What was typed unseen, by its last four."""
    return flow(say("apply.ends_in", label=words.label(what.key), ending=what.ending))


def check_page(what: pages.CheckPage, look: Look) -> RenderableType:
    """Every answer by section. ID, card and phone by their last four: the borrower has just seen the rest."""
    parts: list[RenderableType] = [flow(""), heading(say("apply.check_title"), look)]
    asked = needed(what.answers)
    for section in dict.fromkeys(question.section for question in asked):
        rows: list[tuple[str, str | Text]] = [
            (words.label(question.key), theirs(shown(question.key, what.answers.get(question.key))))
            for question in asked
            if question.section == section
        ]
        parts += [
            heading(say(f"apply.section.{section}"), look),
            indented(fields(rows, look), look),
        ]
    return stack(*parts)


def shown(key: str, value: Any) -> str:
    """An answer on the check page."""
    if value and key in ("id_number", "card_number", "phone"):
        return say("words.ending", ending=str(value)[-4:])
    return words.answer(key, value)


def preview(what: Preview, look: Look) -> RenderableType:
    """The share of income that the loan takes and what the review would say; the cost sheet follows it."""
    share = fields([(say("cost.share"), cost_words.share(what.share, what.lines))], look)
    return stack(flow(""), forecast(what, look), flow(""), share)


def costs(what: Sheet, look: Look) -> RenderableType:
    """The cost sheet, to be read before one agrees."""
    return stack(flow(""), sheet(what, look))


def _independent(lender: str) -> str:
    """A plug-in may send what uwallet never does."""
    if lender in SHIPPED:
        return say("apply.done.independent")
    return say("apply.done.independent_plugged", lender=lender)


def submitted(what: pages.Submitted, look: Look) -> RenderableType:
    """The confirmation: reference, contact, and where the record is. What comes next stands in the screen below it."""
    rows: list[tuple[str, str | Text]] = [
        (say("apply.done.ref"), Flow(what.ref, style="title")),
        (say("apply.done.at"), words.moment(what.at)),
        (say("apply.done.record"), theirs(what.folder)),
        (say("apply.done.contact"), say(f"apply.done.contact_{'practice' if what.lender == 'practice' else 'own'}")),
        (say("apply.done.again"), command(f"uwallet status {what.ref}")),
    ]
    return stack(
        marked("done", say("apply.done.mended" if what.mended else "apply.done.title"), look),
        indented(fields(rows, look), look),
        flow(_independent(what.lender)),
        flow(""),
    )
