"""The borrower's own notes: kept, found, removed, exported, and apart from what ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Uwallet
from tests.person import Person


def test_a_note_is_kept_listed_found_and_removed(uwallet: Uwallet) -> None:
    assert uwallet(["faq", "--add", "我的还款日是每月10号，扣款卡是示例银行"]).status == 0
    assert [note["number"] for note in uwallet("faq --notes --json").json] == [1]
    found = uwallet(["faq", "我的还款日是几号扣款卡是哪张", "--json"]).json
    assert found["note"]["number"] == 1
    assert "每月10号" in uwallet("faq 我的还款日扣款卡").out
    assert uwallet("faq --notes --remove 1").status == 0
    assert uwallet("faq --notes --json").json == []


def test_a_removed_number_is_never_given_again(uwallet: Uwallet) -> None:
    uwallet("faq --add 一")
    uwallet("faq --notes --remove 1")
    uwallet("faq --add 二")
    assert [note["number"] for note in uwallet("faq --notes --json").json] == [2]


def test_a_note_may_be_typed(uwallet: Uwallet) -> None:
    uwallet("faq --add", person=Person({"faq.note": "客服说周五前回电"}))
    assert uwallet("faq --notes --json").json[0]["text"] == "客服说周五前回电"


def test_a_full_number_in_a_note_keeps_its_last_four_only(uwallet: Uwallet, home: Path) -> None:
    uwallet(["faq", "--add", "卡号 6200 0000 0000 0005"])
    assert "0000 0000" not in (home / "own-notes.json").read_text(encoding="utf-8")
    assert uwallet("faq --notes --json").json[0]["text"] == "卡号 ****0005"


@pytest.mark.parametrize("line", [["faq", "--add", " "], ["faq", "--add", "长" * 2001]])
def test_an_empty_or_endless_note_is_refused(uwallet: Uwallet, line: list[str], home: Path) -> None:
    assert uwallet(line).status == 2
    assert not home.exists()


def test_an_unknown_number_is_not_found(uwallet: Uwallet) -> None:
    assert uwallet("faq --notes --remove 7").status == 3


def test_notes_are_written_to_a_new_text_file_harmlessly(uwallet: Uwallet, tmp_path: Path) -> None:
    uwallet(["faq", "--add", "[b]粗[/b]\x1b[2J\u202e"])
    out = tmp_path / "notes.txt"
    assert uwallet(["faq", "--notes", "--export", str(out)]).status == 0
    assert "[b]粗[/b]" in out.read_text(encoding="utf-8")
    assert not {"\x1b", "\u202e"} & set(out.read_text(encoding="utf-8"))
    assert uwallet(["faq", "--notes", "--export", str(out)]).status == 2


def test_questions_are_never_stored(uwallet: Uwallet, home: Path) -> None:
    uwallet(["faq", "--add", "一条笔记"])
    uwallet("faq 独一无二的问题香蕉披萨")
    kept = "".join(path.read_text(encoding="utf-8") for path in home.rglob("*") if path.is_file())
    assert "香蕉披萨" not in kept


def test_a_damaged_file_of_notes_is_told_where_it_is_used_and_does_not_keep_answers_away(
    uwallet: Uwallet, home: Path
) -> None:
    uwallet(["faq", "--add", "一条笔记"])
    (home / "own-notes.json").write_text("{", encoding="utf-8")
    assert uwallet("faq 一直没人给我打电话").status == 0
    assert uwallet("faq --notes").status == 5


def test_what_ships_is_built_anew_and_notes_stay(uwallet: Uwallet, home: Path) -> None:
    uwallet(["faq", "--add", "一条笔记"])
    uwallet("faq callback")
    (home / "knowledge-zh.json").unlink()
    uwallet("faq callback")
    assert len(uwallet("faq --notes --json").json) == 1


def test_an_answer_leads_with_what_concerns_the_open_application(uwallet: Uwallet) -> None:
    from tests.conftest import APPLICANTS

    uwallet(["apply", "--answers", str(APPLICANTS / "large.json"), "--yes"])
    out = uwallet("faq callback").out
    assert "12:00 到 14:00" in out
    assert "uwallet callback answer UW-" in out
    assert json.loads(uwallet("faq callback --json").out)["topic"] == "callback"


@pytest.mark.parametrize("typed", ["abc", "-1", "1.5", "²", "9" * 5000])
@pytest.mark.parametrize(("language", "told"), [("zh", "编号用"), ("en", "wants the number of a note")])
def test_what_is_no_number_of_a_note_is_told_where_the_numbers_are(
    uwallet: Uwallet, typed: str, language: str, told: str
) -> None:
    ran = uwallet(["faq", "--remove", typed, "--lang", language])

    assert ran.status == 2
    assert told in ran.err
    assert "uwallet faq --notes" in " ".join(ran.err.split())
