"""Every word a borrower reads, looked up by key: `say("status.title")` is `WORDS["title"]` of `<language>/status.py`.

A catalogue is loaded when its first word is said; `{days:day|days}` in one says "day" where `days` is 1, else "days". The language is chosen once, before any help text is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal, cast

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_language: Language = "zh"
_loaded: dict[tuple[str, str], Mapping[str, str]] = {}


def use(language: Language) -> None:
    """Speak this language from now on."""
    global _language
    _language = language


def language() -> Language:
    """The language spoken now."""
    return _language


def _words(screen: str) -> Mapping[str, str]:
    at = (_language, screen)
    if at not in _loaded:
        _loaded[at] = cast(Mapping[str, str], import_module(f"uwallet_cli.text.{_language}.{screen}").WORDS)
    return _loaded[at]


def say(key: str, /, **params: Any) -> str:
    """The words under `key` (`screen.name`), its placeholders filled. KeyError where the catalogue has none."""
    screen, _, name = key.partition(".")
    words = _words(screen)[name]
    if not params:
        return words
    filling = {key: _harmless(value) for key, value in params.items()}
    return words.format(**{key: _Counted(value) for key, value in filling.items()} if "|" in words else filling)


class _Counted:
    """What chooses a word by how many it says: `{days} {days:day|days}`."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __format__(self, wanted: str) -> str:
        one, choosing, many = wanted.partition("|")
        if not choosing:
            return format(self._value, wanted)
        return one if str(self._value) == "1" else many


def _harmless(value: Any) -> Any:
    """What fills a sentence may come from a file: whatever is no plain character is taken out."""
    if isinstance(value, str) and not value.isprintable():
        return "".join(one if one.isprintable() else " " if one.isspace() else "" for one in value)
    return value


def has(key: str) -> bool:
    """Whether the catalogue has words under `key`: some questions say why they are asked, others need not."""
    screen, _, name = key.partition(".")
    return name in _words(screen)
