"""Comparing what the borrower wrote in their own words: employer, position, city, bank."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from uwallet_cli.interview.banks import banks_named
from uwallet_cli.interview.likeness import content_words, has_han, in_order, longest_shared, one_slip, same_word
from uwallet_cli.interview.listening import Said, Words, clauses, heard, left_open, pattern
from uwallet_cli.interview.occupations import BROADER, TOO_GENERAL, names_a_job, same_job
from uwallet_cli.interview.places import cities_named, province_of, provinces_named
from uwallet_cli.interview.verdict import Verdict, agrees, differs, vague

_LEAD = re.compile(
    r"^(?:我们?|俺|咱|现在|目前|一直|就|还|人|是|在|叫|做|当|干|搞|开|自己|家|住|应该|大概|好像|的|了|那个|这个|对|嗯|呃|您好|你好|单位|公司|职位|岗位|职务|[,，、\s])+"
)
_TAIL = re.compile(r"(?:的|了|呢|啊|呀|吧|哦|嘛|这边|那边|那里|这里|这儿|那儿|里面?|上班|工作|做事|干活|任职|[,，、\s])+$")


def core(text: str) -> str:
    """Chinese words without the frame they are said in: 我在合肥这边上班 is 合肥."""
    return _TAIL.sub("", _LEAD.sub("", re.sub(r"\s+", "", text)))


# ---- employer --------------------------------------------------------------------------------------------------------

_FORM: Words = ("股份", "有限", "责任", "公司", "集团", "总公司", "有线公司")
_BRANCH = re.compile(
    r"(?:[\u3400-\u9fff]{2,4}?)?(?:分公司|分店|分部|校区|门店|分校|院区|支行|分行|营业部|总部|店里)$|(?:的)?(?:[\u3400-\u9fff]{1,3}部|部门)$"
)
_ENGLISH_FORM = frozenset(["co", "ltd", "limited", "inc", "corp", "corporation", "company", "llc", "group", "plc", "holdings", "firm"])
_BRANCH_WORDS = frozenset(["branch", "campus", "office", "store", "site", "department", "dept", "headquarters", "hq", "outlet", "school", "location", "city"])
_LINES: Words = (
    "教育", "咨询", "培训", "科技", "技术", "物流", "医院", "学校", "便利店", "超市", "餐饮", "饭店", "餐馆", "酒店", "商店", "商贸", "贸易", "工厂", "厂", "银行", "幼儿园", "诊所", "药店", "快递", "运输", "建筑", "工程",
    "装修", "网络", "信息", "软件", "传媒", "文化", "服务", "食品", "服装", "机构", "单位", "公司", "企业", "私企", "国企", "民企", "外企", "央企", "事业", "机关", "店", "小店", "门店", "集团", "工作室", "中心", "医疗", "互联网",
    "金融", "保险", "地产", "房产", "制造", "电商", "人民", "市", "省", "本地", "当地", "一个", "一家", "一间", "家", "小", "大", "私人", "私立", "公立", "某", "开", "做", "搞", "上市", "的", "行业", "卖", "是", "在", "有限", "个", "普通", "民营",
)  # fmt: skip
_ENGLISH_LINES = frozenset(
    ["education", "educational", "consulting", "training", "technology", "tech", "logistics", "hospital", "school", "shop", "store", "supermarket", "restaurant", "hotel", "factory", "bank", "clinic", "pharmacy", "company", "firm", "business", "private", "public", "small", "big", "large", "local", "state", "owned", "state-owned", "foreign", "industry", "enterprise", "startup", "start-up", "office", "institution", "agency", "centre", "center", "university", "kindergarten", "convenience", "trading", "transport", "construction", "software", "internet", "sector", "one", "some", "kind", "place", "town", "downtown", "city", "near", "nearby", "government", "hefei"]
)  # fmt: skip
_NUMERAL = re.compile(r"[一二三四五六七八九十\d]")  # 第一 and 第二 are one character apart, and two hospitals
_NO_WORK: Words = ("失业", "待业", "没工作", "没有工作", "没上班", "不上班", "无业", "辞职", "离职", "退休", "全职妈妈", "家庭主妇", "自由职业", "unemployed", "jobless", "no job",
                   "out of work", "between jobs", "retired", "freelanc*", "quit", "laid off", "don't work", "not working", "self-employed", "work for myself")  # fmt: skip
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "one": "1", "two": "2", "three": "3", "no": "", "number": ""}


def employer(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """Where the borrower works: the full name, its usual short form, or what people call it."""
    full = str(given).casefold()
    if heard(said.whole, _NO_WORK):
        return differs("place_differs")
    if not said.text:
        return differs("place_differs")
    if has_han(full) != has_han(said.text):
        return _unnamed(said)
    verdict = _chinese_employer(full, said) if has_han(full) else _english_employer(full, said)
    if verdict.mark == "differs" and left_open(said.whole):
        return vague("not_said")
    return verdict


def _unnamed(said: Said) -> Verdict:
    """The other script: whether it is the same name cannot be told."""
    return vague("not_said" if left_open(said.whole) else "too_little")


def _chinese_employer(full: str, said: Said) -> Verdict:
    whole = re.sub(r"[\s()·.,，]", "", full)
    told = re.sub(r"[\s()·.,，]", "", said.text)
    if whole in told:
        return agrees("same_place")
    brand = pattern(_FORM).sub("", whole)
    if len(brand) >= 2 and brand in told:
        return agrees("same_place")
    short = [pattern(_FORM).sub("", _BRANCH.sub("", core(part))) for part in clauses(said.text)]
    short = [part for part in short if part]
    named = [part for part in short if pattern(_LINES).sub("", part)]
    for part in named:
        if part in brand:
            return agrees("same_place")
        same_number = set(_NUMERAL.findall(part)) <= set(_NUMERAL.findall(brand))
        if same_number and ((len(part) >= 2 and in_order(part, brand)) or one_slip(part, brand)):
            return agrees("nickname")
    return differs("place_differs") if named else vague("too_little")


def _english_employer(full: str, said: Said) -> Verdict:
    whole = _employer_words(full)
    brand = [word for word in whole if word not in _ENGLISH_FORM]
    parts = [_employer_words(part) for part in clauses(said.text)]
    parts = [[word for word in part if word not in _ENGLISH_FORM] for part in parts]
    for part in parts:
        named = [word for word in part if word not in _ENGLISH_LINES or any(same_word(word, one) for one in brand[:1])]
        if not named:
            continue
        known = [word for word in part if any(same_word(word, one) for one in brand)]
        strange = [word for word in part if word not in known and word not in _BRANCH_WORDS]
        if known and not strange and any(word not in _ENGLISH_LINES for word in known):
            return agrees("same_place" if len(known) == len(brand) else "nickname")
        if "".join(part) == "".join(one[0] for one in brand) and len(brand) > 1:
            return agrees("nickname")
        if len(known) == len(brand):
            return agrees("same_place")
        return differs("place_differs")
    return vague("too_little")


def _employer_words(text: str) -> list[str]:
    words = [_ORDINALS.get(word, word) for word in content_words(text)]
    return [word for word in words if word]


# ---- position --------------------------------------------------------------------------------------------------------


def position(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """What the borrower does there: the title, part of it, or another word for the same job."""
    job = str(given).casefold()
    if said.denied and described(job, said.denied) and not described(job, said.text):
        return differs("words_differ")
    if described(job, said.text) and not _another_of_its_kind(job, said.text):
        return agrees("same_words")
    if same_job(job, said.text) and not _another_of_its_kind(job, said.text):
        return agrees("near_words")
    if any(heard(said.text, words) and heard(job, fits) for words, fits in BROADER):
        return vague("too_little")
    if names_a_job(said.text):
        return differs("words_differ")
    if left_open(said.whole):
        return vague("not_said")
    if not said.text or heard(said.text, TOO_GENERAL):
        return vague("too_little")
    return differs("words_differ")


def _another_of_its_kind(job: str, said: str) -> bool:
    """采购经理 for 销售经理: the rank is the same, the work is not."""
    if has_han(job) and has_han(said):
        shared = longest_shared(core(said), job)
        rest = core(said).replace(shared, "", 1)
        return not in_order(core(said), job) and names_a_job(rest) and not same_job(job.replace(shared, "", 1) or job, rest)
    mine = content_words(job)
    strange = " ".join(word for word in content_words(said) if not any(same_word(word, one) for one in mine))
    return bool(strange) and names_a_job(strange) and not same_job(job, said)


def described(given: str, said: str) -> bool:
    """Whether what was said names the thing that was written: contains it, shortens it, or shares most of its words."""
    if not given or not said:
        return False
    if has_han(given):
        whole, told = core(given), core(said)
        return any(_in_chinese(whole, core(part)) for part in clauses(said)) or (bool(whole) and whole in told)
    mine = content_words(given)
    for part in clauses(said):
        words = content_words(part)
        known = [word for word in words if any(same_word(word, one) for one in mine)]
        if known and 2 * len(known) >= min(len(words), len(mine)):
            return True
    return False


_FILLING = re.compile(r"买|个|新|一|台|了|的|换|给|用|要|想|去|把|那|这|些|点|用来|更|购|辆|套|部")


def _in_chinese(whole: str, told: str) -> bool:
    if len(told) < 2:
        return False
    if whole in told or told in whole or (in_order(told, whole) or in_order(whole, told)):
        return True
    bare = _FILLING.sub("", told)
    shared = longest_shared(bare, _FILLING.sub("", whole))
    return len(shared) >= 2 and 2 * len(shared) >= len(bare)


# ---- city ------------------------------------------------------------------------------------------------------------

_PART_OF_A_CITY = re.compile(r"[\u3400-\u9fff]{1,4}(?:区|县|镇|乡|街道?|路|新区|开发区)|\bdistrict\b|\bcounty\b|\broad\b|\bdowntown\b")
_NO_CITY: Words = ("中国", "国内", "省会", "一线城市", "大城市", "小城市", "老家", "家里", "南方", "北方", "市里", "城里", "县城", "农村", "乡下", "这里", "这边", "本地", "外地", "沿海", "china", "capital",
                   "big city", "small town", "a city", "the city", "hometown", "home", "countryside", "here", "east", "south", "north", "west", "suburb*", "village", "province", "downtown")  # fmt: skip


def city(_key: str, given: Any, said: Said, _today: date) -> Verdict:
    """The city the borrower lives in, in either script; its province alone is too little."""
    written = str(given).casefold()
    if not said.text:
        return differs("place_differs")
    own, told = cities_named(written), cities_named(said.text)
    if own & told or described(written.removesuffix("市"), said.text):
        return agrees("same_place")
    provinces = provinces_named(said.text)
    if told - provinces_as_cities(provinces):
        return differs("place_differs")
    if own and provinces:
        return vague("too_little") if any(province_of(one) in provinces for one in own) else differs("place_differs")
    if left_open(said.whole):
        return vague("not_said")
    if provinces or heard(said.text, _NO_CITY) or _PART_OF_A_CITY.search(said.text):
        return vague("too_little")
    return differs("place_differs")


def provinces_as_cities(provinces: frozenset[str]) -> frozenset[str]:
    """Jilin is a province and a city of it; who says it may mean either."""
    return provinces & frozenset({"吉林"})


# ---- bank ------------------------------------------------------------------------------------------------------------

_NO_BANK: Words = ("银行卡", "储蓄卡", "工资卡", "借记卡", "那张", "那个", "这张", "绑", "一家", "一张", "哪", "旁边", "四大", "大银行", "国有", "我的卡", "card", "account",
                   "big four", "one of", "a bank", "the bank", "my bank", "some bank", "local bank", "big bank", "same bank", "bank i", "the one")  # fmt: skip
_BANK_FRAME = re.compile(r"银行卡?|储蓄卡|工资卡|借记卡|一类卡|卡|支行|分行|中国|行|的|尾号\d*|那张|这张")
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
