"""What a borrower may rely on in every knowledge entry, and how the library reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from uwallet_cli.knowledge import library
from uwallet_cli.knowledge.library import Entry, Source, entries, fingerprint, parse

TOPICS = ["callback", "approval", "no-call", "contact", "call-tips"]
GUIDES = ["guide-apply", "guide-review", "guide-callback", "guide-payout", "guide-service"]
LANGUAGES = ["zh", "en"]

HOTLINES = {"110", "96110", "12378", "12363", "12321", "12381"}
COMMANDS = {"uwallet apply", "uwallet status", "uwallet callback answer"}
PRACTICE_LENDER = {"zh": "演练机构", "en": "practice lender"}

ALL = [pytest.param(entry, id=f"{entry.id}.{entry.lang}") for lang in LANGUAGES for entry in entries(lang)]
every_entry = pytest.mark.parametrize("entry", ALL)

# What the article says on each subject, and what a borrower must not miss, as `Chinese = English`. One of the words
# between bars is enough: a sentence may be put differently, its point may not be lost.
POINTS = {
    "callback": """
        运营团队 = operations team; 初审通过|通过初审 = first check; 可能会来，也可能不来 = may come, or may not
        借款金额 = amount; 信用评分 = credit score; 借款记录 = past borrowing|borrowing record
        自动审核 = automatic review; 信贷审核员 = credit officer; 标准流程 = standard procedure
        比对|核对 = compared; 直接放款|直接进入放款 = straight to payout
        认人|身份 = Identity; 核对资料|信息核实 = Information check; 控制风险 = Risk control; 服务 = Service
        从容|冷静 = calm; 紧张 = nervous
        不接 = neither answer|not answer; 审核还可能因此不通过 = may even fail the review
    """,
    "approval": """
        身份证号 = ID number; 姓名 = name; 手机号|联系方式 = phone number; 逾期 = been late|past due
        收支相称|经济情况 = fits your means; 最高额度 = highest limit; 收入证明 = proof of income
        工资证明|薪资证明 = salary certificate; 36% = 36%; 43% = 43%; 免费查两次 = two a year are free
        修复征信 = credit repair; 打包票 = Nobody can promise
    """,
    "no-call": """
        不等于没通过 = does not mean you were turned down; 不是人人都有|不是每个人 = not everybody is called
        耐心 = patiently; 客服忙 = agents are busy; 客服热线 = customer service; 补资料|补材料 = anything is missing
        登记的手机号 = phone number registered; 存进通讯录 = save the service number; 核实身份 = verify who is calling
    """,
    "contact": """
        官方网站 = official site; 页脚 = footer of every page; 在线客服 = online service; 应用 = mobile app
        合同 = contract; 搜索结果 = search results; 来电显示 = Caller ID; 不属于任何放款机构 = belongs to no lender
        不知道任何一家的号码 = knows no lender's number; 互不相干 = Unrelated sites
        110 = 110; 96110 = 96110; 12378 = 12378; 12363 = 12363; 12321 = 12321
    """,
    "call-tips": """
        冷静 = calm; 听 = listen; 姓名、工号 = name and staff number; 如实回答 = truthfully; 不隐瞒 = Hide nothing
        记下 = Note the key points; 下一步 = next; 挂断 = hang up; 自己拨 = dial; 来电显示 = Caller ID; 400 = 400
        验证码 = SMS code; 密码 = password; 完整卡号 = full card number; CVV = CVV; 转账 = transfer
        共享屏幕 = Sharing your screen; 应用商店以外 = outside the app store
    """,
    "guide-apply": """
        注册账号 = register an account; 个人资料 = personal information; 借款需求 = need to borrow; 初审 = first check
        信用状况 = credit standing; 还款能力 = ability to repay; 不用注册 = needs no account; 十八周岁 = eighteen
        明示表 = one sheet; 单独征得 = separate consent
    """,
    "guide-review": """
        大数据 = big data; 人工智能 = artificial intelligence; 收入证明 = proof of income; 要求机构说明 = explain it
        拒绝只由机器 = only by machine; 从不使用性别、年龄、地区 = Sex, age and region never enter
    """,
    "guide-callback": """
        不是每个人都会接到 = not everybody is called; 自动审核 = automatic review; 信贷审核员 = credit officer
        身份 = who you are; 申请金额 = how much you applied; 通常在提交当天 = usually call between the day
        9:00-18:00 = 9:00-18:00; 10:00-12:00 = 10:00-12:00
    """,
    "guide-payout": """
        绑定的银行账户 = account you bound; 电话或短信 = phone or SMS; 有些情况 = some cases; 押金 = Deposit
        不能先从里面扣 = may be taken out of it beforehand; 解冻 = unfreeze; 110或96110 = 110 or 96110
    """,
    "guide-service": """
        贷款怎么用 = how the loan is used; 还款怎么样 = how it is repaid; 客服 = customer service; 提前还 = Early
        展期 = extension; 到期之前 = Before the due day; 免费查两次 = Two credit reports a year; 慎重 = take care
        实际情况 = your own situation
    """,
}

# What the caller usually asks, in its order.
ASKED = {
    "zh": ["姓名", "单位", "发薪日", "其他借款", "怎么还", "用在哪里", "自己申请", "收款银行", "第一次还款"],
    "en": ["name", "Employer", "pay day", "loans", "repay", "money is for", "applied yourself",
           "receiving bank", "first repayment"],
}  # fmt: skip


def points(id: str, lang: str) -> list[list[str]]:  # noqa: A002 - an entry's id
    """The points of an entry in one language, each as the words of which one must be there."""
    pairs = [pair.split(" = ") for line in POINTS[id].strip().splitlines() for pair in line.strip().split("; ")]
    return [pair[LANGUAGES.index(lang)].split("|") for pair in pairs]


def words(entry: Entry) -> str:
    """Everything of an entry that is printed, full-width digits and colons in their plain form."""
    return unicodedata.normalize("NFKC", "\n".join([entry.title, *(s.text for s in entry.sources), entry.body]))


def shape(body: str) -> list[str]:
    """The kind of every block: heading, bullet, number, quote or text."""
    marks = {"heading": r"## ", "bullet": r"- ", "number": r"\d+\. ", "quote": r"> "}
    lines = [line for line in body.splitlines() if line]
    return [next((kind for kind, mark in marks.items() if re.match(mark, line)), "text") for line in lines]


def commands(entry: Entry) -> Iterator[str]:
    yield entry.next
    yield from re.findall(r"`([^`]*)`", entry.body)


def test_the_five_topics_and_the_five_guides_stand_in_their_order() -> None:
    for lang in LANGUAGES:
        assert [(e.id, e.kind, e.order) for e in entries(lang)] == [
            *((name, "topic", n) for n, name in enumerate(TOPICS, 1)),
            *((name, "guide", n) for n, name in enumerate(GUIDES, 1)),
        ]


def test_every_entry_says_the_same_in_both_languages() -> None:
    for zh, en in zip(entries("zh"), entries("en"), strict=True):
        assert (zh.id, zh.kind, zh.order, zh.related, zh.next) == (en.id, en.kind, en.order, en.related, en.next)
        assert [(s.kind, s.as_of) for s in zh.sources] == [(s.kind, s.as_of) for s in en.sources], zh.id
        assert shape(zh.body) == shape(en.body), zh.id
        for figures in (r"\d+%", r"\d+:\d\d", r"`[^`]+`", r"\b\d{5}\b"):
            assert sorted(re.findall(figures, zh.body, re.A)) == sorted(re.findall(figures, en.body, re.A)), zh.id


@every_entry
def test_what_an_entry_points_to_exists(entry: Entry) -> None:
    known = {e.id for e in entries(entry.lang)}
    assert entry.related
    assert entry.id not in entry.related
    assert set(entry.related) <= known
    for command in commands(entry):
        assert command in COMMANDS or command.removeprefix("uwallet faq ") in known, command


@every_entry
def test_an_entry_begins_with_the_answer_and_stays_short(entry: Entry) -> None:
    assert shape(entry.body)[0] == "text"
    assert len(entry.body.splitlines()[0]) <= {"zh": 150, "en": 400}[entry.lang]
    assert len(entry.body) <= {"zh": 900, "en": 3000}[entry.lang]
    assert shape(entry.body).count("quote") <= 1


@every_entry
def test_a_body_keeps_to_the_markdown_that_is_rendered(entry: Entry) -> None:
    assert not re.search(r"^[ \t]|^\|", entry.body, re.M), "nesting or a table"
    assert not re.search(r"\]\(|https?:|www\.|<\w", entry.body), "a link or HTML"
    assert not re.search(r"^#(?!# )|^##(?! )|^\*(?!\*)", entry.body, re.M), "another heading or bullet"
    assert all(line.count("**") % 2 == 0 and line.count("`") % 2 == 0 for line in entry.body.splitlines())
    assert not re.search("[!！\U0001f300-\U0001faff\u2600-\u27bf]", words(entry)), "an exclamation mark or an emoji"


@every_entry
def test_an_entry_is_written_in_its_own_language(entry: Entry) -> None:
    chinese = re.findall(r"[\u4e00-\u9fff]", words(entry).replace("U钱包", ""))
    assert bool(chinese) == (entry.lang == "zh")
    if entry.lang == "zh":
        assert "你" not in entry.body
        assert "您" in entry.body


@every_entry
def test_no_entry_prints_a_number_that_is_not_a_public_hotline(entry: Entry) -> None:
    for run in re.findall(r"\d(?:[\d ()\-\u2010-\u2015]*\d)?", words(entry)):
        digits = re.sub(r"\D", "", run)
        assert len(digits) < 5 or digits in HOTLINES, run
    for number in re.findall(r"(?:拨打?|打|\b[Cc]all|\b[Dd]ial)\s?\**(\d+)", words(entry)):
        assert number in HOTLINES, number


@every_entry
def test_no_entry_prints_opening_hours_but_the_practice_lenders_own(entry: Entry) -> None:
    hours = r"\d:\d\d|\d ?点|\d时|\d ?[ap]\.?m\b|o'clock|24 ?小时|24.hours?|24/7|7 ?[x×*] ?24|全天候|around the clock"
    for line in words(entry).splitlines():
        assert not re.search(hours, line, re.I) or PRACTICE_LENDER[entry.lang] in line, line


@every_entry
def test_no_entry_promises_anything(entry: Entry) -> None:
    promises = (
        r"宽限|冷静期|犹豫期|保证(?:能|可以)?(?:通过|放款|下款)|包过|必过|百分之百|100 ?%|通过率"
        r"|一定(?:会|能)|肯定(?:会|能)|总是|grace|cooling.off|guarantee|approval rate|\balways\b|certainly|definitely"
    )
    assert not re.search(promises, words(entry), re.I)


@every_entry
def test_an_entry_carries_every_point_of_the_article_on_its_subject(entry: Entry) -> None:
    absent = [point for point in points(entry.id, entry.lang) if not any(word in entry.body for word in point)]
    assert not absent


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_questions_of_the_call_come_in_their_usual_order(lang: str) -> None:
    body = next(entry.body for entry in entries(lang) if entry.id == "callback")
    asked = re.findall(r"^\d+\. (.+)$", body, re.M)
    assert all(word in question for word, question in zip(ASKED[lang], asked, strict=True)), asked


WHOLE = """---
title: 标题
kind: topic
order: 1
related: no-call, call-tips
next: uwallet status
source: article | 一篇文章 | 2026-11
source: law | 《民法典》 | 2021-01
---
第一段。

