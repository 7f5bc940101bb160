"""What the store must know of the form, once it writes: which answers are private."""

from __future__ import annotations

from functools import cached_property


class AnswerShape:
    """Looks into the form on first use: who only reads has no need of it."""

    @cached_property
    def private(self) -> frozenset[str]:
        """The keys of the answers that are kept sealed."""
        from uwallet_cli.interview.form import PRIVATE

        return PRIVATE
