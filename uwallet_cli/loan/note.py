"""A note of the borrower's own, kept beside what ships."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Note(NamedTuple):
    """`number` is what it is removed by; it is never given to another note."""

    number: int
    at: datetime
    text: str

    @property
    def title(self) -> str:
        """Its first line, cut to what a list can show."""
        first = self.text.partition("\n")[0]
        return first if len(first) <= 40 else f"{first[:39]}…"
