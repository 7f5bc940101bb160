"""`uwallet status --watch`: the same screen, looked at again and again until nothing more can happen."""

from __future__ import annotations

import sys
import time
from functools import partial

from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import stack
from uwallet_cli.show.status import status
from uwallet_cli.text import say

PAUSE = 2.0  # seconds between two looks


def watch_journey(context: Context, ref: str | None) -> None:
    """Show an application live; ends at its final state, or at Ctrl-C."""
    from uwallet_cli.ask.terminal import guard, when_suspended

    if context.settings.as_json or not sys.stdout.isatty():
        raise WrongUsage("watch_needs_terminal")
    ref = context.chosen(ref).application.ref  # the same one all along
    with guard(), context.door.live() as place:
        while True:
            journey = context.chosen(ref)
            ended = journey.standing.ended
            last = say("status.watch_ended") if ended else say("status.watching", seconds=f"{PAUSE:g}")
            screen = stack(status(journey, context.door.look), flow(""), flow(last))
            place.show(screen)
            if ended:
                return
            with when_suspended(leave=place.leave, put_again=partial(place.show, screen)):
                time.sleep(PAUSE)
