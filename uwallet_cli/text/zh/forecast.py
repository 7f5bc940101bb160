"""结果预估。"""

WORDS: dict[str, str] = {
    "title": "结果预估",
    "by_policy": "按演练机构公开的规则推算，不代表任何真实机构的决定。",
    "fine": "评分 {score}：预计通过，不用接核实电话。",
    "person": "评分 {score}：预计会打电话核实，原因是：",
    "declined": "评分 {score}：预计不能通过，主要失分在：",
    "referred": "预计会退回补充：{answers}。现在补上更省事。",
    "changes": "怎样会不一样：",
}
