"""A call that goes round in circles is ended, whatever it tells, and the switch takes the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from copy import deepcopy

import pytest

from ivrc.flow.nodes import Hotline
from ivrc.simulate.trace import Event
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Driven
from tests.verify.conftest import Shipped

pytestmark = pytest.mark.slow

ROUND = "exten => s,1,Answer()\n same => n(round),NoOp()\n same => n,Goto(round)"
"""Of this no event of the trace is left."""


def _driven(asterisk: Installed, shipped: Shipped) -> Sequence[Driven]:
    """A call that goes round, and one of the hotline as it is, on one switch."""
    copies = [shipped.hotline._replace(name=name) for name in ("圈", "平")]
    (call,) = shipped.calls()[:1]

    def emitted(hotline: Hotline, site: Site) -> Emitted:
        made = emit(hotline, site)
        circles = hotline.name == "圈"
        return made.changed(lambda t: t.replace("exten => s,1,Answer()", ROUND, 1)) if circles else made

    async def both() -> list[Driven]:
        async with running(asterisk, copies, shipped.site, shipped.sounds, emit=emitted) as switch:
            placed = [call._replace(hotline=copy, caller=deepcopy(call.caller)) for copy in copies]
            return [await switch.place(each) for each in placed]

    return asyncio.run(both())


def test_a_circle_is_ended_and_the_machine_stays(asterisk: Installed, shipped: Shipped) -> None:
    circling, sound = _driven(asterisk, shipped)
    assert circling.trouble in ("stuck", "gone")
    assert len(circling.trace) < 10
    if sound.trouble in (
        "",
        "late",
    ):  # on a machine so busy that the call ends late, the switch may end at its memory's limit
        assert sound.trace[0].kind == "answer"
    else:
        assert sound.trouble == "gone"


def test_a_call_is_ended_when_its_trace_is_enough(asterisk: Installed, shipped: Shipped) -> None:
    async def one() -> Driven:
        async with running(asterisk, [shipped.hotline], shipped.site, shipped.sounds) as switch:
            return await switch.place(shipped.calls()[0], enough=_has_entered)

    driven = asyncio.run(one())
    assert driven.trouble == "parted"
    assert [event.kind for event in driven.trace][-1] == "goto"


def _has_entered(trace: Sequence[Event]) -> bool:
    return bool(trace) and trace[-1].kind == "goto"
