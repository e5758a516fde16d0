"""The header in which a trunk tells who calls, on calls that come in over SIP: on the FreeSWITCH that IVRC_FREESWITCH names,
by the profile of sofia that listens at IVRC_FREESWITCH_SIP=HOST:PORT and whose calls come in at the context `public`."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.freeswitch.driver.esl import Event, Socket
from ivrc.switches.freeswitch.text.target import emit
from ivrc.verify.sip.agent import Agent
from ivrc.verify.sip.voice import Voice
from tests.verify.test_freeswitch_switch import CONF, SWITCH, address

SIP = os.environ.get("IVRC_FREESWITCH_SIP", "")
pytestmark = pytest.mark.skipif(
    not (SWITCH and CONF and SIP), reason="no profile of sofia: set IVRC_FREESWITCH_SIP=HOST:PORT as well"
)

NUMBER, OWN = "4008896688", "4006659999"
MENU = f"""热线 头域试验 {NUMBER}
    故障 → 挂机

分支 前台
    主叫不显示 → 隐藏
    主叫是 13805761234 → 熟客
    主叫是 {OWN} → 平台
    否则 → 散客

播报 隐藏：“号码隐藏。” → 挂机
播报 熟客：“老朋友，您好。” → 挂机
播报 平台：“您好，平台。” → 挂机
播报 散客：“您好。” → 挂机
"""
WAY_IN = f"""  <context name="public">
    <extension name="{NUMBER}">
      <condition field="destination_number" expression="^{NUMBER}$">
        <action application="transfer" data="start XML ivrc-头域试验"/>
      </condition>
    </extension>
  </context>
"""
TOLD = {
    ("X-Caller", "13805761234"): "熟客",
    ("X-Caller", '"Wang" <sip:+8613805761234@10.0.0.1:5060;user=phone>'): "熟客",
    ("X-Caller", "<sip:$(touch IVRC_WAS_HERE)@host>"): "隐藏",
    ("X-Caller", "<sip:${system(touch IVRC_WAS_HERE)}@host>"): "平台",  # the switch takes no value with `${`
    ("X-Caller", "${caller_id_number}"): "平台",
    ("X-Caller", ""): "平台",
    ("x-caller", "13805761234"): "熟客",
    ("P-Asserted-Identity", '"Wang" <sip:+8613805761234@10.0.0.1:5060;user=phone>'): "熟客",
    ("P-Asserted-Identity", "<tel:+8613805761234>"): "熟客",
    ("P-Asserted-Identity", "<sip:13805761234@h>, <tel:+8612345678>"): "熟客",
    ("P-Asserted-Identity", "<sip:anonymous@anonymous.invalid>"): "隐藏",
    ("P-Asserted-Identity", "<sip:${system(touch IVRC_WAS_HERE)}@host>"): "隐藏",
    ("P-Asserted-Identity", ""): "平台",
    ("P-Preferred-Identity", "<sip:8613805761234@host>"): "熟客",
    ("Remote-Party-ID", '"Wang" <sip:13805761234@host>;party=calling;screen=yes'): "熟客",
    ("Diversion", "<sip:13805761234@host>;reason=unconditional"): "熟客",
    ("P-Called-Party-ID", "<sip:13805761234@host>"): "熟客",
    ("User-to-User", "13805761234"): "熟客",
}
"""A header of the site file and what a call has in it, and where the call comes to; it comes from another number."""


WHO_CALLS = ("P-Asserted-Identity", "P-Preferred-Identity", "Remote-Party-ID", "X-Caller")


def hotline() -> Hotline:
    made = compile_text(MENU, standard_phrases()).hotline
    assert made is not None
    return made


async def goes(header: str, fields: Sequence[str]) -> str:
    """The node that a call with these headers comes to where the site names one."""
    ((_, text),) = emit(hotline(), Site("试", {}, caller={"freeswitch": header.title()})).files.items()
    file = Path(CONF) / "00-ivrc-test-sip.xml"
    socket, agent, voice = await Socket.connect(address()), Agent(), Voice()
    came: list[str] = []
    ended = asyncio.Event()

    def listen(event: Event) -> None:
        if event.get("variable_sip_call_id") != dialog.name:
            return
        step, _, node = event.get("Application-Data", "").partition(" XML ivrc-头域试验.")
        if step == "enter" and node in TOLD.values():
            came.append(node)
        if event["Event-Name"] == "CHANNEL_HANGUP_COMPLETE":
            ended.set()

    try:
        file.write_text(text.replace("</include>", f"{WAY_IN}</include>"), encoding="utf-8")
        assert (await socket.api("reloadxml")).startswith("+OK [Success]")
        await socket.ask("event json CHANNEL_EXECUTE CHANNEL_HANGUP_COMPLETE")
        await agent.open()
        await voice.open()
        agent.switch = (SIP.rpartition(":")[0], int(SIP.rpartition(":")[2]))
        dialog = agent.invite(NUMBER, voice, OWN, fields=fields)
        socket.listen = listen
        await asyncio.wait_for(ended.wait(), 60)
    finally:
        file.unlink(missing_ok=True)
        await socket.api("reloadxml")
        await socket.close()
        voice.close()
        agent.close()
    (node,) = came
    return node


@pytest.mark.slow
@pytest.mark.parametrize(("header", "held"), TOLD)
def test_who_calls_is_read_from_the_header_that_the_site_names(header: str, held: str) -> None:
    fields = [f"{header}: {held}"] if held else []
    assert asyncio.run(goes(header, fields)) == TOLD[header, held]
    assert not list(Path.cwd().glob("IVRC_WAS_HERE"))


@pytest.mark.slow
@pytest.mark.parametrize("named", WHO_CALLS)
def test_of_several_headers_that_which_the_site_names(named: str) -> None:
    """The switch itself goes by one of them, whichever the site means."""
    numbers = {name: "13805761234" if name == named else "12121212" for name in WHO_CALLS}
    assert asyncio.run(goes(named, [f"{name}: <sip:{held}@h>" for name, held in numbers.items()])) == "熟客"
