"""A caller is judged by what was told: every sign, every rule, every fraud, and the genuine call."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from tests.person import Person
from uwallet_cli.errors import WrongUsage
from uwallet_cli.interview.verification import asked, read
from uwallet_cli.loan.callers import (
    BY_CODE,
    CLASSES,
    FITS,
    HARD,
    QUESTIONS,
    RULES,
    SIGNS,
    SOFT,
    classed,
    codes_about,
    judge,
)
from uwallet_cli.text import LANGUAGES, has, use

GENUINE = {"asks": "details", "go": "none", "says": "checking", "press": "none", "knows": "application,staff"}

# Every pattern of fraud around a payout, as a borrower would tell it.
FRAUDS = {
    "a fee before the payout": {"asks": "fee"},
    "pay to unfreeze": {"says": "frozen"},
    "a forged regulator's letter with a deadline": {"says": "letter", "press": "deadline"},
    "the code from an SMS": {"asks": "code"},
    "a password": {"asks": "password"},
    "the whole card number": {"asks": "card"},
    "screen sharing": {"go": "screen"},
    "a meeting app": {"go": "meeting"},
    "a safe account": {"go": "account"},
    "cancel a student loan": {"says": "cancel"},
    "an app by link": {"go": "link"},
    "an app by QR code": {"go": "qr"},
    "a private chat": {"go": "chat"},
    "an inside channel": {"says": "inside"},
    "dressed-up papers": {"says": "papers"},
    "borrowing for someone else": {"says": "for_other"},
    "paid credit repair": {"says": "repair"},
    "secrecy": {"press": "secrecy"},
    "threats": {"press": "threat"},
    "refusing a call back": {"press": "no-callback"},
}


@pytest.mark.parametrize("told", FRAUDS.values(), ids=list(FRAUDS))
def test_every_fraud_ends_in_hanging_up_however_genuine_the_rest_sounds(told: dict[str, str]) -> None:
    alone = judge(read(None, told))
    dressed = judge(read("13900000000", {**GENUINE, **told}))

    assert (alone.verdict, alone.rule) == ("hang_up", "hard_sign")
    assert (dressed.verdict, dressed.rule) == ("hang_up", "hard_sign")


@pytest.mark.parametrize("number", [None, "13900000000", "+86 139 0000 0000", "010-12345678", "95000"])
def test_a_genuine_call_may_be_carried_on(number: str | None) -> None:
    judged = judge(read(number, GENUINE))

    assert (judged.verdict, judged.rule) == ("carry_on", "fits")


@pytest.mark.parametrize("number", ["4000000000", "+852 5123 4567", "unknown", "12381", "110", "96110", "12"])
def test_no_number_makes_a_genuine_call_a_fraud_but_some_are_worth_calling_back(number: str) -> None:
    assert judge(read(number, GENUINE)).verdict == "call_back"


@pytest.mark.parametrize("left_out", sorted(GENUINE))
def test_whatever_was_not_told_about_is_not_taken_for_good(left_out: str) -> None:
    judged = judge(read("13900000000", {question: line for question, line in GENUINE.items() if question != left_out}))

    assert (judged.verdict, judged.rule) == ("call_back", "not_enough")


@pytest.mark.parametrize("number", ["13900000000", "010 12345678", "96110", "95000"])
def test_a_number_alone_never_makes_a_call_genuine(number: str) -> None:
    assert judge(read(number, {})).verdict == "call_back"


@pytest.mark.parametrize("code", [sign.code for sign in SIGNS if sign.weight == SOFT and sign.about != "number"])
def test_one_doubtful_thing_is_settled_by_calling_back(code: str) -> None:
    question = BY_CODE[code].about
    judged = judge(read(None, {**GENUINE, question: f"{GENUINE[question]},{code}"}))

    assert (judged.verdict, judged.rule) == ("call_back", "soft_sign")


def test_three_doubtful_things_are_enough_to_hang_up() -> None:
    assert judge(read(None, {"asks": "full_id", "press": "deadline"})).verdict == "call_back"

    judged = judge(read("+44 20 7946 0000", {"asks": "full_id", "press": "deadline"}))

    assert (judged.verdict, judged.rule) == ("hang_up", "several_signs")


@pytest.mark.parametrize(
    ("gave", "first"), [("money", "call_110"), ("money,secret,access", "call_110"), ("secret", "hang_up")]
)
def test_after_a_loss_the_first_thing_is_what_saves_most(gave: str, first: str) -> None:
    judged = judge(read(None, {"gave": gave}))

    assert (judged.verdict, judged.rule, judged.steps[0]) == ("hang_up", "handed_over", first)
    assert "call_bank" in judged.steps[:4]


def test_whose_phone_was_opened_goes_off_the_network_before_calling_the_bank() -> None:
    steps = judge(read(None, {"gave": "access"})).steps

    assert steps.index("cut_off") < steps.index("call_bank")


def test_after_any_loss_nothing_is_deleted_and_the_bank_is_called() -> None:
    for code in codes_about("gave"):
        assert {"call_bank", "keep_records"} <= set(judge(read(None, {"gave": code})).steps)


def test_hard_signs_are_named_before_doubtful_ones() -> None:
    judged = judge(read("4000000000", {"asks": "full_id,fee", "press": "secrecy"}))

    assert [sign.weight for sign in judged.signs] == [HARD, HARD, SOFT, SOFT]


def test_every_rule_has_been_seen_to_decide() -> None:
    told = [
        judge(read(None, {"gave": "money"})),
        judge(read(None, {"asks": "code"})),
        judge(read("unknown", {"asks": "full_id", "press": "deadline"})),
        judge(read("unknown", {})),
        judge(read(None, GENUINE)),
        judge(read("13900000000", {})),
    ]

    assert [one.rule for one in told] == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("13900000000", "mobile"),
        ("+86 139-0000-0000", "mobile"),
        ("008613900000000", "mobile"),
        ("8613900000000", "mobile"),
        ("139****0000", "mobile"),
        ("１３９００００００００", "mobile"),
        ("010-12345678", "landline"),
        ("(0755) 1234567", "landline"),
        ("+86 10 12345678", "landline"),
        ("23456789", "landline"),
        ("400-123-4567", "number_400"),
        ("400…", "number_400"),
        ("+86 400 123 4567", "number_400"),
        ("+852 5123 4567", "abroad"),
        ("0044 20 7946 0000", "abroad"),
        ("+", "abroad"),
        ("95000", "service"),
        ("10999", "service"),
        ("12000", "service"),
        ("119", "service"),
        ("96110", "antifraud"),
        ("12381", "sms_only"),
        ("110", "public"),
        ("12378", "public"),
        ("未知", "hidden"),
        ("unknown", "hidden"),
        ("No Caller ID", "hidden"),
        ("123", "service"),
        ("7", "unclear"),
        ("+86", "unclear"),
        ("170123456789012", "unclear"),
    ],
)
def test_a_number_is_classed_as_it_is_written(typed: str, code: str) -> None:
    number = read(typed, {}).number

    assert number is not None
    assert classed(number).code == code


@pytest.mark.parametrize("typed", ["abc", "", "  ", "***", "号码"])
def test_what_is_no_number_is_not_taken_for_a_hidden_one(typed: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        read(typed, {"asks": "fee"})

    assert refused.value.params["option"] == "--number"
    assert "unknown" in refused.value.params["codes"]


@pytest.mark.parametrize("told", [{}, GENUINE, {"asks": "fee"}], ids=["alone", "genuine", "fraud"])
@pytest.mark.parametrize(("shown", "dialled"), [("96110", "96110"), ("+86 110", "110"), ("12378", "12378")])
def test_a_public_line_is_dialled_and_no_lender_is_asked_about_it(
    told: dict[str, str], shown: str, dialled: str
) -> None:
    judged = judge(read(shown, told))

    assert judged.number is not None
    assert judged.number.dialled == dialled
    assert "dial_line" in judged.steps[:3]
    assert not {"own_number", "ask_if_theirs"} & set(judged.steps)
    assert ("ask_96110" in judged.steps) == (shown != "96110")


def test_after_a_loss_the_number_shown_changes_nothing() -> None:
    assert judge(read("96110", {"gave": "money"})).steps == judge(read(None, {"gave": "money"})).steps


def test_a_card_typed_in_the_number_s_place_is_not_repeated() -> None:
    assert classed("6200 0000 0000 0005").shown == "…0005"


def test_codes_may_be_written_in_several_ways() -> None:
    assert read(None, {"asks": "Full-ID、code ，fee fee"}).given == {"asks": ("full_id", "code", "fee")}


def test_an_unknown_code_is_answered_with_the_ones_there_are() -> None:
    with pytest.raises(WrongUsage) as refused:
        read(None, {"press": "secrecy,haste"})

    assert refused.value.code == "verify_unknown"
    assert refused.value.params["given"] == "haste"
    assert refused.value.params["codes"] == ["secrecy", "threat", "no_callback", "deadline", "no_name", "none"]


# --- asked in a terminal ---------------------------------------------------------------------------------------------


def test_nothing_more_is_asked_after_the_first_hard_sign() -> None:
    person = Person({"verify.gave": (), "verify.asks": ("code", "details")})

    assert asked(person).verdict == "hang_up"
    assert person.asked == ["verify.gave", "verify.asks"]


def test_a_genuine_call_is_asked_about_in_at_most_eight_questions() -> None:
    person = Person(
        {
            "verify.gave": (),
            "verify.asks": ("details",),
            "verify.go": (),
            "verify.says": ("checking",),
            "verify.press": (),
            "verify.number": "13900000000",
            "verify.knows": ("application", "staff"),
        }
    )

    assert asked(person).verdict == "carry_on"
    person.finished()
    assert person.asked == [f"verify.{question}" for question in QUESTIONS]
    assert len(person.asked) <= 8


def test_one_can_go_back_and_change_an_answer() -> None:
    from uwallet_cli.ask.prompter import Move

    person = Person({"verify.gave": [(), ("money",)], "verify.asks": Move.BACK})

    assert asked(person).rule == "handed_over"


def test_who_does_not_know_the_number_can_leave_it_out() -> None:
    nothing: dict[str, tuple[str, ...]] = {f"verify.{question}": () for question in QUESTIONS if question != "number"}

    judged = asked(Person({**nothing, "verify.number": Person.ENTER}))

    assert (judged.number, judged.rule) == (None, "not_enough")


def test_a_number_that_cannot_be_read_is_asked_for_again_and_may_be_left_out() -> None:
    nothing: dict[str, tuple[str, ...]] = {f"verify.{question}": () for question in QUESTIONS if question != "number"}
    script = {**nothing, "verify.number": "abc", "verify.number_again": ["what", Person.ENTER]}
    person = Person(script)  # type: ignore[arg-type]

    assert asked(person).number is None
    person.finished()


# --- its words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_step_verdict_rule_and_class_has_its_words(language: str) -> None:
    use(language)  # type: ignore[arg-type]
    try:
        keys = [
            *(f"verify.sign.{sign.code}" for sign in SIGNS if sign.about != "number"),
            *(f"verify.because.{sign.code}" for sign in SIGNS if sign.weight != FITS),
            *(f"verify.class.{code}" for code in CLASSES),
            *(f"verify.number.{code}" for code in CLASSES if code not in BY_CODE),
            *(f"verify.rule.{rule.__name__}" for rule in RULES),
            *(f"verify.{question}.ask" for question in QUESTIONS),
        ]

        assert [key for key in keys if not has(key)] == []
    finally:
        use("zh")


def words_of(language: str) -> dict[str, str]:
    words: dict[str, str] = import_module(f"uwallet_cli.text.{language}.verify").WORDS
    return words


# What a genuine caller never asks for: the one thing about callers that is not mere practice.
NEVER_ASKED = {f"because.{code}" for code in ("money", "code", "password", "card", "screen", "link", "qr")}


@pytest.mark.parametrize(
    ("language", "flat"),
    [("en", r"\b(always|never|nobody genuine|no genuine)\b"), ("zh", "从来|从不|绝不|总是|一定|不会是真的")],
)
def test_practice_is_called_usual_and_only_what_is_never_asked_for_never(language: str, flat: str) -> None:
    found = {key for key, words in words_of(language).items() if re.search(flat, words, re.IGNORECASE)}

    assert found <= NEVER_ASKED


@pytest.mark.parametrize(("language", "usual"), [("en", "usually"), ("zh", "通常")])
@pytest.mark.parametrize("code", ["number_400", "full_id", "no_callback", "no_name", "nothing", "meeting", "frozen"])
def test_what_callers_usually_do_is_said_to_be_usual(language: str, usual: str, code: str) -> None:
    assert usual in words_of(language)[f"because.{code}"].lower()


@pytest.mark.parametrize(
    ("language", "card", "other_phone", "app"),
    [("zh", "银行卡背面", "换一部手机", "应用"), ("en", "back of your card", "another phone", "app")],
)
def test_the_bank_is_called_by_a_number_that_needs_no_app_and_no_network(
    language: str, card: str, other_phone: str, app: str
) -> None:
    line = words_of(language)["do.call_bank"]

    assert card in line
    assert other_phone in line
    assert app not in line


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "number"])
def test_every_answer_can_be_chosen_by_one_digit(question: str) -> None:
    assert 1 <= sum(sign.about == question for sign in SIGNS) <= 9
