"""Everything the program writes, to whatever, at every moment of a save: no ID and no card number is in it.

Watched by strace, so that a file which is there for a moment only is seen, too. What a borrower types on the command
line themselves stands in the list of processes; nothing else may.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import APPLICANTS
from tests.store.torture import needs_strace
from tests.terminal import places, uwallet

pytestmark = [pytest.mark.slow, needs_strace]

ID, CARD = "34052419800101001X", "6200000000000005"
CANARIES = (ID, CARD, ID[:14], ID[6:14], CARD[:12])
SAID = f"证件 {ID}，卡 {CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}，谢谢"

LOAN = {"lender": f"银行 {CARD}", "amount": 3000, "paid_out": "2026-10-20", "months": 6, "method": "equal_principal",
        "rate": 12, "purpose": SAID}  # fmt: skip
IN_THE_WRONG_PLACE = {"city": ID, "bank": f"卡号{CARD}", "position": SAID}

# The ways in: the line, what stands on its stdin, what else the borrower put on the line themselves.
WAYS: Mapping[str, tuple[str, str, str]] = {
    "an application": ("apply --answers answers.json --yes", "", ""),
    "one mistyped": ("apply --answers mistyped.json --yes --debug", "", ""),
    "one in the wrong places": ("apply --answers misplaced.json --yes", "", ""),
    "a loan by hand": ("loan add --from loan.json", "", ""),
    "a use": ("loan care --used {}", "", SAID),
    "a note": ("faq --add --export notes.txt", SAID, ""),
    "one that waits for a call": ("apply --answers waiting.json --yes", "", ""),
    "a missed call": ("callback log --missed --export calls.txt", "", ""),
    "a withdrawal": ("status --withdraw {}", "", SAID),
    "an export": ("data export --out all.json", "", ""),
    "a calendar": ("loan calendar --out calendar.ics", "", ""),
    "a table": ("loan export --out table.csv", "", ""),
    "a repayment": ("status --update paid", "", ""),
}


@pytest.fixture
def watched(tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """Run a way in under strace: all that was written, and the programs that were started with their arguments."""
    answers = json.loads((APPLICANTS / "clean.json").read_text(encoding="utf-8"))
    place = tmp_path / "here"
    place.mkdir()
    for name, given in {
        "answers": answers,
        "mistyped": {**answers, "id_number": f"{ID[:-1]}1", "card_number": f"{CARD[:-1]}1", "months": ID},
        "waiting": {**answers, "amount": 150000, "months": 36},
        "misplaced": {**answers, **IN_THE_WRONG_PLACE},
        "loan": LOAN,
    }.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")

    def watch(way: str) -> tuple[str, str]:
        line, stdin, words = WAYS[way]
        arguments = [
            str(tmp_path / word) if word.endswith(".json") and (tmp_path / word).exists() else word.replace("{}", words)
            for word in line.split()
        ]
        log = tmp_path / "log"
        moment = (
            f"2026-11-24T10:{20 + list(WAYS).index(way)}"  # each later than the last: which is the newest is no chance
        )
        trace = "trace=write,writev,pwrite64,pwritev,sendto,sendmsg,execve,rename,renameat2,openat"
        subprocess.run(
            ["strace", "-f", "-s", "1000000", "-o", str(log), "-e", trace, *uwallet(*arguments)],
            input=stdin, env={**os.environ, **places(tmp_path / "data"), "UWALLET_NOW": moment},
            cwd=place, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        started = [entry for entry in lines if re.match(r"\d+ +execve\(", entry)]
        return "\n".join(entry for entry in lines if entry not in started), "\n".join(started)

    return watch


def test_no_id_and_no_card_number_is_ever_written_on_any_way_in(
    watched: Callable[[str], tuple[str, str]], tmp_path: Path
) -> None:
    for way, (_, _, words) in WAYS.items():
        written, started = watched(way)
        assert "uwallet" in started
        assert len(written) > 1000, way
        assert [one for one in CANARIES if one in written.replace(" ", "")] == [], way
        if not words:
            assert [one for one in CANARIES if one in started] == [], way
    kept = [path for place in ("data", "here") for path in (tmp_path / place).rglob("*") if path.is_file()]
    assert {"all.json", "notes.txt", "table.csv", "calendar.ics", "loans.json"} <= {path.name for path in kept}
    told = "\n".join(path.read_text(encoding="utf-8") for path in kept if path.suffix == ".json")
    assert told.count("****0005") >= 5  # the way in was open, and what came in is there, without the number
    assert '"withdrawn"' in told
    assert [path for path in kept for one in CANARIES if one.encode() in path.read_bytes().replace(b" ", b"")] == []


def test_what_the_test_looks_for_would_be_seen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"open('y', 'w').write('{CARD}')"
    subprocess.run(
        ["strace", "-f", "-s", "1000000", "-o", str(log), "-e", "trace=write", "python3", "-c", code],
        cwd=tmp_path, check=True,
    )  # fmt: skip
    assert CARD in log.read_text(encoding="utf-8")
