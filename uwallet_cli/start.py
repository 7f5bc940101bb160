"""Where the installed command begins."""

from __future__ import annotations

import gc

COLLECT_AFTER = 100_000  # new objects


def main() -> None:
    """Run the program, without looking for garbage while it is being loaded, nor once more when it ends.

    Loading makes tens of thousands of objects that all stay. Searching them again and again takes a tenth of a start,
    and a last search at the end as much as that: they are set aside, and the system gets them back whole.
    """
    gc.set_threshold(COLLECT_AFTER)

    from uwallet_cli.cli import main as run

    try:
        run()
    finally:
        gc.freeze()
