"""`uwallet data erase`: one application or everything, confirmed by typing, and looked for afterwards."""

from __future__ import annotations

from typing import Annotated

import typer

from uwallet_cli.commands.emitting import AsJson
from uwallet_cli.commands.needing_terminal import needs_terminal
from uwallet_cli.context import Context
from uwallet_cli.errors import Failed, Interrupted, NotFound, UwalletError, WrongUsage
from uwallet_cli.loan.application import Application
from uwallet_cli.loan.keeping import Erased, untouched
from uwallet_cli.show import words
from uwallet_cli.text import say


def erase(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="help.data.erase.ref")] = None,
    everything: Annotated[bool, typer.Option("--all", help="help.data.erase.all")] = False,
    as_json: AsJson = False,  # noqa: ARG001  (read beforehand)
) -> None:
    """Say what will go, have it confirmed, delete it, and make sure that it is gone."""
    context: Context = ctx.obj
    if everything and ref is not None:
        raise WrongUsage("options_clash", first="--all", second="REF")
    if not everything and ref is None:
        raise WrongUsage("erase_what")
    found = None if ref is None else _found(context, ref)
    if not context.interactive:
        raise needs_terminal(context)
    if found is None:
        _everything(context)
    else:
        _one(context, found)


def _found(context: Context, typed: str) -> str:
    """The reference of what is to go. NotFound where there is nothing of that kind."""
    from uwallet_cli.loan.application import read_application_reference
    from uwallet_cli.loan.loans import read_loan_reference

    ref = read_loan_reference(typed)
    if ref.startswith("LN-"):
        return context.own_loans.get(ref).ref
    ref = read_application_reference(typed)
    if not context.applications.is_kept(ref):
        raise NotFound("no_application", ref=ref)
    return ref


def _one(context: Context, ref: str) -> None:
    from uwallet_cli.show.look import marked

    is_application = ref.startswith("UW-")
    context.door.talk(marked("care", say("data.erase_one_what", ref=ref), context.door.talk_look))
    _confirmed(context, "data.erase_one", ref)
    done = context.whole.erase_files_of(ref)  # first: what is noted of them goes at the end
    if is_application:
        context.applications.erase(ref)
        context.calls.erase(ref)
        if context.applications.is_kept(ref):
            raise Failed("erase_incomplete", files=ref)
    context.own_loans.erase(ref)
    context.traces.forget(ref)
    if context.settings.as_json:
        context.door.document({"ref": ref, "files": None, "left": [*done.left, *done.holding]})
    else:
        context.door.emit(marked("done", say("data.erased_one", ref=ref), context.door.look))
        _left(context, done, "data.may_hold_it")


def _everything(context: Context) -> None:
    from uwallet_cli.show.flow import flow, theirs
    from uwallet_cli.show.look import marked, stack

    whole = context.whole
    if not whole.inventory() and whole.key_kept() == "none":
        raise NotFound("nothing_stored")
    word = say("data.erase_word")
    context.door.talk(
        stack(
            marked("care", say("data.erase_all_what"), context.door.talk_look),
            theirs(say("data.erase_all_where", folder=str(context.folder), key=whole.key_file)),
            flow(say("data.erase_all_word", word=word)),
        )
    )
    _confirmed(context, "data.erase_all", word)
    done = whole.erase()
    if context.settings.as_json:
        context.door.document({"ref": None, "files": done.files, "left": [*done.left, *done.holding]})
        return
    context.door.emit(marked("done", say("data.erased_all", count=done.files), context.door.look))
    context.door.emit(flow(say("data.not_shredded")))
    _left(context, done, "data.backup_left")


def _left(context: Context, done: Erased, holding: str) -> None:
    """Name the files that are still there, each once."""
    from uwallet_cli.show.flow import theirs
    from uwallet_cli.show.look import marked

    for key, files in (("data.erase_left", done.left), (holding, done.holding)):
        for file in dict.fromkeys(files):
            context.door.talk(marked("care", theirs(say(key, file=file)), context.door.talk_look))


def _confirmed(context: Context, key: str, wanted: str) -> None:
    """What was shown, typed by hand: anything else stops, and nothing is deleted."""
    from uwallet_cli.ask.terminal import guard

    with guard():
        typed = str(context.person.text(key))
    if _bare(typed) != _bare(wanted):
        raise Interrupted("erase_not_confirmed")


def _bare(words: str) -> str:
    return "".join(words.split()).casefold()


def offer_old_drafts(context: Context) -> None:
    """Offer drafts that were left alone for 90 days for deletion, one by one. The caller guards the terminal."""
    try:
        old = untouched(context.applications.open_ones(), context.now)
    except UwalletError:
        return  # whoever goes on to use the store is told what is wrong with it
    for draft in old:
        _offer(context, draft)


def _offer(context: Context, draft: Application) -> None:
    from uwallet_cli.show.flow import flow
    from uwallet_cli.show.look import marked

    context.door.talk(flow(say("data.old_draft_is", ref=draft.ref, at=words.dated(draft.updated))))
    if context.person.confirm("data.old_draft", default=False) is True:
        context.applications.erase(draft.ref)
        context.door.talk(marked("done", say("data.erased_one", ref=draft.ref), context.door.talk_look))
