"""The practice lender over time: whenever one looks, whatever the borrower does, what happened stays as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from tests.guards.sources import APPLICANTS, run
from tests.loan.borrowers import TUESDAY, answers_of, application_of
from uwallet_cli.interview.applying import submitted
from uwallet_cli.lenders.registry import advanced, with_decisions
from uwallet_cli.loan.application import CHINA, Application, Event
from uwallet_cli.loan.books import oldest_open, owed
from uwallet_cli.loan.loans import books_of
from uwallet_cli.loan.stages import DERIVED, MOVES, Standing, fold

# --- by hand ---------------------------------------------------------------------------------------------------------


def moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=CHINA)


def decided(name: str, **changes: Any) -> Application:
    """An applicant's application as it is stored right after it was submitted, on Tuesday 24 November at noon."""
    return with_decisions(application_of(answers_of(name, **changes)), TUESDAY)


def does(application: Application, at: datetime, kind: str, **data: Any) -> Application:
    """The application after the borrower did something, as a command stores it."""
    return with_decisions(application.with_events(Event(at, kind, data)), at)


def pays(application: Application, at: datetime, amount: str | None = None) -> Application:
    """A repayment; without an amount, all that is owed of the oldest instalment."""
    standing = advanced(application, at)[1]
    oldest = oldest_open(books_of(standing, at.astimezone(CHINA).date()))
    assert oldest is not None
    return does(application, at, "paid", amount=amount or str(oldest.owed))


def kinds(application: Application, at: datetime) -> list[str]:
    return [event.kind for event in advanced(application, at)[0]]


def state(application: Application, at: datetime) -> str:
    return advanced(application, at)[1].state


ENDS = ["2026-11-24T15:00", "2026-11-25T12:00", "2026-11-26T12:00"]  # of the windows: 13-15, then 10-12


@pytest.mark.parametrize(
    ("looked", "attempts"),
    [
        ("2026-11-24T12:00", 0),
        ("2026-11-24T14:59:59", 0),
        ("2026-11-24T15:00", 1),
        ("2026-11-25T11:59:59", 1),
        ("2026-11-25T12:00", 2),
        ("2026-11-26T11:59:59", 2),
    ],
)
def test_a_window_that_passes_unanswered_is_one_attempt_at_its_end(looked: str, attempts: int) -> None:
    standing = advanced(decided("large"), moment(looked))[1]

    assert (standing.state, standing.attempts) == ("callback_due", attempts)


def test_after_the_third_missed_call_the_application_is_closed() -> None:
    events, standing = advanced(decided("large"), moment("2027-01-01T00:00"))

    assert standing.state == "unreached"
    assert [(event.kind, event.at) for event in events[2:]] == [
        *(("call_missed", moment(end)) for end in ENDS),
        ("unreached", moment(ENDS[-1])),
    ]


def test_what_only_the_clock_brought_is_not_stored() -> None:
    stored = with_decisions(decided("large"), moment("2027-01-01T00:00"))

    assert [event.kind for event in stored.events] == ["submitted", "review_person"]


def test_hanging_up_uses_the_current_window() -> None:
    hung_up = does(decided("large"), moment("2026-11-24T13:30"), "call_hung_up")

    assert advanced(hung_up, moment("2026-11-24T15:00"))[1].attempts == 1


def test_hanging_up_three_times_closes_the_application_at_once() -> None:
    application = decided("large")
    for minute in (1, 2, 3):
        application = does(application, TUESDAY + timedelta(minutes=minute), "call_hung_up")

    assert state(application, TUESDAY + timedelta(minutes=3)) == "unreached"


def test_a_call_that_matches_is_paid_out_at_its_instant_even_before_the_window() -> None:
    answered = TUESDAY + timedelta(minutes=5)
    application = does(decided("large"), answered, "call_answered", verdicts={"name": "agrees", "amount": "agrees"})

    events, standing = advanced(application, answered)
    assert standing.state == "repaying"
    assert [(event.kind, event.at) for event in events[2:]] == [
        ("call_answered", answered),
        ("call_matched", answered),
        ("paid_out", answered),
    ]


