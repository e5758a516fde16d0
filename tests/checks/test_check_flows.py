"""Checks on flows built by hand: what the menu language does not let anyone write, or only at length."""

from __future__ import annotations

from handmade import branch, hangup, hotline, menu, record, say, transfer, voicemail

from ivrc.checks.facts import Facts
from ivrc.checks.registry import CHECKS, check
from ivrc.checks.story import LONGEST_STORY, story
from ivrc.flow.nodes import Hotline, Node

NOTICE = "本次通话将被录音。"
BYE: tuple[Node, ...] = (say("再见", "感谢来电，再见。", to="挂机", line=90), hangup(line=91))


def codes(flow: Hotline) -> list[tuple[str, int]]:
    return [(found.code, found.span.line) for found in check(flow)]


def test_a_plain_hotline_has_no_findings() -> None:
    flow = hotline(
        say("欢迎", NOTICE, to="录音", interruptible=False),
        record("录音", "主菜单"),
        menu("主菜单", "人工服务请按0", keys={"0": "坐席"}, silence="坐席", wrong="再见"),
        transfer("坐席", lost="请留言"),
        say("请留言", "请留言，按#结束。", to="留言"),
        voicemail("留言", "再见"),
        *BYE,
        fault="再见",
        notice=NOTICE,
    )
    assert codes(flow) == []


def test_record_before_notice_on_one_of_two_ways() -> None:
    flow = hotline(
        branch("总机", "欢迎", "录音"),
        say("欢迎", NOTICE, to="录音", interruptible=False),
        record("录音", "坐席", line=7),
        transfer("坐席", lost="再见"),
        *BYE,
        fault="再见",
        notice=NOTICE,
    )
    assert codes(flow) == [("IVRC301", 7)]
    assert "都不成立 → 开始录音" in check(flow)[0].zh


def test_a_notice_in_a_menu_can_be_skipped_by_typing_ahead() -> None:
    flow = hotline(
        menu("主菜单", NOTICE, "录音请按1", keys={"1": "录音"}, silence="再见", wrong="再见"),
        record("录音", "再见", line=7),
        *BYE,
        fault="再见",
        notice=NOTICE,
    )
    assert ("IVRC301", 7) in codes(flow)


def test_record_without_any_notice() -> None:
    flow = hotline(record("录音", "再见", line=7), *BYE, fault="再见")
    assert codes(flow) == [("IVRC301", 7)]


def test_record_on_the_fault_way_is_unannounced() -> None:
    flow = hotline(
        say("欢迎", NOTICE, to="录音", interruptible=False),
        record("录音", "再见", line=7),
        *BYE,
        fault="录音",
        notice=NOTICE,
    )
    (found,) = check(flow)
    assert (found.code, found.span.line) == ("IVRC301", 7)
    assert found.en.startswith("recording starts here before") and "a fault occurs" in found.en


def test_interruptible_notice() -> None:
    flow = hotline(
        say("欢迎", NOTICE, to="录音", line=4),
        record("录音", "再见"),
        *BYE,
        fault="再见",
        notice=NOTICE,
    )
    assert codes(flow) == [("IVRC302", 4)]


def test_entangled_loops_are_told_once() -> None:
    flow = hotline(
        menu("甲", "人工请按0", keys={"0": "坐席"}, silence="乙", wrong="再见", line=10),
        menu("乙", "人工请按0", keys={"0": "坐席"}, silence="丙", wrong="再见", line=20),
        branch("丙", "甲", "乙", line=30),
        transfer("坐席", lost="再见"),
        *BYE,
        fault="再见",
    )
    (found,) = check(flow)
    assert (found.code, found.span.line) == ("IVRC305", 10)
    assert found.zh.count("一直不按键") == 2 and found.zh.endswith("又回到“甲”")
    assert len(found.labels) == 3


def test_a_silent_loop_of_one() -> None:
    flow = hotline(
        menu("甲", "人工请按0", keys={"0": "坐席"}, silence="甲", wrong="再见", line=10),
        transfer("坐席", lost="再见"),
        *BYE,
        fault="再见",
    )
    assert codes(flow) == [("IVRC305", 10)]


