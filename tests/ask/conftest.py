"""Pseudo-terminals for the prompts, closed when the test ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.ask.pseudo_terminal import Terminal


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def open_one(*arguments: str, columns: int = 40, rows: int = 24, no_color: str = "") -> Terminal:
        opened.append(Terminal(*arguments, columns=columns, rows=rows, no_color=no_color))
        return opened[-1]

    yield open_one
    for one in opened:
        one.program.close(force=True)
