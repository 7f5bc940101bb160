"""The person of the tests is strict both ways."""

from __future__ import annotations

import pytest

from tests.person import Asked, Paused, Person, Shown
from uwallet_cli.ask.prompter import Move, Option, Prompter

TERMS = [Option("6", "6 个月"), Option("12", "12 个月")]


def test_a_person_answers_by_key_and_remembers_what_was_put_to_them() -> None:
    person = Person({"a.amount": ["2", "2万"], "a.months": "12", "a.papers": ("12", "6"), "a.sure": True})
    ask: Prompter = person
    ask.show("heading")
    assert [ask.text("a.amount"), ask.text("a.amount", default="2")] == ["2", "2万"]
    assert ask.choose("a.months", TERMS) == "12"
    assert ask.choose_many("a.papers", TERMS) == ["6", "12"]
    assert ask.confirm("a.sure") is True
    person.finished()
    assert person.seen[:3] == [Shown("heading"), Asked("a.amount", ""), Asked("a.amount", "2")]
    assert person.asked == ["a.amount", "a.amount", "a.months", "a.papers", "a.sure"]
    assert person.shown == ["heading"]


def test_enter_takes_what_is_offered() -> None:
    person = Person(dict.fromkeys(("a", "b", "c", "d", "e"), Person.ENTER))
    assert person.text("a", default="2") == "2"
    assert person.text("b", optional=True) is Move.SKIP
    assert person.choose("c", TERMS, default="6") == "6"
    assert person.choose_many("d", TERMS, default=["6"]) == ["6"]
    assert person.confirm("e", default=False) is False


def test_a_question_not_in_the_script_fails_by_its_name() -> None:
    with pytest.raises(AssertionError, match=r"a\.amount"):
        Person({}).text("a.amount")
    person = Person({"a.amount": "2"})
    person.text("a.amount")
    with pytest.raises(AssertionError, match=r"a\.amount"):
        person.text("a.amount")


def test_an_unused_answer_fails_by_its_name() -> None:
    with pytest.raises(AssertionError, match=r"a\.amount"):
        Person({"a.amount": "2"}).finished()


def test_what_is_not_offered_cannot_be_answered() -> None:
    with pytest.raises(AssertionError, match="does not offer"):
        Person({"a": "24"}).choose("a", TERMS)
    with pytest.raises(AssertionError, match="does not offer"):
        Person({"a": ("6", "24")}).choose_many("a", TERMS)
    with pytest.raises(AssertionError, match="go back"):
        Person({"a": Move.BACK}).text("a")
    with pytest.raises(AssertionError, match="must be answered"):
        Person({"a": Move.SKIP}).text("a")
    with pytest.raises(AssertionError, match="True or False"):
        Person({"a": Person.ENTER}).confirm("a")
    assert Person({"a": Move.BACK}).text("a", back=True) is Move.BACK


def test_a_person_can_leave() -> None:
    with pytest.raises(KeyboardInterrupt):
        Person({"a": Person.CTRL_C}).text("a")
    with pytest.raises(EOFError):
        Person({"a": Person.CTRL_D}).confirm("a")


def test_a_time_to_read_is_over_at_once_unless_the_script_leaves() -> None:
    person = Person({"b": Person.CTRL_C})
    person.pause(8, "a")
    assert person.seen == [Paused("a", 8)]
    with pytest.raises(KeyboardInterrupt):
        person.pause(8, "b")
    person.finished()
