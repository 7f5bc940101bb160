"""The one way out: results to stdout, talk to stderr, as words or as JSON."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TextIO

from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.theme import Theme

from uwallet_cli import streams
from uwallet_cli.character_sets import for_old_console, is_utf8
from uwallet_cli.show.flow import Aloud, flow
from uwallet_cli.show.look import Look
from uwallet_cli.text import say
from uwallet_cli.theme import COLOURS, PAGE, WORDS

_PADDING = re.compile(r"[ ]+((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)  # what tables leave at the end of a line

UNBROKEN = 10_000  # cells


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
        self._consoles: dict[TextIO, Console] = {}

    def _console(self, stream: TextIO) -> Console:
        if stream not in self._consoles:
            self._consoles[stream] = self._new_console(stream)
        return self._consoles[stream]

    def _new_console(self, stream: TextIO) -> Console:
        new = Aloud if self.plain else Console
        console = new(
            file=stream,
            width=UNBROKEN if self._is_read_by_a_program(stream) else None,
            theme=Theme({**WORDS, **COLOURS}),
            no_color=True if self.plain or os.environ.get("NO_COLOR") else None,
            color_system=None if self.plain or _is_old_windows() else "auto",
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=False,
        )
        if console.color_system == "standard":  # none of its sixteen colours is readable everywhere
            console.no_color = True
        return console

    def _is_read_by_a_program(self, stream: TextIO) -> bool:
        """Whether plain lines go to a pipe or a file: there each sentence is a line, however long."""
        return self.plain and not stream.isatty() and not os.environ.get("COLUMNS")

    @property
    def look(self) -> Look:
        """What a screen on stdout must fit."""
        return self._look(sys.stdout)

    @property
    def talk_look(self) -> Look:
        """What a screen on stderr must fit."""
        return self._look(sys.stderr)

    def _look(self, stream: TextIO) -> Look:
        return Look(min(self._console(stream).width, self._widest(stream)), self.plain)

    def _widest(self, stream: TextIO) -> int:
        return UNBROKEN if self._is_read_by_a_program(stream) else PAGE

    def emit(self, screen: RenderableType, *, private: bool = False) -> None:
        """Print a result; on a terminal that it is too long for, a page at a time. What is `private` stays with us."""
        self._result(self._told(screen, sys.stdout), private=private)

    @contextmanager
    def live(self) -> Iterator[Place]:
        """A place on stdout whose screen can be replaced; in plain screens each new one is printed below the last."""
        if self.plain:
            shown: list[str] = []

            def printed_if_new(screen: RenderableType) -> None:
                told = self._told(screen, sys.stdout)
                if shown[-1:] != [told]:
                    shown.append(told)
                    streams.write(told, sys.stdout)

            yield Place(printed_if_new, lambda: None)
            return

        from rich.live import Live  # 8 ms, and only --watch needs it

        console, shown_in = self._console(sys.stdout), list[Live]()

        def replaced(screen: RenderableType) -> None:
            if not shown_in:
                shown_in.append(Live(console=console, auto_refresh=False, vertical_overflow="visible"))
                shown_in[0].start()
            shown_in[0].update(Constrain(screen, PAGE), refresh=True)

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
        self._result(text, private=True)

    def talk(self, screen: RenderableType) -> None:
        """Say something that is no result: prompts' pages, notes, errors.

        No pager for these: a question follows, or nothing does. What has scrolled off is said below it.
        """
        told = self._told(screen, sys.stderr)
        lines = told.count("\n")
        if lines >= self._console(sys.stderr).height and not self.plain and sys.stderr.isatty():
            told += self._told(flow(say("words.scrolled", count=lines)), sys.stderr)
        if self._held is None:
            streams.write(told, sys.stderr)
        else:
            self._held.append(told)

    def release(self) -> None:
        """Say what was held back: no error came."""
        for told in self._held or ():
            streams.write(told, sys.stderr)
        self._held = None

    def _told(self, screen: RenderableType, stream: TextIO) -> str:
        """A screen as the text that is written for it."""
        console = self._console(stream)
        with console.capture() as capture:  # in a group, since Rich copies a bare text into one that wraps its own way
            console.print(Constrain(Group(screen), self._widest(stream)), crop=False)  # all is measured; nothing is cut
        told = _PADDING.sub(r"\1", capture.get())
        return for_old_console(told) if _is_old_windows() else told

    def _result(self, text: str, *, private: bool) -> None:
        height, lines = self._console(sys.stdout).height, text.count("\n")
        if lines >= height and sys.stdout.isatty():
            if not self.plain:
                from uwallet_cli.show.pager import show

                return show(text, sys.stdout, height, private=private)
            # Whoever listens goes through the lines by themselves, and hears beforehand how many there are.
            text = say("words.lines", count=lines) + "\n" + text
        return streams.write(text, sys.stdout)

    def error_document(self, document: Any) -> None:
        """Print an error as one JSON document, where results would not be mistaken for it."""
        streams.write(_json(document, sys.stderr), sys.stderr)


def _is_old_windows() -> bool:
    """Whether this is a console that shows the codes for strong words and colours instead of obeying them."""
    if sys.platform != "win32":
        return False
    from rich.console import detect_legacy_windows

    return detect_legacy_windows()


def _json(document: Any, stream: TextIO) -> str:
    """A document as text; what a terminal would obey in it stands as its JSON escape, which means the same.

    On a stream that is not UTF-8 so does every sign beyond ASCII: JSON is read as UTF-8, whatever the locale is.
    """
    import json

    from uwallet_cli.clean import ABOVE_SPACE  # 1 ms, which no screen pays

    text = json.dumps(document, ensure_ascii=not is_utf8(stream), indent=2) + "\n"
    # Below a space json escapes by itself.
    return re.sub(f"[{ABOVE_SPACE}]", lambda found: f"\\u{ord(found[0]):04x}", text)
