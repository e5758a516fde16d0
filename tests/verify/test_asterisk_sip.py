"""docs/targets/asterisk.md followed word for word on Debian's package, then called over SIP: the hotline speaks, takes
keys, and its recordings hold everybody, wherever a telephone's RTP begins to count."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import textwrap
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import numpy
import pytest
import soundfile

from ivrc.cli import main
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.verify.sip.agent import Dialog
from ivrc.verify.sip.codecs import HEARD_RATE
from tests.verify.sip.packaged import Switch, packaged
from tests.verify.sip.sound import encoded, recorded, seconds
from tests.verify.sip.telephone import Desk, Telephones

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/targets/asterisk.md").read_text(encoding="utf-8")
HOTLINES = ("大众联合", "回访")
RANGE = (1, 16_000, 32_000, 33_000, 49_000, 65_000)
"""First RTP sequence numbers, from one end of their 16 bits to the other."""
CALLER, DESK, OTHER = 2000, 2300, 2600
"""Hz; the clips' tones are all lower."""

CALLED_BACK = """热线 回访 4001112222
    回复时限  两小时
    录音    全程，告知 《录音告知》
    故障    → 《系统故障》 挂机

播报 开始：《录音告知》 → 坐席

转接 坐席：《请稍候转接》
    拨 坐席一，坐席二，依次，每个振铃 15秒
    占线，无人接听，转接失败 → 《转接不成功》 挂机
    通话结束 → 《回复承诺》 再转

转接 再转：《请稍候转接》
    拨 坐席三，振铃 15秒
    占线，无人接听，转接失败 → 《转接不成功》 挂机
    通话结束 → 《结束语》 挂机
"""
SITE = """destinations:
  坐席一: {asterisk: PJSIP/8001}
  坐席二: {asterisk: PJSIP/8002}
  坐席三: {asterisk: PJSIP/8003}
extensions: {numbers: ["8003"], dial: {asterisk: "PJSIP/{}"}}
"""


class Site(NamedTuple):
    """The switch with the hotlines on it as the page says, the telephones, and where the build lies."""

    switch: Switch
    telephones: Telephones
    dist: Path

    def clip(self, hotline: str, words: str) -> Path:
        """The file of the clip whose words begin so."""
        folder = self.dist / hotline / "asterisk"
        clips = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["clips"]
        (name,) = (clip["id"] for clip in clips if clip["text"].startswith(words))
        return folder / "sounds" / f"{name}.alaw"

    async def recordings(self, hotline: str, many: int) -> list[numpy.ndarray]:
        """The recordings of the hotline's calls, in the order of the calls, as soon as they are closed."""
        folder = self.switch.place("/var/spool/asterisk/monitor/ivrc") / hotline
        for _ in range(300):
            files = sorted(folder.glob("*.wav"), key=lambda file: int(file.stem.rpartition(".")[2]))
            channels = self.switch.shell("asterisk -rx 'core show channels count'", self.dist)
            if len(files) == many and "0 active calls" in channels:
                return [recorded(file) for file in files]
            await asyncio.sleep(0.1)
        raise AssertionError(f"{len(files)} recordings of {many}, {channels}")

    async def complaints(self, many: int) -> list[str]:
        """The lines that the hotline itself wrote into the log, as soon as the switch has written so many: it writes
        them in a thread of its own, and a call may be over before."""
        for _ in range(300):
            lines = [line for line in self.switch.log().splitlines() if "ivrc: " in line]
            if len(lines) >= many:
                break
            await asyncio.sleep(0.1)
        assert len(lines) == many, self.switch.log()
        return lines


def steps(hotline: str) -> list[str]:
    """The commands of the page, for a hotline."""
    fences = re.findall(r"^ *```sh\n(.*?)^ *```", PAGE, re.MULTILINE | re.DOTALL)
    assert len(fences) == 4
    return [textwrap.dedent(fence).replace("大众联合", hotline) for fence in fences]


