"""What is said where questions have nobody to answer them: the line as it was typed, to be run in a terminal."""

from __future__ import annotations

import sys

from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage

_BARE = "-_./:=+,@%"  # what may stand between letters and figures in any shell without being quoted


def needs_terminal(context: Context) -> WrongUsage:
    """The refusal. Nothing that was typed is lost in the line that it names."""
    return WrongUsage("needs_terminal", command=" ".join(["uwallet", *map(_quoted, context.line)]))


def _quoted(word: str) -> str:
    if word and all(one.isalnum() or one in _BARE for one in word):
        return word
    if sys.platform == "win32":
        return f'"{word}"'
    from shlex import quote  # 2 ms

    return quote(word)
