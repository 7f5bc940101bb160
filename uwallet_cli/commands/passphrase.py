"""`uwallet data passphrase`: how the key to private answers is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.commands.new_passphrase import new_passphrase
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.text import say


def passphrase(
    ctx: typer.Context,
    keyring: Annotated[bool, typer.Option("--keyring", help="help.data.passphrase.keyring")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="help.data.passphrase.remove")] = False,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Put a passphrase on the key, move it into the keyring, or keep it plain again."""
    from uwallet_cli.show.look import marked

    context: Context = ctx.obj
    if keyring and remove:
        raise WrongUsage("options_clash", first="--keyring", second="--remove")
    whole, door = context.whole, context.door
    if keyring:
        whole.keep_key("keyring")
        now = marked("done", say("data.now_keyring"), door.look)
    elif remove:
        whole.keep_key("plain")
        now = marked("care", say("data.now_plain"), door.look)
    else:
        if not context.interactive:
            raise needs_terminal(context)
        whole.open_key()
        whole.keep_key("passphrase", new_passphrase(context, "data.new_passphrase"))
        now = marked("done", say("data.now_passphrase"), door.look)
    if context.settings.as_json:
        from uwallet_cli.show.data import key_document

        door.document(key_document(whole.key_kept(), whole.key_file))
    else:
        door.emit(now)
