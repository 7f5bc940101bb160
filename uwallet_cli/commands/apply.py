"""`uwallet apply`: a new application, one that goes on, or one to mend."""

from __future__ import annotations

import inspect
from typing import Any

import typer

from uwallet_cli.commands.emitting import AsJson, emit_draft, emit_journey
from uwallet_cli.context import Context
from uwallet_cli.interview.form import FORM, Question


def apply(ctx: typer.Context, **given: Any) -> None:
    """Talk the borrower through the form, or take everything at once; then show what came of it."""
    from uwallet_cli.commands.applying import Applying

    context: Context = ctx.obj
    options = {name: given.pop(name) for name in ("ref", "lender", "answers", "yes", "as_json")}
    flags = {key: value for key, value in given.items() if value is not None}
    del options["as_json"]
    applying = Applying(context, flags=flags, **options)
    journey = applying.run()
    if journey is not None:
        emit_journey(context, journey)
    elif context.settings.as_json:
        emit_draft(context, applying.kept)


def _signature() -> inspect.Signature:
    """The command's own options, then one for each question that is not private."""

    def parameter(name: str, kind: Any, default: Any) -> inspect.Parameter:
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)

    fixed = [
        inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
        parameter("ref", str, typer.Argument(None, metavar="REF", help="help.apply.ref")),
        parameter("answers", str, typer.Option(None, "--answers", metavar="FILE", help="help.apply.answers")),
        parameter("lender", str, typer.Option(None, "--lender", metavar="NAME", help="help.apply.lender")),
        parameter("yes", bool, typer.Option(False, "--yes", help="help.apply.yes")),
        parameter("as_json", AsJson, False),
    ]
    questions = [
        parameter(
            question.key,
            str,
            _flag(question),
        )
        for question in FORM
        if not question.private
    ]
    return inspect.Signature([*fixed, *questions])


def _flag(question: Question) -> Any:
    name = f"--{question.key.replace('_', '-')}"
    return typer.Option(None, name, metavar=_metavar(question), help=f"help.apply.flag.{question.key}")


def _metavar(question: Question) -> str:
    if question.kind == "yes_no":
        return "yes|no"
    if question.choices:
        return "|".join(question.choices) if len("|".join(question.choices)) < 24 else "CHOICE"
    return {"whole_yuan": "YUAN", "years": "YEARS", "count": "N"}.get(question.kind, "TEXT")


apply.__signature__ = _signature()  # type: ignore[attr-defined]
apply.__annotations__ = {name: one.annotation for name, one in apply.__signature__.parameters.items()}  # type: ignore[attr-defined]
