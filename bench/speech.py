"""The benchmark of speech: `python bench/speech.py` (or `make bench`).

What is compared is run in turn, several times, in this one run; the ratio is that of the best times, so that other
work on the machine disturbs it least. Nothing is taken from a former run: every cache is new.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, encode, mastering, speak, talkoff
from ivrc.speech.engines.base import Script, Setup, Sound, cores
from ivrc.speech.engines.kokoro import Kokoro

HERE = Path(__file__).parent
SENTENCES = [
    s for s in (HERE.parent / "tests/speech/sentences.txt").read_text(encoding="utf-8").split("\n") if s
]


def clip(number: int, text: str, locale: str = "zh-CN") -> Clip:
    return Clip(f"c{number}", text, locale, (), Span("bench.ivr"))


def wall(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def synthesis(folder: Path, rounds: int) -> None:
    """The embedded voice, one sentence at a time and as many as there are cores."""
    engine = Kokoro(Setup(Settings(), folder, ()))
    scripts = [engine.script(clip(n, text)) for n, text in enumerate(SENTENCES)]

    def say(script: Script) -> Sound:
        return engine.speak(script.text, script.voice)

    def alone() -> list[Sound]:
        return [say(s) for s in scripts]

    def together() -> list[Sound]:
        with ThreadPoolExecutor(engine.parallel) as pool:
            return list(pool.map(say, scripts))

    sounds = alone()
    seconds = sum(len(s.samples) / s.rate for s in sounds)
    one, all_ = zip(*((wall(alone), wall(together)) for _ in range(rounds)), strict=True)
    print(f"synthesis, {len(scripts)} sentences, {seconds:.0f} s of speech")
    print(f"  one core         {min(one):6.2f} s   real-time factor {min(one) / seconds:.3f}")
    print(f"  {cores()} cores          {min(all_):6.2f} s   real-time factor {min(all_) / seconds:.3f}")
    print(f"  ratio            {min(one) / min(all_):6.2f}     (aim: 1.6 with two cores)")


def finishing(folder: Path, rounds: int) -> None:
    """Mastering with the talk-off check, on processor time of one core; and encoding."""
    engine = Kokoro(Setup(Settings(), folder, ()))
    sounds = [
        engine.speak(s.text, s.voice)
        for s in (engine.script(clip(n, t)) for n, t in enumerate(SENTENCES[:5]))
    ]
    seconds = sum(len(s.samples) / s.rate for s in sounds)
    times = []
    for _ in range(3 * rounds):
        begun = time.process_time()
        for sound in sounds:
            talkoff.master(sound, "kokoro", spoken=True)
        times.append(time.process_time() - begun)
    print(f"mastering          {seconds / statistics.median(times):6.0f} x real time on one core (aim: 200)")
    file = folder / "prompt.wav"
    file.write_bytes(mastering.master(sounds[0])[0])
    each = min(wall(lambda: encode(file, "alaw")) for _ in range(20))
    print(f"A-law              {each * 1000:6.2f} ms a prompt")


def again(folder: Path, count: int) -> None:
    """A hotline with a thousand prompts: spoken once (by the test engine), then found in the cache."""
    clips = [clip(n, f"第{n}项业务请按{n % 10}，客服电话400-665-{n:04}") for n in range(count)]
    tones = Settings(engines=("tones",))
    first = wall(lambda: speak(clips, tones, folder))
    second = min(wall(lambda: speak(clips, tones, folder)) for _ in range(3))
    print(f"{count} prompts: first {first:.2f} s, again from the cache {second:.2f} s (aim: under 2 s)")


def texts(folder: Path, count: int) -> None:
    """What a cached build with the embedded voice works out for each prompt before it looks into the cache."""
    kokoro = Kokoro(Setup(Settings(), folder, ()))
    for locale, text in (
        ("zh-CN", "第{}项业务请按{}，客服电话400-665-9999"),
        ("en-US", "For item {}, press {}."),
    ):
        clips = [clip(n, text.format(n, n % 10), locale) for n in range(count)]
        seconds = wall(lambda each=clips: [kokoro.script(c) for c in each])
        print(f"{count} prompts: what kokoro would say, {locale}, {seconds:.2f} s")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clips", type=int, default=1000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        again(folder, options.clips)
        texts(folder, options.clips)
        finishing(folder, options.rounds)
        synthesis(folder, options.rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
