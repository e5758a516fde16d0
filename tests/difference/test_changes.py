"""What changes for callers: each kind of edit is shown once, and what is only called otherwise is no change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.cli.one import one
from ivrc.compile import compile_text
from ivrc.difference.alike import ANYWHERE, alike
from ivrc.difference.changes import Changes, Form, changes, first
from ivrc.difference.changes import shown as shown_by_calls
from ivrc.difference.listed import as_json, as_markdown, as_text

MENU = """\
热线 菜场 4001
    企业名称  东街菜场
    无按键 5秒，“请按键。” 重听 2次，→ 再见
    按错键 “没有这一项。” 重听 2次，→ 再见
    故障 → “系统故障，请稍后再拨。” 再见

播报 开场：“您好，欢迎致电{企业名称}。” → 主菜单

菜单 主菜单
    摊位租赁请按1 → 租赁
    投诉请按2 → 客服
    分机请输入3位分机号 → 直拨
    留言请按# → 信箱
    返回请按* → 重听

时间 上班
    周一至周五 9:00-17:00

分支 租赁
    上班 → 客服
    否则 → “现在是下班时间。” 再见

转接 客服：“正在转接。”
    拨 坐席一，坐席二，每个振铃 15秒
    占线，无人接听，转接失败 → “坐席忙。” 再见

转接 直拨：拨 {分机号}，振铃 20秒
    占线，无人接听，转接失败 → 主菜单

留言 信箱：“请留言。”
    最长 60秒，→ 再见

播报 再见：“再见。” → 挂机
"""
EXTENSIONS = ("8XX",)


def form(text: str) -> Form:
    compiled = compile_text(text)
    assert compiled.hotline is not None, compiled.diagnostics
    return Form(compiled.hotline, EXTENSIONS)


def compared(*edits: tuple[str, str], text: str = MENU) -> Changes:
    after = text
    for was, now in edits:
        assert was in after
        after = after.replace(was, now)
    return changes(form(text), form(after))


def everywhere(before: Form, after: Form) -> Changes:
    """The same with calls for every node, whether or not it stands so in the other form."""
    forms = (before, after)
    both = alike((before.hotline, after.hotline))
    one, other = ((*form.hotline.nodes, ANYWHERE) for form in forms)
    return shown_by_calls(forms, both, (one, other))


def shown(found: Changes) -> list[tuple[str, str]]:
    """The events that differ, as kind and fields."""
    return [
        tuple(" ".join((each[change.at].kind, *each[change.at].what)) if change.at < len(each) else "" for each in (change.before, change.after))
        for change in found.changes
    ]  # fmt: skip


@pytest.mark.parametrize(
    "edits",
    [
        (),
        (("客服", "人工台"),),
        (("再见\n", "收尾\n"), ("播报 再见：", "播报 收尾：")),
        (("上班", "营业"),),
        (("{企业名称}", "东街菜场"),),
        (("    返回请按* → 重听\n", "    返回请按* → 重听  // 每层都有\n"),),
    ],
)
def test_what_is_only_called_otherwise_is_no_change(edits: tuple[tuple[str, str], ...]) -> None:
    found = compared(*edits)
    assert (found.changes, found.numbers, found.behind, found.unreached) == ((), None, (), 0)
    after = MENU
    for was, now in edits:
        after = after.replace(was, now)
    whole = everywhere(form(MENU), form(after))
    assert (whole.changes, whole.behind) == ((), ()) and whole.calls > 50
    assert first(form(MENU), form(after)).changes == ()


def test_a_block_that_is_moved_is_no_change() -> None:
    head, *blocks = MENU.split("\n\n")
    moved = "\n\n".join([head, blocks[0], *reversed(blocks[1:])])
    found = changes(form(MENU), form(moved))
    assert (found.changes, found.behind) == ((), ())


def test_other_words_are_one_change_wherever_they_are_heard() -> None:
    found = compared(("请留言。", "请留下姓名和电话。"))
    assert len(found.changes) == 1 and found.changes[0].calls > 1 and found.behind == ()
    ((before, after),) = shown(found)
    assert before.startswith("play 请留言") and after.startswith("play 请留下姓名和电话")


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        ("无按键 5秒", "无按键 8秒", ("silence", "silence")),
        ("振铃 15秒", "振铃 25秒", ("outcome no-answer", "outcome no-answer")),
        ("最长 60秒", "最长 90秒", ("message", "message")),
        ("9:00-17:00", "9:00-18:00", ("play 现在是下班时间", "play 正在转接")),
        ("9:00-17:00", "8:30-17:00", ("play 现在是下班时间", "play 正在转接")),
        ("周一至周五", "周一至周六", ("play 现在是下班时间", "play 正在转接")),
        ("坐席二", "坐席三", ("dial 坐席二", "dial 坐席三")),
        ("重听 2次，→ 再见\n    按错键", "重听 1次，→ 再见\n    按错键", ("play", "play")),
        ("占线，无人接听，转接失败 → 主菜单", "占线，无人接听，转接失败 → 再见", ("play", "play 再见")),
        ("→ 信箱", "→ 客服", ("play 请留言", "play 正在转接")),
    ],
)
def test_each_kind_of_edit_is_shown(was: str, now: str, kinds: tuple[str, str]) -> None:
    found = compared((was, now))
    assert found.changes
    assert any(
        before.startswith(kinds[0]) and after.startswith(kinds[1]) for before, after in shown(found)
    ), shown(found)


QUEUED = """\
热线 修车行 4001
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障 → “系统故障。” 再见

