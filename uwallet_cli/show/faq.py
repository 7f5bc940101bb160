"""An answer, and the list of all there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.knowledge.asking import Answer
from uwallet_cli.show.article import article
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.leading import Lead
from uwallet_cli.show.look import Look, bullets, card, command, fields, heading, indented, marked, stack, to_type
from uwallet_cli.text import say


def answer(shown: Answer, look: Look, now: datetime, lead: Lead | None) -> RenderableType:
    """The answer with its sources and what to read or do next; or plainly that there is none.

    `lead` is what it means for the borrower's own application.
    """
    entry = shown.entry
    if entry is None:
        return _unknown(shown, look)
    sources = [flow(say(f"faq.source_{one['kind']}", text=one["text"], as_of=one["as_of"])) for one in entry["sources"]]
    return stack(
        _own(shown, look),
        heading(entry["title"], look),
        stack(flow(""), marked("current", flow(lead.text, "" if look.plain else "title"), look)) if lead else None,
        *article(entry["body"], look),
        flow(""),
        _dated(entry, now, look),
        heading(say("faq.sources"), look),
        indented(bullets(sources, look), look),
        *_related(shown, look),
        heading(say("faq.next"), look),
        to_type(lead.command if lead else entry["next"], look),
        flow(""),
        flow(say("faq.independent")),
    )


def _unknown(shown: Answer, look: Look) -> RenderableType:
    return stack(
        _own(shown, look),
        flow(say("faq.unknown")),
        flow(say("faq.unknown_next")),
        indented(_see(shown.related, look), look),
        to_type("uwallet faq --list", look),
    )


def _own(shown: Answer, look: Look) -> RenderableType | None:
    """A note of the borrower's own that has what was asked for."""
    if shown.own is None:
        return None
    note = shown.own.note
    body = stack(*(theirs(line) for line in note.text.splitlines()))
    return stack(card(say("faq.own_note", number=note.number), body, look), flow(""))


def _dated(entry: Mapping[str, Any], now: datetime, look: Look) -> RenderableType | None:
    """What an entry rests on may have changed since."""
    past = entry.get("review_by") and f"{now:%Y-%m}" > entry["review_by"]
    return marked("care", say("faq.dated", month=entry["review_by"]), look) if past else None


def _related(shown: Answer, look: Look) -> list[RenderableType]:
    if not shown.related:
        return []
    return [heading(say("faq.related"), look), indented(_see(shown.related, look), look)]


def _see(entries: Sequence[Mapping[str, Any]], look: Look) -> RenderableType:
    """Other answers, each with how to have it."""
    rows = [(theirs(one["title"]).plain, command(f"uwallet faq {one['id']}")) for one in entries]
    return fields(rows, look)


def listing(documents: Sequence[dict[str, Any]], look: Look) -> RenderableType:
    """Every entry, by kind: what one types, and what it answers."""
    parts: list[RenderableType] = []
    for kind in dict.fromkeys(one["kind"] for one in documents):
        rows: list[tuple[str, str | Text]] = [
            (one["id"], theirs(one["title"])) for one in documents if one["kind"] == kind
        ]
        parts += [heading(say(f"faq.kind_{kind}"), look), indented(fields(rows, look), look), flow("")]
    return stack(*parts, flow(say("faq.how")), to_type("uwallet faq callback", look))


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
        "note": {"number": shown.own.note.number, "text": shown.own.note.text} if shown.own else None,
    }
