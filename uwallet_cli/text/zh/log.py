"""通话记录。"""

WORDS: dict[str, str] = {
    "none": "还没有通话记录。接到或没接到，都可以记一笔：",
    "missed": "未接",
    "taken": "已接",
    "about": "申请 {ref}",
    "number.ask": "来电显示的号码？",
    "number.hint": "没显示就空着",
    "number.label": "来电号码",
    "name.ask": "对方说自己叫什么？",
    "name.label": "对方姓名",
    "staff.ask": "对方的工号？",
    "staff.label": "工号",
    "points.ask": "说了哪些要点？",
    "points.hint": "不要记密码、验证码和完整卡号",
    "points.label": "要点",
    "promise.ask": "对方答应了什么、什么时候？",
    "promise.label": "对方承诺",
    "mask.ask": "里面有一串像证件或卡号的数字，只留后四位好吗？",
}
