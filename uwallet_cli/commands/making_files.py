"""A file made for the borrower: written where they want it, and noted, so that erasing finds it again."""

from __future__ import annotations

from pathlib import Path

from uwallet_cli.context import Context
from uwallet_cli.errors import StoreUnusable


def made(context: Context, name: str, content: str | bytes, ref: str | None = None, *, how: str = "file") -> Path:
    """The new file. `ref` is the application or loan that it is about, None for all; `how`: file or backup.

    It is what was asked for: where it cannot be noted this is said, and no error.
    """
    from uwallet_cli.export.text_file import write_new

    file = write_new(name, content)
    try:
        context.traces.wrote(context.now, ref, file, how)
    except StoreUnusable:
        from uwallet_cli.show.problems import note
        from uwallet_cli.text import say

        context.door.talk(note(say("data.not_noted", file=str(file)), context.door.talk_look))
    return file
