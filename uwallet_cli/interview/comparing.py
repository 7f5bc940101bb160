"""Does what was said on the phone fit what stands in the application? Judged as an attentive, reasonable caller would."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from uwallet_cli.clean import folded
from uwallet_cli.interview import spoken
from uwallet_cli.interview.reading import Unreadable, yes_no
from uwallet_cli.interview.spoken import Range


class Verdict(NamedTuple):
    """`mark` is agrees, differs or vague; `reason` the code of why. Neither holds what was said."""

    mark: str
    reason: str


AGREES, DIFFERS, VAGUE = "agrees", "differs", "vague"

A_FIFTH = Decimal("0.2")  # what people are off by about their own income without meaning to mislead

_DODGES = re.compile(
    r"不(太)?(清楚|知道|记得|确定|好说|一定)|记不(清|得|住)|忘(了|记)|没(注意|留意|记)|看情况|说不(好|准|上)|算是吧|还(行|可以|好)|随便|"
    r"差不多吧?$|应该吧|可能吧|不方便|保密|问这|你们?那|系统|默认|don'?t (know|remember|recall)|not (so |quite |really )?sure|no idea|"
    r"can'?t (say|remember|recall)|cannot (say|remember)|forg[eo]t|depends|rather not|hard to say|why do you|private|whatever|"
    r"you have (it|that)|should be (in|on)|sort of|kind of|i guess so"
)


def compare(key: str, given: Any, said: str, today: date) -> Verdict:
    """Compare one answer. `given` is the answer in the application (None where it was left out)."""
    text = folded(said).casefold().strip(" 。.!！,，?？")
    if not text:
        return Verdict(VAGUE, "nothing_said")
    if given is None:
        return Verdict(VAGUE, "not_in_application")
    return _BY_KEY.get(key, _words)(key, given, text, today)


_SPOKEN_DIGITS = {
    "零": "0", "〇": "0", "洞": "0", "一": "1", "幺": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6",
    "七": "7", "拐": "7", "八": "8", "九": "9", "叉": "X", "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ex": "X",
}  # fmt: skip


def _digits(key: str, given: Any, text: str, _today: date) -> Verdict:
    whole = str(given).upper()
    told = _as_digits(text)
    if len(told) >= 8:
        return Verdict(AGREES, "whole_number") if told == whole else Verdict(DIFFERS, "digits_differ")
    if len(told) == 4:
        return Verdict(AGREES, "last_four") if told == whole[-4:] else Verdict(DIFFERS, "digits_differ")
    if not told:
        return Verdict(VAGUE, "no_digits")
    if len(told) < 4:
        return Verdict(VAGUE, "too_few_digits") if told in whole[-4:] else Verdict(DIFFERS, "digits_differ")
    return Verdict(DIFFERS, "digits_differ")


def _as_digits(text: str) -> str:
    text = re.sub(r"后四位|尾号|last four|last 4|ending|ends in|four digits|身份证|银行卡|卡号|号码?是?", " ", text)
    words = re.sub(r"[a-z]+", lambda match: _SPOKEN_DIGITS.get(match[0], " " if match[0] != "x" else "X"), text)
    return "".join(
        _SPOKEN_DIGITS.get(character, character.upper()) for character in words
        if character in _SPOKEN_DIGITS or character.isdigit() or character in "xX"
    )  # fmt: skip


def _within(given: Decimal, said: Range, slack: Decimal) -> Verdict:
    low, high = given - slack, given + slack
    if said.high - said.low > max(2 * slack, given * 2 * A_FIFTH, Decimal(1)) and said.low <= given <= said.high:
        return Verdict(VAGUE, "wide_range")
    if said.high < low or said.low > high:
        return Verdict(DIFFERS, "figure_differs")
    return Verdict(AGREES, "same_figure" if said.low == said.high == given else "near_enough")


def _dodged(text: str) -> Verdict:
    return Verdict(VAGUE, "not_said" if _DODGES.search(text) else "no_figure")


_NONE = re.compile(r"没有?(了|欠|贷|别的|其他|其它)?|无|都没|no(ne|thing)?\b|don'?t have|zero|不欠|还清")


def _money(key: str, given: Any, text: str, _today: date) -> Verdict:
    amount = Decimal(given)
    exact = key == "amount"
    found = spoken.figures(re.sub(r"税[前后]|到手|一个月|每个?月|per month|a month", " ", text))
    if re.search(r"(一年|年薪|全年|每年|年收入)|(a|per) year|yearly|annual", text):
        found = [Range(one.low / 12, one.high / 12) for one in found if one.low >= 1000]
    found = [one for one in found if one.unit not in ("号", "日", "年", "期", "笔", "个月", "月")]
    if not found:
        if not exact and _NONE.search(text) and not _DODGES.search(text):
            return Verdict(AGREES, "same_figure") if amount == 0 else Verdict(DIFFERS, "figure_differs")
        return _dodged(text)
    slack = Decimal(0) if exact or amount == 0 else amount * A_FIFTH
    return _within(amount, found[0], slack)


def _count(key: str, given: Any, text: str, _today: date) -> Verdict:
    number = Decimal(given)
    if re.search(r"几(笔|个|张)|好几|some|several|a few", text):
        return Verdict(VAGUE, "wide_range")
    found = spoken.figures(re.sub(r"(?<=[一二两三四五六七八九\d])(笔|个|张|家)", " ", text))
    if not found and (only := re.search(r"(just|only) (a|an|the)\b|就这|只有这", text)):
        found = [Range(Decimal(1), Decimal(1))] if only else []
    if not found:
        if _NONE.search(text) and not _DODGES.search(text):
            return Verdict(AGREES, "same_figure") if number == 0 else Verdict(DIFFERS, "figure_differs")
        return _dodged(text)
    total = sum((one.low for one in found), Decimal(0)) if len(found) > 1 else found[0].low
    matches = number in (total, found[0].low) or found[0].low <= number <= found[0].high
    return Verdict(AGREES, "same_figure") if matches else Verdict(DIFFERS, "figure_differs")


def _years(_key: str, given: Any, text: str, today: date) -> Verdict:
    years = Decimal(str(given))
    if re.search(
        r"好(几|多)年|很(久|多年)|几年|some years|several years|a few years|many years|long time|a while", text
    ):
        return Verdict(VAGUE, "wide_range")
    since = re.search(r"(?:since|from|in|joined)?\s*((?:19|20)\d\d)", text)
    if since:
        passed = Decimal(today.year - int(since[1]))
        return _within(years, Range(passed, passed), max(Decimal(1), years * A_FIFTH))
    found = spoken.figures(text)
    half = Decimal("0.5") if re.search(r"半|half", text) else Decimal(0)
    if re.search(r"去年|last year", text):
        found = [Range(Decimal(1), Decimal(1))]
    if not found and half:
        found = [Range(Decimal(0), Decimal(0))]
    if not found:
        return _dodged(text)
    told = found[0]
    if told.unit in ("个月", "月", "月份", "month", "months", "个半月"):
        told = Range(told.low / 12, told.high / 12)
    else:
        told = Range(told.low + half, told.high + half)
    slack = max(Decimal(1), years * A_FIFTH) if years >= 3 else Decimal("0.5")
    return _within(years, told._replace(unit=""), slack)


def _day_of_month(_key: str, given: Any, text: str, _today: date) -> Verdict:
    found = [one for one in spoken.figures(re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)) if 1 <= one.low <= 31]
    ordinal = re.search(
        r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth)\b", text
    )
    if ordinal:
        names = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        values = {name: n for n, name in enumerate(names, 1)} | {"fifteenth": 15, "twentieth": 20}
        found = [Range(Decimal(values[ordinal[1]]), Decimal(values[ordinal[1]]))]
    if not found:
        return Verdict(VAGUE, "not_said" if _DODGES.search(text) else "wide_range")
    near = re.search(r"左右|前后|around|about|or so|上下", text)
    return _within(Decimal(given), found[0], Decimal(2 if near else 0))


def _months(_key: str, given: Any, text: str, _today: date) -> Verdict:
    found = spoken.figures(text)
    half = re.search(r"半年|half a year", text)
    if half and not found:
        told = Decimal(6)
    elif not found:
        return _dodged(text)
    elif found[0].unit in ("年", "year", "years", "年半", "yr", "yrs", "年多"):
        told = found[0].low * 12 + (6 if found[0].unit == "年半" or re.search(r"年半|and a half", text) else 0)
    else:
        told = found[0].low
    return Verdict(AGREES, "same_figure") if told == Decimal(given) else Verdict(DIFFERS, "figure_differs")


_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _date(_key: str, given: Any, text: str, today: date) -> Verdict:
    due = date.fromisoformat(str(given))
    text = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)
    named = re.search(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", text)
    numbers = [int(one.low) for one in spoken.figures(re.sub(r"20\d\d\s*(年|[-/.])?", " ", text))]
    following = today.month % 12 + 1
    if named:
        month, rest = _MONTH_NAMES.index(named[1]) + 1, numbers
    elif re.search(r"下个?月|next month", text):
        month, rest = following, numbers
    elif re.search(r"这个?月|本月|this month", text):
        month, rest = today.month, numbers
    elif len(numbers) >= 2:
        month, rest = numbers[0], numbers[1:]
    else:
        month, rest = due.month, numbers
    if not rest:
        if month != due.month:
            return Verdict(DIFFERS, "figure_differs")
        return Verdict(VAGUE, "not_said" if _DODGES.search(text) else "too_little")
    matches = (month, rest[0]) == (due.month, due.day)
    return Verdict(AGREES, "same_figure") if matches else Verdict(DIFFERS, "figure_differs")


_NO_WORDS = re.compile(
    r"^(没有|没|不是|不|否|无|从来没|绝对没|当然没|no\b|nobody|none|never|not\b|nope|i didn'?t|didn'?t)|没有人?|没人|nobody|no one"
)
_YES_WORDS = re.compile(
    r"^(是|对|嗯|有|yes|yeah|yep|right|correct|of course|sure|i did)|我自己|自己(申请|弄|填|办)|本人|myself|by me"
)
_SOMEONE = re.compile(
    r"朋友|别人|有个?人|中介|帮我|替我|老公|老婆|收了|给了|friend|agent|someone|somebody|for me|helped|told me|charged|paid"
)


def _yes_no(_key: str, given: Any, text: str, _today: date) -> Verdict:
    if _DODGES.search(text):
        return Verdict(VAGUE, "not_said")
    negative, someone = _NO_WORDS.search(text), _SOMEONE.search(text)
    try:
        told: bool | None = yes_no(text)
    except Unreadable:
        told = None
        if negative:
            told = False
        elif someone:  # who was helped, or paid somebody, did not apply alone
            told = not given
        elif _YES_WORDS.search(text):
            told = True
    if told is None:
        return Verdict(VAGUE, "no_clear_word")
    return Verdict(AGREES, "same_word") if told == given else Verdict(DIFFERS, "word_differs")


_PADDING = re.compile(
    r"^(我|俺)?(的)?(叫|是|姓名是|名字是|名字叫|在|住在?|现在)*|(呢|啊|呀|吧|的|这边|上班|工作|那里|这里)+$"
)
_EN_PADDING = re.compile(
    r"\b(i|i'm|im|am|my|name|is|it's|its|it|the|a|an|at|in|for|to|work|works|working|live|lives|called|this|speaking|called|of|as)\b"
)
_COMPANY = re.compile(
    r"股份|有限|责任|公司|集团|咨询|科技|(co\.?|ltd\.?|limited|inc\.?|corp\.?|company|consulting|technology|group)(?=\W|$)|[,.·()]"
)


def _core(text: str) -> str:
    return re.sub(r"\s+", "", _EN_PADDING.sub(" ", text)).strip("，,。. ")


def _name(_key: str, given: Any, text: str, _today: date) -> Verdict:
    name = re.sub(r"[\s·]+", "", str(given).casefold())
    told = re.sub(r"[\s·]+", "", text)
    at = told.find(name)
    if at >= 0:
        rest = told[at + len(name) :]
        runs_on = rest[:1] and (
            (rest[0].isascii() and rest[0].isalpha())
            or (_is_han(rest[0]) and not re.match(r"[，,。吧啊呀呢的]|本人|是我|木|就", rest))
        )
        return Verdict(DIFFERS, "name_differs") if runs_on and len(rest) < 3 else Verdict(AGREES, "same_name")
    if _DODGES.search(text):
        return Verdict(VAGUE, "not_said")
    surname = re.search(r"姓\s*(.)$|surname is (\w+)|(?:mr|ms|mrs|miss)\.? (\w+)", text)
    if surname or len(_core(_PADDING.sub("", text))) < 2:
        said = next((group for group in surname.groups() if group), "") if surname else ""
        return (
            Verdict(VAGUE, "too_little")
            if not said or said in str(given).casefold()
            else Verdict(DIFFERS, "name_differs")
        )
    return Verdict(DIFFERS, "name_differs")


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _employer(_key: str, given: Any, text: str, _today: date) -> Verdict:
    if _DODGES.search(text):
        return Verdict(VAGUE, "not_said")
    if re.search(
        r"一[家个所间](?!院|小|中)|某|some |\ba (small |big |private |local )?(company|school|shop|firm|hospital|factory)\b",
        text,
    ):
        return Verdict(VAGUE, "too_little")
    whole = _core(str(given).casefold())
    told = _core(_PADDING.sub("", text))
    brand = _core(_COMPANY.sub("", str(given).casefold()))
    said = _core(_COMPANY.sub("", _PADDING.sub("", text)))
    if not said:
        return Verdict(VAGUE, "too_little")
    if told in whole or whole in told or said in brand or brand in said:
        return Verdict(AGREES, "same_place")
    if (_in_order(said, brand) and len(said) >= 2) or _share(said, brand) >= Decimal("0.6"):
        return Verdict(AGREES, "nickname")
    return Verdict(DIFFERS, "place_differs")


def _in_order(short: str, long: str) -> bool:
    """Whether the characters of a nickname stand in the full name in their order: 市一院 in 市第一人民医院."""
    rest = iter(long)
    return all(character in rest for character in short)


def _share(one: str, other: str) -> Decimal:
    """The share of the shorter's pairs of characters that the other has too."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    others = {other[at : at + 2] for at in range(len(other) - 1)}
    return Decimal(len(pairs & others)) / (min(len(pairs), len(others)) or 1)


