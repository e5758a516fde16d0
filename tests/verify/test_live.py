"""The search for covering calls keeps only what some node ahead still asks: its states, and what it finds, counted."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.finder import Finder
from ivrc.coverage.generate import generate
from ivrc.coverage.live import live
from ivrc.coverage.route import BEYOND
from ivrc.flow.conditions.open import Open
from ivrc.flow.nodes import Hotline


def asking(values: int, schedules: int) -> Hotline:
    """A hotline that looks at the clock some times, then asks for some values and dials each before it asks for the
    next: a value is dead once it is dialled, and opening hours once they are passed."""
    lines = [
        "热线 试验 4001234567",
        "    时区 Asia/Shanghai",
        "    无按键 2秒，→ 再见",
        "    按错键 → 再见",
        "    故障 → 再见",
    ]
    for number in range(1, schedules + 1):
        following = f"门{number + 1}" if number < schedules else "问1"
        lines += [f"分支 门{number}", f"    班{number} → {following}", f"    否则 → {following}"]
        lines += [f"时间 班{number}：每天 {number + 7}:00-{number + 12}:00"]
    for number in range(1, values + 1):
        following = f"问{number + 1}" if number < values else "再见"
        lines += [f"菜单 问{number}", f"    {number + 3}位{{号{number}}} “请输入。” → 拨{number}"]
        lines += [
            f"转接 拨{number}",
            f"    拨 {{号{number}}}，振铃 5秒",
            f"    占线，无人接听，转接失败，通话结束 → {following}",
        ]
    compiled = compile_text("\n".join([*lines, "播报 再见：“再见。” → 挂机", ""]))
    assert compiled.hotline is not None, [found.en for found in compiled.diagnostics]
    return compiled.hotline


EXTENSIONS = ("8001", "80012", "800123", "8001234", "80012345", "800123456", "8001234567", "80012345678")


@pytest.mark.parametrize(("values", "schedules"), [(2, 1), (6, 4), (8, 4)])
def test_states_grow_with_the_flow_and_not_with_what_it_remembers(values: int, schedules: int) -> None:
    finder = Finder(asking(values, schedules), EXTENSIONS)
    states = len(finder.usual.came)
    assert states <= schedules * len(finder.order) + 4 * (values + 1) + len(finder.hotline.nodes)


def test_every_way_is_taken_for_all_that() -> None:
    found = generate(asking(8, 4), Surroundings(EXTENSIONS))
    assert not found.unreached
    assert len(found.paths) < 120


def test_what_is_live() -> None:
    hotline = asking(2, 2)
    facts = live(hotline)
    assert facts["门1"].conditions == {Open("班1"), Open("班2"), BEYOND} and facts["门2"].conditions == {
        Open("班2"),
        BEYOND,
    }
    assert facts["问1"] == facts["拨2"]._replace(variables=frozenset(), conditions=frozenset())
    assert facts["拨1"].variables == {"号1"} and facts["拨2"].variables == {"号2"}