- 一条
"""


def test_an_entry_is_read_into_its_parts() -> None:
    assert parse("callback", "zh", WHOLE) == Entry(
        id="callback",
        lang="zh",
        title="标题",
        kind="topic",
        order=1,
        related=("no-call", "call-tips"),
        next="uwallet status",
        sources=(Source("一篇文章", "article", "2026-11"), Source("《民法典》", "law", "2021-01")),
        body="第一段。\n\n- 一条",
    )


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("---\ntitle", "title", 1),
        ("title: 标题", "title:", 2),
        ("title: 标题", "titel: 标题", 2),
        ("title: 标题", "标题", 2),
        ("kind: topic", "kind: rumour", 3),
        ("order: 1", "order: first", 4),
        ("order: 1", "order: 1\norder: 2", 5),
        ("| 一篇文章 |", "|", 7),
        ("source: article", "source: hearsay", 7),
        ("2026-11", "2026-13", 7),
        ("2026-11", "20261-1", 7),
        ("next: uwallet status\n", "", 8),
        ("第一段。\n\n- 一条\n", "", 10),
        ("---\n第一段。\n", "第一段。\n", 9),
    ],
)
def test_a_malformed_entry_is_refused_by_file_and_line(right: str, wrong: str, line: int) -> None:
    assert right in WHOLE
    with pytest.raises(ValueError, match=rf"^callback\.zh\.md:{line}: "):
        parse("callback", "zh", WHOLE.replace(right, wrong, 1))


def test_the_fingerprint_changes_with_an_entry_and_only_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_FOLDER", tmp_path)
    entry = tmp_path / "callback.zh.md"
    entry.write_text(WHOLE, encoding="utf-8")
    first = fingerprint()
    (tmp_path / "callback.zh.md~").write_text("an editor's leftover", encoding="utf-8")
    assert fingerprint() == first
    entry.write_text(WHOLE.replace("第一段", "第一个段落"), encoding="utf-8")
    second = fingerprint()
    (tmp_path / "callback.en.md").write_text(WHOLE, encoding="utf-8")
    assert len({first, second, fingerprint()}) == 3
    assert [e.lang for e in entries("en")] == ["en"]


def test_a_language_without_entries_has_none() -> None:
    assert entries("fr") == []
