"""How things look is said in one place: no other file names a colour or draws a sign."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards.sources import MODULES, name_of, package_of, tree_of
from uwallet_cli.theme import COLOURS, SIGNS

DRAWING = [path for path in MODULES if package_of(path) in ("show", "ask", "commands", "cli", "context", "export")]

COLOUR = re.compile(
    r"#[0-9a-f]{6}\b|\bansi[a-z]+|\b[fb]g:(?!default)|\bcolor\(|"
    r"\b(?:black|red|green|yellow|blue|magenta|cyan|white|gr[ae]y|bold|dim|italic|underline|reverse|blink)\b",
    re.IGNORECASE,
)
GLYPHS = {sign.glyph for sign in SIGNS.values()}


def strings_in(path: Path) -> Iterator[str]:
    """What a file says or draws: every string of it, docstrings apart."""
    tree = tree_of(path)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


# A page for paper, whose colours are those of a style sheet.
PAPER = "export/sheet.py"


@pytest.mark.parametrize("path", [path for path in DRAWING if name_of(path) != PAPER], ids=name_of)
def test_no_other_file_names_a_colour(path: Path) -> None:
    assert [text for text in strings_in(path) if COLOUR.search(text)] == []


@pytest.mark.parametrize("path", DRAWING, ids=name_of)
def test_no_other_file_draws_a_sign(path: Path) -> None:
    drawn = [text for text in strings_in(path) if text.strip() and set(text) - {" "} <= GLYPHS - {"?"}]

    assert drawn == []


def test_every_sign_has_a_colour_of_the_theme() -> None:
    assert {sign.colour for sign in SIGNS.values()} == set(COLOURS)


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_is_used(name: str) -> None:
    said = {text for path in DRAWING for text in strings_in(path)}
    stages = {"done", "current", "waiting", "not_needed", "ended"}  # of a stage, as it is called in its status

    assert name in said | stages


def test_signs_that_can_stand_beside_each_other_are_told_apart_by_their_shape() -> None:
    beside = ("done", "current", "waiting", "not_needed", "ended", "care", "chosen"), ("filled", "empty")
    bars = ("principal", "interest")

    for names in (*beside, bars):
        assert len({SIGNS[name].glyph for name in names}) == len(names)
