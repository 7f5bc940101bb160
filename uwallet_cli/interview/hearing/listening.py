"""What an answer comes down to: corrections taken back, what is no longer so left out, denials and dodges noticed.

Vocabularies are tuples of plain words. A Chinese word is found anywhere; an English one as a whole word, or as the
beginning of one when it ends in `*`. `…` stands for a few characters of anything.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from uwallet_cli.interview.hearing.regex import Regex

Words = tuple[str, ...]

NOT_KNOWN: Words = (
    "不清楚", "不太清楚", "不知道", "不晓得", "不记得", "不太记得", "记不清", "记不得", "记不住", "记不太", "记不起",
    "想不起", "忘了", "忘记", "不确定", "不太确定", "不敢确定", "不好说", "不一定", "说不好", "说不准", "说不上",
    "说不清", "不太懂", "不懂", "没概念", "没印象", "没注意", "没留意", "没记", "没数", "没算过", "没看", "没在意",
    "不了解", "不太了解", "搞不清", "弄不清", "差不多", "看情况", "到时候", "再说吧", "随便", "都行", "都可以",
    "无所谓", "查一下", "查查", "看一下", "看看", "看账单", "翻一下", "问一下", "算是吧", "可能吧", "大概吧", "也许",
    "还行", "还可以", "还好吧", "一般般", "就那样", "你猜", "don't know", "dont know", "do not know", "dunno",
    "don't remember", "do not remember", "can't remember", "can't recall", "cannot remember", "cannot recall",
    "don't recall", "forget*", "forgot*", "not sure", "not so sure", "not quite sure", "not really sure",
    "not certain", "unsure", "no idea", "no clue", "can't say", "cannot say", "couldn't say", "couldn't tell",
    "can't tell", "hard to say", "depends", "varies", "whatever", "look it up", "look that up", "check",
    "have a look", "sort of", "kind of", "kinda", "i guess so", "maybe", "perhaps", "possibly", "who knows",
    "don't understand", "off the top of my head", "i'd have to", "off hand", "offhand",
)  # fmt: skip
NOT_TOLD: Words = (
    "不方便", "保密", "隐私", "不想说", "不想讲", "不愿", "不告诉", "不能说", "问这个", "问这些", "干嘛问",
    "为什么问", "为啥问", "问这干", "你们有", "你们那", "你们不是", "你们系统", "系统里", "系统默认", "系统选",
    "系统自", "默认", "资料里", "资料上", "表上", "申请里", "申请上", "自己看吧", "你自己看", "自己查", "你看",
    "上面写", "上面有", "填的那", "就是填", "跟填的", "和填的", "你是谁", "你谁", "哪位", "你是哪", "你们是哪",
    "什么意思", "没听清", "再说一遍", "听不清", "你先说", "why", "who's asking", "who is asking", "who is this",
    "who's this", "who are you", "who's calling", "what do you mean", "say that again", "come again", "repeat",
    "pardon", "didn't catch", "rather not", "prefer not", "none of your", "why do you", "why are you",
    "why would you", "what for", "private", "confidential", "you have it", "you have that", "you already",
    "you should have", "in the application", "on the form", "in the form", "in your system", "what i wrote",
    "what i filled", "as i wrote", "default*", "can't tell you", "don't want to", "do not want to", "won't say",
)  # fmt: skip

_PAST: Words = (
    "以前", "之前是", "之前在", "原来", "原先", "本来", "过去", "曾经", "早先", "老家", "户口", "户籍", "originally",
    "born in", "hometown", "grew up", "used to", "previously", "formerly", "in the past", "it was",
)  # fmt: skip
_NOW: Words = (
    "现在", "目前", "如今", "后来", "改成", "改为", "改到", "换成", "换到", "搬到", "调到", "转到", "至今", "now",
    "nowadays", "these days", "currently", "at present", "changed to", "moved to", "switched to",
)  # fmt: skip
_TAKEN_BACK = Regex(
    r"(?<!对)不对(?!吗)|不不+|[哦噢啊]，?不(?=[,，]|是)|(?:我)?(?:说|讲|记|搞|弄|报)错了?|更正(?:一下)?|口误"
    r"|\bno,?\s+(?:wait|sorry)\b|\b(?:wait|sorry),?\s+no\b|\bsorry\b|\bi mean(?:t)?\b|\bmake (?:that|it)\b"
    r"|\bscratch that\b|\bcorrection\b|\bor rather\b|\bactually\b|\bwait\b"
)
_MOVED = Regex(r"(?:从|由).{1,12}?(?:搬|调|换|转|改|来|挪)到了?|\b(?:moved|changed|switched)\s+from\b.{1,40}?\bto\b")
_CLAUSE = Regex(
    r"(?<!\d)[,，]|[,，](?!\d)|[。;；!！?？…\n]|(?<!\d)(?<!\bno)(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)\.|(?<=\d)\.(?!\d)"
    r"|\bbut\b|但是|但|不过|而是|—+|\s-\s"
)
_DENIAL = Regex(
    r"(?:并)?(?:不是(?!很|太|特别|十分|说|吗|么)|不叫|不在|不姓|并非|而非|没选|没有选|不选|不算|没说)|不要(?=.)"
    r"|(?:\b(?:not|isn't|isnt|wasn't|never|rather than|instead of|neither|nor)\b|\bno longer\b)"
    r"(?! (?:sure|really|quite|so|very|exactly|certain|much|that|many|a lot|too|yet|know|remember|only|at|have|owe)\b)"
)
_ONLY = Regex(r"没(?:有)?(.+?)[,，]?\s*(?:只有|才|就只|就|只)(.+)")
_NOT_BUT = Regex(r"不是(.+?)[,，]?\s*(?:而)?(?<!不)(?<!还)是(.+)")
_CONTENT = Regex(r"[^\W_]")
_ASKED_BACK = Regex(r"[吗么]\s*[?？]?$")
_CHAT_SPELLINGS = {
    "木有": "没有", "米有": "没有", "么有": "没有", "冇": "没有", "莫得": "没有", "没得": "没有", "俺": "我",
}  # fmt: skip


class Said(NamedTuple):
    """One answer. `whole` as it was said, `text` what of it counts in the end, `denied` what it was said not to be."""

    whole: str
    text: str
    denied: str = ""


def listen(text: str) -> Said:
    """Take an answer, already folded and in lower case, the way an attentive listener does."""
    text = text.replace("’", "'")
    for spelling, meant in _CHAT_SPELLINGS.items():
        text = text.replace(spelling, meant)
    settled = _still_so(_corrected(text))
    kept, denied = [], []
    for clause in clauses(settled):
        only = _ONLY.search(clause) or _NOT_BUT.search(clause)
        denial = _DENIAL.search(clause)
        if only and _CONTENT.search(only[1]):
            denied.append(only[1])
            kept.append(clause[: only.start()] + only[2])
        elif denial and _CONTENT.search(clause[denial.end() :]) and not _ASKED_BACK.search(clause):
            denied.append(clause[denial.end() :])
            kept.append(clause[: denial.start()])
        else:
            kept.append(clause)
    # "没有一万二，只有八千": the comma stands between the denial and what is so instead.
    if len(kept) > 1 and kept[0].startswith("没") and re.match(r"\s*(只有|只是|才|就)", kept[1]):
        denied.append(kept.pop(0))
    return Said(text, ", ".join(part.strip() for part in kept if _CONTENT.search(part)), ", ".join(denied))


def clauses(text: str) -> list[str]:
    """The parts between commas, full stops and "but"; a comma or point inside a number divides nothing."""
    return [part.strip() for part in _CLAUSE.split(text) if _CONTENT.search(part)]


def heard(text: str, words: Words) -> bool:
    """Whether one of the words occurs."""
    return pattern(words).search(text) is not None


@cache
def pattern(words: Words) -> re.Pattern[str]:
    """The words as one regular expression; compiled when first asked for."""
    return re.compile("|".join(_one(word) for word in sorted(words, key=len, reverse=True)))


def _one(word: str) -> str:
    stem = word.removesuffix("*")
    escaped = re.escape(stem).replace("…", ".{0,6}?").replace(r"\ ", r"\s+")
    if not stem[0].isascii():
        return escaped
    return rf"(?<![a-z]){escaped}" + ("" if word.endswith("*") else "(?![a-z])")


def left_open(text: str) -> bool:
    """Whether the borrower does not know, or does not want to say."""
    return heard(text, NOT_KNOWN) or heard(text, NOT_TOLD)


def _corrected(text: str) -> str:
    """ "三万，不对，是两万" comes down to what follows the last correction, where anything follows."""
    for found in reversed(list(_TAKEN_BACK.finditer(text))):
        if _CONTENT.search(text[found.end() :]):
            return text[found.end() :].lstrip(" ,，。")
    return text


def _still_so(text: str) -> str:
    """ "以前在南京，现在在合肥" comes down to what is so today."""
    if moved := _MOVED.search(text):
        return text[moved.end() :]
    past = pattern(_PAST).search(text)
    if past is None:
        return text
    now = pattern(_NOW).search(text, past.end())
    if now and _CONTENT.search(text[now.end() :]):
        return text[now.end() :]
    present = [clause for clause in clauses(text) if not heard(clause, _PAST)]
    return ", ".join(present) or text
