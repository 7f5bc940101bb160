"""What people call one and the same job, in both languages, and the words that say too little of any."""

from __future__ import annotations

from uwallet_cli.interview.hearing.listening import Words, heard

# One row per job: whoever says one of its names may have written another.
_JOBS: tuple[Words, ...] = (
    (
        "程序员", "软件工程师", "软件开发", "码农", "写代码", "开发工程师", "编程", "写程序", "程序开发",
        "研发工程师", "software engineer*", "software developer*", "programmer*", "developer*", "coder*", "coding",
        "programming", "write code", "write software", "web developer*",
    ),
    (
        "教师", "老师", "教员", "教书", "讲师", "班主任", "teacher*", "teach*", "instructor*", "lecturer*",
        "schoolteacher*",
    ),
    ("司机", "驾驶员", "开车", "开货车", "开出租", "开网约车", "跑车", "driver*", "drive*", "driving", "trucker*"),
    ("会计", "做账", "accountant*", "accounting", "accounts", "bookkeep*"),
    ("出纳", "cashier*", "teller*"),
    ("收银员", "收银", "cashier*", "checkout", "till"),
    ("护士", "护理", "护师", "nurse*", "nursing"),
    ("医生", "大夫", "医师", "doctor*", "physician*", "gp"),
    ("药师", "药剂师", "pharmacist*"),
    ("厨师", "大厨", "炒菜", "掌勺", "做饭", "做菜", "厨子", "cook", "cooks", "cooking", "chef*"),
    ("保安", "保卫", "看门", "security guard*", "guard*", "security"),
    ("保洁", "清洁工", "清洁", "打扫", "cleaner*", "cleaning", "janitor*"),
    ("服务员", "端盘子", "跑堂", "wait tables", "waiting tables", "waiter*", "waitress*", "server*"),
    ("快递员", "快递", "送快递", "派件",  "快递小哥", "courier*", "deliver parcels", "parcel*"),
    ("外卖员", "外卖", "骑手", "送外卖", "rider*", "deliver food", "food delivery"),
    (
        "工人", "操作工", "普工", "流水线", "车间工人", "一线工人", "打螺丝", "厂里做工", "worker*", "operator*",
        "assembly line", "production line",
    ),
    ("销售", "业务员", "跑业务", "卖东西", "推销", "sales*", "salesman", "salesperson", "selling"),
    ("营业员", "导购", "店员", "售货员", "shop assistant*", "sales assistant*", "shop clerk*", "store clerk*"),
    ("客服", "接线员", "customer service", "customer support", "call centre", "call center"),
    ("前台", "接待", "receptionist*", "reception", "front desk"),
    ("文员", "文秘", "内勤", "clerk*", "office clerk*"),
    ("秘书", "助理", "secretary", "secretaries", "assistant*", "pa"),
    ("行政", "行政专员", "admin*", "administrator*", "office admin*"),
    ("人事", "人力资源", "hr", "招聘专员", "human resources", "recruiter*", "personnel"),
    ("财务", "finance"),
    ("采购", "buyer*", "purchas*", "procurement"),
    ("仓管", "仓库管理员", "库管", "管仓库", "warehouse*", "storekeeper*", "stock keeper*"),
    ("设计师", "美工", "做设计", "画图", "designer*", "design"),
    ("律师", "lawyer*", "attorney*", "solicitor*"),
    ("电工", "electrician*"),
    ("焊工", "电焊", "welder*"),
    ("木工", "木匠", "carpenter*"),
    ("水管工", "水暖工", "plumber*"),
    ("修理工", "维修工", "修车", "汽修", "mechanic*", "repairman", "fitter*"),
    ("理发师", "美发师", "剪头发", "发型师", "hairdresser*", "barber*", "hair stylist*"),
    ("美容师", "beautician*"),
    ("保姆", "月嫂", "家政", "阿姨", "nanny", "housekeeper*"),
    ("公务员", "civil servant*"),
    ("警察", "民警", "police*"),
    ("消防员", "firefighter*", "fireman"),
    ("军人", "当兵", "soldier*"),
    ("记者", "journalist*", "reporter*"),
    ("编辑", "editor*"),
    ("翻译", "口译", "笔译", "translator*", "interpreter*"),
    ("校长", "园长", "principal", "headmaster", "headteacher*"),
    ("店长", "store manager*", "shop manager*"),
    (
        "老板", "店主", "个体户", "自己当老板", "经营者", "owner*", "shopkeeper*", "boss", "my own business",
        "proprietor*",
    ),
    ("总经理", "ceo", "general manager*", "managing director*", "gm"),
    ("总监", "director*"),
    ("产品经理", "product manager*", "pm"),
    ("项目经理", "项目管理", "project manager*", "pm"),
    ("测试", "tester*", "qa", "quality"),
    ("运维", "网管", "it support", "system admin*", "sysadmin*"),
    ("建筑师", "architect*"),
    ("质检", "品检", "检验员", "inspector*"),
    ("工程师", "技术员", "engineer*", "technician*"),
    ("主管", "负责人", "管事", "supervisor*", "team lead*", "head of", "team leader*", "in charge of"),
    ("经理", "manager*"),
    ("组长", "班长", "领班", "foreman", "team leader*"),
    ("实习生", "实习", "intern*", "trainee*"),
    ("农民", "种地", "务农", "farmer*"),
    ("环卫", "扫地", "street sweeper*", "sanitation"),
    ("主播", "直播", "streamer*"),
)  # fmt: skip

