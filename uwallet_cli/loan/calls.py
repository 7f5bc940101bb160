"""A lender's calls: when they come, in China's one time zone whatever the machine's, and what comes of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from uwallet_cli.loan.application import CHINA

OPENS, CLOSES = time(9), time(18)  # Monday to Friday; holidays are not considered

Window = tuple[datetime, datetime]


def windows(reviewed: datetime) -> tuple[Window, Window, Window]:
    """The three windows announced by a review.

    The first takes two hours from the first full hour that is at least one office hour later, where it ends by
    closing time, else 9:00-11:00 on the next working day; the others 10:00-12:00 on the two working days after it.
    """
    start = _full_hour(_one_office_hour_after(reviewed.astimezone(CHINA)))
    end = start + timedelta(hours=2)
    if end.date() != start.date() or end.time() > CLOSES:
        start = _at(_working_day_after(start), 9)
        end = start + timedelta(hours=2)
    second = _at(_working_day_after(start), 10)
    third = _at(_working_day_after(second), 10)
    return (start, end), (second, second + timedelta(hours=2)), (third, third + timedelta(hours=2))


def _one_office_hour_after(moment: datetime) -> datetime:
    opened = _next_open(moment)
    closing = datetime.combine(opened, CLOSES, CHINA)
    later = opened + timedelta(hours=1)
    if later <= closing:
        return later
    return _at(_working_day_after(opened), OPENS.hour) + (later - closing)


def _next_open(moment: datetime) -> datetime:
    if moment.weekday() < 5 and moment.time() < CLOSES:
        return max(moment, _at(moment, OPENS.hour))
    return _at(_working_day_after(moment), OPENS.hour)


def _full_hour(moment: datetime) -> datetime:
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole if whole == moment else whole + timedelta(hours=1)


def _working_day_after(moment: datetime) -> datetime:
    day = moment + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def _at(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def current_window(announced: Sequence[Window], attempts: int) -> Window | None:
    """The window the next call falls in, or None when all were used."""
    return announced[attempts] if attempts < len(announced) else None


# What has to be mended where the answer stands under no key of its own. Not knowing the due day mends nothing.
_MENDED_BY: Mapping[str, tuple[str, ...]] = {
    "applied_yourself": ("consent_truth",),
    "guided_or_fee": ("consent_truth",),
    "first_due": (),
}


def to_mend(verdicts: Mapping[str, str], vague_allowed: int) -> list[str]:
    """The answers to mend after a call: what differs, and what stayed vague where too much did."""
    too_vague = sum(1 for mark in verdicts.values() if mark == "vague") > vague_allowed
    wrong = {"differs", "vague"} if too_vague else {"differs"}
    keys: dict[str, None] = {}
    for key, mark in verdicts.items():
        if mark in wrong:
            keys.update(dict.fromkeys(_MENDED_BY.get(key, (key,))))
    return list(keys)


def office_hours_between(start: datetime, end: datetime) -> int:
    """The whole office hours that have passed from one moment to another; nights and weekends do not count."""
    start, end = start.astimezone(CHINA), end.astimezone(CHINA)
    passed, day = timedelta(), start.date()
    while day <= end.date():
        if day.weekday() < 5:
            opened = max(start, datetime.combine(day, OPENS, CHINA))
            closed = min(end, datetime.combine(day, CLOSES, CHINA))
            passed += max(timedelta(), closed - opened)
        day += timedelta(days=1)
    return int(passed / timedelta(hours=1))


A_DAY, THREE_DAYS = 9, 27  # office hours: a call usually comes within the same day to three working days


def patience(hours: int) -> str:
    """What so many office hours without a call mean: `wait`, `ask` the lender, or `late`."""
    return "wait" if hours < A_DAY else "ask" if hours < THREE_DAYS else "late"


class CallNote(NamedTuple):
    """One call. `missed` has nothing said in it; `said` holds the rest: number, name, staff, points, promise.

    `ref` is the application it was about, None where there was none. What was said is private.
    """

    at: datetime
    ref: str | None
    missed: bool
    said: Mapping[str, str]
