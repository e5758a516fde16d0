"""Findings that a comment lets stand: which may, where, in which files, and what of comments that allow nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.checks.registry import CHECKS, check
from ivrc.compile import Compiled, compile_file, compile_text
from ivrc.diagnostics import pages
from ivrc.diagnostics.chosen import Chosen
from ivrc.diagnostics.codes import may_stand
from ivrc.project import standard_phrases

HEAD = """热线 试线 4001
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 再见
"""
BYE = "播报 再见：《结束语》 → 挂机\n"


def compiled(menu: str, head: str = HEAD) -> Compiled:
    return compile_text(f"{head}{menu}\n{BYE}")


def told(of: Compiled) -> list[tuple[int, str]]:
    return [(one.span.line, one.code) for one in of.diagnostics]


@pytest.mark.parametrize(
    "menu",
    [
        "菜单 主菜单\n    // 允许 IVRC316：老客户\n    按1办理业务 → 再见",
        "菜单 主菜单\n    按1办理业务 → 再见   // 允许 IVRC316：老客户",
        "菜单 主菜单：“按1办理业务。”  // allow IVRC316: they know\n    1 → 再见",
        "// 允许 IVRC316：老客户\n菜单 主菜单：“按1办理业务。”\n    1 → 再见",
        "菜单 主菜单\n    // 允许 IVRC316、IVRC317：老客户\n    按1你可办理业务 → 再见",
        "菜单 主菜单\n    // 允许 IVRC316：老客户\n    按1你可办理业务 → 再见  // 允许 IVRC317：老板要的",
    ],
)
def test_a_finding_is_allowed_where_it_stands(menu: str) -> None:
    of = compiled(menu)
    assert told(of) == []
    assert of.hotline is not None and of.allowed
    assert all(one.reason and one.finding.code in one_code(menu) for one in of.allowed)


def one_code(menu: str) -> set[str]:
    return {code for code in may_stand() if code in menu}


def test_an_error_of_a_check_is_allowed_and_the_hotline_can_be_built() -> None:
    menu = "菜单 主菜单\n    // 允许 IVRC311：给工程师留的\n    9 → 再见\n    业务请按1 → 再见"
    of = compiled(menu)
    assert told(of) == [] and of.hotline is not None
    assert [one.finding.severity for one in of.allowed] == ["error"]
    assert told(compiled(menu.replace("允许 IVRC311", "见 IVRC311"))) == [(7, "IVRC311")]


def test_another_line_is_not_allowed_by_it() -> None:
    of = compiled("菜单 主菜单\n    // 允许 IVRC316：老客户\n    人工请按0 → 再见\n    按1办理业务 → 再见")
    assert told(of) == [(6, "IVRC115"), (8, "IVRC316")]
    assert "第 8 行有 IVRC316" in of.diagnostics[0].mend_zh


def test_what_silences_nothing_is_told() -> None:
    of = compiled("菜单 主菜单\n    人工请按0 → 再见   // 允许 IVRC316：以前是先说键")
    assert told(of) == [(6, "IVRC115")]
    assert of.diagnostics[0].severity == "warning" and "删去" in of.diagnostics[0].mend_zh


def test_the_same_allowed_twice_is_told_once_as_idle() -> None:
    of = compiled(
        "菜单 主菜单\n    // 允许 IVRC316：老客户\n    按1办理业务 → 再见   // 允许 IVRC316：老客户"
    )
    assert [code for _, code in told(of)] == ["IVRC115"]


def test_while_the_flow_is_not_checked_nothing_is_called_idle() -> None:
    of = compiled("菜单 主菜单\n    按1办理业务 → 再见   // 允许 IVRC316：老客户\n    人工请按0 → 再现")
    assert told(of) == [(7, "IVRC203")]


def test_a_nearest_code_is_named_that_of_the_line_first() -> None:
    of = compiled("菜单 主菜单\n    按1办理业务 → 再见   // 允许 IVRC361：老客户")
    assert told(of) == [(6, "IVRC316"), (6, "IVRC114")]
    assert "IVRC316" in of.diagnostics[1].mend_zh and of.diagnostics[1].fix == "IVRC316"
    nowhere = compiled("菜单 主菜单\n    人工请按0 → 再见 // 允许 IVRC999：无").diagnostics[0]
    assert "IVRC3" not in nowhere.mend_en and nowhere.fix is None


@pytest.mark.parametrize(
    "code", ["IVRC301", "IVRC321", "IVRC203", "IVRC109", "IVRC113", "IVRC114", "IVRC402"]
)
def test_what_would_make_a_wrong_call_cannot_be_allowed(code: str) -> None:
    of = compiled(f"菜单 主菜单\n    人工请按0 → 再见   // 允许 {code}：赶时间")
    assert told(of) == [(6, "IVRC114")]
    assert "不能用注释允许" in of.diagnostics[0].zh and of.diagnostics[0].severity == "error"


def test_an_unset_value_stays_an_error() -> None:
    of = compiled(
        "菜单 总机\n    请输入4位分机号 → 分机\n    不知道请按# → 分机\n"
        "转接 分机\n    // 允许 IVRC321：没人按\n    拨 {分机号}，振铃 15秒\n    占线，无人接听，转接失败 → 再见"
    )
    assert [code for _, code in told(of)] == ["IVRC114", "IVRC321"]


def test_a_name_that_is_not_used_may_be_kept() -> None:
    head = HEAD + "    备用语 您好   // 允许 IVRC224：春节要用\n"
    assert told(compiled("菜单 主菜单\n    人工请按0 → 再见", head)) == []


def test_every_advice_of_a_check_may_stand_and_errors_that_must_not_are_marked() -> None:
    must = {"IVRC301", "IVRC302", "IVRC321", "IVRC685"}
    assert {check.code for check in CHECKS} - must | {
        "IVRC224",
        "IVRC256",
        "IVRC288",
        "IVRC289",
        "IVRC355",
    } == may_stand()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "menus").mkdir()
    (tmp_path / "ivrc.yaml").write_text("", encoding="utf-8")
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    path = project / "menus" / name
    path.write_text(text, encoding="utf-8")
    return path


SHARED = "菜单 办理\n    // 允许 IVRC316：老客户\n    按1办理业务 → 再见\n" + BYE


def test_in_an_included_file(project: Path) -> None:
    write(project, "公共.ivr", SHARED)
    menu = write(project, "甲.ivr", HEAD + "引用 “公共.ivr”\n菜单 主菜单\n    业务请按1 → 办理\n")
    of = compile_file(menu, project, standard_phrases())
    assert told(of) == [] and [one.finding.span.file for one in of.allowed] == ["menus/公共.ivr"]


def test_a_comment_of_an_included_file_may_be_meant_for_another_hotline(project: Path) -> None:
    """公共 allows that a node is not reached: it is in one hotline, and in the other it is not."""
    shared = "// 允许 IVRC306：旺季才用\n" + "菜单 办理\n    业务请按1 → 再见\n" + BYE
    write(project, "公共.ivr", shared)
    reached = HEAD + "引用 “公共.ivr”\n菜单 主菜单\n    业务请按1 → 办理\n"
    unreached = reached.replace("试线", "淡季").replace("→ 办理", "→ 再见")
    one, other = write(project, "甲.ivr", reached), write(project, "乙.ivr", unreached)
    first, second = (compile_file(menu, project, standard_phrases()) for menu in (one, other))
    assert told(first) == told(second) == []
    assert [idle.code for idle in first.idle] == ["IVRC115"] and not second.idle
    assert len(second.allowed) == 1


@pytest.mark.parametrize("code", pages.codes())
def test_each_page_says_how_to_allow_it_or_why_it_cannot_be(code: str) -> None:
    """Mend: a last line in each half of the page, as the other pages have it."""
    chinese, english = pages.page(code, "zh"), pages.page(code, "en")
    if code in may_stand():
        assert "**怎样允许** " in chinese and f"`// 允许 {code}：理由`" in chinese
        assert "**How to allow it** " in english and f"`// allow {code}: the reason`" in english
    else:
        assert "**不能允许** " in chinese and "**Cannot be allowed** " in english


SPOILT = "菜单 主菜单\n    // 允许 IVRC316：老客户\n    按1办理业务 → 再见\n    按2投诉 → 再见"


def test_what_is_not_told_is_asked_where_a_comment_allows_it() -> None:
    """Else the comment would be said to allow nothing as soon as somebody ignores its code."""
    allowed = compile_text(f"{HEAD}{SPOILT}\n{BYE}", chosen=Chosen(ignore=("IVRC316",)))
    assert told(allowed) == [] and [one.finding.code for one in allowed.allowed] == ["IVRC316"]
    astray = SPOILT + "\n    // 允许 IVRC316：老客户\n    重听请按9 → 重听"
    assert told(compile_text(f"{HEAD}{astray}\n{BYE}", chosen=Chosen(ignore=("IVRC316",)))) == [
        (9, "IVRC115")
    ]


def test_only_what_is_wanted_is_asked() -> None:
    hotline = compile_text(f"{HEAD}{SPOILT.replace('允许', '见')}\n{BYE}").hotline
    assert hotline is not None
    every = [one.code for one in check(hotline)]
    assert "IVRC316" in every
    assert [one.code for one in check(hotline, wanted=lambda code: code == "IVRC316")] == [
        code for code in every if code == "IVRC316"
    ]
    assert check(hotline, wanted=lambda _: False) == []
