"""What stands in the way of a deployment is told, and what was live goes on answering."""

from __future__ import annotations

import asyncio
import fcntl
import json
from pathlib import Path

from ivrc.switches.asterisk.driver.install import Installed
from tests.deploy.switch import Stand, standing


async def told(stand: Stand, code: str, *words: str) -> str:
    ran = await stand.at.ivrc(*words)
    assert ran.status in (1, 2) and f"[{code}]" in ran.out, ran.out
    return ran.out


def test_what_is_refused_leaves_what_was_live(asterisk: Installed, tmp_path: Path) -> None:
    async def whole() -> None:
        async with standing(asterisk, tmp_path) as stand:
            conf = stand.switch.folder / "etc/extensions.conf"
            as_told = conf.read_text(encoding="utf-8")
            stand.at.write(1)
            would = await stand.at.deploy("--dry-run")
            assert would.status == 0 and "would be put there, and be live" in would.out
            assert not stand.at.folder.exists()
            await told(stand, "IVRC645", "rollback")

            conf.write_text(as_told.replace("#tryinclude", ";"), encoding="utf-8")
            said = await told(stand, "IVRC643", "deploy", "--engine", "tones")
            assert f"#tryinclude {stand.at.folder}/now/extensions.conf" in said
            assert not list((stand.at.folder / "versions").iterdir())

            conf.write_text("[ivrc-夜班]\nexten => s,1,NoOp(by hand)\n" + as_told, encoding="utf-8")
            said = await told(stand, "IVRC643", "deploy", "--engine", "tones")
            assert "夜班" in said

            conf.write_text(as_told, encoding="utf-8")
            assert (await stand.at.deploy()).status == 0
            first = await stand.live()
            assert first

            stand.at.write(2)
            with (stand.at.folder / "lock").open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                assert "@" in await told(stand, "IVRC642", "rollback")
            done = await stand.at.deploy()
            second = await stand.live()
            assert done.status == 0 and second not in ("", first)
            one = await stand.at.status()
            assert isinstance(one["live"], list) and isinstance(one["beside"], list)
            assert [(each["build"], each["same"], each["answers"]) for each in one["live"]] == [
                (second, True, True)
            ]
            assert [each["build"] for each in one["beside"]] == [first]

            state = stand.at.folder / "now/state.json"
            kept = state.read_bytes()
            state.write_text(json.dumps({"form": 99}), encoding="utf-8")
            await told(stand, "IVRC646", "rollback")
            state.write_bytes(kept)
            await told(stand, "IVRC640", "deploy", "-t", "freeswitch")
            site = stand.at.project / "sites/lab.yaml"
            site.write_text(
                site.read_text(encoding="utf-8").replace("asterisk.conf", "none.conf"), encoding="utf-8"
            )
            await told(stand, "IVRC641", "rollback")
            assert await stand.live() == second

    asyncio.run(whole())


def test_a_build_whose_sounds_cannot_be_heard_is_not_switched_to(asterisk: Installed, tmp_path: Path) -> None:
    async def whole() -> None:
        async with standing(asterisk, tmp_path) as stand:
            stand.at.write(1)
            assert (await stand.at.deploy()).status == 0
            first = await stand.live()
            stand.at.write(2)
            site = stand.at.project / "sites/lab.yaml"
            usual = site.read_text(encoding="utf-8")
            value = json.loads(usual)
            site.write_text(json.dumps(value | {"audio": {"asterisk": "g722"}}), encoding="utf-8")
            said = await told(stand, "IVRC644", "deploy", "--engine", "tones")
            assert "夜班" in said
            assert await stand.live() == first
            assert len(list((stand.at.folder / "versions").iterdir())) == 1
            site.write_text(usual, encoding="utf-8")
            assert (await stand.at.deploy()).status == 0
            assert await stand.live() not in ("", first)

    asyncio.run(whole())
