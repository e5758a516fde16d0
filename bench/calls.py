"""What a call costs an Asterisk: the dialplan that is built, beside one that is written by hand for the same menu.

The same callers come to both in turn, many at once, on one switch and with the same clips; what is measured is the processor
time of the switch's process for each call. `python bench/calls.py [CALLS] [ROUNDS]`, 60 calls and 6 rounds unless said."""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
from pathlib import Path

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.site import Site
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.install import installed
from ivrc.switches.asterisk.text.modules import EVERY
from ivrc.switches.asterisk.text.plan import Plan, plan
from ivrc.switches.asterisk.text.target import emit
from ivrc.verify.sounds import Sound, sounds

MENU = """热线 大众 4006659900
    无按键    5秒，“您没有按键。” 重听 1次，→ 再见
    按错键    “按键有误。” 重听 2次，→ 再见
    故障      → “系统故障。” 再见

播报 欢迎：“您好，欢迎致电。” → 主菜单

菜单 主菜单
    业务咨询请按1 → 业务
    人工服务请按0 → 坐席
    重听请按*     → 重听

菜单 业务：“业务介绍。”
    人工服务请按0   → 坐席
    返回主菜单请按# → 返回

转接 坐席：“请稍候。”
    拨 坐席一，坐席二，依次，每个振铃 15秒
    占线，无人接听，转接失败 → “坐席全忙。” 再见

播报 再见：“再见。” → 挂机
"""

BY_HAND = """
[by-hand]
exten => s,1,Answer()
 same => n,Set(SILENCE=0)
 same => n,Set(WRONG=0)
 same => n,Background({您好，欢迎致电。})
 same => n(menu),Background({业务咨询请按1}&{人工服务请按0}&{重听请按*})
 same => n,WaitExten(5)
exten => 1,1,Goto(by-hand-info,s,1)
exten => 0,1,Goto(by-hand-desk,s,1)
exten => *,1,Goto(s,menu)
exten => t,1,Set(SILENCE=$[${SILENCE} + 1])
 same => n,GotoIf($[${SILENCE} > 1]?bye,1)
 same => n,Background({您没有按键。})
 same => n,Goto(s,menu)
exten => i,1,Set(WRONG=$[${WRONG} + 1])
 same => n,GotoIf($[${WRONG} > 2]?bye,1)
 same => n,Background({按键有误。})
 same => n,Goto(s,menu)
exten => bye,1,Playback({再见。})
 same => n,Hangup()

[by-hand-info]
exten => s,1,Set(SILENCE=0)
 same => n,Set(WRONG=0)
 same => n(menu),Background({业务介绍。}&{人工服务请按0}&{返回主菜单请按#})
 same => n,WaitExten(5)
exten => 0,1,Goto(by-hand-desk,s,1)
exten => #,1,Goto(by-hand,s,menu)
exten => t,1,Set(SILENCE=$[${SILENCE} + 1])
 same => n,GotoIf($[${SILENCE} > 1]?by-hand,bye,1)
 same => n,Background({您没有按键。})
 same => n,Goto(s,menu)
exten => i,1,Set(WRONG=$[${WRONG} + 1])
 same => n,GotoIf($[${WRONG} > 2]?by-hand,bye,1)
 same => n,Background({按键有误。})
 same => n,Goto(s,menu)

[by-hand-desk]
exten => s,1,Playback({请稍候。})
 same => n,Dial(Local/busy@desk/n,15,g)
 same => n,GotoIf($["${DIALSTATUS}" = "ANSWER"]?answered)
 same => n,Dial(Local/answer@desk/n,15,g)
 same => n,GotoIf($["${DIALSTATUS}" != "ANSWER"]?busy)
 same => n(answered),Hangup()
 same => n(busy),Playback({坐席全忙。})
 same => n,Goto(by-hand,bye,1)
"""

