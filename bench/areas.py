"""What a table of 500,000 mobile prefixes takes: reading it, looking a number up in the simulator, and on an Asterisk.

    python bench/areas.py [ROWS]      500,000 else

Seconds are of a processor, of this process or of the switch, so that a busy machine does not change them much.
"""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path
from time import process_time

from ivrc.areas import areas
from ivrc.areas.table import compiled
from ivrc.flow.prefixes import FIRST, SLOTS, WIDTH, Prefixes
from ivrc.places import cache
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.install import installed
from ivrc.switches.asterisk.text.modules import needed

TIMES = 5_000
_LOOP = """[bench]
exten => NAME,1,Answer()
 same => n,Set(N=0)
 same => n(again),Set(P=$[1300000 + ${N} * 7919 % 700000])
 same => n,Set(IVRC_AREA=WHAT)
 same => n,Set(N=$[${N} + 1])
 same => n,GotoIf($[${N} < TIMES]?again)
 same => n,Set(GLOBAL(BENCH_NAME)=${IVRC_AREA})
"""
_FILE = "${FILE(${ASTETCDIR}/bench.areas,$[(${P} - 1300000) * 4],4)}"
_WHAT = {"empty": "${P}", "look": _FILE}


def table(rows: int) -> str:
    """A table that is made up."""
    codes = list(areas().codes)
    return "".join(
        f"{FIRST + slot},{random.choice(codes)}\n" for slot in sorted(random.sample(range(SLOTS), rows))
    )


def seconds(pid: int) -> float:
    """What a process has used of a processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


async def on_asterisk(known: Prefixes) -> dict[str, float]:
    """Microseconds of one turn of each loop."""
    place = process.folder()
    (place / "etc/bench.areas").write_bytes(known.records)
    text = "".join(
        _LOOP.replace("NAME", name).replace("WHAT", what).replace("TIMES", str(TIMES))
        for name, what in _WHAT.items()
    ).replace("\n[bench]", "\n")
    (place / "etc/extensions.conf").write_text(text, encoding="utf-8")
    switch = await process.start(
        installed(None, cache("asterisk")), place, 1.0, (*needed([text]), "func_global")
    )
    found = {}
    try:
        for name in _WHAT:
            before = seconds(switch.pid)
            await switch.actions.ask(
                "Originate", Channel=f"Local/{name}@bench/n", Application="Wait", Data="600", Async="true"
            )
            while f"BENCH_{name}=" not in str(await switch.actions.command("dialplan show globals")):
                await asyncio.sleep(0.2)
            found[name] = (seconds(switch.pid) - before) / TIMES * 1e6
    finally:
        await switch.end()
    return found


def main(rows: int) -> None:
    random.seed(7)
    text = table(rows)
    begun = process_time()
    known, found = compiled(text, "areas.csv")
    assert known is not None and not found
    print(
        f"{rows:,} rows, {len(text) / 1e6:.1f} MB: {process_time() - begun:.2f} s to {SLOTS * WIDTH / 1e6:.1f} MB"
    )
    begun = process_time()
    for _ in range(100_000):
        known.of("13805761234")
    print(f"a look-up in the simulator: {(process_time() - begun) * 10:.2f} µs")
    turns = asyncio.run(on_asterisk(known))
    print(f"a turn of a loop on Asterisk: {turns['empty']:.0f} µs, with the look-up {turns['look']:.0f} µs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)
