"""What looks like a person or the number of a flat in Chinese text. A guess: neither counts but beside another sign."""

# The surnames of more than nine of ten people. Some begin ordinary words as well (方, 高, 金, 成): see WORDS.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊"
    "白孟秦邱丘侯江尹薛闫阎雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪温芦季俞章鲁葛毕韶申柴褚骆聂齐梅庄辛管祝左涂"
    "谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柳邢岳欧尤米冉古池丛"
)
COMPOUND_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "东方",
    "南宫",
    "端木",
)
SURNAME = f"(?:{'|'.join(COMPOUND_SURNAMES)}|[{''.join(sorted(set(SURNAMES)))}])"
# Characters of given names are nearly all; these are hardly ever in one, and often behind a surname that is a word.
GIVEN = "[\u4e00-\u9fff](?<![的了和与及或在是于为等有无不这那第号楼幢栋室层户元单房区街道路项案式度费])"
NAME = f"{SURNAME}[ \t]?{GIVEN}(?:[ \t]?{GIVEN})?"
# The number of a flat, as people write it.
DIGIT = "[0-9一二三四五六七八九十〇零○幺]"
_B = r"[ \t]{0,2}"
_BUILDING = rf"{DIGIT}{{1,4}}{_B}(?:号{_B}楼|幢|栋|座|号|#|楼)"
_UNIT = rf"{DIGIT}{{1,2}}{_B}(?:单{_B}元|门|梯|号门)"
ROOM = (
    rf"(?:(?:{_BUILDING}{_B}[-－]?{_B})(?:{_UNIT}{_B}[-－]?{_B})?{DIGIT}{{3,4}}(?:{_B}[室房号户])?"
    rf"|{_UNIT}{_B}{DIGIT}{{3,4}}(?:{_B}[室房号户])?"
    rf"|(?<![0-9-])[0-9]{{1,3}}{_B}-{_B}(?:[0-9]{{1,2}}{_B}-{_B})?[0-9]{{3,4}}(?![0-9年.元㎡%-])(?:{_B}[室房号户])?"
    rf"|(?<![0-9]){DIGIT}{{3,4}}{_B}室)"
)
PERSON = (
    "业主|户主|住户|租户|租客|房主|房东|产权人|居民|居住人|承租人|联系人|姓名|当事人|投诉人|报修人|申请人|欠费人"
    "|家长|母亲|父亲"
)
TITLE = "先生|女士|小姐|同志|老师|师傅|阿姨|大爷|大妈|大叔|奶奶|爷爷"
# Words directly before a name.
CALLED = "联系 联络 名叫 叫做 询问 走访 帮助 通知 告知 来自 找 叫 由 是 为 向 给 对 与 和 及".split()  # noqa: SIM905  # as below
# Two or three characters that begin like a name and are none.
WORDS = frozenset(
    """
    方案 方式 方面 方便 方向 方法 高层 高度 高压 高空 高于 高级 高价 金额 金桂 金色 严重 严格
    严禁 管理 管道 管网 管线 管家 管委会 成立 成员 成本 成功 成果 成长 成人 成绩 成效 成熟
    安全 安装 安排 安置 安保 安静 文明 文件 文化 文字 项目 单位 单独 单价 单元 单个 包括 包含
    包干 温度 温馨 常见 常务 常住 常委 关于 关闭 关联 关注 路面 路灯 路口 左右 左侧 左边 童车
    游泳 游乐 游戏 阳台 阳光 施工 施行 施救 洪水 康复 康养 易燃 易爆 向上 向下 向业主 向居民
    万元 万平 马路 马桶 马上 石材 石板 白天 白色 白线 黄色 黄线 黄金 江边 江南 江北 龙头 龙湖
    田地 田园 林木 林地 林荫 周边 周围 周期 周末 周一 周二 周三 周四 周五 周六 周日 周年 任期
    任职 任何 任命 任免 任务 程序 程度 许可 许多 应当 范围 范本 余额 余款 余下 于是 夏季 夏天
    秋季 冬季 春季 古树 古井 池塘 费用 费率 纪要 纪律 纪念 纪检 解决 解释 解除 解聘 强制 强电
    强化 强弱电 查询 查阅 查看 查验 查明 卫生 卫生间 卫浴 席位 位置 位于 司法 司机 景观 景区
    宁静 甘露 水泵 水箱 电梯 曹操 史料 顾问 顾客 温泉 金融 钱款 钱物 章程 雷电 雷击 梅雨 苗木
    兰花 桂花 柳树 米数 米以上 计划 申请 申报 申诉 季度 季节 柏油 辛苦 武装 毛坯 毛利 汤池
    谷雨 何时 何人 何种 何处 金桥 盛夏 欧式 孔洞 万科 齐全 齐备 童年 凌晨 丁字 丛书 祝贺 左转
    鲁能 陆续 陆地 鲍鱼 莫名 付款 付清 付费 付给 莫过 贺卡 高龄 高校 庄严 成年 方阵 关系 关爱
    关怀 温暖
    """.split()  # noqa: SIM905  # a list of so many would be a page
)


def is_name(text: str) -> bool:
    """Whether what looks like a name is no ordinary word, nor begins with one."""
    bare = text.replace(" ", "").replace("\t", "")
    return bare not in WORDS and bare[:2] not in WORDS
