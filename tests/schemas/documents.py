"""Documents held against the schemas that are published of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema

from tests.conftest import Ran
from uwallet_cli import schemas


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """What a document of that name is held against."""
    return jsonschema.Draft202012Validator(
        schemas.schema(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def name_of(line: list[str]) -> str:
    """The schema of a command line: "callback log" --missed is of "callback.log"."""
    known = schemas.names()
    return next(name for words in (2, 1) if (name := ".".join(line[:words])) in known)


def is_as_published(ran: Ran, line: list[str]) -> Any:
    """Assert that a run left one document of its schema on stdout, or one error alone on stderr; that document."""
    if ran.out:
        document = json.loads(ran.out)
        validator(name_of(line)).validate(document)
        assert ran.out.endswith("\n")
        assert ran.status == 0 or (line[1], ran.status) in {("due", 10), ("due", 11), ("check", 5), ("repair", 5)}
        return document
    document = json.loads(ran.err)
    validator(schemas.ERROR).validate(document)
    assert ran.status in (1, 2, 3, 4, 5, 130)
    return document


def form_of(name: str, document: Any) -> int:
    """Which of the forms that a document may have it has."""
    whole: Mapping[str, Any] = schemas.schema(name)
    forms = whole.get("anyOf", [{}])
    fitting = [
        number
        for number, form in enumerate(forms)
        if jsonschema.Draft202012Validator({**form, "$defs": whole.get("$defs", {})}).is_valid(document)
    ]
    empty_list = document == []  # is a list of anything
    assert len(fitting) == 1 or (empty_list and fitting), f"{name}: forms {fitting} are the same to a reader"
    return fitting[0]
