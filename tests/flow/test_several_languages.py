"""A hotline that speaks several languages: what a call in each hears, and where it stays in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lowered import codes, lowering

from ivrc.compile import compile_text
from ivrc.flow.as_json import as_json
from ivrc.flow.kinds.language import Language
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

HEAD = """热线 诊所 4001
    语言 普通话，英语，西班牙语
    店名 仁心
        英语 Renxin
        西班牙语 “Renxin”
    无按键 5秒，第一次 “请按键。” 最后一次 “最后一次。” 重听 2次，→ 再见
        英语 第一次 “Please press a key.” 最后一次 “For the last time.”
        西班牙语 “Marque una opción.” “Por última vez.”
    按错键 “没有这一项。” 重听 1次，→ “谢谢。” 再见
        英语 “No such option.” “Thank you.”
        西班牙语 “No existe.” “Gracias.”
    故障 → “有故障。” 挂机
        英语 “Something is wrong.”
        西班牙语 “Hay un problema.”

菜单 语种
    普通话请按1 → 语言 普通话 主菜单
    For English, press 2 → 语言 英语 主菜单
    Para español, marque 3 → 语言 西班牙语 主菜单

播报 再见：“再见。” → 挂机
    英语 “Goodbye.”
    西班牙语 “Adiós.”
"""
MAIN = """
菜单 主菜单
    “欢迎致电{店名}。”
        英语 “This is {店名}.”
        西班牙语 “Esto es {店名}.”
    输入4位卡号 → 报号
        英语 “Enter your 4-digit card number.”
        西班牙语 “Marque los 4 dígitos de su tarjeta.”
    返回请按* → 返回
        英语 “To go back, press *.”
        西班牙语 “Para volver, marque *.”

播报 报号
    “卡号是{卡号:号码}。”
        英语 “Your card is {卡号:digits}.”
        西班牙语 “Gracias.”
    → 主菜单
