"""What a borrower may rely on in every knowledge entry, and how the library reads them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from uwallet_cli.knowledge import freshness, library
from uwallet_cli.knowledge.freshness import fingerprint
from uwallet_cli.knowledge.library import Entry, Source, documents, entries, parse

LANGUAGES = ["zh", "en"]
KINDS = {
    "topic": "callback approval no-call contact call-tips",
    "guide": "guide-apply guide-review guide-callback guide-payout guide-service",
    "more": "repay failed-debit early-payoff overdue limits interest-fees change-card change-phone declined payout-late"
    " wrong-card account identity-checks complaints credit-report fraud after-fraud delete-data extension purpose-use",
    "term": "term-apr term-irr term-daily-rate term-equal-instalment term-equal-principal term-interest-only"
    " term-principal term-credit-record term-overdue term-penalty term-limit term-debt-ratio term-term"
    " term-risk-review term-settlement term-guarantee",
}

HOTLINES = {"110", "96110", "12378", "12363", "12321", "12381"}
CALLBACK = ("forecast", "rehearse", "answer", "verify", "drill", "log")
COMMANDS = {"uwallet apply", "uwallet status", "uwallet callback", *(f"uwallet callback {part}" for part in CALLBACK)}
IN_A_BODY = {"uwallet status --letter", "uwallet status --withdraw"}
PRACTICE_LENDER = {"zh": "演练机构", "en": "practice lender"}

ALL = [pytest.param(entry, id=f"{entry.id}.{entry.lang}") for lang in LANGUAGES for entry in entries(lang)]
every_entry = pytest.mark.parametrize("entry", ALL)

# Every law that an entry may name, in both languages, and of each the articles that were read.
LAWS: dict[str, tuple[str, dict[str, str]]] = {
    "《民法典》": (
        "Civil Code",
        {"十七": "17", "十八": "18", "六百七十": "670", "六百七十七": "677", "六百七十八": "678"},
    ),
    "《个人信息保护法》": (
        "Personal Information Protection Law",
        {"十九": "19", "二十四": "24", "二十八": "28", "二十九": "29", "四十五": "45", "四十六": "46", "四十七": "47"},
    ),
    "《征信业管理条例》": (
        "Regulation on the Credit Reporting Industry",
        {"十六": "16", "十七": "17", "二十五": "25"},
    ),
    "《个人贷款业务明示综合融资成本规定》": ("Rule on disclosing the all-in cost of personal loans", {}),
    "中国人民银行公告〔2021〕第3号": ("People's Bank of China, announcement 2021 no. 3", {}),
    "中国人民银行《关于人民币贷款利率有关问题的通知》（银发〔2003〕251号）": (
        "People's Bank of China, notice 2003 no. 251 on loan rates",
        {},
    ),
    "最高人民法院关于民间借贷的规定，以及关于适用范围的批复": (
        "Supreme People's Court, rules on private lending and the reply on their scope",
        {},
    ),
}

# What only a law can say, and the law that must then be named.
RESTS_ON = {
    "免费查两次|二十日内|保留五年": "《征信业管理条例》",
    "先扣了的|实际用钱|实际借用|申请展期": "《民法典》",
    "要求机构说明|要求说明|单独征得|查阅、复制": "《个人信息保护法》",
    "明示表": "《个人贷款业务明示综合融资成本规定》",
    "显眼|醒目": "中国人民银行公告〔2021〕第3号",
    r"1\.3 到 1\.5 倍": "中国人民银行《关于人民币贷款利率有关问题的通知》（银发〔2003〕251号）",
    "LPR": "最高人民法院关于民间借贷的规定，以及关于适用范围的批复",
}

# Every rate and amount that may be printed: recomputed, or a reference line. None of them is a lender's.
FIGURES = {
    *("36%", "43%", "24%", "1.3", "1.5"),
    *("0.6%", "7.2%", "1.2万", "12,000", "1,072", "13.03%", "13.84%"),
    *("6%", "10万", "100,000", "2%", "9.80%", "10.25%", "6.00%", "6.17%", "8,606.64", "8,606.69", "3,279.73"),
    *("12%", "5万", "50,000", "2,583.33", "2,104.24", "6,250.00", "2,353.67", "500.00", "12,000.00"),
    *("0.04%", "14.40%", "14.60%"),
}

# What the article says on its subjects, and what a borrower must not miss on any, as `Chinese = English`. One of
# the words between bars is enough: a sentence may be put differently, its point may not be lost.
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
        9:00 到 18:00 = 9:00-18:00; 10:00 到 12:00 = 10:00-12:00
    """,
    "guide-payout": """
        绑定的银行账户 = account you bound; 电话或短信 = phone or SMS; 有些情况 = some cases; 押金 = Deposit
        不能先从里面扣 = may be taken out of it beforehand; 解冻 = unfreeze; 110 或 96110 = 110 or 96110
    """,
    "guide-service": """
        贷款怎么用 = how the loan is used; 还款怎么样 = how it is repaid; 客服 = customer service; 提前还 = Early
        展期 = extension; 到期之前 = Before the due day; 免费查两次 = Two credit reports a year; 慎重 = take care
        实际情况 = your own situation
    """,
    "repay": """
        您的合同和还款计划为准 = set by your contract; 自动扣款 = Automatic debit; 不转给个人 = never a private person
        先别再还一遍 = do not pay again yet; 短信链接 = link in a text
    """,
    "failed-debit": """
        当这一期还没还 = still unpaid; 余额不够 = balance was too low; 扣两遍 = taken twice
        算不算逾期 = counts as overdue
    """,
    "early-payoff": """
        没有另外约定 = Unless the contract says otherwise; 实际用钱 = really used the money; 违约金 = penalty
        剩余本金 = remaining principal; 结清证明 = settlement letter
    """,
    "overdue": """
        补上，越早越好 = the sooner the better; 不要失联 = stay reachable; 1.3 到 1.5 倍 = 1.3 to 1.5 times
        看合同 = their contract; 保留五年 = five years; 不要借新的还旧的 = Do not take a new loan
        还款日当天结束 = by the end of its due day
    """,
    "limits": """
        不等于每一笔都批 = does not mean that every loan is approved; 要求说明 = have it explained
        36% = 36%; 43% = 43%; 内部提额 = inside increase
    """,
    "interest-fees": """
        年化 = yearly; 明示表 = sheet; 由谁收 = who charges it; 违约 = default
        利息不能先扣 = may not be taken out first; 13.03% = 13.03%; 9.80% = 9.80%
        参考线，不是法律意见 = no legal advice; 不管持牌机构 = not about licensed lenders
    """,
    "change-card": """
        本人 = your own; 预留的手机号 = phone number; 验证码只在应用里 = SMS code typed into the app; 后四位 = last four
    """,
    "change-phone": """
        先改银行 = change it at your bank; 更容易接到回访 = callback more likely; 照样按期还款 = go on repaying in time
    """,
    "declined": """
        不等于您以后借不到 = does not mean that you cannot borrow; 要求机构说明 = have it explained
        只由机器 = by the machine alone; 免费查两次 = free twice a year; 各家不同 = differs between lenders
    """,
    "payout-late": """
        什么钱都不用付 = nothing is to be paid; 已批准 = approved; 后四位 = last four; 流水号 = reference
        解冻 = unfreezing
    """,
    "wrong-card": """
        通常会被退回 = usually goes back; 名下所有的卡 = every card in your name; 别人的卡 = someone else's card
        解冻费 = unfreeze; 110 或 96110 = 110 or 96110
    """,
    "account": """
        解锁不用付钱 = Unlocking costs nothing; 不等于可以不还 = does not mean that you need not pay; 报警 = police
    """,
    "identity-checks": """
        真是您本人 = really you; 单独征得 = separate consent; 人工核实 = check by a person; 共享屏幕 = screen is shared
        替别人刷脸 = Scan your face for another
    """,
    "complaints": """
        先向放款机构投诉 = Complain to the lender first; 编号 = case number; 12378 = 12378; 12363 = 12363; 12321 = 12321
        没有争议的部分照常还 = not in dispute; 代理投诉 = complain for you
    """,
    "credit-report": """
        免费查两次 = free twice a year; 二十日内 = within twenty days; 保留五年 = five years; 结清 = settled
        2026年3月31日 = 31 March 2026; 修复征信 = credit repair
    """,
    "fraud": """
        押金 = deposit; 会员费 = membership; 保险费 = insurance; 验资 = proof of funds; 卡号错 = Wrong card number
        解冻 = frozen until you pay; 文书 = letter; 限期 = deadline; 验证码 = code; 密码 = password
        共享屏幕 = screen; 会议软件 = meeting app; 安全账户 = safe account; 注销校园贷 = student loan; 二维码 = QR code
        私聊 = private chat; 内部渠道 = inside channel; 包装 = dressed up; 替别人借 = for someone else
        修复征信 = Credit repair; 不许告诉家人 = may not tell your family; 来电显示本来就能作假 = can be forged
    """,
    "after-fraud": """
        停手 = Stop at once; 110，或 96110 = 110, or 96110; 银行 = Bank; 先别删 = Do not delete; 截图 = screenshots
        停用账户 = account blocked; 第二次行骗 = second fraud; 不必怪自己 = do not blame yourself
    """,
    "delete-data": """
        删除您的个人信息 = delete your personal information; 先结清 = settle it first; 查阅、复制 = see and copy
        更正 = corrected; 最短时间 = shortest time; 不会抹掉 = wipes no record; 在您自己的电脑上 = on your own computer
    """,
    "extension": """
        到期之前 = due date; 由机构决定 = for the lender to say; 书面 = in writing; 不要失联 = Stay reachable
        不要借新的还旧的 = do not borrow anew; 停息挂账 = debt parked
    """,
    "purpose-use": """
        申请时说的 = stated when you applied; 关注钱怎么用 = looking at how the money is used; 买房 = Buying property
        投资 = investments; 含糊 = vague; 先问机构 = ask the lender; 债都在您身上 = the debt is yours
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


def typed(question: str) -> str:
    """A question without what makes no difference to a reader: case, width, spaces, punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", question).casefold())


