"""IVRC304: a menu waits too briefly, too long, or repeats itself too often."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Severity, Span
from ivrc.flow.nodes import Menu

FIRST_KEY_MS = (1_000, 60_000)
"""Under a second nobody has found the key; after a minute nobody is there."""

INTER_KEY_MS = (500, 20_000)
"""Between the keys of one entry."""

MOST_REPEATS = 9


def find(facts: Facts) -> Iterator[Finding]:
    """Settings are inherited, so each place is told once, for the first menu that it governs."""
    told: set[tuple[Span, str]] = set()
    for node in facts.nodes.values():
        if isinstance(node, Menu):
            for found in _of(node):
                if (found.span, found.mend_en) not in told:
                    told.add((found.span, found.mend_en))
                    yield found


def _of(menu: Menu) -> Iterator[Finding]:
    low, high = FIRST_KEY_MS
    if not low <= menu.first_key_ms <= high:
        yield Finding(
            menu.silence.exit.span,
            f"“{menu.id}”等第一个键的时间是 {_seconds(menu.first_key_ms)} 秒：{_too(menu.first_key_ms < low)[0]}",
            f'"{menu.id}" waits {_seconds(menu.first_key_ms)} s for the first key: {_too(menu.first_key_ms < low)[1]}',
            "写 1 秒到 60 秒，常用 5 秒，例如：无按键 5秒。",
            "Write 1 s to 60 s; 5 s is usual, for instance: no input 5s.",
        )
    low, high = INTER_KEY_MS
    if any(len(entry.pattern) > 1 for entry in menu.entries) and not low <= menu.inter_key_ms <= high:
        yield Finding(
            menu.span,
            f"“{menu.id}”两键之间只等 {_seconds(menu.inter_key_ms)} 秒：{_too(menu.inter_key_ms < low)[0]}",
            f'"{menu.id}" waits {_seconds(menu.inter_key_ms)} s between keys: {_too(menu.inter_key_ms < low)[1]}',
            "写 0.5 秒到 20 秒，常用 3 秒，例如：键间隔 3秒。",
            "Write 0.5 s to 20 s; 3 s is usual, for instance: inter-key 3s.",
        )
    for retry, zh, en in ((menu.silence, "无按键", "no input"), (menu.wrong, "按错键", "wrong key")):
        if not 0 <= retry.times <= MOST_REPEATS:
            yield Finding(
                retry.exit.span,
                f"“{menu.id}”{zh}时要重听 {retry.times} 次，来电者听不到头",
                f'"{menu.id}" repeats itself {retry.times} times on {en}: the caller never hears the end',
                f"写 0 到 {MOST_REPEATS} 次，常用 2 次，例如：{zh} 重听 2次，→ 客服坐席。",
                f"Write 0 to {MOST_REPEATS}; 2 is usual, for instance: {en} repeat 2 times, -> agents.",
            )


def _too(short: bool) -> tuple[str, str]:
    if short:
        return "来电者来不及按", "nobody is that quick"
    return "来电者会以为电话断了", "the caller thinks that the line is dead"


def _seconds(ms: int) -> str:
    return f"{ms / 1000:g}"


CHECK = Check("IVRC304", Severity.ERROR, "等待没有合理的限度", "A wait without sensible bounds", find)
