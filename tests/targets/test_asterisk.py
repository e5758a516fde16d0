"""The Asterisk target: what is emitted, read again the way Asterisk reads it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ivrc.flow.nodes import Hotline
from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET

from .flows import (
    branch,
    hangup,
    hotline,
    menu,
    number,
    record,
    retry,
    say,
    schedule,
    transfer,
    voicemail,
)

SITE = Site(
    name="lab",
    destinations={
        "坐席组一": {"asterisk": "PJSIP/8001&PJSIP/8002"},
        "坐席组二": {"asterisk": "Local/8003@desk/n"},
    },
    extensions=Extensions(("8XXX", "101"), {"asterisk": "PJSIP/{}"}),
)

HOSTILE = (
    "a;--b--;c",
    "${EVAL(x)} $[1+1] $${x}",
    'quote " and , and ( [ { \\',
    "line\nbreak\rand\0nul\u2028",
    "](!)[general",
    "#include /etc/passwd",
    "exten => s,1,System(rm)",
    " same => n,Hangup()",
    "~all",
    "general",
    "a.b",
    "中" * 40 + "甲",
    "中" * 40 + "乙",
)


def emitted(flow: Hotline, site: Site = SITE) -> str:
    (text,) = TARGET.emit(flow, site).files.values()
    return text


def contexts(text: str) -> dict[str, list[str]]:
    """The lines of each context, as Asterisk divides a file: a `[` in the first column begins one."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("["):
            name = line[1 : line.index("]")]
            assert name not in found, f"{name} is there twice"
            lines = found[name] = []
        else:
            lines.append(line)
    return found


def lint(folder: Path, text: str) -> str:
    """What asterisklint says of a part, included as the manual page tells a deployer to."""
    (folder / "part.conf").write_text(text, encoding="utf-8")
    (folder / "extensions.conf").write_text(
        "[general]\n\n[globals]\n\n#include part.conf\n", encoding="utf-8"
    )
    run = subprocess.run(
        [Path(sys.executable).with_name("asterisklint"), "dialplan-check", "extensions.conf"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode == 0) == (not run.stdout + run.stderr)
    return run.stdout + run.stderr


def desk() -> Hotline:
    """A hotline that has every node kind and every form that a part can take."""
    return hotline(
        say("欢迎", "您好", "!告知", to="录音"),
        record("录音", "时间"),
        branch("时间", {"上班": "主菜单"}, "留言"),
        menu("主菜单", {"0": "坐席", "12": "再听", "XXXX": "分机", "*": "主菜单", "#9": "再见"}, "请拨0",
             "重听", silence=retry(2, "坐席", "没有按键"), wrong=retry(2, "再见", "!按错"),
             variables={"XXXX": "分机号"}),
        menu("再听", {"1": "主菜单"}, "一", "!二", "三", silence=retry(1, "再见", "没有按键"), exit_="再见"),
        menu("卡号", {"0": "坐席", "8XXX": "分机"}, "卡号", numbers=[number("再听", 16, 19, end_key="#", variable="分机号"),
             number("静", 15, end_key="*", cause="number 15")], exit_="再见"),
        menu("证件", {"1": "卡号"}, "!证件", numbers=[number("静", 18, last="*", variable="分机号")], exit_="再见"),
        menu("静", {"1": "再听", "2": "证件"}, silence=retry(0, "再见"), wrong=retry(0, "再见")),
        say("几段", "一", "!二", "三", "!二", to="静"),
        transfer("坐席", "坐席组一", "坐席组二", busy="留言", no_answer="几段", unavailable="主菜单"),
        transfer("分机", extension="分机号", busy="留言", no_answer="再听", unavailable="静", after="再见"),
        voicemail("留言", "再见"),
        say("再见", "感谢来电", to="挂机"),
        hangup("挂机"),
        fault="再见",
        schedules=[schedule("上班", (0, 540, 690), (0, 780, 1440), (5, 0, 720))],
        variables=("分机号",),
    )  # fmt: skip


def hostile() -> Hotline:
    """A hotline whose every text is one that would break a file that took it as it is."""
    names = [f"{text}{number}" for number, text in enumerate(HOSTILE)] + list(HOSTILE)
    nodes = [
        menu(name, {"1": names[(number + 1) % len(names)], "23": "bye"}, "clip", exit_="bye")
        for number, name in enumerate(names)
    ]
    boxes = [voicemail(f"vm {text}", "bye", mailbox=text) for text in HOSTILE]
    return hotline(
        *nodes,
        *boxes,
        hangup(),
        name=HOSTILE[0] + HOSTILE[3],
        texts={"clip": " ".join(HOSTILE)},
    )


def test_a_small_hotline_reads_as_a_person_would_write_it() -> None:
    flow = hotline(
        say("欢迎", "您好", to="主菜单"),
        menu("主菜单", {"0": "坐席", "2": "再见"}, "请拨0", silence=retry(1, "坐席"), wrong=retry(0, "再见")),
        transfer("坐席", "坐席组一", busy="再见", no_answer="再见", unavailable="主菜单"),
        hangup("再见"),
        name="大众联合",
        fault="再见",
    )
    assert (
        "".join(emitted(flow).partition("; Say")[1:])
        == """\
; Say 欢迎 (menus/test.ivr:1)
[ivrc-大众联合.欢迎]
exten => s,1,GotoIf(${EXISTS(${IVRC_KEY})}?after1)
 same => n,Background(ivrc/大众联合/您好) ; 您好
 same => n,GotoIf($["${BACKGROUNDSTATUS}" = "FAILED"]?fault,1)
 same => n(after1),Goto(ivrc-大众联合.主菜单,s,1)
exten => _[0-9A-D#*],1,Set(IVRC_KEY=${EXTEN})
 same => n,Goto(s,after1)
include => ivrc-大众联合~all

; Menu 主菜单 (menus/test.ivr:1)
[ivrc-大众联合.主菜单]
exten => s,1,Set(IVRC_SILENCE=0)
 same => n,GotoIf(${EXISTS(${IVRC_KEY})}?typed,1)
 same => n(prompt),Background(ivrc/大众联合/请拨0) ; 请拨0
 same => n,GotoIf($["${BACKGROUNDSTATUS}" = "FAILED"]?fault,1)
 same => n,WaitExten(5)
exten => 0,1,Goto(ivrc-大众联合.坐席,s,1)
exten => 2,1,Goto(ivrc-大众联合.再见,s,1)
exten => t,1,Set(IVRC_SILENCE=$[${IVRC_SILENCE} + 1])
 same => n,GotoIf($[${IVRC_SILENCE} > 1]?ivrc-大众联合.坐席,s,1)
 same => n,Goto(ivrc-大众联合.主菜单,s,prompt)
exten => i,1,Goto(ivrc-大众联合.再见,s,1)
include => ivrc-大众联合~all

; Transfer 坐席 (menus/test.ivr:1), dials 坐席组一
[ivrc-大众联合.坐席]
exten => s,1,Set(IVRC_KEY=)
 same => n,Dial(PJSIP/8001&PJSIP/8002,15,g)
 same => n,Goto(outcome-${DIALSTATUS},1)
exten => outcome-ANSWER,1,Hangup()
exten => outcome-BUSY,1,Goto(ivrc-大众联合.再见,s,1)
exten => outcome-NOANSWER,1,Goto(ivrc-大众联合.再见,s,1)
exten => _outcome!,1,Goto(ivrc-大众联合.主菜单,s,1)
include => ivrc-大众联合~all

; Hangup 再见 (menus/test.ivr:1)
[ivrc-大众联合.再见]
exten => s,1,Hangup()
include => ivrc-大众联合~all
"""
    )


@pytest.mark.parametrize("flow", [desk(), hostile()], ids=["desk", "hostile"])
def test_asterisklint_has_nothing_to_say(flow: Hotline, tmp_path: Path) -> None:
    assert admit(flow, SITE, TARGET) == []
    assert lint(tmp_path, emitted(flow)) == ""


def test_asterisklint_would_say_it(tmp_path: Path) -> None:
    broken = emitted(desk()).replace("Goto(ivrc-测试热线.坐席,s,1)", "Goto(ivrc-测试热线.坐席,s,9)")
    assert "W_DP_GOTO_CONTEXT_NOEXTEN" in lint(tmp_path, broken)


@pytest.mark.parametrize("flow", [desk(), hostile()], ids=["desk", "hostile"])
def test_every_way_leads_to_a_context_and_a_label_that_are_there(flow: Hotline) -> None:
    found = contexts(emitted(flow))
    ways = 0
    for name, lines in found.items():
        for line in lines:
            for target, label in re.findall(r"[(?]([^(),?:]+),s,(\w+)\)", line):
                ways += 1
                assert target in found
                assert label == "1" or any(f"n({label})," in other for other in found[target])
            for label in re.findall(r"Goto(?:If)?\((?:[^()]*\?)?:?([a-z]+\d*)\)|Goto\(s,([a-z]+\d*)\)", line):
                assert any(f"n({''.join(label)})," in other for other in lines), (name, line)
            assert not line.startswith("include") or line.removeprefix("include => ") in found
    assert ways > len(flow.nodes)


def test_nothing_is_written_but_the_lines_of_a_dialplan() -> None:
    lines = emitted(hostile()).split("\n")
    step = r"[A-Z][^;]+( ; .*)?"
    forms = (r"; \S.*", r"\[[^][;~]+(~\w+)?\]", f"exten => [^;,]+,1,{step}", rf" same => n(\(\w+\))?,{step}")
    form = re.compile(f"({'|'.join(forms)}|include => [^;,]+|)")
    assert [
        line for line in lines if not form.fullmatch(line) or not line.replace(" ", "a").isprintable()
    ] == []
    assert sum(line.startswith("[") for line in lines) == len(contexts("\n".join(lines)))


def test_every_context_has_what_the_switch_would_otherwise_decide() -> None:
    found = contexts(emitted(desk()))
    (everywhere,) = (name for name in found if name.endswith("~all"))
    assert [line.split(",")[0] for line in found[everywhere] if line.startswith("exten")] == [
        "exten => typed",
        "exten => _first[0-9A-D#*]",
        "exten => fault",
        "exten => e",
        "exten => T",
    ]
    for name, lines in found.items():
        body = "\n".join(lines)
        if name != everywhere:
            assert f"include => {everywhere}" in lines
        if "WaitExten" in body:
            assert "\nexten => t,1," in body
            assert "\nexten => i,1," in body or "\nexten => _[0-9A-D#*],1," in body
        for app, status in (("Background", "BACKGROUNDSTATUS"), ("Playback", "PLAYBACKSTATUS")):
            assert len(re.findall(rf"{app}\(.*\n same => n,GotoIf\(\$\[\"\$\{{{status}", body)) == body.count(
                f"{app}("
            )


def test_names_that_asterisk_would_cut_or_merge_stay_apart() -> None:
    nodes = {text: menu(text, {"1": text}, "clip", exit_="bye") for text in HOSTILE}
    found = contexts(emitted(hotline(*nodes.values(), hangup(), name="general")))
    assert len({name.split("~")[0] for name in found}) == len(HOSTILE) + 2
    assert max(len(name.encode()) for name in found) <= 79
    assert not {"general", "globals"} & found.keys()
    one = contexts(emitted(hotline(hangup("c"), name="a.b", fault="c")))
    other = contexts(emitted(hotline(hangup("b.c"), name="a", fault="b.c")))
    assert not one.keys() & other.keys()


def test_the_bytes_are_the_same_from_run_to_run() -> None:
    code = (
        "from targets.test_asterisk import desk, emitted, hostile; print(emitted(desk()), emitted(hostile()))"
    )
    root = Path(__file__).parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "PYTHONPATH": str(root)},
            cwd=root / "tests",
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_call_s_recording_and_messages_go_where_the_site_says() -> None:
    site = SITE._replace(
        recordings={"asterisk": "/srv/calls"},
        messages={"asterisk": "/srv/mail"},
        sounds={"asterisk": "custom/ivr"},
    )
    text = emitted(desk(), site)
    assert "MixMonitor(/srv/calls/测试热线/${UNIQUEID}.wav)" in text
    assert "Record(/srv/mail/测试热线/留言/${UNIQUEID}-%d.wav,0,60,kq)" in text
    assert "Background(custom/ivr/测试热线/您好)" in text


def test_a_star_ends_a_message_where_the_flow_says_so() -> None:
    assert ",60,kqt)" in emitted(hotline(voicemail("留言", "bye", end_key="*"), hangup()))


@pytest.mark.parametrize(
    ("site", "codes"),
    [
        (SITE, []),
        (SITE._replace(destinations={"坐席组一": {"asterisk": "PJSIP/8001,30,tT"}}), ["IVRC420"]),
        (SITE._replace(destinations={"坐席组一": {"asterisk": "8001"}}), ["IVRC420"]),
        (SITE._replace(destinations={"坐席组一": {"asterisk": "PJSIP/${TRUNK}"}}), ["IVRC420"]),
        (
            SITE._replace(destinations={"坐席组一": {"asterisk": "PJSIP/8001\nexten => s,1,NoOp()"}}),
            ["IVRC420"],
        ),
        (SITE._replace(extensions=Extensions(("8XXX",), {"asterisk": "PJSIP/8001"})), ["IVRC421"]),
        (SITE._replace(extensions=Extensions(("8XXX",), {"asterisk": "{}"})), ["IVRC421"]),
        (SITE._replace(recordings={"asterisk": "/srv/a&b"}), ["IVRC422"]),
        (
            SITE._replace(messages={"asterisk": "/srv/%d"}, sounds={"asterisk": "x\ny"}),
            ["IVRC422", "IVRC422"],
        ),
    ],
)
def test_a_site_that_asterisk_would_take_otherwise_is_refused(site: Site, codes: list[str]) -> None:
    assert [finding.code for finding in admit(everything(), site, TARGET)] == codes


def everything() -> Hotline:
    """A hotline that needs all that a site can bind."""
    return hotline(
        transfer("转接", "坐席组一"),
        transfer("分机", extension="分机号"),
        record("录音", "留言"),
        voicemail("留言", "bye"),
        hangup(),
        variables=("分机号",),
    )


@pytest.mark.parametrize("code", ["IVRC420", "IVRC421", "IVRC422"])
def test_the_samples_on_a_code_s_page_are_wrong_and_right_as_it_says(code: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks" / f"{code}.md").read_text("utf-8")
    samples = re.findall(r"```yaml (wrong|right)\n(.*?)```", page, re.DOTALL)
    assert [kind for kind, _ in samples] == ["wrong", "right"] * 2
    for kind, sample in samples:
        read = yaml.safe_load(sample)
        bound = list(read.get("destinations", SITE.destinations).values())
        extensions = read.get(
            "extensions", {"numbers": SITE.extensions.numbers, "dial": SITE.extensions.dial}
        )
        site = Site("sample", {"坐席组一": bound[0]}, Extensions(extensions["numbers"], extensions["dial"]))
        places = {name: read.get(name, {}) for name in ("recordings", "messages", "sounds")}
        found = [finding.code for finding in admit(everything(), site._replace(**places), TARGET)]
        assert found == ([code] if kind == "wrong" else [])


def test_an_end_key_that_record_does_not_know_is_refused() -> None:
    flow = hotline(voicemail("留言", "bye", end_key="1"), hangup())
    assert [finding.code for finding in admit(flow, SITE, TARGET)] == ["IVRC401"]
