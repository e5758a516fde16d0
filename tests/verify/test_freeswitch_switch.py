"""Calls on the FreeSWITCH that IVRC_FREESWITCH=HOST:PORT names, with IVRC_FREESWITCH_CONF=DIR, the folder whose *.xml
it includes into its dialplan, and IVRC_FREESWITCH_CLOCK=FILE, where it runs under libfaketime. docs/verify-freeswitch.md
says how to have one."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from ivrc.places import cache
from ivrc.switches.freeswitch.driver.drive import drive_in_rounds
from ivrc.switches.freeswitch.driver.esl import Address
from ivrc.switches.freeswitch.driver.switch import running
from ivrc.switches.freeswitch.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed, Unable
from ivrc.verify.run import Judged
from ivrc.verify.sounds import Sound, sounds
from tests.verify.conftest import Shipped

SWITCH, CONF = os.environ.get("IVRC_FREESWITCH", ""), os.environ.get("IVRC_FREESWITCH_CONF", "")
CLOCK = os.environ.get("IVRC_FREESWITCH_CLOCK", "")

pytestmark = pytest.mark.skipif(
    not (SWITCH and CONF), reason="no FreeSWITCH: set IVRC_FREESWITCH=HOST:PORT and IVRC_FREESWITCH_CONF=DIR"
)


def address(password: str | None = None) -> Address:
    """Where the switch is."""
    host, _, port = SWITCH.rpartition(":")
    return Address(host, int(port), password or os.environ.get("IVRC_ESL_PASSWORD", "ClueCon"))


def left() -> list[Path]:
    """What verifications have put on the switch."""
    return sorted(Path(CONF).glob("ivrc-verify-*"))


def short(shipped: Shipped) -> list[Placed]:
    """The calls without the one that records for two minutes."""
    return [call for call in shipped.calls() if "最长时间" not in call.name]


@pytest.mark.slow
def test_the_shipped_hotline_behaves_as_its_source_says(shipped: Shipped) -> None:
    audio = sounds([shipped.hotline], ("wav8", ".wav"), cache("clips"))

    async def verify() -> list[Judged | None]:
        clock = Path(CLOCK) if CLOCK else None
        async with running(
            address(), Path(CONF), [shipped.hotline], shipped.site, audio, clock=clock
        ) as switch:
            assert switch.found == []
            assert switch.loaded.contexts == len(shipped.hotline.nodes) + 2
            judged, _ = await drive_in_rounds(switch, short(shipped), audio)
            return judged

    before = left()
    judged = asyncio.run(verify())
    driven = [each for each in judged if each]
    assert [each.found[0].zh for each in driven if each.found] == []
    assert len(driven) == len(judged) if CLOCK else driven
    assert sum(each.tones for each in driven) > 3 * len(driven)
    assert left() == before


CHANGES: dict[str, tuple[str, str, str]] = {
    "a key leads elsewhere": ("“主菜单”按 2", r'(?s)(name="key 2">.*?)其他业务"', r'\1客服坐席"'),
    "a prompt is left out": ("“主菜单”一直按错键", r".*play:重听请按.*\n", ""),
    "a time-out is too short": ("“主菜单”播“没有收到", "first-key:5000", "first-key:3000"),
    "one retry too few": ("“主菜单”一直按错键", r"\^x\{1,2\}\$", "^x{1,1}$"),
    "the notice can be broken off": ("“欢迎”播“为了", r"notice:为了", "play:为了"),
    "nobody is dialled after busy": (
        "“客服坐席.dial”转接失败",
        r"(?s)(dial 坐席一.*?)next-2 XML",
        r"\1outcome XML",
    ),
    "what a dialplan before has set is left": ("“主菜单”按 2", r".*multiunset.*\n", ""),
    "an hour of a dialplan before is gone by": ("“主菜单”按 2", r" tod_tz_offset", ""),
    "a recording runs while two talk only": ("“主菜单”按 2", r" RECORD_BRIDGE_REQ", ""),
    "a recording is thrown away": ("“主菜单”按 2", r" RECORD_MIN_SEC", ""),
    "one name for all recordings": ("“主菜单”按 2", r"\$\{uuid\}\.wav", "one.wav"),
    "the recording is ended before the call": (
        "“主菜单”按 2",
        r'(.*record_session" data=")(\S+recordings\}\S+)(".*\n)',
        r'\1\2\3      <action application="stop_record_session" data="\2"/>\n',
    ),
    "a message lies in another folder": ("“留言.message”留言中挂机", r"\}/留言/\$", "}/别处/$"),
    "a ring time a second too long": (
        "“客服坐席.no-answer”听提示时挂机",
        "call_timeout=15",
        "call_timeout=16",
    ),
    "a ring time a second too short": (
        "“客服坐席.no-answer”听提示时挂机",
        "call_timeout=15",
        "call_timeout=14",
    ),
    "recording does not start": ("“主菜单”按 2", r".*record_session.*recordings.*\n", ""),
}
"""The calls that find it, what is changed in the built file, and into what."""


@pytest.mark.slow
def test_without_a_fault_nothing_is_found(shipped: Shipped) -> None:
    audio = sounds([shipped.hotline], ("wav8", ".wav"), cache("clips"))
    for which in sorted({which for which, _, _ in CHANGES.values()}):
        judged = asyncio.run(_some(shipped, which, audio, emit, lambda clips: None))
        assert [each.found for each in judged if each.found] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_a_planted_fault_is_found(name: str, shipped: Shipped) -> None:
    which, old, new = CHANGES[name]
    audio = sounds([shipped.hotline], ("wav8", ".wav"), cache("clips"))

    def spoilt(*given: Any) -> Emitted:
        made = emit(*given)
        texts = made.changed(lambda text: re.sub(old, new, text))
        assert texts != made
        return texts

    judged = asyncio.run(_some(shipped, which, audio, spoilt, lambda clips: None))
    assert any(each.found for each in judged)


@pytest.mark.slow
def test_a_swapped_sound_is_heard(shipped: Shipped) -> None:
    audio = sounds([shipped.hotline], ("wav8", ".wav"), cache("clips"))

    def swap(clips: Path) -> None:
        one, other = (next(clips.glob(f"{words}*")) for words in ("客服电话请拨0", "其他电话请拨2"))
        held = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(held)

    judged = asyncio.run(_some(shipped, "“主菜单”按 2", audio, emit, swap))
    assert {each.found[0].code for each in judged if each.found} == {"IVRC608"}


async def _some(
    shipped: Shipped,
    which: str,
    audio: Mapping[str, Sound],
    changed: Callable[..., Emitted],
    spoil: Callable[[Path], None],
) -> list[Judged]:
    """The calls whose names begin so, on a spoilt switch."""
    calls = [call for call in shipped.calls() if call.name.startswith(which)]
    assert calls
    clock = Path(CLOCK) if CLOCK else None
    async with running(
        address(), Path(CONF), [shipped.hotline], shipped.site, audio, clock=clock, emit=changed, spoil=spoil
    ) as switch:
        assert not switch.found
        judged, _ = await drive_in_rounds(switch, calls, audio)
    if not any(judged):
        pytest.skip("the switch's clock does not allow these calls")
    return [each for each in judged if each]


def test_what_the_switch_does_not_take_leaves_nothing_behind(shipped: Shipped) -> None:
    audio = sounds([shipped.hotline], ("wav8", ".wav"), cache("clips"))
    before = left()

    async def begin(at: Address, conf: Path, changed: Callable[..., Emitted] = emit) -> str:
        try:
            async with running(at, conf, [shipped.hotline], shipped.site, audio, emit=changed):
                return ""
        except Unable as problem:
            return problem.diagnostic.code

    def broken(*given: Any) -> Emitted:
        return emit(*given).changed(lambda text: text.replace("</context>", "", 1))

    assert asyncio.run(begin(address("wrong"), Path(CONF))) == "IVRC611"
    assert asyncio.run(begin(address()._replace(port=1), Path(CONF))) == "IVRC611"
    assert asyncio.run(begin(address(), Path("/nonexistent"))) == "IVRC612"
    assert asyncio.run(begin(address(), Path(CONF), broken)) == "IVRC613"
    assert left() == before
    assert asyncio.run(begin(address(), Path(CONF))) == ""
