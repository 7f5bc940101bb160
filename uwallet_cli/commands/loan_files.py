"""`uwallet loan calendar` and `export`: the schedule as a file for a calendar, a spreadsheet or another program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from uwallet_cli.commands.choosing_loan import chosen_loan, today
from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.loan import Ref
from uwallet_cli.commands.making_files import made
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.text import say


def calendar(
    ctx: typer.Context,
    ref: Ref = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE.ics", help="help.loan.calendar.out")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Write the due days of the open instalments as a calendar file with alarms."""
    from uwallet_cli.export.calendar import calendar as written
    from uwallet_cli.export.calendar import open_instalments
    from uwallet_cli.show.loan import support
    from uwallet_cli.show.look import marked, stack

    context: Context = ctx.obj
    loan, day = chosen_loan(context, ref), today(context)
    count = len(open_instalments(loan, day))
    if not count:
        raise WrongUsage("already_settled", ref=loan.ref)
    file = made(context, out or f"uwallet-{loan.ref}.ics", written(loan, context.now, day), loan.ref)
    if context.settings.as_json:
        context.door.document({"ref": loan.ref, "file": str(file), "events": count})
    else:
        context.door.emit(
            stack(
                marked("done", say("loan.calendar_written", count=count, file=str(file)), context.door.look), support()
            )
        )


def export(
    ctx: typer.Context,
    ref: Ref = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help.loan.export.out")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Write the schedule with its accounts: CSV or JSON, by the ending of the file's name."""
    from uwallet_cli.show.loan import support
    from uwallet_cli.show.look import marked, stack

    context: Context = ctx.obj
    loan, day = chosen_loan(context, ref), today(context)
    name = out or f"uwallet-{loan.ref}.csv"
    ending = Path(name).suffix.lower()
    if ending == ".csv":
        from uwallet_cli.export.table import table

        text = table(loan, day)
    elif ending == ".json":
        from uwallet_cli.show.loan_document import schedule

        text = json.dumps(schedule(loan, day), ensure_ascii=False, indent=2) + "\n"
    else:
        raise WrongUsage("csv_or_json", file=name)
    file = made(context, name, text, loan.ref)
    if context.settings.as_json:
        context.door.document({"ref": loan.ref, "file": str(file), "instalments": len(loan.books(day))})
    else:
        context.door.emit(stack(marked("done", say("loan.exported", file=str(file)), context.door.look), support()))
