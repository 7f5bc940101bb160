"""What can be said for each way of repaying and each purpose, as data. See `listening` for how a word is written."""

from __future__ import annotations

from collections.abc import Mapping

from uwallet_cli.interview.hearing.listening import Words

# The terms themselves: they decide before any description does.
METHOD_NAMES: Mapping[str, Words] = {
    "equal_instalment": (
        "等额本息", "等额还", "本息等额", "等本等息", "月供固定", "equal instal*", "equal monthly", "equal pay*",
        "level pay*", "fixed instal*", "annuity", "equal install*", "fixed install*",
    ),
    "equal_principal": (
        "等额本金", "本金等额", "等本递减", "equal principal", "fixed principal", "level principal", "same principal",
        "straight line",
    ),
    "interest_only": (
        "先息后本", "按月付息", "先利后本", "每月付息", "interest only", "interest-only", "interest first",
        "bullet with interest",
    ),
    "single_payment": (
        "一次性还本付息", "到期还本付息", "一次还清", "一次性还清", "一次性还", "到期一次", "一次性付清",
        "single payment", "bullet", "lump sum", "lump-sum", "balloon", "one payment", "one-off", "one-time",
        "one time", "利随本清", "one lump",
    ),
}  # fmt: skip

# Descriptions, the most telling first: "每个月只还利息，到期还本" also speaks of an end.
METHOD_DESCRIPTIONS: tuple[tuple[str, Words], ...] = (
    ("interest_only", (
        "先还利息", "利息先", "平时…利息", "先付利息", "先交利息", "只还利息", "只付利息", "只交利息", "光还利息",
        "还利息…本金", "利息…最后…本", "最后还本", "到期还本", "先还息", "每月利息", "月月还息", "按月还利息",
        "每个月利息", "每个月还利息", "每月还利息", "本金最后", "本金到期", "only the interest", "only interest",
        "just the interest", "just interest", "only pay interest", "just pay interest", "only paying interest",
        "pay interest monthly", "interest every month", "interest each month", "interest monthly", "monthly interest",
        "principal at the end", "principal last", "the interest first", "interest now", "interest along the way",
        "interest during",
    )),
    ("equal_principal", (
        "递减", "逐月减", "逐月少", "越还越少", "越来越少", "越来越低", "一个月比一个月少", "一月比一月少",
        "先多后少", "前多后少", "前面…多", "后面…少", "前期多", "后期少", "头几…多", "先…多…后…少", "往后…少",
        "前面多", "开始多", "头几个月多", "慢慢变少", "月月减", "本金一样", "本金相同", "本金每月一样", "每个月本金",
        "每月本金", "本金每月", "本金每个月", "少一点", "逐渐减少", "decreas*", "declin*", "less each", "less every",
        "shrink*", "goes down", "go down", "going down", "getting smaller", "gets smaller", "get smaller",
        "smaller each", "smaller every", "more at first", "more at the start", "more at the beginning",
        "higher at first", "higher at the start", "falling", "reducing", "drops", "drop each", "drop every",
        "lower each", "lower every", "same amount of principal", "principal in equal", "equal parts of",
        "then smaller", "then less", "bigger at", "bigger first", "larger at", "starts high", "start high",
    )),
    ("single_payment", (
        "到期一起", "到期还", "到期后", "到期全", "到期再还", "到期连本带利", "最后一起", "最后一次", "最后全",
        "一起还", "一把还", "一口气", "一笔还", "一次付", "一次性", "到期还清", "期满", "连本带利", "到时候一起",
        "最后还清", "全部一起", "all at once", "at once", "in one go", "all together", "everything at",
        "everything in", "once at the end", "once, at the end", "all at the end", "whole at the end",
        "the whole thing", "one time", "in full at", "pay it all", "pay back everything", "nothing until",
        "once when", "at the end", "on the due d*", "when it's due", "when due", "when it falls due", "at maturity",
        "when it expires",
    )),
    ("equal_instalment", (
        "一样", "相同", "固定", "同样", "不变", "一个数", "一样多", "都是那么多", "都还那么多", "平均", "same",
        "fixed", "equal", "identical", "constant", "equally", "evenly", "never changes", "doesn't change",
    )),
)  # fmt: skip

# Said of every way but the single payment.
EVERY_MONTH: Words = (
    "按月", "月月", "每个月", "每月", "分期", "分月", "一期一期", "慢慢还", "monthly", "every month", "each month",
    "per month", "instal*", "by the month", "month by month", "bit by bit", "over time",
)  # fmt: skip
# Terms and descriptions that no method on offer has.
OTHER_METHODS: Words = (
    "随借随还", "等比", "气球贷", "想还就还", "按日", "按周", "每周", "weekly", "daily", "whenever i",
)  # fmt: skip

