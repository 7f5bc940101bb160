"""The cost sheet on a screen: the loan, every item that is charged, the cost a year, and what default costs."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.text import Text

from uwallet_cli.loan.quoting import Sheet
from uwallet_cli.show.cost_words import ITEM_HEADS, Item, sheet_words
from uwallet_cli.show.flow import Flow, flow
from uwallet_cli.show.look import Look, fields, heading, indented, stack
from uwallet_cli.text import say


def sheet(what: Sheet, look: Look) -> RenderableType:
    """The whole sheet; one reads it before agreeing to anything."""
    told = sheet_words(what)
    label, cost = told.annual
    rows: list[tuple[str, str | Text]] = [(label, Flow(cost, style="title")), *told.loan]
    return stack(
        heading(told.title, look),
        flow(told.basis),
        indented(fields(rows, look), look),
        flow(""),
        heading(say("sheet.items"), look),
        *(_item(item, look) for item in told.items),
        flow(""),
        heading(told.default[0], look),
        indented(flow(told.default[1]), look),
        flow(""),
        *(flow(sentence) for sentence in told.closing),
    )


def _item(item: Item, look: Look) -> RenderableType:
    rows: list[tuple[str, str | Text]] = [
        (say(f"sheet.head.{head}"), value) for head, value in zip(ITEM_HEADS[1:], item[1:], strict=True)
    ]
    return indented(stack(heading(item.name, look), indented(fields(rows, look), look)), look)


def document(what: Sheet) -> dict[str, Any]:
    """The sheet as JSON: its words, and the figures of every item."""
    told = sheet_words(what)
    return {
        "basis": what.basis,
        "items": [
            {"code": charge.code, **item._asdict(), "total": f"{charge.total:.2f}"}
            for charge, item in zip(what.charges, told.items, strict=True)
        ],
        "penalty_rate": None if what.penalty is None else f"{what.penalty * 100:.2f}",
        "on_default": told.default[1],
        "closing": list(told.closing),
    }
