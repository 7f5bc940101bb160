"""How screens and prompts look: the signs, their colours, what makes words strong, how wide a page is.

Words are written in the terminal's own colour, which its owner can read; they are strong or they are not. Only signs,
rails and bars have a colour, and always one of a shape that says the same without it.
"""

from __future__ import annotations

from typing import NamedTuple

PAGE = 88  # cells: longer lines are hard to follow, however wide the terminal

# Words of a rank of their own.
WORDS = {"title": "bold", "command": "bold"}

# Each stands out three to one or more from the background of every usual terminal, dark or light (a test has the list),
# as no colour of the sixteen does that terminals choose themselves. They are in the 256 that are the same everywhere.
COLOURS = {
    "now": "#0087ff",
    "good": "#5f8700",
    "care": "#af8700",
    "bad": "#d75f5f",
    "soft": "#8a8a8a",
}


class Sign(NamedTuple):
    """A sign and its colour."""

    glyph: str
    colour: str


SIGNS = {
    # how a stage, an instalment, a file, a deed stands
    "done": Sign("✓", "good"),
    "current": Sign("●", "now"),
    "waiting": Sign("○", "soft"),
    "not_needed": Sign("–", "soft"),
    "ended": Sign("✗", "bad"),
    "care": Sign("!", "care"),
    # lists and questions
    "item": Sign("·", "soft"),
    "chosen": Sign("›", "now"),
    "question": Sign("?", "now"),
    # lines and bars
    "rail": Sign("│", "soft"),
    "rule": Sign("▌", "soft"),
    "filled": Sign("━", "now"),
    "empty": Sign("─", "soft"),
    "principal": Sign("█", "good"),
    "interest": Sign("▒", "care"),
    "left": Sign("█", "soft"),
}