def test_a_call_that_does_not_match_brings_the_application_back() -> None:
    application = does(decided("large"), TUESDAY, "call_answered", verdicts={"amount": "differs", "name": "agrees"})

    standing = advanced(application, TUESDAY)[1]
    assert (standing.state, standing.mend) == ("referred", ("amount",))


def test_while_the_borrower_mends_no_time_runs_out() -> None:
    application = does(decided("large"), TUESDAY, "call_answered", verdicts={"amount": "differs"})

    assert state(application, moment("2028-01-01T00:00")) == "referred"


def test_a_mended_application_is_scored_anew_and_shows_the_score_before() -> None:
    application = decided("clean", monthly_income=None)
    later = moment("2026-11-30T09:00")

    mended = with_decisions(submitted(application, answers_of("clean"), later), later)

    standing = advanced(mended, later)[1]
    assert standing.review is not None
    # Without an income the burden had 10 points instead of 20.
    assert (standing.before, standing.review["score"], standing.state) == (69, 79, "repaying")


def test_a_mended_application_is_phoned_in_windows_of_its_own() -> None:
    application = does(decided("large"), TUESDAY, "call_answered", verdicts={"position": "differs"})
    monday = moment("2026-11-30T09:00")

    mended = with_decisions(submitted(application, answers_of("large", position="主任"), monday), monday)

    standing = advanced(mended, monday)[1]
    assert (standing.attempts, standing.window) == (0, (moment("2026-11-30T10:00"), moment("2026-11-30T12:00")))


def card_ending(digits: str) -> str:
    """A number with a right check digit; none that could be somebody's is written down here."""
    return next(card for middle in range(1000) if luhn.is_valid(card := f"62000000{middle:04d}{digits}"))


def test_a_card_that_fails_brings_back_the_card_and_nothing_else() -> None:
    standing = advanced(decided("clean", card_number=card_ending("9995")), TUESDAY)[1]

    assert (standing.state, standing.stage, standing.mend) == ("referred", 4, ("card_number",))


def test_after_another_card_was_given_a_call_that_matched_is_not_repeated() -> None:
    application = decided("large", card_number=card_ending("9995"))
    application = does(application, TUESDAY, "call_answered", verdicts={"name": "agrees"})
    assert state(application, TUESDAY) == "referred"

    mended = with_decisions(submitted(application, answers_of("large"), TUESDAY), TUESDAY)

    assert kinds(mended, TUESDAY)[-3:] == ["review_person", "call_matched", "paid_out"]


@pytest.mark.parametrize(
    ("looked", "expected"),
    [
        ("2026-12-24T00:00", "repaying"),
        ("2026-12-24T23:59:59.999999", "repaying"),
        ("2026-12-25T00:00", "overdue"),
        ("2027-12-25T00:00", "overdue"),
    ],
)
def test_a_loan_is_overdue_when_the_due_day_has_ended_in_china(looked: str, expected: str) -> None:
    assert state(decided("clean"), moment(looked)) == expected


def test_paying_all_that_is_late_catches_up() -> None:
    late = moment("2027-01-05T10:00")
    application = pays(decided("clean"), late)

    assert kinds(application, late)[-3:] == ["overdue", "paid", "caught_up"]
    assert state(application, late) == "repaying"


def test_paying_a_part_of_what_is_late_does_not() -> None:
    late = moment("2027-01-05T10:00")

    assert state(pays(decided("clean"), late, "10.00"), late) == "overdue"


def test_a_loan_can_be_overdue_more_than_once() -> None:
    application = pays(decided("clean"), moment("2026-12-30T10:00"))

    assert kinds(application, moment("2027-02-01T00:00"))[-4:] == ["overdue", "paid", "caught_up", "overdue"]


@pytest.mark.parametrize(("month", "early"), [(1, True), (11, True), (12, False)])
def test_a_loan_is_settled_when_all_is_paid_and_early_when_that_is_before_the_last_due_day(
    month: int, early: bool
) -> None:
    application = decided("clean")
    for number in range(month):
        year, index = divmod(11 + number, 12)
        at = datetime(2026 + year, index + 1, 24, 9, 0, tzinfo=CHINA)
        left = owed(books_of(advanced(application, at)[1], at.date()))
        application = pays(application, at, str(left) if number == month - 1 else None)

    last = advanced(application, at)[0][-1]
    assert (last.kind, last.data) == ("settled", {"early": early})


