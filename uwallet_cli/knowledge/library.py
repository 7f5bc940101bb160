"""The knowledge entries as plain values: read from `entries/<id>.<language>.md`, the one place to correct an answer.

An entry begins with its front matter, a `key: value` a line between two `---`; below it stands the body in Markdown.
`ask` and `source` may stand several times, `review_by` may be left out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

KINDS = ("topic", "guide", "more", "term")  # in the order in which they are listed
SOURCE_KINDS = ("article", "law", "practice", "advice")

_FOLDER = Path(__file__).with_name("entries")
_NEEDED = ("title", "kind", "order", "related", "next", "also")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class Source(NamedTuple):
    """What an answer rests on: its name, one of SOURCE_KINDS, and the month (YYYY-MM) as of which it holds."""

    text: str
    kind: str
    as_of: str


class Entry(NamedTuple):
    """One answer in one language. `related` are ids, `next` is the command that helps most, `body` is Markdown.

    `ask` are questions that it answers, as people type them, `also` other words for what it is about: neither is shown.
    Past the month `review_by` (YYYY-MM) what it rests on may have changed; None where that is not to be expected.
    """

    id: str
    lang: str
    title: str
    kind: str
    order: int
    related: tuple[str, ...]
    next: str
    ask: tuple[str, ...]
    also: tuple[str, ...]
    review_by: str | None
    sources: tuple[Source, ...]
    body: str


def entries(lang: str) -> list[Entry]:
    """Every entry in this language, kind by kind, each in their order. None for a language without entries."""
    suffix = f".{lang}.md"
    found = [
        parse(path.name.removesuffix(suffix), lang, path.read_text(encoding="utf-8"))
        for path in _FOLDER.glob(f"*{suffix}")
    ]
    return sorted(found, key=lambda entry: (KINDS.index(entry.kind), entry.order, entry.id))


def parse(id: str, lang: str, text: str) -> Entry:  # noqa: A002 - the entry's own word for it
    """The entry that stands in `text`. ValueError with file and line where it is malformed."""
    name = f"{id}.{lang}.md"
    lines = text.splitlines()
    if not lines or lines[0] != "---":
        raise _malformed(name, 1, "an entry begins with ---")
    fields: dict[str, str] = {}
    asks: list[str] = []
    sources: list[Source] = []
    number = 1
    for number, line in enumerate(lines[1:], start=2):
        if line == "---":
            break
        key, colon, value = (part.strip() for part in line.partition(":"))
        if key == "source" and value:
            sources.append(_source(name, number, value))
        elif key == "ask" and value:
            asks.append(value)
        elif not colon or key not in (*_NEEDED, "review_by") or key in fields:
            raise _malformed(name, number, f"not a field, or given twice: {line!r}")
        elif key == "kind" and value not in KINDS:
            raise _malformed(name, number, f"kind is one of {', '.join(KINDS)}, not {value!r}")
        elif key == "order" and not (value.isascii() and value.isdigit()):
            raise _malformed(name, number, f"order is a number, not {value!r}")
        elif key == "review_by" and not _MONTH.fullmatch(value):
            raise _malformed(name, number, f"not a month as YYYY-MM: {value!r}")
        elif not value and key != "related":
            raise _malformed(name, number, f"{key} is empty")
        else:
            fields[key] = value
    else:
        raise _malformed(name, number, "the front matter is not closed by ---")
    missing = [key for key in _NEEDED if key not in fields]
    missing += [key for key, given in (("ask", asks), ("source", sources)) if not given]
    if missing:
        raise _malformed(name, number, f"missing: {', '.join(missing)}")
    body = "\n".join(lines[number:]).strip()
    if not body:
        raise _malformed(name, number + 1, "there is no body")
    return Entry(
        id=id,
        lang=lang,
        title=fields["title"],
        kind=fields["kind"],
        order=int(fields["order"]),
        related=_listed(fields["related"]),
        next=fields["next"],
        ask=tuple(asks),
        also=_listed(fields["also"]),
        review_by=fields.get("review_by"),
        sources=tuple(sources),
        body=body,
    )


def _listed(value: str) -> tuple[str, ...]:
    """`one, two` as a tuple."""
    return tuple(part for each in value.split(",") if (part := each.strip()))


def _source(name: str, number: int, value: str) -> Source:
    """`kind | text | YYYY-MM` as a source."""
    kind, *rest = (part.strip() for part in value.split("|"))
    if kind not in SOURCE_KINDS or len(rest) != 2 or not rest[0]:
        raise _malformed(name, number, f"a source is {'/'.join(SOURCE_KINDS)} | text | YYYY-MM, not {value!r}")
    text, as_of = rest
    if not _MONTH.fullmatch(as_of):
        raise _malformed(name, number, f"not a month as YYYY-MM: {as_of!r}")
    return Source(text, kind, as_of)


def _malformed(name: str, number: int, what: str) -> ValueError:
    return ValueError(f"{name}:{number}: {what}")


def documents(language: str) -> list[dict[str, Any]]:
    """Every entry in this language as plain JSON, for the knowledge store. What is only searched by is left out."""
    return [
        {
            **{key: value for key, value in entry._asdict().items() if key not in ("ask", "also")},
            "related": list(entry.related),
            "sources": [one._asdict() for one in entry.sources],
        }
        for entry in entries(language)
    ]