_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "method": {
        "equal_instalment": r"等额本息|等本等息|(每|个)月(还|还的|还款|都)?(都)?(还)?(是)?(一样|相同|固定|同样)|一样多|equal (monthly )?(instal|pay)|same (amount |sum )?(every|each)|fixed (monthly|amount|pay)",
        "equal_principal": r"等额本金|递减|先多后少|越(还|来)越少|一个月比一个月少|equal principal|decreas|declin|less (each|every)|more at (first|the start|the beginning)",
        "interest_only": r"先息后本|先(还|付)?利息|只(还|付)利息|按月付息|最后还本|interest (only|first|monthly)|only (the )?interest|principal at the end",
        "single_payment": r"一次(性)?(还|付|本息)|到期(一起|一次|一并|还本付息|再还|全)|一起还|all at once|at once|single payment|lump|everything (at|in)|(one|once) (payment|at the end)|once, at the end",
    },
    "purpose": {
        "education": r"教育|培训|学费|报(了)?[个]?班|补习|学习|考证|读书|课程|上学|educat|train|tuition|course|school|class|study|studies",
        "medical": r"医|看病|手术|住院|治疗|药|牙|medical|hospital|surgery|treatment|doctor|operation|dental|medicine",
        "home": r"装修|家具|翻新|刷墙|厨房|卫生间|renovat|furnish|furniture|decorat|kitchen|bathroom|repaint|redo",
        "appliances": r"家电|冰箱|电视|洗衣机|空调|手机|电脑|数码|appliance|fridge|refrigerator|tv\b|television|washing|air.?con|laptop|computer|phone",
        "travel": r"旅[游行]|出去玩|度假|机票|出国玩|travel|trip|holiday|vacation|flight|tour",
        "wedding": r"结婚|婚(礼|庆|宴|纱|事)|办喜事|彩礼|wedding|marry|married|marriage|bride",
        "rent": r"租|房租|押一付三|rent|deposit for (the|my|a) (flat|apartment)|landlord",
    },
}


