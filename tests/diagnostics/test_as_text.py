"""What a person sees: exact text, with every mark under the characters that it means."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from wcwidth import wcswidth

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.diagnostics.excerpt import LONGEST, excerpt
from ivrc.diagnostics.render import render
from ivrc.diagnostics.terminal import safe

FILE = "menus/甲.ivr"


def span(line: int, column: int, end: int, file: str = FILE) -> Span:
    return Span(file, line, column, line, end)


def sample(place: Span, *labels: Label, mend: bool = False) -> Diagnostic:
    return finding(
        "IVRC203",
        place,
        zh="没有这个节点",
        en="no such node",
        mend_zh="改名。" if mend else "",
        mend_en="Rename it." if mend else "",
        labels=labels,
    )


def shown(found: Diagnostic | list[Diagnostic], text: str, language: str = "zh", **others: str) -> str:
    many = found if isinstance(found, list) else [found]
    return render(many, {FILE: text, **others}, language=language)


def marks(found: Diagnostic, text: str) -> list[tuple[str, str]]:
    """The rows under the lines of a finding: what is marked there by cells, and the row itself."""
    rows = [line.partition(" | ")[2] for line in shown(found, text).split("\n") if " | " in line]
    out = []
    for above, below in zip(rows, rows[1:], strict=False):
        if sign := re.fullmatch(r"( *)([\^-]+)( .*)?", below):
            low, high = len(sign[1]), len(sign[1]) + len(sign[2])
            out.append((cut_by_cells(above, low, high), below))
    return out


def cut_by_cells(text: str, low: int, high: int) -> str:
    """The characters of a line that a terminal shows in the cells from `low` to `high`."""
    out, at = "", 0
    for char in text:
        width = wcswidth(char)
        if low <= at < high or (not width and low < at <= high):
            out += char
        at += width
    return out


def test_a_finding_in_chinese() -> None:
    text = "菜单 主菜单\n    客服电话请拨0 → 客服坐系\n"
    assert shown(sample(span(2, 15, 19), mend=True), text) == dedent("""\
        错误[IVRC203]：没有这个节点
         --> menus/甲.ivr:2:15
          |
        2 |     客服电话请拨0 → 客服坐系
          |                     ^^^^^^^^
          |
          = 改法：改名。
          = 详解：ivrc explain IVRC203

        1 处错误
        """)


def test_a_finding_in_english() -> None:
    assert shown(sample(span(12, 3, 6), mend=True), "\n" * 11 + "  abc  ", "en") == dedent("""\
        error[IVRC203]: no such node
          --> menus/甲.ivr:12:3
           |
        12 |   abc
           |   ^^^
           |
           = mend: Rename it.
           = more: ivrc explain IVRC203

        1 error
        """)


def test_a_label_in_the_same_file_and_one_in_another() -> None:
    labels = (
        Label(span(1, 4, 6), "先在这里写过", "it was written here first"),
        Label(span(2, 1, 3, "公共.ivr"), "也在这里", "and here"),
        Label(span(9, 9, 9, "不在.ivr"), "还在这里", "and there"),
    )
    text = "播报 再见：“再见。”\n\n\n\n\n\n\n\n\n播报 再见\n"
    assert shown(sample(span(10, 4, 6), *labels), text, **{"公共.ivr": "热线 甲\n播报 再见\n"}) == dedent("""\
        错误[IVRC203]：没有这个节点
          --> menus/甲.ivr:10:4
           |
         1 | 播报 再见：“再见。”
           |      ---- 先在这里写过
        ...
        10 | 播报 再见
           |      ^^^^
           |
          ::: 公共.ivr:2:1
           |
         2 | 播报 再见
           | ---- 也在这里
           |
          ::: 不在.ivr:9:9 还在这里
           = 详解：ivrc explain IVRC203

        1 处错误
        """)


def test_two_marks_in_one_line() -> None:
    one = sample(span(1, 1, 2), Label(span(1, 3, 5), "这里", "here"))
    assert "1 | 甲 乙丙\n  | ^^\n  |    ---- 这里\n  |\n" in shown(one, "甲 乙丙")


def test_a_finding_about_a_file() -> None:
    assert shown(sample(Span(FILE)), "热线 甲\n") == dedent("""\
        错误[IVRC203]：没有这个节点
         --> menus/甲.ivr
          = 详解：ivrc explain IVRC203

        1 处错误
        """)


@pytest.mark.parametrize("place", [span(7, 1, 2), span(1, 1, 2, "没读过.ivr")])
def test_a_place_whose_line_is_not_known(place: Span) -> None:
    assert shown(sample(place), "热线 甲\n").split("\n")[1:3] == [
        f" --> {place}",
        "  = 详解：ivrc explain IVRC203",
    ]


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("请按0键 → 甲", "甲"),
        ("　　请按０键 → 甲", "０键"),
        ("“您好” → 甲", "→"),
        ("cafe\u0301 → 甲", "甲"),
        ("cafe\u0301 → 甲", "e\u0301"),
        ("한국어 カナ ｶﾅ", "ｶﾅ"),
        ("😀😀 甲", "甲"),
        ("abc", "abc"),
    ],
)
def test_marks_stand_under_what_is_meant(line: str, marked: str) -> None:
    low = line.index(marked) + 1
    (found,) = marks(sample(span(1, low, low + len(marked))), line)
    assert found[0] == marked


def test_a_combining_mark_alone_is_shown_under_its_letter() -> None:
    (found,) = marks(sample(span(1, 2, 3)), "e\u0301x")
    assert found == ("e\u0301", "^")


@pytest.mark.parametrize(("column", "end"), [(4, 5), (4, 4), (9, 12)])
def test_the_end_of_a_line_is_one_cell(column: int, end: int) -> None:
    assert "1 | 甲乙丙\n  |       ^\n" in shown(sample(span(1, column, end)), "甲乙丙\n")


def test_a_place_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    place = Span(FILE, 1, 2, 3, 1)
    assert "1 | 甲乙丙\n  |   ^^^^\n" in shown(sample(place), "甲乙丙  \n丁\n")


def test_tabs_can_be_seen_and_marked() -> None:
    assert "1 | ⇥   甲⇥   乙\n  | ^^^^\n" in shown(sample(span(1, 1, 2)), "\t甲\t乙")
    assert "1 | ⇥   甲⇥   乙\n  |           ^^\n" in shown(sample(span(1, 4, 5)), "\t甲\t乙")


def test_line_ends_and_byte_order_mark_do_not_shift_anything() -> None:
    for text in ("\ufeff甲\r\n  乙\r\n", "甲\r  乙\r", "甲\n  乙\n"):
        assert "2 |   乙\n  |   ^^\n" in shown(sample(span(2, 3, 4)), text)


HOSTILE = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u2066\u200b\u2028\x7f\r甲"


def test_nothing_of_a_file_reaches_the_terminal_unseen() -> None:
    one = finding("IVRC203", Span(HOSTILE, 1, 1, 1, 2), zh=HOSTILE, en=HOSTILE, mend_zh=HOSTILE + "\n二")
    one = one._replace(labels=(Label(one.span, HOSTILE, HOSTILE),))
    text = render([one], {HOSTILE: HOSTILE.replace("\r", "")})
    assert all(char == "\n" or char.isprintable() for char in text)
    assert "␛[2J␛]0;x␇<U+009B>31m<U+202E><U+2066><U+200B><U+2028>␡␍甲" in text
    assert text.count("\n") == shown(sample(span(1, 1, 2), mend=True), "甲").count("\n") + 1


def test_a_file_name_that_is_no_text_can_be_printed() -> None:
    render([sample(Span("menus/\udcff.ivr"))], {}).encode("utf-8")


def test_marks_follow_what_is_shown_in_place_of_a_control_character() -> None:
    (found,) = marks(sample(span(1, 3, 4)), "\u202e\x1b甲")
    assert found[0] == "甲"


def test_a_long_line_is_cut_around_the_mark() -> None:
    line = "一" * 5000 + "此" + "二" * 5000
    text = shown(sample(span(1, 5001, 5002)), line)
    row = next(row for row in text.split("\n") if row.startswith("1 |")).removeprefix("1 | ")
    assert row.startswith("…一") and row.endswith("二…") and LONGEST - 2 < wcswidth(row) <= LONGEST + 2
    assert marks(sample(span(1, 5001, 5002)), line)[0][0] == "此"


@pytest.mark.parametrize("column", [1, 60, 61, 119, 120, 5000, 9999, 10001])
def test_a_mark_in_a_long_line_is_always_in_sight(column: int) -> None:
    line = "".join(chr(0x4E00 + number % 20000) for number in range(10000))
    part = excerpt(line, span(1, column, column + 1))
    expected = line[column - 1 : column]
    assert cut_by_cells(part.text, part.before, part.before + part.width) == expected
    assert wcswidth(part.text) <= LONGEST + 2


def test_a_mark_longer_than_the_room_for_it_is_cut_too() -> None:
    part = excerpt("x" * 1000, span(1, 11, 900))
    assert part.text == "x" * LONGEST + "…"
    assert (part.before, part.width) == (10, LONGEST - 10)


def test_two_marks_in_a_long_line_are_each_shown() -> None:
    line = "此" + "一" * 5000 + "彼"
    rows = marks(sample(span(1, 5002, 5003), Label(span(1, 1, 2), "先", "first")), line)
    assert [marked for marked, _ in rows] == ["此", "彼"]


def test_the_count() -> None:
    place = Span(FILE)
    found = [
        *(finding("IVRC203", place, zh="一", en="a") for _ in range(3)),
        finding("IVRC224", place, zh="二", en="b"),
        finding("IVRC316", place, zh="三", en="c"),
    ]
    assert shown(found, "").endswith("\n\n3 处错误，1 处提醒，1 处建议\n")
    assert shown(found, "", "en").endswith("\n\n3 errors, 1 warning, 1 note\n")
    assert shown(found[3:], "", "en").endswith("\n\n1 warning, 1 note\n")


def test_a_page_is_named_where_its_code_is_first_met() -> None:
    text = shown([sample(Span(FILE)), sample(Span(FILE)), finding("IVRC224", Span(FILE), zh="", en="")], "")
    assert re.findall("ivrc explain (.*)", text) == ["IVRC203", "IVRC224"]


def test_nothing_found_is_nothing() -> None:
    assert render([], {}) == ""


def test_colour_only_where_it_is_asked_for() -> None:
    one = sample(span(1, 1, 2), Label(span(2, 1, 2), "这里", "here"), mend=True)
    sources = {FILE: "甲\n乙\n"}
    plain, coloured = render([one], sources), render([one], sources, colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert "\x1b[1;31m^^\x1b[0m" not in plain and "\x1b[1;31m错误[IVRC203]\x1b[0m" in coloured


def test_safe_leaves_ordinary_text_alone() -> None:
    for text in ("客服电话请拨0 → 客服坐席", "　full　width　", "e\u0301 ❤\ufe0f", "NBSP\u00a0x"):
        assert safe(text) == text
