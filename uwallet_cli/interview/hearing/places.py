"""The provinces and cities of China in both scripts: which of them does a text name?"""

from __future__ import annotations

import re
from functools import cache

# Province: its cities. A Chinese name and its Latin spelling stand together; nicknames follow behind "=".
_PROVINCES = """
北京 Beijing: 北京 Beijing = 帝都 京城 首都
上海 Shanghai: 上海 Shanghai = 魔都 申城 浦东 浦西
天津 Tianjin: 天津 Tianjin = 津门
重庆 Chongqing: 重庆 Chongqing = 山城 渝
安徽 Anhui: 合肥 Hefei = 庐州, 芜湖 Wuhu, 蚌埠 Bengbu, 淮南 Huainan, 马鞍山 Maanshan, 淮北 Huaibei, 铜陵 Tongling,
    安庆 Anqing, 黄山 Huangshan, 滁州 Chuzhou, 阜阳 Fuyang, 宿州 Suzhou, 六安 Luan, 亳州 Bozhou, 池州 Chizhou,
    宣城 Xuancheng
江苏 Jiangsu: 南京 Nanjing = 金陵, 无锡 Wuxi, 徐州 Xuzhou, 常州 Changzhou, 苏州 Suzhou = 姑苏, 南通 Nantong,
    连云港 Lianyungang, 淮安 Huaian, 盐城 Yancheng, 扬州 Yangzhou, 镇江 Zhenjiang, 泰州 Taizhou, 宿迁 Suqian,
    昆山 Kunshan
浙江 Zhejiang: 杭州 Hangzhou = 杭城, 宁波 Ningbo, 温州 Wenzhou, 嘉兴 Jiaxing, 湖州 Huzhou, 绍兴 Shaoxing, 金华 Jinhua,
    衢州 Quzhou, 舟山 Zhoushan, 台州 Taizhou, 丽水 Lishui, 义乌 Yiwu
福建 Fujian: 福州 Fuzhou = 榕城, 厦门 Xiamen = 鹭岛, 莆田 Putian, 三明 Sanming, 泉州 Quanzhou, 漳州 Zhangzhou,
    南平 Nanping, 龙岩 Longyan, 宁德 Ningde
江西 Jiangxi: 南昌 Nanchang = 洪城, 景德镇 Jingdezhen, 萍乡 Pingxiang, 九江 Jiujiang, 新余 Xinyu, 鹰潭 Yingtan,
    赣州 Ganzhou, 吉安 Jian, 宜春 Yichun, 抚州 Fuzhou, 上饶 Shangrao
山东 Shandong: 济南 Jinan = 泉城, 青岛 Qingdao = 岛城, 淄博 Zibo, 枣庄 Zaozhuang, 东营 Dongying, 烟台 Yantai,
    潍坊 Weifang, 济宁 Jining, 泰安 Taian, 威海 Weihai, 日照 Rizhao, 临沂 Linyi, 德州 Dezhou, 聊城 Liaocheng,
    滨州 Binzhou, 菏泽 Heze
河南 Henan: 郑州 Zhengzhou, 开封 Kaifeng, 洛阳 Luoyang, 平顶山 Pingdingshan, 安阳 Anyang, 鹤壁 Hebi, 新乡 Xinxiang,
    焦作 Jiaozuo, 濮阳 Puyang, 许昌 Xuchang, 漯河 Luohe, 三门峡 Sanmenxia, 南阳 Nanyang, 商丘 Shangqiu, 信阳 Xinyang,
    周口 Zhoukou, 驻马店 Zhumadian
河北 Hebei: 石家庄 Shijiazhuang, 唐山 Tangshan, 秦皇岛 Qinhuangdao, 邯郸 Handan, 邢台 Xingtai, 保定 Baoding,
    张家口 Zhangjiakou, 承德 Chengde, 沧州 Cangzhou, 廊坊 Langfang, 衡水 Hengshui
山西 Shanxi: 太原 Taiyuan = 龙城, 大同 Datong, 阳泉 Yangquan, 长治 Changzhi, 晋城 Jincheng, 朔州 Shuozhou,
    晋中 Jinzhong, 运城 Yuncheng, 忻州 Xinzhou, 临汾 Linfen, 吕梁 Lvliang
内蒙古 Inner-Mongolia: 呼和浩特 Hohhot, 包头 Baotou, 乌海 Wuhai, 赤峰 Chifeng, 通辽 Tongliao, 鄂尔多斯 Ordos,
    呼伦贝尔 Hulunbuir, 巴彦淖尔 Bayannur, 乌兰察布 Ulanqab
辽宁 Liaoning: 沈阳 Shenyang = 盛京, 大连 Dalian, 鞍山 Anshan, 抚顺 Fushun, 本溪 Benxi, 丹东 Dandong, 锦州 Jinzhou,
    营口 Yingkou, 阜新 Fuxin, 辽阳 Liaoyang, 盘锦 Panjin, 铁岭 Tieling, 朝阳 Chaoyang, 葫芦岛 Huludao
吉林 Jilin: 长春 Changchun, 吉林 Jilin, 四平 Siping, 辽源 Liaoyuan, 通化 Tonghua, 白山 Baishan, 松原 Songyuan,
    白城 Baicheng, 延边 Yanbian
黑龙江 Heilongjiang: 哈尔滨 Harbin = 冰城, 齐齐哈尔 Qiqihar, 鸡西 Jixi, 鹤岗 Hegang, 大庆 Daqing, 佳木斯 Jiamusi,
    牡丹江 Mudanjiang, 黑河 Heihe, 绥化 Suihua
湖北 Hubei: 武汉 Wuhan = 江城, 黄石 Huangshi, 十堰 Shiyan, 宜昌 Yichang, 襄阳 Xiangyang, 鄂州 Ezhou, 荆门 Jingmen,
    孝感 Xiaogan, 荆州 Jingzhou, 黄冈 Huanggang, 咸宁 Xianning, 随州 Suizhou, 恩施 Enshi
湖南 Hunan: 长沙 Changsha = 星城, 株洲 Zhuzhou, 湘潭 Xiangtan, 衡阳 Hengyang, 邵阳 Shaoyang, 岳阳 Yueyang,
    常德 Changde, 张家界 Zhangjiajie, 益阳 Yiyang, 郴州 Chenzhou, 永州 Yongzhou, 怀化 Huaihua, 娄底 Loudi,
    湘西 Xiangxi
广东 Guangdong: 广州 Guangzhou = 羊城 花城 Canton, 深圳 Shenzhen = 鹏城, 珠海 Zhuhai, 汕头 Shantou, 佛山 Foshan,
    韶关 Shaoguan, 湛江 Zhanjiang, 肇庆 Zhaoqing, 江门 Jiangmen, 茂名 Maoming, 惠州 Huizhou, 梅州 Meizhou,
    汕尾 Shanwei, 河源 Heyuan, 阳江 Yangjiang, 清远 Qingyuan, 东莞 Dongguan, 中山 Zhongshan, 潮州 Chaozhou,
    揭阳 Jieyang, 云浮 Yunfu
广西 Guangxi: 南宁 Nanning, 柳州 Liuzhou, 桂林 Guilin, 梧州 Wuzhou, 北海 Beihai, 防城港 Fangchenggang, 钦州 Qinzhou,
    贵港 Guigang, 玉林 Yulin, 百色 Baise, 贺州 Hezhou, 河池 Hechi, 来宾 Laibin, 崇左 Chongzuo
海南 Hainan: 海口 Haikou, 三亚 Sanya, 儋州 Danzhou, 三沙 Sansha
四川 Sichuan: 成都 Chengdu = 蓉城, 自贡 Zigong, 攀枝花 Panzhihua, 泸州 Luzhou, 德阳 Deyang, 绵阳 Mianyang,
    广元 Guangyuan, 遂宁 Suining, 内江 Neijiang, 乐山 Leshan, 南充 Nanchong, 眉山 Meishan, 宜宾 Yibin, 广安 Guangan,
    达州 Dazhou, 雅安 Yaan, 巴中 Bazhong, 资阳 Ziyang
贵州 Guizhou: 贵阳 Guiyang = 筑城, 六盘水 Liupanshui, 遵义 Zunyi, 安顺 Anshun, 毕节 Bijie, 铜仁 Tongren
云南 Yunnan: 昆明 Kunming = 春城, 曲靖 Qujing, 玉溪 Yuxi, 保山 Baoshan, 昭通 Zhaotong, 丽江 Lijiang, 普洱 Puer,
    临沧 Lincang, 大理 Dali
西藏 Tibet: 拉萨 Lhasa, 日喀则 Shigatse, 林芝 Nyingchi
陕西 Shaanxi: 西安 Xian = 长安, 铜川 Tongchuan, 宝鸡 Baoji, 咸阳 Xianyang, 渭南 Weinan, 延安 Yanan, 汉中 Hanzhong,
    榆林 Yulin, 安康 Ankang, 商洛 Shangluo
甘肃 Gansu: 兰州 Lanzhou, 嘉峪关 Jiayuguan, 金昌 Jinchang, 白银 Baiyin, 天水 Tianshui, 武威 Wuwei, 张掖 Zhangye,
    平凉 Pingliang, 酒泉 Jiuquan, 庆阳 Qingyang
青海 Qinghai: 西宁 Xining, 海东 Haidong
宁夏 Ningxia: 银川 Yinchuan, 石嘴山 Shizuishan, 吴忠 Wuzhong, 固原 Guyuan, 中卫 Zhongwei
新疆 Xinjiang: 乌鲁木齐 Urumqi, 克拉玛依 Karamay, 吐鲁番 Turpan, 哈密 Hami, 喀什 Kashgar, 伊犁 Ili
香港 Hong-Kong: 香港 Hongkong
澳门 Macau: 澳门 Macao
台湾 Taiwan: 台北 Taipei, 高雄 Kaohsiung
"""


