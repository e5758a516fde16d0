"""评价: a menu of which each answer is written down."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import lowering

from ivrc.compile import compile_text
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = """热线 南山宠物医院 4001112222
    无按键 2秒，重听 1次，→ 坐席
    按错键 重听 1次，→ 坐席
    故障 → 再见
转接 坐席：拨 前台，振铃 9秒
    占线，无人接听，转接失败 → 再见
    通话结束 → 满意度
"""
END = "播报 再见：“再见。” → 挂机\n"
ENGLISH = """hotline acme 8005551234
    language en-US
    no input 2s, repeat 1 time, -> desk
    wrong key repeat 1 time, -> desk
    fault -> bye
transfer desk: dial front, ring 9s
    busy, no answer, unavailable -> bye
    after call -> rating
survey rating
    "How was it?"
    {}
    noted as complaint
    -> "Thank you." bye
say bye: "Goodbye." -> hang up
"""


def flow(*lines: str) -> Hotline:
    found, told = lowering(
        HEAD + "评价 满意度：“请评价。”\n" + "".join(f"    {line}\n" for line in lines) + END
    )
    assert found is not None and not told, [each.en for each in told]
    return found


def told(hotline: Hotline, keys: str) -> list[str]:
    return [str(each) for each in run(hotline, Script(keys), Circumstances(DAY))]


@pytest.mark.parametrize(
    "lines",
    [("满意请按1，一般请按2，不满意请按3",), ("满意请按1", "一般请按2；不满意请按3。"), ("1 满意 “觉得满意，请按1。”", "2 一般 “觉得一般，请按2。”", "不满意请拨3")],
)  # fmt: skip
def test_each_key_is_an_answer(lines: tuple[str, ...]) -> None:
    hotline = flow(*lines, "记为 咨询", "→ “谢谢。” 再见")
    for key, answer in (("1", "满意"), ("2", "一般"), ("3", "不满意")):
        events = told(hotline, key)
        at = events.index(f"note 评价 满意度={answer}，类别=咨询")
        assert events[at - 2] == f"key {key}" and events[at + 1].startswith("goto 满意度.key-")
        assert "hangup flow" in events
    assert [node.answer for node in hotline.nodes.values() if isinstance(node, Note)] == [
        "满意",
        "一般",
        "不满意",
    ]


@pytest.mark.parametrize("keys", ["", "99", "9-"])
def test_who_does_not_answer_goes_on_without_thanks_and_not_back_to_the_desk(keys: str) -> None:
    events = told(flow("满意请按1", "→ “谢谢。” 再见"), keys)
    assert not [each for each in events if each.startswith(("note", "goto 满意度."))]
    assert events.count("goto 坐席") == 1 and events[-1] == "hangup flow"


def test_its_own_lines_for_silence_hold() -> None:
    hotline = flow("满意请按1", "无按键 4秒，→ 坐席", "挂机")
    menu = hotline.nodes["满意度"]
    assert isinstance(menu, Menu) and menu.silence.exit.target == "坐席" and menu.first_key_ms == 4000
    assert menu.silence.times == 1 and menu.wrong.exit.target != "坐席"


def test_an_answer_may_go_on_by_itself() -> None:
    events = told(flow("满意请按1", "3 不满意 “不满意请按3。” → 坐席", "→ 再见"), "3" + "1")
    assert "note 评价 满意度=不满意" in events and events.count("goto 坐席") == 2


def test_in_english() -> None:
    for line in ("For satisfied, press 1", '1 satisfied "If you are satisfied, press 1."'):
        compiled = compile_text(ENGLISH.format(line))
        assert compiled.hotline is not None, [each.en for each in compiled.diagnostics]
        assert "note survey rating=satisfied，kind=complaint" in told(compiled.hotline, "1")


def test_a_key_twice_is_told() -> None:
    _, found = lowering(HEAD + "评价 满意度：“请评价。”\n    满意请按1\n    不满意请按1\n    → 再见\n" + END)
    assert [each.code for each in found] == ["IVRC212"]
