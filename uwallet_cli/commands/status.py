"""`uwallet status`: where an application stands, what comes next, and why; and what the borrower says happened."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson, emit_all, emit_journey, tell_damaged
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.application import is_meant_as_reference, read_reference


def status(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.status.ref")] = None,
    everything: Annotated[bool, typer.Option("--all", help="help.status.all")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="help.status.watch")] = False,
    update: Annotated[str | None, typer.Option("--update", metavar="[EVENT]", help="help.status.update")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="help.status.at")] = None,
    withdraw: Annotated[str | None, typer.Option("--withdraw", metavar="REASON", help="help.status.withdraw")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="help.status.explain")] = False,
    letter: Annotated[str | None, typer.Option("--letter", metavar="[FILE]", help="help.status.letter")] = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="help.status.reveal")] = False,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Show one application, or all; record what happened to one."""
    context: Context = ctx.obj
    chosen = {
        "--all": everything,
        "--watch": watch,
        "--update": update is not None,
        "--withdraw": withdraw is not None,
        "--explain": explain,
        "--letter": letter is not None,
        "--reveal": reveal,
    }
    _one_at_most([name for name, given in chosen.items() if given])
    for name, value in (("--update", update), ("--withdraw", withdraw), ("--letter", letter)):
        if value is not None:
            _refuse_reference(name, value, ref)
    if at is not None and update is None:
        raise WrongUsage("at_needs", options="--update")
    if everything:
        if ref is not None:
            raise WrongUsage("options_clash", first="--all", second="REF")
        emit_all(context)
        tell_damaged(context)
    elif watch:
        from uwallet_cli.commands.watching import watch_journey

        watch_journey(context, ref)
    elif reveal:
        from uwallet_cli.commands.revealing import reveal as show_private

        show_private(context, ref)
    elif explain or letter is not None:
        from uwallet_cli.commands.explaining import explain_decision, write_letter

        journey = context.chosen(ref)
        if letter is not None:
            write_letter(context, journey, letter)
        else:
            explain_decision(context, journey)
    elif update is not None or withdraw is not None:
        from uwallet_cli.commands.recording import recorded, withdrawn

        if withdraw is not None:
            emit_journey(context, withdrawn(context, ref, withdraw))
        else:
            emit_journey(context, recorded(context, ref, str(update), at))
    else:
        emit_journey(context, context.chosen(ref))
        tell_damaged(context)


status.alone = ("--update", "--letter")  # type: ignore[attr-defined]


def _one_at_most(given: list[str]) -> None:
    if len(given) > 1:
        raise WrongUsage("options_clash", first=given[0], second=given[1])


def _refuse_reference(option: str, given: str, ref: str | None) -> None:
    """A reference after an option is a slip: taken as its value, the option would be done to another application."""
    if is_meant_as_reference(given):
        key = "reference_as_reason" if option == "--withdraw" else "reference_as_value"
        raise WrongUsage(key, given=given, option=option, ref=ref or read_reference(given))
