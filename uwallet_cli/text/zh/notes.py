"""自己的笔记。"""

WORDS: dict[str, str] = {
    "none": "还没有自己的笔记。",
    "example": "uwallet faq --add 我的还款日是每月10号",
    "title": "笔记 {number}，{at}",
    "remove": "删除一条：uwallet faq --notes --remove 编号",
}
