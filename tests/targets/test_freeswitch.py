"""The FreeSWITCH target: what is emitted, read again the way FreeSWITCH reads it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from ivrc.flow.values import CALLED, CALLER, Value
from ivrc.simulate.match import listed, longer_possible, matched

from .flows import (
    SPAN,
    branch,
    edge,
    hangup,
    hotline,
    menu,
    retry,
    say,
    schedule,
    speak,
)
from .freeswitch_flows import (
    APPLICATIONS,
    EVERYTHING,
    HOSTILE,
    SITE,
    binding,
    contexts,
    emitted,
    hostile,
    hunt,
    sets,
)


def test_strictly_well_formed_with_a_context_for_each_node_and_one_for_all() -> None:
    text = emitted(EVERYTHING)
    assert list(contexts(text)) == ["ivrc-测试热线", *(f"ivrc-测试热线.{name}" for name in EVERYTHING.nodes)]
    assert text.startswith("<include>\n") and text.endswith("\n</include>\n")
    assert text.count("include>") == 2


def test_the_same_bytes_from_run_to_run() -> None:
    program = (
        "from tests.targets.freeswitch_flows import EVERYTHING, emitted; import hashlib;"
        "print(hashlib.sha256(emitted(EVERYTHING).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_every_application_is_one_of_the_documented() -> None:
    text = emitted(EVERYTHING)
    used = {
        action.get("application") for context in contexts(text).values() for action in context.iter("action")
    }
    assert used <= APPLICATIONS
    page = Path(__file__).parents[2].joinpath("docs/targets/freeswitch.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in used)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_every_step_leads_to_a_step(name: str) -> None:
    """Whatever names a hotline has, `ivrc_next` and `execute_extension` name an extension that is there."""
    for flow in (EVERYTHING, hostile(name)):
        found = contexts(emitted(flow, binding(name)))
        steps = [
            match.groups()
            for context in found.values()
            for action in sets(context)
            if (match := re.fullmatch(r"(?:set ivrc_next=|execute_extension )(\S+) XML (\S+)", action))
        ]
        assert len(steps) > 20
        for step, context in steps:
            # What is asked beside the name is not looked at here: any extension by that name will do.
            names = (
                extension.xpath("condition[@field='destination_number']/@expression")
                for extension in found[context]
            )
            assert any(re.search(expression, step) for (expression,) in names), (step, context)


def test_clips_are_skipped_for_a_waiting_key_or_drop_it() -> None:
    context = contexts(emitted(EVERYTHING))["ivrc-测试热线.欢迎"]
    assert sets(context) == [
        "execute_extension waiting-key XML ivrc-测试热线",
        "execute_extension play:hello XML ivrc-测试热线",
        "execute_extension notice:notice XML ivrc-测试热线",
        "set ivrc_next=enter XML ivrc-测试热线.记录",
    ]
    shared = contexts(emitted(EVERYTHING))["ivrc-测试热线"]
    for key, result, plays in (
        ("", "", True),
        ("", "FILE PLAYED", True),
        ("0", "", False),
        ("", "FILE NOT FOUND", False),
    ):
        state = {"ivrc_key": key, "ivrc_result": result}
        for step in ("play:hello", "waiting-key", "key:5000"):
            assert (hunt(shared, step, state) is not None) == plays, (step, state)
        assert (hunt(shared, "notice:hello", state) is not None) == (result != "FILE NOT FOUND")


def test_a_fault_takes_the_fault_way_once() -> None:
    shared = contexts(emitted(EVERYTHING))["ivrc-测试热线"]

    def step(**state: str) -> list[str]:
        return sets(hunt(shared, "step", {f"ivrc_{name}": value for name, value in state.items()}))

    assert step(next="enter XML x")[-1] == step(next="enter XML x", result="FILE PLAYED")[-1]
    assert step(next="enter XML x")[-1] == "execute_extension ${ivrc_step}"
    for trouble in (
        {"next": ""},
        {"next": "enter XML x", "result": "FILE NOT FOUND"},
        {"next": "", "result": "FILE PLAYED"},
    ):
        assert step(**trouble)[-1] == "set ivrc_next=enter XML ivrc-测试热线.bye"
        assert step(**trouble, fault="enter XML y: ")[-1] == "hangup NORMAL_TEMPORARY_FAILURE"


MENUS = (
    {"0": "a", "2": "b", "*": "c", "#": "d"},
    {"1": "a", "12": "b", "123": "c"},
    {"XXXX": "a", "80XX": "b", "8001": "c", "8": "d", "#": "e"},
    {"1X": "a", "X1": "b", "11": "c", "XX": "d"},
    {"*1": "a", "**": "b", "#0": "c", "0*X": "d"},
)


@pytest.mark.parametrize("keys", MENUS, ids=lambda keys: " ".join(keys))
def test_what_is_typed_is_what_the_flow_says(keys: dict[str, str]) -> None:
    """Every string of up to four keys, against the simulator's own reading of the entries."""
    nodes = [hangup(name) for name in sorted({*keys.values(), "silent", "bad"})]
    node = menu("m", keys, "p", silence=retry(0, "silent"), wrong=retry(0, "bad"))
    context = contexts(emitted(hotline(node, *nodes, fault="a")))["ivrc-测试热线.m"]
    for typed in ("".join(each) for length in range(5) for each in product("01238*#", repeat=length)):
        at_once = hunt(context, "typed", {"ivrc_typed": typed})
        in_the_end = hunt(context, "ended", {"ivrc_typed": typed})
        assert at_once is not None and in_the_end is not None
        waits = any("further-key:3000" in action for action in sets(at_once))
        if not typed:
            assert sets(at_once)[-1] == "set ivrc_next=silence XML ivrc-测试热线.m"
            continue
        assert waits == longer_possible(typed, node.entries), typed
        entry = matched(typed, node.entries)
        way = f"enter XML ivrc-测试热线.{entry.edge.target}" if entry else "wrong XML ivrc-测试热线.m"
        assert sets(in_the_end)[-1] == f"set ivrc_next={way}", typed
        assert waits or sets(at_once)[-1] == f"set ivrc_next={way}", typed


