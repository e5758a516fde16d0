"""A queue: in the flow, the simulator and each target's text."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.kinds.queue import offered
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.simulate.world import AT_REST
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.asterisk.text.target import TARGET as ASTERISK
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.target import Target, emitted
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML

LINES = """    “坐席正忙。”
    留言请按1 → 留
    拨 一，二，依次，每个振铃 10秒
    音乐 轻音乐
    最长等待 60秒
    容纳 20人
    满员 → “满。” 再见
    无坐席 → “无。” 再见
    等待超时 → “久。” 再见
    通话结束 → “谢谢。” 再见
"""
REST = "播报 留：“留言。” → 再见\n"
BOUND = {"asterisk": "PJSIP/8001", "freeswitch": "user/8001", "voicexml": "sip:desk@127.0.0.1"}
SITE = Site("lab", dict.fromkeys("一二", BOUND))
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("UTC"))
NOBODY = {"一": "no-answer", "二": "busy"}


def made(old: str = "", new: str = "") -> Hotline:
    return flow("排队 甲\n" + LINES.replace(old, new) + REST)


def told(
    keys: str = "", queues: tuple[tuple[str, str], ...] = (), during: str = "", **outcomes: str
) -> list[str]:
    hotline = made()
    clip = next(each.id for each in hotline.clips.values() if each.text == "留言请按1")
    script = Script(keys, {clip: during} if during else {}, outcomes)
    trace = run(hotline, script, Circumstances(AT, world=AT_REST._replace(queues=frozenset(queues))))
    return [str(each) for each in trace]


def since_queue(events: list[str]) -> list[str]:
    kept = [each for each in events if not each.startswith(("goto", "play", "offered"))]
    return kept[kept.index("queue 甲") : -1]


def test_the_first_that_answers_is_given_the_caller_and_the_call_goes_on_after() -> None:
    events = told(一="no-answer")
    assert since_queue(events) == ["queue 甲", "left answered", "taken 二"]
    assert "goto 甲.after" in events


@pytest.mark.parametrize(
    ("keys", "queues", "came"),
    [
        ("1", (), ["queue 甲", "key 1", "left key"]),
        ("-", (), ["queue 甲", "left too-long"]),
        ("9", (), ["queue 甲", "left too-long"]),
        ("", (("甲", "full"),), ["queue 甲", "left full"]),
        ("", (("甲", "no-agents"),), ["queue 甲", "left no-agents"]),
        (".", (), ["queue 甲"]),
    ],
)
def test_how_a_queue_is_left(keys: str, queues: tuple[tuple[str, str], ...], came: list[str]) -> None:
    assert since_queue(told(keys, queues, **NOBODY)) == came


def test_a_key_typed_while_the_words_are_said_leaves_before_the_wait() -> None:
    events = told(during="1")
    assert "queue 甲" not in events and "goto 留" in events
    assert "queue 甲" in told(during="7")


def test_agents_are_called_in_turn_as_the_time_allows() -> None:
    (node,) = [each for each in made().nodes.values() if isinstance(each, Queue)]
    assert offered(node, NOBODY, 2_000) == ("一",)
    assert offered(node, NOBODY, 20_000) == ("一", "二")
    assert offered(node, {"一": "busy", "二": "busy"}, 2_000) == ("一", "二")
    assert offered(node, {"一": "answered", "二": "busy"}, 60_000) == ("一",)
    assert offered(node._replace(order="once"), NOBODY, 1) == ("一", "二")
    assert offered(node._replace(order="random"), NOBODY, 60_000) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    无坐席 → “无。” 再见\n", ""),
        ("    等待超时 → “久。” 再见\n", ""),
        ("    满员 → “满。” 再见\n", ""),
        ("    容纳 20人\n", ""),
        ("    最长等待 60秒\n", ""),
        ("    拨 一，二，依次，每个振铃 10秒\n", ""),
        ("容纳 20人", "容纳 0人"),
        ("容纳 20人", "容纳 很多人"),
        ("无坐席 →", "占线 → 再见\n    无坐席 →"),
        ("留言请按1", "留言请按12"),
        ("一，二，依次", "一，一，依次"),
        ("音乐 轻音乐", "音乐 轻/音乐"),
    ],
)
def test_what_is_refused(old: str, new: str) -> None:
    assert set(codes(HEAD + "排队 甲\n" + LINES.replace(old, new) + REST + END)) == {"IVRC298"}


def test_who_may_be_away_is_no_agent_of_a_queue() -> None:
    head = HEAD + "    代接 一=三\n"
    assert codes(head + "排队 甲\n" + LINES + REST + END) == ["IVRC298"]


def between(words: str, old: str = "", new: str = "") -> list[str]:
    lines = (LINES + f"    {words}\n").replace(old, new)
    return codes(HEAD + "排队 甲\n" + lines + REST + END)


PLACES = "每隔30秒：“您排在第{位置}位。”"


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (PLACES, "    容纳 20人\n    满员 → “满。” 再见\n", ""),
        (PLACES, "容纳 20人", "容纳 21人"),
        (PLACES, "最长等待 60秒", "最长等待 40秒"),
        ("每隔30秒：“不想等待请按2。”", "", ""),
        ("每隔30秒：“{主叫号码}，请稍候。”", "", ""),
        ("每隔30秒：“请稍候。” “请继续等待。”", "", ""),
    ],
)
def test_words_between_that_cannot_be_said_so(words: str, old: str, new: str) -> None:
    assert between(words, old, new) == ["IVRC299"]


def test_time_still_to_wait_is_no_value() -> None:
    assert between("每隔30秒：“大约还要等{等待分钟}分钟。”") == ["IVRC205"]


def queue_of(words: str, **changed: str) -> tuple[Hotline, Queue]:
    hotline = flow("排队 甲\n" + LINES + f"    {words}\n" + REST)
    (node,) = [each for each in hotline.nodes.values() if isinstance(each, Queue)]
    return hotline, node


def test_each_place_is_a_sentence_of_its_own() -> None:
    hotline, node = queue_of("每隔30秒：“您排在第{位置}位，不想等待请按1。”")
    assert node.between is not None
    said = [hotline.clips[clip].text for clip in node.between.clips]
    assert len(set(said)) == 20 and said[1] == "您排在第二位，不想等待请按1。" and "第十二位" in said[11]
    hotline, node = queue_of("每隔30秒：“您是排队的{位置}位客户之一。”")
    assert node.between is not None
    assert "两位" in hotline.clips[node.between.clips[1]].text


def test_what_is_said_between_is_told_where_it_is_settled() -> None:
    def told(words: str, keys: str, **outcomes: str) -> list[str]:
        trace = run(queue_of(words)[0], Script(keys, {}, outcomes), Circumstances(AT))
        return [each.what[0][:6] for each in trace if each.kind == "announced" and each.ambient]

    assert told(PLACES, "-", **NOBODY) == told(PLACES, "1", **NOBODY) == told(PLACES, "") == ["您排在第一位"]
    assert told("每隔30秒：“请继续等待。”", "-", **NOBODY) == ["请继续等待-"]
    assert told("每隔30秒：“请继续等待。”", "1", **NOBODY) == []


def test_a_place_is_a_number_of_a_language_that_the_queue_has_for_it() -> None:
    hotline, node = queue_of(PLACES)
    made = emitted(ASTERISK, hotline, SITE)
    conf, text = made.files["ivrc-样例.queues.conf"], made.files["ivrc-样例.conf"]
    assert node.between is not None
    assert f"queue-youarenext = ivrc/样例/{node.between.clips[0]}\nqueue-thereare =\n" in conf
    assert "Set(CHANNEL(language)=ivrc/样例/queue1)" in text
    assert text.count("Set(CHANNEL(language)=${IVRC_LANGUAGE})") == 2, "behind the queue and by its key"
    assert made.copies["queue1/digits/3"] == node.between.clips[2]
    far = emitted(ASTERISK, hotline, SITE._replace(sounds={"asterisk": "/srv/a"}))
    assert "language)=../../" in far.files["ivrc-样例.conf"]


def test_one_sentence_for_all_is_the_periodic_one() -> None:
    hotline, node = queue_of("每隔30秒：“请继续等待。”")
    made = emitted(ASTERISK, hotline, SITE)
    assert node.between is not None and not made.copies
    conf = made.files["ivrc-样例.queues.conf"]
    assert (
        "periodic-announce-frequency = 30\n" in conf
        and f"\nperiodic-announce = ivrc/样例/{node.between.clips[0]}\n" in conf
    )


def test_calls_are_made_for_every_way() -> None:
    paths = generate(made(), Surroundings())
    assert paths.taken == set(paths.ways) and not paths.unreached
    for path in paths.paths:
        assert Call.of_dict(path.call.as_dict()) == path.call


def files_of(hotline: Hotline) -> dict[str, str]:
    return dict(emitted(ASTERISK, hotline, SITE).files)


def test_asterisk_writes_the_queue_beside_the_dialplan() -> None:
    files = files_of(made())
    (conf,) = [text for name, text in files.items() if name.endswith(".queues.conf")]
    assert "strategy = linear\ntimeout = 10\n" in conf and "musicclass = 轻音乐\n" in conf
    assert "maxlen = 20\n" in conf and "context = ivrc-样例.甲.queue~out\n" in conf
    assert [line for line in conf.splitlines() if "member" in line] == [
        "member => PJSIP/8001,0,一", "member => PJSIP/8001,0,二",
    ]  # fmt: skip
    assert "#include ivrc-样例.queues.conf" in files["ivrc-样例.conf"]
    assert {"app_queue", "res_musiconhold"} <= set(emitted(ASTERISK, made(), SITE).modules)


@pytest.mark.parametrize(
    ("order", "strategy"), [("同时", "ringall"), ("轮流", "rrmemory"), ("随机", "random"), ("依次", "linear")]
)
def test_the_order_is_the_strategy(order: str, strategy: str) -> None:
    files = files_of(made("依次", order))
    assert f"strategy = {strategy}\n" in files["ivrc-样例.queues.conf"]


def test_a_hotline_without_a_queue_writes_none() -> None:
    assert list(files_of(flow("播报 甲：“一。” → 再见"))) == ["ivrc-样例.conf"]


@pytest.mark.parametrize("target", [FREESWITCH, VOICEXML])
def test_others_refuse_with_the_way_round(target: Target) -> None:
    (refused,) = admit(made(), SITE, target)
    assert refused.code == "IVRC401" and "改成转接" in refused.zh