def _meaning(key: str, given: Any, text: str, _today: date) -> Verdict:
    meanings = _MEANINGS[key]
    heard = {name for name, pattern in meanings.items() if re.search(pattern, text)}
    negated = re.search(r"不是|没(选|有选)|并非|\bnot\b|isn'?t|wasn'?t", text)
    if negated and given in heard:
        return Verdict(DIFFERS, "word_differs")
    if given in heard:
        return Verdict(AGREES if len(heard) == 1 or key == "purpose" else VAGUE, "same_thing")
    if heard:
        return Verdict(DIFFERS, "word_differs")
    return (
        Verdict(DIFFERS, "word_differs")
        if key == "purpose" and _OTHER_USES.search(text)
        else Verdict(VAGUE, "too_little")
    )


_OTHER_USES = re.compile(
    r"炒股|股票|基金|投资|理财|买房|首付|赌|彩票|还(信用卡|债|别|贷|网贷|钱)|借给|帮.*借|买车|做生意|开店|stock|invest|crypto|gambl|pay off|repay|house|car\b|business|lend"
)


def _purpose(key: str, given: Any, text: str, today: date) -> Verdict:
    value, detail = given if isinstance(given, tuple | list) else (given, None)
    if value == "other":
        verdict = _words(key, detail or "", text, today)
        return verdict if verdict.mark == AGREES or not _VAGUE_USES.search(text) else Verdict(VAGUE, "too_little")
    return _meaning("purpose", value, text, today)


