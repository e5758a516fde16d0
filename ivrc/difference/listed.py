"""Changes for callers, told to people (text, Markdown) and to programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ivrc.counted import counted
from ivrc.coverage.names import name_of
from ivrc.difference.changes import Change, Changes
from ivrc.difference.heard import settings
from ivrc.flow.nodes import Hotline
from ivrc.simulate.columns import columns
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import head, line

VERSION = 1
Forms = tuple[Hotline, Hotline]


def as_text(forms: Forms, found: Changes, most: int, lang: str) -> str:
    """What was tried, then each change as two transcripts around the first event that differs."""
    lines = [_summary(found, lang), *_numbers(found, lang)]
    for number, change in enumerate(found.changes[:most], 1):
        lines += [
            "",
            f"{number}. {_title(change, lang)}",
            _head(forms, change, lang),
            *_rows(forms, change, lang),
        ]
    return "\n".join([*lines, *_left_out(forms, found, most, lang)]) + "\n"


def as_markdown(forms: Forms, found: Changes, most: int, lang: str) -> str:
    """For a merge request. Words of a menu stand in blocks of code alone, whose fence is longer than any in them."""
    lines = [_summary(found, lang), *_numbers(found, lang)]
    for number, change in enumerate(found.changes[:most], 1):
        rows = [_title(change, lang), _head(forms, change, lang), *_rows(forms, change, lang)]
        fence = "`" * max(3, 1 + max(len(run) for row in rows for run in _runs(row)))
        lines += ["", f"### {number}", "", fence, *rows, fence]
    return "\n".join([*lines, *_left_out(forms, found, most, lang)]) + "\n"


def as_json(forms: Forms, found: Changes, most: int, lang: str) -> str:
    """All changes, whatever `most` is."""
    told: dict[str, Any] = {
        "version": VERSION,
        "calls": found.calls,
        "ways": found.ways,
        "unreached": found.unreached,
        "behind": [{"in": ("before", "after")[form], **way.as_dict()} for form, way in found.behind],
        "numbers": [list(each) for each in found.numbers] if found.numbers else None,
        "changes": [
            {
                "call": change.call.as_dict(),
                "calls": change.calls,
                "at": change.at,
                "before": [_as_dict(event, forms[0]) for event in change.before],
                "after": [_as_dict(event, forms[1]) for event in change.after],
            }
            for change in found.changes
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _as_dict(event: Event, hotline: Hotline) -> dict[str, Any]:
    """With how a queue is set, where one is come to."""
    held = {each.name: each.held for each in settings(event, hotline)}
    return event.as_dict() | ({"set": held} if held else {})


def _summary(found: Changes, lang: str) -> str:
    if lang == "zh":
        tried = f"两边各打了 {found.calls} 通来电，走遍 {found.ways - found.unreached} 条出路"
        rest = f"；{found.unreached} 条出路没有来电走得到，没有比较" if found.unreached else ""
        changed = f"来电者会遇到 {len(found.changes)} 处变化" if found.changes else "来电者遇到的没有变化"
        return f"{changed}。{tried}{rest}。"
    tried = f"{counted(found.calls, 'call')} made in both, {counted(found.ways - found.unreached, 'way on', 'ways on')}"
    rest = (
        f"; {counted(found.unreached, 'way')} that no call can take not compared" if found.unreached else ""
    )
    changed = (
        f"{counted(len(found.changes), 'change')} for callers" if found.changes else "No change for callers"
    )
    return f"{changed}. {tried}{rest}."


def _numbers(found: Changes, lang: str) -> Iterator[str]:
    if found.numbers:
        before, after = (" ".join(each) or "—" for each in found.numbers)
        yield f"号码：{before} → {after}" if lang == "zh" else f"numbers: {before} → {after}"


def _title(change: Change, lang: str) -> str:
    more = change.calls - 1
    if lang == "zh":
        return change.call.zh + (f"（另有 {more} 通来电也一样）" if more else "")
    return change.call.en + (f" (and {counted(more, 'more call')})" if more else "")


def _head(forms: Forms, change: Change, lang: str) -> str:
    return head(forms[1], change.call.at.strftime("%Y-%m-%d %H:%M"), change.call.number, lang)


def _rows(forms: Forms, change: Change, lang: str) -> list[str]:
    rows = (_lines(forms[0], change.before, lang), _lines(forms[1], change.after, lang))
    return columns(("改前", "改后") if lang == "zh" else ("before", "after"), rows, (change.at, change.at))


def _lines(hotline: Hotline, events: Sequence[Event], lang: str) -> list[str]:
    return [line(event, hotline, lang) + _settings(event, hotline, lang) for event in events]


def _settings(event: Event, hotline: Hotline, lang: str) -> str:
    """How a queue is set, behind its name."""
    zh = lang == "zh"
    told = [set_ for each in settings(event, hotline) if (set_ := each.zh if zh else each.en)]
    if not told:
        return ""
    return f"（{'，'.join(told)}）" if zh else f" ({', '.join(told)})"


def _runs(text: str) -> Iterator[str]:
    """The runs of backquotes in a text; an empty one where there is none."""
    run = ""
    for sign in text:
        if sign == "`":
            run += sign
        else:
            yield run
            run = ""
    yield run


def _left_out(forms: Forms, found: Changes, most: int, lang: str) -> Iterator[str]:
    """What is not listed, and what could not be compared."""
    if (more := len(found.changes) - most) > 0:
        yield ""
        yield f"还有 {more} 处，没有列出（--most）" if lang == "zh" else f"{more} more not listed (--most)"
    if found.behind:
        zh = lang == "zh"
        names = [
            f"  {(('改前', '改后') if zh else ('before', 'after'))[form]}  {name_of(forms[form], way)[not zh]}"
            for form, way in found.behind
        ]
        yield ""
        yield (
            f"{len(names)} 条出路都在变化后面，没能比较；单独改好前面的，再比一次："
            if zh
            else f"{counted(len(names), 'way on is', 'ways on are')} behind a change and could not be compared. Make that change alone, and compare again:"
        )
        yield from names[:most]
        if (more := len(names) - most) > 0:
            yield f"  … 还有 {more} 条" if zh else f"  … and {more} more"
