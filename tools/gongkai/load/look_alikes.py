"""Characters that look like an ordinary Chinese character and have another code, and the ordinary one for each."""

import unicodedata

# CJK Radicals Supplement, U+2E80 to U+2EF3 in order. Normalization leaves nearly all of them alone, so the table is
# here: property Equivalent_Unified_Ideograph of the Unicode Character Database. A space: there is none.
RADICALS_SUPPLEMENT = (
    " 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母"
    "民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"
    "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠"
    "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
STROKES = {"㇐": "一", "㇑": "丨", "㇒": "丿", "㇓": "丿", "㇔": "丶", "㇚": "亅", "㇠": "乙"}


def ordinary(character: str) -> str | None:
    """Return the ordinary character for a radical, stroke or compatibility ideograph, None where there is none."""
    code = ord(character)
    if 0x2E80 <= code <= 0x2EF3:
        return RADICALS_SUPPLEMENT[code - 0x2E80].strip() or None
    if character in STROKES:
        return STROKES[character]
    folded = unicodedata.normalize("NFKC", character)
    return folded if folded != character else None
