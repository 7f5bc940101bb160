"""`uwallet data restore`: a backup put in place, whole or not at all."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.errors import Failed, Interrupted
from uwallet_cli.text import say

TRIES = 3


def restore(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help.data.restore.file")],
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Ask for the archive's passphrase; where there is data already, ask whether to put it aside."""
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.show.flow import theirs
    from uwallet_cli.show.look import marked, stack

    context: Context = ctx.obj
    content = context.whole.read_archive(file)
    if not context.interactive:
        raise needs_terminal(context)
    person = context.person
    with guard():
        for attempt in range(TRIES):
            typed = str(person.text("data.open_backup_again" if attempt else "data.open_backup", secret=True))
            backup = context.whole.unpacked(content, typed)
            if backup is not None:
                break
        else:
            raise Failed("backup_passphrase")
        if context.whole.has_data() and person.confirm("data.put_aside", default=False) is not True:
            raise Interrupted("interrupted")
    aside = context.whole.restore(backup, typed)
    if context.settings.as_json:
        context.door.document(
            {"folder": str(context.folder), "files": len(backup.files), "protected": backup.protected, "aside": aside}
        )
        return
    look = context.door.look
    context.door.emit(
        stack(
            marked("done", theirs(say("data.restored", count=len(backup.files), folder=str(context.folder))), look),
            theirs(say("data.key_protected")) if backup.protected else None,
            marked("care", theirs(say("data.was_put_aside", folder=aside)), look) if aside else None,
        )
    )