def laws(entry: Entry) -> list[tuple[str, list[str]]]:
    """The laws that an entry rests on, under their Chinese names, and the articles it names of each, as numbers.

    A law that is not in the table is left out, an article that is not in it is "not read".
    """
    found = []
    for source in (source for source in entry.sources if source.kind == "law"):
        for chinese, (english, articles) in LAWS.items():
            name, known = (chinese, articles) if entry.lang == "zh" else (english, {n: n for n in articles.values()})
            if source.text.startswith(name):
                named = re.findall(r"\d+|[一二三四五六七八九十百]+", source.text.removeprefix(name))
                found.append((chinese, [known.get(article, "not read") for article in named]))
    return found


def test_the_entries_stand_kind_by_kind_in_their_order() -> None:
    for lang in LANGUAGES:
        assert [(e.id, e.kind, e.order) for e in entries(lang)] == [
            (name, kind, n) for kind, names in KINDS.items() for n, name in enumerate(names.split(), 1)
        ]


def test_every_entry_says_the_same_in_both_languages() -> None:
    for zh, en in zip(entries("zh"), entries("en"), strict=True):
        assert (zh.id, zh.kind, zh.order, zh.related, zh.next) == (en.id, en.kind, en.order, en.related, en.next)
        assert [(s.kind, s.as_of) for s in zh.sources] == [(s.kind, s.as_of) for s in en.sources], zh.id
        assert (zh.review_by, laws(zh)) == (en.review_by, laws(en)), zh.id
        assert shape(zh.body) == shape(en.body), zh.id
        for figures in (r"\d+%", r"\d+:\d\d", r"`[^`]+`", r"\b\d{5}\b"):
            assert sorted(re.findall(figures, zh.body, re.A)) == sorted(re.findall(figures, en.body, re.A)), zh.id


