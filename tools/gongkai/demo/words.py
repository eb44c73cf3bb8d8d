"""The invented names of the made-up city, each with the letters its records are filed under."""

# A compound is called by one of each; the letters make its id.
FIRST_NAMES = (
    ("银杏", "yinxing"), ("翠竹", "cuizhu"), ("晨曦", "chenxi"), ("望湖", "wanghu"), ("锦绣", "jinxiu"),
    ("桂香", "guixiang"), ("云锦", "yunjin"), ("枫林", "fenglin"), ("海棠", "haitang"), ("松涛", "songtao"),
    ("紫荆", "zijing"), ("清风", "qingfeng"), ("丹桂", "dangui"), ("春晓", "chunxiao"), ("碧波", "bibo"),
    ("玉兰", "yulan"), ("朝阳", "zhaoyang"), ("听雨", "tingyu"), ("临溪", "linxi"), ("梧桐", "wutong"),
    ("和风", "hefeng"), ("青禾", "qinghe"), ("星河", "xinghe"), ("南山", "nanshan"), ("芳草", "fangcao"),
)  # fmt: skip
SECOND_NAMES = (
    ("家园", "jiayuan"), ("花苑", "huayuan"), ("新村", "xincun"), ("雅居", "yaju"), ("名邸", "mingdi"),
    ("小区", "xiaoqu"), ("公寓", "gongyu"), ("雅苑", "yayuan"), ("里", "li"), ("府", "fu"), ("华庭", "huating"),
    ("苑", "yuan"), ("坊", "fang"), ("人家", "renjia"), ("嘉庭", "jiating"), ("湾", "wan"),
)  # fmt: skip
COMMUNITY_NAMES = (
    "同心", "和睦", "望江", "河滨", "东园", "西桥", "南塘", "北苑", "古井", "新桥", "柳荫", "文昌",
    "双溪", "石榴", "百草", "长乐", "明月", "百花", "安康", "仁和", "广福", "幸福", "向阳", "胜利",
)  # fmt: skip
MANAGER_NAMES = ("安邻", "和居", "众诚", "嘉宁", "润泽", "邻里汇", "家顺", "恒悦")
BUILDER_NAMES = ("固宇", "精诚", "鸿匠", "立信", "永筑", "新颜", "工友", "城建匠心")
BANK_NAMES = ("示例银行第一支行", "示例银行城南支行", "示例商业银行营业部", "示例农商银行河东支行")
STREET_NAMES = ("建设路", "人民路", "学府路", "滨江路", "文化路", "解放路", "和平街", "青年路", "园丁路", "荷花路")
_NUMERALS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return 0 to 9999 as it is said in Chinese: 12 is 十二, 105 is 一百零五."""
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if gap and said else "") + _NUMERALS[digit] + name
        gap = not digit
    return said.removeprefix("一") if said.startswith("一十") else said or _NUMERALS[0]


def compound_name(index: int) -> tuple[str, str]:
    """Return name and id of the compound with this number, counted from 0; no two are alike."""
    round_, place = divmod(index, len(FIRST_NAMES) * len(SECOND_NAMES))
    # 25 and 16 have no common factor, so every pair comes once; the steps keep neighbours from sharing half a name.
    first, first_id = FIRST_NAMES[(place * 7) % len(FIRST_NAMES)]
    second, second_id = SECOND_NAMES[(place * 3) % len(SECOND_NAMES)]
    if round_:
        return f"{first}{second}{numeral(round_ + 1)}区", f"{first_id}-{second_id}-{round_ + 1}"
    return f"{first}{second}", f"{first_id}-{second_id}"
