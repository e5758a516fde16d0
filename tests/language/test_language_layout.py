"""Indentation: what belongs to a block, and what is told when it cannot be seen."""

from __future__ import annotations

import pytest

from ivrc.language.parser import parse


def codes(text: str) -> list[tuple[str, int, int]]:
    _, found = parse(text, "menu.ivr")
    return [(d.code, d.span.line, d.span.column) for d in found]


@pytest.mark.parametrize("indent", [" ", "  ", "    ", "\t", "\t\t", "　", "　　", "\u00a0 "])
def test_any_indentation_that_is_even(indent: str) -> None:
    text = f"播报 甲\n{indent}“一。”\n{indent}→ 乙\n\n播报 乙\n{indent}挂机\n"
    parsed, found = parse(text, "menu.ivr")
    assert not found
    assert [len(block.lines) for block in parsed.blocks] == [2, 1]


def test_blocks_need_not_agree_with_each_other() -> None:
    assert codes("播报 甲\n  → 乙\n播报 乙\n      挂机\n") == []


def test_two_full_width_spaces_are_as_wide_as_four() -> None:
    assert codes("播报 甲\n    “一。”\n　　→ 乙\n") == []


def test_a_line_out_of_line_is_told_where_it_is() -> None:
    assert codes("播报 甲\n    “一。”\n   → 乙\n") == [("IVRC104", 3, 1)]
    _, (found,) = parse("播报 甲\n    “一。”\n   → 乙\n", "menu.ivr")
    assert found.fix == "    "


def test_the_first_line_after_a_colon_sets_no_width() -> None:
    assert codes("播报 甲：“一。”\n  “二。”\n  → 乙\n") == []
    assert codes("播报 甲：“一。”\n  “二。”\n    → 乙\n") == [("IVRC104", 3, 1)]


def test_tabs_among_spaces_are_told_once_a_line_and_nothing_else_is() -> None:
    assert codes("播报 甲\n    “一。”\n\t→ 乙\n") == [("IVRC103", 3, 1)]
    assert codes("播报 甲\n    “一。”\n  \t→ 乙\n") == [("IVRC103", 3, 1)]
    assert codes("播报 甲\n    → 乙\n播报 乙\n\t“一。”\n    挂机\n") == [("IVRC103", 4, 1)]
    assert codes("播报 甲\n\t→ 乙\n播报 乙\n    挂机\n") == [("IVRC103", 4, 1)]


def test_the_lines_are_read_all_the_same() -> None:
    parsed, _ = parse("播报 甲\n    “一。”\n\t“二。”\n   → 乙\n", "menu.ivr")
    assert len(parsed.blocks[0].lines) == 3
    assert not parsed.blocks[0].broken


def test_a_line_before_any_header_belongs_to_nothing() -> None:
    assert codes("    “您好。”\n播报 甲\n    → 乙\n") == [("IVRC105", 1, 5)]


def test_a_statement_at_the_margin_is_told_to_be_indented() -> None:
    _, (found,) = parse("播报 甲\n    “一。”\n挂机\n", "menu.ivr")
    assert (found.code, found.span.line, found.mend_en) == (
        "IVRC101",
        3,
        "This line belongs to the block above: indent it.",
    )


def test_empty_lines_and_comments_within_a_block_do_not_matter() -> None:
    assert codes("播报 甲\n\n// 说明\n    “一。”\n\n        \n  // 说明\n    → 乙\n") == []


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    from ivrc.diagnostics import Span
    from ivrc.files import decode

    data = "\ufeff播报 甲\r\n    “一。”\r\n    → 乙\r\n".encode()
    text, found = decode(data, Span("menu.ivr"))
    assert text is not None and not found
    assert codes(text) == []


def fixed(text: str) -> str:
    """The text with the first fix that is offered put in its place."""
    found = next(one for one in parse(text, "menu.ivr")[1] if one.fix is not None)
    rows = text.split("\n")
    row = rows[found.span.line - 1]
    rows[found.span.line - 1] = (
        row[: found.span.column - 1] + str(found.fix) + row[found.span.end_column - 1 :]
    )
    return "\n".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        "播报 甲\n    “一。”\n\t→ 乙\n播报 乙\n\t挂机\n播报 丙\n\t挂机\n",
        "播报 甲\n    “一。”\n\t\t“二。”\n\t\t→ 乙\n播报 乙\n\t挂机\n",
        "播报 甲\n \t“一。”\n\t\t→ 乙\n播报 乙\n\t挂机\n",
        "播报 甲\n\t“一。”\n  “二。”\n  → 乙\n播报 乙\n  挂机\n",
        "播报 甲\n\t“一。”\n \t“二。”\n       “三。”\n       → 乙\n播报 乙\n   挂机\n",
        "播报 甲：\n\t “一。”\n　　→ 乙\n播报 乙\n  挂机\n",
        "播报 甲\n\t  “一。”\n",
        "播报 甲\n  \t“一。”\n播报 乙\n\t挂机\n",
    ],
)
def test_each_fix_mends_its_line_and_breaks_none(text: str) -> None:
    before = codes(text)
    assert before
    while before:
        text = fixed(text)
        after = codes(text)
        assert set(after) < set(before)
        before = after


def test_one_line_out_of_line_does_not_put_the_others_out() -> None:
    assert codes("播报 甲\n\t→ 乙\n播报 乙\n    挂机\n播报 丙\n    挂机\n") == [("IVRC103", 2, 1)]
    assert codes("播报 甲\n    → 乙\n播报 乙\n\t挂机\n播报 丙\n\t挂机\n") == [("IVRC103", 2, 1)]
