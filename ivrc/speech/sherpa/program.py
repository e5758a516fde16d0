"""Speaks with sherpa-onnx, in a process of its own: `python -m ivrc.speech.sherpa.program`.

The runtime ends its process over a model that it cannot use, and writes what it has to say to standard error. So ivrc
never loads it. Each line of standard input is a request in JSON. Answers are a line of JSON each, and behind it the
samples, 32-bit floats.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

MODEL, TEXT, SOUNDS, SPEAKER, SPEED, RATE, COUNT = (
    "model",
    "text",
    "sounds",
    "speaker",
    "speed",
    "rate",
    "count",
)
KIND, ONNX, VOCODER, LEXICON, VOICES, TOKENS, THREADS = (
    "kind", "onnx", "vocoder", "lexicon", "voices", "tokens", "threads",
)  # fmt: skip


def opened(about: dict[str, Any]) -> Any:
    """The model that a request tells of, loaded."""
    import sherpa_onnx

    common = {"tokens": about[TOKENS], "lexicon": about[LEXICON]}
    if about[KIND] == "kokoro":
        one = {"kokoro": sherpa_onnx.OfflineTtsKokoroModelConfig(about[ONNX], voices=about[VOICES], **common)}
    elif about[KIND] == "matcha":
        one = {"matcha": sherpa_onnx.OfflineTtsMatchaModelConfig(about[ONNX], about[VOCODER], **common)}
    else:
        one = {"vits": sherpa_onnx.OfflineTtsVitsModelConfig(about[ONNX], **common)}
    model = sherpa_onnx.OfflineTtsModelConfig(**one, num_threads=about[THREADS])
    config = sherpa_onnx.OfflineTtsConfig(model=model)
    if not config.validate():
        raise SystemExit(1)
    return sherpa_onnx.OfflineTts(config)


def spoken(voice: Any, asked: dict[str, Any]) -> tuple[int, bytes]:
    """The sampling rate and the samples of what is asked for."""
    import numpy as np
    from sherpa_onnx.lib._sherpa_onnx import GenerationConfig

    how = GenerationConfig()
    how.sid, how.speed = asked[SPEAKER], asked[SPEED]
    if asked[SOUNDS]:
        how.phoneme_codepoints = [[ord(sound) for sound in asked[SOUNDS]]]
    made = voice.generate(asked[TEXT], how)
    return int(made.sample_rate), np.asarray(made.samples, dtype="<f4").tobytes()


def answers(requests: BinaryIO, out: BinaryIO) -> None:
    """Answers one request after the other, until there are no more."""
    voice = opened(json.loads(requests.readline())[MODEL])
    for line in requests:
        rate, samples = spoken(voice, json.loads(line))
        out.write(json.dumps({RATE: rate, COUNT: len(samples)}).encode() + b"\n" + samples)
        out.flush()


if __name__ == "__main__":
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the runtime may print is no answer
    answers(sys.stdin.buffer, answer_to)
