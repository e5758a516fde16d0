"""IVRC346: one sentence is written in two scripts: simplified and traditional characters, or letters of two alphabets."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.regex import regex

_TRADITIONAL = frozenset(
    "撥選輸鍵號點數碼機項請進擇擊撳話電線陸錄應職麼認時間後來開關閣轉駁兩會須國語員證聽確個們與從業務係東結買賣費級類條張層樓園貝單釘壓裡寫爲為揀斷掛統這嗎過無報緊險漏災熱專處錢圓塊萬億歲遍鐘頭整週門廳館櫃"
    "車場臺灣區價帳賬戶額編並僅內別幣庫錄歐殺氣況滿畢盤稅種箇約紅組綫緻總織繼續聲裏計訪詢說貨貸載辦迴達還邊錶陞隨隻難頁頃風颱馬駕體麵訴詐長騙"
    "歡謝稱該將題產優訂單納銀債當現師醫療診預檢領藥護學習閱畫視聯絡網運環節準備練縣鄉鎮郵財資導遊覽飛艙雙協議簽權義責詳細慶購銷賓飯煙變異動復雜論據標誌誤選換維達隊紀觀眾響愛親媽罰陽陰靈壞調談讓誰靜濕潔淨減輕鬆勞傷殘礙蟲盡寬廣華僑榮譽傳勝負賺虧損獲獎奮鬥爭貿貢獻讀獨創執貳"
) - frozenset("漏頭整遍陸歐別")
"""Characters of traditional writing alone, as service sentences use them."""
_BOTH = frozenset(
    "温户着郎黄群峰污揿恒税脱悦兑蜕揾匀愠"  # as Hong Kong prints them, and Taiwan does not
    "丨丬丶丿亠亻仫伲倮傈冂冖冫凇凼刂劐勐勹卟卩厶吖吡吲呋咔咣咴哌哐哚唣唿啉喹嗪嗬嗵嘞嘣嘭噍噔噻噼嚯坂垡垧埝埯塄塬墒墚夂宀尜岙岜峁崾嵛嵴巛幞幺廴彐彡忄憷扌揞揸擀攴攵敫晗桊桕榀榘檫毪氵氽沲浜溻漤灬炻"
    "烀煅煊煳煺熘犏犟犭狍猸猹珉珏甙畲疃疒痃癀癍癔癯睃砘砹砼硇硷碹磙礴礻筢筻箢篼罱耠耥耱肀肟肷肼肽胩胬脎脒脲腈腙腚膪臁舭舾艹芪苄苊苘苷茚莜萘萜葜蒈蒽蔸藁蝰蝽螋蟮衤踺軎辶郄酞酰酶醌鐾阝鞴骶骺鬏黢鼗齄"
)
"""Those that Big5 lacks and traditional writing uses all the same: no other way to write them is known (Unicode's Unihan has no
traditional variant of them), or it is the form of Hong Kong's List of Graphemes of Commonly-Used Chinese Characters."""
_HAN = regex(r"[\u4e00-\u9fff]")
_MIXED_LETTERS = regex(r"[A-Za-zÀ-ÿ][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-zÀ-ÿ]")


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text. A name in the other script is the writer's: allow it."""
    if _TRADITIONAL.isdisjoint(facts.said) and not _MIXED_LETTERS.search(facts.said):
        return
    for clip in facts.hotline.clips.values():
        if clip.text.isascii() or clip.piece:
            continue
        text = quote(clip.text)
        if match := _MIXED_LETTERS.search(clip.text):
            yield Finding(
                clip.span,
                f"“{match[0]}”里混有两种字母，看上去一样，念出来不一样：{text.zh}",
                f'"{match[0]}" has letters of two alphabets, which look alike and are not spoken alike: {text.en}',
                "把这个词重新输入一遍。",
                "Type the word anew.",
            )
        elif pair := _mixed(clip.text):
            yield Finding(
                clip.span,
                f"一句话里有繁体字“{pair[0]}”，也有简体字“{pair[1]}”：{text.zh}，有的语音引擎会念错或不念",
                f'one sentence has the traditional "{pair[0]}" and the simplified "{pair[1]}": {text.en}; some speech engines '
                "misread such a sentence or leave words out",
                f"都写成热线的文字：“{pair[0]}”和“{pair[1]}”选一种写法；是名称就允许它。",
                f'Write all of it in one script, "{pair[0]}" or "{pair[1]}"; allow it where it is a name.',
            )


def _mixed(text: str) -> tuple[str, str] | None:
    """The first traditional and the first simplified character of a text that has both."""
    traditional = next((char for char in text if char in _TRADITIONAL), "")
    simplified = next(filter(_is_simplified, text), "") if traditional else ""
    return (traditional, simplified) if simplified else None


def _is_simplified(char: str) -> bool:
    """Whether only simplified writing has a character: the code of mainland China does, and that of Taiwan does not."""
    return (
        _HAN.match(char) is not None and char not in _BOTH and _in(char, "gb2312") and not _in(char, "big5")
    )


def _in(char: str, code: str) -> bool:
    try:
        char.encode(code)
    except UnicodeEncodeError:
        return False
    return True


CHECK = Check("IVRC346", find)
