"""The comments that allow a finding: how they are written, where they hold, and what only looks like one."""

from __future__ import annotations

import pytest

from ivrc.diagnostics import Diagnostic
from ivrc.language.allowances import Allowance, allowances


def read(text: str) -> tuple[list[Allowance], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return list(allowances(text, "菜单.ivr", found)), found


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("// 允许 IVRC316：老客户习惯先听键", ["IVRC316"], "老客户习惯先听键"),
        ("// allow IVRC316: our callers know the keys", ["IVRC316"], "our callers know the keys"),
        ("//允许IVRC316：老客户", ["IVRC316"], "老客户"),
        ("／／　允许　ＩＶＲＣ３１６：老客户", ["IVRC316"], "老客户"),
        ("// 允許 IVRC316：老客戶", ["IVRC316"], "老客戶"),
        ("// Allow ivrc316 : they know", ["IVRC316"], "they know"),
        ("// 允许 IVRC315、IVRC316：老客户", ["IVRC315", "IVRC316"], "老客户"),
        ("// 允许 IVRC315，IVRC316 和 IVRC317：老客户", ["IVRC315", "IVRC316", "IVRC317"], "老客户"),
        ("// allow IVRC315, IVRC316 and IVRC317: known", ["IVRC315", "IVRC316", "IVRC317"], "known"),
        (
            "// allow IVRC316: see http://example.com/a // and b",
            ["IVRC316"],
            "see http://example.com/a // and b",
        ),
        ("// allow IVRC316: IVRC317 is another matter", ["IVRC316"], "IVRC317 is another matter"),
    ],
)
def test_a_comment_that_allows(comment: str, codes: list[str], reason: str) -> None:
    for text, column in (
        (f"    客服请按0 → 坐席  {comment}", 18),
        (f"    {comment}\n    客服请按0 → 坐席", 4),
    ):
        allowed, found = read(text)
        assert not found
        assert [(one.code, one.reason, one.line) for one in allowed] == [
            (code, reason, text.count("\n") + 1) for code in codes
        ]
        for one in allowed:
            assert one.span.line == 1 and one.span.column > column
            written = text.split("\n")[0][one.span.column - 1 : one.span.end_column - 1]
            assert len(written) == len(one.code)


@pytest.mark.parametrize(
    "comment",
    [
        "// 允许客户打断",
        "// allow callers to interrupt",
        "// allow 120 s for the switch",
        "// 允许：大家都可以",
        "// 见 IVRC316",
        "// wrong: IVRC226",
        "// see IVRC316 for why",
        "// follow IVRC316 here",
        "// IVRC316 says that the key comes last",
        "// all IVRC3 codes",
        "// 忽略 110：它是报警电话",
        "//",
        "// 客服 → 坐席",
    ],
)
def test_an_ordinary_comment(comment: str) -> None:
    assert read(f"    客服请按0 → 坐席  {comment}") == ([], [])


@pytest.mark.parametrize(
    ("comment", "mend_zh", "mend_en"),
    [
        (
            "// 允许 IVRC316：老客户 ／／ 允许 ivrc224：另有用处",
            "// 允许 IVRC316、IVRC224：老客户",
            "// allow IVRC316, IVRC224: 老客户",
        ),
        ("// 允许 IVRC316", "// 允许 IVRC316：理由", "// allow IVRC316: the reason"),
        ("// 允许 IVRC316 老客户", "// 允许 IVRC316：老客户", "// allow IVRC316: 老客户"),
        ("// 允许（IVRC316）：老客户", "// 允许 IVRC316：老客户", ""),
        ("// allow 316: known", "", "// allow IVRC316: known"),
        ("// 允许 316：老客户", "// 允许 IVRC316：老客户", ""),
        ("// alow IVRC316: known", "", "// allow IVRC316: known"),
        ("// allowed IVRC316: known", "", "// allow IVRC316: known"),
        ("// ignore IVRC316", "", "// allow IVRC316: the reason"),
        ("// 忽略IVRC316：老客户", "// 允许 IVRC316：老客户", ""),
        ("// ivrc: disable IVRC316 - known", "", "// allow IVRC316: known"),
        ("// noqa: IVRC316", "", "// allow IVRC316: the reason"),
        ("// IVRC316 允许：老客户", "// 允许 IVRC316：老客户", ""),
        ("// allow IVRC31: known", "", "// allow IVRC316: known"),
        ("// allow IVRC3160: known", "", "// allow IVRC316: known"),
        ("// allow IVRC-316: known", "", "// allow IVRC316: known"),
    ],
)
def test_a_comment_that_begins_like_one_is_told(comment: str, mend_zh: str, mend_en: str) -> None:
    allowed, (found,) = read(f"    客服请按0 → 坐席  {comment}")
    assert allowed == []
    assert (found.code, found.severity, found.span.column) == ("IVRC113", "error", 17)
    assert mend_zh in found.mend_zh and mend_en in found.mend_en


@pytest.mark.parametrize("reason", ["", "  ", "。", " -- ", "!"])
def test_without_a_reason_it_is_an_error(reason: str) -> None:
    allowed, (found,) = read(f"// 允许 IVRC316：{reason}\n菜单 主菜单")
    assert allowed == []
    assert found.code == "IVRC113" and "没有写理由" in found.zh and "without a reason" in found.en


def test_above_a_line_several_may_stand_and_a_gap_ends_them() -> None:
    text = "// 允许 IVRC315：一\n    // 平常的话\n// 允许 IVRC306：二\n菜单 主菜单\n// 允许 IVRC316：三\n\n菜单 甲\n// 允许 IVRC317：四"
    allowed, found = read(text)
    assert not found
    assert [(one.code, one.line) for one in allowed] == [
        ("IVRC315", 4),
        ("IVRC306", 4),
        ("IVRC316", 0),
        ("IVRC317", 0),
    ]


def test_what_is_spoken_allows_nothing() -> None:
    assert read("播报 甲：“// 允许 IVRC316：老客户” → 挂机") == ([], [])


@pytest.mark.parametrize("filler", [" ", "a", "允", "IVRC", "IVRC316 ", "IVRC316,", ":", "-"])
def test_a_comment_however_long_ends(filler: str) -> None:
    """With runs that are given back one by one this would take hours."""
    assert read("// 允许 " + filler * 100_000)[0] == []
    assert read("// " + filler * 100_000 + "IVRC")[0] == []
