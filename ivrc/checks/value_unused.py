"""IVRC322: the caller types a value that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow import graph
from ivrc.flow.secret import is_secret


def find(facts: Facts) -> Iterator[Finding]:
    """Each variable once, at the first place where it is typed, however many menus ask for it. Nothing may use a secret."""
    if not facts.typed:
        return
    used = {name for node in facts.nodes.values() for name in (*graph.reads(node), *graph.notes(node))}
    for variable, edges in facts.typed.items():
        if variable not in used and not is_secret(facts.hotline, variable):
            yield Finding(
                next(iter(edges)).span,
                f"来电者在这里输入“{variable}”，可是后面没有一处用到它",
                f'the caller types "{variable}" here, and nothing uses it',
                f"要拨这个号码，就写一个转接：拨 {{{variable}}}，振铃 20秒；要念出来核对，就写在话里：{{{variable}:号码}}；"
                f"要记下来，就写一行：记录 登记（{variable}={{{variable}}}）；"
                "不需要就不让来电者输入。",
                f"To dial it, write in a transfer: dial {{{variable}}}, ring 20s; to read it back, write in a text: "
                f"{{{variable}:digits}}; to keep it, write a line: note entries ({variable}={{{variable}}}); if it is not needed, do not ask for it.",
            )


CHECK = Check("IVRC322", find)
