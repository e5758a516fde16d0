"""What the page shows of a hotline, as data: the picture, the telephone's program, the prompts, what can be chosen for a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.conditions.listed import Listed
from ivrc.flow.graph import dials, of_kind, plays
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.nodes import Case, Hotline, Play
from ivrc.flow.shape import parts
from ivrc.flow.stand_in import desk_of
from ivrc.flow.switches import lists, queues, switches
from ivrc.flow.values import ROW
from ivrc.page.program import program
from ivrc.page.words import words
from ivrc.picture.graph import ALL, USUAL, picture
from ivrc.picture.svg import svg
from ivrc.pins import untold
from ivrc.simulate.caller import OUTCOMES
from ivrc.simulate.events.queue import LEFT
from ivrc.simulate.events.transfer import OUTCOME
from ivrc.simulate.plan import Call
from ivrc.simulate.replies import HOW


class Prompt(NamedTuple):
    """A prompt as the page lists it: how it is read, who says it, and how long it is; None as long as it has no sound. `kind` tells
    who approved its words, of what kind they are, and when they are said."""

    id: str
    text: str
    locale: str
    reading: str = ""
    about: str = ""
    seconds: float | None = None
    kind: str = ""


class Replays(NamedTuple):
    """Calls that can be replayed, under a heading: each with its name."""

    zh: str
    en: str
    calls: Sequence[tuple[str, Call]]


def head(file: Path, found: Sequence[Diagnostic], hotline: Hotline | None, lang: str) -> dict[str, Any]:
    """What the page shows of any menu file: its name, and what is found in it."""
    return {"lang": lang, "file": file.name, "findings": found_in(found, hotline, lang)}


def found_in(diagnostics: Sequence[Diagnostic], hotline: Hotline | None, lang: str) -> list[dict[str, Any]]:
    """What is found in a menu file, each with the block in which it is."""
    zh = lang == "zh"
    starts = _starts(hotline) if hotline else {}
    return [
        {
            "code": one.code,
            "severity": str(one.severity),
            "text": one.zh if zh else one.en,
            "mend": one.mend_zh if zh else one.mend_en,
            "at": f"{one.span.file}:{one.span.line}" if one.span.line else one.span.file,
            "block": _block(starts, one),
        }
        for one in diagnostics
    ]


def _starts(hotline: Hotline) -> dict[tuple[str, int], str]:
    """The block that begins at each line."""
    own = (node for node in hotline.nodes.values() if hotline.owner(node.id) == node.id)
    found = {(node.span.file, node.span.line): node.id for node in own}
    return {(hotline.span.file, hotline.span.line): hotline.name, **found}


def _block(starts: Mapping[tuple[str, int], str], one: Diagnostic) -> str:
    """The block whose first line is the last before a finding."""
    before = [place for place in starts if place[0] == one.span.file and place[1] <= one.span.line]
    return starts[max(before)] if before else ""


def shown(
    hotline: Hotline,
    site_extensions: Sequence[str],
    prompts: Sequence[Prompt],
    replays: Sequence[Replays],
    lang: str,
    kept: Sequence[str] = (),
) -> dict[str, Any]:
    """All of a hotline that is `told` (`ivrc.page.program`). `kept` are its lists that calls change: all of them look so there."""
    zh = lang == "zh"
    spoken = {each.id: round(each.seconds * 1000) for each in prompts if each.seconds}
    return {
        "name": hotline.name,
        "numbers": list(hotline.numbers),
        "program": program(hotline, spoken, site_extensions),
        "words": words(hotline, lang),
        "prompts": [each._asdict() for each in prompts],
        "blocks": _blocks(hotline),
        "given": given(hotline, lang),
        "kept": list(kept),
        "calls": [
            {
                "name": each.zh if zh else each.en,
                "calls": [{"name": name, "call": call.as_dict()} for name, call in each.calls],
            }
            for each in replays
            if each.calls
        ],
    }


def drawn(hotline: Hotline, lang: str, kinds: str) -> str:
    """The picture with the `usual` ways, or with `all`."""
    return svg(picture(hotline, lang, ALL if kinds == "all" else USUAL), lang)


def _blocks(hotline: Hotline) -> list[dict[str, Any]]:
    """What is said in each block, and where it stands."""
    found: dict[str, dict[str, Any]] = {}
    for node in hotline.nodes.values():
        name = hotline.owner(node.id)
        block = found.setdefault(
            name, {"name": name, "at": f"{node.span.file}:{node.span.line}", "prompts": {}}
        )
        block["prompts"].update((play.clip, None) for play in plays(node) if isinstance(play, Play))
    return [{**each, "prompts": [*each["prompts"]]} for each in found.values()]


def given(hotline: Hotline, lang: str) -> dict[str, Any]:
    """What can be chosen of a call: how everybody answers, and how everything is as it comes in."""
    which = 0 if lang == "zh" else 1
    open_ = ("有人接、有位", "open")[which]
    return {
        "zone": hotline.zone,
        "row": [name for name, value in hotline.values.items() if value.source == ROW],
        "destinations": list(dials(hotline)),
        "outcomes": [(each, OUTCOME.words[each].of(lang).verb) for each in OUTCOMES],
        "services": _services(hotline),
        "replies": [(each, _REPLIES[each][which]) for each in (HOW[2], *HOW[:2], HOW[3])],
        "switches": {name: _named(name, which) for name in switches(hotline)},
        "lists": _lists(hotline),
        "queues": {
            name: [("", open_), *((each, LEFT.words[each].of(lang).verb) for each in how)]
            for name, how in queues(hotline).items()
        },
        "pins": untold(hotline),
    }


_REPLIES = {
    "found": ("查到", "found"),
    "none": ("没有查到", "none"),
    "failed": ("失败", "failed"),
    "timeout": ("超时", "timeout"),
}


def _named(switch: str, which: int) -> str:
    desk = desk_of(switch)
    return (f"{desk} 离席", f"{desk} away")[which] if desk else switch


def _services(hotline: Hotline) -> dict[str, list[str]]:
    """The services that are asked, each with the names of what they may bring."""
    found: dict[str, dict[str, None]] = {}
    for node in of_kind(hotline, Lookup):
        found.setdefault(node.service, {}).update(dict.fromkeys(node.found.names))
    return {name: [*values] for name, values in found.items()}


def _lists(hotline: Hotline) -> list[str]:
    asked = (case.test for node in hotline.nodes.values() for case in parts(node, Case))
    names = [test.list for test in asked if isinstance(test, Listed)]
    return list(dict.fromkeys((*lists(hotline), *names)))
