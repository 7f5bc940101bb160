"""`uwallet data`: the borrower's rights over what is stored; one command below for each of them."""

from __future__ import annotations

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context


def data(
    ctx: typer.Context,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Alone: what is stored."""
    if ctx.invoked_subcommand is not None:
        return
    from uwallet_cli.commands.showing_data import emit_holdings

    context: Context = ctx.obj
    emit_holdings(context)


data.table = {  # type: ignore[attr-defined]
    "show": "uwallet_cli.commands.showing_data:show",
    "export": "uwallet_cli.commands.exporting_data:export",
    "erase": "uwallet_cli.commands.erasing_data:erase",
    "backup": "uwallet_cli.commands.backing_up:backup",
    "restore": "uwallet_cli.commands.restoring:restore",
    "passphrase": "uwallet_cli.commands.passphrase:passphrase",
    "check": "uwallet_cli.commands.checking:check",
    "repair": "uwallet_cli.commands.repairing:repair",
}