def test_nothing_more_can_happen_to_a_settled_loan() -> None:
    application = pays(decided("clean"), TUESDAY, "1000000.00")

    assert state(application, moment("2030-01-01T00:00")) == "settled"


def test_a_moment_before_the_last_event_counts_as_that_events() -> None:
    application = decided("clean")

    assert advanced(application, moment("2020-01-01T00:00")) == advanced(application, TUESDAY)


def test_what_was_decided_by_an_older_policy_stays_decided() -> None:
    application = decided("clean")
    older = {**application.events[1].data, "score": 61, "policy": "2020-01"}
    rewritten = application._replace(
        events=(application.events[0], application.events[1]._replace(data=older), *application.events[2:])
    )

    standing = advanced(rewritten, TUESDAY)[1]
    assert standing.review == older


# --- at random -------------------------------------------------------------------------------------------------------


class Act(NamedTuple):
    """What a borrower does some time after what they did last: a choice among what they may do then, and its size."""

    later: timedelta
    choice: int
    size: int


spans = st.one_of(
    st.just(timedelta()),
    st.integers(1, 3 * 86_400).map(lambda seconds: timedelta(seconds=seconds)),
    st.integers(1, 40 * 24).map(lambda hours: timedelta(hours=hours)),
    st.integers(1, 400).map(lambda days: timedelta(days=days)),
)
acts = st.lists(st.builds(Act, spans, st.integers(0, 20), st.integers(0, 1000)), max_size=8)
starts = st.integers(0, 2 * 365 * 86_400).map(lambda seconds: moment("2026-01-01T00:00") + timedelta(seconds=seconds))
answers = st.builds(
    answers_of,
    st.sampled_from(["clean", "large", "thin", "contradictory", "overstretched"]),
    amount=st.sampled_from([500, 8000, 20_000, 150_000]),
    months=st.sampled_from([3, 12, 36]),
    method=st.sampled_from(["equal_instalment", "equal_principal", "interest_only", "single_payment"]),
    monthly_income=st.sampled_from([None, 900, 12_000, 45_000]),
    card_number=st.sampled_from([card_ending("0005"), card_ending("9995")]),
)


def possible_acts(application: Application, standing: Standing, at: datetime, size: int) -> list[Application]:
    """The application after each thing that its borrower may do at that moment."""
    possible = []

    def may(kind: str, data: dict[str, Any]) -> None:
        if kind in MOVES[standing.state]:
            possible.append(application.with_events(Event(at, kind, data)))

    may("call_answered", {"verdicts": {"name": "agrees", "amount": "agrees"}})
    may("call_answered", {"verdicts": {"name": "agrees", "bank": "differs"}})
    may("call_hung_up", {})
    if standing.payout:
        oldest = oldest_open(books_of(standing, at.astimezone(CHINA).date()))
        may("paid", {"amount": f"{Decimal(1 + size * 37) / 100}"})
        may("paid", {"amount": str(oldest.owed if oldest else 1)})
        may("paid", {"amount": str(1 + size * 300)})
    if standing.state == "referred":
        mended = {**application.all_answers, "card_number": card_ending("0005"), "monthly_income": Decimal(9000 + size)}
        possible.append(submitted(application, mended, at))
        possible.append(submitted(application, {**mended, "employer": "晨光"}, at))
    if size % 7 == 0:
        may("withdrawn", {"reason": "暂时不需要了"})
    return possible


def lived(answers: dict[str, Any], start: datetime, acts: list[Act]) -> Iterator[tuple[Application, datetime]]:
    """An application after each thing its borrower did, stored as the commands store it, and the moment of it."""
    application, at = with_decisions(application_of(answers, start), start), start
    yield application, at
    for act in acts:
        at += act.later
        possible = possible_acts(application, advanced(application, at)[1], at, act.size)
        if possible:
            application = with_decisions(possible[act.choice % len(possible)], at)
            yield application, at


Told = list[tuple[datetime, str, Any]]


def told(application: Application, at: datetime) -> Told:
    return [(event.at, event.kind, event.data) for event in advanced(application, at)[0]]