@cache
def _index() -> tuple[dict[str, frozenset[str]], dict[str, str], dict[str, str]]:
    """Every name of a city (some are shared), every name of a province, and the province of each city."""
    cities: dict[str, set[str]] = {}
    provinces: dict[str, str] = {}
    province_of: dict[str, str] = {}
    for row in re.split(r"\n(?! )", _PROVINCES.strip()):
        names, _, listed = row.partition(":")
        province = names.split()[0]
        provinces |= {name.casefold().replace("-", " "): province for name in names.split()}
        for city in listed.split(","):
            spelled, _, nicknames = city.partition(" = ")
            own = spelled.split()[0]
            province_of[own] = province
            for name in (*spelled.split(), *nicknames.split()):
                cities.setdefault(name.casefold(), set()).add(own)
    return {name: frozenset(own) for name, own in cities.items()}, provinces, province_of


@cache
def _names() -> re.Pattern[str]:
    cities, provinces, _ = _index()
    names = sorted({*cities, *provinces}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{name}\b" if name.isascii() else name for name in names))


def cities_named(text: str) -> frozenset[str]:
    """The cities a text may mean, by their Chinese names. "Suzhou" may be 苏州 or 宿州; 西安 is written "Xi'an" too."""
    cities, _, _ = _index()
    return frozenset().union(*(cities.get(found, ()) for found in _names().findall(_plain(text))))


def provinces_named(text: str) -> frozenset[str]:
    """The provinces a text names."""
    _, provinces, _ = _index()
    return frozenset(provinces[found] for found in _names().findall(_plain(text)) if found in provinces)


def without_places(text: str) -> str:
    """The text without the cities and provinces it names, and without 省 and 市 behind them."""
    return re.sub(rf"(?:{_names().pattern})[省市]?", " ", _plain(text))


def province_of(city: str) -> str:
    """The province of a city that `cities_named` returned."""
    return _index()[2][city]


def _plain(text: str) -> str:
    return re.sub(r"(?<=[a-z])['’](?=a)", "", text.casefold())
