"""Work that nobody waits for any longer ends, and is no error of ivrc's."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.stopping import StoppedError, step, until

MENU = """热线 甲 4001
    故障 → 《系统故障》 挂机

播报 一：《结束语》 → 挂机
"""


def test_a_compilation_ends_at_its_next_step_and_the_next_one_goes_to_its_end() -> None:
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 8

    with pytest.raises(StoppedError), until(stopped):
        compile_text(MENU)
    assert asked == 9
    step()
    assert compile_text(MENU).hotline is not None
    assert asked == 9