@every_entry
def test_what_an_entry_points_to_exists(entry: Entry) -> None:
    known = {e.id for e in entries(entry.lang)}
    assert entry.related
    assert entry.id not in entry.related
    assert set(entry.related) <= known
    known_commands = COMMANDS | {f"uwallet faq {name}" for name in known}
    assert entry.next in known_commands - {f"uwallet faq {entry.id}"}
    assert set(re.findall(r"`([^`]*)`", entry.body)) <= known_commands | IN_A_BODY


@every_entry
def test_an_entry_begins_with_the_answer_and_stays_short(entry: Entry) -> None:
    assert shape(entry.body)[0] == "text"
    assert len(entry.body.splitlines()[0]) <= {"zh": 150, "en": 400}[entry.lang]
    assert len(entry.body) <= {"zh": 900, "en": 3000}[entry.lang]
    assert shape(entry.body).count("quote") <= 1


@pytest.mark.parametrize("name", KINDS["term"].split())
def test_a_term_is_explained_in_a_few_sentences(name: str) -> None:
    zh, en = (next(entry for entry in entries(lang) if entry.id == name) for lang in LANGUAGES)
    assert 80 <= len(re.findall(r"[\u4e00-\u9fff]", zh.body)) <= 200
    assert len(en.body) <= 600
    assert set(shape(zh.body) + shape(en.body)) == {"text"}


