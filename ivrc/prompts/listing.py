"""`ivrc prompts list`: the rows as text, or as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ivrc.counted import counted
from ivrc.prompts.sheet import RECORDED, STATES, Row


def lines(rows: Sequence[Row], lang: str) -> Iterator[str]:
    """A prompt in three or four lines: id and sound, words, reading, places."""
    hotline = ""
    for row in rows:
        if row.hotline != hotline:
            hotline = row.hotline
            yield from ("", _head([r for r in rows if r.hotline == hotline], lang), "")
        yield "  ".join(
            filter(
                None,
                (
                    row.clip.id,
                    sound(row),
                    f"{row.source} {row.voice}".strip(),
                    state(row, lang),
                    signed(row, lang),
                ),
            )
        )
        for text in (row.clip.text, row.reading, where(row, lang)):
            if text:
                yield f"    {text}"


def _head(rows: Sequence[Row], lang: str) -> str:
    name, place = rows[0].hotline, rows[0].clip.span.file
    counts = {key: sum(row.state == key for row in rows) for key in STATES}
    told = [f"{STATES[key][lang != 'zh']} {count}" for key, count in counts.items() if count]
    total = sum(row.seconds or 0 for row in rows)
    whole = (
        f"{len(rows)} 条，{total:.1f} 秒"
        if lang == "zh"
        else f"{counted(len(rows), 'prompt')}, {total:.1f} s"
    )
    joint = "，" if lang == "zh" else ", "
    return f"{name}  {place}  {whole}{joint}{joint.join(told)}"


def state(row: Row, lang: str) -> str:
    """The state in words; what a stale recording says with it."""
    told = STATES[row.state][lang != "zh"]
    if row.former:
        told += f"（录的是“{row.former}”）" if lang == "zh" else f' (it says "{row.former}")'
    return told


def signed(row: Row, lang: str) -> str:
    """How far its words are: approved, and by whom; a draft where nobody did. What people record was read by somebody; a beep
    has no words."""
    zh = lang == "zh"
    if row.approved:
        return f"{row.approved} 同意" if zh else f"approved by {row.approved}"
    return "" if row.state == RECORDED or not row.clip.text else ("草稿" if zh else "draft")


def sound(row: Row) -> str:
    """Length and level, as far as there is a sound."""
    length = f"{row.seconds:.2f} s" if row.seconds is not None else ""
    level = f"{row.level:.1f} dBov" if row.level is not None else ""
    return "  ".join(filter(None, (length, level)))


WHY = {"silence": ("没有按键时", "on silence"), "wrong": ("按错键时", "on a wrong key"), "": ("", "")}


def where(row: Row, lang: str) -> str:
    """Every place that plays the prompt: node, why, file and line. The first is where its words stand."""
    joint = "；" if lang == "zh" else "; "
    places = [(u.node, WHY[u.why][lang != "zh"], _at(row, n)) for n, u in enumerate(row.uses)]
    return joint.join(" ".join(filter(None, place)) for place in places)


def _at(row: Row, number: int) -> str:
    span = row.clip.span if number == 0 else row.uses[number].span
    return f"{span.file}:{span.line}"


def data(row: Row) -> dict[str, Any]:
    """A row for programs. Spans are of the file as a whole where `line` is 0."""
    return {
        "hotline": row.hotline,
        "id": row.clip.id,
        "text": row.clip.text,
        "locale": row.clip.locale,
        "reading": row.reading,
        "source": row.source,
        "voice": row.voice,
        "state": row.state,
        "seconds": None if row.seconds is None else round(row.seconds, 3),
        "level_dbov": row.level,
        "longest_seconds": row.longest,
        "file": str(row.path) if row.path else None,
        "recorded_text": row.former or None,
        "category": row.category[1] or None,
        "approved_by": row.approved or None,
        "used": [
            {
                "node": u.node,
                "position": u.number,
                "why": u.why or "node",
                "file": u.span.file,
                "line": u.span.line,
            }
            for u in row.uses
        ],
        "written": {"file": row.clip.span.file, "line": row.clip.span.line, "column": row.clip.span.column},
    }
