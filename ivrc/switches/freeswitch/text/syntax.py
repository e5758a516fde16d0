"""Text in a FreeSWITCH dialplan: one function for each place where foreign text can stand, and the elements.

Two readers come before the dialplan (`preprocess` in src/switch_xml.c of 1.10.12). The first works on lines and
knows neither comments nor quotes: it drops a line that holds `<include>`, `</include>` or `<?`, drops or obeys one
that holds `X-PRE-PROCESS` in any case, obeys `<!--#`, and replaces `$${name}`. The second is the XML parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ivrc.hidden import visible
from ivrc.regex import regex

Condition = tuple[str, str]
"""A field (a caller profile field, or `${variable}`) and the regular expression that it must match."""

_COMMENT_CHARACTERS = 120
_UNPRINTABLE = dict.fromkeys((*range(32), 127, 0x85, 0x2028, 0x2029), " ")
_TOLD_OTHERWISE = regex(r"[<>$x-](?:(?<=[<>])|(?<=-)(?=-|$)|(?<=\$\$)|(?<=x)-pre-process)", re.IGNORECASE)
_SPECIAL = regex(
    r"[&<>\"'\x00-\x1f\x7f$-](?:(?<=[^$-])|(?<=\$\$)(?=\{)|(?<=x-)(?=pre-process))", re.IGNORECASE
)
"""Both expressions begin with the signs that matter, so that a search passes over all others at once."""


def comment(text: str) -> str:
    """Any text as a comment on one line; what cannot be seen is shown by number. It begins with a blank, so `#` cannot make it an order."""
    line = (text if text.isprintable() else visible(text.translate(_UNPRINTABLE))).strip()
    if len(line) > _COMMENT_CHARACTERS:
        line = line[: _COMMENT_CHARACTERS - 1] + "…"
    return f"<!-- {_TOLD_OTHERWISE.sub(_other_words, line)} -->"


def _other_words(match: re.Match[str]) -> str:
    return {"<": "‹", ">": "›", "-": "‐", "$": " $"}.get(match[0], "X PRE PROCESS")


def attribute(text: str) -> str:
    """Any text as an attribute's value, read back as it stands except that control characters become blanks.

    A `$` that would begin a replacement on loading is written as a character reference, so that what a value
    holds of `${` is left to the dialplan. Names that come from a menu file hold none: `names.safe` took care.
    """
    return _SPECIAL.sub(_reference, text) if _SPECIAL.search(text) else text


def _reference(match: re.Match[str]) -> str:
    code = ord(match[0])
    return " " if code < 32 or code == 127 else f"&#{code};"


def do(application: str, data: str = "", words: str = "", loop: int = 1) -> str:
    """An action, done `loop` times, with the words that a clip speaks behind it."""
    argument = f' data="{attribute(data)}"' if data else ""
    remark = f" {comment(words)}" if words else ""
    times = f' loop="{loop}"' if loop > 1 else ""
    return f'      <action application="{application}"{argument}{times}/>{remark}\n'


def put(variable: str, value: str = "") -> str:
    """The action that gives a channel variable a value; an empty one unsets it."""
    return f'      <action application="set" data="{variable}={attribute(value)}"/>\n'


def value(variable: str) -> str:
    """What a variable holds when the call comes to this place."""
    return f"${{{variable}}}"


def asked(name: str) -> Condition:
    """The condition that an extension is executed by this name (a regular expression)."""
    return ("destination_number", f"^{name}$")


def extension(
    name: str, conditions: Sequence[Condition], actions: Iterable[str], goes_on: bool = False
) -> str:
    """An extension that does the actions if all its conditions hold. What the last one captures is `$1` in them. With
    `goes_on` the extensions behind it are looked at as well."""
    more = ' continue="true"' if goes_on else ""
    all_hold = "/>\n".join([_condition(*condition) for condition in conditions])
    return (
        f'  <extension name="{attribute(name)}"{more}>\n{all_hold}>\n{"".join(actions)}'
        "    </condition>\n  </extension>\n"
    )


@lru_cache(maxsize=1 << 12)
def _condition(field: str, expression: str) -> str:
    return f'    <condition field="{field}" expression="{attribute(expression)}"'


def known(name: str, held: str) -> str:
    """A global variable, set as the file is loaded."""
    return f'<X-PRE-PROCESS cmd="set" data="{attribute(f"{name}={held}")}"/>\n'


def context(name: str, title: str, extensions: Iterable[str]) -> str:
    """A context under its comment."""
    return f'{comment(title)}\n<context name="{attribute(name)}">\n{"".join(extensions)}</context>\n\n'
