"""The benchmark of finished prompts: `python bench/prompts.py [COUNT]`.

A hotline of COUNT prompts is built for one target with all of them to be made, then with all of them in the cache and
its result removed, then unchanged. Figures are CPU seconds of whole processes; the ratios are of this one run.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from compile import IVRC, measure

_HEAD = "热线 长 4001234567\n    无按键 5秒，重听 1次，→ 再见\n    按错键 重听 1次，→ 再见\n    故障 → 再见\n"


def hotline(count: int) -> str:
    """A hotline of so many prompts."""
    says = "".join(f"播报 第{n}步：“这是第{n}句话，请您听完。” → 第{n + 1}步\n" for n in range(count - 2))
    return f"{_HEAD}{says}播报 第{count - 2}步：“最后一句话。” → 再见\n播报 再见：“再见。” → 挂机\n"


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        os.environ["IVRC_CACHE"] = str(work / "cache")
        (work / "menus").mkdir()
        (work / "menus" / "长.ivr").write_text(hotline(count), encoding="utf-8")
        (work / "ivrc.yaml").write_text("speech:\n  engines: [tones]\n", encoding="utf-8")
        command = [*IVRC, "build", "-t", "asterisk"]
        first = measure(command, work)
        shutil.rmtree(work / "dist")
        cached = measure(command, work)
        same = measure(command, work)
        print(f"{count} prompts          CPU s   share of the first   peak MiB")
        for name, run in (("all to be made", first), ("all cached", cached), ("unchanged", same)):
            print(f"{name:<16} {run.seconds:8.2f} {run.seconds / first.seconds:20.1%} {run.mebibytes:10.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
