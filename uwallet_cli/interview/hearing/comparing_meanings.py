"""Comparing what was chosen from a list: the way of repaying, the purpose, yes or no."""

from __future__ import annotations

from datetime import date
from typing import Any

from uwallet_cli.interview.hearing import meanings
from uwallet_cli.interview.hearing.likeness import described
from uwallet_cli.interview.hearing.listening import Said, Words, clauses, heard, left_open, pattern
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.verdict import Verdict, agrees, differs, vague


def method(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The way of repaying, by its name or in the borrower's own words."""
    named = [one for one, words in meanings.METHOD_NAMES.items() if heard(said.text, words)]
    told = named or [one for one, words in meanings.METHOD_DESCRIPTIONS if heard(said.text, words)][:1]
    if len(told) > 1:
        return vague("too_little") if given in told else differs("word_differs")
    if told:
        return agrees("same_thing") if told[0] == given else differs("word_differs")
    denied = [one for one, words in meanings.METHOD_NAMES.items() if heard(said.denied, words)]
    if given in denied or heard(said.text, meanings.OTHER_METHODS):
        return differs("word_differs")
    if left_open(said.whole):
        return vague("not_said")
    if given == "single_payment" and heard(said.text, meanings.EVERY_MONTH):
        return differs("word_differs")
    return vague("too_little")


def purpose(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """What the money is for. `given` is the choice, or the choice with the borrower's words for "other"."""
    choice, detail = given if isinstance(given, tuple | list) else (given, None)
    if choice is None:
        return vague("not_in_application")
    if choice == "other":
        return _other_purpose(str(detail or ""), said)
    told = {one for one, words in meanings.PURPOSES.items() if heard(said.text, words)}
    if heard(said.text, meanings.OTHER_USES):
        return differs("word_differs")
    if choice in told:
        return agrees("same_thing")
    if told or heard(said.text, meanings.BUSINESS_USES) or heard(said.denied, meanings.PURPOSES.get(choice, ())):
        return differs("word_differs")
    return vague("not_said" if left_open(said.whole) else "too_little")


def _other_purpose(detail: str, said: Said) -> Verdict:
    too_little = meanings.GENERAL_USES + meanings.BUSINESS_USES
    if described(detail.casefold(), pattern(too_little).sub(" ", said.text)):
        return agrees("same_thing")
    if heard(said.text, meanings.OTHER_USES) or any(heard(said.text, words) for words in meanings.PURPOSES.values()):
        return differs("word_differs")
    if left_open(said.whole):
        return vague("not_said")
    if not said.text or heard(said.text, too_little):
        return vague("too_little")
    return differs("word_differs")


# ---- yes and no ------------------------------------------------------------------------------------------------------

_NEGATION = Regex(
    r"没(?!错|问题)|(?<!差)不(?!错)|哪有|无|未|否"
    r"|\b(?:no|not|never|none|nobody|nothing|nope|nah|without|neither|nor|didnt|dont|wasnt|isnt)\b|n't\b"
)
_PLAIN_NO = Regex(
    r"^(?:(?:没有|没|不是|不|否|无|(?:从来|绝对|当然)没有?|no|nope|nah|never|none|not at all|nobody|no one)"
    r"[的啊呀吧哦呢\s]*)+$"
)
_PLAIN_YES = Regex(
    r"^(?:是|对|嗯|有|好|没错|当然|肯定|确实|可以|yes|yeah|yep|yup|y|right|correct|of course|sure|certainly|absolutely"
    r"|definitely|i did|i do|that's right|exactly|true)(?![a-z])"
)
_ALONE: Words = ("自己", "本人", "亲自", "一个人", "独立", "myself", "by me", "alone", "my own", "only me", "just me")
_MYSELF: Words = (
    "自己", "本人", "亲自", "亲手", "我申请", "我填", "我弄", "我办", "我操作", "我提交", "我要借", "是我",
    "我在手机", "我借", "一个人", "myself", "by me", "on my own", "i did", "i applied", "i filled", "it was me",
    "me alone", "i submitted", "my own", "it's me", "only me", "just me", "it is me", "i am the", "i'm the", "i made",
    "i want",
)  # fmt: skip
_OTHERS: Words = (
    "中介", "别人", "朋友", "老公", "老婆", "儿子", "女儿", "爱人", "同事", "亲戚", "其他人", "帮忙", "妈", "爸",
    "哥", "弟", "姐", "妹", "有人", "有个人", "他们", "人家", "业务员", "经理", "客服", "同学", "家里人", "男朋友",
    "女朋友", "帮我", "替我", "给我办", "给我弄", "代办", "代我", "教我", "指导", "agent*", "friend*", "someone",
    "somebody", "son", "daughter", "wife", "husband", "brother", "sister", "mother", "father", "mom", "dad",
    "cousin*", "colleague*", "for me", "on my behalf", "helped", "guided", "told me", "a guy", "a man", "a woman",
    "a lady", "broker*", "boyfriend", "girlfriend", "they", "salesman", "showed me", "else", "any help", "help me",
)  # fmt: skip
# The question has two halves, and who denies one of them has left the other open.
_GUIDED: Words = ("教", "指导", "guid*", "coach*", "told me", "taught", "showed me")
_FEES: Words = (
    "收费", "收我", "收钱", "收了", "收过", "交了", "交过", "先交", "要交", "让我交", "付了", "付过", "给了", "给过",
    "转了", "转账", "保证金", "手续费", "押金", "服务费", "中介费", "会员费", "费用", "红包", "好处费", "要钱",
    "要了", "块钱", "charge*", "paid", "pay", "fee", "fees", "deposit*", "commission*", "transfer*", "gave",
    "asked for money", "asked me for", "wanted money", "cost me", "gift*",
)  # fmt: skip


_UNHEARD_OF: Words = (
    "不知道这", "不知道有", "没听说", "什么贷款", "什么申请", "哪来的贷款", "didn't know", "what loan", "which loan",
    "what application", "never heard",
)  # fmt: skip


def applied_yourself(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """Whether the borrower applied alone. Who lets somebody else fill it in did not."""
    if heard(said.whole, _UNHEARD_OF):
        return differs("word_differs")
    own, others, refused = False, False, False
    for clause in clauses(said.whole):
        negated = bool(_NEGATION.search(clause))
        if heard(clause, _OTHERS):
            others |= not negated
            own |= negated
        elif heard(clause, _ALONE + _MYSELF):
            own |= not negated
            refused |= negated
        elif _PLAIN_NO.match(clause) or (negated and not left_open(clause)):
            refused = True
        elif _PLAIN_YES.match(clause):
            own = True
    return _told(said, given, yes=own, no=others or refused)


def guided_or_fee(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """Whether anybody guided the borrower or asked for a fee. One clause that says so outweighs a "no" before it."""
    yes, own = False, False
    denied: set[str] = set()
    for clause in clauses(said.whole):
        fee, guide = heard(clause, _FEES), heard(clause, _GUIDED)
        if _NEGATION.search(clause) and not left_open(clause):
            denied |= {"fee"} if fee and not guide else {"guide"} if guide and not fee else {"fee", "guide"}
        elif fee or guide or heard(clause, _OTHERS):
            yes = True
        elif heard(clause, _ALONE):
            own = True
        elif _PLAIN_YES.match(clause):
            yes = True
    return _told(said, given, yes=yes, no=not yes and (own or len(denied) == 2))


def _told(said: Said, given: Any, *, yes: bool, no: bool) -> Verdict:
    if left_open(said.whole) and not (yes and no):
        return vague("not_said")
    if yes == no:
        return vague("no_clear_word")
    return agrees("same_word") if yes == bool(given) else differs("word_differs")
