"""这笔借款的费用。"""

WORDS: dict[str, str] = {
    "title": "这笔借款要付多少（演练机构，年利率 {rate}）",
    "title_own": "费用试算（按演练机构的年利率 {rate}，实际以您的合同为准）",
    "amount": "到手金额",
    "instalments": "还款",
    "level": "{months} 期，每期 {payment}，最后一期 {last}",
    "falling": "{months} 期，第一期 {payment}，最后一期 {last}",
    "once": "{months} 个月后一次还 {payment}",
    "interest": "利息合计",
    "fees": "其他费用",
    "total": "一共要还",
    "annual": "年化成本",
    "annual_value": "{x12}（单利，月 IRR×12），{compound}（复利）",
    "share": "每月还款占收入",
    "share_value": "{share}（含现有还款；参考线：36% 以内较稳妥，43% 是不少机构的上限）",
    "share_unknown": "没有填收入或现有还款，算不出来",
    "share_no_income": "没有收入，无法负担",
}
