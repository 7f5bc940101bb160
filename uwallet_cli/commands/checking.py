"""`uwallet data check`: whether every file of the data folder is whole."""

from __future__ import annotations

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.errors import StoreUnusable


def check(
    ctx: typer.Context,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """List the files with their state; exit 5 if something needs to be done about one."""
    from uwallet_cli.show import checking as screens

    context: Context = ctx.obj
    files = context.kept_files.all()
    if context.settings.as_json:
        context.door.document(screens.document(str(context.folder), files))
    else:
        context.door.emit(screens.states(str(context.folder), files, context.door.look))
    if not all(file.is_fine for file in files):
        raise typer.Exit(StoreUnusable.status)
