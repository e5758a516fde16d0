"""Several destinations at once, and each with a ring time of its own: in the flow, the simulator and each target's text."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.kinds.transfer import ONCE, Transfer, together
from ivrc.flow.nodes import Hotline
from ivrc.records.of_trace import record_of
from ivrc.scenarios.expect import read
from ivrc.simulate.caller import OUTCOMES, Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.transcript import line
from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.target import Target
from ivrc.switches.target import emitted as made_by
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

MENU = """播报 起：“您好。” → 甲
转接 甲：拨 DIAL
    占线 → “占线。” 再见
    无人接听 → “无人。” 再见
    转接失败 → “失败。” 再见
    通话结束 → “谢谢。” 再见
"""
SITE = Site(
    "lab",
    {
        name: {
            "asterisk": f"PJSIP/{n}&Local/{n}@room/n",
            "freeswitch": f"user/{n}",
            "voicexml": "sip:desk@127.0.0.1",
        }
        for n, name in enumerate("一二三", 8001)
    },
    Extensions(),
    {},
    {},
    {},
)
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("UTC"))


def dialled(dial: str) -> Transfer:
    (found,) = [
        each for each in flow(MENU.replace("DIAL", dial)).nodes.values() if isinstance(each, Transfer)
    ]
    return found


def at_once() -> Hotline:
    return flow(MENU.replace("DIAL", "一，二，三，同时，振铃 20秒"))


@pytest.mark.parametrize(
    ("dial", "order", "seconds", "rings"),
    [
        ("一，二，同时，振铃 20秒", ONCE, 20, ()),
        ("一、二 同时 振铃20秒", ONCE, 20, ()),
        ("一，二，同时振铃 20秒", ONCE, 20, ()),
        ("一，二，at once, ring 20s", ONCE, 20, ()),
        ("一，二，振铃 20秒，同时", ONCE, 20, ()),
        ("一，同时，振铃 20秒", "", 20, ()),
        ("一，二，振铃 20秒", "", 20, ()),
        ("一，二 振铃 20秒", "", 20, ()),
        ("一 振铃 5秒，二 振铃 20秒", "", 20, (5, 20)),
        ("一 ring 30s, 二 ring 20s, in turn", "", 30, (30, 20)),
        ("一，振铃 5秒，二，振铃 20秒，三，振铃 7秒", "", 20, (5, 20, 7)),
        ("一 振铃 9秒，二 振铃 9秒，同时", ONCE, 9, ()),
    ],
)
def test_what_is_written_is_how_it_is_dialled(
    dial: str, order: str, seconds: int, rings: tuple[int, ...]
) -> None:
    node = dialled(dial)
    assert (node.order, node.ring_seconds, node.rings) == (order, seconds, rings)
    assert "同时" not in node.destinations and "at once" not in node.destinations


@pytest.mark.parametrize(
    ("dial", "code"),
    [
        ("一，二，同时，依次，振铃 20秒", "IVRC116"),
        ("一，二，at once, in turn, ring 20s", "IVRC116"),
        ("一 振铃 5秒，二 振铃 9秒，同时", "IVRC116"),
        ("一，二，轮询，振铃 20秒", "IVRC116"),
        ("一，二，同时呼叫，振铃 20秒", "IVRC116"),
        ("一，二 振铃 9秒，三 振铃 7秒", "IVRC109"),
        ("一 振铃 9秒，二", "IVRC109"),
        ("一 振铃 9秒，二，三 振铃 7秒", "IVRC109"),
        ("一 振铃 9秒，依次，二 振铃 7秒", "IVRC109"),
        ("一 振铃 1秒，二 振铃 9秒", "IVRC215"),
        ("一 振铃 9秒，二 振铃 999秒", "IVRC215"),
        ("一，二，同时", "IVRC226"),
    ],
)
def test_what_is_refused(dial: str, code: str) -> None:
    assert code in codes(HEAD + MENU.replace("DIAL", dial) + END)


@pytest.mark.parametrize("outcomes", list(product(OUTCOMES, repeat=3)))
def test_what_comes_of_three(outcomes: tuple[str, ...]) -> None:
    made = at_once()
    trace = run(made, Script(outcomes=dict(zip("一二三", outcomes, strict=True))), Circumstances(AT))
    told = [(each.kind, *each.what) for each in trace if each.kind in ("dial", "outcome", "taken")]
    came = together(outcomes)
    taken = [("taken", "一二三"[outcomes.index("answered")])] if came == "answered" else []
    assert told == [("dial", "一"), ("dial", "二"), ("dial", "三"), ("outcome", came), *taken]
    ranks = ("answered", "no-answer", "busy", "unavailable")
    assert ranks.index(came) == min(map(ranks.index, outcomes))
    (rang,) = [each.at_ms for each in trace if each.kind == "outcome"]
    assert (rang - trace[-1].at_ms < 0) and (rang > 20_000) == (came == "no-answer")
    kept = record_of(made, trace, Circumstances(AT))
    assert kept.answered_by == (taken[0][1] if taken else None)


def test_each_rings_for_its_own_time() -> None:
    made = flow(MENU.replace("DIAL", "一 振铃 5秒，二 振铃 20秒"))
    trace = run(made, Script(outcomes={"一": "no-answer", "二": "no-answer"}), Circumstances(AT))
    at = [each.at_ms for each in trace if each.kind in ("dial", "outcome")]
    assert [after - before for before, after in zip(at, at[1:], strict=False)] == [5000, 0, 20_000]


def test_calls_are_made_for_each_who_may_answer_and_for_each_way() -> None:
    paths = generate(at_once(), Surroundings()).paths
    covered = {(each.kind, each.what) for path in paths for each in path.covers}
    assert {("taken", "一"), ("taken", "二"), ("taken", "三")} <= covered
    lost = [path.call.plan.answers for path in paths if path.purpose.kind == "taken"]
    assert all("no-answer" in [each[-1] for each in answers.values()] for answers in lost)


def test_a_scenario_may_ask_who_answered_as_the_transcript_has_it() -> None:
    made = at_once()
    trace = run(made, Script(outcomes={"一": "busy"}), Circumstances(AT))
    (event,) = [each for each in trace if each.kind == "taken"]
    for lang in ("zh", "en"):
        (wanted,) = read(line(event, made, lang), made)
        assert wanted.meets(event, made)
    assert line(event, made, "zh").endswith("二") and line(event, made, "en").endswith("二")


def emitted(target: Target, hotline: Hotline, site: Site = SITE) -> str:
    return "".join(made_by(target, hotline, site).files.values())


def test_asterisk_dials_all_in_one_dial() -> None:
    (dial,) = re.findall(r"Dial\((.*)\)$", emitted(ASTERISK, at_once()), re.M)
    rooms = "&".join(f"PJSIP/{n}&Local/{n}@room/n" for n in (8001, 8002, 8003))
    assert dial == f"{rooms},20,g"


def test_a_record_on_asterisk_tells_who_answered() -> None:
    text = emitted(ASTERISK, at_once(), SITE._replace(records={"asterisk": "/var/lib/records"}))
    found = re.findall(
        r'ExecIf\(\$\["\$\{IVRC_WHO\}~\$\{DIALEDPEERNAME:0:5\}/\$\{DIALEDPEERNUMBER\}" = "(.*?)"\]\?Set\(IVRC_WHO=(.)\)',
        text,
    )
    wanted = [
        ("一、二、三~" + each, name)
        for n, name in enumerate("一二三", 8001)
        for each in (f"PJSIP/{n}", f"Local/{n}@room/n")
    ]
    assert (
        set(found) == set(wanted) and len(found) == 12
    )  # noted when it is over, and when the caller leaves in it


def test_freeswitch_bridges_to_all_and_goes_by_the_causes_of_all() -> None:
    text = emitted(FREESWITCH, at_once())
    assert text.count('application="bridge" data="user/8001,user/8002,user/8003"') == 1
    steps = re.findall(
        r'\^outcome-of-all\$"/>\s+<condition field="(.*?)" expression="(.*?)">\s+<action application="set" data="ivrc_outcome=(.*?)"',
        text,
    )
    causes = {
        "no-answer": ["ARRAY::x;USER_BUSY|:y;NO_ANSWER", "y;ALLOTTED_TIMEOUT"],
        "busy": ["ARRAY::x;DESTINATION_OUT_OF_ORDER|:y;USER_BUSY", "y;USER_BUSY"],
        "unavailable": ["ARRAY::x;DESTINATION_OUT_OF_ORDER|:y;CALL_REJECTED", ""],
    }
    for came, held in causes.items():
        for each in held:
            fields = {"${originate_disposition}": "DESTINATION_OUT_OF_ORDER", "${originate_causes}": each}
            first = next(name for field, asks, name in steps if re.search(asks, fields[field]))
            assert first == came, each
    assert text.index('data="originate_causes="') < text.index('application="bridge"')


def test_no_more_is_emitted_where_nothing_rings_at_once() -> None:
    made = flow(MENU.replace("DIAL", "一，二，振铃 9秒"))
    assert "outcome-of-all" not in emitted(FREESWITCH, made)
    assert "DIALEDPEERNAME" not in emitted(ASTERISK, made, SITE._replace(records={"asterisk": "/r"}))


def test_voicexml_refuses_it_and_rings_each_for_its_own_time() -> None:
    assert [each.code for each in admit(at_once(), SITE, VOICEXML)] == ["IVRC401"]
    own = emitted(VOICEXML, flow(MENU.replace("DIAL", "一 振铃 5秒，二 振铃 20秒")))
    assert re.findall(r'connecttimeout="(\d+)s"', own) == ["5", "20"]