a_life = settings(max_examples=40, deadline=None)


@a_life
@given(answers, starts, acts, st.lists(spans, min_size=1, max_size=5))
def test_what_was_told_once_is_never_told_otherwise(
    answers: dict[str, Any], start: datetime, acts: list[Act], looks: list[timedelta]
) -> None:
    lives = list(lived(answers, start, acts))
    final, end = lives[-1]
    # Looked at between any two things the borrower did, strictly before the second.
    nexts = [at for _, at in lives[1:]] + [end + timedelta(days=1000)]
    for (application, at), until in zip(lives, nexts, strict=True):
        for look in looks:
            if at + look < until:
                before = told(application, at + look)
                assert told(final, end + timedelta(days=1000))[: len(before)] == before


@a_life
@given(answers, starts, acts, spans)
def test_looking_and_storing_what_was_decided_changes_nothing(
    answers: dict[str, Any], start: datetime, acts: list[Act], look: timedelta
) -> None:
    for application, at in lived(answers, start, acts):
        stored_later = with_decisions(application, at + look)

        assert stored_later.events == application.events
        assert told(stored_later, at + look) == told(application, at + look)


@a_life
@given(answers, starts, acts, spans)
def test_no_life_leaves_the_table_of_moves(
    answers: dict[str, Any], start: datetime, acts: list[Act], look: timedelta
) -> None:
    for application, at in lived(answers, start, acts):
        events, standing = advanced(application, at + look)
        states = ["draft"]
        for event in events:
            states.append(MOVES[states[-1]][event.kind])

        assert states[-1] == standing.state == fold(events).state


@a_life
@given(answers, starts, acts, spans)
def test_events_come_in_the_order_of_time(
    answers: dict[str, Any], start: datetime, acts: list[Act], look: timedelta
) -> None:
    for application, at in lived(answers, start, acts):
        times = [event.at for event in advanced(application, at + look)[0]]

        assert times == sorted(times)
        assert all(at <= max(times[-1], moment_of(application)) for at in times)
        assert times[-1] <= max(moment_of(application), start + look, at + look)


def moment_of(application: Application) -> datetime:
    return application.events[-1].at


@a_life
@given(answers, starts, acts, spans)
def test_a_mere_look_needs_no_private_answer(
    answers: dict[str, Any], start: datetime, acts: list[Act], look: timedelta
) -> None:
    for application, at in lived(answers, start, acts):
        assert advanced(application._replace(private=None), at + look) == advanced(application, at + look)


@a_life
@given(answers, starts, acts)
def test_only_decisions_and_acts_are_stored(answers: dict[str, Any], start: datetime, acts: list[Act]) -> None:
    for application, _ in lived(answers, start, acts):
        assert {event.kind for event in application.events} & DERIVED == set()


@a_life
@given(answers, starts, acts, spans)
def test_at_every_moment_the_books_and_the_state_agree(
    answers: dict[str, Any], start: datetime, acts: list[Act], look: timedelta
) -> None:
    for application, at in lived(answers, start, acts):
        standing = advanced(application, at + look)[1]
        today = (at + look).astimezone(CHINA).date()
        books = books_of(standing, today)
        late = [account for account in books if account.owed > 0 and due(account.row.due) < today]

        expected = {"repaying": (True, False), "overdue": (True, True), "settled": (False, False)}
        if standing.state in expected:
            assert (owed(books) > 0, bool(late)) == expected[standing.state]


def due(day: date | None) -> date:
    assert day is not None
    return day


def test_what_the_clock_brought_at_the_very_instant_of_an_act_is_not_taken_back(tmp_path: Path) -> None:
    midnight = "2026-12-25T00:00"  # the first instalment of the loan of 24 November is a day late from here on
    run("apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", home=tmp_path)
    before = run("status", "--json", home=tmp_path, now=midnight)

    after = run("status", "--update", "paid", "--json", home=tmp_path, now=midnight)

    told = [event["kind"] for event in json.loads(before.stdout)["events"]]
    assert told[-1] == "overdue"
    assert [event["kind"] for event in json.loads(after.stdout)["events"]][: len(told)] == told
