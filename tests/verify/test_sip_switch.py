"""Calls over SIP and RTP to a private Asterisk: they go as the menu file says, by every kind of line; and what is wrong with
a line, a clip or a switch is found."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from ivrc.cli import main
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.site import Extensions, Site
from ivrc.switches.asterisk.driver import sip
from ivrc.switches.asterisk.driver.acts import HANGS_UP, Act
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.harness import Job
from ivrc.verify.pace import Pulse
from ivrc.verify.run import Judged, drive
from ivrc.verify.sip.agent import Agent, Dialog
from ivrc.verify.sip.codecs import ALAW
from ivrc.verify.sip.legs import EVENTS, LEGS, LOST, LOST_AFTER_MS, TONES, VANISHED, Leg, chosen
from ivrc.verify.sip.voice import Voice
from ivrc.verify.sounds import Sound, sounds
from tests.verify.conftest import in_words, placed
from tests.verify.test_sip import compiled

MENU = """热线 花店 4008123456
    无按键  5秒，重听 1次，→ 再见
    按错键  重听 1次，→ 再见
    故障    → 再见

菜单 主菜单：“欢迎致电花店。”
    订花请按1     → 订花
    查询订单请输入4位订单号，按#号键结束 → 再见
    留言请按*     → 留言箱

转接 订花：
    拨 花匠，振铃 10秒
    占线，无人接听，转接失败 → 再见
    通话结束 → 再见

留言 留言箱：“请在提示音后留言。”
    最长 20秒，按 # 结束 → 再见

