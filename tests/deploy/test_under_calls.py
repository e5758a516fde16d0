"""Builds are deployed and led back from on a live Asterisk while calls go on at all stages, and deployers are killed at random
moments: no call is cut, none goes through two builds, and every call that comes in is answered.

`make deploys` runs the whole: 20 deployments and 20 rollbacks, 30 kills, 50 calls at once."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import random
from collections.abc import AsyncIterator
from pathlib import Path

from ivrc.switches.asterisk.driver.install import Installed
from tests.deploy.switch import Project, Stand, Watched, standing

ROUNDS = int(os.environ.get("IVRC_DEPLOYS", "2"))
CALLS = 50 if ROUNDS > 2 else 12
MENU = """热线 夜班 33881001
    无按键 2秒，“没有收到按键，第{n}版。” 重听 3次，→ 地址
    按错键 “按键有误。” 重听 3次，→ 再见
    故障 → “系统故障。” 再见

播报 欢迎：“您好，夜班热线，第{n}版，请听。” → 菜单

菜单 菜单：“请选择，第{n}版。”
    听地址请按1 → 地址
    找值班员请按2 → 值班
    留言请按3 → 留言

播报 地址：“我们在人民路{n}号，请记一下。” → 再见

转接 值班：“正在转接，第{n}版。”
    拨 值班员，振铃 4秒
    占线 → “值班员正忙，第{n}版。” 留言
    无人接听，转接失败 → “没有人接，第{n}版。” 留言

留言 留言：“请留言，第{n}版，按井号键结束。”
    信箱 夜班
    最长 8秒，以#结束，→ 再见

播报 再见：“再见。” → 挂机
"""
CALLERS = """
[callers]
exten => _X,1,Wait($[${RAND(0,30)} / 10])
 same => n,SendDTMF(${EXTEN})
 same => n,Wait(600)
[desks]
exten => rings,1,Ringing()
 same => n,Wait(600)
"""


class Callers:
    """So many calls at once, of which a new one comes in when one is over; some type a key."""

    def __init__(self, stand: Stand, watched: Watched, count: int, seed: int) -> None:
        self._stand, self._watched, self._count = stand, watched, count
        self._random = random.Random(seed)
        self.placed = 0

    @property
    def going_on(self) -> int:
        return self.placed - len(self._watched.ended)

    async def keep(self) -> None:
        while True:
            if self.going_on < self._count:
                self.placed += 1
                await self._stand.switch.actions.ask(
                    "Originate", Channel="Local/33881001@inbound/n", Context="callers",
                    Exten=self._random.choice("0123"), Priority="1", Async="true",
                )  # fmt: skip
            await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def calling(stand: Stand, seed: int) -> AsyncIterator[tuple[Callers, Watched]]:
    watched = Watched()
    callers = Callers(stand, watched, CALLS, seed)
    stand.switch.manager.listen = watched.take
    keeping = asyncio.create_task(callers.keep())
    try:
        yield callers, watched
    finally:
        keeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await keeping


async def held(folder: Path) -> None:
    """Waits until a deployer holds the lock."""
    while True:
        with contextlib.suppress(FileNotFoundError), (folder / "lock").open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
        await asyncio.sleep(0.005)


async def killed(project: Project, seconds: float) -> None:
    """A deployment or a rollback that is killed so long after it has begun to change anything; it may be over by then."""
    words = ("deploy", "--engine", "tones") if seconds % 0.02 < 0.013 else ("rollback",)
    running = project.start(*words)
    waiting = asyncio.create_task(held(project.folder))
    ending = asyncio.create_task(asyncio.to_thread(running.communicate))
    await asyncio.wait({waiting, ending}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    await asyncio.sleep(seconds)
    running.kill()
    await ending


def test_no_call_is_cut_or_mixed_and_all_are_answered(asterisk: Installed, tmp_path: Path) -> None:
    async def whole() -> None:
        async with standing(asterisk, tmp_path, dialplan=CALLERS, desk="Local/rings@desks") as stand:
            stand.at.write(0, MENU)
            first = await stand.at.deploy()
            assert first.status == 0, first.out
            chance = random.Random(ROUNDS)
            async with calling(stand, ROUNDS) as (callers, watched):
                for number in range(1, ROUNDS + 1):
                    stand.at.write(number % 4, MENU)
                    for _ in range(3 * number // 2 - 3 * (number - 1) // 2):
                        await killed(stand.at, chance.uniform(0, 2.5))
                    done = await stand.at.deploy()
                    assert done.status == 0, done.out
                    back = await stand.at.ivrc("rollback")
                    assert back.status == 0, back.out
                stand.at.write(5, MENU)
                site = stand.at.project / "sites/lab.yaml"
                site.write_text(
                    site.read_text(encoding="utf-8").replace('"keep": 2', '"keep": 1'), encoding="utf-8"
                )
                done = await stand.at.deploy()
                assert done.status == 0, done.out
                assert (
                    "until they end" in done.out
                )  # the build before has calls: it may not be taken away yet
                enough = callers.placed + CALLS
                while callers.placed < enough:
                    await asyncio.sleep(0.1)
            print(
                f"{ROUNDS} deployments, {ROUNDS} rollbacks, {3 * ROUNDS // 2} killed; {callers.placed} calls, "
                f"{len(watched.ended)} over, {len(set.union(*watched.builds.values()))} builds; "
                f"cut {len(watched.cut())}, mixed {len(watched.mixed())}, unanswered {len(watched.unanswered())}"
            )
            assert len(watched.ended) > CALLS // 2
            assert len(set.union(*watched.builds.values())) > 1
            assert watched.mixed() == {}
            assert watched.cut() == {}
            assert watched.unanswered() == []

    asyncio.run(whole())
