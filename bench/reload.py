"""For how long a live Asterisk stands still as it reloads builds of 1, 100 and 10,000 menus.

A call takes steps as fast as the switch does them, and each tells the time; the longest gap between two of them is the pause, beside the
longest without a reload. The reload itself is longer: the switch reads its files while calls go on."""

from __future__ import annotations

import asyncio
import sys
import time
from itertools import pairwise
from pathlib import Path

from ivrc.compile import compile_text
from ivrc.output.called import named
from ivrc.places import cache
from ivrc.site import Site
from ivrc.switches.asterisk.deployment import DEPLOYMENT, DIALPLAN
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.install import installed
from ivrc.switches.asterisk.text.modules import EVERY
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.deployment import Lying

HEAD = """热线 大 4006659900
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → “故障。” 再见

"""
TICKS = "[ticks]\nexten => s,1,Answer()\n same => n(more),UserEvent(tick)\n same => n,Wait(0.005)\n same => n,Goto(more)\n"
SECONDS = 3.0


def menus(count: int) -> str:
    """A chain of menus."""
    blocks = [
        f"菜单 第{n}：“这是第{n}层。”\n    下一层请按1 → {f'第{n + 1}' if n < count else '再见'}\n    再见请按2 → 再见\n"
        for n in range(1, count + 1)
    ]
    return HEAD + "\n".join(blocks) + "\n播报 再见：“再见。” → 挂机\n"


def build(folder: Path, count: int, name: str) -> Lying:
    """A build that lies in a folder. Its clips are left out: a reload reads none."""
    hotline = compile_text(menus(count)).hotline
    assert hotline is not None
    site = named(Site("bench", {}, deployed=str(folder)), hotline.name, name)
    place = Path(site.deployed)
    place.mkdir()
    texts = emit(hotline, site).files
    for file, text in texts.items():
        (place / file).write_text(text, encoding="utf-8")
    return Lying(hotline.name, name, site.deployed, tuple(texts), hotline.numbers)


async def longest(switch: process.Process, reloads: bool) -> tuple[float, float]:
    """The longest gap between two steps, and for how long a reload goes on; in milliseconds."""
    ticks: list[float] = []
    switch.manager.listen = lambda event: (
        ticks.append(time.perf_counter()) if event.get("UserEvent") == "tick" else None
    )
    until, took = time.perf_counter() + SECONDS, 0.0
    while time.perf_counter() < until:
        if reloads:
            begun = time.perf_counter()
            await switch.actions.command("dialplan reload")
            took = max(took, time.perf_counter() - begun)
        await asyncio.sleep(0.1)
    gaps = [after - before for before, after in pairwise(ticks)]
    return 1000 * max(gaps), 1000 * took


async def measure(count: int) -> None:
    place = process.folder()
    builds = [build(place / "var", count, name) for name in ("0" * 12, "1" * 12)]
    text = DEPLOYMENT.files(builds[1:], builds, {})[DIALPLAN]
    (place / "etc/extensions.conf").write_text(f"[general]\nstatic=yes\n{TICKS}{text}", encoding="utf-8")
    switch = await process.start(installed(None, cache("asterisk")), place, 1.0, EVERY)
    try:
        await switch.actions.ask(
            "Originate", Channel="Local/s@ticks/n", Application="Wait", Data="600", Async="true"
        )
        await asyncio.sleep(1)
        quiet, _ = await longest(switch, reloads=False)
        pause, took = await longest(switch, reloads=True)
        print(
            f"{count:6} menus, 2 builds: reload {took:7.0f} ms; longest gap {pause:6.1f} ms, without a reload {quiet:6.1f} ms"
        )
    finally:
        await switch.end()


def main() -> None:
    for count in map(int, sys.argv[1:] or ("1", "100", "10000")):
        asyncio.run(measure(count))


if __name__ == "__main__":
    main()
