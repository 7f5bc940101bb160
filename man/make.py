"""The manual pages, made from the help that the program shows: `python man/make.py` writes them beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from uwallet_cli import __version__
from uwallet_cli.cli import app
from uwallet_cli.commands.helping import Group
from uwallet_cli.export.manual import Edition, manual_page, name_of
from uwallet_cli.show.help_page import HelpPage
from uwallet_cli.text import LANGUAGES, use

HERE = Path(__file__).parent
FOLDERS = {"zh": "zh_CN/man1", "en": "man1"}  # as man looks for them; English is what it falls back to


def manual() -> dict[str, str]:
    """Every page by the name of its file, in all languages."""
    edition = Edition(__version__, _day(__version__))
    made = {}
    for language in LANGUAGES:
        use(language)
        made.update({f"{FOLDERS[language]}/{name}.1": text for name, text in _pages(edition)})
    use(LANGUAGES[0])
    return made


def _pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """One page for the program, and one for each of its commands with all that stands below it."""
    root = typer.main.get_command(app)
    top = typer.Context(root, info_name="uwallet")
    commands = list(_below(root, top))
    names = [name_of(page) for page, _ in commands]
    overview = root.page(top)  # type: ignore[attr-defined]
    yield "uwallet", manual_page(overview, [], names, edition)
    for page, children in commands:
        yield name_of(page), manual_page(page, children, ["uwallet"], edition)


def _below(command: Any, ctx: Any) -> Iterator[tuple[HelpPage, list[HelpPage]]]:
    for name in command.list_commands(ctx):
        child = command.get_command(ctx, name)
        inner = typer.Context(child, parent=ctx, info_name=name)
        yield child.page(inner), [page for page, _ in _below(child, inner)] if isinstance(child, Group) else []


def _day(version: str) -> str:
    """When this version came out, by the list of changes: today would change the pages every day."""
    changes = (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(rf"^## \[{re.escape(version)}\] - (\d{{4}}-\d\d-\d\d)$", changes, re.MULTILINE)
    if found is None:
        raise SystemExit(f"CHANGELOG.md has no day for {version}")
    return found[1]


if __name__ == "__main__":
    for name, text in manual().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