@pytest.mark.parametrize("times", [0, 1, 2, 9])
def test_silence_and_wrong_keys_are_counted_apart(times: int) -> None:
    node = menu("m", {"0": "bye"}, "p", silence=retry(times, "bye", "s"), wrong=retry(times + 1, "bye", "w"))
    context = contexts(emitted(hotline(node, hangup())))["ivrc-测试热线.m"]
    for step, tally, allowed in (("silence", "ivrc_silences", times), ("wrong", "ivrc_wrongs", times + 1)):
        for count in range(1, 13):
            way = sets(hunt(context, step, {tally: "x" * count}))[-1]
            again = way == "set ivrc_next=prompt XML ivrc-测试热线.m"
            assert again == (count <= allowed)
            assert again or way == "set ivrc_next=enter XML ivrc-测试热线.bye"


def test_opening_times_end_before_their_end() -> None:
    context = contexts(emitted(EVERYTHING))["ivrc-测试热线.总机"]
    asked = [
        (extension.get("name"), condition.get("wday"), condition.get("time-of-day"))
        for extension in context
        for condition in extension
        if condition.get("time-of-day")
    ]
    assert asked == [
        ("open 上班", "mon-fri", "09:00:00-11:29:59,13:00:00-16:59:59"),
        ("open 周末", "wed", "00:00:00-23:59:59"),
        ("open 周末", "sat-sun", "10:00:00-11:59:59"),
    ]


def test_days_apart_are_listed() -> None:
    flow = hotline(
        branch("b", {"t": "bye"}, "bye"),
        hangup(),
        schedules=[schedule("t", (0, 0, 60), (2, 0, 60), (3, 0, 60))],
    )
    assert 'wday="mon,wed,thu" time-of-day="00:00:00-00:59:59"' in emitted(flow)


@pytest.mark.parametrize("typed", ["", "8000", "8999", "101", "1010", "800", "9000", "8*00", "80000", "#"])
def test_only_what_the_site_lists_is_dialled(typed: str) -> None:
    context = contexts(emitted(EVERYTHING))["ivrc-测试热线.分机"]
    actions = sets(hunt(context, "enter", {"ivrc_v1": typed}))
    assert ("bridge user/${ivrc_v1}" in actions) == listed(typed, SITE.extensions.numbers)
    assert ("set ivrc_result=NO EXTENSION" in actions) == (typed == "")


