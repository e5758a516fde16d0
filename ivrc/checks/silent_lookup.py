"""IVRC256: a service may take so long that callers in silence take the line for dead."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup

LONGEST_SECONDS = 4
"""From five on people say hello into the line."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each look-up without music that may take longer. The words before it are over by then."""
    for node in of_kind(facts.hotline, Lookup):
        if node.longest_seconds > LONGEST_SECONDS and not node.music:
            seconds = node.longest_seconds
            yield Finding(
                node.span,
                f"等“{node.service}”回答时没有声音，最长 {seconds} 秒，来电者以为断线了",
                f'while "{node.service}" is waited for there is no sound, for up to {seconds} s: the line seems dead',
                f"加一行：音乐 default；或者最长写 {LONGEST_SECONDS}秒。",
                f"Add a line: hold music default; or write at most {LONGEST_SECONDS}s.",
            )


CHECK = Check("IVRC256", find)
