"""How a function becomes one of Typer's commands: help texts are keys until then, and the help is our own screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from uwallet_cli.errors import WrongUsage
from uwallet_cli.text import has, say

if TYPE_CHECKING:
    from uwallet_cli.show.help_page import HelpPage, Row

ASK = "?"


class Helped:
    """A command whose help speaks the language chosen on the line, and fits any terminal."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  (Typer's names)
        """Show the help on our screen instead of Typer's, which speaks English and needs 80 columns."""
        from uwallet_cli.show.help import help_screen

        door = ctx.obj.door
        door.emit(help_screen(self.page(ctx), door.look))
        ctx.exit()  # before Typer writes an empty line of its own after it

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line; whatever cannot be read of it is known to be this command's."""
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc,no-any-return]
        except typer.TyperException as wrong:
            if getattr(wrong, "ctx", None) is None:  # Typer forgets it where an option lacks its value
                wrong.ctx = ctx  # type: ignore[attr-defined]
            raise

    def page(self, ctx: Any) -> HelpPage:
        """Everything there is to say about it, in the language spoken."""
        from uwallet_cli.show.help_page import HelpPage

        arguments, options = self.parameters(ctx, "argument"), self.parameters(ctx, "option")
        commands = self._commands(ctx)
        usage = [ctx.command_path, *([say("help.some_command")] if commands else []), *map(_placed, arguments)]
        name = ".".join(ctx.command_path.split()[1:]) or "root"
        examples = f"help.{name}.examples"
        return HelpPage(
            path=ctx.command_path,
            short=say(f"help.{name}.short"),
            usage=" ".join([*usage, say("help.some_options")]),
            words=_said(getattr(self, "help", None)),
            arguments=[_row(one) for one in arguments],
            options=[_row(one) for one in options],
            commands=commands,
            examples=say(examples).split("\n") if has(examples) else (),
        )

    def parameters(self, ctx: Any, kind: str) -> list[Any]:
        """Its options, or its arguments, as far as they are shown to anybody."""
        every = self.get_params(ctx)  # type: ignore[attr-defined]
        return [one for one in every if one.param_type_name == kind and not getattr(one, "hidden", False)]

    def _commands(self, ctx: Any) -> list[tuple[str, list[Row]]]:  # noqa: ARG002
        return []


class Command(Helped, TyperCommand):
    """A single command. An option in `alone` may stand without its value, which is then `ASK`.

    Where `figures` may stand, "-5" is one, to be refused with the reason, and no option.
    """

    alone: tuple[str, ...] = ()
    figures = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give an option that stands alone the value that means "ask me"."""
        if self.figures and "--" not in args:
            below_zero = [word for word in args if word[:1] == "-" and word[1:2].isdigit()]
            args = [*(word for word in args if word not in below_zero), *(["--", *below_zero] if below_zero else [])]
        words: list[str] = []
        for at, word in enumerate(args):
            words.append(word)
            if word in self.alone and (at + 1 == len(args) or args[at + 1].startswith("-")):
                words.append(ASK)
        return super().parse_args(ctx, words)


class Group(Helped, TyperGroup):
    """A command with commands below it; `table` says where their functions stand, imported when they are run."""

    table: Mapping[str, str]
    groups: Mapping[str, Sequence[str]] = {}  # of what one wants to do → the commands for it
    shows: tuple[str, Callable[[str], bool]] | None = None  # the command meant where such a word stands alone

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """In the order of the table: of what one wants to do."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command and build it; None where there is none of that name."""
        if cmd_name not in self.table:
            return None
        module, _, function = self.table[cmd_name].partition(":")
        return built(_full_name(ctx, cmd_name), getattr(import_module(module), function))

    def _commands(self, ctx: Any) -> list[tuple[str, list[Row]]]:
        rows = {name: (name, self.short(ctx, name)) for name in self.list_commands(ctx)}
        if not self.groups:
            return [("", list(rows.values()))]
        grouped = [
            (say(f"help.group.{key}"), [rows.pop(name) for name in names if name in rows])
            for key, names in self.groups.items()
        ]
        grouped[-1][1].extend(rows.values())  # whatever stands in no group
        return grouped

    def short(self, ctx: Any, name: str) -> str:
        """What one of its commands is for, in a few words; the command itself is not imported for it."""
        return say(f"help.{_full_name(ctx, name)}.short")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command a word names; a mistyped one is answered with the near one."""
        if args and self.shows is not None and self.shows[1](args[0]):
            args = [self.shows[0], *args]
        if args and args[0] not in self.table and not args[0].startswith("-"):
            raise no_such("command", args[0], self.table)
        return super().resolve_command(ctx, args)


def no_such(what: str, given: str, known: Iterable[str], **params: Any) -> WrongUsage:
    """There is no such command or option; the near one is named, where there is one."""
    from difflib import get_close_matches

    every = list(known)
    near = get_close_matches(given, every, 1, 0.6)
    if not near and len(given) == 2 and given.startswith("-"):  # -h, as other programs have it
        near = [name for name in every if name.startswith(f"-{given}")]
    if near:
        return WrongUsage(f"no_such_{what}_near", given=given, near=near[0], **params)
    return WrongUsage(f"no_such_{what}", given=given, **params)


def _full_name(ctx: Any, name: str) -> str:
    return ".".join([*ctx.command_path.split()[1:], name])


def built(name: str, function: Callable[..., Any]) -> Any:
    """A function as a command of Typer's. One with a `table` of functions is a group of commands."""
    table = getattr(function, "table", None)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    short = name.rpartition(".")[2]
    if table is None:
        app.command(short, cls=Command, help=f"help.{name}")(function)
        command = typer.main.get_command(app)
        command.alone = getattr(function, "alone", ())  # type: ignore[attr-defined]
        command.figures = getattr(function, "figures", False)  # type: ignore[attr-defined]
        return command
    app.callback(cls=Group, invoke_without_command=True, help=f"help.{name}")(function)
    group = typer.main.get_command(app)
    group.name, group.table = short, table  # type: ignore[attr-defined]
    group.shows = getattr(function, "shows", None)  # type: ignore[attr-defined]
    return group


def _placed(argument: Any) -> str:
    """An argument as the line has it: in brackets where it may be left out."""
    name = f"{argument.human_readable_name}{'…' if argument.nargs == -1 else ''}"
    return name if argument.required else f"[{name}]"


def _row(parameter: Any) -> Row:
    """A parameter as the help lists it: how it is written, and what it means."""
    if parameter.param_type_name == "argument":
        return parameter.human_readable_name, meaning(parameter)
    names = ", ".join(parameter.opts)
    if parameter.metavar:
        names = f"{names} {parameter.metavar}"
    return names, meaning(parameter)


def meaning(parameter: Any) -> str:
    """What a parameter is for, in the language spoken."""
    return say("help.help") if "--help" in parameter.opts else _said(parameter.help)


def _said(key: str | None) -> str:
    """The words of a help key; parameters made from the form bring words of their own."""
    if not key:
        return ""
    return say(key) if key.startswith("help.") and has(key) else key
