"""An application as its file has it, and back: `meta`, `application`, and the private answers, sealed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from uwallet_cli.errors import StoreUnusable
from uwallet_cli.loan.application import Application, Event
from uwallet_cli.store import upgrades
from uwallet_cli.store.files import Tables
from uwallet_cli.store.private import Sealed

if TYPE_CHECKING:
    from tinydb import TinyDB


class AnswerShape(Protocol):
    """What the store must be told about answers, for it knows no question."""

    @property
    def private(self) -> frozenset[str]:
        """The keys of the answers that are kept apart."""


def read(path: Path, opening: Sealed | None = None) -> Application | None:
    """The application in a file or a backup, None where there is none; private answers only with what opens them."""
    tables = upgrades.read_upgraded(path)
    if tables is None:
        return None
    application = _application(tables, opening)
    if application is None or application.ref != path.name.partition(".")[0]:
        raise StoreUnusable("store_damaged", file=str(path))
    return application


def _application(tables: Tables, opening: Sealed | None) -> Application | None:
    try:
        row = tables["application"]["1"]
        return Application(
            ref=row["ref"],
            lender=row["lender"],
            created=_instant(row["created"]),
            updated=_instant(row["updated"]),
            answers=_typed(row["answers"]),
            private=_typed(opening.opened(row["ref"], tables["private"]["1"])) if opening else None,
            masks=dict(row["masks"]),
            private_given=tuple(row["private_given"]),
            events=tuple(Event(_instant(event["at"]), event["kind"], dict(event["data"])) for event in row["events"]),
            revision=int(tables["meta"]["1"]["revision"]),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None  # not raised from here: the error may quote an answer


def _instant(written: str) -> datetime:
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError("a time without its offset")
    return instant


def write(db: TinyDB, application: Application, shape: AnswerShape, sealed: Sealed) -> None:
    """Put the application in its tables, the private answers sealed; those that were not opened stay as they are."""
    if exposed := shape.private & application.answers.keys():
        raise ValueError(f"private answers among the others: {sorted(exposed)}")
    _put(db, "meta", {"format": upgrades.FORMAT, "revision": application.revision})
    _put(
        db,
        "application",
        {
            "ref": application.ref,
            "lender": application.lender,
            "created": _written(application.created),
            "updated": _written(application.updated),
            "answers": _plain(application.answers),
            "masks": dict(application.masks),
            "private_given": list(application.private_given),
            "events": [
                {"at": _written(event.at), "kind": event.kind, "data": _plain(event.data)}
                for event in application.events
            ],
        },
    )
    # What an older uwallet kept in the clear needs no opening to be sealed.
    private = application.private if application.private is not None else next(iter(db.table("private")), {})
    _put(db, "private", sealed.row(application.ref, _plain(private)))


def _put(db: TinyDB, name: str, row: Mapping[str, Any]) -> None:
    table = db.table(name)
    table.truncate()
    table.insert(row)


def _written(instant: datetime) -> str:
    if instant.tzinfo is None:
        raise ValueError("a time without its offset")
    return instant.isoformat()


_DECIMAL = "decimal"  # JSON has no exact numbers: {"decimal": "0.3"} is one, and no answer is an object


def _typed(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _exact(value) if isinstance(value, Mapping) else value for key, value in answers.items()}


def _exact(written: Mapping[str, Any]) -> Any:
    from decimal import Decimal

    if written.keys() != {_DECIMAL} or not isinstance(written[_DECIMAL], str):
        raise ValueError("not an answer")
    return Decimal(written[_DECIMAL])


def _plain(value: Any) -> Any:
    from decimal import Decimal  # 1 ms, and only writing looks for one

    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
