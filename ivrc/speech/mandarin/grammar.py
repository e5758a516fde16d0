"""得 and 地 between words: 办理得很快 and 认真地听 are de, 您得先登录 děi, where the words on both sides say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PLACES = re.compile(
    "(?:收货|发货|归属|居住|所在|目的|出生|原产|产|出发|注册|户籍|开户|签发|参保|工作|暂住|发源|集散|办公|营业|始发|到达|送达|取货|交货"
    "|登记|就医|户口|常住|投保|缴费|开票|使用|服务|经营|生产|施工|旅游|度假|实习|户|集|离开|异|同|属)$"
)
"""What stands before 地 as a place."""

_OF_A_PLACE = "址区点铁图方下面位理毯板带段税产震球质形势主基名，的和与及或在是为有不（"
_MANNERS = re.compile(
    "(?:认真|仔细|耐心|快速|迅速|及时|准确|详细|主动|热情|清楚|清晰|完整|如实|诚恳|真诚|礼貌|自动|免费|不断)$"
)
"""What is done before 地 with nothing behind it, too; other words there may be places."""

_MUST = re.compile(
    "(?:[您你我他她它们人]|还|就|必须|总|都|只|非|又|也|才|仍|至少|通常|一般|可能|可|客户|时|前|先)$"
)
_GOT = "到出知以分奖罪失主意名益体力手票数当天"


def particles(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The place of each 得 and 地 that is a word of its own in a stretch, and how it is read."""
    at = 0
    for number, word in enumerate(words):
        before = "".join(words[max(0, number - 2) : number])
        after = "".join(words[number + 1 : number + 3])
        if (word == "地" and _adverb(before, words[number - 1] if number else "", after)) or (
            word[0] == "地" and len(word) > 1 and re.search(r"(.)\1$", before) and word[1] not in _OF_A_PLACE
        ):
            yield at, "de"
        elif word == "得" and before and after and after[0] not in _GOT:
            yield at, "děi" if _MUST.search(before) else "de"
        at += len(word)


def _adverb(before: str, word: str, after: str) -> bool:
    if not after:
        return bool(_MANNERS.search(before))
    return len(word) > 1 and after[0] not in _OF_A_PLACE and not _PLACES.search(before)
