"""`uwallet data backup`: everything in one encrypted file, to be restored here or on another machine."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.commands.new_passphrase import new_passphrase
from uwallet_cli.context import Context
from uwallet_cli.errors import NotFound
from uwallet_cli.text import say


def backup(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help.data.backup.file")],
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Ask for a passphrase twice, and write the archive."""
    from uwallet_cli.commands.making_files import made
    from uwallet_cli.export.text_file import must_be_new
    from uwallet_cli.show.flow import flow, theirs
    from uwallet_cli.show.look import marked
    from uwallet_cli.show.problems import note

    context: Context = ctx.obj
    if not context.whole.has_data():
        raise NotFound("nothing_stored")
    if not context.interactive:
        raise needs_terminal(context)
    must_be_new(file)
    context.whole.open_key()
    content, damaged = context.whole.backup(new_passphrase(context, "data.backup_passphrase"))
    file = str(made(context, file, content, how="backup"))
    for left_out in damaged:
        context.door.talk(note(say("data.backup_without", file=left_out), context.door.talk_look))
    if context.settings.as_json:
        context.door.document({"file": file, "left_out": damaged})
        return
    context.door.emit(marked("done", theirs(say("data.backup_written", file=file)), context.door.look))
    context.door.emit(flow(say("data.backup_forgotten")))
