"""`uwallet schema`: the published shape of every JSON document."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from uwallet_cli import schemas, streams
from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.helping import no_such
from uwallet_cli.context import Context
from uwallet_cli.text import say


def schema(
    ctx: typer.Context,
    command: Annotated[list[str] | None, typer.Argument(metavar="COMMAND", help="help.schema.command")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Print one schema, or list those there are."""
    context: Context = ctx.obj
    typed = " ".join(command or ())
    known = [name.replace(".", " ") for name in schemas.names()]
    if typed:
        if typed not in known:
            raise no_such("schema", typed, known)
        # Past the door, whose Rich takes half of the time: ASCII throughout, and the same on every terminal.
        streams.write(json.dumps(schemas.schema(typed.replace(" ", ".")), indent=2) + "\n", sys.stdout)
        return
    rows = [(name, _meaning(name)) for name in known]
    if context.settings.as_json:
        context.door.document([{"schema": name, "text": text} for name, text in rows])
    else:
        from uwallet_cli.show.schemas import listing

        context.door.emit(listing(rows, context.door.look))


def _meaning(name: str) -> str:
    return say("help.schema.error") if name == schemas.ERROR else say(f"help.{name.replace(' ', '.')}.short")
