"""The pictures in the README, made of the real program in a pseudo-terminal: `python -m tests.documents.pictures`.

Each is an SVG that follows the reader's light or dark theme. Its text is text: a test compares it with the program.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, unescape

from tests.documents.examples import NOW, REFERENCE, ROOT
from tests.terminal import Terminal, run, uwallet
from uwallet_cli import text
from uwallet_cli.text import LANGUAGES, Language, say, use

PICTURES = ROOT / "pictures"
APPLICANTS = ROOT / "tests" / "applicants"

COLUMNS, ROWS = 72, 40
CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 14  # px
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace"

# name of a colour in the terminal → what it is on a light and on a dark page
COLOURS = {
    "red": ("#b3261e", "#ff7b72"),
    "green": ("#116329", "#56d364"),
    "brown": ("#7d4e00", "#e3b341"),  # yellow, as pyte calls it
    "blue": ("#0550ae", "#79c0ff"),
    "magenta": ("#8250df", "#d2a8ff"),
    "cyan": ("#0a5c70", "#56d4dd"),
}
INK, PAGE, FRAME = ("#1f2328", "#e6edf3"), ("#ffffff", "#0d1117"), ("#d0d7de", "#30363d")


class Scene(NamedTuple):
    """A picture: what was done before, what is typed, and what the borrower then answers."""

    name: str
    line: tuple[str, ...]
    applicant: str = ""  # who has applied before
    acts: Callable[[Terminal], None] | None = None  # up to the prompt that is to be seen


def _first_answers(terminal: Terminal) -> None:
    """Begin, mistype the amount, mend it, and stand before the next question."""
    terminal.expect(say("apply.begin.ask"))
    terminal.key("enter")
    terminal.expect(say("questions.amount.ask"))
    terminal.type("300")
    terminal.expect("200,000")
    terminal.send("\x7f" * 3)
    terminal.type("20,000")
    terminal.expect(say("questions.months.ask"))
    terminal.expect(say("ask.back"))  # the last row


SCENES = (
    Scene("apply", ("apply",), acts=_first_answers),
    Scene("status", ("status",), applicant="large"),
    Scene("verify", ("callback", "verify", "--number", "4000000000", "--asks", "fee", "--press", "secrecy")),
)


def screen(scene: Scene, language: Language, folder: Path) -> list[list[Any]]:
    """What the terminal shows at the end of the scene, without the empty lines below."""
    home = folder / f"{scene.name}.{language}"
    surroundings = {"UWALLET_NOW": NOW, "UWALLET_LANG": language}
    if scene.applicant:
        run("apply", "--answers", str(APPLICANTS / f"{scene.applicant}.json"), "--yes", home=home, env=surroundings)
    terminal = Terminal(*uwallet(*scene.line), home=home, cols=COLUMNS, rows=ROWS, env=surroundings)
    if scene.acts is None:
        terminal.end()
        cells = terminal.cells()
    else:
        spoken = text.language()
        use(language)
        scene.acts(terminal)
        use(spoken)
        cells = terminal.cells()
        terminal.key("ctrl-c")
        terminal.end()
    while cells and not text_of(cells[-1:])[0]:
        cells.pop()
    return cells


def text_of(cells: list[list[Any]]) -> list[str]:
    """The words of a screen, line by line."""
    return ["".join(cell.data for cell in row).rstrip() for row in cells]


def drawing(cells: list[list[Any]]) -> str:
    """The screen as an SVG."""
    width, height = COLUMNS * CELL + 2 * MARGIN, len(cells) * LINE + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" font-family="{FONTS}"'
        f' font-size="{SIZE}">',
        f"<style>{_styles()}</style>",
        f'<rect class="page" x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1}" rx="8"/>',
    ]
    for number, row in enumerate(cells):
        runs = "".join(_runs(row))
        lines.append(f'<text y="{MARGIN + number * LINE + SIZE}" xml:space="preserve">{runs}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _runs(row: list[Any]) -> Iterator[str]:
    """Stretches of one look. Wide and narrow characters stand apart, so that each keeps to its cells in every font."""
    shown = len("".join(cell.data or " " for cell in row).rstrip())
    places = [(x, cell) for x, cell in enumerate(row[:shown]) if cell.data]

    def look(place: tuple[int, Any]) -> tuple[str, bool]:
        x, cell = place
        return _classes(cell), x + 1 < len(row) and not row[x + 1].data

    for (classes, is_wide), stretch in groupby(places, look):
        found = [*stretch]
        words = escape("".join(cell.data for _, cell in found))
        length = len(found) * CELL * (2 if is_wide else 1)
        of = f' class="{classes}"' if classes else ""
        yield f'<tspan x="{MARGIN + found[0][0] * CELL:g}" textLength="{length:g}"{of}>{words}</tspan>'


def _classes(cell: Any) -> str:
    names = [cell.fg] if cell.fg != "default" else []
    return " ".join(names + [name for name in ("bold", "reverse") if getattr(cell, name)])


def _styles() -> str:
    def rules(at: int) -> str:
        colours = "".join(f".{name}{{fill:{both[at]}}}" for name, both in COLOURS.items())
        return f"text{{fill:{INK[at]}}}.page{{fill:{PAGE[at]};stroke:{FRAME[at]}}}{colours}"

    return f".bold{{font-weight:bold}}{rules(0)}@media(prefers-color-scheme:dark){{{rules(1)}}}"


def words_of(picture: str) -> list[str]:
    """The words of a drawing, line by line; a reference, drawn at random, as UW-."""
    rows = re.findall(r"<text [^>]*>(.*?)</text>", picture)
    return [REFERENCE.sub("UW-", unescape(re.sub(r"<[^>]*>", "", row))).rstrip() for row in rows]


def path_of(scene: Scene, language: Language) -> Path:
    """Where a picture is kept."""
    return PICTURES / f"{scene.name}.{language}.svg"


def main() -> None:
    """Draw all of them anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for scene in SCENES:
            for language in LANGUAGES:
                drawn = drawing(screen(scene, language, Path(folder)))
                path_of(scene, language).write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
