"""Whether two words are one word: mistyped, shortened or bent by grammar."""

from __future__ import annotations

import re

from uwallet_cli.interview.hearing.listening import clauses
from uwallet_cli.interview.hearing.regex import Regex

_WORD = Regex(r"[a-z0-9][a-z0-9'&]*")
_SMALL: frozenset[str] = frozenset(
    [
        "a", "an", "the", "i", "i'm", "im", "i've", "am", "is", "are", "was", "it's", "its", "it", "my", "me", "we",
        "our", "us", "of", "at", "in", "on", "for", "to", "from", "with", "by", "as", "and", "or", "so", "that",
        "this", "there", "here", "just", "only", "some", "please", "yes", "yeah", "yep", "well", "um", "uh", "ok",
        "okay", "hi", "hello", "called", "name", "named", "work", "works", "working", "job", "doing", "do", "does",
        "did", "be", "been", "have", "has", "got", "get", "getting", "buy", "buying", "need", "needs", "want",
        "wants", "new", "live", "lives", "living", "now", "still", "think", "right", "sure",
    ]
)  # fmt: skip


_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ors", "ers", "ies", "or", "er", "ed", "es", "s", "e", "y",
)  # fmt: skip


def is_han(character: str) -> bool:
    """Whether it is a Chinese character."""
    return "\u3400" <= character <= "\u9fff"


def has_han(text: str) -> bool:
    """Whether any of it is Chinese."""
    return any(is_han(character) for character in text)


def content_words(text: str) -> list[str]:
    """The English words that carry something, without possessives."""
    return [word for word in all_words(text) if word not in _SMALL]


def all_words(text: str) -> list[str]:
    """Every English word or number, without possessives."""
    return [word.removesuffix("'s").strip("'") for word in _WORD.findall(text.replace("’", "'"))]


def same_word(one: str, other: str) -> bool:
    """Equal but for a slip of the keyboard or an ending: "educaton", "replacing" and "replace"."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter >= 4 and _stem(one) == _stem(other):
        return True
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    return allowed > 0 and one[0] == other[0] and _slips(one, other, allowed) <= allowed


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _slips(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap to make one of the other; anything above `most` is too many."""
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > 40:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        next_row = [at]
        for beside, its in enumerate(other, 1):
            cost = min(row[beside] + 1, next_row[-1] + 1, row[beside - 1] + (letter != its))
            if at > 1 and beside > 1 and letter == other[beside - 2] and its == one[at - 2]:
                cost = min(cost, before[beside - 2] + 1)
            next_row.append(cost)
        before, row = row, next_row
    return row[-1]


def in_order(short: str, long: str) -> bool:
    """Whether the characters of a short form stand in the full one in their order: 市一院 in 市第一人民医院."""
    rest = iter(long)
    return all(character in rest for character in short)


def one_slip(one: str, other: str) -> bool:
    """Whether two Chinese texts of some length differ in one character, and not in the first two, which name them."""
    return min(len(one), len(other)) >= 5 and one[:2] == other[:2] and _slips(one, other, 1) <= 1


def longest_shared(one: str, other: str) -> str:
    """The longest piece that occurs in both."""
    best = ""
    for start in range(min(len(one), 60)):
        while start + len(best) < len(one) and one[start : start + len(best) + 1] in other:
            best = one[start : start + len(best) + 1]
    return best


_LEAD = Regex(
    r"^(?:我们?|咱|现在|目前|一直|就|还|人|是|在|叫|做|当|干|搞|管|算是|算个|是个|开|自己|家|住|应该|大概|好像|的|了"
    r"|那个|这个|对|嗯|呃|您好|你好|单位|公司|职位|岗位|职务|[,，、\s])+"
)
_TAIL = Regex(
    r"(?:的|了|呢|啊|呀|吧|哦|嘛|这边|那边|那里|这里|这儿|那儿|里面?|上班|工作|做事|做工|打工|干活|任职|[,，、\s])+$"
)


def core(text: str) -> str:
    """Chinese words without the frame they are said in: 我在合肥这边上班 is 合肥."""
    return _TAIL.sub("", _LEAD.sub("", re.sub(r"\s+", "", text)))


def described(given: str, said: str, *, loosely: bool = True) -> bool:
    """Whether what was said names what was written: contains it, shortens it, or (loosely) shares most of it."""
    if not given or not said:
        return False
    if has_han(given):
        whole, told = core(given), core(said)
        return any(_in_chinese(whole, core(part), loosely) for part in clauses(said)) or (bool(whole) and whole in told)
    mine = content_words(given)
    for part in clauses(said):
        words = content_words(part)
        known = [word for word in words if any(same_word(word, one) for one in mine)]
        if known and 2 * len(known) >= min(len(words), len(mine)):
            return True
    return False


_FILLING = Regex(r"买|个|新|一|台|了|的|换|给|用|要|想|去|把|那|这|些|点|用来|更|购|辆|套|部")


def _in_chinese(whole: str, told: str, loosely: bool) -> bool:
    if len(told) < 2:
        return False
    if whole in told or told in whole or (in_order(told, whole) or in_order(whole, told)):
        return True
    if not loosely:
        return one_slip(told, whole)
    bare = _FILLING.sub("", told)
    shared = longest_shared(bare, _FILLING.sub("", whole))
    return len(shared) >= 2 and 2 * len(shared) >= len(bare)
