"""Tones that hang on what follows: 一 and 不 (现汉, 一, 不), the light ones between two verbs, and third tones in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ivrc.numerals.mandarin import NUMERALS
from ivrc.speech.mandarin.syllables import parse

_FIGURES = "零幺二三四五六七八九"
_TENS = "百千万亿"
_LAST = re.compile("(?:统|唯|惟|之|第|逐|专|初|一对|一比)一$|(?:周|星期|礼拜)一(?![次回趟遍个天])$")
_NAMES = re.compile(
    "一(?:月(?!之内)|号|楼|季度|期|级|区(?!别)|栋|单元|审|年级|流|中(?![午心])|班(?!车)|把手|手房|线(?!希|生)"
    "|等(?=[奖座舱品功公])|类(?=[户卡账疫])|路(?=车|公交)|室(?!一)|号线|代(?=身份|社保)"
    "|(?<=[楼座栋厦]一)层|[至到、]|日(?=$|至|到|起|前|后|，|星|周|[上下]午))"
)
_KEY = re.compile("(?:请按|按|拨|请选|请拨)一(?![下次遍个会按拨定般张些种组位直点])")
_VERBS = "听看打接找连登收说用办付取查输想记睡走赶来对数分认搞弄过去进出回联拨插装受吃买解忘离等刷扫读写算做舍差免少靠划犯够摸合顾了见值信"
_COMPLEMENTS = "清开到了起及下出上见懂住完动通进去来着好掉够得足多过"
_WORDS_WITH_BU = re.compile("(?:差|对|了|来|舍|说|用|免|少|大)不(?:多|起|及|得|定|着|了)")
_NO_VERB = re.compile("(?:余额|电量|信号|流量|数量|资料|次数|金额|积分|库存|材料|证据)不")


def of_one(text: str, at: int, syllables: Sequence[str]) -> str:
    """How the 一 at a place is said. The syllables behind it are settled."""
    before, after = text[:at], text[at + 1 : at + 2]
    last = before[-1:]
    if after and last == after and last not in "一" + NUMERALS and before[-2:-1] != "一":
        return "yi"
    if after and after in _TENS and (last in _TENS + "零" or last not in _FIGURES + "十第点"):
        return _before(syllables[at + 1])
    if last and last in _FIGURES + "十百千万亿第":
        return "yī"
    if last == "点" and after != "刻" and before[-2:-1] in NUMERALS + "百":
        return "yī"
    if not after or after in _FIGURES + "一":
        return "yī"
    if (
        after == "点"
        and text[at + 2 : at + 3] in tuple(_FIGURES)
        and not re.match("一点[^，]{1,3}[分半]", text[at:])
    ):
        return "yī"
    if _LAST.search(before + "一") and not re.match("周一[次回趟遍个天]", text[max(0, at - 1) :]):
        return "yī"
    if _NAMES.match(text, at) or any(m.end() == at + 1 for m in _KEY.finditer(text)):
        return "yī"
    return _before(syllables[at + 1])


def _before(syllable: str) -> str:
    parsed = parse(syllable)
    return "yí" if parsed and (parsed.tone == 4 or syllable == "ge") else "yì"


def of_not(text: str, at: int, syllables: Sequence[str]) -> str:
    """How the 不 at a place is said. The syllables behind it are settled."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and before == after:
        return "bu"
    if (
        before
        and before in _VERBS
        and after
        and after in _COMPLEMENTS
        and not _NO_VERB.search(text[: at + 1])
    ):
        return "bu"
    if before and after == "了" and syllables[at + 1] == "liǎo" and text[at + 2 : at + 3] not in ("解", "了"):
        return "bu"
    if _WORDS_WITH_BU.match(text, at - 1) and at:
        return "bu"
    following = parse(syllables[at + 1]) if after else None
    return "bú" if following and following.tone == 4 else "bù"
