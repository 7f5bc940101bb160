"""A line that counts down to when one may go on; keys pressed meanwhile are for nothing, but Ctrl-C, Ctrl-D, Ctrl-Z."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from math import ceil

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from uwallet_cli.ask.terminal import when_suspended

TICK = 0.1  # seconds: the figure changes when it should, and Ctrl-C is answered at once


def count_down(seconds: int, line: Callable[[int], str], output: Output) -> None:
    """Show `line(seconds left)` until none is left, by a clock that nobody can set; then take it off the screen."""
    end = time.monotonic() + seconds

    def words() -> str:
        return line(max(1, ceil(end - time.monotonic())))

    app: Application[None] = Application(
        layout=Layout(Window(FormattedTextControl(words), wrap_lines=True, dont_extend_height=True)),
        key_bindings=_ways_out(),
        output=output,
        erase_when_done=True,
    )

    async def tick() -> None:
        while (left := end - time.monotonic()) > 0:
            await asyncio.sleep(min(TICK, left))
            app.invalidate()
        if not app.is_done:  # Ctrl-C may have been first
            app.exit()

    def begin() -> None:
        app.create_background_task(tick())

    def put_again() -> None:
        app.renderer.reset()
        app.invalidate()

    with when_suspended(leave=app.renderer.erase, put_again=put_again):
        app.run(pre_run=begin)


def _ways_out() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c")
    @keys.add("<sigint>")
    def interrupted(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @keys.add("c-z")
    def suspended(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    @keys.add("c-d")
    def ended(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return keys
