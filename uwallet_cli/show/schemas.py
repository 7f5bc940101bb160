"""Which JSON documents have a published schema."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, fields, stack, to_type
from uwallet_cli.text import say


def listing(rows: Sequence[tuple[str, str]], look: Look) -> RenderableType:
    """What one types, and what that command does."""
    how = flow(say("help.schema.how"))
    return stack(fields(list(rows), look), flow(""), how, to_type("uwallet schema status", look))
