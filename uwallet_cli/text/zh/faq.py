"""常见问题页。"""

WORDS: dict[str, str] = {
    "pick.ask": "您想知道什么？",
    "none_of_these": "都不是，回到命令行",
    "kind_topic": "五个常见问题",
    "kind_guide": "五个阶段",
    "how": "输入 uwallet faq 加左边的名字，例如：",
    "unknown": "这个问题这里没有答案，不想乱猜。",
    "unknown_next": "可以看看有哪些主题，或怎样联系您的放款机构：",
    "sources": "依据",
    "source_article": "文章：{text}（{as_of}）",
    "source_law": "法规：{text}（{as_of}）",
    "source_practice": "常见做法：{text}（{as_of}）",
    "source_advice": "一般建议，以合同为准：{text}（{as_of}）",
    "related": "相关",
    "see": "（uwallet faq {id}）",
    "next": "接下来",
    "independent": "uwallet 不属于任何放款机构；您的合同和机构的正式答复优先。",
}
