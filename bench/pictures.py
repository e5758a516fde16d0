"""Pictures of speech: `python bench/pictures.py FOLDER [--voice NAME]`.

Of ten sentences the finished prompt as a switch plays it: its spectrogram up to 4 kHz and over it the pitch of the voice,
with the pinyin that was said. Listening shows more; where nobody can listen, tones, pauses and cut ends can be seen.
Needs matplotlib (`pip install matplotlib`), which does not come with ivrc.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, pitch, speak
from ivrc.speech.engines.base import Sound
from ivrc.speech.pauses import silent

SENTENCES = (
    (Path(__file__).parent.parent / "tests/speech/sentences.txt").read_text(encoding="utf-8").split("\n")
)
CHOSEN = (0, 2, 3, 4, 5, 7, 9, 11, 12, 13)
_SIGNS = str.maketrans("，。；：、？！", ",.;:,?!")
"""matplotlib's own letters have pinyin and no signs of Chinese."""
_WINDOW_MS, _STEP_MS = 24, 4
_DB = 60


def picture(samples: np.ndarray, rate: int, title: str, file: Path) -> None:
    """One sentence: time across, hertz upwards; louder is darker, pitch is red, pauses are marked with their length."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    size, step = rate * _WINDOW_MS // 1000, rate * _STEP_MS // 1000
    starts = np.arange(0, len(samples) - size, step)
    frames = np.stack([samples[s : s + size] * np.hanning(size) for s in starts], axis=1)
    db = 20 * np.log10(np.abs(np.fft.rfft(frames, 512, axis=0)) + 1e-6)
    seconds = len(samples) / rate
    figure, (above, below) = pyplot.subplots(
        2, 1, figsize=(max(8.0, 2.2 * seconds), 5), sharex=True, height_ratios=(2, 1)
    )
    above.imshow(
        db,
        origin="lower",
        aspect="auto",
        cmap="Greys",
        extent=(0, seconds, 0, rate / 2),
        vmin=db.max() - _DB,
        vmax=db.max(),
    )
    above.set_ylabel("Hz")
    above.set_title(title.translate(_SIGNS), fontsize=9)
    hertz = pitch.contour(Sound(samples, rate))
    voiced = np.flatnonzero(hertz)
    below.plot(voiced * pitch.STEP_MS / 1000, hertz[voiced], "r.", markersize=2)
    below.set_ylabel("pitch, Hz")
    below.set_xlabel("s")
    for start, end in silent(Sound(samples, rate)):
        middle = (start + end) / 2 / rate
        above.text(
            middle,
            rate * 0.45,
            f"{(end - start) * 1000 / rate:.0f} ms",
            ha="center",
            fontsize=7,
            color="blue",
        )
    figure.tight_layout()
    figure.savefig(file, dpi=100)
    pyplot.close(figure)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--voice", default="zf_xiaobei")
    parser.add_argument("--cache", type=Path, help="where prompts are kept for another run")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    clips = [Clip(f"c{n}", SENTENCES[n], "zh-CN", (), Span("bench.ivr")) for n in CHOSEN]
    with tempfile.TemporaryDirectory() as name:
        made = speak(clips, Settings(voice=options.voice), options.cache or Path(name)).clips
        for clip in clips:
            samples, rate = soundfile.read(made[clip.id].path)
            file = options.folder / f"{options.voice}-{clip.id[1:]}.png"
            picture(samples, rate, f"{options.voice}: {made[clip.id].reading}", file)
            print(file)


if __name__ == "__main__":
    main(sys.argv[1:])
