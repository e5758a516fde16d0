"""The published schema of the flow's JSON: made from the declarations, and neither wider nor narrower than the JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import jsonschema
import jsonschema_rs
import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics import Span
from ivrc.flow import as_schema
from ivrc.flow.as_json import as_json
from ivrc.flow.form import apart, fields, form
from ivrc.flow.kinds import KINDS
from ivrc.flow.parts import Edge, Takes
from ivrc.flow.shape import parts
from ivrc.project import standard_phrases

FILE = Path(as_schema.__file__).with_name("schema.json")
SCHEMA = json.loads(FILE.read_text(encoding="utf-8"))
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)

MENU = """\
热线 试验 4001234567
    时区 Asia/Shanghai
    录音 全程，告知 《录音告知》
    无按键 5秒，“请再听一遍。” 重听 1次，→ 再见
    按错键 → 再见
    故障 → 再见

时间 上班
    周一至周五 9:00-18:00

播报 欢迎
    《录音告知》
    “您好，紧急情况请拨{110:no key}。”
    停顿 1秒
    → 时段

分支 时段
    上班 → 菜单
    否则 → 信箱

菜单 菜单：“请输入会员号，以井号键结束，人工请按0。”
    4至6位{会员号}，以#结束 → 再见
    人工请按0 → 坐席

转接 坐席：拨 前台，振铃 15秒
    占线，无人接听，转接失败 → 信箱
    通话结束 → 再见

留言 信箱：“请留言，按井号键结束。”
    最长 60秒
    → 再见

播报 再见：“再见。” → 挂机
"""


def made() -> dict[str, Any]:
    """A flow with many kinds of node, as JSON."""
    compiled = compile_text(MENU, standard_phrases())
    assert compiled.hotline is not None, [each.en for each in compiled.diagnostics]
    return json.loads(json.dumps(as_json(compiled.hotline)))


def test_the_file_is_what_the_declarations_make() -> None:
    """Mend: make schema"""
    assert FILE.read_text(encoding="utf-8") == as_schema.text()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    kinds = [SCHEMA["$defs"][each["$ref"].rpartition("/")[2]] for each in SCHEMA["$defs"]["node"]["oneOf"]]
    assert [kind["properties"]["kind"]["const"] for kind in kinds] == list(KINDS)


def test_a_flow_with_many_kinds_is_by_it() -> None:
    flow = made()
    assert len({node["kind"] for node in flow["nodes"]}) >= 8
    VALIDATOR.validate(flow)


def objects(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all objects in a JSON value."""
    if isinstance(value, dict):
        yield place
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from objects(each, (*place, key))


def at(value: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        value = value[key]
    return value


def test_nothing_is_too_much_and_nothing_may_be_missing() -> None:
    """Whatever is added to any object of a flow, or taken from it, is told, except what is there only if there is any."""
    flow, may_go = made(), set()
    for place in list(objects(flow)):
        one = at(flow, place)
        one["more"] = 1
        assert not VALIDATOR.is_valid(flow), place
        del one["more"]
        for key in list(one):
            taken = one.pop(key)
            if VALIDATOR.is_valid(flow):
                may_go.add((place[0], key))
            one[key] = taken
    assert may_go == {("clips", "no_keys")}


@pytest.mark.parametrize(
    ("kind", "field", "wrong"),
    [
        ("pause", "ms", -1),
        ("menu", "first_key_ms", 1.5),
        ("transfer", "ring_seconds", 0),
        ("transfer", "after", "再见"),
        ("voicemail", "end_key", "12"),
        ("say", "id", ""),
        ("say", "kind", "pause"),
        ("record", "next", None),
    ],
)
def test_what_cannot_be_is_told(kind: str, field: str, wrong: object) -> None:
    flow = made()
    node = next(node for node in flow["nodes"] if node["kind"] == kind)
    node[field] = wrong
    assert not VALIDATOR.is_valid(flow)


class Music(NamedTuple):
    """Plays music.

    For long.
    """

    id: Annotated[str, form(minLength=1)]
    span: Span
    stop: Annotated[Takes, form(pattern="^[0-9]$", description="Stops it.")]
    loud: Annotated[tuple[int, ...], form(if_any=True)]
    beside: Annotated[str, form(published=False)]
    next: Edge


def test_what_a_form_says_hides_no_part_from_the_walks() -> None:
    music = Music("a", Span("a"), "1", (), "", None)
    assert parts(music, Takes) == ["1"]
    assert apart(Takes)[0] == Takes and apart(int) == (int, form())


def test_a_new_kind_is_in_the_schema_by_its_declaration() -> None:
    assert [field.key for field in fields(Music)] == ["id", "at", "stop", "loud", "next"]
    defined = as_schema.Definitions()
    defined.of(Music)
    assert defined.found["music"] == {
        "description": "Plays music.",
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "at", "stop", "next"],
        "properties": {
            "id": {"$ref": "#/$defs/node_id"},
            "at": {"$ref": "#/$defs/at"},
            "stop": {"type": "string", "pattern": "^[0-9]$", "description": "Stops it."},
            "loud": {"type": "array", "items": {"type": "integer"}},
            "next": {"$ref": "#/$defs/edge"},
        },
    }
