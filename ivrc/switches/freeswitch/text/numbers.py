"""The numbers of a project in one context, to which the context of the incoming calls transfers them."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.switches.freeswitch.text.plan import entry
from ivrc.switches.freeswitch.text.syntax import asked, comment, context, do, extension

CONTEXT = "ivrc-numbers"


def numbers(dialled: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """The file, by its name. A number that the hotline knows itself comes in by it, another one by `start`."""
    lines = [
        extension(
            number, [asked(number)], [do("transfer", f"{number if own else 'start'} XML {entry(hotline)}")]
        )
        for number, hotline, own in dialled
    ]
    head = "".join(
        f"{comment(line)}\n"
        for line in (
            "The numbers of this project, for FreeSWITCH 1.10. Made by ivrc: change the menu files, or numbers: in ivrc.yaml.",
            f"Calls are led in by: transfer ${{destination_number}} XML {CONTEXT}",
        )
    )
    whole = f"<include>\n{head}\n{context(CONTEXT, 'Numbers and hotlines', lines)}"
    return {f"{CONTEXT}.xml": whole.rstrip("\n") + "\n</include>\n"}
