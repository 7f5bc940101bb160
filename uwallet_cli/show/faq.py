"""An answer, and the list of all there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.knowledge.asking import Answer
from uwallet_cli.show.article import article
from uwallet_cli.show.flow import Flow, flow, theirs
from uwallet_cli.show.look import Look, bullets, command, fields, heading, indented, stack
from uwallet_cli.text import say


def answer(shown: Answer, look: Look, lead: str | None = None) -> RenderableType:
    """The answer with its sources and what to read or do next; or plainly that there is none.

    `lead` is what the answer means for the borrower's own application now, where there is something to say.
    """
    entry = shown.entry
    if entry is None:
        return stack(
            flow(say("faq.unknown")),
            flow(say("faq.unknown_next")),
            command("uwallet faq --list"),
            command("uwallet faq contact"),
        )
    sources = [flow(say(f"faq.source_{one['kind']}", text=one["text"], as_of=one["as_of"])) for one in entry["sources"]]
    related = [f"{one['title']}{say('faq.see', id=one['id'])}" for one in shown.related]
    return stack(
        heading(entry["title"], look),
        stack(flow(""), flow(lead, "now")) if lead else None,
        *article(entry["body"], look),
        flow(""),
        flow(say("faq.sources"), "soft"),
        indented(bullets(sources, look), look),
        flow(say("faq.related"), "soft") if related else None,
        indented(bullets(related, look), look) if related else None,
        flow(say("faq.next"), "soft"),
        indented(command(entry["next"]), look),
        flow(""),
        Flow(say("faq.independent"), style="soft"),
    )


def listing(documents: Sequence[dict[str, Any]], look: Look) -> RenderableType:
    """Every entry, by kind: what one types, and what it answers."""
    parts: list[RenderableType] = []
    for kind in dict.fromkeys(one["kind"] for one in documents):
        rows: list[tuple[str, str | Text]] = [
            (one["id"], theirs(one["title"])) for one in documents if one["kind"] == kind
        ]
        parts += [heading(say(f"faq.kind_{kind}"), look), indented(fields(rows, look), look), flow("")]
    return stack(*parts, flow(say("faq.how")), command("uwallet faq callback"))


def answer_document(shown: Answer) -> dict[str, Any]:
    """The answer as JSON."""
    entry = shown.entry
    return {
        "query": shown.query,
        "lang": shown.lang,
        "topic": entry["id"] if entry else None,
        "confidence": shown.confidence,
        "title": entry["title"] if entry else None,
        "answer": entry["body"] if entry else None,
        "sources": [{"text": one["text"], "kind": one["kind"], "as_of": one["as_of"]} for one in entry["sources"]]
        if entry
        else [],
        "related": [one["id"] for one in shown.related],
    }
