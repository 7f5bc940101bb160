"""`uwallet faq`: an answer to a question, the list of topics, or a picker in a terminal; and one's own notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context

if TYPE_CHECKING:
    from uwallet_cli.loan.note import Note


def faq(
    ctx: typer.Context,
    question: Annotated[list[str] | None, typer.Argument(metavar="QUESTION", help="help.faq.question")] = None,
    listed: Annotated[bool, typer.Option("--list", help="help.faq.list")] = False,
    add: Annotated[bool, typer.Option("--add", help="help.faq.add")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="help.faq.notes")] = False,
    remove: Annotated[str | None, typer.Option("--remove", metavar="N", help="help.faq.remove")] = None,
    export: Annotated[str | None, typer.Option("--export", metavar="FILE", help="help.faq.export")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Answer a question from what is known here. The question itself is never kept."""
    context: Context = ctx.obj
    query = " ".join(question or ())
    if add or notes or remove is not None or export is not None:
        from uwallet_cli.commands.noting import keep_notes

        keep_notes(context, query, add=add, remove=remove, export=export)
        return

    from uwallet_cli.show import faq as screens

    documents = context.knowledge.documents()
    if not query.strip() and not listed and not context.settings.as_json and context.interactive:
        query = _picked(context, documents)
        if not query:
            return
    if listed or not query.strip():
        if context.settings.as_json:
            context.door.document(
                [{"topic": one["id"], "title": one["title"], "kind": one["kind"]} for one in documents]
            )
        else:
            context.door.emit(screens.listing(documents, context.door.look))
        return
    _answered(context, query, documents)


def _answered(context: Context, query: str, documents: Sequence[dict[str, Any]]) -> None:
    from uwallet_cli.knowledge.asking import answer
    from uwallet_cli.show import faq as screens
    from uwallet_cli.text import language

    shown = answer(query, language(), documents, lambda: _notes(context))
    if context.settings.as_json:
        context.door.document(screens.answer_document(shown))
        return
    from uwallet_cli.show.leading import lead

    context.door.emit(screens.answer(shown, context.door.look, context.now, lead(shown.entry, context.newest_open)))


def _notes(context: Context) -> Sequence[Note]:
    """The borrower's notes; an answer is good without them where they cannot be read."""
    from uwallet_cli.errors import StoreUnusable

    try:
        return context.notes.all()
    except StoreUnusable:
        return ()


def _picked(context: Context, documents: Sequence[dict[str, Any]]) -> str:
    from uwallet_cli.ask.prompter import Option
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.text import say

    options = [Option(one["id"], one["title"]) for one in documents if one["kind"] in ("topic", "guide")]
    with guard():
        chosen = context.person.choose("faq.pick", [*options, Option("", say("faq.none_of_these"))])
    return str(chosen)
