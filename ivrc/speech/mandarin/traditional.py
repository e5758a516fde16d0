"""Traditional characters: the rules know both scripts, and what they say is in the script of the text."""

from __future__ import annotations

_SIMPLE = "个条张台项种钟间时块万亿岁号楼层吨档拨转话电机热线传码单发输验证编为点则两双页只辆户类样键负摄热栋拟区员诊内筹数级"
_FULL = "個條張臺項種鐘間時塊萬億歲號樓層噸檔撥轉話電機熱線傳碼單發輸驗證編為點則兩雙頁隻輛戶類樣鍵負攝熱棟擬區員診內籌數級"
_MORE = {"周": "週", "里": "裡"}
_PAIRS = dict(zip(_SIMPLE, _FULL, strict=True)) | _MORE
_SAID = str.maketrans({c: _PAIRS[c] for c in "点两万亿号键负摄时"})
_ONLY_FULL = frozenset(_PAIRS.values()) | frozenset(
    "請聽進與這們來業務專員課關於對應產語續問題費帳戶號碼預約"
)

_BY_NEIGHBOUR = str.maketrans(
    "長調隻彈轉撥處還認這個們開關單發為給與應當數種點兒對會說話請聽讀寫後時間問題業務銀錄號電機廣農將節結傳藏興樂"
    "難貼從進運過買賣書車庫區參觀減興縣師總經醫紙張條頭鐵錢優壞彎強價顏變線綁訂購貨驗證碼門現嗎誰麼歸償債帳戶",
    "长调只弹转拨处还认这个们开关单发为给与应当数种点儿对会说话请听读写后时间问题业务银录号电机广农将节结传藏兴乐"
    "难贴从进运过买卖书车库区参观减兴县师总经医纸张条头铁钱优坏弯强价颜变线绑订购货验证码门现吗谁么归偿债帐户",
)


def simplified(text: str) -> str:
    """A text as rules of what stands beside a character look at it, as long as it was."""
    return text.translate(_BY_NEIGHBOUR)


def in_both_scripts(pattern: str) -> str:
    """A regular expression of simplified characters that matches the traditional ones as well."""
    out, inside = "", False
    for place, character in enumerate(pattern):
        escaped = place > 0 and pattern[place - 1] == "\\"
        if character in "[]" and not escaped:
            inside = character == "["
        other = _PAIRS.get(character)
        if other:
            out += character + other if inside else f"[{character}{other}]"
        else:
            out += character
    return out


def is_traditional(text: str) -> bool:
    """Whether any character of a text exists in the traditional script only."""
    return not _ONLY_FULL.isdisjoint(text)


def as_written(said: str, text: str, locale: str) -> str:
    """What the rules said, in the script of the text or its region: 兩點 for 两点 where that is traditional."""
    region = locale.partition("-")[2]
    return said.translate(_SAID) if region in ("HK", "MO", "TW") or is_traditional(text) else said
