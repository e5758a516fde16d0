"""Whatever stands in a menu file, it is answered with diagnostics that point into it, never with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.compile import Compiled, compile_text
from ivrc.diagnostics import Span
from ivrc.diagnostics.render import Format, render
from ivrc.files import decode

MENU = (Path(__file__).parents[2] / "menus" / "大众联合.ivr").read_text(encoding="utf-8")
PIECES = [
    *"→“”\"'《》〈〉<>{}｛｝：:，,；;。、（）()「」『』=*#/\\|-—–~＊＃０1９Xx \t\u3000\u00a0\u200b\ufeff\u202e\r\n\x00\x0b\x0c\x1b\x85",
    *"\u2028e\u0301😀𠀀零星井",
    *[
        "热线",
        "播报",
        "菜单",
        "转接",
        "留言",
        "时间",
        "分支",
        "引用",
        "无按键",
        "按错键",
        "键间隔",
        "故障",
        "语言",
        "时区",
        "录音",
        "不可打断",
        "拨",
        "占线",
    ],
    *[
        "无人接听",
        "转接失败",
        "通话结束",
        "最长",
        "信箱",
        "挂机",
        "否则",
        "重听",
        "返回",
        "依次",
        "每个",
        "振铃",
        "全程",
        "告知",
        "hotline",
        "menu",
    ],
    *("//", "->", "=>", "5秒", "0.5秒", "99999999999分钟", "2次", "25:61-99:99", "9:00-17:00", "周一至周五"),
    *(
        "以#结束",
        "请按1",
        "请输入4位分机号",
        "请输入99位号码",
        "\n    ",
        "\n\t",
        "\n\n",
        "{",
        "{分机号}",
        "《录音告知》",
    ),
]

places = st.integers(0, len(MENU))
lines = st.integers(0, MENU.count("\n"))
edits = st.one_of(
    st.tuples(st.just("insert"), places, st.sampled_from(PIECES)),
    st.tuples(st.just("delete"), places, st.integers(1, 30)),
    st.tuples(st.just("replace"), places, st.text(max_size=4)),
    st.tuples(st.just("double"), lines, lines),
    st.tuples(st.just("drop"), lines, st.integers(1, 3)),
    st.tuples(st.just("indent"), lines, st.sampled_from(["", " ", "\t", "        ", "\u3000"])),
)


def edited(text: str, changes: list[tuple[str, int, object]]) -> str:
    """`text` after each change in turn; places beyond its end mean its end."""
    for what, place, value in changes:
        rows = text.split("\n")
        place = min(place, len(text))
        row = min(place, len(rows) - 1)
        match what, value:
            case "insert" | "replace", str(piece):
                text = text[:place] + piece + text[place + (len(piece) if what == "replace" else 0) :]
            case "delete", int(count):
                text = text[:place] + text[place + count :]
            case "double", int(other):
                text = "\n".join([*rows[:row], rows[min(other, len(rows) - 1)], *rows[row:]])
            case "drop", int(count):
                text = "\n".join(rows[:row] + rows[row + count :])
            case "indent", str(space):
                text = "\n".join([*rows[:row], space + rows[row].lstrip(), *rows[row + 1 :]])
    return text


def answered(text: str) -> Compiled:
    """The compilation of a text, with what has to hold for any."""
    compiled = compile_text(text)
    rows = text.split("\n")
    for one in compiled.diagnostics:
        for span in (one.span, *(label.span for label in one.labels)):
            assert inside(span, rows), one
        assert one.zh and one.en and one.mend_zh and one.mend_en, one
    errors = [one for one in compiled.diagnostics if one.severity == "error"]
    assert (compiled.hotline is None) == any(one.code < "IVRC3" for one in errors)
    for form in Format:
        render(compiled.diagnostics, compiled.sources, form).encode("utf-8")
    return compiled


def inside(span: Span, rows: list[str]) -> bool:
    """Whether a place lies in the text: columns from 1 to just after the line's last character."""
    if span.line == 0:
        return span == Span(span.file)
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return (
        (1, 1) <= start <= end
        and span.end_line <= len(rows)
        and span.column <= len(rows[span.line - 1]) + 1
        and span.end_column <= len(rows[span.end_line - 1]) + 2
    )


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(edits, min_size=1, max_size=6))
def test_an_edited_menu(changes: list[tuple[str, int, object]]) -> None:
    answered(edited(MENU, changes))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_pieces_of_the_language_in_any_order(pieces: list[str]) -> None:
    answered("热线 甲 1001\n    故障 → 挂机\n" + "".join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    answered(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    text, found = decode(data, Span("menu.ivr"))
    assert (text is None) == bool(found)


@pytest.mark.parametrize(
    "piece", ["《", "“", "{", "→", "请按1", "播报 ", "5秒，", "//", "“”", "\t", "重听 ", "、"]
)
def test_a_piece_many_times_over_takes_no_long_while(piece: str) -> None:
    """Quadratic or worse growth would make this test hang."""
    answered("热线 甲 1001\n    故障 → 挂机\n\n菜单 主菜单\n    " + piece * 20000)


def test_lines_in_another_order() -> None:
    rows = MENU.split("\n")
    for seed in range(40):
        random.Random(seed).shuffle(rows)
        answered("\n".join(rows))
