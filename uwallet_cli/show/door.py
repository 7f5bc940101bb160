"""The one way out: results to stdout, talk to stderr, as words or as JSON."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, NamedTuple, TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.theme import Theme

from uwallet_cli import streams
from uwallet_cli.show.look import STYLES, Look
from uwallet_cli.signs import for_old_console, is_utf8

_PADDING = re.compile(r"[ ]+((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)  # what tables leave at the end of a line

# json escapes only what is below a space: not DEL, C1, directions, invisible signs, halves of a character.
_OBEYED = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]")


class Place(NamedTuple):
    """Where a screen is shown and replaced. `leave` lets the last one stand; the next is shown below it."""

    show: Callable[[RenderableType], None]
    leave: Callable[[], None]


class Door:
    """Where everything that is said leaves the program.

    With `hold`, what is said on the side waits for `release`: where an error ends the run, its document stands alone.
    """

    def __init__(self, *, plain: bool, hold: bool = False) -> None:
        self.plain = plain
        self._held: list[str] | None = [] if hold else None
        self._consoles: dict[IO[str], Console] = {}

    def _console(self, stream: IO[str]) -> Console:
        if stream not in self._consoles:
            self._consoles[stream] = self._new_console(stream)
        return self._consoles[stream]

    def _new_console(self, stream: IO[str]) -> Console:
        return Console(
            file=stream,
            theme=Theme(STYLES),
            no_color=True if self.plain or os.environ.get("NO_COLOR") else None,
            color_system=None if self.plain else "auto",
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=False,
            safe_box=True,
        )

    @property
    def look(self) -> Look:
        """What a screen on stdout must fit."""
        return Look(self._console(sys.stdout).width, self.plain)

    @property
    def talk_look(self) -> Look:
        """What a screen on stderr must fit."""
        return Look(self._console(sys.stderr).width, self.plain)

    def emit(self, screen: RenderableType) -> None:
        """Print a result."""
        self._print(screen, sys.stdout)

    @contextmanager
    def live(self) -> Iterator[Place]:
        """A place on stdout whose screen can be replaced; in plain screens each new one is printed below the last."""
        if self.plain:
            shown: list[str] = []

            def printed_if_new(screen: RenderableType) -> None:
                console = self._console(sys.stdout)
                with console.capture() as capture:
                    console.print(screen)
                if shown[-1:] != [capture.get()]:
                    shown.append(capture.get())
                    self.emit(screen)

            yield Place(printed_if_new, lambda: None)
            return

        from rich.live import Live  # 8 ms, and only --watch needs it

        console, shown_in = self._console(sys.stdout), list[Live]()

        def replaced(screen: RenderableType) -> None:
            if not shown_in:
                shown_in.append(Live(console=console, auto_refresh=False, vertical_overflow="visible"))
                shown_in[0].start()
            shown_in[0].update(screen, refresh=True)

        def left() -> None:
            while shown_in:
                shown_in.pop().stop()

        try:
            yield Place(replaced, left)
        finally:
            left()

    def document(self, document: Any) -> None:
        """Print a result as one JSON document."""
        streams.write(_json(document, sys.stdout), sys.stdout)

    def text(self, text: str) -> None:
        """Print a result as the lines it has: a document of its own form, which no screen may break."""
        streams.write(text, sys.stdout)

    def talk(self, screen: RenderableType) -> None:
        """Say something that is no result: prompts' pages, notes, errors."""
        if self._held is None:
            self._print(screen, sys.stderr)
        else:
            self._held.append(self._rendered(screen, self._console(sys.stderr)))

    def release(self) -> None:
        """Say what was held back: no error came."""
        for text in self._held or ():
            streams.write(text, sys.stderr)
        self._held = None

    def _print(self, screen: RenderableType, stream: IO[str]) -> None:
        console = self._console(stream)
        if console.legacy_windows:  # its colours are calls, not text
            console.print(_ForOldConsole(Group(screen)))
        else:
            streams.write(self._rendered(screen, console), stream)

    @staticmethod
    def _rendered(screen: RenderableType, console: Console) -> str:
        with console.capture() as capture:
            console.print(Group(screen))  # Rich copies a bare text into one of its own, which does not wrap as ours
        return _PADDING.sub(r"\1", capture.get())

    def error_document(self, document: Any) -> None:
        """Print an error as one JSON document, where results would not be mistaken for it."""
        streams.write(_json(document, sys.stderr), sys.stderr)


class _ForOldConsole:
    """A screen with the signs that the console of an older Windows has."""

    def __init__(self, screen: RenderableType) -> None:
        self.screen = screen

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in console.render(self.screen, options):
            yield part._replace(text=for_old_console(part.text))


def _json(document: Any, stream: TextIO) -> str:
    """A document as text; what a terminal would obey in it stands as its JSON escape, which means the same.

    On a stream that is not UTF-8 so does every sign beyond ASCII: JSON is read as UTF-8, whatever the locale is.
    """
    import json

    text = json.dumps(document, ensure_ascii=not is_utf8(stream), indent=2) + "\n"
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
