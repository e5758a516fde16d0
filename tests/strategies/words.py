"""What the site of a random hotline binds and lists, and what its calls come with."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

DESTINATIONS = ("东", "西", "南")
STAND_INS = {"东": "北", "北": "中"}
"""Who stands in for whom, where somebody does."""
TELEPHONES = (*DESTINATIONS, *STAND_INS.values())
EXTENSIONS = ("80X", "12")
PINS = {"值班": "4711"}
SERVICES = ("余额服务", "登记服务")
SWITCH, LIST = "台风", "黑名单"
"""What calls leave behind for those after them."""
CALLERS = (
    "02187654321",
    "+8657112345678",
    "13800138000",
    "+8613800138000",
    "8657688888888",
    "1795113800138000",
    "+12125550123",
    "",
)
SPECIAL = tuple(
    datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    for day in (
        "2026-02-14",
        "2026-02-15",
        "2026-10-01",
        "2026-10-07",
        "2026-10-10",
        "2026-12-24",
        "2026-12-31",
    )
)
"""Days that are not as their weekday, and the last that the calendar holds."""
MONDAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
