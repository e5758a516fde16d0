"""The numbers of a project in one context, which the context of the incoming trunk includes."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.switches.asterisk.text.labels import BEGIN
from ivrc.switches.asterisk.text.plan import entry
from ivrc.switches.asterisk.text.syntax import comment, context, extension

CONTEXT = "ivrc-numbers"


def numbers(dialled: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """The file, by its name. A number that the hotline knows itself comes in by it, another one by its beginning."""
    lines = [
        extension(number, [f"Goto({entry(hotline)},{number if own else BEGIN},1)"])
        for number, hotline, own in dialled
    ]
    head = "".join(
        f"{comment(line)}\n"
        for line in (
            "The numbers of this project, for Asterisk 22. Made by ivrc: change the menu files, or numbers: in ivrc.yaml.",
            f"In extensions.conf: #include {CONTEXT}.conf; where calls come in: include => {CONTEXT}",
        )
    )
    return {
        f"{CONTEXT}.conf": f"{head}\n{context(CONTEXT, 'Numbers and hotlines', lines)}".rstrip("\n") + "\n"
    }
