"""Putting questions to a person: the contract, and the two ways to do it, chosen and loaded here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uwallet_cli.ask.prompter import Prompter


def prompter_for(*, plain: bool, show: Callable[[object], None]) -> Prompter:
    """The prompts for this terminal: numbered lines where `plain`, else lists and fields moved through by keys.

    `show` puts something on the screen between two questions.
    """
    if plain:
        from uwallet_cli.ask.plain import Plain

        return Plain(show)

    from uwallet_cli.ask.styled import Styled  # questionary: 80 ms

    return Styled(show)
