"""`uwallet status --reveal`: the private answers of one application on the screen, asked for first, and noted."""

from __future__ import annotations

import sys

from uwallet_cli.context import Context
from uwallet_cli.errors import Interrupted, WrongUsage


def reveal(context: Context, ref: str | None) -> None:
    """Ask, open, note it, show: on the terminal that was asked in, never into a pipe or a file, where it would stay."""
    from uwallet_cli.ask.terminal import guard
    from uwallet_cli.show.data import revealed

    journey = context.chosen(ref)
    if context.settings.as_json or not context.interactive:
        raise WrongUsage("reveal_needs_terminal")
    with guard():
        if context.person.confirm("data.reveal", default=False) is not True:
            raise Interrupted("interrupted")
    opened = context.applications.get(journey.application.ref, private=True)
    context.traces.opened(context.now, "reveal", opened.ref)
    if sys.stdout.isatty():
        context.door.emit(revealed(opened, context.door.look), private=True)
    else:
        context.door.talk(revealed(opened, context.door.talk_look))
