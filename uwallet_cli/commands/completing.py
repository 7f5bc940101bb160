"""What can stand next on a command line: read from the tree of commands that runs it, so nothing is listed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import typer

from uwallet_cli.commands.completing_values import FILES, Line, Offer, values_of
from uwallet_cli.commands.helping import Group, meaning
from uwallet_cli.context import Context
from uwallet_cli.settings import ANYWHERE


@dataclass(slots=True)
class Place:
    """Where on the line one is: the command reached, what was given to it, and the option whose value comes next."""

    ctx: Any
    command: Any
    context: Context
    given: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    awaiting: Any = None

    def known(self) -> dict[str, Any]:
        """Every option that can stand here, by its names."""
        root = self.ctx.find_root()
        everywhere = [one for one in root.command.params if set(one.opts) & set(ANYWHERE)]
        own = self.command.parameters(self.ctx, "option")
        return {name: option for option in [*own, *everywhere] for name in option.opts}

    def enter(self, name: str) -> bool:
        """Go down to this command; whether there is one."""
        below = self.command.get_command(self.ctx, name)
        if below is None:
            return False
        self.ctx = typer.Context(below, parent=self.ctx, info_name=name, obj=self.context)
        self.command = below
        return True


def offers(root: Any, before: Sequence[str], typed: str, context: Context) -> list[Offer]:
    """The words that can stand next and begin as `typed` does, after the words `before` it."""
    place = Place(typer.Context(root, info_name="uwallet", obj=context), root, context)
    if not all(_gone_past(place, word) for word in before):
        return []
    return list(dict.fromkeys(_next(place, typed)))


def _gone_past(place: Place, word: str) -> bool:
    """Take one word of the line in; False where nothing after it can be completed."""
    awaited, place.awaiting = place.awaiting, None
    if awaited is not None and not (_may_stand_alone(place, awaited) and word.startswith("-")):
        return True
    if word == "--":  # what follows is a question, or whatever else is the borrower's
        return False
    if word.startswith("-") and len(word) > 1:
        name, has_value, _ = word.partition("=")
        option = place.known().get(name)
        if option is not None:
            place.options.extend(option.opts)
            place.awaiting = None if has_value or option.is_flag else option
        return option is not None
    if not isinstance(place.command, Group):
        place.given.append(word)
        return True
    shows = place.command.shows
    if shows is not None and shows[1](word):
        place.given.append(word)
        return place.enter(shows[0])
    return place.enter(word)


def _may_stand_alone(place: Place, option: Any) -> bool:
    return bool(set(option.opts) & set(getattr(place.command, "alone", ())))


def _next(place: Place, typed: str) -> Iterator[Offer]:
    if place.awaiting is not None and not (typed.startswith("-") and _may_stand_alone(place, place.awaiting)):
        yield from _values(place, place.awaiting, typed)
    elif typed.startswith("--") and "=" in typed:
        name, _, value = typed.partition("=")
        option = place.known().get(name)
        if option is not None and not option.is_flag:
            for offer in _values(place, option, value):
                yield offer if offer is FILES else offer._replace(word=f"{name}={offer.word}")
    elif typed.startswith("-"):
        for name, option in place.known().items():
            if name.startswith(typed) and name not in place.options:
                yield Offer(name, meaning(option))
    elif isinstance(place.command, Group):
        for name in place.command.list_commands(place.ctx):
            if name.startswith(typed):
                yield Offer(name, place.command.short(place.ctx, name))
        if place.command.shows is not None and typed:
            yield from _shown(place, typed)
    else:
        arguments = place.command.parameters(place.ctx, "argument")
        if len(place.given) < len(arguments):  # of a question in many words only the first can be a topic
            yield from _values(place, arguments[len(place.given)], typed)


def _shown(place: Place, typed: str) -> Iterator[Offer]:
    """A reference where a command could stand: what is meant is the command that shows it."""
    if place.enter(place.command.shows[0]):
        yield from _values(place, place.command.parameters(place.ctx, "argument")[0], typed)


def _values(place: Place, parameter: Any, typed: str) -> Iterator[Offer]:
    path = tuple(place.ctx.command_path.split()[1:])
    return values_of(Line(path, tuple(place.given), place.context), parameter, typed)