def test_a_key_is_an_act_and_a_wrong_key_may_be_nobodys() -> None:
    flow = hotline(
        menu("甲", "重听请按*", keys={"*": "甲"}, silence="再见", wrong="甲", line=10),
        *BYE,
        fault="再见",
    )
    assert codes(flow) == [("IVRC327", 29)]


def test_unreached_chain_is_told_at_its_head() -> None:
    flow = hotline(
        say("欢迎", "您好。", to="再见"),
        say("乙", "乙。", to="再见", line=30),
        say("甲", "甲。", to="乙", line=20),
        say("丙", "丙。", to="丁", line=40),
        say("丁", "丁。", to="丙", line=50),
        *BYE,
        fault="再见",
    )
    assert codes(flow) == [("IVRC306", 20), ("IVRC306", 40)]
    assert "“乙”" in check(flow)[0].zh


def test_stranded_whatever_is_pressed() -> None:
    flow = hotline(
        menu("甲", "下一层请按1", keys={"1": "乙"}, silence="再见", wrong="再见", line=10),
        menu(
            "乙", "上一层请按2", "重听请按*", keys={"2": "丙", "*": "乙"}, silence="丙", wrong="乙", line=20
        ),
        menu("丙", "上一层请按2", keys={"2": "乙"}, silence="乙", wrong="丙", line=30),
        *BYE,
        fault="再见",
    )
    assert codes(flow) == [("IVRC305", 20), ("IVRC307", 20)]
    assert check(flow)[1].zh.endswith("听到“下一层请按1” → 按 1 → 到“乙” → 之后：没有任何去处")


def test_silent_hangup_through_a_record() -> None:
    flow = hotline(
        say("欢迎", NOTICE, to="甲", interruptible=False),
        menu("甲", "结束请按1", keys={"1": "录音"}, silence="再见", wrong="再见", line=10),
        record("录音", "挂机"),
        *BYE,
        fault="再见",
        notice=NOTICE,
    )
    assert codes(flow) == [("IVRC308", 11)]


def test_an_agent_or_a_message_needs_no_goodbye() -> None:
    flow = hotline(
        transfer("坐席", lost="留言", after="挂机"),
        voicemail("留言", "挂机"),
        *BYE,
        fault="再见",
    )
    assert codes(flow) == []


def test_fault_ways() -> None:
    def fault_to(target: str) -> list[str]:
        flow = hotline(
            say("欢迎", "您好。", to="甲"),
            menu("甲", "人工请按0", keys={"0": "坐席"}, silence="再见", wrong="再见"),
            transfer("坐席", lost="再见"),
            say("故障一", "系统故障。", to="甲"),
            say("故障二", "系统故障。", to="总机"),
            branch("总机", "坐席", "再见"),
            *BYE,
            fault=target,
        )
        return [found.zh for found in check(flow) if found.code == "IVRC309"]

    assert fault_to("再见") == fault_to("坐席") == fault_to("故障二") == []
    assert "电话的开头" in fault_to("欢迎")[0]
    assert "菜单“甲”" in fault_to("甲")[0] and "菜单“甲”" in fault_to("故障一")[0]
    assert "一句话也没有" in fault_to("挂机")[0]


def test_a_pattern_whose_digits_are_all_taken() -> None:
    keys = {str(digit): "再见" for digit in range(10)} | {"X": "再见"}
    flow = hotline(
        menu(
            "甲",
            *(f"业务{key}请按{key}" for key in keys if key != "X"),
            keys=keys,
            silence="再见",
            wrong="再见",
        ),
        *BYE,
        fault="再见",
    )
    assert [found.span.line for found in check(flow) if found.code == "IVRC313"] == [12]


def test_a_long_story_is_cut() -> None:
    count = 50
    menus = [
        menu(f"第{i}层", "下一层请按1", keys={"1": f"第{i + 1}层"}, silence="再见", wrong="再见")
        for i in range(count)
    ]
    flow = hotline(*menus, say(f"第{count}层", "到了。", to="挂机"), *BYE, fault="再见")
    words = story(Facts(flow), f"第{count}层")
    assert words.zh.startswith("来电 → ……") and words.zh.count("按 1") == LONGEST_STORY
    assert words.en.endswith(f'arrives at "第{count}层"')


def test_every_check_has_its_own_code_in_order() -> None:
    codes = [each.code for each in CHECKS]
    assert codes == sorted(set(codes))
