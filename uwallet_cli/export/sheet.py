"""The cost sheet as a file: text, or a page of HTML that needs nothing else and prints on one sheet of A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import PurePath

from uwallet_cli.errors import WrongUsage
from uwallet_cli.loan.quoting import Sheet
from uwallet_cli.show import words
from uwallet_cli.show.cost_words import ITEM_HEADS, SheetWords, sheet_words
from uwallet_cli.text import language, say


def sheet_file(name: str, sheet: Sheet, made: date) -> str:
    """What a file of that name holds. WrongUsage for a name that is neither text nor HTML."""
    told = sheet_words(sheet)
    match PurePath(name).suffix.lower():
        case ".html" | ".htm":
            return as_html(told, made)
        case ".txt":
            return as_text(told, made)
        case _:
            raise WrongUsage("sheet_kind", file=name)


def as_text(told: SheetWords, made: date) -> str:
    """A line for every figure."""
    colon = say("words.colon")
    parts = [
        [told.title, told.basis, _made(made)],
        [f"{label}{colon}{value}" for label, value in (told.annual, *told.loan)],
        [say("sheet.items")],
        *(
            [item.name, *(f"  {head}{colon}{value}" for head, value in zip(_heads()[1:], item[1:], strict=True))]
            for item in told.items
        ),
        [f"{told.default[0]}{colon}{told.default[1]}"],
        told.closing,
        [say("sheet.made_by")],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def as_html(told: SheetWords, made: date) -> str:
    """No script, no picture, nothing fetched; every word escaped."""
    return _PAGE.format(
        lang={"zh": "zh-CN", "en": "en"}[language()],
        style=_STYLE,
        title=escape(told.title),
        basis=escape(told.basis),
        made=escape(_made(made)),
        annual_label=escape(told.annual[0]),
        annual=escape(told.annual[1]),
        loan="\n".join(f"<tr>{_cell('th', row[0], 'scope=row')}{_cell('td', row[1])}</tr>" for row in told.loan),
        items=escape(say("sheet.items")),
        heads="".join(_cell("th", head, "scope=col") for head in _heads()),
        rows="\n".join(f"<tr>{''.join(_item_cells(item))}</tr>" for item in told.items),
        default_label=escape(told.default[0]),
        default=escape(told.default[1]),
        closing="\n".join(f"<p>{escape(sentence)}</p>" for sentence in told.closing),
        made_by=escape(say("sheet.made_by")),
    )


def _heads() -> list[str]:
    return [say(f"sheet.head.{head}") for head in ITEM_HEADS]


def _item_cells(item: Sequence[str]) -> list[str]:
    # The heads stand in every cell, too, for a screen too narrow for a table.
    return [_cell("td", value, f'data-head="{escape(head)}"') for head, value in zip(_heads(), item, strict=True)]


def _cell(tag: str, text: str, more: str = "") -> str:
    return f"<{tag}{' ' if more else ''}{more}>{escape(text)}</{tag}>"


def _made(made: date) -> str:
    return say("sheet.made", day=words.day(made))


_STYLE = """
@page { size: A4; margin: 16mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: #1a1a1a; background: #fff; max-width: 178mm; margin: 0 auto; padding: 6mm 4mm; }
h1 { font-size: 18pt; margin: 0 0 1mm; }
h2 { font-size: 12pt; margin: 7mm 0 2mm; }
p { margin: 0 0 2mm; }
.soft { color: #595959; font-size: 9.5pt; }
.annual { border: 1.5pt solid #1a1a1a; padding: 3mm 4mm; margin: 5mm 0; break-inside: avoid; }
.annual strong { display: block; font-size: 15pt; line-height: 1.35; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 1.6mm 2.5mm 1.6mm 0; border-bottom: .5pt solid #bbb;
  overflow-wrap: anywhere; }
th { font-weight: 600; }
th[scope=row] { width: 32%; font-weight: 400; color: #595959; }
.items td:last-child, .items th:last-child { text-align: right; padding-right: 0; white-space: nowrap; }
.closing { margin-top: 7mm; }
.closing p:first-child { font-weight: 600; }
footer { margin-top: 8mm; }
@media print { body { padding: 0; max-width: none; } }
@media screen and (max-width: 34em) {
  .items thead { display: none; }
  .items td, .items td:last-child { display: block; border: 0; padding: .5mm 0; text-align: left; white-space: normal; }
  .items td::before { content: attr(data-head) " "; color: #595959; }
  .items tr { display: block; border-bottom: .5pt solid #bbb; padding: 2mm 0; }
}
"""

_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class="soft">{basis}<br>{made}</p>
</header>
<main>
<p class="annual">{annual_label}<strong>{annual}</strong></p>
<table>
{loan}
</table>
<h2>{items}</h2>
<table class="items">
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>{default_label}</h2>
<p>{default}</p>
<section class="closing">
{closing}
</section>
</main>
<footer class="soft">{made_by}</footer>
</body>
</html>
"""
