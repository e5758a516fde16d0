"""Text in extensions.conf: one function for each place where foreign text can stand, and the lines around it.

What Asterisk does with a line (main/config.c, pbx/pbx_config.c, main/pbx_variables.c, main/app.c of 22.10):
`;` begins a comment unless a backslash stands before it, `;--` a block comment; then `${` and `$[` are
replaced; then an application cuts its arguments at commas, minding `"`, `\\`, `(` and `[`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ivrc.hidden import visible

NAME_BYTES = 79
"""The longest name of a context or extension in bytes; what is longer is cut in silence (AST_MAX_CONTEXT)."""

_COMMENT_CHARACTERS = 120
_UNPRINTABLE = dict.fromkeys((*range(32), 127, 0x85, 0x2028, 0x2029), " ")
_ARGUMENT = {**_UNPRINTABLE, **{ord(c): f"\\{c}" for c in '\\;",()[]{'}}

Step = str | tuple[str, str]
"""An application with its arguments, or a label and that."""


def comment(text: str) -> str:
    """Any text as a comment that ends with its line; what cannot be seen is shown by number. The blank keeps `;--` from opening a block comment."""
    line = (text if text.isprintable() else visible(text.translate(_UNPRINTABLE))).strip()
    if len(line) > _COMMENT_CHARACTERS:
        line = line[: _COMMENT_CHARACTERS - 1] + "…"
    return f"; {line}" if line else ";"


def comments(lines: Iterable[str]) -> str:
    """Each as a comment on a line of its own."""
    return "".join(f"{comment(line)}\n" for line in lines)


@lru_cache(maxsize=1 << 12)
def argument(text: str) -> str:
    """Any text as one argument of an application, meant as it stands: nothing in it is replaced or cut.

    A backslash goes with `;` when the file is read, and with the others when the application cuts its
    arguments, which is after `${` and `$[` would have been replaced. Control characters, which no line can
    hold, become blanks.
    """
    return text.translate(_ARGUMENT)


def extension(name: str, steps: Iterable[Step]) -> str:
    """An extension: its steps at priorities 1, 2, 3 …"""
    said = [f",{step}" if isinstance(step, str) else f"({step[0]}),{step[1]}" for step in steps]
    return f"exten => {name},1" + "\n same => n".join(said) + "\n"


def context(name: str, title: str, extensions: Iterable[str], include: str = "") -> str:
    """A context under its comment. What it includes is asked after its own extensions."""
    last = f"include => {include}\n" if include else ""
    return f"{comment(title)}\n[{name}]\n{''.join(extensions)}{last}\n"


def goto(target: str) -> str:
    """The way to a context's beginning."""
    return f"Goto({target},s,1)"


def when(condition: str, target: str) -> str:
    """A way taken only where the condition holds. `target` is a label, `extension,1` or `context,s,1`."""
    return f"GotoIf({condition}?{target})"


def value(variable: str) -> str:
    """What a variable holds, as a part of an argument."""
    return f"${{{variable}}}"


def put(variable: str, held: str = "") -> str:
    """The application that gives a variable a value, or none."""
    return f"Set({variable}={held})"


def is_set(variable: str) -> str:
    """The condition that a variable holds something."""
    return f"${{EXISTS(${{{variable}}})}}"


def equals(variable: str, word: str) -> str:
    """The condition that a variable of the switch holds this word (letters and digits only)."""
    return f'$["${{{variable}}}" = "{word}"]'


def seconds(ms: int) -> str:
    """Milliseconds as Asterisk reads a time-out. None at all would mean its default of ten seconds."""
    whole, part = divmod(max(ms, 1), 1000)
    return f"{whole}.{part:03}".rstrip("0") if part else str(whole)