"""


def made(text: str) -> Hotline:
    compiled = compile_text(text)
    assert compiled.hotline is not None, [f"{d.code} {d.span}: {d.zh}" for d in compiled.diagnostics]
    assert not compiled.diagnostics
    return compiled.hotline


def heard(hotline: Hotline, keys: str, missing: str = "") -> list[str]:
    """What a caller hears who presses these keys, one at each wait (`-` is none), each told once in its own words."""
    gone = frozenset(clip.id for clip in hotline.clips.values() if missing and clip.text == missing)
    given = Circumstances(datetime(2026, 1, 5, tzinfo=UTC), missing=gone)
    events = run(hotline, Script(keys), given)
    return [
        hotline.clips[event.what[0]].text if event.kind == "play" else f"{event.kind} {' '.join(event.what)}"
        for event in events
        if event.kind in ("play", "say", "language", "set")
    ]


HOTLINE = HEAD + MAIN


def test_a_call_stays_in_its_language_and_keeps_its_values() -> None:
    """What is said, and how a value is said, after the number was typed and the menu is come to again."""
    assert heard(made(HOTLINE), "21234")[2:12] == [
        "Para español, marque 3",
        "language en-US",
        "This is Renxin.",
        "Enter your 4-digit card number.",
        "To go back, press *.",
        "set 卡号 1234",
        "Your card is",
        "say 卡号 say-en-US-d1w say-en-US-d2w say-en-US-d3w say-en-US-d4e",
        "This is Renxin.",
        "Enter your 4-digit card number.",
    ]


def test_a_value_survives_the_change_of_language() -> None:
    """Typed in one language, said in the other by its own rules."""
    text = HOTLINE.replace("    → 主菜单\n", "    → 语言 英语 复述\n") + (
        "\n播报 复述\n    “卡号{卡号:号码}。”\n        英语 “That was {卡号:digits}.”\n        西班牙语 “Gracias.”\n    → 再见\n"
    )
    told = heard(made(text), "11234")
    assert told[-4:-2] == ["language en-US", "That was"]
    assert told[-2].startswith("say 卡号 say-en-US-")
    assert told[-1] == "Goodbye."


def test_back_leads_to_the_menu_in_the_callers_language() -> None:
    hotline = made(HOTLINE)
    assert heard(hotline, "3*2*1")[3:10] == [
        "language es-ES",
        "Esto es Renxin.",
        "Marque los 4 dígitos de su tarjeta.",
        "Para volver, marque *.",
        "普通话请按1",
        "For English, press 2",
        "Para español, marque 3",
    ]
    assert {"语种·英语", "语种·西班牙语", "主菜单·英语"} <= hotline.nodes.keys()
    assert hotline.locale_at("语种·英语") == "en-US"


def test_silence_and_wrong_keys_are_told_in_the_language_by_their_times() -> None:
    told = heard(made(HOTLINE), "2---")
    assert [words for words in told if words in ("Please press a key.", "For the last time.")] == [
        "Please press a key.",
        "For the last time.",
    ]
    assert told[-1] == "Goodbye."
    assert heard(made(HOTLINE), "3##")[-2:] == ["Gracias.", "Adiós."]


@pytest.mark.parametrize(
    ("keys", "missing", "said"),
    [("1", "欢迎致电仁心。", "有故障。"), ("2", "This is Renxin.", "Something is wrong."),
     ("3", "Esto es Renxin.", "Hay un problema.")],
)  # fmt: skip
def test_a_fault_is_told_in_the_language(keys: str, missing: str, said: str) -> None:
    assert heard(made(HOTLINE), keys, missing)[-1] == said


def test_everything_that_is_missing_is_told_at_once_and_once() -> None:
    """With the languages that lack it, and nothing else beside it; where no call comes in a language, none is asked for."""
    text = HOTLINE.replace("        英语 “Goodbye.”\n", "").replace("    英语 “Goodbye.”\n", "")
    text = text.replace("        英语 “Enter your 4-digit card number.”\n", "")
    text = text.replace("        西班牙语 “Marque los 4 dígitos de su tarjeta.”\n", "").replace(
        "        英语 Renxin\n", ""
    )
    found = lowering(text + "\n播报 只在这里：“没有人换成别的语言来这里。” → 再见\n")[1]
    assert [(d.code, d.span.line, d.zh) for d in sorted(found, key=lambda d: d.span)] == [
        ("IVRC280", 3, "“仁心”没有英语的话"),
        ("IVRC280", 20, "“再见。”没有英语的话"),
        ("IVRC280", 27, "“输入4位卡号”没有英语、西班牙语的话"),
    ]
    assert found[0].mend_zh.endswith("：英语 “…”")


def test_what_is_wrong_in_every_language_is_told_once() -> None:
    text = HOTLINE.replace("    → 主菜单\n", "    → 没有\n")
    assert codes(text).count("IVRC203") == 1


def test_digits_and_values_need_no_words() -> None:
    text = HOTLINE.replace("    店名 仁心\n", "    电话 10086\n    店名 仁心\n").replace(
        "“This is {店名}.”", "“This is {店名}, {电话}.”"
    ).replace("“欢迎致电{店名}。”", "“欢迎致电{店名}，{电话}。”")  # fmt: skip
    assert "This is Renxin, 10086." in heard(made(text), "2")


def test_a_sub_flow_is_used_in_each_language() -> None:
    text = (
        HOTLINE.replace("    → 主菜单\n", "    → 核对\n")
        + """
使用 核对
    问一遍（称呼=会员）
        英语 （称呼=member）
        西班牙语 （称呼=socio）
    对 → “多谢。” 再见
        英语 “Thanks.”
        西班牙语 “Gracias a usted.”

