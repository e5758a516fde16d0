"""One run tells every mistake, each once, at its place and with its mend."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic, Severity
from ivrc.language.parser import parse

WHOLE = """热线 样例 4006659999
    无按键  5秒，重听 2次，→ 再见
    按错键  重听 2次，→ 再见
    故障    → 《系统故障》 挂机

菜单 主菜单
    客服电话请拨0 → 客服坐席
{}
转接 客服坐席：拨 坐席一，振铃 15秒
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
"""A hotline without a mistake; the line in question is the eighth."""


def errors(text: str) -> list[Diagnostic]:
    return [d for d in compile_text(text).diagnostics if d.severity is Severity.ERROR]


def places(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in found]


def test_the_frame_has_no_mistake() -> None:
    assert errors(WHOLE.format("")) == []


MISTAKES = [
    # line, code, column, end column, what the mend must say
    ("    业务咨询请按1", "IVRC107", 5, 12, "业务咨询请按1 → 去处"),
    ("    业务咨询请按1 - 再见", "IVRC107", 5, 17, "业务咨询请按1 → 再见"),
    ("    1：再见", "IVRC107", 5, 9, "1 → 再见"),
    ("    您好", "IVRC107", 5, 7, "“您好”"),
    ("    Hello there", "IVRC107", 5, 16, "“Hello there”"),
    ("    “您好", "IVRC102", 5, 6, "”"),
    ("    「您好", "IVRC102", 5, 6, "”"),
    ("    《您好", "IVRC102", 5, 6, "》"),
    ("    您好》", "IVRC102", 7, 8, "《"),
    ("    “{企业名称”", "IVRC102", 5, 12, "{名称}"),
    ("    无按健 5秒，→ 再见", "IVRC106", 5, 8, "无按键"),
    ("    no-input 5s, -> 再见", "IVRC106", 5, 13, "no input"),
    ("    inter key 3s", "IVRC106", 5, 14, "inter-key"),
    ("    no barge in", "IVRC106", 5, 16, "no barge-in"),
    ("    无按键 5，→ 再见", "IVRC109", 9, 10, "5秒"),
    ("    “您好” 再见", "IVRC109", 10, 12, "→ 再见"),
    ("    “您好”，“欢迎”", "IVRC109", 9, 10, "不用逗号"),
    ("    “您好” 业务请按1 → 再见", "IVRC109", 10, 15, "另起一行"),
    ("    业务咨询请按1 →", "IVRC208", 13, 14, "节点"),
    ("    业务咨询请按1 → 《请稍候》", "IVRC208", 13, 20, "节点"),
    ("    业务咨询请按1 → 再贝", "IVRC203", 15, 17, "再见"),
    ("    业务咨询请按1 → hangup", "IVRC203", 15, 21, "hang up"),
    ("    业务咨询请按1 → 再见。", "IVRC203", 15, 18, "再见"),
    ("    业务咨询 → 再见", "IVRC213", 5, 14, "请按1"),
    ("    人工服务请等待 → 再见", "IVRC213", 5, 17, "无按键 5秒"),
    ("    业务咨询请按0 → 再见", "IVRC212", 5, 17, "换一个键"),
    ("    《录音告之》", "IVRC204", 5, 11, "《录音告知》"),
    ("    “{企业}”", "IVRC205", 6, 10, "企业名称"),
    ("    拨 坐席一，振铃 15秒", "IVRC207", 5, 17, "转接"),
    ("    无人接听 → 再见", "IVRC207", 5, 14, "转接"),
    ("    否则 → 再见", "IVRC207", 8, 12, "分支"),
    ("    → 再见", "IVRC207", 5, 9, "播报"),
    ("    “您好” → 再见", "IVRC207", 10, 14, "播报"),
    ("菜但 副菜单：“您好”", "IVRC101", 1, 3, "菜单"),
    ("主菜单：", "IVRC101", 1, 4, "菜单 主菜单"),
    ("您好", "IVRC101", 1, 3, "标题"),
    ("菜单", "IVRC108", 3, 4, "菜单 主菜单"),
    ("引用", "IVRC108", 3, 4, "公共.ivr"),
    ("播报 甲 “您好” → 再见", "IVRC109", 6, 10, "冒号"),
    ("播报 甲 乙：“您好” → 再见", "IVRC227", 6, 7, "空格"),
    ("播报 甲/乙：“您好” → 再见", "IVRC227", 4, 7, "汉字"),
    ("播报 甲：好 → 再见", "IVRC207", 6, 7, "“好”"),
    ("播报 甲：‘好’ → 再见", "IVRC207", 6, 9, "“好”"),
    ("时间 甲：全天", "IVRC109", 6, 8, "每天 0:00-24:00"),
    ("时间 甲：周一 9点-17点", "IVRC109", 9, 15, "9:00-17:00"),
    ("时间 甲：周一 9:00-9:60", "IVRC109", 9, 10, "24 小时制"),
]


