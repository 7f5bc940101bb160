"""`uwallet callback verify`: somebody is calling. Hang up, call back, or go on carefully?"""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.errors import Interrupted, WrongUsage
from uwallet_cli.interview import verification
from uwallet_cli.loan.callers import Judgement, judge


def verify(
    ctx: typer.Context,
    number: Annotated[
        str | None, typer.Option("--number", metavar="NUMBER", help="help.callback.verify.number")
    ] = None,
    asks: Annotated[str | None, typer.Option("--asks", metavar="CODES", help="help.callback.verify.asks")] = None,
    go: Annotated[str | None, typer.Option("--go", metavar="CODES", help="help.callback.verify.go")] = None,
    says: Annotated[str | None, typer.Option("--says", metavar="CODES", help="help.callback.verify.says")] = None,
    press: Annotated[str | None, typer.Option("--press", metavar="CODES", help="help.callback.verify.press")] = None,
    knows: Annotated[str | None, typer.Option("--knows", metavar="CODES", help="help.callback.verify.knows")] = None,
    gave: Annotated[str | None, typer.Option("--gave", metavar="CODES", help="help.callback.verify.gave")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Judge by what was given on the line; ask where nothing was. Nothing is stored."""
    from uwallet_cli.show import verification as screens

    context: Context = ctx.obj
    lists = {"gave": gave, "asks": asks, "go": go, "says": says, "press": press, "knows": knows}
    if number is not None or any(line is not None for line in lists.values()):
        judged = judge(verification.read(number, lists))
    else:
        judged = _asked(context)
    if context.settings.as_json:
        context.door.document(screens.document(judged))
    else:
        context.door.emit(screens.verdict(judged, context.door.look))


def _asked(context: Context) -> Judgement:
    from uwallet_cli.ask.terminal import guard

    if not context.interactive:
        raise WrongUsage("verify_needs_terminal")
    try:
        with guard():
            return verification.asked(context.person)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("verify_stopped") from None
