"""What the menu sends nobody to is known before a call is placed; what somebody comes to by a fault alone is not left out."""

from __future__ import annotations

from ivrc.compile import compile_text
from ivrc.project import standard_phrases
from ivrc.site import Site
from tests.mutation.deserted import deserted

MENU = """热线 渔港 4008897766
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 广播

分支 来电
    主叫不显示 → 回电
    否则 → 再见

回电 回电
    承诺 两小时内
    记为 未接来电
    最多 3次，→ 再见
    → 再见

播报 广播：“系统故障。” → 再见
播报 再见：“再见。” → 挂机
"""


def contexts(text: str) -> frozenset[str]:
    compiled = compile_text(text, standard_phrases())
    assert compiled.hotline, compiled.diagnostics
    return deserted(compiled.hotline, Site("试", {}))


def test_a_callback_to_a_number_that_is_withheld_never_offers_it() -> None:
    found = contexts(MENU)
    assert "ivrc-渔港.回电.caller" in found
    assert not found & {"ivrc-渔港.广播", "ivrc-渔港.回电.number", "ivrc-渔港.再见"}


def test_everybody_is_offered_it_where_all_come() -> None:
    assert "ivrc-渔港.回电.caller" not in contexts(
        MENU.replace("    否则 → 再见\n\n回电", "    否则 → 回电\n\n回电")
    )
