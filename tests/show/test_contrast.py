"""Whether everything can be read: contrast by the formula of WCAG 2, on the backgrounds that terminals have."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from uwallet_cli.theme import COLOURS, SIGNS, WORDS

# The backgrounds of terminals and of their best-known themes.
BACKGROUNDS = {
    "xterm, black": "#000000",
    "xterm, white": "#ffffff",
    "Windows console": "#0c0c0c",
    "Windows PowerShell": "#012456",
    "Windows Terminal, One Half Light": "#fafafa",
    "VS Code, dark": "#1e1e1e",
    "VS Code, light": "#ffffff",
    "GitHub, dark": "#0d1117",
    "GitHub, light": "#ffffff",
    "Solarized, dark": "#002b36",
    "Solarized, light": "#fdf6e3",
    "Ubuntu": "#300a24",
    "GNOME": "#171421",
    "macOS, dark": "#1e1e1e",
    "macOS, light": "#ffffff",
}

GRAPHICS = 3.0  # WCAG 1.4.11: what is not text
TEXT = 4.5  # WCAG 1.4.3


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)  # the lightest grey that may be text
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("name", COLOURS)
def test_a_sign_stands_out_from_every_usual_background(name: str, background: str) -> None:
    assert contrast(COLOURS[name], BACKGROUNDS[background]) >= GRAPHICS


@pytest.mark.parametrize("name", COLOURS)
def test_a_terminal_of_256_colours_shows_the_same(name: str) -> None:
    shown = Color.parse(COLOURS[name]).downgrade(ColorSystem.EIGHT_BIT)

    assert shown.get_truecolor(DEFAULT_TERMINAL_THEME).hex == COLOURS[name]


@pytest.mark.parametrize("name", WORDS)
def test_words_are_in_the_terminals_own_colour_and_never_faint(name: str) -> None:
    style = Style.parse(WORDS[name])

    assert (style.color, style.bgcolor, style.dim, style.conceal) == (None, None, None, None)


def test_no_colour_would_be_readable_as_text_on_every_background() -> None:
    # Why words have none: this is the best that any colour can do on the lightest and the darkest of the list.
    best = max(
        min(contrast(f"#{level:02x}{level:02x}{level:02x}", background) for background in BACKGROUNDS.values())
        for level in range(256)
    )

    assert GRAPHICS < best < TEXT


def test_the_sixteen_colours_that_a_terminal_chooses_are_none_to_rely_on() -> None:
    theirs = {"xterm green": "#00cd00", "xterm yellow": "#cdcd00", "xterm cyan": "#00cdcd", "VGA blue": "#0000aa"}

    for colour in theirs.values():
        assert min(contrast(colour, background) for background in BACKGROUNDS.values()) < GRAPHICS


def test_every_sign_is_one_cell_wide() -> None:
    from rich.cells import cell_len

    assert {name: cell_len(sign.glyph) for name, sign in SIGNS.items()} == dict.fromkeys(SIGNS, 1)
