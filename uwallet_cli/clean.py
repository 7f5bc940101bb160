"""Making text harmless: what is typed, read from a file or shown passes through here."""

from __future__ import annotations

import re
import unicodedata

# DEL and C1 controls, zero-width and bidirectional marks, byte-order mark, lone surrogates, line separators; and C0:
# none is part of an answer, and each can change what a terminal does or what a reader sees.
ABOVE_SPACE = r"\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb"
# Patterns are compiled when they are first used: together they cost half a millisecond of every start.
_HARMFUL = rf"[\x00-\x08\x0b-\x1f{ABOVE_SPACE}]"
_SPACES = r"\s+"
# 15 digits or more, which may stand in groups: no date, no list of amounts is as long.
_LONG_NUMBER = r"\d(?:[\s_·-]{0,3}\d){13,21}[\s_·-]{0,3}[\dXx]"


def clean(text: str) -> str:
    """One line without anything that a terminal could obey; composed (NFC), spaces folded."""
    return re.sub(_SPACES, " ", re.sub(_HARMFUL, "", unicodedata.normalize("NFC", text))).strip()


def visible(text: str) -> str:
    """The text as it may be shown while it is typed: a sign stands for each character that a terminal could obey."""
    return re.sub(_HARMFUL, "\ufffd", text)


def folded(text: str) -> str:
    """Cleaned, with full-width letters, digits and signs as plain ones (NFKC): to be read, not to be kept."""
    return clean(unicodedata.normalize("NFKC", text))


def without_long_numbers(text: str) -> str:
    """The text with every ID or card number in it cut to its last four: nothing to keep in a note."""
    return re.sub(_LONG_NUMBER, lambda match: f"****{match[0][-4:]}", text)
