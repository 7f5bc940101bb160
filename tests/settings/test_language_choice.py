"""Which language is spoken: the option anywhere on the line, then UWALLET_LANG, then the locale."""

from __future__ import annotations

import pytest

from uwallet_cli.errors import WrongUsage
from uwallet_cli.settings import Settings, locale_language, read_line


def settings(line: str, **environment: str) -> Settings:
    return read_line(line.split(), environment)[0]


def rest(line: str, **environment: str) -> str:
    """What is left of the line for the commands."""
    return " ".join(read_line(line.split(), environment)[1])


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": ""}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "c.utf8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "zh_HK.Big5"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "ZH_CN"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "csb_PL"}, "en"),
        ({"LC_ALL": "en_GB", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "", "LANG": "en_GB"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "en_GB"}, "zh"),
        ({"LC_CTYPE": "en_GB"}, "zh"),
    ],
    ids=str,
)
def test_without_a_wish_the_locale_decides(environment: dict[str, str], language: str) -> None:
    assert locale_language(environment) == language
    assert read_line(["status"], environment)[0].language == language


@pytest.mark.parametrize(
    ("line", "environment", "language"),
    [
        ("status", {"UWALLET_LANG": "en", "LANG": "zh_CN"}, "en"),
        ("status", {"UWALLET_LANG": "zh", "LC_ALL": "en_GB"}, "zh"),
        ("--lang zh status", {"UWALLET_LANG": "en", "LANG": "en_GB"}, "zh"),
        ("status --lang en", {"UWALLET_LANG": "zh"}, "en"),
        ("status --lang=en", {}, "en"),
    ],
)
def test_the_option_comes_before_the_setting_and_the_setting_before_the_locale(
    line: str, environment: dict[str, str], language: str
) -> None:
    assert read_line(line.split(), environment)[0].language == language


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("--lang en status --all", "status --all"),
        ("status --lang en --all", "status --all"),
        ("status --all --lang en", "status --all"),
        ("--lang=en callback answer", "callback answer"),
        ("callback --lang=en answer", "callback answer"),
        ("callback answer UW-7K3M9QXA --lang en", "callback answer UW-7K3M9QXA"),
        ("--lang en", ""),
    ],
)
def test_the_option_may_stand_anywhere_and_commands_never_see_it(line: str, left: str) -> None:
    assert (settings(line).language, rest(line)) == ("en", left)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("faq -- --lang en", "faq -- --lang en"),
        ("faq -- how --lang=en works", "faq -- how --lang=en works"),
        ("faq -- --plain --debug --json", "faq -- --plain --debug --json"),
        ("faq --lang zh -- --lang en", "faq -- --lang en"),
    ],
)
def test_words_after_a_double_dash_are_left_alone(line: str, left: str) -> None:
    found = settings(line)

    assert rest(line) == left
    assert (found.language, found.plain, found.debug, found.as_json) == ("zh", False, False, False)


def test_of_two_wishes_the_later_counts() -> None:
    assert settings("--lang zh status --lang en").language == "en"


@pytest.mark.parametrize(
    ("line", "environment", "given"),
    [
        ("--lang fr status", {}, "fr"),
        ("--lang=ZH status", {}, "ZH"),
        ("status --lang", {}, ""),
        ("status --lang=", {}, ""),
        ("faq --lang -- en", {}, ""),
    ],
)
def test_a_language_there_is_none_of_is_answered_with_those_there_are(
    line: str, environment: dict[str, str], given: str
) -> None:
    with pytest.raises(WrongUsage) as refused:
        read_line(line.split(), environment)

    assert (refused.value.code, refused.value.status) == ("no_such_language", 2)
    assert refused.value.params == {"given": given, "languages": ("zh", "en")}


def test_a_setting_that_names_no_language_is_told_by_its_name() -> None:
    with pytest.raises(WrongUsage) as refused:
        read_line(["status"], {"UWALLET_LANG": "french"})

    assert (refused.value.code, refused.value.status) == ("no_such_setting", 2)


@pytest.mark.parametrize(("wished", "language"), [("zh_CN", "zh"), ("en-GB", "en"), ("EN", "en")])
def test_a_setting_may_be_written_as_locales_are(wished: str, language: str) -> None:
    assert read_line(["status"], {"UWALLET_LANG": wished})[0].language == language


def test_a_setting_that_is_empty_is_as_good_as_none() -> None:
    assert read_line(["status"], {"UWALLET_LANG": "", "LANG": "en_GB"})[0].language == "en"


@pytest.mark.parametrize(
    ("line", "environment", "plain"),
    [
        ("status", {}, False),
        ("--plain status", {}, True),
        ("status --plain", {}, True),
        ("status", {"ACCESSIBLE": "1"}, True),
        ("status", {"ACCESSIBLE": ""}, False),
        ("status", {"TERM": "dumb"}, True),
        ("status", {"TERM": "xterm-256color"}, False),
        ("status", {"NO_COLOR": "1"}, False),
    ],
)
def test_screens_are_plain_where_somebody_asked_for_it(line: str, environment: dict[str, str], plain: bool) -> None:
    assert read_line(line.split(), environment)[0].plain is plain


def test_json_is_known_before_the_line_is_read_and_left_on_it() -> None:
    assert (settings("status --json").as_json, rest("status --json")) == (True, "status --json")


def test_debug_may_stand_anywhere() -> None:
    assert (settings("status --debug --all").debug, rest("status --debug --all")) == (True, "status --all")


def test_the_line_is_read_without_being_changed() -> None:
    line = ["--lang", "en", "status", "--plain"]

    read_line(line, {})

    assert line == ["--lang", "en", "status", "--plain"]
