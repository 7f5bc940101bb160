"""Where an application can stand and what can happen there: one table, and the five stages folded from events."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.loan.borrowers import TUESDAY
from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import Event
from uwallet_cli.loan.journey import possible_updates
from uwallet_cli.loan.stages import DERIVED, ENDED, MOVES, STAGES, Standing, fold, follow, merged

KINDS = sorted({kind for moves in MOVES.values() for kind in moves})

STATES = {
    "draft",
    "in_review",
    "referred",
    "callback_due",
    "approved",
    "repaying",
    "overdue",
    "settled",
    "declined",
    "unreached",
    "withdrawn",
}


def happened(*kinds: str, **data: dict[str, Any]) -> list[Event]:
    """These events an hour after each other; `data` by kind."""
    return [Event(TUESDAY + timedelta(hours=hour), kind, data.get(kind, {})) for hour, kind in enumerate(kinds)]


def at(hour: int) -> datetime:
    return TUESDAY + timedelta(hours=hour)


def statuses(*kinds: str) -> list[str]:
    return [stage.status for stage in fold(happened(*kinds)).stages]


def test_every_state_has_its_row() -> None:
    assert set(MOVES) == STATES


@pytest.mark.parametrize("state", sorted(STATES))
def test_every_move_leads_to_a_state_that_has_a_row(state: str) -> None:
    assert {to for to in MOVES[state].values() if to not in MOVES} == set()


def test_an_application_ends_in_one_of_four_ways() -> None:
    assert {"settled", "declined", "unreached", "withdrawn"} == ENDED


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached, new = set(), {"draft"}
    while new:
        reached |= new
        new = {to for state in new for to in MOVES[state].values()} - reached

    assert reached == STATES


@pytest.mark.parametrize("state", sorted(STATES - ENDED))
def test_from_every_open_state_an_end_can_be_reached(state: str) -> None:
    reached, new = set(), {state}
    while new:
        reached |= new
        new = {to for one in new for to in MOVES[one].values()} - reached

    assert reached & ENDED


@pytest.mark.parametrize("state", ["draft", "in_review", "referred", "callback_due", "approved"])
def test_until_the_money_is_paid_out_an_application_can_be_withdrawn(state: str) -> None:
    assert MOVES[state]["withdrawn"] == "withdrawn"


@pytest.mark.parametrize("state", ["repaying", "overdue"])
def test_money_that_was_paid_out_cannot_be_withdrawn(state: str) -> None:
    assert "withdrawn" not in MOVES[state]


@pytest.mark.parametrize(
    ("state", "kind"), [(state, kind) for state in sorted(STATES) for kind in KINDS if kind not in MOVES[state]]
)
def test_a_move_that_is_not_in_the_table_is_refused(state: str, kind: str) -> None:
    with pytest.raises(StoreUnusable) as refused:
        follow(Standing(state=state), Event(TUESDAY, kind))

    assert (refused.value.code, refused.value.params) == ("impossible_event", {"kind": kind, "state": state})


@pytest.mark.parametrize(
    ("state", "kind", "to"),
    [(state, kind, to) for state in sorted(STATES) for kind, to in MOVES[state].items()],
)
def test_a_move_of_the_table_leads_where_it_says(state: str, kind: str, to: str) -> None:
    assert follow(Standing(state=state), Event(TUESDAY, kind)).state == to


def test_an_event_of_no_kind_we_know_is_refused() -> None:
    with pytest.raises(StoreUnusable, match="impossible_event"):
        fold(happened("submitted", "abducted"))


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], ["current", "waiting", "waiting", "waiting", "waiting"]),
        (["submitted"], ["done", "current", "waiting", "waiting", "waiting"]),
        (["submitted", "review_person"], ["done", "done", "current", "waiting", "waiting"]),
        (["submitted", "review_fine"], ["done", "done", "not_needed", "current", "waiting"]),
        (["submitted", "review_fine", "paid_out"], ["done", "done", "not_needed", "done", "current"]),
        (["submitted", "review_person", "call_matched", "paid_out"], ["done", "done", "done", "done", "current"]),
        (["submitted", "referred"], ["done", "current", "waiting", "waiting", "waiting"]),
        (["submitted", "review_person", "referred"], ["done", "done", "current", "waiting", "waiting"]),
        (["submitted", "review_declined"], ["done", "ended", "not_needed", "not_needed", "not_needed"]),
        (["submitted", "review_person", "unreached"], ["done", "done", "ended", "not_needed", "not_needed"]),
        (["withdrawn"], ["ended", "not_needed", "not_needed", "not_needed", "not_needed"]),
        (["submitted", "review_fine", "paid_out", "settled"], ["done", "done", "not_needed", "done", "done"]),
        (
            ["submitted", "review_person", "call_matched", "paid_out", "settled"],
            ["done", "done", "done", "done", "done"],
        ),
    ],
    ids=lambda value: "-".join(value) or "draft" if isinstance(value, list) else None,
)
def test_the_five_stages_follow_from_what_happened(kinds: list[str], expected: list[str]) -> None:
    assert statuses(*kinds) == expected


def test_the_stages_keep_their_order_and_their_numbers() -> None:
    assert [(stage.number, stage.key) for stage in Standing().stages] == list(enumerate(STAGES, 1))


def test_a_stage_that_is_done_says_when() -> None:
    stages = fold(happened("submitted", "review_person", "call_matched", "paid_out")).stages

    assert [stage.at for stage in stages] == [at(0), at(1), at(2), at(3), at(3)]


def test_a_second_review_shows_the_score_before_it() -> None:
    standing = fold(
        [
            Event(at(0), "submitted"),
            Event(at(1), "referred", {"score": 55, "mend": ["monthly_income"]}),
            Event(at(2), "answers_mended", {"keys": ["monthly_income"]}),
            Event(at(3), "review_fine", {"score": 70}),
        ]
    )

    assert (standing.before, standing.review) == (55, {"score": 70})


def test_what_has_to_be_mended_is_known_until_it_is_mended() -> None:
    events = happened("submitted", "referred", "answers_mended", referred={"mend": ["employer"]})

    assert (fold(events[:2]).mend, fold(events).mend) == (("employer",), ())


@pytest.mark.parametrize(
    ("keys", "kept"), [(["card_number"], True), (["bank", "card_number"], True), (["card_number", "amount"], False)]
)
def test_a_call_that_matched_stays_good_while_only_the_card_is_mended(keys: list[str], kept: bool) -> None:
    standing = fold(
        happened(
            "submitted", "review_person", "call_matched", "referred", "answers_mended", answers_mended={"keys": keys}
        )
    )

    assert standing.matched is kept


@pytest.mark.parametrize("used", [0, 1, 2, 3])
def test_each_missed_call_uses_one_window(used: int) -> None:
    days = [["2026-11-24T14:00+08:00", "2026-11-24T16:00+08:00"], ["2026-11-25T10:00+08:00", "2026-11-25T12:00+08:00"],
            ["2026-11-26T10:00+08:00", "2026-11-26T12:00+08:00"]]  # fmt: skip
    standing = fold(happened("submitted", "review_person", *["call_missed"] * used, review_person={"windows": days}))

    start = standing.window[0].isoformat()[:16] if standing.window else None
    assert (standing.attempts, start) == (used, [*(day[0][:16] for day in days), None][used])


def test_payments_are_kept_in_order() -> None:
    standing = fold(happened("submitted", "review_fine", "paid_out", "paid", "paid", paid={"amount": "5.00"}))

    assert standing.payments == ((at(3), "5.00"), (at(4), "5.00"))


def test_at_one_instant_what_was_stored_comes_first() -> None:
    stored, added = Event(at(1), "paid"), Event(at(1), "settled")

    assert merged([stored], [added]) == merged([stored], [added][:]) == (stored, added)


def test_what_the_clock_brings_is_never_something_a_borrower_does() -> None:
    assert {"submitted", "answers_mended", "call_answered", "call_hung_up", "paid", "withdrawn"} & DERIVED == set()


@pytest.mark.parametrize("state", sorted(STATES))
def test_a_borrower_is_offered_only_what_can_happen_next(state: str) -> None:
    assert set(possible_updates(Standing(state=state))) <= set(MOVES[state])
