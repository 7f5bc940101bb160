"""`uwallet data repair`: bring damaged files back from the generation that is kept, once it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.errors import StoreUnusable, WrongUsage

if TYPE_CHECKING:
    from uwallet_cli.loan.kept import KeptFile, Repaired


def repair(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="help.data.repair.yes")] = False,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Say what can be done, do it, say what is missing; exit 5 if something is left that no repair can mend."""
    from uwallet_cli.show import checking as screens

    context: Context = ctx.obj
    files = context.kept_files.all()
    repaired = _repaired(context, [file for file in files if file.is_mendable], yes=yes)
    left = [file for file in context.kept_files.all() if not file.is_fine] if repaired is not None else []
    if context.settings.as_json:
        context.door.document(screens.repair_document(repaired or [], left))
    elif repaired is not None:
        context.door.emit(screens.repaired(repaired, left, context.door.look))
    if left:
        raise typer.Exit(StoreUnusable.status)


def _repaired(context: Context, mendable: list[KeptFile], *, yes: bool) -> list[Repaired] | None:
    """What was done; None where the borrower would rather not."""
    from uwallet_cli.show import checking as screens

    if not mendable:
        return []
    if not yes:
        if not context.interactive:
            raise WrongUsage("repair_needs_yes")
        from uwallet_cli.ask.terminal import guard

        context.door.talk(screens.plan(mendable, context.door.talk_look))
        with guard():
            agreed = context.person.confirm("check.go", default=True) is True
        if not agreed:
            context.door.talk(screens.left_alone())
            return None
    return context.kept_files.repair([file.name for file in mendable], context.now)
