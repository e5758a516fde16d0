"""分支: the clock, the calling and the called number, its area, and what calls left behind."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author
from ..words import LIST, SWITCH

HOURS = {
    "上班": "周一至周五 9:00-12:00，13:00-17:00",
    "值班": "每天 8:00-20:00",
    "夜间": "周六，周日 0:00-6:00，22:00-24:00",
    "办公": "周一至周五 9:00-12:00，13:00-17:00，节假日除外，调休日照常\n    周六 9:00-12:00，节假日除外，补班除外",
    "岁末": "12月24日至1月2日 8:00-20:00",
}
NUMBERS = ("拨的是 4001234568", "主叫不显示", "主叫开头是 138", "主叫是 057688888888")
AREAS = ("来电地区是 浙江", "来电地区是 0576、北京", "来电地区不明")
DAYS = ("春节", "法定节假日", "补班", "工作日", "12月24日至26日", "周六、周日", "2026年10月1日至10日")
KEPT = (f"{SWITCH} 开着", f"主叫在 {LIST}")


def write(author: Author, number: int) -> list[str]:
    asked = author.draw(
        st.lists(
            st.sampled_from([*HOURS, *HOURS, *DAYS, *NUMBERS, *AREAS, *KEPT * 8]),
            min_size=1,
            max_size=2,
            unique=True,
        )
    )
    if any("来电地区" in each for each in asked) and AREAS[-1] not in asked:
        asked.append(AREAS[-1])
    return [*(f"{name} → {author.way(number)}" for name in asked), f"否则 → {author.way(number)}"]