@pytest.mark.parametrize(
    ("line", "code", "start", "end", "mend"), MISTAKES, ids=[m[0].strip() for m in MISTAKES]
)
def test_a_mistake_is_told_once_at_its_place_and_with_its_mend(
    line: str, code: str, start: int, end: int, mend: str
) -> None:
    found = errors(WHOLE.format(line))
    assert [d.code for d in found] == [code]
    (one,) = found
    assert (one.span.line, one.span.column, one.span.end_line, one.span.end_column) == (8, start, 8, end)
    assert mend in one.mend_zh
    assert one.zh and one.en and one.mend_en


@pytest.mark.parametrize("line", [m[0] for m in MISTAKES])
def test_a_fix_is_a_text_that_mends_its_place(line: str) -> None:
    text = WHOLE.format(line)
    for one in errors(text):
        if one.fix is not None:
            rows = text.split("\n")
            row = rows[one.span.line - 1]
            rows[one.span.line - 1] = row[: one.span.column - 1] + one.fix + row[one.span.end_column - 1 :]
            mended = errors("\n".join(rows))
            assert one.code not in [d.code for d in mended], one.fix


def test_many_mistakes_in_one_file_are_each_told_once() -> None:
    text = """热线 大众 联合 33881001
    无按键  5秒，重听 2次 → 坐席
    按错键  《按键有错》 重听 1次，→ 再见
    故障    → 再见

播报 欢迎：“您好。 → 主菜单

菜但 主菜单
    客服电话请拨0 → 坐席

菜单 副菜单
    业务咨询请按1 → 坐席
    投诉建议请按1 → 坐席
    留言请按3
\t返回请按# → 返回

转接 坐席
    拨打 坐席一，振铃 15秒
    占线，无人接听，转接失败 → 再贝

播报 再见：《结束语》 → 挂机
"""
    assert places(errors(text)) == [
        ("IVRC215", 1, 7),
        ("IVRC204", 3, 10),
        ("IVRC102", 6, 7),
        ("IVRC101", 8, 1),
        ("IVRC212", 13, 5),
        ("IVRC107", 14, 5),
        ("IVRC103", 15, 1),
        ("IVRC106", 18, 5),
        ("IVRC203", 19, 20),
    ]


def test_what_a_broken_line_would_have_said_is_not_missed() -> None:
    """A line that cannot be read is told; that its block is now without it, or its menu without a header, is not."""
    assert places(errors(WHOLE.format("播报 甲：“您好 → 再见"))) == [("IVRC102", 8, 6)]
    broken = WHOLE.format("").replace("    故障    → 《", "    故障    《")
    assert places(errors(broken)) == [("IVRC109", 4, 11)]
    broken = WHOLE.format("").replace("    无按键  5秒", "    无按键  5")
    assert places(errors(broken)) == [("IVRC109", 2, 10)]
    broken = WHOLE.format("").replace("转接 客服坐席", "转街 客服坐席")
    assert places(errors(broken)) == [("IVRC101", 9, 1)]
    broken = WHOLE.format("").replace("占线，无人接听", "忙线，无人接听")
    assert places(errors(broken)) == [("IVRC106", 10, 5)]


def test_the_lines_around_a_mistake_are_kept() -> None:
    parsed, found = parse(
        "播报 甲\n    “一。”\n    “二。\n    “三。”\n    → 乙\n播报\n    “四。”\n播报 丙：挂机\n", "menu.ivr"
    )
    assert [(d.code, d.span.line) for d in found] == [("IVRC102", 3), ("IVRC108", 6)]
    assert [(b.name.text, len(b.lines), b.broken) for b in parsed.blocks] == [
        ("甲", 3, True),
        ("丙", 1, False),
    ]


def test_a_second_reading_finds_the_same() -> None:
    text = WHOLE.format("    “您好")
    assert errors(text) == errors(text)
    assert errors(WHOLE.format("")) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<goodby>", "<goodbye>"),
        ("《goodby》", "《goodbye》"),
        ("〈结速语〉", "〈结束语〉"),
        ("《结速语》", "《结束语》"),
        ("<maintenanc (reopening-time=noon)>", "<maintenance(reopening-time=noon)>"),
        ("《系统维（恢复时间=下午一点）》", "《系统维护（恢复时间=下午一点）》"),
    ],
)
def test_a_phrase_is_mended_in_the_marks_that_it_was_written_in(written: str, meant: str) -> None:
    (found,) = (d for d in errors(WHOLE.format("").replace("《结束语》", written)) if d.code == "IVRC204")
    assert found.fix == meant and meant in found.mend_zh and meant in found.mend_en
    mended = errors(WHOLE.format("").replace("《结束语》", found.fix))
    assert "IVRC204" not in [d.code for d in mended]
