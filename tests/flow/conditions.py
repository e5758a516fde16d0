"""Every condition of a branch as it is written."""

from __future__ import annotations

from collections.abc import Mapping

SAMPLES: Mapping[str, tuple[str, ...]] = {
    "area": ("来电地区是 上海", "主叫归属地是 江苏、浙江", "来自 0576", "caller is from Zhejiang Taizhou"),
    "called": ("拨的是 4006659999", "被叫是 400-665-9999", "called 4006659999"),
    "caller": (
        "主叫不显示",
        "主叫是 13805761234、0576-88888888",
        "主叫开头是 0576",
        "caller withheld",
        "caller begins with 0576",
    ),
    "compare": (
        "{金额} 大于 500",
        "{金额}是1、3",
        "{金额} 开头是 57",
        "{amount} is at least 500",
        "{amount} is not 7",
    ),
    "listed": ("主叫在 骚扰", "caller is in blocked"),
    "on": ("10月1日至7日", "12月24日", "周六", "2027-01-15", "Dec 24 to Jan 2", "24 Dec", "weekends"),
    "open": ("上班", "office"),
    "switched": ("恶劣天气 开着", "恶劣天气关着", "bad-weather is on", "bad-weather  IS off"),
}