流程 问一遍（称呼）
    菜单 问
        “您是{称呼}吗？”
            英语 “Are you a {称呼}?”
            西班牙语 “¿Es usted {称呼}?”
        是请按1 → 对
            英语 “If so, press 1.”
            西班牙语 “Si es así, marque 1.”
"""
    )
    hotline = made(text)
    assert heard(hotline, "212341")[-4:] == ["Are you a member?", "If so, press 1.", "Thanks.", "Goodbye."]
    assert "核对·英语" in hotline.nodes
    lacks = text.replace("        英语 （称呼=member）\n", "")
    assert [(d.code, d.span.line) for d in lowering(lacks)[1]] == [
        ("IVRC280", lacks[: lacks.index("问一遍（")].count("\n") + 1)
    ]


def test_a_recording_notice_is_one_in_each_language() -> None:
    text = HOTLINE.replace(
        "    故障 →", "    录音 全程，告知 “本次通话将被录音。”\n        英语 “This call is recorded.”\n"
        "        西班牙语 “Esta llamada será grabada.”\n    故障 →",
    ).replace("    → 主菜单\n", "    “本次通话将被录音。”\n        英语 “This call is recorded.”\n"
              "        西班牙语 “Esta llamada será grabada.”\n    → 主菜单\n")  # fmt: skip
    hotline, found = lowering(text)
    assert hotline is not None and not found
    assert len(hotline.notices) == 3
    records = [node for node in hotline.nodes.values() if node.traits.records]
    assert len(records) == 3


def test_a_phrase_takes_what_stands_beneath_it() -> None:
    text = HOTLINE.replace("播报 再见：“再见。” → 挂机\n    英语 “Goodbye.”\n    西班牙语 “Adiós.”\n",
                           "播报 再见：《结束语》 → 挂机\n    西班牙语 “Adiós.”\n")  # fmt: skip
    hotline = made(text)
    assert heard(hotline, "3---")[-1] == "Adiós."
    assert heard(hotline, "2---")[-1] == "Thank you for calling. Goodbye."
    assert codes(text.replace("\n    西班牙语 “Adiós.”", "")) == ["IVRC280"]


def test_the_flow_tells_its_languages() -> None:
    plain = as_json(made(HOTLINE))
    assert [each["locale"] for each in plain["languages"]] == ["en-US", "es-ES"]
    nodes = [node for node in made(HOTLINE).nodes.values() if isinstance(node, Language)]
    assert [node.locale for node in nodes] == ["zh-CN", "en-US", "es-ES"]
    assert made(HOTLINE) == made(HOTLINE)


def test_words_without_marks_are_told_to_stand_in_them() -> None:
    found = compile_text(
        HOTLINE.replace("英语 “To go back, press *.”", "英语 To go back, press *")
    ).diagnostics
    (one,) = (each for each in found if each.code == "IVRC109")
    assert "英语 “To go back, press *”" in one.mend_zh and '英语 "To go back, press *"' in one.mend_en


def test_a_key_path_leads_through_the_menu_of_languages() -> None:
    text = HOTLINE.replace("“再见。” → 挂机", "“下次{按键路径 主菜单}。” → 挂机").replace(
        "“Goodbye.”", "“Next time {key path 主菜单}.”"
    )
    assert heard(made(text), "2---")[-1] == "Next time press 2."
    assert heard(made(text), "1---")[-1] == "下次按1。"


def test_a_number_that_is_dialled_brings_a_language() -> None:
    """By a branch that asks which of the hotline's numbers it was."""
    text = HOTLINE.replace("热线 诊所 4001", "热线 诊所 4001 4002").replace(
        "菜单 语种\n", "分支 来电\n    拨的是 4002 → 语言 西班牙语 主菜单\n    否则 → 语种\n\n菜单 语种\n"
    )
    hotline = made(text)
    given = Circumstances(datetime(2026, 1, 5, tzinfo=UTC), called="4002")
    events = [event.what for event in run(hotline, Script("-"), given) if event.kind in ("language", "play")]
    assert events[0] == ("es-ES",)
    assert hotline.clips[events[1][0]].text == "Esto es Renxin."


