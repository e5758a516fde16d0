"""The benchmark of many clips: `python bench/clips.py [--clips 1000]`.

So many different prompts are made by the embedded voice on all cores that this process may use, from their words to the
finished files in a new cache. Beside it the model alone speaks some of the same prompts in the same way, as many at a
time: the ratio tells what all the rest costs (normalising, mastering, the talk-off check, the cache). Both are of this
one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, speak
from ivrc.speech.engines.base import Setup, cores
from ivrc.speech.engines.kokoro import Kokoro

_FEWEST = 4
_SAYS = ("查询第{}项业务请按{}。", "第{}号窗口请按{}，返回请按星号键。", "您有{}条新消息，收听请按{}。")


def hotline(count: int) -> list[Clip]:
    """So many prompts, no two alike."""
    texts = (_SAYS[n % len(_SAYS)].format(n + 1, n % 10) for n in range(count))
    return [Clip(f"c{n}", text, "zh-CN", (), Span("bench.ivr")) for n, text in enumerate(texts)]


def bare(clips: Sequence[Clip], folder: Path) -> float:
    """Seconds a clip that the model alone takes, loaded before."""
    engine = Kokoro(Setup(Settings(), folder, ()))
    scripts = [engine.script(clip) for clip in clips]
    engine.speak(scripts[0].parts[0], scripts[0].voice)
    begun = time.perf_counter()
    with ThreadPoolExecutor(engine.parallel) as pool:
        list(pool.map(lambda script: engine.speak(script.parts[0], script.voice), scripts))
    return (time.perf_counter() - begun) / len(scripts)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=1000)
    count = max(_FEWEST, parser.parse_args(arguments).clips)
    clips = hotline(count)
    with tempfile.TemporaryDirectory() as name:
        alone = bare(clips[: max(_FEWEST, count // 10)], Path(name) / "models")
        begun = time.perf_counter()
        result = speak(clips, Settings(), Path(name))
        whole = (time.perf_counter() - begun) / count
    if len(result.clips) != count:
        raise SystemExit(f"{count - len(result.clips)} of {count} clips were not made")
    print(f"{count} clips on {cores()} cores: {60 / whole:.0f} a minute, {whole * 1000:.0f} ms each")
    print(f"the model alone: {alone * 1000:.0f} ms each; ratio {whole / alone:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
