"""Each kind of event is declared once: whoever tells one tells all its fields, and each line is read back as its own."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivrc
from ivrc.compile import compile_text
from ivrc.flow.nodes import BEEP, Hotline
from ivrc.scenarios.expect import FORMS, read
from ivrc.simulate import events
from ivrc.simulate.events import events as declared
from ivrc.simulate.events.kind import ANY, Doubt, EventKind
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line

ROOT = Path(ivrc.__file__).parent
MODULES = [
    importlib.import_module(f"ivrc.simulate.events.{path.stem}")
    for path in sorted(Path(events.__path__[0]).glob("*.py"))
    if path.stem not in ("__init__", "kind")
]
DECLARED = {
    name: kind for module in MODULES for name, kind in vars(module).items() if isinstance(kind, EventKind)
}
MENU = """\
热线 试验 4001234567
    语言 普通话，英语
    开关 停水
    名单 骚扰
    录音 全程，告知 “本次通话将被录音。”
        英语 “This call will be recorded.”
    无按键 5秒，重听 1次，→ 再见
    按错键 “按错了。” 重听 1次，→ 再见
    故障 → “系统故障。” 再见
        英语 “Something is wrong.”

播报 欢迎：“您好。” “本次通话将被录音。” → 主菜单

菜单 主菜单：“请选择。”
    坐席请按1 → 坐席
    分机请输入3位分机号 → 报号
    留言请按* → 留言
    排队请按8 → 排
    查询请按7 → 查询
    For English, press 9 → 语言 英语 再见

播报 报号
    “分机{分机号:号码}。”
    记录 来电（分机={分机号}）
    打开 停水
    加入 骚扰
    → 分机

转接 坐席：拨 甲，乙，轮流，振铃 15秒
    占线，无人接听，转接失败 → 主菜单

转接 分机：拨 {分机号}，振铃 20秒
    占线，无人接听，转接失败 → 主菜单

排队 排：“请排队。”
    不等请按1 → 留言
    拨 甲，乙，依次，振铃 15秒
    最长等待 60秒
    无坐席，等待超时 → 再见

查询 查询：“请稍候。”
    问 余额服务（分机号）
    最长 5秒
    音乐 默认
    查到，没有，失败，超时 → 再见

留言 留言：“请留言。”
    最长 60秒，→ 再见

播报 再见：“再见。” → 挂机
    英语 “Goodbye.”
"""
SAMPLES = {
    "node": ("主菜单",),
    "key": ("7", "*"),
    "name": ("分机号",),
    "value": ("801", ""),
    "keys": ("7", "90", ""),
    "what": ("start",),
    "seconds": ("2", "10"),
    "destination": ("甲", "801"),
    "of": ("甲，乙", ""),
    "mailbox": ("留言",),
    "queue": ("排",),
    "agent": ("甲",),
    "service": ("余额服务",),
    "table": ("来电",),
    "locale": ("en-US",),
    "fields": ("分机=801", ""),
    "switch": ("停水",),
    "list": ("骚扰",),
    "caller": ("13805761234",),
    "place": ("in", "out"),
    "is": ("on", "off"),
    "number": ("13805761234", "anonymous"),
    "pieces": ("say-zh-CN-d8w say-zh-CN-d0w say-zh-CN-q1e",),
}
"""What a field may hold, by its name; a kind with words for each value has those."""
OWN = {("first", "destination"): ("甲", "乙")}
"""What a field holds in one kind only: nobody who takes turns is an extension."""


@pytest.fixture(scope="module")
def hotline() -> Hotline:
    compiled = compile_text(MENU)
    assert compiled.hotline is not None
    return compiled.hotline


def each(hotline: Hotline) -> Iterator[Event]:
    """Events of every kind."""
    samples = {**SAMPLES, "clip": (*hotline.clips, BEEP)}
    for kind in declared().values():
        choices = [OWN.get((kind.name, field)) or samples.get(field, ()) for field in kind.fields]
        if ANY not in kind.words:
            choices[0] = tuple(kind.words)
        elif kind.name == "fault":
            choices[0] = (*hotline.clips,)
        first = tuple(values[0] for values in choices)
        yield Event(0, kind.name, first, "主菜单")
        for place, values in enumerate(choices):
            for value in values[1:]:
                yield Event(0, kind.name, (*first[:place], value, *first[place + 1 :]), "主菜单")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_line_is_read_back_as_its_own_event(hotline: Hotline, lang: str) -> None:
    for event in each(hotline):
        wanted = read(line(event, hotline, lang), hotline)
        assert not isinstance(wanted, Doubt), (event, wanted)
        assert len(wanted) == 1 and wanted[0].meets(event, hotline), event
        others = [
            other
            for other in each(hotline)
            if other.kind != event.kind and {other.kind, event.kind} != {"answer", "outcome"}
        ]
        assert not any(wanted[0].meets(other, hotline) for other in others), event


def test_each_verb_means_its_kind(hotline: Hotline) -> None:
    """Also the ones that only a person writes, in small letters, since a line is read so."""
    for form in FORMS:
        for verb in form.spellings:
            assert verb == verb.lower().strip()
            found = read(verb, hotline)
            if form.kind.read is None:
                assert not isinstance(found, Doubt)
                assert form in found[0].forms


def test_a_name_is_declared_once() -> None:
    assert sorted(kind.name for kind in DECLARED.values()) == sorted(declared())
    assert all(kind is declared()[kind.name] for kind in DECLARED.values())


def test_the_rules_list_each_kind_with_what_it_carries() -> None:
    rules = (ROOT.parent / "docs" / "semantics.md").read_text("utf-8")
    table = dict(re.findall(r"^\| `([a-z]+)((?: [A-Za-z]+)*)` \|", rules, re.M))
    assert {name: len(rest.split()) for name, rest in table.items()} == {
        name: len(kind.fields) for name, kind in declared().items()
    }


def told() -> Iterator[tuple[str, EventKind, int]]:
    """Where an event is told, in a step or in a driver: the place, the kind, and how many fields it is given."""
    for path in (*ROOT.glob("simulate/**/*.py"), *ROOT.glob("switches/*/driver/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "tell"
            ):
                for place, arg in enumerate(node.args):
                    name = ast.unparse(arg).rpartition(".")[2]
                    if name in DECLARED:
                        yield f"{path.name}:{node.lineno}", DECLARED[name], len(node.args) - place - 1
                        break


def test_who_tells_an_event_gives_it_all_its_fields() -> None:
    """Which kind it is is a matter of types; how many fields it has is not."""
    found = list(told())
    assert {kind.name for _, kind, _ in found} == set(declared()), "some kind is told by nobody"
    assert [where for where, kind, given in found if given != len(kind.fields)] == []


def test_each_part_of_equality_is_a_field() -> None:
    assert all(set(kind.uncompared) <= set(kind.fields) for kind in declared().values())
