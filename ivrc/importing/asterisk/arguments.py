"""The arguments of applications: commas outside brackets, options of one letter, seconds, places to go on."""

from __future__ import annotations

from ivrc.importing.asterisk.conf import Dialplan
from ivrc.importing.asterisk.patterns import find
from ivrc.importing.asterisk.place import At
from ivrc.regex import regex

_OPTION = regex(r"([A-Za-z])(?:\(([^)]*)\))?")
_SECONDS = regex(r"\d{1,5}(?:\.\d+)?$")


def split(text: str, mark: str = ",", most: int = 0) -> list[str]:
    """The parts of a text, at marks that stand outside brackets and quotation marks; not into more than `most`."""
    parts, depth, quoted = [""], 0, False
    for sign in text:
        quoted ^= sign == '"'
        depth += (sign in "([{") - (sign in ")]}")
        if sign == mark and not depth and not quoted and (not most or len(parts) < most):
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def options(text: str) -> dict[str, str]:
    """Options by their letter: `tTg` and `m(jazz)`."""
    return {match[1]: match[2] or "" for match in _OPTION.finditer(text)}


def seconds(text: str) -> float | None:
    """A number of seconds; None where it is none."""
    return float(text) if _SECONDS.match(text.strip()) else None


def target(dialplan: Dialplan, at: At, text: str, exten: str = "") -> At | None:
    """`[[context,]extension,]priority` as Goto has it, from where the call is; None where there is no such place."""
    parts = split(text)
    if not 1 <= len(parts) <= 3 or not parts[-1]:
        return None
    context, name = at.context, ""
    if len(parts) == 3:
        context = parts[0] or at.context
    if len(parts) > 1:
        name = parts[-2]
    found = find(dialplan, context, name or exten or at.pattern)
    if found is None and not name:
        found = find(dialplan, context, at.pattern)
    if found is None:
        return None
    _, pattern, extension = found
    label = parts[-1]
    priority = int(label) if label.isdigit() else extension.labels.get(label, 0)
    return At(context, pattern, priority) if priority in extension.steps else None
