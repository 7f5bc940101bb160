"""Running a plug-in apart from the program: for so long and no longer, and unheard by whoever reads our output."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread, get_ident
from typing import Any, TypeVar, cast

from uwallet_cli.errors import Failed

Result = TypeVar("Result")


def apart(lender: str, act: Callable[[], Result], patience: float) -> Result:
    """What `act`, of that plug-in, returns. Failed where it raises, or has not returned after `patience` seconds.

    In a daemon thread: the workers of a pool are waited for when the program ends, however long they hang.
    """
    answers: SimpleQueue[tuple[bool, Any]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((True, act()))
        except BaseException as broken:  # noqa: BLE001  (also sys.exit(); it is told to whoever waits for it)
            answers.put((False, type(broken).__name__))

    found = sys.stdin, sys.stdout, sys.stderr
    _leave_streams_to_this_thread()
    Thread(target=run, name="lender", daemon=True).start()
    try:
        well, result = answers.get(timeout=patience)
    except Empty:
        raise Failed("lender_slow", lender=lender, seconds=int(patience)) from None  # it may yet speak: stay deaf to it
    sys.stdin, sys.stdout, sys.stderr = found
    if not well:
        raise Failed("lender_broken", lender=lender, problem=result)
    return cast(Result, result)


def _leave_streams_to_this_thread() -> None:
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, _Kept):
            setattr(sys, name, _Kept(stream))


class _Kept:
    """A stream for the thread that kept it; for every other one there is nothing to read, and nobody hears it."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._owner = stream, get_ident()
        self._nothing = io.TextIOWrapper(_Nothing(), encoding="utf-8", errors="replace", write_through=True)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream if get_ident() == self._owner else self._nothing, name)


class _Nothing(io.BytesIO):
    """Bytes that are gone as soon as they are written."""

    def write(self, given: Any, /) -> int:
        return len(given)
