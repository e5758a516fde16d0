"""Speech: the flow's clips as telephone audio.

Importing this is cheap: `speak` is loaded when it is first asked for, and numpy, ONNX Runtime, soxr and the like
only inside the functions that use them. (No module here bears the name of what the package exports: importing
it would put the module in the function's place.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ivrc.speech.encode import FORMATS, encode
from ivrc.speech.settings import Settings

if TYPE_CHECKING:
    from ivrc.speech.production import Progress, Result, Spoken, speak

__all__ = ["FORMATS", "Progress", "Result", "Settings", "Spoken", "encode", "speak"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module("ivrc.speech.production")
    globals().update({n: getattr(module, n) for n in ("Progress", "Result", "Spoken", "speak")})
    return globals()[name]
