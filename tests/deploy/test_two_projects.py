"""What else a deployment meets: a second project on the same switch, a hotline with a queue, one that keeps a calendar."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import date
from pathlib import Path

from ivrc.switches.asterisk.driver.install import Installed
from tests.deploy.switch import Project, standing

YEAR = "calendar: 中国大陆\nyears: {{{}: {{announced: true, source: 通知, off: {{元旦: [01-01]}}}}}}\n"
SECOND = """热线 trial 33882002
    日历 中国大陆
    无按键 2秒，重听 1次，→ 等候
    按错键 重听 1次，→ 再见
    故障 → 再见

播报 开场：“您好，工单热线，第{n}版。” → 今天

分支 今天
    节假日 → “今天放假。” 再见
    否则 → 等候

排队 等候：“请稍候。”
    拨 值班员，振铃 10秒
    最长等待 60秒
    无坐席，等待超时 → 再见

播报 再见：“再见。” → 挂机
"""


def test_a_queue_a_calendar_and_two_projects_on_one_switch(asterisk: Installed, tmp_path: Path) -> None:
    async def whole() -> None:
        async with standing(asterisk, tmp_path, modules=("app_queue", "res_musiconhold")) as stand:
            etc = stand.switch.folder / "etc"
            where = tmp_path / "second/srv"
            console = json.loads((stand.at.project / "sites/lab.yaml").read_text("utf-8"))["deploy"][
                "asterisk"
            ]["console"]
            desk = {"destinations": {"值班员": {"asterisk": "Local/rings@desks"}}}
            (tmp_path / "second").mkdir()
            second = Project.new(
                tmp_path / "second", {"asterisk": {"folder": str(where), "console": console}}, desk
            )
            conf = etc / "extensions.conf"
            conf.write_text(
                conf.read_text("utf-8")
                + f"[desks]\nexten => rings,1,Ringing()\n same => n,Wait(600)\n#tryinclude {where}/now/extensions.conf\n",
                "utf-8",
            )
            (etc / "queues.conf").write_text(f"[general]\n#tryinclude {where}/now/queues.conf\n", "utf-8")

            async def console_says(command: str) -> str:
                return (await stand.switch.manager.command(command)).get("Output", "")

            stand.at.write(1)
            assert (await stand.at.deploy()).status == 0
            (second.project / "calendars").mkdir()
            for year in (date.today().year, date.today().year + 1):
                (second.project / f"calendars/{year}.yaml").write_text(YEAR.format(year), "utf-8")
            for number in (1, 2):
                second.write(number, SECOND)
                done = await second.deploy()
                assert done.status == 0, done.out
            log = (
                (stand.switch.folder / "log/messages").read_text("utf-8")
                if (stand.switch.folder / "log/messages").exists()
                else ""
            )
            assert "already in use" not in log
            stand.at.write(2)
            assert (await stand.at.deploy()).status == 0

            trials = set(
                re.findall(r"Context '(ivrc~trial\.[0-9a-f]{12})'", await console_says("dialplan show"))
            )
            assert len(trials) == 4
            live = re.search(
                r"Goto\(ivrc-trial\.([0-9a-f]{12}),s,1\)", await console_says("dialplan show s@ivrc-trial")
            )
            assert live
            await stand.switch.actions.ask(
                "Originate", Channel="Local/s@ivrc-trial/n", Application="Wait", Data="60", Async="true"
            )
            for _ in range(100):
                told = await console_says("queue show")
                waits = re.search(rf"ivrc-trial\.{live[1]}\.\S* has 1 calls.*?Local/rings@desks", told, re.S)
                if waits:
                    break
                await asyncio.sleep(0.2)
            assert waits, told

    asyncio.run(whole())
