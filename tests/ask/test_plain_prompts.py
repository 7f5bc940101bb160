"""The prompts of a plain terminal: what is said, what is understood, and that nothing moves about."""

from __future__ import annotations

import getpass
import io
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator

import pytest

from tests.ask.one_question import options, use_example_words
from uwallet_cli import text
from uwallet_cli.ask import prompter_for
from uwallet_cli.ask.plain import Plain
from uwallet_cli.ask.prompter import Move, Option


@pytest.fixture(autouse=True)
def _speaking_chinese() -> Iterator[None]:
    use_example_words()
    before = text.language()
    text.use("zh")
    yield
    text.use(before)


class Typing:
    """Lines typed one after the other, and what was said meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *lines: str) -> Plain:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return Plain(lambda _: None)

    @property
    def said(self) -> str:
        """Everything on stderr; nothing may have gone to stdout."""
        written = self._capsys.readouterr()
        assert written.out == ""
        assert "\x1b" not in written.err
        return written.err


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typing:
    return Typing(monkeypatch, capsys)


@pytest.fixture
def purposes() -> list[Option]:
    return options("education", "medical", "travel")


def test_the_question_is_read_out_then_the_hint_then_what_can_be_typed(typing: Typing) -> None:
    assert typing("2万").text("example.amount", default="20000", back=True) == "2万"
    assert typing.said.splitlines() == [
        "",
        "您想借多少钱？",
        "500 到 200,000 元，可以写 20000，也可以写 2万。",
        "输入后按回车。",
        "直接回车就是：20000",
        "返回上一题请输入小于号 <。",
        "随时可以：输入问号 ? 重复题目、说明全部按键，按 Ctrl-C 停下。",
        "请输入：",
    ]


def test_what_goes_for_every_question_is_explained_once(typing: Typing, purposes: list[Option]) -> None:
    ask = typing("2万", "3万", "1", "1 2", "2", "y", "n")
    asks: list[Callable[[], object]] = [
        lambda: ask.text("example.amount", back=True),
        lambda: ask.text("example.amount", default="500", optional=True, back=True),
        lambda: ask.choose("example.purpose", purposes, back=True),
        lambda: ask.choose_many("example.documents", purposes, back=True),
        lambda: ask.choose_many("example.documents", purposes, back=True),
        lambda: ask.confirm("example.first", back=True),
        lambda: ask.confirm("example.first", back=True),
    ]
    said = []
    for one in asks:
        one()
        said.append(typing.said)
    assert [one.count("小于号") for one in said] == [1, 0, 0, 0, 0, 0, 0]
    assert [one.count("Ctrl-C") for one in said] == [1, 0, 0, 0, 0, 0, 0]
    assert ["用空格或逗号隔开" in one for one in said[3:5]] == [True, False]
    assert said[1].splitlines()[-3:] == ["直接回车就是：500", "不填请输入减号 -。", "请输入："], "what differs is said"
    assert "编号 1 到 3" in said[4]
    assert "是请输入 y，否请输入 n。" in said[6]


@pytest.mark.parametrize("sign", ["?", "？"])
def test_a_question_mark_has_the_question_and_all_its_keys_read_out_again(
    typing: Typing, purposes: list[Option], sign: str
) -> None:
    ask = typing("1", sign, "2")
    ask.choose("example.purpose", purposes, back=True)
    first = typing.said
    assert ask.choose("example.purpose", purposes, back=True) == "medical"
    again = typing.said.split("请输入：")[1]
    assert again == first.split("请输入：")[0]
    assert "小于号" in again
    assert "Ctrl-C" in again


def test_a_value_that_was_refused_is_no_default_for_enter_alone(typing: Typing) -> None:
    ask = typing("100", "2万", "", "", "")
    assert ask.text("example.amount") == "100"
    assert ask.text("example.amount", default="100") == "2万", "asked again because 100 would not do"
    assert "直接回车就是：100" not in typing.said
    ask.confirm("example.first", default=True)
    assert ask.text("example.amount", default="2万") == "2万", "come back to after another question"
    assert "直接回车就是：2万" in typing.said


def test_an_empty_line_is_the_default_else_rather_not_say_else_nothing(typing: Typing) -> None:
    assert typing("").text("example.amount", default="20000", optional=True) == "20000"
    assert typing("").text("example.amount", optional=True) is Move.SKIP
    assert typing("").text("example.amount") == ""


def test_a_minus_is_rather_not_say_where_an_empty_line_is_the_default(typing: Typing) -> None:
    assert typing("-").text("example.amount", default="20000", optional=True) is Move.SKIP
    assert "不填请输入减号" in typing.said
    assert typing("-").text("example.amount") == "-"


@pytest.mark.parametrize("sign", ["<", "＜", "《"])
def test_every_question_can_be_left_for_the_one_before(typing: Typing, purposes: list[Option], sign: str) -> None:
    assert typing(sign).text("example.amount", back=True) is Move.BACK
    assert typing(sign).choose("example.purpose", purposes, back=True) is Move.BACK
    assert typing(sign).choose_many("example.purpose", purposes, back=True) is Move.BACK
    assert typing(sign).confirm("example.first", back=True) is Move.BACK


def test_where_there_is_no_question_before_the_sign_is_an_answer_like_another(
    typing: Typing, purposes: list[Option]
) -> None:
    assert typing("<").text("example.amount") == "<"
    assert typing("<", "1").choose("example.purpose", purposes) == "education"


@pytest.mark.parametrize("typed", ["2", "２", "医疗", "medical", "Medical"])
def test_one_is_chosen_by_number_label_or_value_and_read_back(
    typing: Typing, purposes: list[Option], typed: str
) -> None:
    assert typing(typed).choose("example.purpose", purposes) == "medical"
    assert typing.said.endswith("请输入：您选的是：医疗\n")


def test_a_wrong_number_says_so_and_asks_again(typing: Typing, purposes: list[Option]) -> None:
    assert typing("0", "7", "", "3").choose("example.purpose", purposes) == "travel"
    assert typing.said.count("没有这个编号，请输入 1 到 3。") == 3


def test_the_default_of_a_list_is_told_by_its_label(typing: Typing, purposes: list[Option]) -> None:
    assert typing("").choose("example.purpose", purposes, default="medical") == "medical"
    said = typing.said
    assert "直接回车就是：医疗\n" in said
    assert said.endswith("您选的是：医疗\n")


def test_not_to_say_is_the_last_number_of_a_list(typing: Typing, purposes: list[Option]) -> None:
    assert typing("4").choose("example.purpose", purposes, default="medical", optional=True) is Move.SKIP
    assert "4. 不方便说" in typing.said
    assert typing("").choose("example.purpose", purposes, optional=True) is Move.SKIP
    assert typing("4").choose_many("example.purpose", purposes, optional=True) is Move.SKIP


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("0", []),
        ("０", []),
        ("", []),
        ("2", ["medical"]),
        ("3 1", ["education", "travel"]),
        ("1,2，3、3", ["education", "medical", "travel"]),
        ("医疗 旅行", ["medical", "travel"]),
    ],
)
def test_several_are_chosen_in_one_line(typing: Typing, purposes: list[Option], typed: str, chosen: list[str]) -> None:
    assert typing(typed).choose_many("example.purpose", purposes) == chosen


@pytest.mark.parametrize(
    ("typed", "heard"), [("0", "一项都没有"), ("", "不方便说"), ("4", "不方便说"), ("1 3", "教育、旅行")]
)
def test_what_came_of_a_list_is_read_back(typing: Typing, purposes: list[Option], typed: str, heard: str) -> None:
    typing(typed).choose_many("example.purpose", purposes, optional=True)
    assert typing.said.endswith(f"您选的是：{heard}\n")


@pytest.mark.parametrize("typed", ["1 9", "0 1", "all"])
def test_several_of_which_one_is_wrong_are_asked_for_again(typing: Typing, purposes: list[Option], typed: str) -> None:
    assert typing(typed, "1").choose_many("example.purpose", purposes) == ["education"]
    assert "没看懂" in typing.said


def test_several_chosen_before_are_the_default(typing: Typing, purposes: list[Option]) -> None:
    assert typing("").choose_many("example.purpose", purposes, default=["travel", "medical"]) == ["medical", "travel"]
    assert "直接回车就是：医疗、旅行\n" in typing.said


@pytest.mark.parametrize(("typed", "answer"), [("y", True), ("Y", True), ("是", True), ("n", False), ("不是", False)])
def test_yes_and_no_are_understood_by_letter_and_word(typing: Typing, typed: str, answer: bool) -> None:
    assert typing(typed).confirm("example.first") is answer


def test_enter_alone_neither_agrees_nor_refuses_in_plain_lines(typing: Typing) -> None:
    assert typing("", "maybe", "n").confirm("example.first") is False
    assert typing.said.count("请输入 y 或 n。") == 2
    assert typing("").confirm("example.first", default=True) is True


def test_the_end_of_the_input_ends_every_question(typing: Typing, purposes: list[Option]) -> None:
    asks: list[Callable[[Plain], object]] = [
        lambda ask: ask.text("example.amount", default="1"),
        lambda ask: ask.text("example.card", secret=True),
        lambda ask: ask.choose("example.purpose", purposes, default="medical"),
        lambda ask: ask.choose_many("example.purpose", purposes, optional=True),
        lambda ask: ask.confirm("example.first", default=True),
    ]
    for ask in asks:
        with pytest.raises(EOFError):
            ask(typing())


def test_a_line_that_is_no_text_is_asked_for_again(monkeypatch: pytest.MonkeyPatch, typing: Typing) -> None:
    class Damaged(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            if not self.tell():
                self.seek(1)
                raise UnicodeDecodeError("utf-8", b"\xe4", 0, 1, "half a character")
            return super().readline()

    ask = typing()
    monkeypatch.setattr(sys, "stdin", Damaged("-500\n"))
    assert ask.text("example.amount") == "500"
    assert "没读懂" in typing.said


def test_a_secret_default_is_not_read_out(typing: Typing) -> None:
    assert typing("").text("example.card", secret=True, default="6222") == "6222"
    assert "6222" not in typing.said


def test_where_the_terminal_cannot_hide_a_secret_that_is_said_in_our_words(
    monkeypatch: pytest.MonkeyPatch, typing: Typing
) -> None:
    def cannot(_prompt: str, stream: io.TextIOBase) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        stream.write("Warning: Password input may be echoed.")
        return "never"

    ask = typing("6222")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", cannot)
    assert ask.text("example.card", secret=True) == "6222"
    said = typing.said
    assert "藏不住" in said
    assert "Warning" not in said


def test_a_narrow_terminal_s_lines_are_broken_before_the_terminal_does(
    monkeypatch: pytest.MonkeyPatch, typing: Typing
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    typing("2万").text("example.amount")
    assert typing.said.splitlines() == [
        "",
        "您想借多少钱？",
        "500 到 200,000 元，",
        "可以写 20000，",
        "也可以写 2万。",
        "输入后按回车。",
        "随时可以：输入问号 ?",
        "重复题目、",
        "说明全部按键，",
        "按 Ctrl-C 停下。",
        "请输入：",
    ]


def test_plain_lines_need_no_prompt_library() -> None:
    code = "import sys, uwallet_cli.ask.plain; print('prompt_toolkit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_plain_lines_are_chosen_where_asked_for() -> None:
    shown: list[object] = []
    ask = prompter_for(plain=True, show=shown.append)
    ask.show("heading")
    assert isinstance(ask, Plain)
    assert shown == ["heading"]
