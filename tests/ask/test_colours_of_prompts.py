"""The prompts have the look of the screens: the same colours, on signs alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ask.pseudo_terminal import WAITING, Terminal
from uwallet_cli.theme import COLOURS, SIGNS

GLYPHS = {sign.glyph for sign in SIGNS.values()}


@pytest.mark.parametrize("kind", sorted(WAITING))
def test_only_the_signs_of_a_prompt_are_coloured_and_in_the_colours_of_the_theme(
    terminal: Callable[..., Terminal], kind: str
) -> None:
    one = terminal("zh", kind)
    one.until(WAITING[kind])

    cells = [cell for row in one.screen.buffer.values() for cell in row.values() if cell.data.strip()]
    coloured = {(cell.data, f"#{cell.fg}") for cell in cells if cell.fg != "default"}

    assert coloured
    assert {sign for sign, _ in coloured} <= GLYPHS
    assert {colour for _, colour in coloured} <= set(COLOURS.values())
