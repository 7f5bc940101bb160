"""The prompts of a plain terminal: numbered lines, one after the other, that make sense when read aloud."""

from __future__ import annotations

import getpass
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence

from uwallet_cli.ask.lines import wrap
from uwallet_cli.ask.prompter import Move, Option
from uwallet_cli.ask.terminal import columns, forget_typed, when_suspended
from uwallet_cli.ask.wording import BACK_SIGNS, hint, question
from uwallet_cli.text import say

_SKIP_SIGNS = ("-", "－", "—")
_BETWEEN_NUMBERS = re.compile(r"[\s,，、;；]+")


class Plain:
    """Asks on stderr, reads lines from stdin: no colour, no box, no moving about. The contract is `prompter.Prompter`.

    The question, its hint and what can be typed are said once; a wrong number is answered by what was wrong.
    """

    def __init__(self, show: Callable[[object], None]) -> None:
        self.show = show

    def text(
        self, key: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
    ) -> str | Move:
        """A line; an empty one takes the default."""
        _begin(key)
        if default:
            _say(say("ask.plain_default_secret") if secret else say("ask.plain_default", default=default))
        if optional:
            _say(say("ask.plain_optional_sign") if default else say("ask.plain_optional"))
        _offer_back(back)
        typed = _read(key, unseen=secret)
        if back and typed in BACK_SIGNS:
            return Move.BACK
        if optional and (typed in _SKIP_SIGNS or not (typed or default)):
            return Move.SKIP
        return typed or default

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: str | None = None,
        optional: bool = False,
        back: bool = False,
    ) -> str | Move:
        """A numbered list; a label does as well as its number. What was chosen is read back."""
        _begin(key)
        last = _list(options, optional=optional)
        standing = next((option for option in options if option.value == default), None)
        _say(say("ask.plain_number", last=last))
        if standing:
            _say(say("ask.plain_default", default=standing.label))
        elif optional:
            _say(say("ask.plain_optional"))
        _offer_back(back)
        while True:
            typed = _read(key)
            if back and typed in BACK_SIGNS:
                return Move.BACK
            if not typed and standing:
                return standing.value
            if optional and _means_skip(typed, last):
                return Move.SKIP
            if chosen := _find(typed, options):
                _say(say("ask.plain_chosen", answer=chosen.label))
                return chosen.value
            _say(say("ask.plain_wrong_number", last=last))

    def choose_many(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: Sequence[str] = (),
        optional: bool = False,
        back: bool = False,
    ) -> list[str] | Move:
        """A numbered list; several numbers in one line, 0 for none."""
        _begin(key)
        last = _list(options, optional=optional)
        standing = [option for option in options if option.value in default]
        _say(say("ask.plain_several"))
        _say(say("ask.plain_none"))
        if standing:
            _say(say("ask.plain_default", default=_labels(standing)))
        elif optional:
            _say(say("ask.plain_optional"))
        _offer_back(back)
        while True:
            typed = _read(key)
            if back and typed in BACK_SIGNS:
                return Move.BACK
            if not typed and standing:
                return [option.value for option in standing]
            if optional and _means_skip(typed, last):
                return Move.SKIP
            if typed == "0":
                return []
            if chosen := _find_all(typed, options):
                _say(say("ask.plain_chosen", answer=_labels(chosen)))
                return [option.value for option in chosen]
            _say(say("ask.plain_wrong_several", last=last))

    def confirm(self, key: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
        """Yes or no, by its letter or its word."""
        _begin(key)
        _say(say("ask.plain_confirm"))
        if default is not None:
            _say(say("ask.plain_default", default=say("ask.yes") if default else say("ask.no")))
        _offer_back(back)
        while True:
            typed = _read(key).lower()
            if back and typed in BACK_SIGNS:
                return Move.BACK
            if not typed and default is not None:
                return default
            if typed in say("ask.plain_yes_words").split():
                return True
            if typed in say("ask.plain_no_words").split():
                return False
            _say(say("ask.plain_wrong_confirm"))

    def pause(self, seconds: int, key: str) -> None:
        """Said once, and waited for in silence: figures that change make a screen reader talk without end."""
        _say("")
        _say(say(f"{key}.ask", seconds=seconds))
        if hint(key):
            _say(hint(key))
        time.sleep(seconds)
        forget_typed()


def _begin(key: str) -> None:
    _say("")
    _say(question(key))
    if hint(key):
        _say(hint(key))


def _list(options: Sequence[Option], *, optional: bool) -> int:
    """Say the options by number, and return the last of the numbers."""
    labels = [option.label for option in options]
    if optional:
        labels.append(say("ask.skip"))
    for number, label in enumerate(labels, start=1):
        _say(f"{number}. {label}")
    return len(labels)


def _offer_back(back: bool) -> None:
    if back:
        _say(say("ask.plain_back"))


def _labels(options: Sequence[Option]) -> str:
    return say("ask.join").join(option.label for option in options)


def _means_skip(typed: str, last: int) -> bool:
    """In a list with "rather not say" as its last number. An empty line that means a default was taken before."""
    return not typed or typed in (*_SKIP_SIGNS, str(last), say("ask.skip"))


def _find(typed: str, options: Sequence[Option]) -> Option | None:
    """By number, else by label or value."""
    if typed.isdecimal() and len(typed) < 5:  # no list is longer, and Python reads no number of 10,000 digits
        at = int(typed)  # also of full-width digits
        if 1 <= at <= len(options):
            return options[at - 1]
    wanted = typed.casefold()
    return next((option for option in options if wanted in (option.label.casefold(), option.value.casefold())), None)


def _find_all(typed: str, options: Sequence[Option]) -> list[Option]:
    """Every option named in the line, in the options' order; nothing if one name fits none."""
    if whole := _find(typed, options):  # a label may have spaces in it
        return [whole]
    found = [_find(word, options) for word in _BETWEEN_NUMBERS.split(typed) if word]
    return [option for option in options if option in found] if all(found) else []


def _say(words: str) -> None:
    """On as many lines as the terminal needs, as the pages between two questions are broken."""
    sys.stderr.write("".join(f"{line}\n" for line in wrap(words, columns())))


def _read(key: str, *, unseen: bool = False) -> str:
    """The next line, stripped. Who was away meanwhile (Ctrl-Z) is told again what was asked."""

    def put_again() -> None:
        _say(question(key))
        _prompt()

    while True:
        try:
            with when_suspended(put_again=put_again):
                return (_line_unseen() if unseen else _line()).strip()
        except UnicodeDecodeError:  # half a character, which Backspace leaves behind on some terminals
            _say(say("ask.plain_unreadable"))
        except OSError as gone:  # the terminal was closed under us
            raise EOFError from gone
        except (KeyboardInterrupt, EOFError):
            _say("")
            raise


def _prompt() -> None:
    sys.stderr.write(say("ask.plain_prompt"))
    sys.stderr.flush()


def _line() -> str:
    # Not input(): that writes its prompt, and with readline what is typed, to stdout, where the results go.
    _prompt()
    if line := sys.stdin.readline():
        return line
    raise EOFError


def _line_unseen() -> str:
    if not sys.stdin.isatty():
        return _line()
    _say(say("ask.plain_unseen"))
    try:
        with warnings.catch_warnings():
            # As an error it comes before getpass says the same in English, and before anything was read.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(say("ask.plain_prompt"), stream=sys.stderr)
    except getpass.GetPassWarning:
        _say(say("ask.plain_seen"))
        return _line()
