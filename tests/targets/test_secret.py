"""What the targets make of a secret: no step of theirs names a digit, and VoiceXML refuses it."""

from __future__ import annotations

import re

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

MENU = """热线 银行 4001234567
    录音 全程，告知 “本次通话将被录音。”
    无按键 5秒，重听 2次，→ 再见
    按错键 “不对。” 重听 2次，→ 再见
    故障 → “系统故障。” 再见

播报 欢迎：“本次通话将被录音。” → 密码

收号 密码：“请输入6位密码，按井号键结束。”
    6位，以#结束，保密
    → 再见

播报 再见：“再见。” → 挂机
"""
SITE = Site("试", {})


def flow() -> Hotline:
    found = compile_text(MENU).hotline
    assert found is not None
    return found


def test_asterisk_names_a_key_only_to_hide_and_to_empty_it() -> None:
    (text,) = ASTERISK.emit(flow(), SITE).files.values()
    part = text[text.index(".密码]") :].split("\n\n")[0]
    for name in ("WAITDIGITRESULT", "CPLAYBACKSTOPKEY"):
        lines = [line for line in part.splitlines() if name in line]
        assert all(
            f"?X:${{{name}}})" in line or f"Set({name}=)" in line or f"EXISTS(${{{name}}})" in line
            for line in lines
        ), lines
    assert not re.search(r"Background\(|WaitExten|Read\(|EXTEN", part)
    assert part.count("~secret,go-on,1)") >= 4 and "Set(IVRC_V1=******)" in part


def test_freeswitch_names_a_key_only_to_hide_and_to_unset_it() -> None:
    (text,) = FREESWITCH.emit(flow(), SITE).files.values()
    part = text[text.index('<context name="ivrc-银行.密码"') :].split("</context>")[0]
    assert "ivrc_key" not in part and "ivrc_v1=******" in part
    hidden = [line for line in text.splitlines() if "regex(" in line]
    assert hidden and all("|^[0-9]|X)}" in line for line in hidden)
    assert 'application="record_session_mask"' in text and 'application="record_session_unmask"' in text
    assert 'data="digits_dialed_filter=.+"' in text
    assert text.count(".wav {RECORD_PRE_BUFFER_FRAMES=0}") == text.count('application="record_session"') == 1


def test_a_hotline_without_one_has_nothing_of_it() -> None:
    plain = compile_text(MENU.replace("，保密", "")).hotline
    assert plain is not None
    for target in (ASTERISK, FREESWITCH):
        text = "".join(target.emit(plain, SITE).files.values())
        assert "~secret" not in text and "hidden" not in text and "ControlPlayback" not in text
        assert "RECORD_PRE_BUFFER_FRAMES" not in text


def test_voicexml_refuses_it_with_the_way_round() -> None:
    told = [each for each in admit(flow(), SITE, VOICEXML) if each.code == "IVRC401"]
    assert told and "Asterisk" in told[0].en and "日志" in told[0].zh