菜单 主菜单：“您好。”
    等师傅请按0 → 排队等
    返回请按* → 重听

排队 排队等：“师傅都在忙，请稍候。”
    拨 前台，车间，轮流，每个振铃 10秒
    要回电请按2 → 约
    每隔 30秒 “请再等等。”
    最长等待 120秒
    容纳 3人
    满员，无坐席，等待超时 → 约

回电 约：“我们给您回电。”
    复述 “我们会拨{约:号码}。” 对请按1，不对请按2
    承诺 两小时内
    → 再见

播报 再见：“再见。” → 挂机
"""


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("振铃 10秒", "振铃 20秒"),
        ("每隔 30秒", "每隔 40秒"),
        ("容纳 3人", "容纳 5人"),
        ("轮流", "随机"),
        ("轮流", "同时"),
        ("车间", "油漆间"),
    ],
)
def test_how_a_queue_is_set_is_shown(was: str, now: str) -> None:
    found = compared((was, now), text=QUEUED)
    assert found.changes
    forms = form(QUEUED).hotline, form(QUEUED.replace(was, now)).hotline
    told = as_text(forms, found, 9, "zh")
    assert any(line.startswith(">") and was in line and now in line for line in told.splitlines()), told
    parts = [
        (each["before"], each["after"], each["at"])
        for each in json.loads(as_json(forms, found, 9, "zh"))["changes"]
    ]
    assert any(before[at] != after[at] for before, after, at in parts)


def test_a_queue_is_compared_further_behind_a_setting() -> None:
    found = compared(("振铃 10秒", "振铃 20秒"), ("等待超时 → 约", "等待超时 → 再见"), text=QUEUED)
    assert any(now.startswith("play 再见") for _, now in shown(found))


def test_a_number_that_is_read_back_is_called_otherwise() -> None:
    """A key cuts the value off in both, whatever it is called."""
    edits = (("→ 约", "→ 登记"), ("回电 约", "回电 登记"), ("{约:", "{登记:"))
    found = compared(*edits, text=QUEUED)
    assert (found.changes, found.behind) == ((), ()) and found.calls > 9


def test_a_key_that_moves_takes_its_words_and_its_way_along() -> None:
    found = compared(("投诉请按2", "投诉请按3"))
    told = shown(found)
    assert any(one.startswith("play 投诉请按2") and other.startswith("play 投诉请按3") for one, other in told)
    assert any(other == "wrong 2" for _, other in told) and any(one == "wrong 3" for one, _ in told)


def test_what_lies_behind_a_change_is_named() -> None:
    """Nobody comes to the desk by the same keys in both: its ring time cannot be compared, and that is said."""
    text = MENU.replace("    摊位租赁请按1 → 租赁\n", "").replace("上班 → 客服", "上班 → 再见")
    text = text[: text.index("时间 上班")] + text[text.index("转接 客服") :]
    found = compared(("投诉请按2", "投诉请按3"), ("振铃 15秒", "振铃 25秒"), text=text)
    assert {way.node for _, way in found.behind} >= {"客服.dial"}
    after = text.replace("投诉请按2", "投诉请按3").replace("振铃 15秒", "振铃 25秒")
    forms = (form(text).hotline, form(after).hotline)
    assert "没能比较" in as_text(forms, found, 20, "zh") and "could not be compared" in as_text(
        forms, found, 20, "en"
    )


def test_numbers_are_told() -> None:
    found = compared(("菜场 4001", "菜场 4002"))
    assert found.numbers == (("4001",), ("4002",)) and not found.changes


def test_all_forms_tell_the_same() -> None:
    hostile = "``` <script>alert(1)</script> | 请留言。"
    found = compared(("请留言。", hostile))
    forms = (form(MENU).hotline, form(MENU.replace("请留言。", hostile)).hotline)
    told = json.loads(as_json(forms, found, 20, "zh"))
    assert told["version"] == 1 and len(told["changes"]) == len(found.changes) == 1
    assert told["calls"] == found.calls
    text, page = as_text(forms, found, 20, "zh"), as_markdown(forms, found, 20, "zh")
    assert hostile in text
    fence = next(line for line in page.splitlines() if line.startswith("```"))
    assert len(fence) > 3 and page.count(f"\n{fence}\n") == 2
    assert page.index(fence) < page.index("<script>") < page.rindex(fence)


@pytest.mark.parametrize("menu", ["menus/大众联合.ivr", "examples/26-几种语言.ivr", "examples/35-轮流.ivr"])
def test_a_shipped_menu_is_the_same_as_itself(menu: str) -> None:
    path = Path(__file__).parents[2] / menu
    _, compiled = one(str(path))
    assert compiled.hotline is not None
    same = Form(compiled.hotline, EXTENSIONS)
    assert (changes(same, same).changes, changes(same, same).calls) == ((), 0)
    found = everywhere(same, same)
    assert (found.changes, found.behind) == ((), ()) and found.calls > 5
