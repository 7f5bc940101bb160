"""`uwallet status --watch`: the same screen, looked at again and again until nothing more can happen."""

from __future__ import annotations

import sys
import time

from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.show.flow import flow
from uwallet_cli.show.look import stack
from uwallet_cli.show.status import status
from uwallet_cli.text import say

PAUSE = 2.0  # seconds between two looks


def watch_journey(context: Context, ref: str | None, *, as_json: bool) -> None:
    """Show an application live; ends at its final state, or at Ctrl-C."""
    if as_json or not sys.stdout.isatty():
        raise WrongUsage("watch_needs_terminal")
    ref = context.chosen(ref).application.ref  # the same one all along
    with context.door.live() as show:
        while True:
            journey = context.chosen(ref)
            ended = journey.standing.ended
            last = say("status.watch_ended") if ended else say("status.watching", seconds=f"{PAUSE:g}")
            show(stack(status(journey, context.door.look), flow(""), flow(last)))
            if ended:
                return
            time.sleep(PAUSE)
