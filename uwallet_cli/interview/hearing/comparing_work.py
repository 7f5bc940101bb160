"""Comparing where the borrower works and as what: full names, short forms, other words for the same."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from uwallet_cli.interview.hearing.likeness import (
    content_words,
    core,
    described,
    has_han,
    in_order,
    one_slip,
    same_word,
)
from uwallet_cli.interview.hearing.listening import Said, Words, clauses, heard, left_open, pattern
from uwallet_cli.interview.hearing.occupations import BROADER, RANKS, TOO_GENERAL, names_a_job, same_job
from uwallet_cli.interview.hearing.places import cities_named, without_places
from uwallet_cli.interview.hearing.regex import Regex
from uwallet_cli.interview.hearing.verdict import DIFFERS, Verdict, agrees, differs, vague

_FORM: Words = ("股份", "有限", "责任", "公司", "集团", "总公司", "有线公司")
_BRANCH = Regex(
    r"(?:[\u3400-\u9fff]{2,4}?)?(?:分公司|分店|分部|校区|门店|分校|院区|支行|分行|营业部|总部|店里)$"
    r"|[\u3400-\u9fff]{0,3}部门?$"
)
_ENGLISH_FORM = frozenset([
    "co", "ltd", "limited", "inc", "corp", "corporation", "company", "llc", "group", "plc", "holdings", "firm",
])  # fmt: skip
_BRANCH_WORDS = frozenset([
    "branch", "campus", "office", "store", "site", "department", "dept", "headquarters", "hq", "outlet", "school",
    "location", "city",
])  # fmt: skip
_LINES: Words = (
    "教育", "咨询", "培训", "科技", "技术", "物流", "医院", "学校", "便利店", "超市", "餐饮", "饭店", "餐馆", "酒店",
    "商店", "商贸", "贸易", "工厂", "厂", "银行", "幼儿园", "诊所", "药店", "快递", "运输", "建筑", "工程", "装修",
    "网络", "信息", "软件", "传媒", "文化", "服务", "食品", "服装", "机构", "单位", "公司", "企业", "私企", "国企",
    "民企", "外企", "央企", "事业", "机关", "店", "小店", "门店", "集团", "工作室", "中心", "医疗", "互联网", "金融",
    "保险", "地产", "房产", "制造", "电商", "人民", "市", "省", "本地", "当地", "一个", "一所", "一家", "一间", "家",
    "小", "大", "私人", "私立", "公立", "某", "开", "做", "搞", "上市", "的", "行业", "卖", "是", "在", "有限", "个",
    "普通", "中学", "小学", "大学", "学院", "高中", "初中", "所", "座", "零售", "电子", "机械", "化工", "纺织",
    "汽车", "医药", "农业", "能源", "速运", "速递", "外资", "合资", "私营", "民办", "连锁", "下面", "老师", "教书",
    "当", "门诊", "批发", "民营",
)  # fmt: skip
_ENGLISH_LINES = frozenset(
    [
        "education", "educational", "consulting", "training", "technology", "tech", "logistics", "hospital", "school",
        "shop", "store", "supermarket", "restaurant", "hotel", "factory", "bank", "clinic", "pharmacy", "company",
        "firm", "business", "private", "public", "small", "big", "large", "local", "state", "owned", "state-owned",
        "foreign", "industry", "enterprise", "startup", "start-up", "office", "institution", "agency", "centre",
        "center", "university", "kindergarten", "convenience", "trading", "transport", "construction", "software",
        "internet", "sector", "one", "some", "kind", "place", "town", "downtown", "city", "near", "nearby",
        "government", "retail", "catering", "hospitality", "star", "five", "four", "luxury", "chain", "college",
        "academy", "food",
    ]
)  # fmt: skip
_NUMERAL = Regex(r"[一二三四五六七八九十\d]")  # 第一 and 第二 are one character apart, and two hospitals
_NO_WORK: Words = (
    "失业", "待业", "没工作", "没有工作", "没上班", "不上班", "无业", "辞职", "离职", "退休", "全职妈妈", "家庭主妇",
    "自由职业", "unemployed", "jobless", "no job", "out of work", "between jobs", "retired", "freelanc*", "quit",
    "laid off", "don't work", "not working", "self-employed", "work for myself",
)  # fmt: skip
_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "one": "1", "two": "2", "three": "3",
    "no": "", "number": "",
}  # fmt: skip


def employer(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """Where the borrower works: the full name, its usual short form, or what people call it."""
    full = str(given).casefold()
    if heard(said.whole, _NO_WORK) or not said.text:
        return differs("place_differs")
    if has_han(full) != has_han(said.text):
        return _unnamed(said)
    verdict = _chinese_employer(full, said) if has_han(full) else _english_employer(full, said)
    if verdict.mark == DIFFERS and left_open(said.whole):
        return vague("not_said")
    return verdict


def _unnamed(said: Said) -> Verdict:
    """The other script: whether it is the same name cannot be told."""
    return vague("not_said" if left_open(said.whole) else "too_little")


def _chinese_employer(full: str, said: Said) -> Verdict:
    whole, told = _close(full), _close(said.text)
    brand = pattern(_FORM).sub("", whole)
    if whole in told or (len(brand) >= 2 and brand in told):
        return agrees("same_place")
    local = _close(without_places(brand)) or brand
    own_name = pattern(_LINES).sub("", local) or local
    strange = False
    for part in clauses(said.text):
        short = pattern(_FORM).sub("", _BRANCH.sub("", _close(core(part))))
        if not pattern(_LINES).sub("", short):
            continue
        if _same_chinese_employer(short, brand, local, own_name):
            return agrees("same_place" if short in brand else "nickname")
        strange |= own_name in short or not names_a_job(short)
    return differs("place_differs") if strange else vague("too_little")


def _same_chinese_employer(short: str, brand: str, local: str, own_name: str) -> bool:
    if short in brand:
        return True
    if not set(_NUMERAL.findall(short)) <= set(_NUMERAL.findall(brand)):
        return False
    here, there = cities_named(short), cities_named(brand)
    if here and there and not here & there:  # 南京路小学 is not 北京路小学
        return False
    placeless = _close(without_places(short))
    if len(short) >= 2 and (in_order(short, brand) or (pattern(_LINES).sub("", placeless) and placeless in local)):
        return True
    # "永辉超市收银": what follows the name is a job, or follows more than the bare name.
    begins = _shared_beginning(placeless, local)
    if own_name in begins and (len(begins) > len(own_name) or names_a_job(placeless[len(begins) :])):
        return True
    return own_name in short and one_slip(placeless, local)


def _close(text: str) -> str:
    return re.sub(r"[\s()·.,，的]", "", text)


def _shared_beginning(one: str, other: str) -> str:
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _english_employer(full: str, said: Said) -> Verdict:
    brand = [word for word in _employer_words(full) if word not in _ENGLISH_FORM]
    for part in clauses(said.text):
        # "Green Leaf on Main Street": where it stands is no part of its name.
        for segment in re.split(r"\b(?:on|near|in|at|by|opposite|with|for)\b", part):
            words = [word for word in _employer_words(segment) if word not in _ENGLISH_FORM]
            words = [word for word in words if word in brand or without_places(word).strip()]
            if not words or all(word in _ENGLISH_LINES and word not in brand[:1] for word in words):
                continue
            return _same_english_employer(words, brand)
    return vague("too_little")


def _same_english_employer(words: list[str], brand: list[str]) -> Verdict:
    known = [word for word in words if any(same_word(word, one) for one in brand)]
    strange = [word for word in words if word not in known and word not in _BRANCH_WORDS]
    joined = "".join(words)
    if len(known) == len(brand) or joined == "".join(brand):
        return agrees("same_place")
    initials = "".join(word[0] for word in brand)
    if (len(brand) > 1 and joined == initials) or (len(joined) >= 5 and "".join(brand).startswith(joined)):
        return agrees("nickname")
    if known and not strange and any(word not in _ENGLISH_LINES for word in known):
        return agrees("nickname")
    return vague("too_little") if names_a_job(" ".join(words)) and not known else differs("place_differs")


def _employer_words(text: str) -> list[str]:
    words = [_ORDINALS.get(word, word) for word in content_words(text)]
    return [word for word in words if word]


_SENIORITY = frozenset([
    "senior", "junior", "chief", "lead", "deputy", "vice", "head", "assistant", "associate", "principal", "team",
])  # fmt: skip
_WHERE_ONLY = Regex(r"在.+(?:上班|工作|打工|里)$|^(?:i )?(?:just )?(?:work )?(?:in|at|for) ")
# What looks like a title, where the job itself is not known.
_TITLE = Regex(
    r"[\u3400-\u9fff](?:员|工|师|手|匠|长|总|主任|[\u3400-\u9fff]理)$|\w{3,}(?:er|or|ist|man|woman|ian|ant|ess)s?$"
)


def position(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """What the borrower does there: the title, part of it, or another word for the same job."""
    job = str(given).casefold()
    if described(job, said.denied) and not described(job, said.text):
        return differs("words_differ")
    if any(_other_field(job, part) for part in clauses(said.text)):
        return differs("words_differ")
    if _WHERE_ONLY.search(said.text) and not names_a_job(said.text):
        return vague("too_little")
    if described(job, said.text, loosely=False):
        return agrees("same_words")
    if same_job(job, said.text):
        return agrees("near_words")
    if any(heard(said.text, words) and heard(job, fits) for words, fits in BROADER):
        return vague("too_little")
    if names_a_job(said.text):
        return differs("words_differ")
    if left_open(said.whole):
        return vague("not_said")
    if heard(said.text, TOO_GENERAL) or not any(_TITLE.search(core(part)) for part in clauses(said.text)):
        return vague("too_little")
    return differs("words_differ")


def _other_field(job: str, said: str) -> bool:
    """采购经理 for 销售经理: the rank is the same, the work is not."""
    if has_han(job) and has_han(said):
        told = core(said)
        rank = next((rank for rank in RANKS if job.endswith(rank) and told.endswith(rank)), None)
        if rank is None:
            return False
        field, other = job.removesuffix(rank), told.removesuffix(rank)
        return bool(field and other) and not (
            in_order(field, other) or in_order(other, field) or same_job(field, other)
        )
    mine = [word for word in content_words(job) if word not in _SENIORITY]
    words = [word for word in content_words(said) if word not in _SENIORITY]
    if len(mine) < 2 or len(words) < 2 or not any(same_word(mine[-1], word) for word in words):
        return False
    strange = " ".join(word for word in words if not any(same_word(word, one) for one in mine))
    shared = any(same_word(one, word) for one in mine[:-1] for word in words)
    return bool(strange) and not shared and not same_job(" ".join(mine[:-1]), strange)
