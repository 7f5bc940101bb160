"""Signs that a terminal's character set may lack, and what stands for them there: √ for ✓ in GBK, * for ● in ASCII."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any, TextIO

# The best one that there is in the character set is taken; the last is ASCII, and each is as wide as its sign.
_STAND_INS = {
    **{"✓": "√v", "✗": "×x", "●": "*", "○": "o", "◆": "*", "√": "v", "×": "x"},
    **{"·": "-", "•": "·*", "›": ">", "→": ">", "←": "<", "↑": "^", "↓": "v"},
    **{"–": "-", "—": "-", "−": "-", "…": ".", "“": '"', "”": '"', "‘": "'", "’": "'"},
    **{"─": "-", "━": "=", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+"},
    **{"█": "#", "▌": "|", "▓": "#", "▒": "▓+", "░": ".", "÷": "/"},
}


def is_utf8(stream: TextIO) -> bool:
    """Whether a stream is UTF-8, which has every character and which most programs take for granted."""
    encoding = stream.encoding or "utf-8"  # one in memory has none
    return codecs.lookup(encoding).name == "utf-8"


def has_chinese(stream: TextIO) -> bool:
    """Whether a stream can take Chinese as it is written in mainland China."""
    return _has(stream.encoding or "utf-8", chr(0x8BF7))  # 请, as no code page of Taiwan or Japan has it


def make_readable(stream: Any) -> None:
    """From now on a stream takes everything: what its character set lacks is told by another sign, else by its code."""
    if not hasattr(stream, "reconfigure"):
        return
    if is_utf8(stream):
        stream.reconfigure(errors="backslashreplace")  # it lacks nothing but halves of a character
        return
    way = f"uwallet-{stream.encoding}"
    codecs.register_error(way, _teller(stream.encoding))
    stream.reconfigure(errors=way)


def for_old_console(text: str) -> str:
    """With signs that the fonts of a Chinese Windows had before it had a new terminal: those of GBK."""
    return text.translate({ord(sign): others[0] for sign, others in _STAND_INS.items() if not _has("gbk", sign)})


def _teller(encoding: str) -> Callable[[UnicodeError], tuple[str, int]]:
    def tell(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return "".join(_told(one, encoding) for one in error.object[error.start : error.end]), error.end

    return tell


def _told(sign: str, encoding: str) -> str:
    for other in _STAND_INS.get(sign, ""):
        if _has(encoding, other):
            return other
    return sign.encode("ascii", "backslashreplace").decode("ascii")


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeError:
        return False
    return True
