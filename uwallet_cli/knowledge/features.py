"""What a question is recognised by: its characters and words, how they sound, what is denied, what comes before what.

Chinese and English go the same way; the same features are taken when the table is learned and when a question is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

TABLES = Path(__file__).with_name("tables")

LONGEST = 400  # characters: of a longer question the two ends are read, where greeting and point stand

_RUN = re.compile(r"[㐀-鿿]+|[a-z]+|\d+%?")
_HAN = re.compile(r"[㐀-鿿]")

# The lender's name, the reader, and politeness tell nothing about what is asked.
_FILLER = re.compile(
    r"[uU]\s*(钱包|qianbao|-?wallet)|优钱包|您好|你好|请问一下|请问|麻烦问一下|谢谢|在吗|客官|^亲(?=[ ，,~])|"
    r"\b(hi|hello|hey|please|pls|plz|thanks|thank you|thx|sir|madam|guys|good (morning|afternoon|evening))\b"
)

_DENIALS_ZH = ("没", "不", "别", "未", "无", "非")
_DENIALS_EN = frozenset(
    "no not never none nobody without cant cannot dont didnt doesnt wont isnt wasnt havent hasnt wouldnt couldnt "
    "shouldnt nothing".split(" ")
)
_ORDER_EN = frozenset(("before", "after", "already", "until", "still", "yet"))
_COMMON_EN = frozenset(
    "a an the is are am was were be been to of in on at it its i im me my mine we our you your u ur they them their "
    "he she this that these those and or but so if do does did have has had for with from by as there here just".split(
        " "
    )
)


def folded(text: str) -> str:
    """A question as it is compared: plain characters, small letters, simplified, without names and politeness."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"
    return _FILLER.sub(" ", text.translate(_simplified()).replace("'", "").replace("’", ""))


def features(text: str) -> set[str]:
    """The features of a question; an empty set where there is nothing to go by."""
    runs = _RUN.findall(folded(text))
    found: set[str] = set()
    for run in runs:
        if _HAN.match(run):
            found.update(_of_characters(run))
    sounds = [syllable for run in runs for syllable in _syllables(run)]
    found.update(f"s:{one}{other}" for one, other in pairwise(sounds))
    found.update(f"s:{''.join(three)}" for three in zip(sounds, sounds[1:], sounds[2:], strict=False))
    words = [run for run in runs if not _HAN.match(run)]
    found.update(_of_words(words))
    found.update(_of_concepts("".join(run if _HAN.match(run) else " " for run in runs), [stem(word) for word in words]))
    return found


def _of_characters(run: str) -> Iterator[str]:
    """Single characters, pairs and triples of a run of Chinese; and what stands behind a denial."""
    yield from (f"1:{one}" for one in run)
    yield from (f"2:{run[at : at + 2]}" for at in range(len(run) - 1))
    yield from (f"3:{run[at : at + 3]}" for at in range(len(run) - 2))
    for at, one in enumerate(run):
        if one in _DENIALS_ZH:
            after = run[at + 1 : at + 9]
            yield from (f"{one}~{after[n : n + 2]}" for n in range(len(after) - 1))


def _of_words(words: list[str]) -> Iterator[str]:
    """Stems, pairs of stems, the letters of a word (for typing errors), and what stands behind a denial or an order."""
    stems = [stem(word) for word in words]
    telling = [one for one in stems if one not in _COMMON_EN]
    yield from (f"w:{one}" for one in stems)
    yield from (f"w:{one} {other}" for one, other in pairwise(stems))
    yield from (f"w:{one} {other}" for one, other in pairwise(telling))
    for word in words:
        if len(word) > 3:
            marked = f"<{word}>"
            yield from (f"g:{marked[at : at + 4]}" for at in range(len(marked) - 3))
    for at, one in enumerate(words):
        if one in _DENIALS_EN:
            yield from (f"no~{after}" for after in stems[at + 1 : at + 6])
        elif one in _ORDER_EN:
            yield from (f"{one}~{after}" for after in stems[at + 1 : at + 4])


def _of_concepts(characters: str, stems: list[str]) -> Iterator[str]:
    """What it is about, whatever the words: each concept, and every two that come together."""
    spelled = f" {' '.join(stems)} "
    heard = {
        name
        for name, written in _concepts()
        if any(one in (spelled if one[0] == " " else characters) for one in written)
    }
    yield from (f"m:{name}" for name in heard)
    yield from (f"m:{one}+{other}" for one in heard for other in heard if one < other)


@cache
def _concepts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each concept with how it is written: Chinese as it stands, English as stems between spaces."""
    rows = (TABLES / "concepts.txt").read_text(encoding="utf-8").splitlines()
    parts = [row.split("|") for row in rows if not row.startswith("#")]
    return tuple((name.strip(), (*chinese.split(), *_phrases(english))) for name, chinese, english in parts)


def _phrases(english: str) -> Iterator[str]:
    """Phrases stand between commas; each word is stemmed as questions are."""
    for phrase in english.split(","):
        if phrase.strip():
            yield f" {' '.join(stem(word) for word in phrase.split())} "


def stem(word: str) -> str:
    """A word without its commonest endings: calls, called, calling → call."""
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _syllables(run: str) -> Iterable[str]:
    """How a run sounds: a character by its syllable, a word of letters if it is pinyin through and through."""
    if _HAN.match(run):
        return [sound for sound in map(_sounds().get, run) if sound]
    return _spelled(run) if len(run) > 3 else ()


@cache
def _sounds() -> dict[str, str]:
    """Character → syllable, with the sounds that people confuse taken as one."""
    table: dict[str, str] = {}
    for row in (TABLES / "sounds.txt").read_text(encoding="utf-8").splitlines():
        sound, _, characters = row.partition(" ")
        table.update(dict.fromkeys(characters, _alike(sound)))
    return table


@cache
def _spellings() -> frozenset[str]:
    rows = (TABLES / "sounds.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(row.partition(" ")[0] for row in rows)


def _alike(sound: str) -> str:
    """zh and z, ch and c, sh and s, ang and an, eng and en, ing and in: dialects and input methods mix them up."""
    sound = sound.replace("zh", "z").replace("ch", "c").replace("sh", "s")
    return sound[:-1] if sound.endswith("ng") else sound


def _spelled(word: str) -> list[str]:
    """A word of letters as syllables of pinyin, the longest first; empty where it does not come out even."""
    parts: list[str] = []
    while word:
        size = next((size for size in range(min(6, len(word)), 0, -1) if word[:size] in _spellings()), 0)
        if not size:
            return []
        parts.append(_alike(word[:size]))
        word = word[size:]
    return parts if len(parts) > 1 else []


@cache
def _simplified() -> dict[int, str]:
    traditional, simplified = (TABLES / "traditional.txt").read_text(encoding="utf-8").splitlines()
    return {ord(one): other for one, other in zip(traditional, simplified, strict=True)}
