"""A sentence as its words are looked for: width, case, marks and character forms evened out, place for place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ivrc.regex import regex

_DASHES = "–—―－‐‑‒"
_TRADITIONAL = (
    "撥選輸鍵號點數碼機項請進擇擊撳話電線陸錄應職麼認時間後來開關閣轉駁兩會須國語員證聽確個們與從業務係東結買賣費級類條張層樓園貝單釘壓裡寫爲為揀斷掛統這嗎過無報緊險漏災熱專處錢圓塊萬億歲遍鐘頭整週門廳館櫃"
    "車場臺灣區價帳賬戶額編並併侷倉傢僅內別剋卽噸壽嵗幣庫彆彔摺昇査棟樣橋檢檯歐殺氣況洩滿畢盤稅種箇約紅組綫緻總織繼續纍纔聲舘蓆衕裏計訪詢說説講貨貸踰載辦迴達還邊釦鈡録錶鍾鎊陞隨隻難韆頁頃風颱餘馬駕體麪麫麵"
    "齣於"
    "慾訴詐長騙貳參叄"
)
_SIMPLIFIED = (
    "拨选输键号点数码机项请进择击揿话电线陆录应职么认时间后来开关阁转驳两会须国语员证听确个们与从业务系东结买卖费级类条张层楼园贝单钉压里写为为拣断挂统这吗过无报紧险漏灾热专处钱圆块万亿岁遍钟头整周门厅馆柜"
    "车场台湾区价帐账户额编并并局仓家仅内别克即吨寿岁币库别录折升查栋样桥检台欧杀气况泄满毕盘税种个约红组线致总织继续累才声馆席同里计访询说说讲货贷逾载办回达还边扣钟录表钟镑升随只难千页顷风台余马驾体面面面"
    "出于"
    "欲诉诈长骗贰叁叁"
)


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xFF01, 0xFF5F):
        table[code] = chr(code - 0xFEE0)
    table.update(dict.fromkeys((0x3000, 0x00A0, 0x2007, 0x2009, 0x202F, 0x200B, 0xFEFF, 0x9, 0xA, 0xD), " "))
    table.update(dict.fromkeys(map(ord, '“”„‟"「」『』【】[]〔〕（）()《》〈〉<>‹›«»{}'), " "))
    table.update(dict.fromkeys(map(ord, "（）"), " "))
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    table.update(
        {ord("〜"): "~", ord("～"): "~", ord("、"): ",", ord("，"): ",", ord("。"): ";", ord("；"): ";"}
    )
    table.update(
        {ord("："): ":", ord("？"): "?", ord("！"): "!", ord("…"): ".", ord("’"): "'", ord("‘"): "'"}
    )
    table.update({ord("＊"): "*", ord("✱"): "*", ord("＃"): "#", ord("♯"): "#", ord("？"): "?"})
    for first in ("①", "❶", "➀", "➊", "⑴", "⒈", "㈠", "㊀"):
        table.update({ord(first) + n: str(n + 1) for n in range(9)})
    table[ord("⓪")] = "0"
    table.update(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
    for key, value in list(table.items()):
        if 0xFF01 <= key < 0xFF5F:
            table[key] = table.get(ord(value), value)
    return table


_PLAIN = _table()
_BLANKS = regex(r"\\s[*+](?![+?])")
_QUOTE = regex(r"(?<![^\W\d_])'|'(?![^\W\d_])")


@lru_cache(maxsize=1 << 12)
def _lower(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character


def plain(text: str) -> str:
    """`text` with every character evened out, one for one: places in it are places in `text`."""
    if text.isascii():
        out = text.lower().translate(_PLAIN)
    else:
        composed = unicodedata.normalize("NFC", text)
        # letters with combining accents stay as they are: places would move
        out = (composed if len(composed) == len(text) else text).translate(_PLAIN)
        small = out.lower()
        out = small if len(small) == len(out) else "".join(map(_lower, out))
    return _QUOTE.sub(" ", out) if "'" in out else out


def held(expression: str) -> str:
    """An expression that gives no blank back: with several runs of blanks side by side (between a verb and its key)
    a search would cost a power of their length."""
    return _BLANKS.sub(r"\g<0>+", expression)


def plain_expression(expression: str) -> str:
    """A regular expression with its Han characters in their plain forms; the marks stay as they are."""
    return "".join(
        plain(c) if "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" else c for c in expression
    )