def test_destinations_ring_in_turn_and_the_last_outcome_decides() -> None:
    context = contexts(emitted(EVERYTHING))["ivrc-测试热线.坐席"]
    first, second = (sets(hunt(context, step, {})) for step in ("enter", "next-2"))
    assert "bridge user/8001,user/8002@${domain}" in first and "set call_timeout=15" in first
    assert "bridge sofia/gateway/gw1/13800138000" in second
    for step in ("next-2", "outcome"):
        assert sets(hunt(context, step, {"ivrc_outcome": "answered"}))[-1] == "hangup NORMAL_CLEARING"
    ways = {"busy": "留言", "no-answer": "主菜单", "unavailable": "bye"}
    for outcome, node in ways.items():
        assert sets(hunt(context, "outcome", {"ivrc_outcome": outcome})) == [
            f"set ivrc_next=enter XML ivrc-测试热线.{node}"
        ]
    shared = contexts(emitted(EVERYTHING))["ivrc-测试热线"]
    causes = {
        "SUCCESS": "answered",
        "USER_BUSY": "busy",
        "NO_ANSWER": "no-answer",
        "ALLOTTED_TIMEOUT": "no-answer",
    }
    for cause in (*causes, "CALL_REJECTED", "CHAN_NOT_IMPLEMENTED", "USER_NOT_REGISTERED", ""):
        outcome = causes.get(cause, "unavailable")
        assert f"set ivrc_outcome={outcome}" in sets(
            hunt(shared, "outcome", {"originate_disposition": cause})
        )


def test_a_message_ends_by_its_key_or_in_time() -> None:
    context = contexts(emitted(EVERYTHING))["ivrc-测试热线.留言"]
    assert sets(hunt(context, "listen", {}))[:2] == [
        "set playback_terminators=*",
        "playback silence_stream://90000",
    ]


def test_the_call_is_recorded_once() -> None:
    context = contexts(emitted(EVERYTHING))["ivrc-测试热线.记录"]
    started = sets(hunt(context, "enter", {}))
    assert "record_session ${ivrc_recordings}/${uuid}.wav" in started
    assert sets(hunt(context, "enter", {"ivrc_recording": "true"})) == started[-1:]


def test_places_are_the_sites_or_below_the_switchs_own() -> None:
    own = sets(contexts(emitted(EVERYTHING))["ivrc-测试热线"])
    assert "set ivrc_sounds=${sounds_dir}/ivrc/测试热线" in own
    assert "set ivrc_recordings=${recordings_dir}/ivrc/测试热线" in own
    assert "set ivrc_messages=${storage_dir}/ivrc/测试热线" in own
    site = SITE._replace(sounds={"freeswitch": "/srv/音/"}, messages={"freeswitch": "$${storage_dir}/m"})
    bound = sets(contexts(emitted(EVERYTHING, site))["ivrc-测试热线"])
    assert "set ivrc_sounds=/srv/音/测试热线" in bound
    assert "set ivrc_messages=${storage_dir}/m/测试热线" in bound
    unused = sets(contexts(emitted(hotline(hangup())))["ivrc-测试热线"])
    assert not any("ivrc_recordings" in action or "ivrc_messages" in action for action in unused)


def test_a_node_is_found_from_its_comment() -> None:
    assert "<!-- Menu 主菜单 (menus/test.ivr:1) -->\n<context " in emitted(EVERYTHING)


def test_a_condition_asks_a_variable_or_the_number_that_is_dialled() -> None:
    """Any other field is taken for the name of one of the switch's own, and is empty."""
    known = {
        "主叫": Value("主叫", "digits", CALLER, False, SPAN),
        "被叫": Value("被叫", "digits", CALLED, False, SPAN),
    }
    said = say("报", speak("主叫"), speak("被叫", unsaid=edge("bye")), to="bye")
    flows = (EVERYTHING, hotline(said, hangup())._replace(values=known))
    for flow in flows:
        each = (
            condition
            for context in contexts(emitted(flow)).values()
            for condition in context.iter("condition")
        )
        for condition in each:
            field = condition.get("field")
            assert field in (None, "destination_number", "caller_id_number") or "${" in field, field
            assert "${caller_id" not in str(field)  # what it holds would be expanded, too


def test_the_called_number_is_that_by_which_the_call_came_or_the_first() -> None:
    called = {"被叫": Value("被叫", "digits", CALLED, False, SPAN)}
    flow = hotline(say("报", speak("被叫"), to="bye"), hangup())._replace(
        values=called, numbers=("4001", "4002")
    )
    entry = contexts(emitted(flow))["ivrc-测试热线"]
    start = entry.find("extension[@name='start']")
    assert start.find("condition").get("expression") == "^(start|4001|4002)$"
    assert "ivrc_called=$1" in [action.get("data") for action in start.iter("action")]
    first = entry.find("extension[@name='known ivrc_v1, by no number']")
    assert [action.get("data") for action in first.iter("action")] == ["ivrc_v1=4001"]


def test_every_key_stops_a_clip_and_so_do_a_to_d() -> None:
    """`any` is the switch's word for the twelve others."""
    named = "playback_terminators="
    every = {
        said.partition(named)[2]
        for context in contexts(emitted(EVERYTHING)).values()
        for said in sets(context)
        if named in said
    }
    assert every == {"0123456789*#ABCD", "none", "*"}
