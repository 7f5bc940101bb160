"""Harbour: a lender whose clerks write what they decide into a ledger, and uwallet reads it.

The ledger stands for whatever a real lender has: a server to be asked, a mailbox, a file from a branch office. It is a
JSON file, named by HARBOUR_LEDGER, with the entries for each application under its reference:

    {"UW-7K3M9QXA": [{"at": "2026-11-24T15:00+08:00", "kind": "review_fine", "data": {}}]}
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from uwallet_cli.lenders.port import Application, Event


class Harbour:
    """What uwallet asks: anything new about this application?"""

    key = "harbour"

    def advance(self, application: Application, now: datetime) -> list[Event]:
        """What the clerks wrote until now and uwallet does not know yet.

        uwallet keeps what it was told and shows it to us again in `application.events`. Telling it twice would be an
        impossible move, so what is there already is left out.
        """
        known = {(event.at, event.kind) for event in application.events}
        return [event for event in _entries(application.ref) if event.at <= now and (event.at, event.kind) not in known]


def _entries(ref: str) -> Iterator[Event]:
    ledger = Path(os.environ.get("HARBOUR_LEDGER", "harbour.json"))
    if not ledger.exists():  # nobody decided anything so far
        return
    for entry in json.loads(ledger.read_text(encoding="utf-8")).get(ref, []):
        yield Event(datetime.fromisoformat(entry["at"]), entry["kind"], entry["data"])


lender = Harbour()
