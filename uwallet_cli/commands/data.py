"""`uwallet data`: what is kept on this machine; one command below for each thing to do with it."""

from __future__ import annotations

import typer


def data(ctx: typer.Context) -> None:
    """Alone, the help: every command below has a name of its own."""
    if ctx.invoked_subcommand is None:
        ctx.get_help()


data.table = {  # type: ignore[attr-defined]
    "check": "uwallet_cli.commands.checking:check",
    "repair": "uwallet_cli.commands.repairing:repair",
}
