"""What the machine of the page is given: the flow as its JSON has it, and beside it what that form leaves out.

Nothing in it is a secret of the site: PINs are stand-ins, and no list of callers is told. What the machine cannot do is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ivrc.flow.as_json import as_json
from ivrc.flow.conditions import NAMES as CONDITIONS
from ivrc.flow.conditions.area import Area
from ivrc.flow.conditions.listed import Listed
from ivrc.flow.graph import values_said
from ivrc.flow.kinds import NAMES as KINDS
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.lengths import BEEP_MS, length_ms
from ivrc.flow.national import RULES
from ivrc.flow.nodes import BEEP, Case, Hotline, Node
from ivrc.flow.shape import parts
from ivrc.flow.values import FORMS
from ivrc.pins import bound, untold
from ivrc.saying import table
from ivrc.saying.run import reached
from ivrc.site import Site

_MACHINE = Path(__file__).with_name("machine")
_GIVES = (
    "callThrough",
    "prepared",
    "played",
    "Follower",
    "givenOf",
    "lineOf",
    "momentOf",
    "national",
    "Over",
    "NOTHING",
    "Noted",
    "scenarioOf",
    "scenarioText",
)
_OPENS = f'"use strict";\nconst {{ {", ".join(_GIVES)} }} = (() => {{\nconst KINDS = {{}}, CONDITIONS = {{}};'
_CLOSES = f"return {{ {', '.join(_GIVES)} }};\n}})();\n"
_BEFORE = ("over", "match", "saying", "clock", "given", "follower", "progress", "call", "words", "scenario")


@cache
def machine() -> str:
    """The script of the machine: its parts, then what it does in each kind of node and asks of each condition."""
    parts = [_MACHINE / f"{name}.js" for name in _BEFORE]
    parts += [path for folder in ("kinds", "conditions") for path in sorted((_MACHINE / folder).glob("*.js"))]
    texts = [path.read_text(encoding="utf-8").replace('"use strict";\n', "") for path in parts]
    return f"{_OPENS}\n{''.join(texts)}\n{_CLOSES}"


def unknown(hotline: Hotline) -> Iterator[str]:
    """The kinds of nodes and conditions of a flow that the machine has no file for."""
    kinds = {KINDS[type(node)] for node in hotline.nodes.values()}
    yield from sorted(kind for kind in kinds if not (_MACHINE / "kinds" / f"{kind}.js").is_file())
    tests = {CONDITIONS[type(case.test)] for node in hotline.nodes.values() for case in parts(node, Case)}
    yield from sorted(test for test in tests if not (_MACHINE / "conditions" / f"{test}.js").is_file())


def told(hotline: Hotline, site: Site) -> Hotline:
    """The hotline as a page may have it: its PINs are stand-ins, who is in a list is asked of each call, and areas are told by
    area codes alone."""
    if pins := untold(hotline):
        hotline, _ = bound(hotline, site._replace(pins=pins))
    return hotline._replace(nodes={name: _without(node) for name, node in hotline.nodes.items()})


def _without(node: Node) -> Node:
    return node._replace(cases=tuple(map(_asked, node.cases))) if isinstance(node, Branch) else node


def _asked(case: Case) -> Case:
    test = case.test
    if isinstance(test, Listed):
        return case._replace(test=test._replace(kept=True, numbers=()))
    return case._replace(test=test._replace(table=None)) if isinstance(test, Area) else case


def lengths(hotline: Hotline, spoken: Mapping[str, int]) -> dict[str, int]:
    """How long each clip is: as it was spoken, else as its words would take."""
    usual = {name: length_ms(clip.text) for name, clip in hotline.clips.items()}
    return {**usual, **{name: ms for name, ms in spoken.items() if ms}, BEEP: BEEP_MS}


def program(hotline: Hotline, spoken: Mapping[str, int], extensions: Sequence[str]) -> dict[str, Any]:
    """The program of a hotline that is `told`, with the lengths of its clips as far as they are known."""
    return {
        "flow": as_json(hotline),
        "owners": dict(hotline.owners),
        "spoken": {name: each.locale for name, each in hotline.spoken.items()},
        "pins": untold(hotline),
        "lengths": lengths(hotline, spoken),
        "extensions": list(extensions),
        "saying": _saying(hotline),
        "national": [
            {"form": rule.cut + rule.rest, "length": rule.length, "put": rule.put} for rule in RULES
        ],
        "forms": FORMS,
    }


def _saying(hotline: Hotline) -> dict[str, Any]:
    """The rules by which its values are said, by language."""
    found: dict[str, Any] = {}
    for _, speak in values_said(hotline):
        known = table(speak.locale)
        own = found.setdefault(speak.locale, {"turned": sorted(known.turned), "rules": {}})
        for state in reached(known, speak.begins):
            own["rules"][state] = [
                {"takes": rule.takes, "says": rule.says, "then": rule.then, "follows": rule.follows}
                for rule in known.rules[state]
            ]
    return found
