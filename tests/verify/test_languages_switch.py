"""Several languages on a real Asterisk: as the flow means them, and planted faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.text.plan import plan
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 药房 4008895533
    语言 普通话，英语
    无按键 3秒，重听 1次，→ 再见
    按错键 “没有。” 重听 1次，→ 再见
        英语 “No such option.”
    故障 → “有故障。” 挂机
        英语 “A fault.”

菜单 语种
    普通话请按1 → 语言 普通话 收号
    For English, press 2 → 语言 英语 收号

菜单 收号
    输入4位单号 → 报号
        英语 “Enter your 4-digit number.”

播报 报号：“单号{单号:号码}。” → 再见
    英语 “Number {单号:digits}.”

播报 再见：“再见。” → 挂机
    英语 “Goodbye.”
"""
_HOTLINE = compile_text(MENU).hotline
assert _HOTLINE is not None
_CLIPS = {clip.text: clip.id for clip in _HOTLINE.clips.values()}
_CONTEXTS = {
    node: context.removeprefix(f"ivrc-{_HOTLINE.name}")
    for node, context in plan(_HOTLINE, Site("试", {})).contexts.items()
}
_CHANGE, _NUMBER, _SAID, _BYE = (
    _CONTEXTS[name] for name in ("收号·英语.language", "收号·英语", "报号·英语", "再见·英语")
)
PLANTS: dict[str, Text] = {
    "the language of the channel is not changed": drop(_CHANGE, "Set(CHANNEL(language)"),
    "another language": change(_CHANGE, "en_US)", "zh_CN)"),
    "not told": drop(_CHANGE, "UserEvent(ivrc-language"),
    "goes on in the first language": change(_CHANGE, _NUMBER, ".收号"),
    "a clip of the other language": change(_BYE, _CLIPS["Goodbye."], _CLIPS["再见。"]),
    "words of the other language before a value": change(_SAID, _CLIPS["Number"], _CLIPS["单号"]),
    "the first language's goodbye": change(_SAID, _BYE, ".再见"),
    "the first language's way for a fault": change("~all", ".fault-in-英语", ".fault"),
}


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
