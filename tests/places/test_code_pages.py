"""Consoles and pipes that are not UTF-8: code page 936 of a Chinese Windows first of all, where ✓ does not exist."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.guards.sources import APPLICANTS, NOON, PACKAGE
from tests.terminal import KEYS, Terminal, uwallet
from uwallet_cli.character_sets import make_readable
from uwallet_cli.theme import SIGNS

PROGRAM = "from uwallet_cli.start import main; main()"

SCREENS = [
    "status", "status --all", "status --explain", "callback", "callback forecast", "callback drill --list",
    "callback verify --number 4000000000 --asks fee", "faq", "faq callback", "faq --list", "faq 一直没人给我打电话",
    "quote 20000 --months 12 --sheet", "quote 20000 --months 36 --compare", "loan", "loan schedule", "loan payoff",
    "loan list", "loan care", "data", "data check", "--help", "apply --help", "status UW-00000000", "bogus",
]  # fmt: skip

# What stands in GBK for what it lacks. It has every part of a box, but rich draws plain ones where it is not Unicode.
IN_GBK = str.maketrans({"✓": "√", "✗": "×", "›": ">", "▒": "▓"})
BOXES = str.maketrans("│─╭╮╰╯", "|-++++")


def run(
    *line: str, home: Path, encoding: str, lang: str | None = "zh", stdin: bytes = b"", env: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[bytes]:
    """The program whose streams have that encoding; bytes, as they are."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    settings = {"UWALLET_HOME": str(home), "UWALLET_KEY": f"{home}.key", "UWALLET_NOW": NOON, "HOME": str(home)}
    language = {"UWALLET_LANG": lang} if lang else {}
    settings |= {"PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "1", **language, **env}
    command = [sys.executable, "-c", PROGRAM, *line]
    return subprocess.run(command, env={**kept, **settings}, input=stdin, capture_output=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a loan that is being repaid, and an application that waits for a call."""
    home = tmp_path_factory.mktemp("home")
    for name in ("large", "clean"):
        applied = run("apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", home=home, encoding="gbk")
        assert (applied.returncode, applied.stderr) == (0, b"")
    run("faq", "--list", home=home, encoding="gbk")  # the first question of all prepares the entries
    run("faq", "--list", home=home, encoding="gbk", lang="en")
    return home


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "drawn"])
@pytest.mark.parametrize("line", SCREENS)
def test_every_screen_says_in_gbk_what_it_says_elsewhere(line: str, plain: bool, home: Path) -> None:
    words = [*line.split(), *(["--plain"] if plain else [])]
    here, there = (run(*words, home=home, encoding=encoding) for encoding in ("utf-8", "gbk"))

    assert there.returncode == here.returncode
    for seen, wanted in ((there.stdout, here.stdout), (there.stderr, here.stderr)):
        assert seen.decode("gbk").translate(BOXES) == wanted.decode("utf-8").translate(IN_GBK).translate(BOXES)
    assert there.stdout + there.stderr


@pytest.mark.parametrize("line", [screen for screen in SCREENS if screen.isascii() and screen != "faq --list"])
def test_every_english_screen_is_readable_in_ascii(line: str, home: Path) -> None:
    here, there = (run(*line.split(), home=home, encoding=encoding, lang="en") for encoding in ("utf-8", "ascii"))

    assert there.returncode == here.returncode
    shown, wanted = (one.stdout + one.stderr for one in (there, here))
    chinese = {sign for sign in wanted.decode() if "\u4e00" <= sign <= "\u9fff"}  # the borrower wrote it
    signs = {sign for sign in wanted.decode() if not sign.isascii()} - chinese
    assert {sign for sign in signs if sign.encode("ascii", "backslashreplace") in shown} == set()
    assert shown.count(b"?") == wanted.count(b"?")


@pytest.mark.parametrize(
    "encoding", ["ascii", "latin-1", "cp437", "cp1252", "big5", "cp932", "cp936", "gb2312", "gb18030"]
)
def test_no_code_page_makes_it_fail(encoding: str, home: Path) -> None:
    for line in ("status", "faq callback", "quote 20000 --months 12", "bogus"):
        ran = run(*line.split(), home=home, encoding=encoding)

        assert ran.returncode == (2 if line == "bogus" else 0)
        assert b"?" not in ran.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437", "big5"])
def test_the_signs_of_the_stages_differ_from_each_other_in_every_code_page(encoding: str) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding, newline="")
    make_readable(stream)
    marks = [SIGNS[name].glyph for name in ("done", "current", "waiting", "not_needed", "ended")]
    stream.write("".join(marks))
    stream.flush()

    shown = written.getvalue().decode(encoding)
    assert len(set(shown)) == len(shown) == len(marks)


def test_json_is_the_same_document_whatever_the_code_page(home: Path) -> None:
    here, there = (run("status", "--json", home=home, encoding=encoding) for encoding in ("utf-8", "gbk"))

    assert json.loads(there.stdout.decode("ascii")) == json.loads(here.stdout.decode("utf-8"))
    assert b"\\u" not in here.stdout


def test_an_error_in_json_is_too(home: Path) -> None:
    here, there = (run("bogus", "--json", home=home, encoding=encoding) for encoding in ("utf-8", "gbk"))

    assert json.loads(there.stderr.decode("ascii")) == json.loads(here.stderr.decode("utf-8"))


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_where_chinese_can_be_written_it_is_spoken(encoding: str, home: Path) -> None:
    assert "还款中".encode(encoding) in run("status", "--all", home=home, encoding=encoding, lang=None).stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "big5"])
def test_where_chinese_cannot_be_written_english_is_spoken_unless_one_asked_for_chinese(
    encoding: str, home: Path
) -> None:
    assert b"repaying" in run("status", "--all", home=home, encoding=encoding, lang=None).stdout
    assert b"repaying" not in run("status", "--all", home=home, encoding=encoding, lang="zh").stdout
    assert b"repaying" not in run("status", "--all", "--lang", "zh", home=home, encoding=encoding, lang=None).stdout


def test_a_character_that_gbk_lacks_is_told_by_its_code_and_kept_as_it_is(tmp_path: Path) -> None:
    rare = "䶮先生"
    assert run("faq", "--add", rare, home=tmp_path, encoding="gbk").returncode == 0

    assert r"\u4dae先生".encode("gbk") in run("faq", "--notes", home=tmp_path, encoding="gbk").stdout
    assert rare.encode() in run("faq", "--notes", home=tmp_path, encoding="utf-8").stdout


def test_a_note_from_a_pipe_is_read_in_the_code_page(tmp_path: Path) -> None:
    run("faq", "--add", home=tmp_path, encoding="gbk", stdin="记得带身份证\r\n".encode("gbk"))

    assert "记得带身份证".encode() in run("faq", "--notes", home=tmp_path, encoding="utf-8").stdout


def test_a_note_in_another_code_page_is_refused_and_not_kept_as_nonsense(tmp_path: Path) -> None:
    ran = run("faq", "--add", home=tmp_path, encoding="utf-8", stdin="记得带身份证".encode("gbk"))

    assert ran.returncode == 2
    assert "不是 utf-8 文本" in ran.stderr.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_answers_are_read_as_the_editors_of_windows_write_them(encoding: str, end: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    text = (APPLICANTS / "clean.json").read_text(encoding="utf-8")
    file.write_bytes(text.replace("\n", end).encode(encoding))

    ran = run("apply", "--answers", str(file), "--yes", "--json", home=tmp_path / "home", encoding="gbk")

    assert json.loads(ran.stdout)["state"] == "repaying"


def test_answers_in_gbk_are_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes((APPLICANTS / "clean.json").read_text(encoding="utf-8").encode("gbk"))

    ran = run("apply", "--answers", str(file), "--yes", home=tmp_path / "home", encoding="gbk")

    assert ran.returncode == 2
    assert "请另存为 UTF-8" in ran.stderr.decode("gbk")


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "styled"])
def test_a_question_is_asked_and_answered_in_gbk(plain: bool, tmp_path: Path) -> None:
    surroundings = {"PYTHONIOENCODING": "gbk", "UWALLET_LANG": "zh"}
    command = uwallet("faq", "--add", *(["--plain"] if plain else []))
    asked = Terminal(*command, home=tmp_path / "home", env=surroundings, encoding="gbk")

    asked.expect("请输入：" if plain else ">")
    asked.send("记得带身份证" + KEYS["enter"])

    assert asked.end() == 0
    assert "?" not in asked.text().replace("? ", "", 1)  # the mark of a question
    assert "记得带身份证".encode() in run("faq", "--notes", home=tmp_path / "home", encoding="utf-8").stdout
