"""What time it is: the clock's, or the moment that UWALLET_NOW freezes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.guards.sources import APPLICANTS, run
from uwallet_cli.errors import WrongUsage
from uwallet_cli.settings import moment, read_moment


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026-11-24T10:20", "2026-11-24T10:20:00+08:00"),
        ("2026-11-24T10:20:30", "2026-11-24T10:20:30+08:00"),
        ("2026-11-24 10:20", "2026-11-24T10:20:00+08:00"),
        ("2026-11-24", "2026-11-24T00:00:00+08:00"),
        ("20261124T1020", "2026-11-24T10:20:00+08:00"),
        ("2026-11-24T10:20:30.5", "2026-11-24T10:20:30.500000+08:00"),
        ("2026-11-24T10:20+08:00", "2026-11-24T10:20:00+08:00"),
        ("2026-11-24T02:20Z", "2026-11-24T10:20:00+08:00"),
        ("2026-11-24T02:20:00+00:00", "2026-11-24T10:20:00+08:00"),
        ("2026-11-23T21:20-05:00", "2026-11-24T10:20:00+08:00"),
        ("2026-11-24T20:00Z", "2026-11-25T04:00:00+08:00"),
        (" 2026-11-24T10:20 ", "2026-11-24T10:20:00+08:00"),
    ],
)
def test_a_frozen_moment_is_told_in_the_time_of_china(written: str, means: str) -> None:
    assert moment({"UWALLET_NOW": written}).isoformat() == means


@pytest.mark.parametrize(
    "written",
    [
        "tomorrow",
        "2026-13-01",
        "2026-02-30",
        "24.11.2026",
        "10:20",
        "1764000000",
        "2026-11-24T25:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
        "２０２６-11-24",
        "\x1b[31m",
        " ",
    ],
)
def test_a_moment_that_cannot_be_read_is_wrong_usage(written: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        moment({"UWALLET_NOW": written})

    assert (refused.value.code, refused.value.status) == ("bad_now", 2)
    assert refused.value.params == {"given": written}


@pytest.mark.parametrize("written", ["1899-12-31T23:59", "9901-01-01", "9999-12-31T23:59", "0001-01-02"])
def test_a_moment_at_the_end_of_the_calendar_is_wrong_usage(written: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        moment({"UWALLET_NOW": written})

    assert (refused.value.code, refused.value.params) == ("now_out_of_reach", {"first": 1900, "last": 9900})


def test_a_moment_in_an_option_is_told_by_the_options_own_words() -> None:
    with pytest.raises(WrongUsage) as refused:
        read_moment("yesterday", "bad_at")

    assert refused.value.code == "bad_at"


@pytest.mark.parametrize("environment", [{}, {"UWALLET_NOW": ""}], ids=["unset", "empty"])
def test_without_it_the_clock_counts_in_the_time_of_china(environment: dict[str, str]) -> None:
    now = moment(environment)

    assert now.utcoffset() == timedelta(hours=8)
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=5)


# --- the whole program -----------------------------------------------------------------------------------------------

CLEAN = ["apply", "--answers", str(APPLICANTS / "clean.json"), "--yes", "--json"]


def test_the_program_lives_at_the_frozen_moment(tmp_path: Path) -> None:
    applied = json.loads(run(*CLEAN, home=tmp_path, now="2026-11-24T02:20Z").stdout)

    assert {event["at"] for event in applied["events"]} == {"2026-11-24T10:20:00+08:00"}


def test_a_moment_before_the_last_event_counts_as_that_events(tmp_path: Path) -> None:
    applied = run(*CLEAN, home=tmp_path)

    looked = run("status", "--json", home=tmp_path, now="2001-01-01T00:00")

    assert (looked.returncode, looked.stdout) == (0, applied.stdout)


@pytest.mark.parametrize(
    "line", [CLEAN, ["status", "--json"], ["status", "--all", "--json"]], ids=["apply", "status", "all"]
)
def test_an_unreadable_moment_ends_with_status_2_and_stores_nothing(line: list[str], tmp_path: Path) -> None:
    if line[0] == "status":
        assert run(*CLEAN, home=tmp_path).returncode == 0
    before = sorted(tmp_path.rglob("*.json"))

    ended = run(*line, home=tmp_path, now="soon")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert json.loads(ended.stderr)["error"]["code"] == "bad_now"
    assert sorted(tmp_path.rglob("*.json")) == before


@pytest.mark.parametrize("line", [["status", "--json"], ["status", "--all", "--json"]], ids=" ".join)
def test_an_unreadable_moment_is_noticed_also_where_nothing_was_stored(line: list[str], tmp_path: Path) -> None:
    assert run(*line, home=tmp_path, now="soon").returncode == 2
