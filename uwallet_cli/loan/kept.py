"""What stands in the data folder: the state of each file, and what a repair brought back and could not."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

# Whole ones, and those that are nobody's trouble: a temporary file that the next save sweeps away, what a repair moved
# aside, what is none of ours.
FINE = ("whole", "stale", "aside", "other")
MENDABLE = ("damaged", "missing")
EXPOSED = "exposed"  # whole, but others may read it
TROUBLE = (*MENDABLE, EXPOSED, "newer", "link", "unreadable")


class KeptFile(NamedTuple):
    """One file as it was found. `name` is its place in the data folder, with "/" between.

    `kept_in` names the generation that can take the place of one that is damaged or missing, where there is one.
    """

    name: str
    state: str
    kept_in: str | None = None

    @property
    def is_fine(self) -> bool:
        """Whether nothing needs to be done about it."""
        return self.state in FINE

    @property
    def is_mendable(self) -> bool:
        """Whether a repair can do something about it."""
        return self.state in (*MENDABLE, EXPOSED)


class Missing(NamedTuple):
    """What the damaged file had and the kept generation has not, as far as it can still be read: names, no contents."""

    revision: int | None = None
    events: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    entries: int = 0  # of files that have many: notes, scores, loans


class Repaired(NamedTuple):
    """What became of one damaged or missing file.

    `restored_from` is None where no whole generation was kept; `missing` is None where the damaged file tells nothing.
    `revision` and `saved_at` are of what stands there now.
    """

    name: str
    moved_to: str | None = None
    restored_from: str | None = None
    revision: int | None = None
    saved_at: datetime | None = None
    missing: Missing | None = None
    closed: bool = False  # to others' eyes, and that was all
    made_again: bool = False  # by itself, when it is next needed; or, of a backup, from the file it belongs to
