"""The ways through the menus, told to people and to programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from ivrc.cells import inert
from ivrc.report.as_text import table
from ivrc.report.tables import Section
from ivrc.report.ways import BACK, END, MESSAGE, PERSON, Way

VERSION = 1
_ENDS = {
    PERSON: ("转人工：{}", "a person: {}"),
    MESSAGE: ("留言：{}", "a message: {}"),
    END: ("结束", "the end"),
    BACK: ("回到：{}", "back to {}"),
}


def as_text(hotline: str, ways: Sequence[Way], measured: bool, more: bool, lang: str) -> str:
    """A row a way, and on what the seconds rest."""
    zh = lang == "zh"
    head = ("按键", "选项", "听到选项（秒）", "到头（秒）", "条件", "到哪里") if zh else (
        "keys", "options", "heard at (s)", "there at (s)", "if", "where it ends")  # fmt: skip
    rows = tuple(
        (
            " ".join(step.keys for step in way.steps) or "—",
            " > ".join(step.option for step in way.steps) or "—",
            " ".join(_seconds(step.at_ms) for step in way.steps) or "—",
            ("≥" if way.least else "") + _seconds(way.at_ms),
            ("；" if zh else "; ").join(way.if_zh if zh else way.if_en),
            _ENDS[way.end][not zh].format(way.node),
        )
        for way in ways
    )
    title = f"{hotline} · {len(rows)} 条路" if zh else f"{hotline} · {len(rows)} way{'s' * (len(rows) != 1)}"
    rest = (
        ("秒数是生成的提示音的长度", "seconds are those of the prompts that were built")
        if measured
        else ("秒数是估计的：提示音还没有生成", "seconds are estimated: no prompts were built")
    )[not zh]
    lines = [title, rest, *table(Section("", head, rows, (2, 3)))]
    if more:
        lines.append("  … 还有，没有列出" if zh else "  … and more, which are not listed")
    return "\n".join(lines) + "\n"


def as_json(hotline: str, ways: Sequence[Way], measured: bool, more: bool, lang: str) -> str:
    """One object, the same in every language."""
    told = {
        "version": VERSION,
        "hotline": hotline,
        "measured": measured,
        "more": more,
        "ways": [_way(way) for way in ways],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def as_csv(hotline: str, ways: Sequence[Way], measured: bool, more: bool, lang: str) -> str:
    """A row a way, with a byte order mark, as Excel wants it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("keys", "options", "first_option_s", "last_option_s", "end_s", "if", "end", "node"))
    for way in ways:
        heard = [step.at_ms / 1000 for step in way.steps]
        cells = (
            " ".join(step.keys for step in way.steps),
            " > ".join(step.option for step in way.steps),
            *((heard[0], heard[-1]) if heard else ("", "")),
            way.at_ms / 1000,
            "; ".join(way.if_zh if lang == "zh" else way.if_en),
            way.end,
            way.node,
        )
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in cells])
    return "\ufeff" + out.getvalue()


def _way(way: Way) -> dict[str, Any]:
    return {
        "steps": [
            {"menu": step.menu, "keys": step.keys, "option": step.option, "heard_s": step.at_ms / 1000}
            for step in way.steps
        ],
        "if": [{"zh": zh, "en": en} for zh, en in zip(way.if_zh, way.if_en)],
        "end": way.end,
        "node": way.node,
        "end_s": way.at_ms / 1000,
        "at_least": way.least,
        "later": way.later,
        "silent": way.silent,
    }


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.1f}"
