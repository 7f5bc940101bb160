"""What a save and a look cost beside many other applications: `python tests/measure_growth.py`, whole processes."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from uwallet_cli.loan.application import new_reference
from uwallet_cli.store.digest import FIELD, digest_of

PROGRAM = str(Path(sys.executable).with_name("uwallet"))
APPLICANTS = Path(__file__).with_name("applicants")


class Row(NamedTuple):
    """A command in one data folder, beside the same command in another, and how much longer it may take."""

    name: str
    home: str
    line: Sequence[str]
    beside: str
    most: float


ROWS = (
    Row("status, 1,000 closed", "1000", ["status"], "0", 1.1),
    Row("status, 10,000 closed", "10000", ["status"], "0", 1.1),
    Row("status, none open, 1,000 closed", "1000 only", ["status"], "1 only", 1.1),
    Row("status, none open, 10,000 closed", "10000 only", ["status"], "1 only", 1.1),
    Row("a save, 1,000 closed", "1000", ["status", "REF", "--update", "paid"], "0", 1.1),
    Row("a save, 10,000 closed", "10000", ["status", "REF", "--update", "paid"], "0", 1.1),
    Row("status, 100 open", "100 open", ["status"], "0", 1.3),
    Row("status --all, 1,000 closed", "1000", ["status", "--all"], "0", 1.5),
)


def _uwallet(home: Path, *line: str) -> str:
    surroundings = {**os.environ, "UWALLET_HOME": str(home), "UWALLET_LANG": "zh", "COLUMNS": "100"}
    surroundings["UWALLET_KEY"] = str(home.with_name(f"{home.name}.key"))  # none among the developer's own
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would compile anew
    return subprocess.run([PROGRAM, *line], env=surroundings, check=True, capture_output=True, encoding="utf-8").stdout


def _applied(home: Path, name: str) -> str:
    done = _uwallet(home, "apply", "--answers", str(APPLICANTS / f"{name}.json"), "--yes", "--json")
    return str(json.loads(done)["ref"])


def _many(home: Path, folder: str, count: int, like: Path) -> None:
    """As many others as if they had been made one by one, which would take minutes. The first stays the newest."""
    tables: dict[str, Any] = json.loads(like.read_bytes())
    for number in range(count):
        row = tables["application"]["1"]
        row["ref"] = new_reference()
        row["created"] = f"2026-01-{1 + number % 28:02}T{number % 24:02}:00:00+08:00"
        tables["meta"]["1"][FIELD] = digest_of(tables)
        for suffix in ("", ".bak"):
            file = home / folder / f"{row['ref']}.json{suffix}"
            file.parent.mkdir(mode=0o700, exist_ok=True)
            file.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def _homes(folder: Path) -> dict[str, tuple[Path, str]]:
    """The data folders by name, each with the reference of the application that is looked at."""
    homes = {}
    for name in ("0", "1000", "10000", "100 open", "1 only", "1000 only", "10000 only"):
        home, number = folder / name, int(name.split()[0])
        declined = _applied(home, "overstretched") if "open" not in name and number else None
        if declined is not None:
            like = home / "closed" / f"{declined}.json"
            _many(home, "closed", number - 1, like)
        ref = declined if "only" in name and declined else _applied(home, "clean")
        if "open" in name:
            _many(home, "open", number - 1, home / "open" / f"{ref}.json")
        homes[name] = (home, ref)
    return homes


def main() -> int:
    """Run all in turn, round after round, so that a busy moment falls on all alike; print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        homes = _homes(Path(folder))

        def seconds(home: str, line: Sequence[str]) -> float:
            path, ref = homes[home]
            words = [ref if word == "REF" else word for word in line]
            began = time.perf_counter()
            _uwallet(path, *words)
            taken = time.perf_counter() - began
            if "REF" in line:  # the next one begins where this one began
                file = path / "open" / f"{ref}.json"
                file.write_bytes(first[home])
            return taken

        first = {
            name: (path / "open" / f"{ref}.json").read_bytes()
            for name, (path, ref) in homes.items()
            if "only" not in name
        }
        pairs = {(row.home, tuple(row.line)) for row in ROWS} | {(row.beside, tuple(row.line)) for row in ROWS}
        for home, line in pairs:  # once before counting: byte code, caches
            seconds(home, line)
        taken: dict[tuple[str, tuple[str, ...]], list[float]] = {pair: [] for pair in pairs}
        for _ in range(runs):
            for home, line in sorted(pairs):
                taken[home, line].append(seconds(home, line))
    too_slow = 0
    print(f"{'':<34}{'median':>9}{'beside none':>13}{'':>8}{'at most':>10}   ({runs} runs each)")
    for row in ROWS:
        here, there = (statistics.median(taken[home, tuple(row.line)]) for home in (row.home, row.beside))
        too_slow += here / there > row.most
        print(f"{row.name:<34}{here * 1000:>6.1f} ms{there * 1000:>10.1f} ms{here / there:>7.2f}x{row.most:>9.1f}x")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
