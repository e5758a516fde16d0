"""Mends that say `add a line` are written as they say: the finding is gone, and no new kind of error has come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic, Severity
from ivrc.diagnostics.chosen import Chosen

ALL = Chosen(("strict",))
ROOT = Path(__file__).parents[1]
FRAME = (ROOT / "tests/checks/cases/frame.ivr").read_text(encoding="utf-8")
ADD = {
    "zh": re.compile(
        r"(?:在“(?P<block>[^”]+)”里|在(?P<head>热线)里|在(?P<end>末尾)|在某个菜单里)?加一[行项](?:，例如)?：(?P<line>.+?)[。；]?(?:；.*|，或.*)?$"
    ),
    "en": re.compile(
        r'[Aa]dd (?:a (?P<end>last )?line|an option)(?: to (?:"(?P<block>[^"]+)"|(?P<head>the hotline)))?'
        r"(?:, for instance)?: (?P<line>[^;]+?)\.?(?:;.*)?$"
    ),
}


def _cases() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tests/checks/cases").glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["fails"]:
            menu = case["menu"]
            whole = "热线 " in menu or "hotline " in menu
            yield f"{path.stem}-{case['name']}", menu if whole else f"{menu}\n{FRAME}"
    for path in sorted((ROOT / "docs/checks").glob("*.md")):
        samples = re.findall(
            r"^```ivr wrong\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        for number, sample in enumerate(samples):
            yield f"{path.stem}-{number}", sample
    yield from _HARD.items()


_HOTLINE = (
    "热线 试线 4001\n    无按键 5秒，重听 2次，→ 再见\n    按错键 重听 2次，→ 再见\n    故障   → 再见\n"
)
_BYE = "播报 再见：《结束语》 → 挂机\n"
_HARD = {
    "every-key-of-the-first-menu-is-taken": _HOTLINE
    + "菜单 甲\n"
    + "".join(f"    业务请按{key} → 乙\n" for key in "123456789")
    + "菜单 乙\n    人工请按3 → 再见\n    返回请按1 → 甲\n播报 优惠：“优惠。” → 再见\n"
    + _BYE,
    "a-name-that-reads-as-a-key": _HOTLINE
    + "菜单 甲\n    人工请按3 → 再见\n播报 一号线：“一号线。” → 再见\n播报 24小时：“您好。” → 再见\n"
    + _BYE,
    "0-is-taken-where-callers-are-stranded": _HOTLINE
    + "菜单 甲\n    下一层请按1 → 乙\n    人工请按0 → 坐席\n"
    + "菜单 乙\n    无按键 5秒，→ 丙\n    按错键 → 丙\n    重听请按0 → 重听\n"
    + "菜单 丙\n    无按键 5秒，→ 乙\n    按错键 → 乙\n    返回请按1 → 乙\n"
    + "转接 坐席：拨 前台，振铃 20秒\n    占线，无人接听，转接失败 → 再见\n"
    + _BYE,
    "no-message-and-no-goodbye-in-the-file": "热线 试线 4001\n    无按键 5秒，重听 2次，→ 坐席\n"
    "    按错键 重听 2次，→ 坐席\n    故障   → 《系统故障》 挂机\n菜单 甲\n    人工请按0 → 坐席\n转接 坐席：拨 前台，振铃 20秒\n",
    "a-message-that-leads-back": "热线 试线 4001\n    故障   → 《系统故障》 挂机\n菜单 甲\n    人工请按0 → 坐席\n"
    "转接 坐席：拨 前台，振铃 20秒\n留言 留言：最长 60秒，→ 坐席\n",
    "a-menu-without-an-option": _HOTLINE + "菜单 甲\n    “您好。”\n" + _BYE,
    "told-only-when-a-key-was-missed": _HOTLINE.replace("重听 2次", "“其他业务请按9。” 重听 2次", 1)
    + "菜单 甲\n    人工请按0 → 再见\n"
    + _BYE,
    "a-key-told-twice": _HOTLINE + "菜单 甲：“业务请按3，投诉也请按3。”\n    0 → 再见\n" + _BYE,
    "another-language": "hotline acme 8005551234\n    language es-MX\n    fault -> “Error. Adiós.” hang up\n"
    "menu main\n    Para ventas, oprima 1 -> desk\ntransfer desk: dial desk, ring 20s\n",
}
CASES = dict(_cases())


def _told(text: str) -> list[Diagnostic]:
    return compile_text(text, chosen=ALL).diagnostics


def _added(text: str, found: Diagnostic, how: re.Match[str]) -> str:
    """The text with the line of a mend at the end of the block that it names, or of the finding's own."""
    lines = text.rstrip("\n").split("\n")
    heads = [number for number, line in enumerate(lines) if line[:1].strip() and not line.startswith("//")]
    if how["head"]:
        head = next(n for n in heads if lines[n].startswith(("热线", "hotline")))
    elif how["block"]:
        head = next(n for n in heads if re.match(rf"(?:菜单|menu) {re.escape(how['block'])}\b", lines[n]))
    else:
        head = max(n for n in heads if n < found.span.line)
    end = next((n for n in heads if n > head), len(lines))
    while not lines[end - 1].strip():
        end -= 1
    indent = next((line.removesuffix(line.lstrip()) for line in lines[head + 1 : end]), "") or "    "
    where = "再见" if "再见" in text else "bye"
    line = re.sub(r"(→|->) (?:去处|somewhere|…)$", rf"\1 {where}", how["line"])
    return "\n".join([*lines[:end], indent + line, *lines[end:]]) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_what_a_mend_adds_mends(name: str) -> None:
    before = _told(CASES[name])
    errors = {one.code for one in before if one.severity is Severity.ERROR}
    for one in before:
        for mend, language in ((one.mend_zh, "zh"), (one.mend_en, "en")):
            if not (how := ADD[language].search(mend)):
                continue
            after = _told(_added(CASES[name], one, how))
            new = [d for d in after if d.severity is Severity.ERROR and d.code not in errors]
            assert not new, (mend, new)
            assert (one.code, one.zh) not in {(d.code, d.zh) for d in after}, mend


def test_most_kinds_of_mend_that_add_a_line_are_tried() -> None:
    tried = {one.code for text in CASES.values() for one in _told(text) if ADD["zh"].search(one.mend_zh)}
    assert tried >= {"IVRC208", "IVRC209", "IVRC210", "IVRC211", "IVRC213", "IVRC306", "IVRC307", "IVRC310"}


@pytest.mark.parametrize("name", CASES)
def test_no_message_names_one_thing_twice(name: str) -> None:
    """Before the story of a call, in which a place may be come to twice."""
    for one in _told(CASES[name]):
        for message, marks in ((one.zh, "“([^”]+)”"), (one.en, '"([^"]+)"')):
            head = re.split("：(?:来电|\\.\\.\\.)|: a call", message)[0]
            names = Counter(re.findall(marks, head))
            assert not [name for name, count in names.items() if count > 1], message
