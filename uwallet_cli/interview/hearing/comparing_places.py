"""Comparing where the borrower lives and which bank receives the money: places and banks everybody knows by name."""

from __future__ import annotations

from datetime import date
from typing import Any

from uwallet_cli.interview.hearing.banks import banks_named
from uwallet_cli.interview.hearing.likeness import content_words, core, described, has_han
from uwallet_cli.interview.hearing.listening import Said, Words, heard, left_open
from uwallet_cli.interview.hearing.places import cities_named, province_of, provinces_named
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.verdict import Verdict, agrees, differs, vague

_PART_OF_A_CITY = Regex(
    r"[\u3400-\u9fff]{1,4}(?:区|县|镇|乡|街道?|路|新区|开发区)|\bdistrict\b|\bcounty\b|\broad\b|\bdowntown\b"
)
_NO_CITY: Words = (
    "中国", "国内", "省会", "一线城市", "大城市", "小城市", "老家", "家里", "南方", "北方", "市里", "城里", "县城",
    "农村", "乡下", "这里", "这边", "本地", "外地", "沿海", "china", "capital", "big city", "small town", "a city",
    "the city", "hometown", "home", "countryside", "here", "east", "south", "north", "west", "suburb*", "village",
    "province", "downtown", "不固定", "到处", "各地", "出差", "漂", "all over", "everywhere", "anywhere",
    "moving around", "travel a lot",
)  # fmt: skip


def city(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The city the borrower lives in, in either script; its province alone is too little."""
    written = str(given).casefold()
    if not said.text:
        return differs("place_differs")
    own, told = cities_named(written), cities_named(said.text)
    if own & told or described(written.removesuffix("市"), said.text):
        return agrees("same_place")
    provinces = provinces_named(said.text)
    if told - provinces:  # 吉林 is a province and a city of it; who says it may mean either
        return differs("place_differs")
    if own and provinces:
        return vague("too_little") if any(province_of(one) in provinces for one in own) else differs("place_differs")
    if left_open(said.whole):
        return vague("not_said")
    if provinces or heard(said.text, _NO_CITY) or _PART_OF_A_CITY.search(said.text):
        return vague("too_little")
    # The cities are all known by name: what is none of them, and no short name, is talk.
    short = len(core(said.text)) <= 3 if has_han(said.text) else len(content_words(said.text)) <= 2
    return differs("place_differs") if short else vague("too_little")


_NO_BANK: Words = (
    "银行卡", "储蓄卡", "工资卡", "借记卡", "那张", "那个", "这张", "绑", "一家", "一张", "哪", "旁边", "四大",
    "本地", "地方", "城商行", "好几", "several", "many", "小银行", "大银行", "国有", "我的卡", "card", "account",
    "big four", "one of", "a bank", "the bank", "my bank", "some bank", "local bank", "big bank", "same bank",
    "bank i", "the one",
)  # fmt: skip
_BANK_FRAME = Regex(r"银行卡?|储蓄卡|工资卡|借记卡|一类卡|卡|支行|分行|中国|行|的|尾号\d*|那张|这张")
_BANK_WORDS = frozenset(["bank", "card", "account", "debit", "salary", "china", "savings", "branch"])


def bank(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The receiving bank, by any name it goes by."""
    written = str(given).casefold()
    if not said.text:
        return differs("place_differs")
    own, told = banks_named(written), banks_named(said.text)
    if own and told:
        return agrees("same_place") if told == own else vague("too_little") if own < told else differs("place_differs")
    if not own and _bank_described(written, said.text):
        return agrees("same_place")
    if told:
        return differs("place_differs")
    if left_open(said.whole) or heard(said.text, _NO_BANK):
        return vague("too_little")
    return differs("place_differs") if _BANK_FRAME.sub("", core(said.text)) else vague("too_little")


def _bank_described(written: str, said: str) -> bool:
    if has_han(written):
        name = _BANK_FRAME.sub("", written)
        return bool(name) and name in _BANK_FRAME.sub("", said)
    mine = [word for word in content_words(written) if word not in _BANK_WORDS]
    words = [word for word in content_words(said) if word not in _BANK_WORDS]
    return bool(mine) and all(word in words for word in mine)
