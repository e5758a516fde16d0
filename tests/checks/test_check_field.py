"""What went wrong for people who build voice menus: each of it that a menu file shows is found, or why it cannot be."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics.chosen import Chosen

ALL = Chosen(("strict",))
HEAD = """热线 甲 4006659999
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障 → 《系统故障》 再见

"""
TAIL = "\n播报 再见：《结束语》 → 挂机\n"
MENU = "菜单 主\n    人工请按0 → 再见\n"


OF_A_CALL = ["276", "303", "305", "308", "311", "312", "314", "321", "329", "351", "382", "680"]
"""What is told of these is a call that can be made. Of a menu that is not whole (IVRC2xx) there is none, nor of a case that no call comes to."""


class Report(NamedTuple):
    """A report in a sentence, a menu in which it is so, and what is found there: code, line and some of its words."""

    what: str
    menu: str
    code: str
    line: int
    says: str = ""


FOUND = [
    Report(
        "after the last time-out the call goes nowhere",
        HEAD.replace("    无按键 5秒，重听 2次，→ 再见\n", "    无按键 5秒，重听 2次\n") + MENU,
        "IVRC210",
        6,
    ),
    Report(
        "a stray # makes every key wait", HEAD + MENU + "    # → 再见\n", "IVRC311", 8, "没有一句话告诉来电者"
    ),
    Report(
        "keys 1 and 10 to 14 in one menu",
        HEAD + "菜单 主\n    销售请按1 → 再见\n    配件请按10 → 再见\n    维修请按14 → 再见\n",
        "IVRC314",
        8,
        "按了 1 的来电者要再等 3 秒",
    ),
    Report(
        "retries that never end",
        HEAD.replace("→ 再见\n    按错键", "→ 主\n    按错键") + MENU,
        "IVRC305",
        6,
        "不按键",
    ),
    Report(
        "two opening hours, of which both apply",
        HEAD
        + "时间 上班\n    周一至周五 9:00-17:00\n时间 午前\n    周一 9:00-12:00\n\n"
        + "分支 头\n    上班 → 主\n    午前 → 再见\n    否则 → 再见\n\n"
        + MENU,
        "IVRC326",
        13,
    ),
    Report(
        "nobody says why a way for all else is wanted",
        HEAD + "时间 上班\n    周一至周五 9:00-17:00\n\n分支 头\n    上班 → 主\n\n" + MENU,
        "IVRC208",
        9,
    ),
    Report(
        "an option is looked up as an extension first",
        HEAD
        + "菜单 主\n    人工请按1 → 再见\n    直拨分机请输入4位分机号 → 分机\n\n"
        + "转接 分机：拨 {分机号}，振铃 20秒\n    占线，无人接听，转接失败 → 再见\n",
        "IVRC314",
        8,
    ),
    Report(
        "a number of which nobody says how it ends", HEAD + "菜单 主\n    请输入卡号 → 再见\n", "IVRC213", 7
    ),
    Report(
        "nobody says what comes of a transfer that is not answered",
        HEAD + "转接 主：拨 前台，振铃 20秒\n    占线 → 再见\n",
        "IVRC209",
        6,
    ),
    Report(
        "silence drops the call", HEAD.replace("5秒，重听 2次，→ 再见", "5秒，→ 挂机") + MENU, "IVRC308", 2
    ),
    Report("a menu that speaks and takes no key", HEAD + "菜单 主\n    “人工请按0。”\n", "IVRC213", 6),
    Report(
        "a key is spoken where nothing listens",
        HEAD + "播报 主\n    “人工请按0。”\n    → 再见\n",
        "IVRC312",
        7,
        "电话就挂断了",
    ),
    Report("a message without a longest time", HEAD + "留言 主：“请留言。”\n    → 再见\n", "IVRC226", 6),
    Report(
        "the words for an error are missing in one language",
        HEAD.replace("热线 甲 4006659999\n", "热线 甲 4006659999\n    语言 普通话，英语\n").replace(
            "无按键 5秒，", "无按键 5秒，“请按键。” "
        )
        + "菜单 主\n    English press 1 → 语言 英语 主\n    人工请按0 → 再见\n",
        "IVRC280",
        3,
    ),
    Report(
        "consent is cut short and the call is recorded all the same",
        HEAD.replace("    故障", "    录音 全程，告知 “本次通话将被录音。”\n    故障")
        + MENU.replace("菜单 主\n", "菜单 主：“本次通话将被录音。”\n"),
        "IVRC225",
        7,
    ),
    Report(
        "what happens in a fault is said nowhere",
        HEAD.replace("    故障 → 《系统故障》 再见\n", "") + MENU,
        "IVRC211",
        1,
    ),
    Report(
        "a telephone rings for five minutes",
        HEAD + "转接 主：拨 前台，振铃 300秒\n    占线，无人接听，转接失败 → 再见\n",
        "IVRC329",
        6,
    ),
    Report("two options on one arrow", HEAD + "菜单 主\n    人工请按0，重听请按星号 → 再见\n", "IVRC231", 7),
    Report(
        "a number is dialled that nobody has typed yet",
        HEAD
        + "菜单 主\n    直拨请输入8开头的4位分机号 → 分机\n    不知道分机号请按0 → 分机\n".replace(
            "8开头的", ""
        )
        + "\n转接 分机：拨 {分机号}，振铃 20秒\n    占线，无人接听，转接失败 → 再见\n",
        "IVRC321",
        10,
        "来电 → 听到",
    ),
    Report(
        "the words beside a key tell another",
        HEAD + "菜单 主\n    8 “人工请按9。” → 再见\n    9 “重听请按8。” → 再见\n",
        "IVRC351",
        7,
    ),
    Report(
        "nobody can leave the queue by a key",
        HEAD
        + "排队 客服：“坐席正忙。”\n    拨 坐席一，依次，每个振铃 15秒\n    最长等待 20分钟\n    容纳 9人\n    满员，无坐席，等待超时 → “请稍后再拨。” 再见\n",
        "IVRC276",
        6,
    ),
    Report(
        "who refuses by a key is recorded all the same",
        HEAD.replace("    故障", "    录音 全程，告知 《录音告知》\n    故障")
        + "播报 欢迎：《录音告知》 → 主\n菜单 主\n    同意录音请按1 → 坐席\n    不同意录音请按2 → 坐席\n转接 坐席：拨 一，振铃 9秒\n    占线，无人接听，转接失败 → 再见\n",
        "IVRC382",
        10,
    ),
    Report(
        "a greeting comes before the notice, and one way has none",
        HEAD.replace("    故障", "    录音 全程，告知 《录音告知》\n    故障")
        + "菜单 主：“您好。”\n    咨询请按1 → 告知\n    报修请按2 → 坐席\n播报 告知：《录音告知》 → 坐席\n转接 坐席：拨 一，振铃 9秒\n    占线，无人接听，转接失败 → 再见\n",
        "IVRC303",
        11,
    ),
    Report(
        "an emergency number comes behind the options",
        HEAD + "菜单 主\n    挂号请按1 → 再见\n    “急救请挂机后拨打120。”\n",
        "IVRC680",
        8,
        "前面已经说了 1 个选项",
    ),
]

CANNOT_SEE = {
    "ring a mobile that has to accept with a key": "a wish; whoever answers a telephone has the call (docs/semantics.md), and no line says otherwise yet",
    "music while a telephone rings": "a queue has its music; of a transfer the switch gives the ringing tone",
    "workdays that are shifted": "hours name 工作日 and 调休日 by a calendar that is shipped; what it lacks is IVRC440",
    "whether the notice was played is not in the call record": "the record of a call tells it (docs/records.md); a menu has no records",
    "go back to an older flow": "a matter of the build that is live: ivrc rollback",
    "a message does not end at silence": "no line of a menu says so: a message has its longest time (IVRC226) and an end key",
    "a missing file or one of the wrong rate is silence": "no file is named in a menu; a build makes every clip or refuses (IVRC516, IVRC544)",
    "opening hours in the server's zone": "a hotline has its zone, and every switch is told it; ivrc verify sets the clock",
    "next year's holidays are missing": "a matter of the day of the build: IVRC440",
    "ids of one environment in the flow": "a destination is a name, and a site binds it or not: IVRC402",
    "a change of the dialplan cuts calls": "a matter of loading; ivrc verify reloads while calls are up",
    "which flow was live on a day": "the manifest of a build tells its sources; a menu knows no day",
    "a message is lost on hang-up": "a matter of the switch: ivrc verify hangs up in every wait",
    "10000 is read as a number, 119 and 120 digit by digit": "a matter of readings: tests/speech/readings",
    "outcomes in reports are not defined": "docs/records.md defines each; a menu file names none",
    "staff want to put on a greeting by telephone": "a wish that the language has: 开关, 打开, 关上",
}
"""What no check of a menu can see, and where it is seen instead."""


@pytest.mark.parametrize("report", FOUND, ids=lambda report: report.what)
def test_a_report_from_the_field_is_found(report: Report) -> None:
    found = compile_text(report.menu + TAIL, chosen=ALL).diagnostics
    told = [one for one in found if (one.code, one.span.line) == (report.code, report.line)]
    assert told, [(one.code, one.span.line) for one in found]
    assert all(one.mend_zh and one.mend_en for one in told)
    assert any(one.call.startswith("ivrc call ") for one in told) == (report.code[4:] in OF_A_CALL)
    assert any(report.says in one.zh for one in told)


def test_each_report_stands_once() -> None:
    whats = [report.what for report in FOUND]
    assert len(set(whats)) == len(whats) and not set(whats) & CANNOT_SEE.keys()
    assert all(len(why) > 20 for why in CANNOT_SEE.values())
