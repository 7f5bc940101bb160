"""The Typer root: the table of commands, and the one place where an error becomes words and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import typer

from uwallet_cli import streams
from uwallet_cli.character_sets import has_chinese, make_readable
from uwallet_cli.commands.helping import Group, no_such
from uwallet_cli.context import Context
from uwallet_cli.errors import Failed, Interrupted, UwalletError, WrongUsage
from uwallet_cli.settings import ANYWHERE, Settings, fallback_language, moment, read_line, wants_plain
from uwallet_cli.text import say, use

# name → where its function stands; a command's module is imported when it is run, or asked for help
COMMANDS = {
    "apply": "uwallet_cli.commands.apply:apply",
    "status": "uwallet_cli.commands.status:status",
    "callback": "uwallet_cli.commands.callback:callback",
    "faq": "uwallet_cli.commands.faq:faq",
    "quote": "uwallet_cli.commands.quoting:quote",
    "loan": "uwallet_cli.commands.loan:loan",
    "data": "uwallet_cli.commands.data:data",
    "schema": "uwallet_cli.commands.schema:schema",
    "completion": "uwallet_cli.commands.completion:completion",
}

# how the help groups them: by what one wants to do; whatever has no place of its own stands in the last group
GROUPS = {
    "applying": ("apply", "status"),
    "calls": ("callback",),
    "asking": ("faq", "quote"),
    "repaying": ("loan",),
    "data": ("data",),
    "tools": ("schema", "completion"),
}


class Uwallet(Group):
    """The root of all commands."""

    table = COMMANDS
    groups = GROUPS

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run one command line and leave with its exit status."""
        del prog_name
        line = list(sys.argv[1:] if args is None else args)
        sys.exit(self._run(line, extra.pop("obj", None)))

    def _run(self, line: list[str], context: Context | None) -> int:
        settings = Settings(fallback_language(os.environ), plain=wants_plain(line, os.environ))
        closed = streams.open_closed()
        for stream in (sys.stdout, sys.stderr):
            make_readable(stream)
        streams.forget_odd_sizes()
        try:
            try:
                settings, words = read_line(line, os.environ, chinese=has_chinese(sys.stdout))
            finally:
                use(settings.language)
            context = context or Context()
            context.settings, context.line = settings, line
            moment(os.environ)  # an unreadable UWALLET_NOW is told before anything is done
            status = super().main(words, "uwallet", standalone_mode=False, obj=context)
            if status == Interrupted.status:  # Typer makes an exit status of Ctrl-C before we can see it
                raise Interrupted("interrupted")
            if closed and not status:
                raise _output_failed(context)
            context.release()
            return status if isinstance(status, int) else 0
        except BaseException as problem:  # noqa: BLE001  (the boundary: everything that can happen ends here)
            return _told(problem, context or Context(settings))


app = typer.Typer(cls=Uwallet, add_completion=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True, help="help.root")
def root(
    ctx: typer.Context,
    lang: str = typer.Option(None, "--lang", metavar="zh|en", help="help.lang"),  # noqa: ARG001  (read before)
    plain: bool = typer.Option(False, "--plain", help="help.plain"),  # noqa: ARG001
    debug: bool = typer.Option(False, "--debug", help="help.debug"),  # noqa: ARG001
    version: bool = typer.Option(False, "--version", help="help.version"),
) -> None:
    """Options that may stand anywhere on the line are read in settings.py; here they only appear in the help."""
    if version:
        from uwallet_cli import __version__

        streams.write(f"uwallet {__version__}\n", sys.stdout)
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        ctx.get_help()


def main() -> None:
    """The program."""
    _dump_no_core()
    typer.main.get_command(app).main()


def _dump_no_core() -> None:
    """A crash must leave no image of the memory, in which private answers may stand, where the system allows."""
    try:
        import resource  # POSIX only, under 1 ms

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def _told(problem: BaseException, context: Context) -> int:
    """Say what happened, once, and give the exit status for it."""
    if isinstance(problem, SystemExit):
        return problem.code if isinstance(problem.code, int) else 1
    if context.settings.debug and not isinstance(problem, UwalletError | typer.TyperException):
        _trace(problem)
    ours = _as_ours(problem, context)
    try:
        return _say_error(ours, context)
    except OSError:  # nothing can be said any more
        streams.discard(sys.stderr)
        return ours.status


def _say_error(problem: UwalletError, context: Context) -> int:
    door = context.door
    if context.settings.as_json:
        from uwallet_cli.show.document import error as error_document

        door.error_document(error_document(problem))
    else:
        from uwallet_cli.show.problems import error as error_screen

        door.talk(error_screen(problem, door.talk_look))
    return problem.status


def _as_ours(problem: BaseException, context: Context) -> UwalletError:
    """Any exception as one of ours."""
    if isinstance(problem, UwalletError):
        return problem
    if isinstance(problem, typer.TyperException):
        return _usage(problem)
    if isinstance(problem, KeyboardInterrupt | EOFError | typer.Abort):
        return Interrupted("interrupted")
    if isinstance(problem, OSError) and problem.filename is None:  # a stream of ours; files name themselves
        streams.discard(sys.stdout)
        return _output_failed(context)
    return Failed("unexpected", kind=type(problem).__name__)


def _output_failed(context: Context) -> Failed:
    """The result could not be told; where something was stored, whoever ran it again would have it twice."""
    if context.just_stored:
        return Failed("output_failed_stored", ref=context.just_stored)
    return Failed("output_failed_noted" if context.just_noted else "output_failed")


def _usage(problem: typer.TyperException) -> UwalletError:
    """Typer's usage errors in our words. Its classes are private, so they are told apart by what they carry."""
    context = getattr(problem, "ctx", None)
    command = context.command_path if context else "uwallet"
    kind = type(problem).__name__
    option = getattr(problem, "option_name", None)
    parameter = getattr(problem, "param", None)
    if kind == "NoSuchOption":
        known = [name for one in context.command.get_params(context) for name in one.opts] if context else []
        return no_such("option", str(option), [*known, *ANYWHERE], command=command)
    if option is not None:
        takes_none = "does not take" in problem.message
        return WrongUsage(
            "option_takes_no_value" if takes_none else "option_needs_value", given=option, command=command
        )
    if kind == "MissingParameter" and parameter is not None:
        return WrongUsage("missing_argument", name=_typed_name(parameter), command=command)
    if parameter is not None:
        return WrongUsage("bad_value", name=_typed_name(parameter), command=command)
    if problem.message.startswith("Got unexpected extra argument"):
        return WrongUsage(
            "too_many_arguments", given=problem.message.partition("(s) (")[2].rstrip(")"), command=command
        )
    if problem.message.startswith("Missing command"):
        return WrongUsage("missing_command", command=command)
    return WrongUsage("wrong_usage", command=command)


def _typed_name(parameter: Any) -> str:
    """A parameter as one types it: an option by its first name, one of several words by all of them."""
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    return str(name).replace("|", say("help.or"))


def _trace(problem: BaseException) -> None:
    """Where an unexpected error came from, for --debug: files, lines and functions, never a value or a message."""
    import traceback

    for frame in traceback.extract_tb(problem.__traceback__):
        sys.stderr.write(f"  {frame.filename}:{frame.lineno} {frame.name}\n")
    sys.stderr.write(f"{type(problem).__name__}\n")