def test_what_a_desk_hears_and_what_is_noted_stay_in_the_first_language() -> None:
    text = HOTLINE.replace("    → 主菜单\n", "    记录 来电（店={店名}）\n    → 坐席\n") + (
        "\n转接 坐席\n    拨 前台，振铃 20秒\n    对坐席说 “{店名}来电”\n    占线，无人接听，转接失败 → 再见\n"
    )
    hotline = made(text)
    transfer = hotline.nodes["坐席·英语"]
    assert isinstance(transfer, Transfer) and transfer.desk is not None
    assert [hotline.clips[clip].text for clip in transfer.desk.tells] == ["仁心来电"]
    events = run(hotline, Script("21234"), Circumstances(datetime(2026, 1, 5, tzinfo=UTC)))
    assert [event.what for event in events if event.kind == "note"] == [("来电", "店=仁心")]


def test_a_survey_is_noted_in_the_first_language() -> None:
    text = (
        HOTLINE.replace("    → 主菜单\n", "    → 满意度\n")
        + """
评价 满意度
    满意请按1，不满意请按2
        英语 “If you are satisfied, press 1. If not, press 2.”
        西班牙语 “Si está satisfecho, marque 1. Si no, marque 2.”
    → 再见
"""
    )
    events = run(made(text), Script("212341"), Circumstances(datetime(2026, 1, 5, tzinfo=UTC)))
    assert [event.what for event in events if event.kind == "note"] == [("评价", "满意度=满意")]


@pytest.mark.parametrize(
    ("wrong", "code", "mend"),
    [("    英语 “Goodbye.”\n", "", ""), ("英语 “Goodbye.”\n", "IVRC1", ""),
     ("    英语 “Goodbye.” → 语种\n", "IVRC109", "只写话")],
)  # fmt: skip
def test_words_beneath_a_line_that_begins_its_block(wrong: str, code: str, mend: str) -> None:
    found = compile_text(HOTLINE.replace("    英语 “Goodbye.”\n", wrong)).diagnostics
    assert all(one.code.startswith(code) or one.code == "IVRC280" for one in found) and bool(found) == bool(
        code
    )
    assert not mend or any(mend in one.mend_zh for one in found)


def test_words_at_the_side_of_their_line_are_told_to_stand_beneath_it() -> None:
    text = HOTLINE.replace("        英语 “This is {店名}.”", "    英语 “This is {店名}.”")
    (one,) = (each for each in lowering(text)[1] if each.code == "IVRC104")
    assert "再缩进" in one.mend_zh


def test_a_number_is_collected_and_confirmed_in_each_language() -> None:
    text = """热线 诊所 4001
    语言 普通话，英语
    无按键 5秒，《没有按键》 重听 2次，→ 再见
    按错键 《按键有误》 重听 2次，→ 再见
    故障 → 《系统故障》 挂机

菜单 语种
    普通话请按1 → 语言 普通话 卡号
    For English, press 2 → 语言 英语 卡号

收号 卡号：“请输入6位卡号。”
        英语 “Please enter your 6-digit card number.”
    6位
    复述 “您输入的是{卡号:号码}，正确请按1，重新输入请按2。”
        英语 “You entered {卡号:digits}. If that is right, press 1. To enter it again, press 2.”
    最多 3次，→ 再见
    → 查

播报 查：“{卡号:号码}。” → 再见

播报 再见：《结束语》 → 挂机
"""
    told = heard(made(text), "21234561")
    assert told[told.index("You entered") :][:3] == [
        "You entered",
        "say 卡号 say-en-US-d1w say-en-US-d2w say-en-US-d3w say-en-US-d4w say-en-US-d5w say-en-US-d6c",
        "If that is right, press 1. To enter it again, press 2.",
    ]
