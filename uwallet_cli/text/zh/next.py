"""接下来做什么，一句话。命令另起一行。"""

WORDS: dict[str, str] = {
    "draft": "接着填完再提交：",
    "in_review": "等机构的审核结果，有了结果在这里记录：",
    "referred": "请补充或修改：{answers}。改好后重新评分：",
    "callback_due": "演练机构预计 {window} 来电（第 {attempt} 次）。也可以现在就接：",
    "callback_told": "保持电话畅通。接到或没接到，都在这里记录：",
    "in_review_plugged": "等机构的审核结果，随时可以再查：",
    "callback_plugged": "机构会打电话核实，请保持电话畅通。可以先演练：",
    "callback_plugged_window": "机构预计 {window} 来电（第 {attempt} 次），请保持电话畅通。可以先演练：",
    "approved_plugged": "等待机构放款，随时可以再查：",
    "approved": "等待放款，到账后在这里记录：",
    "repaying": "{day}前还第 {n} 期，{amount}。还了以后记录：",
    "repaying_unknown": "按合同的还款日还款。还了以后记录：",
    "overdue": "第 {n} 期（{day} 到期）已逾期，连同罚息 {penalty}，共 {amount}。请尽快还上，再记录：",
    "overdue_unknown": "有一期已逾期，请尽快还上，再记录：",
    "settled": "都还清了。记得向机构要结清证明，其余的事见：",
    "declined": "这次没有通过，不代表以后不行。怎样提高通过的机会：",
    "unreached": "电话没有接通，申请已关闭。方便接电话时可以重新申请：",
    "withdrawn": "已撤回。需要时可以重新申请：",
}
