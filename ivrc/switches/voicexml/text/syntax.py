"""Escaping for VoiceXML: one function for each context that a text can stand in.

XML 1.0 (5th edition) clause 2.2 says which characters a document can hold; the others (most control characters,
U+FFFE, U+FFFF, lone surrogates) become U+FFFD. ECMAScript can name every character, so nothing is lost there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from ivrc.hidden import visible
from ivrc.regex import regex

_ILLEGAL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = regex(r"""[&<>"'\t\n\r]""")
_REFERENCE = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_LITERAL = regex("[\x00-\x1f\"'\\\\<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_UNNAMED = regex(r"[^A-Za-z0-9_.\-\u4e00-\u9fa5]")
_LONGEST_ID = 120


@lru_cache(maxsize=1 << 12)
def text(value: str) -> str:
    """`value` as XML character data. `>` is escaped too, because of `]]>` (clause 2.4)."""
    return _MARKUP.sub(_reference_in_text, _ILLEGAL.sub("\ufffd", value))


@lru_cache(maxsize=1 << 12)
def attribute(value: str) -> str:
    """`value` inside a double-quoted XML attribute; line breaks and tabs survive normalisation (clause 3.3.3)."""
    return _MARKUP.sub(_reference, _ILLEGAL.sub("\ufffd", value))


@lru_cache(maxsize=1 << 12)
def comment(value: str) -> str:
    """`value` on one line inside `<!-- … -->` with a space either side: never `--` (clause 2.5).

    What cannot be seen is shown by number, so that no line reads otherwise than it is.
    """
    line = visible(" ".join(_ILLEGAL.sub("\ufffd", value).split()))
    while "--" in line:
        line = line.replace("--", "- -")
    return line


@lru_cache(maxsize=1 << 12)
def literal(value: str) -> str:
    """`value` as an ECMAScript string literal (ECMA-262 3rd edition, clause 7.8.4), quotes included.

    Quotes, backslashes, line breaks, `<`, `>`, `&` and what XML cannot hold are written as `\\uXXXX`, so a literal
    is the same in an attribute as in a script.
    """
    return "'" + _LITERAL.sub(lambda found: f"\\u{ord(found[0]):04x}", value) + "'"


def keys_test(patterns: Iterable[str], variable: str) -> str:
    """An ECMAScript condition: `variable` is exactly one of the patterns (keys, and `X` for a digit 0-9)."""
    wanted = list(patterns)
    if len(wanted) == 1 and "X" not in wanted[0]:
        return f"{variable} == {literal(wanted[0])}"
    return f"/^({'|'.join(map(_expression, wanted))})$/.test({variable})"


def _expression(pattern: str) -> str:
    parts = []
    for run in re.findall(r"X+|[^X]+", pattern):
        if run[0] == "X":
            parts.append("[0-9]" if len(run) == 1 else f"[0-9]{{{len(run)}}}")
        else:
            parts.append(
                "".join(key if key.isascii() and key.isdigit() else f"\\u{ord(key):04x}" for key in run)
            )
    return "".join(parts)


def identifiers(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """An XML id for every (kind, name): `menu.主菜单`, never two alike.

    An id is an NCName of letters, digits, `.`, `-`, `_` and the Han characters that every edition of XML 1.0
    takes in a name (U+4E00 to U+9FA5). A name that had to be changed ends in a part of its SHA-256.
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for kind, name in named:
        clean = _UNNAMED.sub("_", name)
        if clean != name or len(clean) > _LONGEST_ID:
            digest = sha256(name.encode(errors="surrogatepass")).hexdigest()
            clean = f"{clean[: _LONGEST_ID - 9]}-{digest[:8]}"
        chosen = f"{kind}.{clean}"
        while chosen in taken:
            chosen += "_"
        taken.add(chosen)
        ids[name] = chosen
    return ids


def _reference(found: re.Match[str]) -> str:
    return _REFERENCE[found[0]]


def _reference_in_text(found: re.Match[str]) -> str:
    return found[0] if found[0] in "\"'\t\n" else _REFERENCE[found[0]]
