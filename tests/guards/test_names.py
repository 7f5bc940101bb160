"""Files are short, say first what their reader will find, and are named for what they do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.guards.sources import MODULES, name_of, tree_of

LONGEST = 300  # lines: a longer file is two files
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "constants", "models", "manager", "managers", "misc", "common"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_is_no_longer_than_can_be_taken_in(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_first_line_of_a_file_says_what_its_reader_will_find(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), "there is no docstring"
    assert path.read_text(encoding="utf-8").startswith('"""')


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_name_says_what_a_file_is_for(path: Path) -> None:
    assert {part.removesuffix(".py") for part in Path(name_of(path)).parts} & SAYS_NOTHING == set()
