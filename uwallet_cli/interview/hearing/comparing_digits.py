"""Comparing numbers that are no quantity: ID, card and phone, told by their last four.

A wrong digit must never pass. Every digit that is heard counts, wherever it stands; nothing is guessed or left out but
the few phrases in `_NOT_DIGITS`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from uwallet_cli.interview.hearing.english_numbers import NO_NUMBER, spelled_out
from uwallet_cli.interview.hearing.listening import Said, Words, heard, left_open, pattern
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.verdict import Verdict, agrees, differs, vague
from uwallet_cli.interview.reading import Unreadable, amount

LAST = 4  # the digits a caller asks for
_MOST_OF_THE_END = 8  # as many from the end are still its end; more are the whole number with digits missing

_CHINESE_DIGITS = ("零〇洞", "一壹幺", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒拐", "八捌", "九玖勾")
_CHINESE = {character: str(digit) for digit, same in enumerate(_CHINESE_DIGITS) for character in same}
_CHINESE |= {"叉": "X", "×": "X"}
_UP_TO_NINE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH = {word: str(digit) for digit, word in enumerate(_UP_TO_NINE + _TEENS)}
_ENGLISH |= {word: str(20 + 10 * at) for at, word in enumerate(_TENS)}
_ENGLISH |= {"oh": "0", "o": "0", "nought": "0", "x": "X", "ex": "X"}
_TIMES = {"double": 2, "triple": 3, "treble": 3, "双": 2}

_NOT_DIGITS: Words = (
    "四位数", "四位", "一下", "一会", "一点", "一张", "一样",
    "一直", "这一", "那一", "一个字母", "第一", "第二代", "二代证", "二代身份证", "一代",
    "last four", "last 4", "final four", "four digits", "4 digits", "oh,", "oh yes", "oh right", "oh well", "oh sorry",
)  # fmt: skip
_PLACES = Regex(r"[后前末尾头数]面?[两三四五六七八十\d]位(?:数字?)?")
_THE_FRONT: Words = (
    "前", "开头", "头几位", "头三", "头四", "头六", "first", "starts", "start with", "begins", "begin with",
    "beginning", "front",
)  # fmt: skip
_YES: Words = (
    "是的", "对", "没错", "就是这个", "是这个", "是我的", "是我本人", "没变", "没换", "一直用", "还在用", "嗯",
    "正在打的", "这个号", "打的这个", "接电话的", "yes", "yeah", "yep", "correct", "that's right", "that's mine",
    "that's my", "same number", "this number", "this one", "still the same", "the one you",
)  # fmt: skip
_NO: Words = (
    "不是", "不对", "不用了", "早不用", "没用了", "换了", "换号", "停机", "注销", "老婆的", "老公的", "爱人的",
    "妈的", "爸的", "朋友的", "别人的", "家里人的", "儿子的", "女儿的", "同事的", "no", "not", "isn't", "wrong",
    "changed", "wife's", "husband's", "mother's", "father's", "mom's", "dad's", "son's", "daughter's", "friend's",
    "brother's", "sister's", "someone else", "somebody else", "no longer", "old number",
)  # fmt: skip
_TOKEN = Regex(r"[a-z0-9]+|\S")
# "forty-seven eighteen", "三个零一个五", "three zeros", "四千七百一十八"
_BY_TENS = Regex(rf"\b({'|'.join(_TENS)})[\s-]+({'|'.join(_UP_TO_NINE[1:])})\b")
_COUNTED = Regex(r"([一两二三四五六七八九\d])\s*个\s*([零〇洞一幺二两三四五六七八九\dx])")
_PLURAL = Regex(rf"\b(two|three|four)\s+({'|'.join(_UP_TO_NINE)}|oh)e?s\b")
_IN_FULL = Regex(r"[零一二两三四五六七八九\d]*[十百千万][零一二两三四五六七八九十百千万\d]*")
_SCALES: Words = ("hundred", "thousand", "million")


def ending(key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The last four, or the whole number, digit by digit."""
    whole = str(given).upper()
    told = digits_told(said.text)
    if not told or (len(told) == 1 and left_open(said.whole)):  # "我有两个号，不知道留的哪个"
        return _without_digits(key, whole, said)
    if key == "phone":  # the country's prefix is no part of the number
        told = re.sub(r"^(?:00)?86(?=1\d{10}$)", "", told)
    if told == whole:
        return agrees("whole_number")
    if LAST <= len(told) <= _MOST_OF_THE_END and whole.endswith(told):
        return agrees("last_four")
    if len(told) < LAST and told in whole[-LAST:]:
        return vague("too_few_digits")
    if len(told) < len(whole) - 1 and whole.startswith(told) and heard(said.text, _THE_FRONT):
        return vague("too_few_digits")
    return differs("digits_differ")


def _without_digits(key: str, whole: str, said: Said) -> Verdict:
    if said.denied and (denied := digits_told(said.denied)) and whole.endswith(denied):
        return differs("digits_differ")
    if left_open(said.whole):
        return vague("not_said")
    if key == "phone" and heard(said.whole, _NO):
        return differs("not_yours")
    if key == "phone" and heard(said.whole, _YES):
        return agrees("same_word")
    return vague("no_digits")


def digits_told(text: str) -> str:
    """Every digit that was said, in order; X for the check character, ? for what is stuck to digits and is none."""
    text = NO_NUMBER.sub(" ", _PLACES.sub(" ", pattern(_NOT_DIGITS).sub(" ", text)))
    if heard(text, _SCALES):
        text = spelled_out(text)
    text = _IN_FULL.sub(lambda match: _in_full(match[0]), text)
    text = _BY_TENS.sub(lambda match: f" {2 + _TENS.index(match[1])}{_ENGLISH[match[2]]} ", text)
    text = _COUNTED.sub(lambda match: f" {_digits(match[2]) * int(_digits(match[1]))} ", text)
    text = _PLURAL.sub(lambda match: f" {_ENGLISH[match[2]] * int(_ENGLISH[match[1]])} ", text)
    told, times = [], 1
    for token in _TOKEN.findall(text):
        if token in _TIMES:
            times = _TIMES[token]
        elif digits := _digits(token):
            told.append(digits * times)
            times = 1
    return "".join(told)


def _digits(token: str) -> str:
    """The digits of one word or character."""
    if known := _CHINESE.get(token) or _ENGLISH.get(token):
        return known
    if token.isascii():
        return re.sub("[A-WYZ]", "?", token.upper()) if any(map(str.isdigit, token)) or token == "?" else ""
    digit = unicodedata.digit(token, None)
    return "" if digit is None else str(digit)


def _in_full(numeral: str) -> str:
    """四千七百一十八 is 4718; what no number reads like cannot be the right one."""
    if not _CHINESE.keys() & set(numeral) and not any(map(str.isdigit, numeral)):
        numeral = numeral if numeral == "十" else ""
    try:
        return f" {amount(numeral):f} " if numeral else " "
    except Unreadable:
        return " ? "