@every_entry
def test_an_entry_is_asked_for_in_many_ways(entry: Entry) -> None:
    assert 6 <= len(entry.ask) <= 12
    assert all(2 <= len(question) <= 120 for question in entry.ask)
    assert any(question.endswith(("?", "？")) for question in entry.ask)
    assert any(re.fullmatch(r"[\w ]+", question) for question in entry.ask), "all of them have punctuation"
    assert max(map(len, entry.ask)) >= 2 * min(map(len, entry.ask)), "all of them are of one length"
    assert len({word.casefold() for word in entry.also}) == len(entry.also) >= 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_entries_are_asked_for_by_the_same_question(lang: str) -> None:
    asked = Counter(typed(question) for entry in entries(lang) for question in (entry.title, *entry.ask))
    assert [question for question, times in asked.items() if times > 1 or not question] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_some_questions_name_the_lender_and_some_do_not(lang: str) -> None:
    named = ["U钱包" in question for entry in entries(lang) for question in entry.ask]
    assert any(named)
    assert not all(named)


@every_entry
def test_a_body_keeps_to_the_markdown_that_is_rendered(entry: Entry) -> None:
    assert not re.search(r"^[ \t]|^\|", entry.body, re.M), "nesting or a table"
    assert not re.search(r"\]\(|https?:|www\.|<\w", entry.body), "a link or HTML"
    assert not re.search(r"^#(?!# )|^##(?! )|^\*(?!\*)", entry.body, re.M), "another heading or bullet"
    assert all(line.count("**") % 2 == 0 and line.count("`") % 2 == 0 for line in entry.body.splitlines())
    assert not re.search("[!！\U0001f300-\U0001faff\u2600-\u27bf]", words(entry)), "an exclamation mark or an emoji"


@every_entry
def test_an_entry_is_written_in_its_own_language(entry: Entry) -> None:
    text = words(entry).replace("U钱包", "")
    if (entry.kind, entry.lang) == ("term", "en"):
        text = re.sub(r"\([\u4e00-\u9fff]+\)", "", text)  # the word as it stands in the contract
    chinese = re.findall(r"[\u4e00-\u9fff]", text)
    assert bool(chinese) == (entry.lang == "zh")
    if entry.lang == "zh":
        assert "你" not in entry.body
        assert "您" in entry.body


@every_entry
def test_no_entry_prints_a_number_that_is_not_a_public_hotline(entry: Entry) -> None:
    for run in re.findall(r"\d(?:[\d ()\-\u2010-\u2015]*\d)?", "\n".join([words(entry), *entry.ask, *entry.also])):
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
def test_every_rate_and_amount_is_one_that_was_checked(entry: Entry) -> None:
    text = words(entry)
    figures = re.findall(r"\d[\d,]*\.\d+[%万]?|\d+(?:,\d{3})+|\d+(?:%|万)", text)
    assert set(figures) <= FIGURES
    assert set(re.findall(r"(?<![\d.,])(\d+) ?(?:元|yuan)", text)) == set()


@every_entry
def test_no_entry_counts_days(entry: Entry) -> None:
    days = re.findall(r"(\d+)[ -]?(?:天|日内|个?工作日|(?:working |business )?days?\b)", words(entry))
    assert set(days) <= {"360", "365"}  # the days of a year, by which a daily rate is multiplied


