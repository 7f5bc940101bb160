"""决定是怎么作出的。"""

WORDS: dict[str, str] = {
    "title": "评分 {score}，是这样算出来的",
    "how": "六项相加，满分 100。每一项落在哪一档，就得那一档的分。",
    "points": "{points} 分，满分 {best}",
    "line": "{told}{points}。",
    "full": "已得满分。",
    "never": "性别、年龄、所在地区从不参与评分。",
    "right": "您有权要求对自动化决定作出说明，也有权不接受只由机器作出的决定（个人信息保护法第二十四条）。写一封信：",
    "none": "这份申请没有逐项的评分可以说明。您的机构怎么决定的，可以写信请它说明：",
    "factor_past_due": "逾期记录",
    "factor_burden": "还款负担",
    "factor_credit_history": "信用历史",
    "factor_recent_applications": "近期申请",
    "factor_time_in_job": "工作年限",
    "factor_documents": "材料",
}
