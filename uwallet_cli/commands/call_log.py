"""`uwallet callback log`: note a call, list the notes, write them to a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from uwallet_cli.commands.emitting import AsJson, written
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.errors import NotFound, WrongUsage

if TYPE_CHECKING:
    from uwallet_cli.loan.calls import CallNote


def log(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.callback.log.ref")] = None,
    add: Annotated[bool, typer.Option("--add", help="help.callback.log.add")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="help.callback.log.missed")] = False,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="help.status.at")] = None,
    export: Annotated[str | None, typer.Option("--export", metavar="FILE", help="help.callback.log.export")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Keep a note, or show those there are. What was said is asked for, never taken from the command line."""
    from uwallet_cli.show import call_log as screens

    context: Context = ctx.obj
    if add and missed:
        raise WrongUsage("options_clash", first="--add", second="--missed")
    if at is not None and not (add or missed):
        raise WrongUsage("at_needs", options="--add, --missed")
    if add or missed:
        note = _note(context, ref, at, missed=missed)
        context.calls.add(note)
        context.just_noted = True
    about = _about(context, ref) if ref else None
    notes = context.calls.notes(about)
    if export is not None:
        from uwallet_cli.commands.making_files import made

        context.traces.opened(context.now, "export", about)
        written(context, made(context, export, screens.as_text(notes), about))
    if context.settings.as_json:
        context.door.document(screens.document(notes))
    else:
        context.door.emit(screens.call_list(notes, context.door.look), private=True)


def _note(context: Context, ref: str | None, at: str | None, *, missed: bool) -> CallNote:
    from uwallet_cli.loan.calls import CallNote
    from uwallet_cli.settings import read_moment

    when = context.now if at is None else read_moment(at, "bad_at")
    if when > context.now:
        raise WrongUsage("at_in_future")
    about = _about(context, ref)
    if missed:
        return CallNote(when, about, True, {})
    if not context.interactive:
        raise needs_terminal(context)
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.interview.call_notes import noted

    with guard():
        return CallNote(when, about, False, noted(context.person))


def _about(context: Context, ref: str | None) -> str | None:
    """The application a call was about: the one named, else the newest that has not ended, if there is one."""
    try:
        journey = context.chosen(ref)
    except NotFound:
        if ref is not None:
            raise
        return None
    return journey.application.ref if ref or not journey.standing.ended else None
