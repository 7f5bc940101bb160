"""The prompts of a full terminal, key by key, without a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from tests.ask.one_question import options, use_example_words
from tests.private.hostile import OBEYED
from uwallet_cli import text
from uwallet_cli.ask import prompter_for
from uwallet_cli.ask.menu import Row
from uwallet_cli.ask.prompter import Move
from uwallet_cli.ask.styled import Styled

ENTER, ESC, UP, DOWN, SPACE = "\r", "\x1b", "\x1b[A", "\x1b[B", " "
CTRL_C, CTRL_D, CLEAR_LINE = "\x03", "\x04", "\x15"

Result = TypeVar("Result")


class PromptInterruptedError(Exception):
    """A KeyboardInterrupt came out of the prompt; as itself it would end the whole test run."""


@pytest.fixture(autouse=True)
def _speaking_chinese() -> Iterator[None]:
    use_example_words()
    before = text.language()
    text.use("zh")
    yield
    text.use(before)


def asked(keys: str, ask: Callable[[Styled], Result]) -> Result:
    """What comes back when these keys are pressed. Ctrl-C comes last: too few keys fail instead of waiting for more."""
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys + CTRL_C)
        try:
            return ask(Styled(lambda _: None, output=DummyOutput()))
        except KeyboardInterrupt:
            raise PromptInterruptedError from None


PURPOSES = ("education", "medical", "home", "appliances", "travel")
PAPERS = ("income_proof", "bank_statement", "property_proof")


def purpose(keys: str, *, default: str | None = None, optional: bool = False, back: bool = False) -> str | Move:
    return asked(
        keys,
        lambda ask: ask.choose("example.purpose", options(*PURPOSES), default=default, optional=optional, back=back),
    )


def papers(keys: str, *, default: tuple[str, ...] = (), optional: bool = False, back: bool = False) -> list[str] | Move:
    return asked(
        keys,
        lambda ask: ask.choose_many(
            "example.documents", options(*PAPERS), default=default, optional=optional, back=back
        ),
    )


def first(keys: str, *, default: bool | None = None, back: bool = False) -> bool | Move:
    return asked(keys, lambda ask: ask.confirm("example.first", default=default, back=back))


def amount(
    keys: str, *, default: str = "", secret: bool = False, optional: bool = False, back: bool = False
) -> str | Move:
    return asked(
        keys,
        lambda ask: ask.text("example.amount", default=default, secret=secret, optional=optional, back=back),
    )


def test_a_line_comes_back_stripped() -> None:
    assert amount(f"  2万 {ENTER}") == "2万"


def test_the_default_stands_in_the_field_and_can_be_edited() -> None:
    assert amount(ENTER, default="20000") == "20000"
    assert amount(f"\x7f\x7f\x7f500{ENTER}", default="20000") == "20500"


def test_an_unseen_line_comes_back_as_typed() -> None:
    assert amount(f"6222021234567890{ENTER}", secret=True) == "6222021234567890"


def test_an_empty_line_is_rather_not_say_only_where_that_is_offered() -> None:
    assert amount(ENTER) == ""
    assert amount(ENTER, optional=True) is Move.SKIP
    assert amount(CLEAR_LINE + ENTER, default="20000", optional=True) is Move.SKIP


@pytest.mark.parametrize("keys", [ESC, f"12{ESC}", f"<{ENTER}", f"《{ENTER}", f"＜{ENTER}"])
def test_a_field_can_be_left_for_the_question_before(keys: str) -> None:
    assert amount(keys, back=True) is Move.BACK


def test_where_there_is_no_question_before_the_keys_for_it_do_nothing() -> None:
    assert amount(f"{ESC}5<{ENTER}") == "5<"
    assert purpose(f"{ESC}<{ENTER}") == "education"


def test_arrow_keys_in_a_field_move_the_cursor_and_do_not_leave_it() -> None:
    assert amount(f"000\x1b[D\x1b[D\x1b[D2{ENTER}", back=True) == "2000"


def test_a_pasted_text_of_several_lines_becomes_one() -> None:
    assert amount(f"\x1b[200~张\n三\x1b[201~{ENTER}") == "张 三"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (ENTER, "education"),
        (DOWN + ENTER, "medical"),
        (UP + ENTER, "travel"),
        (f"jj{ENTER}", "home"),
        (f"jjk{ENTER}", "medical"),
        (f"4{ENTER}", "appliances"),
        (f"x52{ENTER}", "medical"),
    ],
)
def test_a_list_is_moved_in_by_arrows_letters_and_numbers(keys: str, chosen: str) -> None:
    assert purpose(keys) == chosen


def test_one_stands_on_the_default_at_first() -> None:
    assert purpose(ENTER, default="home") == "home"
    assert purpose(DOWN + ENTER, default="home") == "appliances"


def test_a_default_that_is_no_longer_offered_is_forgotten() -> None:
    assert purpose(ENTER, default="a yacht") == "education"


def test_a_list_ends_on_not_saying_and_going_back_where_they_are_offered() -> None:
    assert purpose(f"6{ENTER}", optional=True) is Move.SKIP
    assert purpose(UP + UP + ENTER, optional=True, back=True) is Move.SKIP
    assert purpose(UP + ENTER, optional=True, back=True) is Move.BACK
    assert purpose(UP + ENTER, back=True) is Move.BACK


@pytest.mark.parametrize("key", [ESC, "<", "《"])
def test_a_list_can_be_left_for_the_question_before(key: str) -> None:
    assert purpose(key, back=True) is Move.BACK
    assert papers(key, back=True) is Move.BACK
    assert first(key, back=True) is Move.BACK


@pytest.mark.parametrize(
    ("keys", "ticked"),
    [
        (ENTER, []),
        (SPACE + ENTER, ["income_proof"]),
        (SPACE + SPACE + ENTER, []),
        (f"31{ENTER}", ["income_proof", "property_proof"]),
        (f"2{DOWN}{SPACE}{ENTER}", ["bank_statement", "property_proof"]),
        (f"ai{ENTER}", []),
    ],
)
def test_several_are_ticked_by_space_and_number_and_come_back_in_the_order_offered(
    keys: str, ticked: list[str]
) -> None:
    assert papers(keys) == ticked


def test_what_was_ticked_before_still_is() -> None:
    assert papers(ENTER, default=("bank_statement",)) == ["bank_statement"]
    assert papers(f"2{ENTER}", default=("bank_statement",)) == []


def test_not_to_say_is_another_answer_than_none() -> None:
    assert papers(ENTER, optional=True) == []
    assert papers(f"4{ENTER}", optional=True) is Move.SKIP


def test_not_to_say_excludes_the_others() -> None:
    assert papers(f"124{ENTER}", optional=True) is Move.SKIP
    assert papers(f"142{ENTER}", optional=True) == ["bank_statement"]


@pytest.mark.parametrize("key", [ENTER, SPACE])
def test_the_last_row_of_a_ticked_list_goes_back(key: str) -> None:
    assert papers(f"1{UP}{key}", back=True) is Move.BACK


@pytest.mark.parametrize("tickable", [False, True])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_row_without_a_number_stands_below_those_with_one(columns: int, tickable: bool) -> None:
    numbered, without = (Row("x", "a long label " * 8, key=key, tickable=tickable) for key in ("9", ""))
    for row in (numbered, without):
        row.fit(columns)

    assert without.title == numbered.title
    assert f"\n{' ' * 6}" in str(without.title)
    assert len(without.get_shortcut_title()) == len(numbered.get_shortcut_title())


def test_yes_and_no_have_their_letters() -> None:
    assert first(f"y{ENTER}") is True
    assert first(f"n{ENTER}") is False
    assert first(DOWN + ENTER) is True
    assert first(DOWN + DOWN + ENTER) is False


def test_a_yes_that_was_given_before_is_taken_by_enter() -> None:
    assert first(ENTER, default=True) is True
    assert first(ENTER, default=False) is False


def test_enter_alone_neither_agrees_nor_refuses() -> None:
    with pytest.raises(PromptInterruptedError):
        first(ENTER)
    assert first(f"{ENTER}{ENTER}n{ENTER}") is False
    assert first(f"{ENTER}{DOWN}{ENTER}") is True


@pytest.mark.parametrize("ask", [amount, purpose, papers, first])
def test_ctrl_c_and_ctrl_d_end_every_prompt(ask: Callable[[str], object]) -> None:
    with pytest.raises(PromptInterruptedError):
        ask("")
    with pytest.raises(EOFError):
        ask(CTRL_D)


def test_what_is_shown_goes_to_the_renderer() -> None:
    shown: list[object] = []
    prompter_for(plain=False, show=shown.append).show("heading")
    assert shown == ["heading"]


def test_prompts_are_written_to_stderr_only(capsys: pytest.CaptureFixture[str]) -> None:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard):
        keyboard.send_text(f"2{ENTER}{CTRL_C}")
        assert prompter_for(plain=False, show=print).choose("example.purpose", options(*PURPOSES)) == "medical"
    written = capsys.readouterr()
    assert written.out == ""
    assert "? 这笔钱用在哪里？ 医疗" in written.err


@pytest.mark.parametrize(
    "pasted", ["\u202egnp.exe\u2066", "a\x00b", "\x9b31mred", "\x1b]0;t\x07", "\u200b\u200d\ufeff1"]
)
@pytest.mark.parametrize("secret", [False, True])
def test_what_a_terminal_would_obey_is_neither_shown_while_it_is_typed_nor_afterwards(
    pasted: str, secret: bool
) -> None:
    written = io.StringIO()
    screen = Vt100_Output(written, lambda: Size(24, 60), term="xterm", enable_cpr=False)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=screen):
        keyboard.send_text(f"\x1b[200~{pasted}\x1b[201~{ENTER}{CTRL_C}")
        answer = Styled(lambda _: None, output=screen).text("example.amount", secret=secret)

    assert answer == pasted  # a passphrase may be anything; what is kept is cleaned where it is read
    shown = re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", written.getvalue())  # our own colours and movements
    assert not OBEYED.search(shown.replace("\r", "")), repr(shown)
    assert ("\ufffd" in shown) is not secret
