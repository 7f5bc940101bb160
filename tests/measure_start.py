"""How long a start takes beside a bare Typer program that prints one Rich panel: `python tests/measure_start.py`."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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

COMMANDS = (
    ("faq", "callback"),
    ("status",),
    ("--help",),
    ("quote", "20000", "--months", "36", "--compare"),
)


def main() -> None:
    """Run every command in turn, round after round, so that a busy moment falls on all alike; print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        bare = home / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        program = str(Path(sys.executable).with_name("uwallet"))
        applicant = str(Path(__file__).with_name("applicants") / "large.json")
        surroundings = {**os.environ, "UWALLET_HOME": str(home / "data"), "UWALLET_LANG": "zh"}
        surroundings["UWALLET_KEY"] = str(home / "private.key")
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would compile anew

        def seconds(*command: str) -> float:
            began = time.perf_counter()
            subprocess.run(command, env=surroundings, check=True, capture_output=True)
            return time.perf_counter() - began

        seconds(program, "apply", "--answers", applicant, "--yes")
        rows = [("bare Typer + Rich panel", (sys.executable, str(bare)))]
        rows += [(f"uwallet {' '.join(command)}", (program, *command)) for command in COMMANDS]
        for _, command in rows:  # once before counting: byte code, caches
            seconds(*command)
        taken: dict[str, list[float]] = {name: [] for name, _ in rows}
        for _ in range(runs):
            for name, command in rows:
                taken[name].append(seconds(*command))
    base = statistics.median(taken[rows[0][0]])
    print(f"{'command':<44}{'median':>9}{'beside bare':>14}   ({runs} runs each)")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:<44}{median * 1000:>6.1f} ms{median / base:>13.2f}x")


if __name__ == "__main__":
    main()