AROUND = """
[desk]
exten => busy,1,Busy(1)
exten => answer,1,Answer()
 same => n,Wait(3)
 same => n,Hangup()

[callers]
exten => desk,1,Answer()
 same => n,Wait(2)
 same => n,SendDTMF(0)
 same => n,Wait(60)
exten => information,1,Answer()
 same => n,Wait(3)
 same => n,SendDTMF(1)
 same => n,Wait(4)
 same => n,SendDTMF(#)
 same => n,Wait(2)
 same => n,SendDTMF(0)
 same => n,Wait(60)
exten => wrong,1,Answer()
 same => n,Wait(2)
 same => n,SendDTMF(7)
 same => n,Wait(3)
 same => n,SendDTMF(0)
 same => n,Wait(60)
exten => silent,1,Answer()
 same => n,Wait(60)
"""
CALLERS = ("desk", "information", "wrong", "silent")


def by_hand(hotline: Hotline, of: Plan) -> str:
    """The dialplan that is written by hand, with the clips of the other."""
    text = BY_HAND
    for clip in hotline.clips.values():
        text = text.replace(f"{{{clip.text}}}", of.clip(clip.id))
    return text


def lay(place: Path, hotline: Hotline, made: dict[str, Sound]) -> str:
    """Puts both dialplans and the clips into a switch's folder; the context by which calls come to what is built."""
    site = Site(
        "bench",
        {"坐席一": {"asterisk": "Local/busy@desk/n"}, "坐席二": {"asterisk": "Local/answer@desk/n"}},
    )
    of = plan(hotline, site)
    built = "".join(emit(hotline, site).files.values())
    text = f"[general]\nstatic=yes\n{built}{by_hand(hotline, of)}{AROUND}"
    (place / "etc/extensions.conf").write_text(text, encoding="utf-8")
    for clip in hotline.clips:
        path = place / "data/sounds" / f"{of.clip(clip)}{made[clip].suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[clip].data)
    return of.entry


def used(pid: int) -> float:
    """The processor time of a process so far, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def calls(switch: process.Process, context: str, many: int) -> float:
    """The processor time for each of so many calls at once, in milliseconds."""
    before = used(switch.pid)
    for number in range(many):
        await switch.actions.ask(
            "Originate",
            Channel=f"Local/s@{context}/n",
            Context="callers",
            Exten=CALLERS[number % len(CALLERS)],
            Priority="1",
            Async="true",
        )
    while True:
        await asyncio.sleep(1)
        told: str = (await switch.actions.command("core show channels count")).get("Output", "")
        if told.startswith("0 active channels"):
            return 1000 * (used(switch.pid) - before) / many


async def measure(many: int, rounds: int) -> None:
    hotline = compile_text(MENU).hotline
    assert hotline is not None
    place = process.folder()
    entry = lay(place, hotline, dict(sounds([hotline], ("alaw", ".alaw"), cache("clips"))))
    switch = await process.start(
        installed(None, cache("asterisk")), place, 1.0, (*EVERY, "app_senddtmf", "app_playback")
    )
    try:
        await switch.manager.close()  # nobody listens, as on a switch at work
        await calls(switch, entry, len(CALLERS))
        ratios = []
        for number in range(rounds):
            order = (entry, "by-hand") if number % 2 else ("by-hand", entry)
            cost = {context: await calls(switch, context, many) for context in order}
            ratios.append(cost[entry] / cost["by-hand"])
            print(
                f"{many} calls: built {cost[entry]:6.2f} ms a call, by hand {cost['by-hand']:6.2f} ms, ratio {ratios[-1]:.3f}",
                flush=True,
            )
        print(f"median of {rounds} rounds: {statistics.median(ratios):.3f}")
    finally:
        await switch.end()


def main() -> None:
    many, rounds = [int(each) for each in sys.argv[1:3]] or [60, 6]
    asyncio.run(measure(many, rounds))


if __name__ == "__main__":
    main()
