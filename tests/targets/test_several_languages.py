"""Several languages as the targets write them: which the call is in, and whose way a fault takes."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from lxml import etree

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.target import Target, emitted
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

from .flows import site
from .test_voicexml_document import document
from .vxml_browser import VXML, Browser, Caller, at, heard

MENU = """热线 药房 4001
    语言 普通话，英语，粤语
    无按键 3秒，重听 1次，→ 再见
    按错键 “没有这一项。” 重听 1次，→ 再见
        英语 “No such option.”
        粤语 “冇。”
    故障 → “有故障。” 挂机
        英语 “A fault.”
        粤语 “有故障呀。”

菜单 语种
    普通话请按1 → 语言 普通话 收号
    For English, press 2 → 语言 英语 收号
    廣東話請撳3 → 语言 粤语 收号

菜单 收号
    输入4位时间 → 报时
        英语 “Enter 4 digits.”
        粤语 “請輸入4位時間。”

播报 报时：“时间{时间:time}。” → 再见
    英语 “It is {时间:time}.”
    粤语 “時間係{时间:time}。”

播报 再见：“再见。” → 挂机
    英语 “Goodbye.”
    粤语 “再見。”
"""
"""A time of day that there is not cannot be said: a fault."""


@pytest.fixture(scope="module")
def flow() -> Hotline:
    compiled = compile_text(MENU)
    assert compiled.hotline is not None and not compiled.diagnostics
    return compiled.hotline


def text(target: Target, flow: Hotline) -> str:
    return "".join(emitted(target, flow, site(target.name)).files.values())


@pytest.mark.parametrize(("key", "said"), [("1", "有故障。"), ("2", "A fault."), ("3", "有故障呀。")])
def test_a_fault_takes_the_way_of_its_language(flow: Hotline, key: str, said: str) -> None:
    document(flow)
    caller = Caller(at((3.5, key), (8, "9999")))
    trace = heard(Browser(text(VOICEXML, flow).encode(), caller).call())
    words = [
        flow.clips[name].text for line in trace if (name := unquote(line.removeprefix("play "))) in flow.clips
    ]
    assert words[-1] == said


def test_every_prompt_says_its_language(flow: Hotline) -> None:
    """`xml:lang` of the prompt, or that of the document."""
    tree = etree.fromstring(text(VOICEXML, flow).encode())
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    seen = 0
    for audio in tree.iter(f"{VXML}audio"):
        clip = next((clip for clip in flow.clips.values() if clip.text == audio.text), None)
        if clip is not None:
            seen += 1
            around = [each.get(lang) for each in audio.iterancestors() if each.get(lang)]
            assert around[0] == clip.locale
    assert seen > 10


def test_the_channel_has_the_language(flow: Hotline) -> None:
    plan = text(ASTERISK, flow)
    assert plan.index("Set(CHANNEL(language)=zh_CN)") < plan.index("~all]\n")
    changes = re.findall(r"exten => s,1,Set\(CHANNEL\(language\)=(\w+)\)", plan)
    assert changes == ["zh_CN", "en_US", "zh_HK"]
    faults = re.findall(r'"\$\{CHANNEL\(language\)\}" = "(\w+)"', plan)
    assert faults == ["en_US", "zh_HK"]


def test_the_call_has_the_language_on_freeswitch(flow: Hotline) -> None:
    plan = text(FREESWITCH, flow)
    assert re.findall(r'data="ivrc_language=([\w-]+)"', plan) == ["zh-CN", "zh-CN", "en-US", "zh-HK"]
    assert re.findall(r'expression="\^([\w-]+)\$"', plan.partition("takes the fault way of")[2])[1:2] == [
        "en-US"
    ]


def test_one_language_costs_nothing(flow: Hotline) -> None:
    one = compile_text("热线 甲 4001\n    故障 → “坏了。” 挂机\n播报 好：“好。” → 挂机\n").hotline
    assert one is not None and not one.languages
    for target in (ASTERISK, FREESWITCH, VOICEXML):
        written = text(target, one)
        assert (
            "CHANNEL(language)" not in written and "ivrc_language" not in written and "spoken" not in written
        )
