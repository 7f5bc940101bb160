"""`uwallet callback`: everything about the phone call, one command below for each thing to do."""

from __future__ import annotations

import typer


def callback(ctx: typer.Context) -> None:
    """Explain the step."""
    if ctx.invoked_subcommand is None:
        ctx.get_help()


callback.table = {"answer": "uwallet_cli.commands.answering:answer"}  # type: ignore[attr-defined]
