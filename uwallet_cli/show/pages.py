"""Which screen a page of a conversation is: one row each, its module loaded when it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from rich.console import RenderableType

from uwallet_cli.show.look import Look

# the type's name → where its view stands
_VIEWS: Mapping[str, str] = {
    "Welcome": "wizard:welcome",
    "Resumed": "wizard:resumed",
    "Kept": "wizard:kept",
    "Heading": "wizard:question_heading",
    "Trouble": "wizard:trouble",
    "Notice": "wizard:notice",
    "LastFour": "wizard:last_four",
    "CheckPage": "wizard:check_page",
    "Preview": "wizard:preview",
    "Sheet": "wizard:costs",
    "Submitted": "wizard:submitted",
    "Loan": "loan_schedule:entered",
    "CallBegins": "call:begins",
    "Heard": "call:turn",
}


def page(what: object, look: Look) -> RenderableType:
    """The screen of a page. KeyError for what is none."""
    module, _, view = _VIEWS[type(what).__name__].partition(":")
    return cast(RenderableType, getattr(import_module(f"uwallet_cli.show.{module}"), view)(what, look))
