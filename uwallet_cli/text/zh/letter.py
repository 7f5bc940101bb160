"""请求说明决定的信。"""

WORDS: dict[str, str] = {
    "to": "致：________（放款机构名称）",
    "who": "本人 {name}（身份证尾号 {ending}，请手写补全），于 {day} 提交借款申请 {ref}，金额 {amount}。",
    "result": "目前的结果是：{state}。",
    "reasons": "已告知的原因：",
    "no_reasons": "至今没有被告知原因。",
    "asks": "现请求：",
    "ask_explain": "  一、对作出该决定的自动化处理予以说明，包括用到哪些信息、各起什么作用；",
    "ask_person": "  二、由工作人员重新审查，不以自动化方式单独作出决定；",
    "ask_correct": "  三、如所依据的信息有误，告知来源，以便更正。",
    "law": "依据：《中华人民共和国个人信息保护法》第二十四条、第四十五条、第四十六条。",
    "sign": "签名：____________    日期：{day}",
    "practice": "（这份申请由演练机构处理，本信是样式。寄给真实机构前，请换成真实的申请信息。）",
    "written": "已写入 {file}",
    "reason.past_due": "近 24 个月逾期 {value} 次",
    "reason.burden": "还款占收入 {value}",
    "reason.credit_history": "信用历史 {value} 年",
    "reason.recent_applications": "近 6 个月申请 {value} 次",
    "reason.time_in_job": "工作年限 {value} 年",
    "reason.documents": "提供材料 {value} 份",
    "reason.not_given": "{name}：未填写",
}
