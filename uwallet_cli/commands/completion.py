"""`uwallet completion`: what makes a shell complete the commands, and the answers that it then asks for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer

from uwallet_cli import streams
from uwallet_cli.commands.completing import offers
from uwallet_cli.commands.completing_values import Offer
from uwallet_cli.commands.helping import no_such
from uwallet_cli.context import Context
from uwallet_cli.errors import WrongUsage
from uwallet_cli.export.shell_script import SHELLS, shell_script
from uwallet_cli.settings import read_line
from uwallet_cli.text import use


def completion(
    ctx: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish|powershell", help="help.completion.shell")],
    before: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    typed: Annotated[str | None, typer.Option("--word", hidden=True)] = None,
) -> None:
    """Print the shell's script. What that script calls has the word being typed in --word, those before it after --."""
    if shell not in SHELLS:
        raise no_such("shell", shell, SHELLS)
    context: Context = ctx.obj
    if typed is None:
        _write(shell_script(shell), shell)
        return
    words = list(before or ())
    with suppress(WrongUsage):  # a line that is not finished, or a language there is none of
        use(read_line(words, os.environ)[0].language)
    found = offers(ctx.parent.command, words, typed, context) if ctx.parent else []
    _write(_told(found, shell, typed), shell)


def _told(found: Sequence[Offer], shell: str, typed: str) -> str:
    """A line for each offer: the word, and behind a tab what it means. Bash has no place for the latter."""
    if shell == "bash":
        # A word with "=" in it has three of bash's words: only what stands behind the sign is replaced.
        assigned = typed.partition("=")[0] + "=" if typed.startswith("--") and "=" in typed else ""
        return "".join(f"{word.removeprefix(assigned)}\n" for word, _ in found)
    return "".join(f"{word}\t{meaning}\n" for word, meaning in found)


def _write(text: str, shell: str) -> None:
    """Past the door, whose screens take longer to import than all of this. PowerShell's script reads UTF-8."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8" if shell == "powershell" else None, errors="replace")
    streams.write(text, sys.stdout)
