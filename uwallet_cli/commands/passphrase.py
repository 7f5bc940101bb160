"""`uwallet data passphrase`: how the key to private answers is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.new_passphrase import new_passphrase
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.show.look import marked
from uwallet_cli.text import say


def passphrase(
    ctx: typer.Context,
    keyring: Annotated[bool, typer.Option("--keyring", help="help.data.passphrase.keyring")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="help.data.passphrase.remove")] = False,
) -> None:
    """Put a passphrase on the key, move it into the keyring, or keep it plain again."""
    context: Context = ctx.obj
    if keyring and remove:
        raise WrongUsage("options_clash", first="--keyring", second="--remove")
    whole, door = context.whole, context.door
    if keyring:
        whole.keep_key("keyring")
        door.emit(marked("done", say("data.now_keyring"), door.look))
    elif remove:
        whole.keep_key("plain")
        door.emit(marked("care", say("data.now_plain"), door.look))
    else:
        if not context.interactive:
            raise WrongUsage("needs_terminal", command="uwallet data passphrase")
        whole.open_key()
        whole.keep_key("passphrase", new_passphrase(context, "data.new_passphrase"))
        door.emit(marked("done", say("data.now_passphrase"), door.look))
