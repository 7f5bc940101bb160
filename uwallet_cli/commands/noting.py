"""`uwallet faq --add`, `--notes`, `--remove`, `--export`: the borrower's own notes, kept apart from what ships."""

from __future__ import annotations

import sys

from uwallet_cli.clean import clean, without_long_numbers
from uwallet_cli.commands.emitting import written
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage

LONGEST = 2000  # characters
LONGEST_COUNT = 9  # digits of how many notes there can be


def keep_notes(context: Context, words: str, *, add: bool, remove: str | None, export: str | None) -> None:
    """Add or remove a note, then show those there are; with a file, write them there, too."""
    from uwallet_cli.show import notes as screens

    if add and remove is not None:
        raise WrongUsage("options_clash", first="--add", second="--remove")
    if words and not add:
        raise WrongUsage("options_clash", first="QUESTION", second="--notes")
    if add:
        context.notes.add(_text(context, words), context.now)
        context.just_noted = True
    if remove is not None:
        context.notes.remove(_number(remove))
    every = context.notes.all()
    if export is not None:
        from uwallet_cli.commands.making_files import made

        written(context, made(context, export, screens.as_text(every)))
    if context.settings.as_json:
        context.door.document(screens.document(every))
    else:
        context.door.emit(screens.note_list(every, context.door.look))


def _number(typed: str) -> int:
    """The number of a note, as `--notes` lists it."""
    if not typed.strip().isdecimal() or len(typed) > LONGEST_COUNT:
        raise WrongUsage("note_number")
    return int(typed)


def _text(context: Context, words: str) -> str:
    """The note: the words of the line, what is typed, or standard input. Long numbers keep their last four only."""
    if not words and context.interactive:
        from uwallet_cli.ask.terminal import guard

        with guard():
            words = str(context.person.text("faq.note"))
    elif not words:
        try:
            words = sys.stdin.read(LONGEST + 1)
        except UnicodeDecodeError:
            raise WrongUsage("not_readable", encoding=sys.stdin.encoding) from None
    lines = (clean(line) for line in words.splitlines())
    text = "\n".join(without_long_numbers(line) for line in lines if line)
    if not text:
        raise WrongUsage("empty_note")
    if len(text) > LONGEST:
        raise WrongUsage("long_note", most=LONGEST)
    return text
