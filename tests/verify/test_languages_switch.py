"""Several languages on a real Asterisk: as the flow means them, and planted faults in them are found."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ivrc.compile import compile_text
from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop, within

MENU = """热线 药房 4008895533
    语言 普通话，英语
    无按键 3秒，重听 1次，→ 再见
    按错键 “没有这一项。” 重听 1次，→ 再见
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


def at(name: str, edit: Callable[[str], Text]) -> Text:
    """An edit of a context whose name is told apart by some letters at its end, which hang on the hotline's name."""

    def whole(text: str) -> str:
        (context,) = re.findall(
            rf"^\[ivrc-[^.~\]]+(\.{re.escape(name)}-[0-9a-f]{{8}})\]$", text, re.MULTILINE
        )
        return edit(context)(text)

    return whole


def leads(old: str, new: str) -> Callable[[str], Text]:
    """Another context in the place of one that is led to."""
    return lambda context: (
        lambda text: within(
            context, lambda part: re.sub(rf"\.{re.escape(old)}-[0-9a-f]{{8}}", new, part, count=1)
        )(text)
    )


_CHANGE = "收号_英语.language"
PLANTS: dict[str, Text] = {
    "the language of the channel is not changed": at(_CHANGE, lambda c: drop(c, "Set(CHANNEL(language)")),
    "another language": at(_CHANGE, lambda c: change(c, "en_US)", "zh_CN)")),
    "not told": at(_CHANGE, lambda c: drop(c, "UserEvent(ivrc-language")),
    "goes on in the first language": at(_CHANGE, leads("收号_英语", ".收号")),
    "a clip of the other language": at(
        "再见_英语", lambda c: change(c, _CLIPS["Goodbye."], _CLIPS["再见。"])
    ),
    "words of the other language": at("报号_英语", lambda c: change(c, _CLIPS["Number"], _CLIPS["单号"])),
    "the first language's goodbye": at("报号_英语", leads("再见_英语", ".再见")),
    "the first language's way for a fault": change("~all", ".fault-in-英语", ".fault"),
}


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS, missing=True)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
