"""A borrower's application, and a borrower at another terminal: `python borrower.py <what to do> <data folder> …`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import CHINA, Application, Event, new_reference
from uwallet_cli.store.applications import Applications

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=CHINA)
ID_NUMBER = "11010519491231002X"


class Shape:
    """The little a store is told about answers."""

    private = frozenset({"name", "id_number", "monthly_income"})


def an_application(ref: str = "UW-7K3M9QXA", **changes: Any) -> Application:
    return Application(
        ref=ref,
        lender="practice",
        created=NOON,
        updated=NOON,
        answers={"amount": 20000, "city": "上海", "quoted": Decimal("1234.50"), "documents": ["income_proof"]},
        private={"name": "张三", "id_number": ID_NUMBER, "monthly_income": Decimal("8000.00")},
        masks={"id_number": "002X"},
        events=(Event(NOON, "submitted", {"score": 71, "paid": "20000.00"}),),
    )._replace(**changes)


def keep_saving(folder: Path) -> None:
    """Add, save and close one application after the other; say `ref revision` after each, when it is safe."""
    applications = Applications(folder, Shape())
    while True:
        kept = applications.add(an_application(new_reference()))
        print(kept.ref, kept.revision, flush=True)
        for number in range(2, 7):
            kept = kept._replace(answers={"amount": number, "note": "稳" * 500})
            kept = applications.save(kept, ended=number > 4)
            print(kept.ref, kept.revision, flush=True)


def count(folder: Path, ref: str, times: str) -> None:
    """Add one to the application's amount, again and again."""
    applications = Applications(folder, Shape())
    for _ in range(int(times)):
        while True:
            kept = applications.get(ref)
            try:
                applications.save(kept._replace(answers={"amount": kept.answers["amount"] + 1}))
                break
            except StoreUnusable as error:
                if error.code != "store_changed":
                    raise


def rewrite(folder: Path, ref: str, times: str) -> None:
    """Write long files whose answers all say the same number."""
    applications = Applications(folder, Shape())
    kept = applications.get(ref)
    for number in range(int(times)):
        kept = applications.save(kept._replace(answers={f"answer_{at}": number for at in range(2000)}))


def save_on_a_full_disk(folder: Path, ref: str) -> None:
    """Try to save what does not fit; say what came of it."""
    import resource

    applications = Applications(folder, Shape())
    kept = applications.get(ref)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    try:
        applications.save(kept._replace(answers={"note": "满" * 2000}))
    except StoreUnusable as error:
        print(error.code, error.params["reason"])


def read_everything(folder: Path) -> None:
    """Read as `status` and `faq` do; say which modules that took."""
    from uwallet_cli.store.knowledge import Knowledge

    applications = Applications(folder, Shape())
    for application in applications.everything():
        applications.get(application.ref, private=True)
    Knowledge(folder, lambda: "1", list).documents()
    print(*sys.modules)


if __name__ == "__main__":
    doing: Callable[..., None] = globals()[sys.argv[1]]
    try:
        doing(Path(sys.argv[2]), *sys.argv[3:])
    except KeyboardInterrupt:
        sys.exit(130)
