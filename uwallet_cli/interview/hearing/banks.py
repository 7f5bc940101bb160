"""The banks people name, by every name they go by: which bank does a text speak of?"""

from __future__ import annotations

from functools import cache

from uwallet_cli.interview.hearing.listening import Words, pattern

# One row per bank; its first name is what it is known by here.
_BANKS: tuple[Words, ...] = (
    (
        "工商银行", "工商", "工行", "爱存不存", "icbc", "industrial and commercial bank of china",
        "industrial and commercial", "industrial & commercial", "industrial commercial bank",
    ),
    (
        "农业银行", "农行", "abc bank", "abc", "agricultural bank of china", "agricultural bank", "agri bank",
        "agbank",
    ),
    ("中国银行", "中行", "boc", "bank of china"),
    ("建设银行", "建行", "建设", "ccb", "construction bank"),
    ("交通银行", "交行", "交通", "bocom", "bank of communications", "bankcomm"),
    (
        "邮政储蓄银行", "邮政储蓄", "邮储", "邮政银行", "邮政", "psbc", "postal savings", "postal bank",
        "post office bank",
    ),
    ("招商银行", "招商", "招行", "cmb", "merchants bank", "china merchants"),
    ("浦发银行", "浦东发展银行", "浦发", "spdb", "spd bank", "pudong development"),
    ("中信银行", "中信", "citic"),
    ("光大银行", "光大", "everbright", "ceb"),
    ("华夏银行", "华夏", "hua xia", "huaxia"),
    ("民生银行", "民生", "minsheng", "cmbc"),
    ("广发银行", "广发", "广东发展银行", "cgb", "guangfa"),
    ("兴业银行", "兴业", "industrial bank", "cib"),
    ("平安银行", "平安", "ping an", "pingan"),
    ("浙商银行", "浙商", "zheshang"),
    ("恒丰银行", "恒丰", "evergrowing", "hengfeng"),
    ("渤海银行", "渤海", "bohai"),
    ("农村商业银行", "农商银行", "农商行", "农商", "rural commercial"),
    ("农村信用社", "农信社", "信用社", "农信", "rural credit"),
    ("北京银行", "bank of beijing"),
    ("上海银行", "bank of shanghai"),
    ("江苏银行", "bank of jiangsu"),
    ("南京银行", "bank of nanjing"),
    ("宁波银行", "bank of ningbo"),
    ("杭州银行", "bank of hangzhou"),
    ("徽商银行", "徽商", "徽行", "huishang"),
    ("长沙银行", "bank of changsha"),
    ("成都银行", "bank of chengdu"),
    ("苏州银行", "bank of suzhou"),
    ("广州银行", "bank of guangzhou"),
    ("微众银行", "微众", "webank"),
    ("网商银行", "网商", "mybank"),
    ("汇丰银行", "汇丰", "hsbc"),
    ("渣打银行", "渣打", "standard chartered"),
    ("花旗银行", "花旗", "citibank", "citi"),
    ("东亚银行", "east asia"),
)  # fmt: skip


@cache
def _known_as() -> dict[str, str]:
    return {name: row[0] for row in _BANKS for name in row}


def banks_named(text: str) -> frozenset[str]:
    """The banks a text names. The longest name counts: "Industrial and Commercial Bank of China" is one bank."""
    rest, found = text.casefold(), set()
    for name in pattern(tuple(_known_as())).findall(rest):
        found.add(_known_as()[" ".join(name.split())])
    return frozenset(found)
