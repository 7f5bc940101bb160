"""When the calls come after a review: two hours in office hours, worked out by hand from the published rule."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uwallet_cli.loan.application import CHINA
from uwallet_cli.loan.calls import to_mend, windows

# In November 2026 the 23rd is a Monday.
TABLE = {
    # reviewed: (first window, day of the second, day of the third)
    "Monday, long before office hours": ("23T00:30", "23T10-12", 24, 25),
    "Monday, just before they begin": ("23T08:59", "23T10-12", 24, 25),
    "Monday, as they begin": ("23T09:00", "23T10-12", 24, 25),
    "Monday, a second later": ("23T09:00:01", "23T11-13", 24, 25),
    "exactly on the hour": ("23T10:00", "23T11-13", 24, 25),
    "within an hour": ("23T10:20", "23T12-14", 24, 25),
    "the last hour whose window still ends by six": ("23T15:00", "23T16-18", 24, 25),
    "a minute later": ("23T15:01", "24T09-11", 25, 26),
    "half past four": ("23T16:30", "24T09-11", 25, 26),
    "an office hour before they end": ("23T17:00", "24T09-11", 25, 26),
    "a minute less": ("23T17:01", "24T10-12", 25, 26),
    "half an office hour before they end": ("23T17:30", "24T10-12", 25, 26),
    "as they end": ("23T18:00", "24T10-12", 25, 26),
    "late in the evening": ("23T23:59", "24T10-12", 25, 26),
    "Thursday afternoon": ("26T15:00", "26T16-18", 27, 30),
    "Thursday, too late": ("26T16:00", "27T09-11", 30, 31),
    "Friday, too late": ("27T16:30", "30T09-11", 31, 32),
    "Friday, half past five": ("27T17:30", "30T10-12", 31, 32),
    "Friday evening": ("27T20:00", "30T10-12", 31, 32),
    "Saturday": ("28T12:00", "30T10-12", 31, 32),
    "Saturday, in what would be office hours": ("28T09:00", "30T10-12", 31, 32),
    "Sunday night": ("29T23:59", "30T10-12", 31, 32),
}


def november(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment in November, in China; the 31st and 32nd are the first days of December."""
    return datetime(2026, 11, 1, hour, minute, second, tzinfo=CHINA) + timedelta(days=day - 1)


def hours(day: int, start: int, end: int) -> tuple[datetime, datetime]:
    return november(day, start), november(day, end)


@pytest.mark.parametrize(("reviewed", "first", "second", "third"), TABLE.values(), ids=list(TABLE))
def test_the_windows_follow_the_published_rule(reviewed: str, first: str, second: int, third: int) -> None:
    day, _, time = first.partition("T")
    start, _, end = time.partition("-")

    announced = windows(datetime.fromisoformat(f"2026-11-{reviewed}").replace(tzinfo=CHINA))

    assert announced == (hours(int(day), int(start), int(end)), hours(second, 10, 12), hours(third, 10, 12))


@pytest.mark.parametrize(
    ("reviewed", "first"),
    [
        ("2026-11-23T02:00+00:00", (23, 11, 13)),  # ten in the morning in China
        ("2026-11-22T20:00-05:00", (23, 10, 12)),  # Sunday evening there, nine on Monday in China
        ("2026-11-27T05:00-05:00", (30, 10, 12)),  # Friday morning there, six in the evening in China
        ("2026-11-23T16:00+09:00", (23, 16, 18)),  # three in the afternoon in China
        ("2026-11-23T12:31+05:30", (24, 9, 11)),  # a minute past three in China
    ],
)
def test_office_hours_are_those_of_china_wherever_the_clock_stands(reviewed: str, first: tuple[int, int, int]) -> None:
    assert windows(datetime.fromisoformat(reviewed))[0] == hours(*first)


def test_a_window_is_told_in_the_time_of_china() -> None:
    announced = windows(datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("America/New_York")))

    assert {edge.utcoffset() for window in announced for edge in window} == {timedelta(hours=8)}


zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.builds(
    lambda seconds, zone: (november(1, 0) + timedelta(seconds=seconds)).astimezone(zone), st.integers(0, 10**8), zones
)


@settings(max_examples=100)
@given(moments)
def test_every_window_is_two_office_hours_on_a_working_day(reviewed: datetime) -> None:
    for start, end in windows(reviewed):
        assert end - start == timedelta(hours=2)
        assert start.weekday() < 5
        assert (start.minute, start.second, start.microsecond) == (0, 0, 0)
        assert start.hour >= 9
        assert end.hour <= 18


@settings(max_examples=100)
@given(moments)
def test_the_first_call_leaves_an_hour_and_the_others_follow_on_later_days(reviewed: datetime) -> None:
    first, second, third = windows(reviewed)

    assert first[0] >= reviewed + timedelta(hours=1)
    assert first[0] <= reviewed + timedelta(days=4)
    assert first[0].date() < second[0].date() < third[0].date()


# --- what an application comes back for ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdicts", "mend"),
    [
        ({"name": "agrees", "amount": "agrees"}, []),
        ({"name": "agrees", "amount": "differs"}, ["amount"]),
        ({"bank": "vague", "purpose": "vague"}, []),
        ({"bank": "vague", "purpose": "vague", "position": "vague"}, ["bank", "purpose", "position"]),
        ({"bank": "vague", "amount": "differs"}, ["amount"]),
        ({"applied_yourself": "differs", "guided_or_fee": "differs"}, ["consent_truth"]),
        ({"first_due": "differs"}, []),
    ],
    ids=["all agrees", "one differs", "two vague", "three vague", "vague beside", "guided", "due day unknown"],
)
def test_a_call_brings_back_what_differs_and_what_stayed_vague_where_too_much_did(
    verdicts: dict[str, str], mend: list[str]
) -> None:
    assert to_mend(verdicts, vague_allowed=2) == mend
