"""What a desk knows of a call before the talk: in the flow, in the simulator, and in each target's text."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow

from ivrc.checks.registry import check
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.desk import Desk
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline
from ivrc.scenarios.expect import read
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.transcript import line
from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.target import Target
from ivrc.switches.target import emitted as made_by
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

MENU = """菜单 收号：“请输入您的卡号。”
    4位{卡号} → 甲
转接 甲：拨 一，二，振铃 9秒
    LINES
    占线，无人接听，转接失败 → 再见
"""
SITE = Site(
    "lab",
    {
        name: {"asterisk": f"PJSIP/{name}", "freeswitch": f"user/{name}", "voicexml": "sip:desk@127.0.0.1"}
        for name in "一二"
    },
    Extensions(),
    {},
    {},
    {},
)
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("UTC"))


def with_lines(*lines: str) -> Hotline:
    return flow(MENU.replace("LINES", "\n    ".join(lines)))


def desk(hotline: Hotline) -> Desk | None:
    (found,) = [node.desk for node in hotline.nodes.values() if isinstance(node, Transfer)]
    return found


def told(hotline: Hotline, number: str = "", **outcomes: str) -> list[str]:
    """The events of the desk's leg of a call in which 1234 is typed."""
    trace = run(hotline, Script("1234", outcomes=outcomes), Circumstances(AT, number))
    return [str(event) for event in trace if event.leg == "desk"]


def test_what_is_written_is_what_the_desk_knows() -> None:
    made = with_lines("显示 真实主叫", "对坐席说 “投诉来电。” 《请记录》", "传给坐席 卡号={卡号}，事由=投诉")
    known = desk(made)
    assert known is not None and known.caller == "主叫号码" and len(known.tells) == 2
    assert [(each.name, each.text, each.value) for each in known.passes] == [
        ("卡号", "", "卡号"),
        ("事由", "投诉", ""),
    ]
    assert not Chosen().of(check(made))  # what is passed on counts as used


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("显示 真实主叫", Desk(caller="主叫号码")), ("show caller", Desk(caller="主叫号码")), ("显示：主叫号码", Desk(caller="主叫号码")),
        ("显示 400-665-9999", Desk(number="4006659999")), ("show ３３８８１００１", Desk(number="33881001")),
        ("显示 +86 21 3388 1001", Desk(number="+862133881001")),
    ],
)  # fmt: skip
def test_what_is_shown(line: str, shown: Desk) -> None:
    assert desk(with_lines(line)) == shown


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("显示 ${SHELL(reboot)}", "IVRC294"), ("显示 12", "IVRC294"), ("显示 " + "5" * 500, "IVRC294"), ("显示 10086;id", "IVRC294"),
        ("对坐席说 “卡号{卡号:号码}。”", "IVRC295"), ("传给坐席 卡号", "IVRC272"), ("传给坐席 a=1，a=2", "IVRC272"),
        ("传给坐席 " + "，".join(f"项{n}=1" for n in range(12)), "IVRC272"), ("传给坐席 卡号={密码}", "IVRC205"),
    ],
)  # fmt: skip
def test_what_is_refused(line: str, code: str) -> None:
    assert code in codes(HEAD + MENU.replace("LINES", line) + END)


def test_each_desk_that_is_called_is_told_anew() -> None:
    made = with_lines("显示 33881001", "对坐席说 “投诉来电。”", "传给坐席 卡号={卡号}，来电={主叫号码}")
    first = ["desk: given 卡号=1234，来电=13805761234", "desk: shown 33881001"]
    called = desk(made)
    assert called is not None
    (clip,) = called.tells
    assert told(made, "13805761234", 一="busy") == [*first, *first, f"desk: play {clip}"]
    assert told(made, "13805761234", 一="busy", 二="no-answer") == [*first, *first]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13805761234", "13805761234"), ("+8613805761234", "8613805761234"), ("", "anonymous"),
        ("${SHELL(reboot)}", "anonymous"), ("1)f(2", "anonymous"), ("1;2", "anonymous"), ("1\n2", "anonymous"), ("7" * 500, "anonymous"),
        ("１３８", "anonymous"), ("anonymous", "anonymous"), ("*72", "anonymous"),
    ],
)  # fmt: skip
def test_a_calling_number_that_is_none_is_not_shown(number: str, shown: str) -> None:
    assert told(with_lines("显示 真实主叫"), number) == [f"desk: shown {shown}"] * 1


