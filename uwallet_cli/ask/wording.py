"""What both forms of a prompt say and understand alike."""

from __future__ import annotations

from uwallet_cli.text import has, say

# What a person types to go back. A Chinese keyboard has the other two where an English one has <.
BACK_SIGNS = ("<", "＜", "《")


def question(key: str) -> str:
    """The question itself."""
    return say(f"{key}.ask")


def hint(key: str) -> str:
    """Why it is asked or how to answer it; "" where that goes without saying."""
    return say(f"{key}.hint") if has(f"{key}.hint") else ""
