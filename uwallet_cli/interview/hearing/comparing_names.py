"""Comparing the borrower's name: the same characters, in whatever frame they are said."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from uwallet_cli.interview.hearing.likeness import all_words, has_han
from uwallet_cli.interview.hearing.listening import Said, Words, clauses, heard, left_open, pattern
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.verdict import Verdict, agrees, differs, vague

_SOMEONE_ELSE: Words = (
    "老公", "老婆", "爱人", "妻子", "丈夫", "妈妈", "爸爸", "母亲", "父亲", "儿子", "女儿", "姐姐", "妹妹", "哥哥",
    "弟弟", "家人", "家属", "朋友", "同事", "秘书", "助理", "同学", "打错", "不认识", "替他", "替她", "帮他", "帮她",
    "她不在", "他不在", "不在家", "接的电话", "her sister", "his sister", "her brother", "his brother", "her husband",
    "his wife", "her mother", "his mother", "her father", "his father", "her son", "his son", "her daughter",
    "her friend", "his friend", "his colleague", "her colleague", "wrong number", "wrong person", "not here",
    "isn't here", "on behalf", "speaking for", "wife of", "husband of", "'s wife", "'s husband", "'s sister",
    "'s brother", "'s mother", "'s father", "'s son", "'s daughter", "'s friend", "'s colleague", "'s assistant",
    "answering for", "my husband", "my wife", "my sister", "my brother", "my mother", "my father", "my boss",
)  # fmt: skip
_BEFORE: Words = (
    "我", "是", "叫", "名", "姓", "人", "您好", "你好", "喂", "对", "嗯", "的", "字", "做", "啊", "哦", "为", "就",
    "全名", "好",
)  # fmt: skip
_AFTER: Words = (
    "吧", "啊", "呀", "呢", "哦", "喽", "嘛", "哈", "的", "本人", "就是", "是我", "在", "您", "你", "这", "对",
    "没错", "嗯", "木", "女字", "草字", "三点", "单人", "双人", "请", "有", "来", "接", "同", "先生", "女士", "小姐",
    "，", "、", "我",
)  # fmt: skip
_FRAME = frozenset(
    [
        "hi", "hello", "hey", "yes", "yeah", "yep", "ok", "okay", "sure", "this", "is", "it's", "its", "that's",
        "that", "i", "i'm", "im", "am", "my", "name", "full", "the", "ms", "mr", "mrs", "miss", "madam", "sir",
        "speaking", "here", "it", "and", "as", "in", "from", "with", "you", "for", "of", "called", "surname", "given",
        "first", "last", "family", "please", "so", "well", "me", "himself", "herself", "myself", "at", "on", "no",
        "one", "only", "how", "can", "may", "are", "was", "spelled", "spelt", "spelling", "s",
    ]
)  # fmt: skip
_SURNAME = Regex(
    r"姓\s*([\u3400-\u9fff]{1,2})(?![\u3400-\u9fff])|(?:surname|family name|last name)\s*(?:is|:)?\s*([a-z]+)"
)
_FAMILIAR = Regex(
    r"(?:叫我|我是|^)[小老阿]([\u3400-\u9fff])(?:就|都|吧|$|[^\u3400-\u9fff])|([\u3400-\u9fff])(?:先生|女士|小姐|师傅|总|老师|哥|姐|某)"
)
_NO = Regex(r"no|nope|不是|不|否")
_SURNAME_AND_NAME = Regex(r"姓\s*(.{1,2}?)[,，\s]*(?:单)?名(?:字)?(?:叫|是|一个|单字)?")
_LEAD = Regex(r"^(?:您好|你好|喂|嗯|哦|对|是的|我的?|名字|姓名|全名|就|本人|叫|是|免贵|做|啊|那个)+")
_TAIL = Regex(r"(?:啊|呀|吧|呢|哦|的|哈|喽|嘛|您好|你好|本人|是我|这个|名字)+$")


def name(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The full name, said by its bearer."""
    own = str(given).casefold().strip()
    if heard(said.whole, _SOMEONE_ELSE) or not said.text or own in said.denied or _NO.fullmatch(said.text):
        return differs("name_differs")
    return _chinese(own, said) if has_han(own) else _latin(own, said)


def _chinese(own: str, said: Said) -> Verdict:
    own = _close(own)
    text = _SURNAME_AND_NAME.sub(r"\1", said.text)
    runs = [_close(run) for run in re.split(r"[^\u3400-\u9fff·•\s]+", text) if has_han(run)]
    stand_alone = [_stands_alone(own, run) for run in runs if own in run]
    if any(stand_alone):
        return agrees("same_name")
    if stand_alone:
        return differs("name_differs")
    if _spelt(runs) == own:
        return agrees("same_name")
    if left_open(said.whole):
        return vague("not_said")
    if partial := _SURNAME.search(text) or _FAMILIAR.search(text):
        part = next(group for group in partial.groups() if group)
        return vague("too_little") if part in own or part[0] == own[0] else differs("name_differs")
    bare = [one for one in (_TAIL.sub("", _LEAD.sub("", run)) for run in runs) if one]
    if not bare or all(one in own for one in bare):
        return vague("too_little")
    return differs("name_differs") if any(2 <= len(one) <= 6 for one in bare) else vague("too_little")


def _close(text: str) -> str:
    return re.sub(r"[\s·•]+", "", text)


def _stands_alone(own: str, run: str) -> bool:
    """Whether the name is not part of a longer one: 李娜 in 我是李娜啊, but not in 李娜娜."""
    before, _, after = run.partition(own)
    opens = not before or before.endswith(_BEFORE) or len(before) > 2
    closes = not after or pattern(_AFTER).match(after) is not None or len(after) > 3
    return opens and closes


def _spelt(runs: list[str]) -> str:
    """ "弓长张，伟大的伟" spells 张伟: each part ends with the character it explains."""
    ends = [run[-1] for run in (_TAIL.sub("", run) for run in runs) if run]
    return "".join(character for at, character in enumerate(ends) if not at or character != ends[at - 1])


def _latin(own: str, said: Said) -> Verdict:
    mine = all_words(own)
    for clause in clauses(said.text):
        words = all_words(clause)
        if "".join(words) == "".join(mine):
            return agrees("same_name")
        for order in (mine, mine[::-1], mine[1:] + mine[:1]):
            at = next((at for at in range(len(words)) if words[at : at + len(order)] == order), None)
            if at is not None:
                beside = words[max(0, at - 1) : at] + words[at + len(order) : at + len(order) + 1]
                spelled_too = all(word in _FRAME or len(word) == 1 for word in beside)
                return agrees("same_name") if spelled_too else differs("name_differs")
    if left_open(said.whole):
        return vague("not_said")
    told = [word for word in all_words(said.text) if word not in _FRAME]
    if "".join(mine) in ("".join(told), "".join(reversed(told))):
        return agrees("same_name")
    if not told or all(word in mine for word in told):
        return vague("too_little")
    return differs("name_differs")