def test_a_scenario_can_ask_for_it_as_the_transcript_has_it() -> None:
    made = with_lines("显示 33881001", "对坐席说 “投诉来电。”", "传给坐席 卡号={卡号}")
    events = [event for event in run(made, Script("1234"), Circumstances(AT)) if event.leg == "desk"]
    assert len(events) == 3
    for lang in ("zh", "en"):
        for event in events:
            (wanted,) = read(line(event, made, lang), made)
            assert wanted.meets(event, made)
            assert not wanted._replace(leg="caller").meets(event, made)


def emitted(target: Target, hotline: Hotline) -> str:
    return "".join(made_by(target, hotline, SITE).files.values())


HOSTILE = "传给坐席 卡号={卡号}，事由=$(id) ),^;\\，话=]] \"'&<b>$[1+1] {"


def test_nothing_that_is_written_ends_an_argument_on_asterisk() -> None:
    text = emitted(ASTERISK, with_lines("显示 真实主叫", "对坐席说 “投诉来电。”", HOSTILE.replace(" {", "")))
    dials = re.findall(r"Dial\((.*)\)$", text, re.M)
    assert len(dials) == 2
    for dial in dials:
        assert re.fullmatch(
            r"PJSIP/[一二],9,gf\(\$\{IF\(\$\[\$\{LEN\(\$\{IVRC_V2\}\)\} > 0\]\?\$\{IVRC_V2\}:<anonymous>\)\}\)"
            r"b\(ivrc-样例\.甲~desk\^before\^1\(\$\{IVRC_V1\}\)\)U\(ivrc-样例\.甲~desk\)",
            dial,
        ), dial
    (header,) = re.findall(r"Set\(PJSIP_HEADER\(add,X-Ivrc-Data\)=(.*)\)$", text, re.M)
    assert re.fullmatch(r"%[\w%]+=\$\{ARG1\}(&[\w%.~-]+=[\w%.~-]*)+", header), header


def test_nothing_that_is_written_ends_an_argument_on_freeswitch() -> None:
    text = emitted(
        FREESWITCH, with_lines("显示 真实主叫", "对坐席说 “投诉来电。”", HOSTILE.replace(" {", ""))
    )
    for data in re.findall(r'application="bridge" data="([^"]*)"', text):
        legs, _, dialled = data.partition("}user/")
        assert dialled in "一二" and legs.count("{") == 1 + legs.count("${"), data
        assert re.search(r"sip_h_X-Ivrc-Data=%[\w%]+=\$\{ivrc_v1\}(&#38;[\w%.~-]+=[\w%.~-]*)+$", legs), legs
    assert (
        text.count("bridge_pre_execute_bleg_app=playback")
        == text.count('"bridge_pre_execute_bleg_app="')
        == 2
    )


def test_voicexml_passes_data_on_and_refuses_the_rest() -> None:
    found = admit(with_lines("显示 真实主叫", "对坐席说 “投诉来电。”"), SITE, VOICEXML)
    assert [each.code for each in found] == ["IVRC401", "IVRC401"]
    passed = with_lines("传给坐席 卡号={卡号}，事由=投诉")
    assert not admit(passed, SITE, VOICEXML)
    assert "aaiexpr=" in emitted(VOICEXML, passed)


def test_a_transfer_that_says_nothing_of_it_is_as_it_was() -> None:
    made = with_lines("")
    assert desk(made) is None
    assert "~desk" not in emitted(ASTERISK, made) and ",9,g)" in emitted(ASTERISK, made)
    assert "{" not in "".join(re.findall(r'application="bridge" data="([^"]*)"', emitted(FREESWITCH, made)))