PURPOSES: Mapping[str, Words] = {
    "education": (
        "教育", "培训", "学费", "报班", "报个班", "报了个班", "补习", "学习", "考证", "考研", "研究生", "硕士",
        "博士", "读书", "读研", "课", "上学", "上大学", "留学", "进修", "辅导", "学校", "学车", "驾校", "学英语",
        "学技", "念书", "幼儿园", "培优", "充电", "自考", "学历", "educat*", "train*", "tuition", "course*",
        "school*", "class", "classes", "study*", "studies", "college", "university", "degree", "lesson*", "learn*",
        "tutor*", "exam*", "kindergarten", "diploma", "certificat*", "mba", "master's", "bootcamp",
    ),
    "medical": (
        "医", "看病", "手术", "住院", "治", "药", "牙", "病", "体检", "康复", "生孩子", "生娃", "做矫正", "种植牙",
        "透析", "化疗", "medical*", "hospital*", "surgery", "surgeries", "treat*", "doctor*", "operation*", "dental",
        "dentist*", "tooth", "teeth", "medicine*", "illness", "sick*", "health*", "clinic*", "therapy", "chemo*",
        "braces", "implant*", "medication*", "prescription*",
    ),
    "home": (
        "装修", "家具", "翻新", "刷墙", "厨房", "卫生间", "装潢", "软装", "硬装", "翻修", "修房", "房子…修", "修缮",
        "地板", "门窗",  "瓷砖", "沙发", "家装", "改造", "橱柜", "衣柜", "铺地", "吊顶", "粉刷", "renovat*", "furnish*",
        "furniture", "decorat*", "redecorat*", "kitchen*", "bathroom*", "repaint*", "redo*", "refurbish*", "remodel*",
        "home improvement*", "sofa*", "floor*", "tile*", "doing up", "do up", "fix up", "fixing up", "wardrobe*",
        "roof*", "paint*", "house repair*", "home repair*", "repair the house", "cabinets",
    ),
    "appliances": (
        "家电", "电器", "冰箱", "电视", "洗衣机", "空调", "手机", "电脑", "数码", "笔记本", "热水器", "洗碗机",
        "油烟机", "烘干机", "平板", "相机", "冰柜", "苹果1", "iphone*", "扫地机", "电饭", "微波炉", "appliance*",
        "fridge*", "refrigerator*", "tv", "tvs", "television*", "washing machine*", "washer*", "dryer*", "air con*",
        "aircon*", "air-con*", "laptop*", "computer*", "phone*", "dishwasher*", "electronic*", "ipad*", "tablet*",
        "macbook*", "camera*", "oven*", "microwave*", "heater*", "vacuum*", "freezer*", "stove*",
    ),
    "travel": (
        "旅游", "旅行", "出去玩", "度假", "机票", "出国玩", "自驾", "跟团", "游玩", "蜜月", "酒店", "出境游", "去…玩",
        "带…玩", "玩几天", "玩一趟", "travel*", "trip*", "holiday*", "vacation*", "flight*", "tour*", "plane ticket*",
        "cruise*", "honeymoon*", "sightseeing", "backpack*", "hotel*",
    ),
    "wedding": (
        "结婚", "婚", "办喜事", "彩礼", "喜酒", "酒席",  "喜宴", "嫁妆", "三金", "五金", "wedding*", "marry", "marri*",
        "marrying", "bride*", "getting married", "ceremony", "banquet*", "dowry",
    ),
    "rent": (
        "租", "押一付三", "押金", "rent", "rents", "renting", "rental", "lease*", "landlord*", "deposit for",
        "deposit on", "tenancy",
    ),
}  # fmt: skip

# Uses that are on no list, or must not be: they differ from every purpose, whatever else is said.
OTHER_USES: Words = (
    "炒股", "股票", "基金", "投资", "理财", "买房", "首付", "购房", "赌", "彩票", "炒币", "虚拟币", "比特币", "期货",
    "还信用卡", "信用卡", "还债", "还款", "还别的", "还贷", "还网贷", "还花呗", "还钱", "欠款", "房贷", "车贷",
    "网贷", "债", "借给", "替别人", "帮别人", "帮朋友", "给朋友", "转借", "买车", "换车", "二手车", "开店", "创业",
    "入股", "放贷", "合伙", "打赏", "游戏", "充值", "整容", "拉皮条", "奢侈品", "stock", "stocks", "shares",
    "invest*", "crypto*", "bitcoin*", "gambl*", "casino*", "lottery", "bet", "betting", "pay off", "paying off",
    "repay*", "debt*", "credit card*", "refinanc*", "down payment*", "downpayment*", "buy a house", "buy a flat",
    "buy an apartment", "buying a house", "buying a flat", "mortgage*", "a car", "used car", "second-hand car",
    "new car", "my car", "start-up", "startup", "lend*", "for a friend", "for my friend", "forex", "trading",
    "another loan", "other loan*", "gaming", "luxury",
)  # fmt: skip
# Too little of one's own words, but another use than any on the list.
BUSINESS_USES: Words = ("做生意", "生意", "店里", "进货", "经营", "business*", "shop", "the store", "company")
GENERAL_USES: Words = (
    "消费", "周转", "日常", "开销", "急用", "有用", "用钱", "用一下", "生活", "家用", "家里用", "家里的事", "私事",
    "个人", "备用", "应急", "买点", "买东西", "杂七杂八", "花", "零用", "有事", "急事", "没什么", "personal",
    "spend*", "expenses", "cash flow", "cashflow", "stuff", "things", "need*", "living", "emergency", "emergencies",
    "various", "bills", "family", "whatever", "general", "daily", "use", "something", "this and that",
)  # fmt: skip