播报 再见：“谢谢您，再见。” → 挂机
"""


def job(hotline: Hotline, change: Mapping[str, Sound] | None = None) -> Job:
    """The hotline with sounds that are tones; some of them may be changed."""
    site = Site("tests", {"花匠": {"asterisk": "PJSIP/1"}}, Extensions((), {}))
    return Job([hotline], site, {**sounds([hotline], ("alaw", ".alaw"), cache("clips")), **(change or {})})


def calls(work: Job) -> list[Placed]:
    """Its generated calls."""
    lengths = {name: sound.length_ms for name, sound in work.sounds.items()}
    return placed(work.hotlines[0], (), lengths)


@pytest.mark.slow
def test_every_line_leads_through_the_hotline(asterisk: Installed) -> None:
    work = job(compiled(MENU))
    picked = chosen(calls(work))
    assert [leg for leg, _ in picked] == list(LEGS)
    again = asyncio.run(sip.again(asterisk, work, picked, "en", lambda done, total: None))
    found = [found for each in again.judged for found in each.found]
    assert not found, in_words(found)
    assert again.total.calls == len(LEGS) and again.total.tones > len(LEGS)
    assert all(f"[{leg.title.en}]" in each.call.name for each, (leg, _) in zip(again.judged, picked))


class Taking:
    """A switch in whose calls the machine stands still for so long, and from which the caller may then vanish."""

    def __init__(self, still_ms: int, folder: Path) -> None:
        self.title, self.folder, self.pulse = "Asterisk", folder, Pulse(1.0, 500)
        self.unclaimed: Callable[[Message], None] = lambda event: None
        self._still_ms = still_ms
        (folder / "heard").mkdir()

    async def take(self, call: Placed, channel: str, unique: str, telephone: sip.Telephone) -> Driven:
        await asyncio.sleep(0.05)
        time.sleep(self._still_ms / 1000)
        await asyncio.sleep(0.05)
        if call.name == VANISHED:
            telephone.do(Act(HANGS_UP, 0))
            await asyncio.sleep(0.05)
        return Driven(())


class Calling(Agent):
    """An agent whose calls arrive at once."""

    def __init__(self, switch: Taking) -> None:
        super().__init__()
        self._of = switch

    def invite(self, number: str, voice: Voice, *more: Any) -> Dialog:
        event = {"Context": sip._ARRIVALS, "Extension": number, "Channel": "c", "Uniqueid": "u"}
        asyncio.get_running_loop().call_soon(self._of.unclaimed, event)
        return Dialog(voice, "a", "b", "c")

    def bye(self, dialog: Dialog) -> None:
        pass


@pytest.mark.parametrize("leaves, leg, trouble", [
    ("", LEGS[-1], "late"),
    (VANISHED, LEGS[-1], ""),
    ("", LEGS[0], ""),
])  # fmt: skip
def test_who_is_taken_for_gone_while_the_machine_stood_still_says_nothing_of_the_hotline(
    leaves: str, leg: Leg, trouble: str, tmp_path: Path
) -> None:
    (call,) = calls(job(compiled(MENU)))[:1]

    async def whole() -> Driven:
        switch = Taking(LOST_AFTER_MS + 200, tmp_path)
        trunk = sip.Trunk(cast(Asterisk, switch), Calling(switch), {leaves: leg})
        return await trunk.place(call._replace(name=leaves))

    assert LEGS[-1].suffers == VANISHED
    assert asyncio.run(whole()).trouble == trouble


def driven(asterisk: Installed, work: Job, calls: Mapping[str, Leg], picked: list[Placed]) -> list[Judged]:
    """Calls by lines that are none of `LEGS`, by their names."""

    async def whole() -> list[Judged]:
        async with sip.trunk(asterisk, work, calls) as trunk:
            return (await drive(trunk, picked, work.sounds))[0]

    return asyncio.run(whole())


class Other(Leg):
    """A telephone that does otherwise than its trunk is set up for."""

    @property
    def name(self) -> str:
        return LEGS[0].name


@pytest.mark.slow
def test_keys_that_the_trunk_is_not_set_up_for_are_found_missing(asterisk: Installed) -> None:
    work = job(compiled(MENU))
    (call,) = [each for each in calls(work) if "按 1" in each.name][:1]
    (judged,) = driven(asterisk, work, {call.name: Other(ALAW, TONES)}, [call])
    assert judged.found


@pytest.mark.slow
def test_a_clip_that_is_silent_is_found_by_the_telephone(asterisk: Installed) -> None:
    hotline = compiled(MENU)
    (clip,) = [name for name, each in hotline.clips.items() if "再见" in each.text]
    sound = job(hotline).sounds[clip]
    silent = job(hotline, {clip: sound._replace(data=b"\xd5" * len(sound.data))})
    (call,) = [each for each in calls(silent) if "按 1" in each.name][:1]
    for leg in (leg for leg in LEGS if leg.suffers in ("", LOST) and leg.keys == EVENTS):
        (judged,) = driven(asterisk, silent, {call.name: leg}, [call])
        assert [each.code for each in judged.found] == ["IVRC608"], in_words(judged.found)
        assert "谢谢您" in judged.found[0].zh


def without(asterisk: Installed, place: Path, module: str) -> Path:
    """The same Asterisk in another folder, less a module."""
    root = asterisk.documentation.parents[3]
    for path in (root, root / "usr"):
        (place / path.relative_to(root)).mkdir(exist_ok=True)
        for each in path.iterdir():
            if each.name not in ("usr", "lib") or each.is_symlink():
                (place / each.relative_to(root)).symlink_to(each)
    libraries = asterisk.modules.parent.parent
    for path, but in (
        (libraries.parent, libraries.name),
        (libraries, "asterisk"),
        (asterisk.modules.parent, "modules"),
        (asterisk.modules, f"{module}.so"),
    ):
        (place / path.relative_to(root)).mkdir(parents=True, exist_ok=True)
        for each in path.iterdir():
            if each.name != but:
                (place / each.relative_to(root)).symlink_to(each)
    return place


@pytest.mark.slow
def test_where_pjsip_is_not_there_that_is_told_and_the_rest_goes_on(
    asterisk: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "root").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    menu = "热线 报时 4008123456\n    故障 → “系统故障。” 挂机\n\n播报 报时：“现在九点。” → 挂机\n"
    Path("m.ivr").write_text(menu, encoding="utf-8")
    root = without(asterisk, tmp_path / "root", "chan_pjsip")
    assert main(["verify", "m.ivr", "--on", "asterisk", "--asterisk", str(root), "--sip"]) == 0
    out, err = capsys.readouterr()
    assert "IVRC619" in out + err and "chan_pjsip" in out + err and "res_pjsip" not in out + err
    assert "不一致 0" in out and "经 SIP 和 RTP" not in out
