"""The prompts of a full terminal: questionary's, with our words and keys; each leaves one line behind when answered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO, TypeVar, cast

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.utils import get_cwidth
from questionary.prompts.common import InquirerControl

from uwallet_cli.ask.countdown import count_down
from uwallet_cli.ask.lines import flow, wrap
from uwallet_cli.ask.menu import POINTER, Row, menu, ticking, undecided
from uwallet_cli.ask.prompter import Move, Option
from uwallet_cli.ask.terminal import when_suspended
from uwallet_cli.ask.wording import BACK_SIGNS, hint, question
from uwallet_cli.character_sets import is_utf8
from uwallet_cli.clean import visible
from uwallet_cli.text import say
from uwallet_cli.theme import COLOURS, PAGE, SIGNS, WORDS

MARK = SIGNS["question"].glyph
JOINT = f" {SIGNS['item'].glyph} "  # between two keys
INDENT = 2  # the mark and a space
ESCAPE_SECONDS = 0.05  # Esc alone is a key of ours; an arrow key sends Esc and more, which arrives sooner than this

Answer = TypeVar("Answer")

LOOKS = questionary.Style(
    [
        ("qmark", COLOURS[SIGNS["question"].colour]),
        ("question", WORDS["title"]),
        ("instruction", ""),
        ("answer", f"fg:default {WORDS['title']}"),  # questionary's own is orange
        ("pointer", COLOURS[SIGNS["chosen"].colour]),
        ("highlighted", WORDS["title"]),
        ("selected", "noreverse"),
        ("separator", WORDS["title"]),  # the only one is a complaint
    ]
)


class _Visible(Processor):
    """Shows what is typed or pasted, without letting the terminal obey it; the answer is what it is."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The same line, character by character, so that the cursor stays where it is."""
        return Transformation([(part[0], visible(part[1])) for part in transformation_input.fragments])


class Styled:
    """Asks by questionary, on stderr: stdout is for results. The contract is `prompter.Prompter`."""

    def __init__(self, show: Callable[[object], None], *, output: Output | None = None) -> None:
        self.show = show
        self._output = output or _stderr()

    def text(
        self, key: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
    ) -> str | Move:
        """A field with the default in it, to be edited."""
        keys = [say("ask.key_enter_skips") if optional and not default else say("ask.key_enter")]
        if back:
            keys.append(say("ask.key_text_back"))
        if optional and default:
            keys.append(say("ask.key_cleared_skips"))
        typed = self._put(
            questionary.text(
                default=default,
                is_password=secret,
                input_processors=[_Visible()],
                **self._head(key, keys, below=f"\n {POINTER}"),
                **self._looks(),
            ),
            _leaving(back=back),
        )
        if typed is Move.BACK:
            return Move.BACK
        answer = " ".join(str(typed).split("\n")).strip()  # pasted text may have several lines
        if back and answer in BACK_SIGNS:
            return Move.BACK
        if optional and not answer:
            return self._leave(key, say("ask.left_out"), Move.SKIP)
        return self._leave(key, say("ask.secret") if secret and answer else visible(answer), answer)

    def choose(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: str | None = None,
        optional: bool = False,
        back: bool = False,
    ) -> str | Move:
        """A list to move in; the default is where one stands at first."""
        rows = _rows(options, optional=optional, back=back)
        at = next((row for row in rows if default is not None and row.value == default), None)
        select, _ = self._menu(key, [say("ask.key_move"), say("ask.key_enter")], rows, at=at)
        taken: str | Move = self._put(select, _leaving(back=back, in_list=True))
        return self._took(key, taken, rows)

    def choose_many(
        self,
        key: str,
        options: Sequence[Option],
        *,
        default: Sequence[str] = (),
        optional: bool = False,
        back: bool = False,
    ) -> list[str] | Move:
        """A list to tick in; none and "rather not say" are two answers."""
        rows = _rows(options, optional=optional, back=back, tickable=True)
        keys = [say(f"ask.key_{name}") for name in ("many", "tick", "enter", "tick_none")]
        select, control = self._menu(key, keys, rows)
        control.selected_options.extend(row.value for row in rows if row.value in default)
        ticked = self._put(select, _leaving(back=back, in_list=True), ticking(control, rows))
        if ticked is Move.BACK:
            return Move.BACK
        taken = [row for row in rows if row.value in ticked]
        words = say("ask.join").join(row.label for row in taken) or say("ask.nothing")
        answer = [str(row.value) for row in taken]
        return self._leave(key, words, Move.SKIP if Move.SKIP in ticked else answer)

    def confirm(self, key: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
        """Two rows, y and n. Without a default one stands on neither."""
        rows = [Row(True, say("ask.yes"), key="y"), Row(False, say("ask.no"), key="n"), *_back_row(back)]
        at = next((row for row in rows if row.value is default), None)
        select, control = self._menu(key, [say("ask.key_yes_no"), say("ask.key_enter")], rows, at=at)
        more = [] if at else [undecided(control, say("ask.pick_first"))]
        taken: bool | Move = self._put(select, _leaving(back=back, in_list=True), *more)
        return self._took(key, taken, rows)

    def pause(self, seconds: int, key: str) -> None:
        """A line whose figure falls, and its hint; both are gone afterwards."""

        def line(left: int) -> str:
            width = self._columns()
            told = [*wrap(say(f"{key}.ask", seconds=left), width), *wrap(hint(key), width), say("ask.key_stop")]
            return "\n".join(line for line in told if line)

        try:
            count_down(seconds, line, self._output)
        except OSError as gone:  # the terminal was closed under us
            raise EOFError from gone

    def _menu(
        self, key: str, keys: Sequence[str], rows: Sequence[Row], *, at: Row | None = None
    ) -> tuple[questionary.Question, InquirerControl]:
        for row in rows:
            row.fit(self._columns())
        return menu(rows, at=at, **self._head(key, keys), **self._looks())

    def _head(self, key: str, keys: Sequence[str], *, below: str = "") -> dict[str, Any]:
        """The question, its hint and its keys, each beginning on a line of its own."""
        width = self._columns() - INDENT - 1  # questionary puts a space after the question, a cursor after the keys
        start = "\n" + " " * INDENT
        told = [*wrap(hint(key), width), *_keys([*keys, say("ask.key_stop")], width)]
        return {
            "qmark": MARK,
            "message": start.join(wrap(question(key), width)),
            "instruction": "".join(start + line for line in told if line) + below,
        }

    def _looks(self) -> dict[str, Any]:
        return {"style": LOOKS, "output": self._output, "erase_when_done": True}

    def _put(self, asked: questionary.Question, *keys: KeyBindingsBase) -> Any:
        """Ask. Our keys come after questionary's, so that they win."""
        app = asked.application
        app.ttimeoutlen = ESCAPE_SECONDS
        app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), *keys])
        for window in app.layout.find_all_windows():
            window.wrap_lines = Always()  # for a terminal made narrower meanwhile

        def put_again() -> None:
            app.renderer.reset()
            app.invalidate()

        try:
            with when_suspended(leave=app.renderer.erase, put_again=put_again):
                return asked.unsafe_ask()
        except OSError as gone:  # the terminal was closed under us
            raise EOFError from gone

    def _took(self, key: str, taken: Answer, rows: Sequence[Row]) -> Answer:
        if taken is Move.BACK:
            return taken
        return self._leave(key, next(row.label for row in rows if row.value is taken), taken)

    def _leave(self, key: str, words: str, answer: Answer) -> Answer:
        """Write down what was asked and answered, where the prompt stood: on one line if it fits."""
        width = self._columns() - INDENT
        asked, words = question(key), words or say("ask.empty")
        apart = " " if get_cwidth(f"{asked} {words}") < width else "\n  "
        start = "\n" + " " * INDENT
        print_formatted_text(
            FormattedText(
                [
                    ("class:qmark", f"{MARK} "),
                    ("", start.join(wrap(asked, width)) + apart),
                    ("class:answer", start.join(wrap(words, width))),
                ]
            ),
            style=LOOKS,
            output=self._output,
            include_default_pygments_style=False,
        )
        return answer

    def _columns(self) -> int:
        return min(self._output.get_size().columns, PAGE)


