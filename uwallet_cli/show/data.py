"""What is stored, where, why and since when; and the private answers of one application for who asked to see them."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.application import Application
from uwallet_cli.loan.keeping import UNTOUCHED, Holdings, Kept
from uwallet_cli.show import words
from uwallet_cli.show.flow import flow, theirs
from uwallet_cli.show.look import Look, bullets, fields, heading, indented, marked, stack, to_type
from uwallet_cli.text import has, say

PURPOSE = {"half_written": "lock"}  # kinds that are kept for the same reason as another


def holdings(held: Holdings, look: Look) -> RenderableType:
    """The whole page."""
    parts: list[RenderableType] = [heading(say("data.title"), look)]
    if not held.kept:
        parts.append(flow(say("data.nothing")))
    else:
        parts += [theirs(say("data.where", folder=held.folder)), flow(say("data.nowhere_else")), flow("")]
    for one in held.kept:
        rows: list[tuple[str, str | Text]] = [(say("data.why"), say(f"data.why.{PURPOSE.get(one.kind, one.kind)}"))]
        if one.since:
            rows.append((say("data.since"), words.dated(one.since)))
        rows.append((say("data.size"), say("data.files", files=one.files, size=_size(one.size))))
        if one.damaged:
            rows.append((say("data.damaged"), say("data.damaged_files", count=one.damaged)))
        parts += [_named(one), indented(fields(rows, look), look)]
    parts += [flow(""), heading(say("data.key_title"), look), flow(say(f"data.key.{held.key}"))]
    if held.key not in ("none", "keyring"):
        parts.append(theirs(say("data.key_file", file=held.key_file)))
    looks = [one for one in held.traces if one.file is None]
    if looks:
        parts += [flow(""), flow(say("data.looked", count=len(looks), at=words.dated(looks[-1].at)))]
    made = [one for one in held.traces if one.file is not None]
    if made:
        parts += [flow(say("data.made")), indented(bullets([theirs(str(one.file)) for one in made], look), look)]
    if held.put_aside:
        folders = [theirs(folder) for folder in held.put_aside]
        parts += [flow(""), flow(say("data.aside")), indented(bullets(folders, look), look)]
    if held.old_drafts:
        parts += [flow(""), marked("care", say("data.old_drafts", days=UNTOUCHED.days), look)]
        parts.append(bullets([f"{one.ref}  {words.dated(one.updated)}" for one in held.old_drafts], look))
    if held.kept:
        parts += [
            flow(""),
            flow(say("data.rights")),
            *(to_type(f"uwallet data {one}", look) for one in ("export", "erase")),
        ]
    return stack(*parts)


def _named(one: Kept) -> Text:
    name = flow(say(f"data.kind.{one.kind}"), "title")
    return name.append(say("data.count", count=one.things)) if one.things else name


def _size(size: int) -> str:
    return f"{size / 1000:,.1f} kB" if size >= 1000 else f"{size} B"


def document(held: Holdings) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "folder": held.folder,
        "kept": [
            {
                "kind": one.kind,
                "why": say(f"data.why.{PURPOSE.get(one.kind, one.kind)}"),
                "count": one.things,
                "files": one.files,
                "bytes": one.size,
                "since": one.since.isoformat() if one.since else None,
                "damaged": one.damaged,
            }
            for one in held.kept
        ],
        "key": key_document(held.key, held.key_file),
        "traces": [{"at": one.at.isoformat(), "how": one.how, "ref": one.ref, "file": one.file} for one in held.traces],
        "old_drafts": [{"ref": one.ref, "updated": one.updated.isoformat()} for one in held.old_drafts],
        "put_aside": list(held.put_aside),
    }


def key_document(kept: str, file: str) -> dict[str, Any]:
    """How the key to private answers is kept, as JSON."""
    return {"kept": kept, "file": file if kept != "none" else None}


def revealed(application: Application, look: Look) -> RenderableType:
    """The private answers in full."""
    rows: list[tuple[str, str | Text]] = [
        (words.label(key), theirs(words.answer(key, value)))
        for key, value in (application.private or {}).items()
        if has(f"questions.{key}.label")
    ]
    return stack(
        heading(f"{application.ref}  {say('data.revealed')}", look),
        indented(fields(rows, look), look) if rows else flow(say("data.nothing_private")),
        flow(say("data.reveal_noted")),
    )
