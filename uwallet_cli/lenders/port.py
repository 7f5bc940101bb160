"""The lender port: what anyone who decides about an application must be able to do.

A plug-in is an object of this shape under the entry point group `uwallet.lenders`. What it may tell, and what stands in
each event, is a table in promises.py; tests/lenders/example is a whole one, with its explanation.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from uwallet_cli.loan.application import Application, Event

__all__ = ["Application", "Event", "Lender"]  # all that a plug-in imports


class Lender(Protocol):
    """Someone who decides. It is found by the name of its entry point, which is what `apply --lender` takes."""

    key: str

    def advance(self, application: Application, now: datetime) -> list[Event]:
        """The events that this lender adds to an application until `now`, in order of time.

        It sees every event so far, and the answers; the private ones only when a decision is due (they are None on a
        mere reading). Equal answers submitted at the same instant give equal events, whenever it is asked.
        """
