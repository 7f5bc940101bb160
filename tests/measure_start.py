"""What a start costs beside a bare Typer program that prints one Rich panel: `python tests/measure_start.py`."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

BARE = """
import typer
from rich.console import Console
from rich.panel import Panel

app = typer.Typer(add_completion=False)

@app.command()
def main() -> None:
    Console().print(Panel("hello"))

app()
"""

# What Typer's own help costs: as many commands as ours, each with a line of help.
HELP = """
import typer

app = typer.Typer(add_completion=False, help="An assistant.")

@app.callback()
def root(lang: str = typer.Option("zh", help="Language."), plain: bool = typer.Option(False, help="Plain.")) -> None:
    pass

for name in ("apply", "status", "callback", "faq", "quote", "loan", "data"):
    @app.command(name, help=f"What {name} does, in a line.")
    def command() -> None:
        pass

app()
"""

BARE_NAME = "bare Typer + Rich panel"
HELP_NAME = "bare Typer --help"


class Spent(NamedTuple):
    """One run of a command, from its start to its end."""

    seconds: float
    peak: int  # of resident memory, as the system counts it: KiB on Linux, bytes on macOS


class Row(NamedTuple):
    """A command line and the bare program it stands beside."""

    name: str
    line: tuple[str, ...]
    beside: str
    at_most: str


def main() -> None:
    """Run every command in turn, round after round, so that a busy moment falls on all alike; print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        rows = _rows(Path(folder))
        taken: dict[str, list[Spent]] = {row.name: [] for row in rows}
        surroundings = _surroundings(Path(folder))
        for row in rows:  # once before counting: byte code, caches
            _spent(row.line, surroundings)
        for _ in range(runs):
            for row in rows:
                taken[row.name].append(_spent(row.line, surroundings))
    times = {name: statistics.median(one.seconds for one in all_) for name, all_ in taken.items()}
    peaks = {name: statistics.median(one.peak for one in all_) for name, all_ in taken.items()}
    print(f"{'command':<54}{'median':>9}{'beside bare':>13}{'peak memory':>13}{'at most':>15}   ({runs} runs each)")
    for name, _, beside, at_most in rows:
        time_share, memory_share = times[name] / times[beside], peaks[name] / peaks[beside]
        print(f"{name:<54}{times[name] * 1000:>6.1f} ms{time_share:>12.2f}x{memory_share:>12.2f}x{at_most:>15}")


def _rows(folder: Path) -> list[Row]:
    """The bare programs first, then ours, an application being there already."""
    bare, bare_help = folder / "bare.py", folder / "help.py"
    bare.write_text(BARE, encoding="utf-8")
    bare_help.write_text(HELP, encoding="utf-8")
    program = str(Path(sys.executable).with_name("uwallet"))
    applicant = str(Path(__file__).with_name("applicants") / "large.json")
    subprocess.run(
        (program, "apply", "--answers", applicant, "--yes"), env=_surroundings(folder), check=True, capture_output=True
    )

    def ours(line: str, at_most: str, beside: str = BARE_NAME) -> Row:
        return Row(f"uwallet {line}", (program, *line.split()), beside, at_most)

    return [
        Row(BARE_NAME, (sys.executable, str(bare)), BARE_NAME, ""),
        Row(HELP_NAME, (sys.executable, str(bare_help), "--help"), HELP_NAME, ""),
        ours("faq callback", "1.05x, 1.2x"),
        ours("faq no call came and I worry", ""),
        ours("status", "1.05x, 1.2x"),
        ours("callback verify --number 95588 --asks code", "1.05x, 1.2x"),
        ours("--help", "1.10x, 1.2x", beside=HELP_NAME),
        ours("completion bash --word=no -- faq", ""),
        ours("quote 20000 --months 36 --compare", ""),
    ]


def _surroundings(folder: Path) -> dict[str, str]:
    kept = {**os.environ, "UWALLET_HOME": str(folder / "data"), "UWALLET_LANG": "zh"}
    kept["UWALLET_KEY"] = str(folder / "private.key")
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would compile anew
    return kept


def _spent(command: tuple[str, ...], surroundings: dict[str, str]) -> Spent:
    """Run it once. Raises RuntimeError where it fails."""
    began = time.perf_counter()
    child = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Spent(seconds, used.ru_maxrss)


if __name__ == "__main__":
    main()
