"""The prompts of a plain terminal: numbered lines, one after the other, that make sense when read aloud."""

from __future__ import annotations

import getpass
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from uwallet_cli.ask.lines import wrap_aloud
from uwallet_cli.ask.prompter import Move, Option
from uwallet_cli.ask.terminal import columns, forget_typed, when_suspended
from uwallet_cli.ask.wording import BACK_SIGNS, hint, question
from uwallet_cli.text import say

Answer = TypeVar("Answer")

_HELP_SIGNS = ("?", "？")
_SKIP_SIGNS = ("-", "－", "—")
_BETWEEN_NUMBERS = re.compile(r"[\s,，、;；]+")


class _How(NamedTuple):
    """How a question of a kind is answered; the first time that one is put, `once` says it at more length."""

    kind: str
    how: str = ""
    once: str = ""
    labels: Sequence[str] = ()
    enter: Sequence[str] = ()  # what Enter alone does, and what to type for what it does not do
    wrong: str = ""


class Plain:
    """Asks on stderr, reads lines from stdin: no colour, no box, no moving about. The contract is `prompter.Prompter`.

    The question, its hint and what can be typed are said in this order. Ways that are the same at every question are
    explained once, because hearing them each time tires; `?` has the question and all of them read out again.
    """

    def __init__(self, show: Callable[[object], None]) -> None:
        self.show = show
        self._explained: set[str] = set()
        self._last: tuple[str, object] = ("", "")  # the question put last, and its answer

    def text(
        self, key: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
    ) -> str | Move:
        """A line; an empty one takes the default.

        A default that was typed a moment ago was refused: it stands there to be mended, which a line typed anew does.
        """
        if (key, default) == self._last:
            default = ""
        enter = []
        if default:
            enter.append(say("ask.plain_default_secret") if secret else say("ask.plain_default", default=default))
        if optional:
            enter.append(say("ask.plain_optional_sign") if default else say("ask.plain_optional"))

        def understood(typed: str) -> str | Move:
            if optional and (typed in _SKIP_SIGNS or not (typed or default)):
                return Move.SKIP
            return typed or default

        how = _How("secret", enter=enter) if secret else _How("text", once=say("ask.plain_text"), enter=enter)
        return self._put(key, how, understood, back=back, unseen=secret)

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
        chosen = self._from_list(key, options, () if default is None else (default,), optional=optional, back=back)
        return chosen if isinstance(chosen, Move) else chosen[0]

    def choose_many(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: Sequence[str] = (),
        optional: bool = False,
        back: bool = False,
    ) -> list[str] | Move:
        """A numbered list; several numbers in one line. Enter alone is none of them, where it means nothing else."""
        return self._from_list(key, options, default, optional=optional, back=back, several=True)

    def confirm(self, key: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
        """Yes or no, by its letter or its word."""
        enter = [] if default is None else [say("ask.plain_default", default=say("ask.yes" if default else "ask.no"))]

        def understood(typed: str) -> bool | None:
            typed = typed.lower()
            if not typed:
                return default
            if typed in say("ask.plain_yes_words").split():
                return True
            return False if typed in say("ask.plain_no_words").split() else None

        how = _How("confirm", say("ask.plain_confirm"), enter=enter, wrong=say("ask.plain_wrong_confirm"))
        return self._put(key, how, understood, back=back)

    def pause(self, seconds: int, key: str) -> None:
        """Said once, and waited for in silence: figures that change make a screen reader talk without end."""
        _say("")
        _say(say(f"{key}.ask", seconds=seconds))
        if hint(key):
            _say(hint(key))
        time.sleep(seconds)
        forget_typed()

    def _from_list(
        self,
        key: str,
        options: Sequence[Option],
        default: Sequence[str],
        *,
        optional: bool,
        back: bool,
        several: bool = False,
    ) -> list[str] | Move:
        standing = [option for option in options if option.value in default]
        labels = [*(option.label for option in options), *([say("ask.skip")] if optional else [])]
        last = len(labels)

        def understood(typed: str) -> list[str] | Move | None:
            if not typed and standing:
                found = standing
            elif optional and (not typed or typed in (*_SKIP_SIGNS, say("ask.skip")) or _number(typed) == last):
                _say(say("ask.plain_chosen", answer=say("ask.skip")))
                return Move.SKIP
            else:
                found = _find_all(typed, options) if several else _find(typed, options)
                if not found and not (several and (not typed or _number(typed) == 0)):
                    return None
            _say(say("ask.plain_chosen", answer=_labels(found) or say("ask.nothing")))
            return [option.value for option in found]

        enter = []
        if standing:
            enter.append(say("ask.plain_default", default=_labels(standing)))
        elif optional:
            enter.append(say("ask.plain_optional"))
        if several:
            enter.append(say("ask.plain_none_sign" if enter else "ask.plain_none"))
        if several:
            once, wrong = say("ask.plain_several", last=last), say("ask.plain_wrong_several", last=last)
            how = _How("several", say("ask.plain_several_short", last=last), once, labels, enter, wrong)
        else:
            wrong = say("ask.plain_wrong_number", last=last)
            how = _How("one", say("ask.plain_number", last=last), "", labels, enter, wrong)
        return self._put(key, how, understood, back=back)

    def _put(
        self, key: str, how: _How, understood: Callable[[str], Answer | None], *, back: bool, unseen: bool = False
    ) -> Answer | Move:
        """Put the question until what is typed is understood."""
        self._read_out(key, how, back=back)
        while True:
            typed = _read(key, unseen=unseen)
            if typed in _HELP_SIGNS:
                self._explained.clear()
                self._read_out(key, how, back=back)
                continue
            answer = Move.BACK if back and typed in BACK_SIGNS else understood(typed)
            if answer is not None:
                self._last = (key, None if unseen else answer)
                return answer
            _say(how.wrong)

    def _read_out(self, key: str, how: _How, *, back: bool) -> None:
        lines = [question(key), hint(key)]
        lines += [f"{number}. {label}" for number, label in enumerate(how.labels, start=1)]
        is_new = self._is_new(how.kind)
        lines += [how.once if is_new and how.once else how.how, *how.enter]
        if back and self._is_new("back"):
            lines.append(say("ask.plain_back"))
        if self._is_new("ways"):
            lines.append(say("ask.plain_ways"))
        _say("")
        for line in filter(None, lines):
            _say(line)

    def _is_new(self, what: str) -> bool:
        """Whether this was not explained yet; from now on it is."""
        is_new = what not in self._explained
        self._explained.add(what)
        return is_new


def _labels(options: Sequence[Option]) -> str:
    return say("ask.join").join(option.label for option in options)


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 5 else None  # also of full-width digits


def _find(typed: str, options: Sequence[Option]) -> list[Option]:
    """By number, else by label or value; nothing if it fits none."""
    if (at := _number(typed)) is not None and 1 <= at <= len(options):
        return [options[at - 1]]
    wanted = typed.casefold()
    return [option for option in options if wanted in (option.label.casefold(), option.value.casefold())][:1]


def _find_all(typed: str, options: Sequence[Option]) -> list[Option]:
    """Every option named in the line, in the options' order; nothing if one name fits none."""
    if whole := _find(typed, options):  # a label may have spaces in it
        return whole
    found = [_find(word, options) for word in _BETWEEN_NUMBERS.split(typed) if word]
    return [option for option in options if [option] in found] if all(found) else []


def _say(words: str) -> None:
    """On as many lines as the terminal needs, as the pages between two questions are broken."""
    sys.stderr.write("".join(f"{line}\n" for line in wrap_aloud(words, columns())))


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
