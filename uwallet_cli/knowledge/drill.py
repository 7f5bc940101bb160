"""The scripted calls as plain values: read from `drills/<id>.toml`, the one place to correct what a caller says.

A file begins with `[call]`: its kind, what the telephone shows, its title, what it teaches. Each `[turn.<name>]`
is something the caller says, in both languages, with the signs it gives; each of its replies leads to another turn
or to one of ENDS (loan/drill.py). The call begins with the turn `start`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from uwallet_cli.loan.drill import KINDS, Reply, Script, Turn

FOLDER = Path(__file__).with_name("drills")


def scripts(language: str) -> list[Script]:
    """Every call in this language, by kind and then by id."""
    import tomllib  # 15 ms, and only the drill reads scripts

    found = [
        _script(path.stem, tomllib.loads(path.read_text(encoding="utf-8")), language) for path in FOLDER.glob("*.toml")
    ]
    return sorted(found, key=lambda script: (KINDS.index(script.kind), script.id))


def _script(id: str, data: Mapping[str, Any], language: str) -> Script:  # noqa: A002 - the script's own word for it
    call = data["call"]
    turns = {
        name: Turn(
            turn[language],
            tuple(turn.get("signs", ())),
            tuple(Reply(reply[language], reply["to"]) for reply in turn["replies"]),
        )
        for name, turn in data["turn"].items()
    }
    return Script(id, call["kind"], call["shows"], call["title"][language], call["lesson"][language], turns)
