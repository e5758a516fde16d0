"""停顿: written, lowered, run, and what it is refused for."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lowered import lowering

from ivrc.compile import compile_text
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.nodes import Hotline
from ivrc.project import standard_phrases
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = """热线 试验 4001234567
    时区 Asia/Shanghai
    无按键 2秒，→ 再见
    按错键 → 再见
    故障 → 再见
"""
END = "播报 再见：“再见。” → 挂机\n"


def flow(*lines: str) -> Hotline:
    found, told = lowering(HEAD + "播报 甲\n" + "".join(f"    {line}\n" for line in lines) + END)
    assert found is not None and not told, [each.en for each in told]
    return found


@pytest.mark.parametrize(
    ("line", "ms"),
    [("停顿 2秒", 2000), ("等待 5秒", 5000), ("pause 2s", 2000), ("Pause 1.5 seconds", 1500), ("停顿：500毫秒", 500), ("停顿 1分钟", 60_000),
     ("等客户挂机 5秒", 5000), ("等客户先挂机，最长 10秒", 10_000), ("Wait for hang up, at most 8s", 8000)],
)  # fmt: skip
def test_it_is_written_so(line: str, ms: int) -> None:
    (pause,) = (
        node for node in flow("“一。”", line, "“二。”", "→ 再见").nodes.values() if isinstance(node, Pause)
    )
    assert pause.ms == ms


def test_it_stands_first_between_and_last() -> None:
    hotline = flow("停顿 1秒", "“一。”", "停顿 2秒", "停顿 3秒", "“二。”", "等待 5秒", "挂机")
    kinds, name = [], hotline.start
    while not hotline.nodes[name].traits.ends:
        node: Any = hotline.nodes[name]
        kinds.append(type(node).__name__)
        name = node.next.target
    assert kinds == ["Pause", "Say", "Pause", "Pause", "Say", "Pause"]
    assert {hotline.owner(name) for name in hotline.nodes} == {"甲", "再见"}


def test_recording_begins_before_it_where_the_notice_is() -> None:
    text = (
        HEAD.replace("    时区", "    录音 全程，告知 《录音告知》\n    时区")
        + "播报 甲\n    《录音告知》\n    停顿 1秒\n    → 再见\n"
        + END
    )
    hotline = compile_text(text, standard_phrases()).hotline
    assert hotline is not None
    kinds = [event.what[0] for event in run(hotline, Script(), Circumstances(DAY)) if event.kind == "goto"]
    order = [type(hotline.nodes[name]).__name__ for name in kinds]
    assert order == ["Say", "Record", "Pause", "Say", "Hangup"]


def test_time_passes_and_keys_are_lost() -> None:
    hotline, told = lowering(
        HEAD
        + "播报 甲\n    “一。”\n    停顿 4秒\n    → 菜\n菜单 菜\n    结束请按1 → 再见\n    重听请按* → 重听\n"
        + END
    )
    assert hotline is not None, told
    caller = Script(during_clip={next(iter(hotline.clips)): "1"})
    events = run(hotline, caller, Circumstances(DAY))
    kinds = [event.kind for event in events]
    begins = next(event for event in events if event.kind == "pause")
    after = events[events.index(begins) + 1]
    assert begins.what == ("4",) and after.at_ms - begins.at_ms == 4000
    assert kinds.index("key") < kinds.index("pause") < kinds.index("silence"), (
        "the key did not reach the menu"
    )


@pytest.mark.parametrize("line", ["停顿 0秒", "停顿 61秒", "pause 100ms"])
def test_it_is_neither_too_short_nor_too_long(line: str) -> None:
    _, (found,) = lowering(HEAD + f"播报 甲\n    “一。”\n    {line}\n    → 再见\n" + END)
    assert found.code == "IVRC215"


@pytest.mark.parametrize(
    "block", ["菜单 甲\n    停顿 2秒\n    一请按1 → 再见", "转接 甲\n    停顿 2秒\n    拨 乙，振铃 5秒\n    占线，无人接听，转接失败 → 再见"]
)  # fmt: skip
def test_it_belongs_in_a_say(block: str) -> None:
    _, found = lowering(HEAD + block + "\n" + END)
    assert [each.code for each in found] == ["IVRC207"] and "播报" in found[0].mend_zh


def test_a_length_is_asked_for() -> None:
    found = compile_text(HEAD + "播报 甲\n    “一。”\n    停顿\n    → 再见\n" + END).diagnostics
    assert found and found[0].span.line == 8