def modules() -> list[str]:
    """The modules that the page says are enough."""
    said = PAGE.partition("## What the switch must have")[2].partition("\n\n")[2].partition("\n\n")[0]
    return re.findall(r"`((?:pbx|app|func|format|codec|bridge|res)_\w+)`", said)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two hotlines for a site with SIP telephones; the clips are tones."""
    project = tmp_path_factory.mktemp("project")
    for name in ("menus", "sites"):
        (project / name).mkdir()
    shipped = (ROOT / "menus/大众联合.ivr").read_text(encoding="utf-8")
    (project / "menus/大众联合.ivr").write_text(shipped, encoding="utf-8")
    (project / "menus/回访.ivr").write_text(CALLED_BACK, encoding="utf-8")
    (project / "sites/电话.yaml").write_text(SITE, encoding="utf-8")
    with contextlib.chdir(project):
        assert main(["build", "-t", "asterisk", "--engine", "tones"]) == 0
    return project / "dist"


@contextlib.asynccontextmanager
async def site(asterisk: Installed, dist: Path, desks: dict[str, Desk], *, clips: str = "/usr/share/asterisk") -> AsyncIterator[Site]:  # fmt: skip
    """The page, followed; `clips` is the data directory that its reader takes for his own."""
    telephones = Telephones(desks)
    port = await telephones.open()
    try:
        async with packaged(asterisk, modules(), [f"800{n}" for n in range(1, 4)], port) as switch:
            telephones.switch = ("127.0.0.1", switch.sip)
            for hotline in HOTLINES:
                asked, put, led, loaded = steps(hotline)
                folder = dist / hotline / "asterisk"
                assert (
                    f"Data directory:              {switch.place('/usr/share/asterisk')}\n"
                    in switch.shell(asked, folder)
                )
                switch.shell(put.replace("/usr/share/asterisk", clips) + led, folder)
                assert f"[ Context 'ivrc-{hotline}' created by 'pbx_config' ]" in switch.shell(loaded, folder)
            yield Site(switch, telephones, dist)
    finally:
        telephones.close()


async def keeps_hearing(call: Dialog, clip: Path) -> None:
    """Waits until the caller has heard a clip: these very bytes, for the trunk speaks A-law as the clips do."""
    wanted = clip.read_bytes()
    middle = wanted[len(wanted) // 4 : len(wanted) // 2]
    for _ in range(600):
        if middle in encoded(call.voice.heard()):
            return
        assert not call.over.is_set(), f"{clip.name} is not heard"
        await asyncio.sleep(0.1)
    raise AssertionError(f"{clip.name} is not heard")


async def ends(call: Dialog, within: float = 120) -> numpy.ndarray:
    """Waits for the switch to hang up. Gives what the caller has heard."""
    await asyncio.wait_for(call.over.wait(), within)
    return call.voice.heard()


def pitch(clip: Path) -> float:
    """The tone that a clip is, in Hz."""
    sound, _ = soundfile.read(clip, format="RAW", subtype="ALAW", channels=1, samplerate=HEARD_RATE)
    return float(numpy.argmax(numpy.abs(numpy.fft.rfft(sound))) * HEARD_RATE / len(sound))


def test_the_page_leads_to_a_working_hotline(asterisk: Installed, dist: Path) -> None:
    async def whole() -> None:
        async with site(asterisk, dist, {"8001": Desk(hertz=DESK)}) as made:
            call = await made.telephones.call("33881001", hertz=CALLER)
            await keeps_hearing(call, made.clip("大众联合", "您好，大众联合"))
            await keeps_hearing(call, made.clip("大众联合", "为了保证服务质量"))
            made.telephones.bye(call)
            assert " ERROR[" not in made.switch.log()

    asyncio.run(whole())


def test_the_hours_of_another_day_are_tried_as_the_page_says(asterisk: Installed, dist: Path) -> None:
    sample = re.search(r"^    (exten => 9999,.*\n     same => .*\n)", PAGE, re.MULTILINE)
    assert sample
    lines = textwrap.dedent("    " + sample[1])

    async def whole() -> None:
        async with site(asterisk, dist, {"8001": Desk(hertz=DESK)}) as made:
            made.switch.shell(
                f"cat >> /etc/asterisk/extensions.conf <<'END'\n[from-trunk](+)\n{lines}END\n"
                "asterisk -rx 'dialplan reload'",
                dist,
            )
            call = await made.telephones.call("9999", hertz=CALLER)
            await keeps_hearing(call, made.clip("大众联合", "客服电话请拨0"))
            call.voice.type_events("0")
            heard = await ends(call)
            assert seconds(heard, DESK) >= 1
            (one,) = await made.recordings("大众联合", 1)
            assert seconds(one, DESK) >= 1 and seconds(one, CALLER) >= 1

    asyncio.run(whole())


def test_a_recording_holds_everybody_wherever_a_telephone_begins_to_count(
    asterisk: Installed, dist: Path
) -> None:
    """The caller, a desk that is busy with a voice of its own, the desk after it, the prompts, another desk, the
    prompts again: six calls at once, in each of which the telephones begin at other numbers."""
    desks = {
        "8001": Desk((65_000, 33_000, 1, 49_000, 16_000, 32_000), 2900, refuses=486, early=True),
        "8002": Desk(RANGE, DESK, talks=3),
        "8003": Desk(RANGE[::-1], OTHER, talks=3),
    }

    async def one(made: Site, number: int) -> None:
        call = await made.telephones.call("4001112222", first=RANGE[-number], hertz=CALLER)
        heard = await ends(call)
        assert seconds(heard, DESK) >= 1 and seconds(heard, OTHER) >= 1

    async def whole() -> None:
        async with site(asterisk, dist, desks) as made:
            await asyncio.gather(*(one(made, number) for number in range(len(RANGE))))
            prompts = [made.clip("回访", words) for words in ("我们会在两小时", "感谢您的来电")]
            for recording in await made.recordings("回访", len(RANGE)):
                lasts = {name: seconds(recording, hertz) for name, hertz in (("caller", CALLER), ("desk", DESK), ("other", OTHER))}  # fmt: skip
                assert min(lasts.values()) >= 1, lasts
                assert lasts["caller"] >= 4, lasts
                assert all(seconds(recording, pitch(clip)) >= 0.3 for clip in prompts), "a prompt is missing"

    asyncio.run(whole())


def test_a_hotline_whose_clips_lie_elsewhere_says_so_in_the_log(asterisk: Installed, dist: Path) -> None:
    async def whole() -> None:
        async with site(asterisk, dist, {}, clips="/var/lib/asterisk") as made:
            call = await made.telephones.call("33881001", hertz=CALLER)
            await ends(call)
            told = await made.complaints(2)
            assert all(" ERROR[" in line for line in told)
            assert "in ivrc-大众联合.欢迎 at " in told[0]
            assert f"in {made.switch.place('/usr/share/asterisk')}/sounds/ivrc/大众联合/ and" in told[0]

    asyncio.run(whole())
