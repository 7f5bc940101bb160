"""Which JSON documents have a published schema."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import Look, command, fields, stack
from uwallet_cli.text import say


def listing(rows: Sequence[tuple[str, str]], look: Look) -> RenderableType:
    """What one types, and what that command does."""
    return stack(
        fields(list(rows), look), flow(""), flow(say("help.schema.how"), "soft"), command("uwallet schema status")
    )