def _keys(words: Sequence[str], width: int) -> list[str]:
    """What the keys do, on as many lines as it takes."""
    return list(flow([part for one in words for part in (JOINT, one)], width, joint=JOINT))


def _rows(options: Sequence[Option], *, optional: bool, back: bool, tickable: bool = False) -> list[Row]:
    """The options, numbered as far as there are keys, and the ways out."""
    offered: list[tuple[object, str]] = [(option.value, option.label) for option in options]
    if optional:
        offered.append((Move.SKIP, say("ask.skip")))
    rows = [
        Row(value, label, key=str(number) if number <= 9 else "", tickable=tickable)
        for number, (value, label) in enumerate(offered, start=1)
    ]
    return rows + _back_row(back)


def _back_row(back: bool) -> list[Row]:
    return [Row(Move.BACK, say("ask.back"))] if back else []


def _leaving(*, back: bool, in_list: bool = False) -> KeyBindings:
    """The ways out of every prompt; and no way into what the libraries would speak English about, such as a search."""
    keys = KeyBindings()

    @keys.add("<sigint>", eager=True)
    def interrupted(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @keys.add("escape", eager=True)
    def escape(event: KeyPressEvent) -> None:
        if back:
            event.app.exit(result=Move.BACK)

    @keys.add("c-z", eager=True)
    def suspended(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    for other in ("c-q", "c-r", "c-s"):

        @keys.add(other, eager=True)
        def nothing(_: KeyPressEvent) -> None: ...

    if in_list:
        for sign in BACK_SIGNS:
            keys.add(sign, eager=True)(escape)

        @keys.add("c-d", eager=True)
        def ended(event: KeyPressEvent) -> None:
            event.app.exit(exception=EOFError)

    return keys


def _stderr() -> Output:
    """Colours as NO_COLOR allows, no bell, and no questions to the terminal about its cursor: some never answer."""
    # prompt_toolkit writes bytes where it can, with a question mark for each sign that the character set lacks.
    output = create_output(stdout=sys.stderr if is_utf8(sys.stderr) else cast(TextIO, _ByCharacters(sys.stderr)))
    if isinstance(output, Vt100_Output):
        output.enable_bell = False
        output.enable_cpr = False
    return output


class _ByCharacters:
    """A stream without its bytes: what it lacks is told as everywhere else in the program."""

    def __init__(self, stream: TextIO) -> None:
        self.encoding = stream.encoding
        self.write, self.flush = stream.write, stream.flush
        self.fileno, self.isatty = stream.fileno, stream.isatty
