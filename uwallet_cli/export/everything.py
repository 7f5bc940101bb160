"""A copy of everything stored, to be read by people and programs: the right to access and to a copy (PIPL 45)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from uwallet_cli.clean import clean
from uwallet_cli.loan.application import Application, Event
from uwallet_cli.loan.calls import CallNote
from uwallet_cli.loan.drill import Score
from uwallet_cli.loan.loans import Loan
from uwallet_cli.loan.note import Note
from uwallet_cli.show import words
from uwallet_cli.text import has, say


def everything(
    applications: Iterable[Application],
    calls: Iterable[CallNote],
    loans: Iterable[Loan],
    notes: Iterable[Note],
    scores: Iterable[Score],
) -> dict[str, Any]:
    """All of it as plain JSON. Private answers that were not opened stand as their masks under `masks` alone."""
    return {
        "format": 1,
        "applications": [_application(one) for one in applications],
        "calls": [
            {"at": one.at.isoformat(), "ref": one.ref, "missed": one.missed, "said": _harmless(one.said)}
            for one in calls
        ],
        "loans": [_harmless(_loan(one)) for one in loans],
        "notes": [{"number": one.number, "at": one.at.isoformat(), "text": _harmless(one.text)} for one in notes],
        "drills": [{**one._asdict(), "at": one.at.isoformat()} for one in scores],
    }


def _application(one: Application) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "lender": clean(one.lender),
        "created": one.created.isoformat(),
        "updated": one.updated.isoformat(),
        "answers": _harmless(one.answers),
        "private": None if one.private is None else _harmless(one.private),
        "masks": _harmless(one.masks),
        "private_given": list(one.private_given),
        "events": [_event(event) for event in one.events],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(),
        "kind": event.kind,
        "text": words.event(event.kind, event.data) if has(f"events.{event.kind}") else "",
        "data": _harmless(event.data),
    }


def _loan(one: Loan) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "name": one.name,
        "amount": one.amount,
        "paid_out": one.paid_out.isoformat(),
        "rate": one.rate,
        "method": one.method,
        "purpose": one.detail,
        "rows": [
            {"due": str(row.due), "principal": row.principal, "interest": row.interest, "fee": row.fee}
            for row in one.rows
        ],
        "payments": [
            {"at": paid.at.isoformat(), "amount": paid.amount, "payoff": paid.payoff} for paid in one.payments
        ],
    }


def _harmless(value: Any) -> Any:
    """Plain JSON whose texts no terminal obeys: exact numbers as text, control and direction signs gone."""
    if isinstance(value, Mapping):
        return {clean(str(key)): _harmless(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_harmless(inner) for inner in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return "\n".join(clean(line) for line in value.splitlines()) if isinstance(value, str) else value


# What Markdown, or HTML in it, would make something of; a link without any sign is caught by its colon.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~#!&$^{}]|:(?=//)|(?<=www)\.|@)")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    return re.sub(r"^([-+=]|\d+[.)])", r"\\\1", _MARKUP.sub(r"\\\1", clean(text)))


def as_markdown(found: Mapping[str, Any]) -> str:
    """The same for people: headings, and a line for each thing."""
    lines = [f"# {say('data.export_title')}", ""]
    for one in found["applications"]:
        lines += [f"## {say('data.kind.applications')} {one['ref']}", "", f"- {_line('lender', one['lender'])}"]
        answers = {**one["answers"], **(one["private"] or {})}
        lines += [f"- {_answer(key, value)}" for key, value in answers.items()]
        if one["private"] is None:
            lines += [f"- {_answer(key, say('words.ending', ending=mask) if key != 'name' else mask)}"
                      for key, mask in one["masks"].items()]  # fmt: skip
        lines += ["", f"### {say('data.export_events')}", ""]
        lines += [f"- {event['at']} {escaped(event['text'] or event['kind'])}" for event in one["events"]]
        lines.append("")
    for kind in ("calls", "loans", "notes", "drills"):
        if found[kind]:
            lines += [f"## {say(f'data.kind.{kind}')}", ""]
            lines += [f"- {_row(row)}" for row in found[kind]]
            lines.append("")
    return "\n".join(lines)


def _answer(key: str, value: Any) -> str:
    name = words.label(key) if has(f"questions.{key}.label") else key
    return f"{escaped(name)}{say('words.colon')}{escaped(words.answer(key, value))}"


def _line(key: str, value: str) -> str:
    return f"{say(f'data.export_{key}')}{say('words.colon')}{escaped(words.lender(value))}"


def _row(row: Mapping[str, Any]) -> str:
    """One thing of a kind without questions of its own: its figures and texts, in the order they are kept."""
    return escaped(say("words.dot").join(_flat(row)))


def _flat(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if inner not in (None, "", [], {}, False):
                yield from ([key] if isinstance(inner, dict | list) else [])
                yield from _flat(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(inner)
    else:
        yield str(value)
