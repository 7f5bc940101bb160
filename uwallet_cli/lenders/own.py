"""The borrower's own lender: it decides elsewhere, and the borrower says here what happened."""

from __future__ import annotations

from datetime import datetime

from uwallet_cli.loan.application import Application, Event


class Own:
    """Adds nothing by itself: every event is told by `uwallet status --update`."""

    key = "own"

    def advance(self, application: Application, now: datetime) -> list[Event]:  # noqa: ARG002  (the port's names)
        """Nothing: uwallet asks nobody."""
        return []


lender = Own()