@every_entry
def test_an_entry_names_no_law_that_was_not_read(entry: Entry) -> None:
    assert len(laws(entry)) == sum(source.kind == "law" for source in entry.sources)
    assert "not read" not in [article for _, articles in laws(entry) for article in articles]
    assert not re.search(r"《|第[一二三四五六七八九十百]+条|[Aa]rticle \d", entry.body), "a law is named as a source"


@every_entry
def test_an_entry_says_what_it_rests_on(entry: Entry) -> None:
    kinds = {source.kind for source in entry.sources}
    named = {name for name, _ in laws(entry)}
    assert kinds & {"law", "practice", "article", "advice"}
    assert "article" in kinds or entry.kind in ("more", "term")
    if re.search(r"通常|[Uu]sual", entry.body):
        assert kinds & {"practice", "article", "advice"}
    if entry.lang == "zh":
        assert [law for claim, law in RESTS_ON.items() if re.search(claim, entry.body) and law not in named] == []


@every_entry
def test_no_entry_promises_anything(entry: Entry) -> None:
    promises = (
        r"宽限|冷静期|犹豫期|保证(?:能|可以)?(?:通过|放款|下款)|包过|必过|百分之百|100 ?%|通过率"
        r"|一定(?:会|能)|肯定(?:会|能)|总是|grace|cooling.off|approval rate"
        r"|\bguaranteed\b|guarantees? (?:you|that|approval|payout)|\balways\b|certainly|definitely"
    )
    assert not re.search(promises, words(entry), re.I)


@pytest.mark.parametrize("entry", [one for one in ALL if str(one.id).endswith(".zh")])
def test_figures_and_latin_words_stand_clear_of_the_chinese_around_them_as_on_every_screen(entry: Entry) -> None:
    text = entry.body.replace("U钱包", "")
    assert re.findall(r"[一-鿿](?<![年月])[A-Za-z0-9]|[A-Za-z0-9%](?=[一-鿿])(?![年月日万])", text) == []
    assert re.findall(r"\d:\d\d ?[-–—] ?\d", text) == []


def test_every_entry_but_the_terms_has_its_points() -> None:
    assert list(POINTS) == [name for kind, names in KINDS.items() if kind != "term" for name in names.split()]


@pytest.mark.parametrize("entry", [one for one in ALL if str(one.id).split(".")[0] in POINTS])
def test_an_entry_carries_every_point_of_its_subject(entry: Entry) -> None:
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
ask: 怎么还没打电话？
ask: 没接到
also: 漏接, 未接来电
review_by: 2027-11
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
        ask=("怎么还没打电话？", "没接到"),
        also=("漏接", "未接来电"),
        review_by="2027-11",
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
        ("ask: 没接到", "ask:", 8),
        ("also: 漏接", "also: 漏接\nalso: 漏接", 10),
        ("2027-11", "next year", 10),
        ("| 一篇文章 |", "|", 11),
        ("source: article", "source: hearsay", 11),
        ("2026-11", "2026-13", 11),
        ("2026-11", "20261-1", 11),
        ("next: uwallet status\n", "", 12),
        ("ask: 怎么还没打电话？\nask: 没接到\n", "", 11),
        ("also: 漏接, 未接来电\n", "", 12),
        ("第一段。\n\n- 一条\n", "", 14),
        ("---\n第一段。\n", "第一段。\n", 13),
    ],
)
def test_a_malformed_entry_is_refused_by_file_and_line(right: str, wrong: str, line: int) -> None:
    assert right in WHOLE
    with pytest.raises(ValueError, match=rf"^callback\.zh\.md:{line}: "):
        parse("callback", "zh", WHOLE.replace(right, wrong, 1))


def test_only_the_month_of_review_may_be_left_out() -> None:
    assert parse("callback", "zh", WHOLE.replace("review_by: 2027-11\n", "")).review_by is None


def test_the_store_is_given_plain_values() -> None:
    given = documents("zh")
    assert json.loads(json.dumps(given)) == given
    assert [one["id"] for one in given] == [entry.id for entry in entries("zh")]


def test_the_fingerprint_changes_with_an_entry_and_only_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (library, freshness):
        monkeypatch.setattr(module, "_FOLDER", tmp_path)
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
