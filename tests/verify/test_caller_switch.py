"""The calling number on a real Asterisk: planted faults in what asks it are found, and what is no number breaks nothing."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.plan import Plan
from ivrc.site import Site
from ivrc.switches.asterisk.driver import endpoints, switch
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text import target
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇仪器 4008896688
    故障 → 《系统故障》 再见

分支 前台
    主叫不显示 → 隐藏
    主叫是 13805761234 → 熟客
    主叫开头是 0576、+1 → 台州
    否则 → 散客

播报 隐藏：“号码隐藏。” → 再见
播报 熟客：“老朋友，您好。” → 再见
播报 台州：“台州的客户您好。” → 再见
播报 散客：“您好。” → 再见
播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "the country code stays": change("", '"^0086', '"^0087'),
    "an area code has no 0": change("", "?0${IVRC_V1:2}", "?${IVRC_V1:2}"),
    "a carrier's digits stay": change("", '"^179', '"^178'),
    "a 0 before a mobile number stays": change("", '"^01[3-9]', '"^02[3-9]'),
    "another country is this one": change("", "?00${IVRC_V1}", "?${IVRC_V1}"),
    "who is withheld is not asked": drop(".前台", '= ""'),
    "any number that begins so": change(".前台", '(13805761234)$"', '(13805761234)"'),
    "the beginning is asked anywhere": change(".前台", '"^(0576', '"(0576'),
}
HOSTILE = (
    "${SHELL(touch IVRC_WAS_HERE)}", "$[1+1]", "1);2", "a;b", "5" * 500, "anonymous", "${CALLERID(name)}",
    "１３８０５７６１２３４", "+", "138 0576 1234", "13805761234)",
)  # fmt: skip


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []


IN_HEADER = {
    '"Wang" <sip:+8613805761234@10.0.0.1:5060;user=phone>': "13805761234",
    "<sip:057688888888@pbx.example.com>;reason=unconditional": "057688888888",
    "sip:+12125550123@host": "+12125550123",
    "tel:+8613805761234;phone-context=+86": "13805761234",
    "8613805761234": "13805761234",
    "<sips:13805761234@host>": "13805761234",
    '"a<b" <sip:13805761234@host>': "",
    "<sip:anonymous@anonymous.invalid>": "",
    "<sip:${SHELL(touch IVRC_WAS_HERE)}@host>": "",
    "sip:1);2@host": "",
    "<sip:138@h>,<sip:13805761234@h>": "138",
    "<tel:+86-138-0576-1234>": "",
}
"""What trunks put into headers, and the number that is taken from it."""


def test_the_number_is_taken_from_an_address_in_a_header(
    asterisk: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header is a variable here: a call from nowhere has no headers. Its own number is another one."""
    carried = switch.carried
    shown = [""]

    def with_header(*about: Any) -> dict[str, str]:
        return {**carried(*about), "IVRC_VERIFY_FROM": shown[0]}

    def emit(hotline: Hotline, site: Site) -> Emitted:
        made = target.emit(hotline, site._replace(caller={"asterisk": "P-Asserted-Identity"}))
        text = made.changed(
            lambda text: text.replace("${PJSIP_HEADER(read,P-Asserted-Identity)}", "${IVRC_VERIFY_FROM}")
        )
        assert "IVRC_VERIFY_FROM" in "".join(text.files.values())
        return text

    monkeypatch.setattr(switch, "carried", with_header)
    monkeypatch.setattr(endpoints, "_LEFT", endpoints._LEFT + " same => n,Set(CALLERID(num)=4006659999)\n")
    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    now = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    found = {}

    async def whole() -> None:
        async with running(asterisk, [hotline], Site("试", {}), audio, emit=emit) as started:
            for header, number in IN_HEADER.items():
                shown[0] = header
                given = Circumstances(now, number, lengths)
                judged, _ = await drive(started, [Placed(header, hotline, Plan().caller(), given)], audio)
                found[header] = [each.code for one in judged if one for each in one.found]

    asyncio.run(whole())
    assert found == {header: [] for header in IN_HEADER}
    assert not list(Path.cwd().glob("IVRC_WAS_HERE"))


def test_what_is_no_number_is_withheld_and_runs_nothing(
    asterisk: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put where the number of a call stands, as a trunk's header would put it there."""
    carried = switch.carried
    shown = [""]

    def with_number(*about: Any) -> dict[str, str]:
        return {**carried(*about), "IVRC_VERIFY_FROM": shown[0]}

    monkeypatch.setattr(switch, "carried", with_number)
    put = " same => n,Set(CALLERID(num)=${IVRC_VERIFY_FROM})\n"
    monkeypatch.setattr(endpoints, "_LEFT", endpoints._LEFT + put)
    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    now = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    found = []

    async def whole() -> None:
        async with running(asterisk, [hotline], Site("试", {}), audio) as started:
            for number in HOSTILE:
                shown[0] = number
                given = Circumstances(now, number, lengths)
                judged, _ = await drive(
                    started, [Placed(number[:30], hotline, Plan().caller(), given)], audio
                )
                found.extend(each.code for one in judged if one for each in one.found)
                assert any(event.what == ("隐藏",) for one in judged if one for event in one.meant)

    asyncio.run(whole())
    assert found == []
    assert not list(Path.cwd().glob("IVRC_WAS_HERE"))
