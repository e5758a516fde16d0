"""The model loaded: what foretells, and what speaks."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc import given
from ivrc.speech import findings
from ivrc.speech.kokoro import graph, model_findings, symbols

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

VOICES = {
    "zf_xiaobei": "5dde6e1c9c4f12c8b327bc29c0cee361a23b52b952c04636858ba637ec66e640",
    "zm_yunjian": "de48a00bdbf3649f07162269a2b6e0513604389bfac8a2e6c75cb34b323ad6fa",
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "am_michael": "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1",
}
"""The voices that come with the package and their SHA-256. The first letter tells the language (z Mandarin, a American
English), the second whether a woman or a man speaks; a language's first voice is its default."""

ITS_OWN_SPEED = 1.0
_AT_ONCE = 1e6
"""A speed at which every symbol is of one frame: to learn the model's own durations quickly."""


class Foretold(NamedTuple):
    """What the model means to do: the frames of each symbol and the zeros at both ends, and the pitch in hertz, two values
    a frame."""

    frames: Floats
    pitch: Floats


class Sessions(NamedTuple):
    """`foretells` is None for a model of the user's own whose parts have other names: it speaks, but cannot be cut."""

    speaks: Any
    foretells: Any = None

    def own_frames(self, spelt: str, voice: str) -> Floats:
        """How long the model means to speak each symbol."""
        return self.foretell(spelt, voice, _AT_ONCE).frames

    def foretell(self, spelt: str, voice: str, speed: float | Floats) -> Foretold:
        """What the model would do at a speed, or at one for each symbol."""
        frames, pitch = self.foretells.run(None, _inputs(spelt, voice, speed))
        return Foretold(*(each.reshape(-1).astype("float64") for each in (frames, pitch)))

    def say(self, spelt: str, voice: str, speed: float | Floats, bend: float | Floats = 1.0) -> Floats:
        """The samples, with the pitch `bend` times as high."""
        import numpy as np

        inputs = _inputs(spelt, voice, speed)
        if self.foretells is not None:
            inputs[graph.BEND.decode()] = np.array(bend, dtype=np.float32).reshape(1, -1)
        audio: Floats = self.speaks.run(None, inputs)[0].reshape(-1).astype("float64")
        return audio


def load(file: Path) -> Sessions:
    """Raises Failure."""
    try:
        import onnxruntime
    except ImportError as missing:
        raise findings.not_installed("kokoro", "onnxruntime") from missing
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # One thread for each sentence: the runtime's own two threads cost 40 % more processor time, a second process
    # the memory of a second model. It also makes the bytes independent of the number of cores.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1

    def session(model: str | bytes) -> Any:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    try:
        data = given.contents(file, given.MODEL)
    except OSError as refused:
        raise model_findings.model_unreadable(file, *given.why(refused)) from refused
    try:
        return Sessions(session(graph.opened(data)), session(graph.foretelling(data)))
    except Exception:
        pass  # a model of the user's own, whose parts have other names
    try:
        return Sessions(session(str(file)))
    except Exception as broken:
        raise model_findings.model_unreadable(file, str(broken), str(broken)) from broken


def _inputs(spelt: str, voice: str, speed: float | Floats) -> dict[str, Any]:
    import numpy as np

    numbers = symbols.numbers(spelt)
    return {
        "tokens": np.array([[0, *numbers, 0]], dtype=np.int64),
        "style": _styles(voice)[len(numbers) - 1][np.newaxis, :],
        "speed": np.array(speed, dtype=np.float32).reshape(-1),
    }


@cache
def _styles(voice: str) -> NDArray[np.float32]:
    import numpy as np

    data = resources.files("ivrc.speech").joinpath("kokoro", "voices", f"{voice}.bin").read_bytes()
    if hashlib.sha256(data).hexdigest() != VOICES[voice]:
        raise model_findings.model_damaged(f"{voice}.bin")
    return np.frombuffer(data, dtype="<f4").reshape(symbols.LONGEST, 256)
