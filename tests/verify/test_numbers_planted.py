"""Faults planted into how a number is taken are found by the generated calls, every one of them."""

from __future__ import annotations

import asyncio

import pytest

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.simulate.plan import Call
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

MENU = """热线 江汇银行 4008895566
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    键间隔 2秒
    故障 → 《系统故障》 再见

菜单 密码
    请输入4至6位密码，按#号键结束 → 主菜单
    人工服务请按0 → 再见

菜单 主菜单
    余额查询请按1 → 余额
    返回上一级请按# → 密码

播报 余额: “请稍候。” → 再见

播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "the end key is not taken": change(".密码", "[0-9]{4,6})#?", "[0-9]{4,6})"),
    "a number may be longer": change(".密码", "[0-9]{1,5}", "[0-9]{1,6}"),
    "a number may be shorter": change(".密码", "([0-9]{4,6})#?", "([0-9]{3,6})#?"),
    "a full number does not wait for its end key": change(".密码", "^[0-9]{4,6}$", "^x$"),
    "the end key after a full number goes to the next menu": change(
        ".密码~1", "Set(IVRC_TYPED=${IVRC_TYPED}#)", "Set(IVRC_KEY=#)"
    ),
    "another key after a full number is lost": drop(".密码~1", "Set(IVRC_KEY=${EXTEN})"),
    "the wait for the end key is too long": change(".密码~1", "WaitExten(2)", "WaitExten(5)"),
    "the wait between keys is too long": change(".密码", "WaitExten(2)", "WaitExten(5)"),
    "the end key is kept in the number": change(".密码", "${FILTER(0-9,${IVRC_TYPED})}", "${IVRC_TYPED}"),
    "the keys of a wrong entry stay": drop(".密码", "exten => i,1,Set(IVRC_TYPED=)"),
    "what was typed is lost when the wait passes": drop(".密码", "exten => t,1"),
}


def hotline(name: str) -> Hotline:
    found = compile_text(MENU, standard_phrases()).hotline
    assert found is not None
    return found._replace(name=name)


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant; each is in a hotline of its own."""
    names = {f"种{number}": name for number, name in enumerate(PLANTS)}
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

    def calls(flow: Hotline) -> list[Placed]:
        made: list[Call] = [path.call for path in generate(flow, Surroundings((), lengths)).paths]
        return [
            Placed(call.zh, flow, call.caller(), call.given((), lengths)) for call in made if not call.missing
        ]

    async def whole() -> dict[str, list[str]]:
        told = {}
        async with running(asterisk, list(hotlines.values()), Site("试", {}), audio, emit=planted) as switch:
            for name, flow in hotlines.items():
                judged, _ = await drive(switch, calls(flow), audio)
                told[names.get(name, "")] = [each.code for one in judged for each in one.found]
        return told

    return asyncio.run(whole())


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
