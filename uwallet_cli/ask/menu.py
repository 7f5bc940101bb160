"""Lists: one row to take or several to tick, by arrows, by number, by space, on top of questionary's select.

questionary.checkbox would be nearer for several, but it has no number keys, no row that excludes the others,
and keys for "all" and "invert" that nobody announces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.utils import get_cwidth
from questionary.prompts.common import InquirerControl

from uwallet_cli.ask.lines import wrap
from uwallet_cli.ask.prompter import Move
from uwallet_cli.theme import SIGNS

POINTER = SIGNS["chosen"].glyph
MARGIN = 3  # the pointer and the space on either side
NUMBER = 3  # a key, its dot and a space


class Row(questionary.Choice):
    """A line of a list: what it stands for, its words, and the key that leads to it."""

    def __init__(self, value: object, label: str, *, key: str = "", tickable: bool = False) -> None:
        # False is questionary's way to say that no key is to be found for it either.
        super().__init__(label, value, shortcut_key=key or False)
        self.label = label
        self.tickable = tickable
        self.ticked: Sequence[object] = ()

    def get_shortcut_title(self) -> str:
        """What stands before the label; questionary asks for it on every key press."""
        box = ("[x] " if self.value in self.ticked else "[ ] ") if self.tickable else ""
        if self.shortcut_key:
            return f"{box}{self.shortcut_key}. "
        # After the ninth there are no keys left, and the labels stand below each other all the same.
        return box if self.value is Move.BACK else box + " " * NUMBER

    def fit(self, columns: int) -> None:
        """Break the label where the terminal ends, so that its further lines start under its first."""
        start = MARGIN + get_cwidth(self.get_shortcut_title())
        self.title = f"\n{' ' * start}".join(wrap(self.label, columns - start))


def menu(
    rows: Sequence[Row], *, at: Row | None, **words_and_looks: Any
) -> tuple[questionary.Question, InquirerControl]:
    """A list, and what draws it: `control.pointed_at` and `control.selected_options` are its state."""
    question = questionary.select(
        choices=rows, default=at, pointer=POINTER, use_shortcuts=True, show_description=False, **words_and_looks
    )
    for window in question.application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.content.selected_options.clear()  # where one stands at first is not ticked
            return question, window.content
    raise LookupError("questionary has moved its list")


def ticking(control: InquirerControl, rows: Sequence[Row]) -> KeyBindings:
    """Keys for ticking several: space, numbers; Enter takes what is ticked. Not to say goes with nothing else."""
    keys = KeyBindings()
    ticked: list[object] = control.selected_options

    def toggle(row: Row) -> None:
        if row.value in ticked:
            ticked.remove(row.value)
            return
        if row.value is Move.SKIP:
            ticked.clear()
        elif Move.SKIP in ticked:
            ticked.remove(Move.SKIP)
        ticked.append(row.value)

    @keys.add(" ", eager=True)
    def space(event: KeyPressEvent) -> None:
        row = rows[control.pointed_at]
        if row.tickable:
            toggle(row)
        else:
            event.app.exit(result=row.value)

    @keys.add("enter", eager=True)
    def enter(event: KeyPressEvent) -> None:
        row = rows[control.pointed_at]
        event.app.exit(result=ticked if row.tickable else row.value)

    def number(at: int, key: str) -> None:
        @keys.add(key, eager=True)
        def tick(_: KeyPressEvent) -> None:
            control.pointed_at = at
            toggle(rows[at])

    for at, row in enumerate(rows):
        row.ticked = ticked
        if isinstance(row.shortcut_key, str):
            number(at, row.shortcut_key)
    return keys


def undecided(control: InquirerControl, say_so: str) -> KeyBindings:
    """Point at no row yet: Enter alone takes none, and says so."""
    keys = KeyBindings()
    complaint = questionary.Separator(say_so)
    control.pointed_at = -1

    @keys.add("enter", eager=True)
    def enter(event: KeyPressEvent) -> None:
        if control.pointed_at >= 0:
            event.app.exit(result=control.get_pointed_at().value)
        elif complaint not in control.choices:
            control.choices.append(complaint)  # under the rows; nobody can move onto it

    return keys
