"""`uwallet faq`: the five topics and the five guides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Uwallet
from tests.person import Person

TOPICS = ["callback", "approval", "no-call", "contact", "call-tips"]
GUIDES = ["guide-apply", "guide-review", "guide-callback", "guide-payout", "guide-service"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", TOPICS + GUIDES)
def test_every_entry_is_answered_with_its_sources(uwallet: Uwallet, topic: str, language: str) -> None:
    document = uwallet(f"faq {topic} --json --lang {language}").json
    assert (document["topic"], document["lang"], document["confidence"]) == (topic, language, 1.0)
    assert document["answer"]
    assert all(set(source) == {"text", "kind", "as_of"} for source in document["sources"])


@pytest.mark.parametrize("options", ["", "--plain"])
@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_fits_its_terminal(
    uwallet: Uwallet, monkeypatch: pytest.MonkeyPatch, topic: str, columns: str, options: str
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", columns)
    out = uwallet(f"faq {topic} {options}").out
    assert max(cell_len(line) for line in out.splitlines()) <= int(columns)
    assert "**" not in out
    assert "`" not in out


def test_the_list_has_every_topic(uwallet: Uwallet) -> None:
    assert [one["topic"] for one in uwallet("faq --list --json").json][:10] == TOPICS + GUIDES
    out = uwallet("faq --list").out
    assert all(topic in out for topic in TOPICS)


def test_in_a_terminal_a_topic_is_picked(uwallet: Uwallet) -> None:
    assert "没接到" in uwallet("faq", person=Person({"faq.pick": "no-call"})).out


def test_picking_none_of_them_shows_nothing(uwallet: Uwallet) -> None:
    ran = uwallet("faq", person=Person({"faq.pick": ""}))
    assert (ran.status, ran.out) == (0, "")


def test_a_question_without_an_answer_is_said_to_have_none(uwallet: Uwallet) -> None:
    ran = uwallet("faq 明天 天气 怎么样 --json")
    assert (ran.status, ran.json["topic"], ran.json["answer"]) == (0, None, None)
    assert "不想乱猜" in uwallet("faq 明天天气怎么样").out


def test_an_unknown_topic_id_is_not_found(uwallet: Uwallet) -> None:
    assert uwallet("faq no-calls").status == 3


def test_a_title_is_as_good_as_an_id(uwallet: Uwallet) -> None:
    title = uwallet("faq contact --json").json["title"]
    assert uwallet(["faq", title, "--json"]).json["topic"] == "contact"


def test_words_after_two_dashes_are_always_the_question(uwallet: Uwallet) -> None:
    assert uwallet(["faq", "--json", "--", "--lang", "en"]).json["query"] == "--lang en"


def test_the_answers_stand_in_the_local_store_and_are_made_anew_when_damaged(uwallet: Uwallet, home: Path) -> None:
    assert uwallet("faq callback").status == 0
    store = home / "knowledge-zh.json"
    kept = store.read_bytes()
    store.write_text("{", encoding="utf-8")
    assert uwallet("faq callback").status == 0
    assert store.read_bytes() == kept


@pytest.mark.parametrize("question", ["", " ", "\x1b[31mred\x1b[0m", "[bold]x[/]", "问" * 10_000, "🙂", "\u202e反过来"])
def test_whatever_is_asked_is_never_obeyed(uwallet: Uwallet, question: str) -> None:
    ran = uwallet(["faq", "--", question])
    assert ran.status == 0
    assert "\x1b" not in ran.out
