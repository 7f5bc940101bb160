"""Plain lines are for who hears them: every command in every main state, with every question, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.listener import Listener, Said
from tests.lives import GROUPS, LIVES, applies, doubts_a_caller, has_nothing_yet, mistypes, takes_the_call
from uwallet_cli.cli import COMMANDS
from uwallet_cli.text import LANGUAGES, Language, say, use

Life = Callable[[Listener], None]

NARROW = 40  # columns

# Every character that plain lines may have beside letters and digits, and why a listener is not troubled by it.
ALLOWED = {
    " \n": "silence",
    "，。、；：？！（）“”《》.,:;?!()'\"%": "punctuation that is read as pauses and tone, and per cent",
    "-_/+": "in what one types: options, references, paths, numbers",
    "[]": "in the usage of a command: what may be left out",
    "<": "named in words beside it, as what one types to go back",
    ">~|$": "in the lines to type that add completion to a shell",
    "×÷": "arithmetic, for which every screen reader has words",
    "【】〔〕": "as in a real text message, and in the number of a law",
}
CHARACTERS = re.compile(rf"[0-9A-Za-z\u4e00-\u9fff{re.escape(''.join(ALLOWED))}]*")
# The one complaint that is about a sign; it says its name.
NAMED_SIGNS = re.compile("“·”")


@pytest.fixture(autouse=True)
def _speak_chinese_again() -> Iterator[None]:
    yield
    use("zh")


@pytest.fixture
def lived(tmp_path: Path) -> Callable[..., list[Said]]:
    """All that is said in a life."""

    def live(life: Life, language: Language, columns: int | None = None) -> list[Said]:
        use(language)
        who = Listener(tmp_path, language, columns)
        life(who)
        return who.said

    return live


Lived = Callable[..., list[Said]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("life", LIVES)
def test_no_line_has_a_sign_that_is_spelled_out_or_figures_in_columns(
    lived: Lived, life: Life, language: Language
) -> None:
    for said in lived(life, language, NARROW):
        if "--letter" in said.line:  # a document of its own form
            continue
        text = said.out + said.err
        if said.line == "completion --help":  # its examples are for a shell, and have the signs of shells
            text = text.partition(f"\n{say('help.examples')}")[0]
        for line in text.split("\n"):
            strange = CHARACTERS.sub("", NAMED_SIGNS.sub("", line))
            assert not strange, f"{said.line}: {strange!r} in {line!r}"
            assert not re.search(r"^ | {2}", line), f"{said.line}: set in columns: {line!r}"
            assert cell_len(line) <= NARROW or len(line.split()) == 1, f"{said.line}: too long: {line!r}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("life", LIVES)
def test_no_figure_stands_without_the_words_that_say_what_it_is(lived: Lived, life: Life, language: Language) -> None:
    for said in lived(life, language):
        for line in (said.out + said.err).split("\n"):
            words = re.sub(r"UW-\w+|LN-\w+|元|yuan|[\W\d_]", "", line)
            assert words or not line.strip(), f"{said.line}: {line!r}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("life", [has_nothing_yet, mistypes])
def test_what_went_wrong_begins_by_saying_so(lived: Lived, life: Life, language: Language) -> None:
    failed = [said for said in lived(life, language) if said.status]
    assert failed
    assert [said.line for said in failed if not said.err.startswith(say("errors.error"))] == []


@pytest.mark.parametrize(
    ("life", "key", "total"),
    [(applies, "apply.place", 27), (takes_the_call, "call.place", 17), (doubts_a_caller, "drill.call", 3)],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_how_far_one_has_come_is_said_at_every_question(
    lived: Lived, life: Life, language: Language, key: str, total: int
) -> None:
    heard = "".join(said.err for said in lived(life, language))
    missing = [number for number in range(1, total + 1) if say(key, number=number, total=total) not in heard]
    assert missing == []


class Noting(Listener):
    """Notes the command lines of a life without running them."""

    ref = "UW-7K3M9QXA"

    def run(self, line: str, *typed: str, ends: int = 0) -> None:
        self.said.append(Said(line, ends, " ".join(typed), ""))


def test_every_command_is_among_what_is_listened_to(tmp_path: Path) -> None:
    (tmp_path / "data" / "open").mkdir(parents=True)
    who = Noting(tmp_path, "zh", NARROW)
    for life in LIVES:
        life(who)
    heard = {tuple(said.line.split()[:2]) for said in who.said if "--help" not in said.line}
    heard |= {("callback", "explain"), ("data", "show")}  # what these groups show by themselves
    assert {(group, command) for group, table in GROUPS.items() for command in table.table} - heard == set()
    assert set(COMMANDS) - {line[0] for line in heard} == set()
