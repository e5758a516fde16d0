"""What the tests of FreeSWITCH's text emit: flows with everything in them, and names that are hostile."""

from __future__ import annotations

import re

from lxml import etree

from ivrc.flow.nodes import Hotline
from ivrc.site import Extensions, Site
from ivrc.switches.freeswitch.text.target import TARGET

from .flows import (
    branch,
    hangup,
    hotline,
    menu,
    number,
    record,
    say,
    schedule,
    transfer,
    voicemail,
)

SITE = Site(
    name="lab",
    destinations={
        "坐席组一": {"freeswitch": "user/8001,user/8002@$${domain}"},
        "坐席组二": {"freeswitch": "sofia/gateway/gw1/13800138000"},
    },
    extensions=Extensions(("8XXX", "101"), {"freeswitch": "user/{}"}),
)

HOSTILE = (
    "${system rm} $${x} $$ \\$ \\",
    "]]> <include> </include> <?xml?>",
    "<!--#exec cmd='x'-->",
    "x-pre-process X-PRE-PROCESS-X-PRE-PROCESS",
    "quote \" and ' and & ; , ^^| [a=b] {a=b} %[a=b]",
    "line\nbreak\rand\0nul\u2028",
    "-- --> ----",
    "#include",
    "start",
    "step",
    "enter",
    "Acme",
    "acme",
    "ACME",
    "a.b",
    "中" * 80 + "甲",
    "中" * 80 + "乙",
)

APPLICATIONS = {
    *(
        "answer",
        "bridge",
        "execute_extension",
        "export",
        "flush_dtmf",
        "hangup",
        "multiunset",
        "playback",
        "read",
    ),
    *("record_session", "set", "sleep", "stop_record_session"),
}
"""All of them in mod_dptools, as is in docs/targets/freeswitch.md."""

EVERYTHING = hotline(
    say("欢迎", "hello", "!notice", to="记录"),
    record("记录", "总机"),
    branch("总机", {"上班": "主菜单", "周末": "留言"}, "留言"),
    menu("卡号", {"0": "bye"}, "p", numbers=[number("bye", 4, 6, end_key="#", last="*", variable="分机号")]),
    menu(
        "主菜单",
        {"0": "坐席", "8XXX": "分机", "*": "主菜单", "#": "bye"},
        "prompt",
        variables={"8XXX": "分机号"},
    ),
    transfer("坐席", "坐席组一", "坐席组二", busy="留言", no_answer="主菜单", unavailable="bye"),
    transfer("分机", extension="分机号", ring=20, busy="主菜单", after="欢迎"),
    voicemail("留言", "bye", mailbox="客服", seconds=90, end_key="*"),
    hangup(),
    variables=("分机号",),
    schedules=[
        schedule(
            "上班", *((day, start, end) for day in range(5) for start, end in ((540, 690), (780, 1020)))
        ),
        schedule("周末", (2, 0, 1440), (5, 600, 720), (6, 600, 720)),
    ],
)


def emitted(flow: Hotline, site: Site = SITE) -> str:
    (text,) = TARGET.emit(flow, site).files.values()
    return text


def contexts(text: str) -> dict[str, etree._Element]:
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    found = {element.get("name"): element for element in root.iter("context")}
    assert len({name.lower() for name in found}) == len(list(root.iter("context"))), (
        "the switch does not mind case"
    )
    return found


def sets(element: etree._Element) -> list[str]:
    """The data of every action below an element, `APPLICATION DATA`."""
    return [f"{a.get('application')} {a.get('data', '')}".strip() for a in element.iter("action")]


def hunt(context: etree._Element, number: str, variables: dict[str, str]) -> etree._Element | None:
    """The extension that mod_dialplan_xml takes: the first whose conditions all hold. Times are not asked here."""
    known = {**variables, "destination_number": number}
    for extension in context.iterchildren("extension"):
        for condition in extension.iterchildren("condition"):
            field = condition.get("field")
            value = re.sub(r"\$\{(\w+)\}", lambda name: known.get(name[1], ""), field)
            value = value if "$" in field else known.get(field, "")
            if not re.search(condition.get("expression"), value):
                break
        else:
            return extension
    return None


def hostile(name: str) -> Hotline:
    """A hotline in which one text stands wherever a text can stand."""
    return hotline(
        say(name, "c1", to="menu"),
        menu("menu", {"0": "MENU", "1": name + "2", "XXX": "分机"}, "c2", variables={"XXX": name}),
        menu("MENU", {"0": "menu"}, "c2"),
        transfer(name + "2", name, after=name),
        transfer("分机", extension=name),
        voicemail("留言", "时间", mailbox=name),
        branch("时间", {name: "bye"}, name),
        record("记录", name),
        hangup(),
        name=name,
        fault=name,
        variables=(name,),
        schedules=[schedule(name, (0, 540, 1020))],
        texts={"c1": name, "c2": name},
    )


def binding(name: str) -> Site:
    """The site, with a destination of this name besides."""
    return SITE._replace(destinations={**SITE.destinations, name: {"freeswitch": "user/8001"}})