# What stands behind the field of work in a Chinese title.
RANKS: Words = (
    "主管", "经理", "主任", "总监", "专员", "助理", "工程师", "组长", "班长", "部长", "店长", "老师", "科长", "处长",
)  # fmt: skip

# They name a place, a rank or nothing: the caller asks again.
TOO_GENERAL: Words = (
    "上班", "打工", "工作", "员工", "职员", "职工", "打杂", "什么都干", "什么都做", "干活", "坐办公室", "办公室",
    "公司里", "单位里", "医院里", "学校里", "厂里", "店里", "机关", "体制内", "管理", "管人", "管理层", "管理岗",
    "普通岗", "一般岗", "技术岗", "技术活", "技术", "基层", "小领导", "领导", "后勤", "搞技术", "做事", "混口饭",
    "服务行业", "干部", "白领", "搬砖", "跑腿", "正式工", "临时工", "work there", "just work", "office job", "office",
    "office work*", "employee*", "staff", "worker*", "staff member*", "a job", "regular", "ordinary", "normal",
    "various things", "this and that", "bit of everything", "everything", "management", "manage people", "in charge",
    "white collar", "blue collar", "蓝领", "white-collar", "in a hospital", "at the hospital", "in the hospital",
    "at a school", "in a school", "in a company", "at a company", "all sorts", "odd jobs", "stuff", "things",
    "technical", "professional", "many things", "help out", "i work",
)  # fmt: skip
# A word for many jobs, and what the job written down must have in it for that word to fit.
BROADER: tuple[tuple[Words, Words], ...] = (
    (
        ("老师", "教书", "teacher*", "teach*"),
        ("教", "学", "培训", "课", "academic", "school", "tutor*", "education*", "teach*"),
    ),
    (("医务", "医护", "搞医的", "medical"), ("医", "护", "药", "nurse*", "doctor*", "pharmacist*")),
    (("工程师", "engineer*", "搞工程"), ("工程", "engineer*", "开发", "程序", "software")),
    (
        ("做电脑", "搞电脑", "搞it", "做it", "it", "it work", "in it", "互联网", "computers", "tech"),
        ("程序", "软件", "开发", "software", "engineer*", "programmer*", "developer*"),
    ),
    (("财务", "finance", "管钱", "管账", "算账"), ("会计", "出纳", "财务", "accountant*", "cashier*", "finance*")),
    (("经理", "manager", "boss", "leader"), ("主管", "supervisor*", "总监", "店长", "director*")),
)  # fmt: skip


def same_job(given: str, said: str) -> bool:
    """Whether both texts name the same job in different words."""
    return bool(_jobs(given) & _jobs(said))


def names_a_job(text: str) -> bool:
    """Whether a text names any job of the list."""
    return bool(_jobs(text))


def _jobs(text: str) -> set[int]:
    return {at for at, names in enumerate(_JOBS) if heard(text, names)}
