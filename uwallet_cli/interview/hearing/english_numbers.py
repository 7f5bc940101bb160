"""English number words as digits: "twelve thousand" is 12000, "three and a half" 3.5, "the twenty-fifth" 25."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from uwallet_cli.interview.hearing.regex import Regex

_BELOW_TWENTY = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS: dict[str, int] = (
    {word: value for value, word in enumerate(_BELOW_TWENTY)}
    | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
    | {"fourty": 40, "dozen": 12, "couple": 2, "once": 1, "twice": 2}
)
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 1_000_000}
_UNEVEN_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS: dict[str, int] = {
    **_UNEVEN_ORDINALS,
    **{f"{word}th": value for value, word in enumerate(_BELOW_TWENTY) if value > 3 and value not in (5, 8, 9, 12)},
    **{word.removesuffix("y") + "ieth": 20 + 10 * at for at, word in enumerate(_TENS)},
}
# "one" that counts nothing, "second" that is a moment, "third" that is a part.
NO_NUMBER = Regex(
    r"\b(?:(?:that|this|the|which|no|any|every|some|each|another|wrong|right|same|old|new|other|what|last|first|next)"
    r" ones?|one (?:of|moment|sec\w*|day|thing)|(?:a|one) (?:second|sec)|second[- ]hand"
    r"|first of all|at first|(?:second|first) half|in one go)\b"
)
_FRACTIONS = {
    r"\ba year and (?:a )?half\b|\bone year and (?:a )?half\b": "1.5 years",
    r"\b(\w+) years? and (?:a )?half\b": r"\1 and a half years",
    r"\bhalf (?:a|an) (year|month)\b|\ba half[- ](year|month)\b": r"0.5 \1\2",
    r"\ba quarter of a year\b|\b(?:a|one) quarter\b": "3 months",
    r"\bthree quarters of a year\b|\bthree quarters\b": "9 months",
    r"\bhalf a (million)\b": r"0.5 \1",
    r"\bhalf a decade\b": "5 years",
    r"\ba decade\b": "10 years",
}  # fmt: skip
_INDEFINITE = Regex(r"\b(?:a|an)(?= (?:hundred|thousand|grand|million|couple|dozen|year|month|week|fortnight)\b)")


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(sorted({*_NUMBERS, *_SCALES, *_ORDINALS} - {"k"}, key=len, reverse=True))
    start = "|".join(sorted({*_NUMBERS, *_ORDINALS}, key=len, reverse=True))
    digits = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
    scale = "|".join(sorted(_SCALES, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:{start})\b|(?:{digits})(?=\s*(?:{scale})\b|\s+and a half\b))"
        rf"(?:(?:\s+and\s+|\s*-\s*|\s+)(?:a half|{words})\b|\s*(?:{scale})\b)*"
    )


@cache
def _fractions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), words) for pattern, words in _FRACTIONS.items())


def spelled_out(text: str) -> str:
    """The text with its English numbers as digits. Small letters are expected."""
    if not re.search("[a-z]", text):
        return text
    text = NO_NUMBER.sub(" ", text)
    for pattern, words in _fractions():
        text = pattern.sub(words, text)
    text = _INDEFINITE.sub("1", text.replace("couple of", "couple"))
    text = re.sub(r"\b1 (?=couple|dozen)", "", text)
    text = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)
    return _number().sub(lambda match: " ".join(_values(match[0])) + " ", text)


def _values(words: str) -> list[str]:
    """The numbers in a run of number words: "forty-seven eighteen" is two of them."""
    found: list[Decimal] = []
    total = Decimal(0)
    current: Decimal | None = None

    def closed() -> None:
        nonlocal total, current
        if current is not None or total:
            found.append(total + (current or 0))
        total, current = Decimal(0), None

    for word in re.findall(r"a half|[a-z]+|\d[\d,]*(?:\.\d+)?", words):
        if word == "and":
            continue
        if word == "a half":
            current = (current or Decimal(0)) + Decimal("0.5")
        elif word in _SCALES:
            scaled = (Decimal(1) if current is None else current) * _SCALES[word]
            total, current = (total + scaled, None) if _SCALES[word] >= 1000 else (total, scaled)
        else:
            value = Decimal(word.replace(",", "")) if word[0].isdigit() else Decimal(_either(word))
            fits = current is None or (current >= 100 and current % 100 == 0) or _tens_and_units(current, value)
            if not fits or (current is None and total and total < value):
                closed()
            current = (current or Decimal(0)) + value
    closed()
    return [f"{value.normalize():f}" for value in found]


def _either(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else _ORDINALS[word]


def _tens_and_units(current: Decimal, value: Decimal) -> bool:
    return 20 <= current % 100 <= 90 and current % 10 == 0 and 0 < value < 10
