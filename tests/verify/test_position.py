"""How long a call may tell nothing: a driver that has less patience takes one that speaks for one that is stuck."""

from __future__ import annotations

from ivrc.compile import compile_text
from ivrc.project import standard_phrases
from ivrc.verify.position import longest_silence_ms

MENU = """热线 冷库 4008891122
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 再见

播报 开头：“{words}” → 再见
播报 再见：“再见。” → 挂机
"""


def longest(words: str) -> int:
    compiled = compile_text(MENU.replace("{words}", words), standard_phrases()).hotline
    assert compiled is not None
    return longest_silence_ms(compiled)


def test_a_long_notice_and_a_long_number_are_waited_for() -> None:
    """A number of 20 digits at two seconds each, and a notice of some three minutes."""
    short = longest("您好。")
    assert longest("来电{主叫号码}。") >= 20 * 2000 > short
    assert longest("本公司的冷库全年开放，" * 60) > 3 * 60 * 1000
