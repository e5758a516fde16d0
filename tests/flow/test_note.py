"""记录: written, lowered, run, and how its fields are carried to a switch and back."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lowered import lowering

from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Field, Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.events.note import fields, joined
from ivrc.simulate.machine import run
from ivrc.switches.notes import form, read

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = """热线 顺达物流 4008895577
    企业名称 顺达物流
    无按键 2秒，→ 再见
    按错键 → 再见
    故障 → 再见
菜单 收号
    请输入4至6位运单号，按#键结束 → 甲
"""
END = "播报 再见：“再见。” → 挂机\n"


def flow(*lines: str) -> Hotline:
    found, told = lowering(HEAD + "播报 甲\n" + "".join(f"    {line}\n" for line in lines) + END)
    assert found is not None and not told, [each.en for each in told]
    return found


def note(hotline: Hotline) -> Note:
    (found,) = (node for node in hotline.nodes.values() if isinstance(node, Note))
    return found


@pytest.mark.parametrize(
    "line",
    ["记录 催件（运单={运单号}，事由=派送晚了）", "记录：催件 (运单={运单号}, 事由=派送晚了)", "note 催件(运单 = {运单号},事由 = 派送晚了)", "记录 催件（运单:{ 运单号 }，事由:派送晚了）"],
)  # fmt: skip
def test_it_is_written_so(line: str) -> None:
    made = note(flow(line, "→ 再见"))
    assert made.table == "催件"
    assert made.fields == (Field("运单", value="运单号"), Field("事由", "派送晚了"))


def test_a_variable_of_the_hotline_is_words_and_a_table_may_stand_alone() -> None:
    assert note(flow("记录 催件（单位={企业名称}公司，运单={运单号}）", "→ 再见")).fields[0] == Field(
        "单位", "顺达物流公司"
    )
    assert note(flow("“{运单号}。”", "记录 来电", "→ 再见")).fields == ()


def told(hotline: Hotline, keys: str, number: str = "") -> list[tuple[str, ...]]:
    return [
        each.what for each in run(hotline, Script(keys), Circumstances(DAY, number)) if each.kind == "note"
    ]


def test_it_holds_what_is_known_when_the_call_comes_to_it() -> None:
    hotline = flow(
        "“好的。”", "记录 催件（运单={运单号}，来电={主叫号码}，拨打={被叫号码}，事由=晚，了）", "→ 再见"
    )
    known = ("催件", "运单=12345，来电=8613800138000，拨打=4008895577，事由=晚，了")
    assert told(hotline, "12345#", "+8613800138000") == [known]
    assert fields(note(hotline), known[1]) == {
        "运单": "12345",
        "来电": "8613800138000",
        "拨打": "4008895577",
        "事由": "晚，了",
    }
    assert fields(note(hotline), "运单=1") is None


@pytest.mark.parametrize("number", ["", "anonymous", "${SHELL(id)}", "1;2", "138)\n", "1" * 500])
def test_a_number_that_is_none_leaves_its_field_empty(number: str) -> None:
    assert told(flow("记录 催件（来电={主叫号码}，运单={运单号}）", "→ 再见"), "1234#", number) == [
        ("催件", "来电=，运单=1234")
    ]


def test_who_hangs_up_before_leaves_none_and_keys_wait() -> None:
    hotline = flow(
        "“好的。”", "记录 催件（运单={运单号}）", "→ 乙\n菜单 乙\n    一请按1 → 再见\n    二请按2 → 再见"
    )
    first = next(name for name, clip in hotline.clips.items() if "好的" in clip.text)
    gone = Script("1234#", during_clip={first: "."})
    assert not [each for each in run(hotline, gone, Circumstances(DAY)) if each.kind == "note"]
    ahead = run(hotline, Script("1234#", during_clip={first: "2"}), Circumstances(DAY))
    kinds = [str(each) for each in ahead]
    assert kinds.index("key 2") < kinds.index("note 催件 运单=1234") < kinds.index("goto 再见")
    assert "silence" not in kinds


def test_it_belongs_in_a_say() -> None:
    _, found = lowering(HEAD + "菜单 甲\n    记录 催件（运单={运单号}）\n    一请按1 → 再见\n" + END)
    assert [each.code for each in found] == ["IVRC207"] and "播报" in found[0].mend_zh


def test_a_parameter_of_a_sub_flow_may_be_written_down() -> None:
    text = (
        HEAD
        + "使用 甲：登记（为何=投诉）\n    完成 → 再见\n流程 登记（为何）\n    播报 记下\n        记录 催件（事由={为何}，运单={运单号}）\n        → 完成\n"
        + END
    )
    made, found = lowering(text)
    assert made is not None, [each.en for each in found]
    assert note(made).fields[0] == Field("事由", "投诉")


@given(st.text(), st.text(min_size=1))
def test_any_words_come_back_as_they_were_and_nothing_in_them_is_cut(text: str, name: str) -> None:
    text = text.encode(errors="replace").decode()
    name = name.encode(errors="replace").decode()
    carried = form((Field(name, text), Field("运单", value="运单号")), lambda _: "7")
    assert joined(read(carried)) == f"{name}={text}，运单=7"
    assert not set(carried) & set("${}[](),;\"'\\ \n\r<>")
