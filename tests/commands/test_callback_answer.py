"""`uwallet callback answer`: the practice lender's call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conftest import Uwallet
from tests.person import Person
from uwallet_cli.interview.call import WORDINGS
from uwallet_cli.interview.call_order import ORDER

Applied = Callable[..., Any]

LARGE: dict[str, str | list[str]] = {
    "name": "王伟",
    "id_number": "001X",
    "employer": "晨光教育咨询",
    "position": "教务主管",
    "years_employed": "11年",
    "monthly_income": "三万二",
    "pay_day": "10号",
    "other_loans": "一笔",
    "amount": "十五万",
    "months": "36期",
    "method": "等额本息",
    "purpose": "培训",
    "applied_yourself": "是",
    "guided_or_fee": "没有",
    "bank": "示例银行",
    "card_number": "0005",
    "first_due": "12月24号",
}


class Caller(Person):
    """A person on the phone: answers by question, whatever its wording."""

    def __init__(self, said: dict[str, str | list[str]], **script: Any) -> None:
        super().__init__({"call.pick_up": "answer", **{key.replace("__", "."): value for key, value in script.items()}})
        self.said = {key: [value] if isinstance(value, str) else list(value) for key, value in said.items()}

    def text(self, key: str, **_options: Any) -> Any:
        screen, question, wording = key.split(".")
        assert (screen, wording in {str(n) for n in range(1, WORDINGS + 1)}) == ("call", True)
        return self.said[question].pop(0)


def test_a_calm_matching_call_leads_to_the_payout(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    document = uwallet("callback answer --json", person=Caller(LARGE)).json
    assert document["state"] == "repaying"
    assert [event["kind"] for event in document["events"]][-3:] == ["call_answered", "call_matched", "paid_out"]


def test_a_mismatch_comes_back_with_exactly_the_answers_to_mend_and_is_rescored(
    applied: Applied, uwallet: Uwallet
) -> None:
    first = applied("large")
    document = uwallet(
        "callback answer --json", person=Caller(LARGE | {"employer": "别的公司集团", "pay_day": "25号"})
    ).json
    assert (document["state"], document["stage"]) == ("referred", 3)
    assert document["events"][-1]["text"] == "退回补充：单位名称、发薪日"
    person = Person(
        {"questions.employer": "晨光", "questions.pay_day": "25"}
        | {"apply.check": "go", "apply.read": True, "apply.submit": "send"}
    )
    mended = uwallet(f"apply {first['ref']} --json", person=person).json
    assert (mended["state"], mended["review"]["before"]) == ("callback_due", first["review"]["score"])


def test_a_vague_answer_is_asked_for_once_more(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    person = Caller(LARGE | {"monthly_income": ["还可以吧", "三万二"]})
    assert uwallet("callback answer --json", person=person).json["state"] == "repaying"


def test_hanging_up_counts_as_an_attempt(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    for attempts in (1, 2):
        document = uwallet("callback answer --json", person=Person({"call.pick_up": "hang_up"})).json
        assert (document["state"], document["callback"]["attempts"]) == ("callback_due", attempts)
    assert uwallet("callback answer --json", person=Person({"call.pick_up": "hang_up"})).json["state"] == "unreached"


def test_one_can_hang_up_in_the_middle(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    person = Caller({"name": "挂断"}, call__hang_up="leave")
    assert uwallet("callback answer --json", person=person).json["callback"]["attempts"] == 1


def test_not_taking_the_call_now_counts_for_nothing(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    document = uwallet("callback answer --json", person=Person({"call.pick_up": "later"})).json
    assert document["callback"]["attempts"] == 0


def test_nothing_said_on_the_phone_is_stored(applied: Applied, uwallet: Uwallet, home: Any) -> None:
    ref = applied("large")["ref"]
    uwallet("callback answer", person=Caller(LARGE | {"position": "特别的岗位名"}))
    assert "特别的岗位名" not in (home / "open" / f"{ref}.json").read_text(encoding="utf-8")


def test_where_no_call_is_due_it_says_so(applied: Applied, uwallet: Uwallet) -> None:
    applied("clean")
    assert uwallet("callback answer", person=Person({})).status == 2


def test_the_questions_follow_the_usual_order(applied: Applied, uwallet: Uwallet) -> None:
    applied("large")
    asked: list[str] = []

    class Listening(Caller):
        def text(self, key: str, **options: Any) -> Any:
            asked.append(key.split(".")[1])
            return super().text(key, **options)

    uwallet("callback answer", person=Listening(LARGE))
    assert asked == [key for key in ORDER if key in LARGE]
