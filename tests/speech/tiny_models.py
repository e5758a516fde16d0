"""Models for sherpa-onnx as small as they can be, and the embedded voice's own model as sherpa-onnx takes it.

A tiny VITS says a tone for each character: its hertz are in the table `HERTZ`. ONNX files are written here by the field
numbers of onnx.proto, so that no test needs more than the runtime.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from ivrc.speech.kokoro import model, symbols
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.pinyin import words
from ivrc.speech.mandarin.readings import Piece, respell

RATE, SAMPLES = 16_000, 3_200
"""A character's tone lasts 0.2 s at the speed 1."""

HERTZ = {character: 300 + 37 * number for number, character in enumerate("您好请按一二重崇听喂唔该")}
_FLOAT, _INT64, _INT = 1, 7, 2


def tiny_vits(folder: Path, about: Mapping[str, str] | None = None, name: str = "tiny.onnx") -> Path:
    """A folder with such a model, its tokens and its lexicon."""
    folder.mkdir(parents=True, exist_ok=True)
    marks = "_,.;:?!"
    tokens = [*marks, *HERTZ]
    (folder / "tokens.txt").write_text("".join(f"{t} {n}\n" for n, t in enumerate(tokens)), encoding="utf-8")
    (folder / "lexicon.txt").write_text("".join(f"{c} {c}\n" for c in HERTZ), encoding="utf-8")
    table = np.zeros((len(tokens), 4 * SAMPLES), dtype="<f4")
    for number, hertz in enumerate(HERTZ.values(), len(marks)):
        table[number] = 0.3 * np.sin(2 * np.pi * hertz * np.arange(4 * SAMPLES) / RATE)
    said = {
        "model_type": "vits", "comment": "tiny", "language": "Chinese", "n_speakers": "2", "sample_rate": str(RATE),
        "add_blank": "0", "punctuation": ", . ; : ? !",
    } | dict(about or {})  # fmt: skip
    nodes = [
        _node("Gather", ["table", "x"], ["tones"], axis=0),
        _node("Mul", ["length_scale", "samples"], ["long"]),
        _node("Cast", ["long"], ["end"], to=_INT64),
        _node("Slice", ["tones", "zero", "end", "two"], ["cut"]),
        _node("Reshape", ["cut", "flat"], ["y"]),
    ]
    numbers = {"zero": [0], "two": [2], "flat": [1, 1, -1]}
    constants = [_tensor("table", table), _tensor("samples", np.array([SAMPLES], dtype="<f4"))]
    constants += [_tensor(each, np.array(value, dtype="<i8")) for each, value in numbers.items()]
    inputs = [_value("x", _INT64, (1, "L")), _value("x_length", _INT64, (1,))]
    inputs += [_value(each, _FLOAT, (1,)) for each in ("noise_scale", "length_scale", "noise_scale_w")]
    inputs.append(_value("sid", _INT64, (1,)))
    parts = [
        (1, nodes),
        (2, [b"tiny"]),
        (5, constants),
        (11, inputs),
        (12, [_value("y", _FLOAT, (1, 1, "T"))]),
    ]
    graph = b"".join(_field(number, each) for number, several in parts for each in several)
    whole = _number(1, 8) + _field(8, _field(1, b"") + _number(2, 13)) + _field(7, graph)
    (folder / name).write_bytes(whole + metadata(said))
    return folder


def kokoro(folder: Path, models: Path, texts: Sequence[str], voices: Sequence[str]) -> Path:
    """The embedded voice's model in a folder as sherpa-onnx has such: it says the characters of `texts`."""
    folder.mkdir(parents=True)
    about = {
        "model_type": "kokoro", "language": "multi-lang, e.g., English, Chinese", "sample_rate": "24000", "version": "2",
        "n_speakers": str(len(voices)), "style_dim": "510,1,256", "voice": "en-us", "has_espeak": "1",
        "speaker_names": ",".join(voices),
    }  # fmt: skip
    (folder / "model.onnx").write_bytes(model.path(None, models).read_bytes() + metadata(about))
    lines = "".join(f"{symbol} {number}\n" for symbol, number in symbols.NUMBERS.items())
    (folder / "tokens.txt").write_text(lines, encoding="utf-8")
    own = Path(symbols.__file__).with_name("voices")
    (folder / "voices.bin").write_bytes(b"".join((own / f"{voice}.bin").read_bytes() for voice in voices))
    said = {
        character: symbols.word(Piece(character, (syllable,)))
        for word in words(piece for text in texts for piece in spoken(text))
        for character, syllable in zip(respell(word), word.pinyin)
    }
    lexicon = "".join(f"{character} {' '.join(sounds)}\n" for character, sounds in said.items())
    (folder / "lexicon-zh.txt").write_text(lexicon, encoding="utf-8")
    return folder


def metadata(about: Mapping[str, str]) -> bytes:
    """Fields that may stand behind any ONNX file: what it says of itself."""
    pairs = (_field(1, key.encode()) + _field(2, value.encode()) for key, value in about.items())
    return b"".join(_field(14, pair) for pair in pairs)


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _node(kind: str, inputs: Sequence[str], outputs: Sequence[str], **numbers: int) -> bytes:
    attributes = (
        _field(5, _field(1, name.encode()) + _number(3, value) + _number(20, _INT))
        for name, value in numbers.items()
    )
    names = [_field(1, name.encode()) for name in inputs] + [_field(2, name.encode()) for name in outputs]
    return b"".join(names) + _field(4, kind.encode()) + b"".join(attributes)


def _tensor(name: str, values: np.ndarray) -> bytes:
    kind = _FLOAT if values.dtype.kind == "f" else _INT64
    dims = b"".join(_number(1, size) for size in values.shape)
    return dims + _number(2, kind) + _field(8, name.encode()) + _field(9, values.tobytes())


def _value(name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    dims = b"".join(
        _field(1, _number(1, size) if isinstance(size, int) else _field(2, size.encode())) for size in shape
    )
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, kind) + _field(2, dims)))
