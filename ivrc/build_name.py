"""The name of a build within its own texts. It is made of all that the texts say without it, so that they are said once, with a
name that stands in for it, and are then read both without it and with the name itself.

What holds the name is put between marks that no text can hold which is written: halves of a pair of UTF-16 alone, which UTF-8
(RFC 3629, 3) cannot write. What else reads like the stand-in, in a menu say, stays as it is.
"""

from __future__ import annotations

from ivrc.regex import regex

LENGTH = 12
STAND_IN = "nameofabuild"
"""As long as a name, and letters that nothing escapes or cuts; no name is it."""

_NAME = regex(f"[0-9a-f]{{{LENGTH}}}")
_BEGIN, _END = "\udffe", "\udfff"
_LINE, _PIECE = "-", "."
_MARKED = regex(f"{_BEGIN}(.)([^{_END}]*){_END}")
"""It begins with one sign, which is looked for as fast as a text can be gone through."""


def is_one(name: str) -> bool:
    """Whether a build can be called so."""
    return bool(_NAME.fullmatch(name))


def piece(build: str, text: str) -> str:
    """A part of a text that holds the name of the build, and is there only where it has one."""
    return _marked(_PIECE, build, text) if build else ""


def line(build: str, text: str) -> list[str]:
    """The same as a line, of which only the middle is known here; the whole of it goes with the name."""
    return [_marked(_LINE, build, text)] if build else []


def _marked(mark: str, build: str, text: str) -> str:
    return f"{_BEGIN}{mark}{text}{_END}" if build == STAND_IN else text


def read(text: str, build: str) -> str:
    """A text that was said with the stand-in, with this name; without any where that is empty."""
    parts, at = [], 0
    for found in _MARKED.finditer(text):
        begin, end = found.span()
        if build:
            parts += [text[at:begin], found[2].replace(STAND_IN, build)]
        else:
            if found[1] == _LINE:
                begin, end = text.rfind("\n", 0, begin) + 1, text.find("\n", end) + 1 or len(text)
            parts.append(text[at:begin])
        at = end
    return "".join([*parts, text[at:]])
