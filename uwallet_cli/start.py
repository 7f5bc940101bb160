"""Where the installed command begins."""

from __future__ import annotations

import gc

COLLECT_AFTER = 100_000  # new objects


def main() -> None:
    """Run the program, without looking for garbage while it is still being loaded.

    Loading makes tens of thousands of objects that all stay; searching them again and again takes a tenth of a start.
    """
    gc.set_threshold(COLLECT_AFTER)

    from uwallet_cli.cli import main as run

    run()
