"""`uwallet faq`: an answer by topic, the list of them, or a picker in a terminal."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from uwallet_cli.context import Context


def faq(
    ctx: typer.Context,
    question: Annotated[list[str] | None, typer.Argument(metavar="QUESTION", help="help.faq.question")] = None,
    listed: Annotated[bool, typer.Option("--list", help="help.faq.list")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="help.json")] = False,
) -> None:
    """Answer a question from what is known here."""
    from uwallet_cli.knowledge.asking import answer
    from uwallet_cli.show import faq as screens
    from uwallet_cli.text import language

    context: Context = ctx.obj
    documents = context.knowledge.documents()
    spoken = [one for one in documents if one["lang"] == language()]
    query = " ".join(question or ())
    if not query and not listed and not as_json and context.interactive:
        query = _picked(context, spoken)
        if not query:
            return
    if listed or not query:
        if as_json:
            context.door.document([{"topic": one["id"], "title": one["title"], "kind": one["kind"]} for one in spoken])
        else:
            context.door.emit(screens.listing(spoken, context.door.look))
        return
    shown = answer(query, language(), documents)
    if as_json:
        context.door.document(screens.answer_document(shown))
    else:
        context.door.emit(screens.answer(shown, context.door.look, _lead(context, shown.entry)))


def _lead(context: Context, entry: dict[str, Any] | None) -> str | None:
    """What the no-call topic means for the application that waits for a call."""
    if entry is None or entry["id"] != "no-call":
        return None
    from uwallet_cli.errors import UwalletError
    from uwallet_cli.show.waiting import for_journey

    try:
        return for_journey(context.chosen(None))
    except UwalletError:  # the answer is good without it
        return None


def _picked(context: Context, spoken: list[dict[str, Any]]) -> str:
    from uwallet_cli.ask.prompter import Option
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.text import say

    options = [Option(one["id"], one["title"]) for one in spoken]
    with guard():
        chosen = context.person.choose("faq.pick", [*options, Option("", say("faq.none_of_these"))])
    return str(chosen)