_VAGUE_USES = re.compile(r"消费|周转|日常|开销|急用|有用|用钱|personal|spend|expenses|cash ?flow|stuff|things|need")


def _words(_key: str, given: Any, text: str, _today: date) -> Verdict:
    """Free words: contained in each other, or sharing most of their characters."""
    whole, told = _core(str(given).casefold()), _core(_PADDING.sub("", text))
    plain = re.sub(r"(省|市|区|县|银行|bank|city)", "", whole)
    said = re.sub(r"(省|市|区|县|银行|bank|city)", "", told)
    if plain and said and (plain in said or (said in plain and len(said) >= 2)):
        return Verdict(AGREES, "same_words")
    if _DODGES.search(text):
        return Verdict(VAGUE, "not_said")
    if said and _share(said, plain) >= Decimal("0.5"):
        return Verdict(AGREES, "near_words")
    return Verdict(DIFFERS if len(said) >= 2 else VAGUE, "words_differ" if len(said) >= 2 else "too_little")


_BY_KEY: Mapping[str, Callable[[str, Any, str, date], Verdict]] = {
    "name": _name,
    "id_number": _digits,
    "card_number": _digits,
    "phone": _digits,
    "employer": _employer,
    "years_employed": _years,
    "pay_day": _day_of_month,
    "monthly_income": _money,
    "monthly_debt": _money,
    "amount": _money,
    "other_loans": _count,
    "months": _months,
    "method": _meaning,
    "purpose": _purpose,
    "applied_yourself": _yes_no,
    "guided_or_fee": _yes_no,
    "first_due": _date,
}
