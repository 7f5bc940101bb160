"""`uwallet callback`: the phone call explained; one command below for each thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.context import Context
from uwallet_cli.loan.application import looks_like_reference

if TYPE_CHECKING:  # 3 ms, which `verify` below has no use for: the phone is ringing
    from uwallet_cli.loan.journey import Journey


def callback(
    ctx: typer.Context,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Explain the step as it concerns this borrower; without an application, in general."""
    if ctx.invoked_subcommand is not None:
        return
    _explained(ctx.obj, None)


def explain(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.status.ref")] = None,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """The same for one application: what `uwallet callback REF` means."""
    _explained(ctx.obj, ref)


def _explained(context: Context, ref: str | None) -> None:
    from uwallet_cli.errors import NotFound
    from uwallet_cli.interview.explaining import GENERAL, explained
    from uwallet_cli.show import callback as screens

    try:
        journey = context.chosen(ref)
        shown = explained(journey, _forecast(context, journey))
    except NotFound:
        if ref is not None:
            raise
        shown = GENERAL
    if context.settings.as_json:
        context.door.document(screens.document(shown))
    else:
        context.door.emit(screens.explanation(shown, context.door.look))


callback.table = {  # type: ignore[attr-defined]
    "explain": "uwallet_cli.commands.callback:explain",
    "forecast": "uwallet_cli.commands.forecasting:forecast",
    "rehearse": "uwallet_cli.commands.rehearsing:rehearse",
    "answer": "uwallet_cli.commands.answering:answer",
    "verify": "uwallet_cli.commands.verifying:verify",
    "drill": "uwallet_cli.commands.drilling:drill",
    "log": "uwallet_cli.commands.call_log:log",
}

callback.shows = ("explain", looks_like_reference)  # type: ignore[attr-defined]


def _forecast(context: Context, journey: Journey) -> tuple[dict[str, Any], ...] | None:
    """The reasons by the practice policy where nobody has decided by it; None where too little is answered."""
    if journey.standing.ended or journey.standing.state not in ("draft", "in_review", "approved"):
        return None
    from uwallet_cli.errors import StoreUnusable, Unacceptable
    from uwallet_cli.interview.answering import accept_all
    from uwallet_cli.lenders.decision import reasons_as_data
    from uwallet_cli.lenders.preview import preview

    try:
        application = context.applications.get(journey.application.ref, private=True)
    except StoreUnusable:  # the key is gone, or nobody is here to unlock it: the rest is told all the same
        return None
    try:
        answers, _ = accept_all({}, journey.now.date(), before=application.all_answers)
    except Unacceptable:  # a draft that is not far enough
        return None
    return tuple(reasons_as_data(preview(answers, application.lender).review.call_reasons))
