"""The schemas themselves: complete, closed, plain; and what `uwallet schema` says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest

from tests.conftest import Uwallet
from tests.schemas.documents import validator
from uwallet_cli import schemas


def pieces(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from pieces(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pieces(inner)


@pytest.mark.parametrize("name", schemas.names())
def test_a_schema_is_one_and_complete_in_itself(name: str) -> None:
    schema = schemas.schema(name)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:uwallet:schema:{name}"
    named = {piece["$ref"] for piece in pieces(schema) if "$ref" in piece}
    assert named == {f"#/$defs/{part}" for part in schema.get("$defs", {})}


@pytest.mark.parametrize("name", schemas.names())
def test_a_new_key_does_not_slip_in_unpublished(name: str) -> None:
    schema = schemas.schema(name)
    extended = json.dumps(schema).count("unevaluatedProperties")

    open_ones = [
        piece
        for piece in pieces(schema)
        if piece.get("type") == "object" and "properties" in piece and "additionalProperties" not in piece
    ]
    assert len(open_ones) <= min(extended, 1), "only what another part goes on with may be open"
    for piece in pieces(schema):
        if isinstance(piece.get("properties"), dict) and piece.get("type") == "object":
            assert set(piece["required"]) <= set(piece["properties"])


@pytest.mark.parametrize("line", ["status", "loan", "loan schedule", "loan due", "callback", "faq callback", "data"])
def test_a_document_with_one_key_more_is_refused(uwallet: Uwallet, applied: Callable[[str], Any], line: str) -> None:
    applied("clean")
    document = uwallet(f"{line} --json").json
    holder = validator(line.removesuffix(" callback").replace(" ", "."))

    assert holder.is_valid(document)
    assert not holder.is_valid({**document, "more": 1})


def test_every_part_is_shared_by_somebody() -> None:
    parts = json.loads((schemas.FOLDER / f"{schemas.PARTS}.json").read_text(encoding="utf-8"))["$defs"]

    assert {part for name in schemas.names() for part in schemas.schema(name).get("$defs", {})} == set(parts)


@pytest.mark.parametrize("name", schemas.names())
def test_a_command_prints_its_schema_in_plain_signs(uwallet: Uwallet, name: str) -> None:
    ran = uwallet(["schema", *name.split(".")])

    assert json.loads(ran.out) == schemas.schema(name)
    assert (ran.status, ran.err, ran.out.isascii()) == (0, "", True)
    assert ran.out == uwallet(["schema", *name.split("."), "--json"]).out


def test_all_that_have_one_are_listed(uwallet: Uwallet) -> None:
    listed = uwallet("schema --json").json

    assert [one["schema"].replace(" ", ".") for one in listed] == schemas.names()
    assert all(one["schema"] in uwallet("schema").out for one in listed)


@pytest.mark.parametrize(
    ("typed", "near"), [("sattus", "status"), ("calback log", "callback log"), ("callback lgo", "callback log")]
)
def test_a_mistyped_name_is_answered_with_the_near_one(uwallet: Uwallet, typed: str, near: str) -> None:
    ran = uwallet(f"schema {typed}")

    assert (ran.status, ran.out, near in ran.err) == (2, "", True)


@pytest.mark.parametrize("typed", ["parts", "../errors", "status.json", "nothing of the kind"])
def test_what_is_no_document_has_no_schema(uwallet: Uwallet, typed: str) -> None:
    assert uwallet(["schema", *typed.split()]).status == 2
