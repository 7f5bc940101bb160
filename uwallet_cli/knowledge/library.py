"""The knowledge entries as plain values: read from `entries/<id>.<language>.md`, the one place to correct an answer.

An entry begins with its front matter, a `key: value` a line between two `---`; below it stands the body in Markdown.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

KINDS = ("topic", "guide")  # in the order in which they are listed
SOURCE_KINDS = ("article", "law", "practice", "advice")

_FOLDER = Path(__file__).with_name("entries")
_FIELDS = ("title", "kind", "order", "related", "next")


class Source(NamedTuple):
    """What an answer rests on: its name, one of SOURCE_KINDS, and the month (YYYY-MM) as of which it holds."""

    text: str
    kind: str
    as_of: str


class Entry(NamedTuple):
    """One answer in one language. `related` are ids, `next` is the command that helps most, `body` is Markdown."""

    id: str
    lang: str
    title: str
    kind: str
    order: int
    related: tuple[str, ...]
    next: str
    sources: tuple[Source, ...]
    body: str


def entries(lang: str) -> list[Entry]:
    """Every entry in this language, topics before guides, each in their order. None for a language without entries."""
    suffix = f".{lang}.md"
    found = [
        parse(path.name.removesuffix(suffix), lang, path.read_text(encoding="utf-8"))
        for path in _FOLDER.glob(f"*{suffix}")
    ]
    return sorted(found, key=lambda entry: (KINDS.index(entry.kind), entry.order, entry.id))


def fingerprint() -> str:
    """Changes when an entry is added, removed or edited. Reads no entry, so that asking costs next to nothing."""
    with os.scandir(_FOLDER) as files:
        stats = [(file.name, file.stat()) for file in files if file.name.endswith(".md")]
    return " ".join(sorted(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats))


def parse(id: str, lang: str, text: str) -> Entry:  # noqa: A002 - the entry's own word for it
    """The entry that stands in `text`. ValueError with file and line where it is malformed."""
    name = f"{id}.{lang}.md"
    lines = text.splitlines()
    if not lines or lines[0] != "---":
        raise _malformed(name, 1, "an entry begins with ---")
    fields: dict[str, str] = {}
    sources: list[Source] = []
    number = 1
    for number, line in enumerate(lines[1:], start=2):
        if line == "---":
            break
        key, colon, value = (part.strip() for part in line.partition(":"))
        if key == "source" and value:
            sources.append(_source(name, number, value))
        elif not colon or key not in _FIELDS or key in fields:
            raise _malformed(name, number, f"not a field, or given twice: {line!r}")
        elif key == "kind" and value not in KINDS:
            raise _malformed(name, number, f"kind is one of {', '.join(KINDS)}, not {value!r}")
        elif key == "order" and not (value.isascii() and value.isdigit()):
            raise _malformed(name, number, f"order is a number, not {value!r}")
        elif not value and key != "related":
            raise _malformed(name, number, f"{key} is empty")
        else:
            fields[key] = value
    else:
        raise _malformed(name, number, "the front matter is not closed by ---")
    missing = [key for key in _FIELDS if key not in fields] + ([] if sources else ["source"])
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
        related=tuple(other for part in fields["related"].split(",") if (other := part.strip())),
        next=fields["next"],
        sources=tuple(sources),
        body=body,
    )


def _source(name: str, number: int, value: str) -> Source:
    """`kind | text | YYYY-MM` as a source."""
    kind, *rest = (part.strip() for part in value.split("|"))
    if kind not in SOURCE_KINDS or len(rest) != 2 or not rest[0]:
        raise _malformed(name, number, f"a source is {'/'.join(SOURCE_KINDS)} | text | YYYY-MM, not {value!r}")
    text, as_of = rest
    year, _, month = as_of.partition("-")
    digits = (len(year), len(month)) == (4, 2) and (year + month).isascii() and (year + month).isdigit()
    if not (digits and 1 <= int(month) <= 12):
        raise _malformed(name, number, f"not a month as YYYY-MM: {as_of!r}")
    return Source(text, kind, as_of)


def _malformed(name: str, number: int, what: str) -> ValueError:
    return ValueError(f"{name}:{number}: {what}")


def documents() -> list[dict[str, object]]:
    """Every entry in every language as plain JSON, for the knowledge store."""
    return [
        {**entry._asdict(), "related": list(entry.related), "sources": [one._asdict() for one in entry.sources]}
        for language in ("zh", "en")
        for entry in entries(language)
    ]
