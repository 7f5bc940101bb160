"""`uwallet data export`: a copy of everything, as JSON or Markdown, private answers only on the borrower's word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson, tell_damaged
from uwallet_cli.context import Context
from uwallet_cli.errors import NotFound, WrongUsage
from uwallet_cli.text import say


def export(
    ctx: typer.Context,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="help.data.export.out")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="help.data.export.yes")] = False,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Write it to a file, or show it; private answers as masks unless the borrower agrees to have them in the clear."""
    from uwallet_cli.commands.making_files import made
    from uwallet_cli.export.everything import as_markdown, everything
    from uwallet_cli.export.text_file import must_be_new
    from uwallet_cli.show.flow import theirs
    from uwallet_cli.show.look import marked

    context: Context = ctx.obj
    ending = Path(out).suffix.lower() if out is not None else ".json" if context.settings.as_json else ".md"
    if ending not in (".json", ".md"):
        raise WrongUsage("json_or_md", file=str(out))
    if out is not None:
        must_be_new(out)
    if not context.whole.has_data():
        raise NotFound("nothing_stored")
    private = yes or _agreed(context)
    applications = context.applications.everything()
    if private:
        applications = [context.applications.get(one.ref, private=True) for one in applications]
    found = everything(
        applications,
        context.calls.notes(private=private),
        context.own_loans.all(),
        context.notes.all(),
        context.drill_scores.all(),
    )
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n" if ending == ".json" else as_markdown(found)
    if private:
        context.traces.opened(context.now, "export", None)
    tell_damaged(context)
    if out is None:
        if context.settings.as_json:
            context.door.document(found)
        else:
            context.door.text(text)
        return
    file = made(context, out, text)
    if context.settings.as_json:
        context.door.document({"file": str(file), "private": private})
    else:
        context.door.emit(marked("done", theirs(say("data.exported", file=str(file))), context.door.look))
        if private:
            from uwallet_cli.show.problems import note

            context.door.talk(note(say("data.exported_clear"), context.door.talk_look))


def _agreed(context: Context) -> bool:
    """Whether private answers may be written in the clear; where nobody can be asked, they may not."""
    if not context.interactive:
        from uwallet_cli.show.problems import note

        context.door.talk(note(say("data.exported_masked"), context.door.talk_look))
        return False
    from uwallet_cli.ask.terminal import guard

    with guard():
        return context.person.confirm("data.export_private", default=False) is True
