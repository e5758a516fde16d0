"""A pause on a real Asterisk: as the flow means it, and planted faults in it are found."""

from __future__ import annotations

import asyncio

import pytest

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify.plants import Text, change, drop

pytestmark = pytest.mark.xdist_group("asterisk")

MENU = """热线 江汇诊所 4008895577
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

播报 欢迎
    “您好。”
    停顿 2秒
    “欢迎致电江汇诊所。”
    → 主菜单

菜单 主菜单
    挂号请按1 → 再见

播报 再见
    《结束语》
    等待 4秒
    挂机
"""
PLANTS: dict[str, Text] = {
    "no pause": drop(".欢迎.pause", "Wait(2)"),
    "a pause too long": change(".欢迎.pause", "Wait(2)", "Wait(6)"),
    "a pause too short": change(".再见.pause", "Wait(4)", "Wait(1)"),
    "a key typed before it is kept": drop(".欢迎.pause", "Set(IVRC_KEY=)"),
    "what follows is left out": change(".欢迎.pause", ".欢迎.more", ".主菜单"),
}


def hotline(name: str) -> Hotline:
    found = compile_text(MENU, standard_phrases()).hotline
    assert found is not None
    return found._replace(name=name)


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant; each is in a hotline of its own."""
    names = {f"停{number}": name for number, name in enumerate(PLANTS)}
    hotlines = {name: hotline(name) for name in ("好", *names)}
    audio = sounds(list(hotlines.values()), ("alaw", ".alaw"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}

    def planted(flow: Hotline, site: Site) -> Emitted:
        made = emit(flow, site)
        if flow.name not in names:
            return made
        (text,) = made.files.values()
        spoilt = PLANTS[names[flow.name]](text.replace(flow.name, "NAME")).replace("NAME", flow.name)
        assert spoilt != text
        return made.changed(lambda text: spoilt)

    async def whole() -> dict[str, list[str]]:
        told = {}
        async with running(asterisk, list(hotlines.values()), Site("试", {}), audio, emit=planted) as switch:
            for name, flow in hotlines.items():
                calls = [path.call for path in generate(flow, Surroundings((), lengths)).paths]
                judged, _ = await drive(
                    switch,
                    [Placed(c.zh, flow, c.caller(), c.given((), lengths)) for c in calls if not c.missing],
                    audio,
                )
                told[names.get(name, "")] = [each.code for one in judged for each in one.found]
        return told

    return asyncio.run(whole())


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
