"""Where the installed command begins."""

from __future__ import annotations

import gc

COLLECT_AFTER = 100_000  # new objects
INTERRUPTED = 130  # what a shell gives for Ctrl-C


def main() -> None:
    """Run the program, without looking for garbage while it is being loaded, nor once more when it ends.

    Loading makes tens of thousands of objects that all stay. Searching them again and again takes a tenth of a start,
    and a last search at the end as much as that: they are set aside, and the system gets them back whole.
    """
    gc.set_threshold(COLLECT_AFTER)
    try:
        from uwallet_cli.cli import main as run

        run()
    except KeyboardInterrupt:  # while it was still being loaded, or once more while the first was being answered
        raise SystemExit(INTERRUPTED) from None
    finally:
        gc.freeze()
