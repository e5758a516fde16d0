"""What people ask for in a menu file that no line of it says: where it stands instead, or what comes nearest.

A word that is merely unknown gets the nearest known one as its mend. These are no slips of the pen: whoever writes `监听 班长` or
`断线 → 拨回` means something, and the nearest word (`占线`) would do another thing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.regex import regex


class Elsewhere(NamedTuple):
    """Words by which something is asked for, and the mend."""

    words: re.Pattern[str]
    zh: str
    en: str


def _asked(words: str, zh: str, en: str) -> Elsewhere:
    return Elsewhere(regex(words, re.IGNORECASE), zh, en)


LINES = (
    _asked(
        r"(?:立[即刻]|自动|几声|响铃后)?(?:接听|应答)(?!的|者|人)|pick(?:s|ed)?[\s-]up|answer(?!ed|ing)",
        "不用写：来电一进来就接通。坐席响多久，写在转接里：振铃 15秒。",
        "It need not be written: a call is answered at once. How long a desk rings, stands in its transfer: ring 15s.",
    ),
    _asked(
        r"语速|音量|音色|音调|发音人|(?:speech[\s-]?)?(?:rate|volume|pitch)|voice(?!mail)",
        "怎样说话不写在菜单里，写在 ivrc.yaml 的 speech 下，如 speech: {rate: 210}。",
        "How prompts sound stands in ivrc.yaml, not in a menu: speech: {rate: 210}.",
    ),
    _asked(
        r"(?:短信|邮件|微信)?(?:通知|提醒)|(?:发送?)?(?:短信|邮件|微信)|notify|alert|(?:send\s+)?(?:sms|e-?mail)",
        "热线自己不发通知。记下来，由别的程序去发：播报里写 记录 投诉（号码={主叫号码}）；留言归到一个信箱：信箱 班长。",
        "A hotline notifies nobody. Write it down, and let another program tell it: note complaint (number={caller}); "
        "a message is put in somebody's mailbox: mailbox lead.",
    ),
    _asked(
        r"监听|强插|强拆|耳语|旁听|质检|spy|barge(?!-in)|whisper|eavesdrop|monitor(?!ing)",
        "热线里的一通电话不能监听；监听是交换机的功能，在那里开。要事后听，写 录音 全程。",
        "A menu lets nobody listen in; that is a function of the switch. To listen afterwards, write: record whole call.",
    ),
    _asked(
        r"(?:半途|中途|意外)?(?:断线|掉线|断开|掉话|中断)|(?:来电者|客户)(?:断线|挂机)|dropped|disconnect(?:ed)?|(?:caller )?hangs up",
        "来电者断了线，热线就不能再做什么；通话记录里写着谁断了线（caller left）。要回拨，用一条外呼的热线照名单拨：ivrc dial。",
        "Once the caller is gone a hotline can do nothing; the call's record tells who was (caller left). To call back, let a "
        "hotline with outbound call by a list: ivrc dial.",
    ),
    _asked(
        r"坐席(?:自己|按键?|转接?|要).*|agent (?:presses|transfers).*",
        "通话中坐席要转给别人，按自己话机的转接键，不写在菜单里。要由来电者选，写 通话结束 → 一个菜单。",
        "A desk that passes a call on does so with its own telephone, not by the menu. For the caller to choose, write: after call -> a menu.",
    ),
    _asked(
        r"(?:全员)?报(?:工)?号|say agent number",
        "工号写在热线里：工号 坐席一=1001；转接里写 接通前 “{工号}号为您服务。”",
        'Numbers of desks stand in the hotline: agent numbers desk=1001; and in the transfer: before talk "Agent {agent number} will help you."',
    ),
    _asked(
        r"示忙|示闲|签入|签出|签到|签退|小休|log(?:ged)?[\s-]?(?:in|out)|pause queue",
        "坐席签入签出、示忙，在话机或交换机上做。请人代接：热线里写 代接 坐席一=坐席二，播报里写 离席 坐席一、回席 坐席一。",
        "A desk signs in and out on its telephone or the switch. For a stand-in: in the hotline stand-in desk=guard, in a say "
        "away desk, present desk.",
    ),
)  # fmt: skip
"""Asked for by a line of their own, or by what stands before an arrow."""

CASES = (
    _asked(
        r".*(?:今天|当天|今日|再次|以前|曾经|又).*(?:来过|打过|来电|打来).*|来过|打过|老客户|回头客|returning[\s-]callers?|called[\s-]before",
        "热线不记得谁来过。写一份名单：热线里 名单 来过，播报里 加入 来过，这里写 主叫在 来过 → …；它不按天清空。",
        "A hotline does not remember who has called. Keep a list: list known in the hotline, put in known in a say, and here "
        "caller in known -> …; it is not emptied each day.",
    ),
    _asked(
        r"(?:是)?(?:VIP|大客户|贵宾|黑名单|白名单|会员|骚扰).*|blacklist(?:ed)?|whitelist(?:ed)?|blocked|vip.*|members?",
        "谁打来的，看名单：主叫在 大客户 → …；名单是项目里的 lists/大客户.txt，一行一个号码，或热线里的一行：名单 大客户。",
        "Who calls is looked up in a list: caller in members -> …; it is a file, lists/members.txt, a number a line, or a line "
        "of the hotline: list members.",
    ),
    _asked(
        r".*(?:第[一二三四五1-5]个|每月|单周|双周|隔周|单双周|轮到).*|.*(?:every other|first|second|third|fourth|last) \w+day.*",
        "几号写几号：时间 甲值班：2026年12月5日、2026年12月19日 9:00-17:00。没有“第几个”“单双周”的写法。",
        "Write the dates: hours turn: 2026-12-05, 2026-12-19 9:00-17:00. There is no `first saturday` and no `every other week`.",
    ),
    _asked(
        r".+(?:的?来电|的?号码|的?电话|打来的?|地区|区域)",
        "时间以外，这里还能问：来电地区是 台州 → …，主叫开头是 0576 → …，主叫在 大客户 → …，拨的是 4006659998 → …。",
        "Besides hours this may ask: caller is from Taizhou -> …, caller begins with 0576 -> …, caller in members -> …, called 8005551235 -> ….",
    ),
)
"""Asked for by a case of a branch."""

VALUES = (
    _asked(
        r"(?:来电|主叫|客户|对方|本机)(?:的)?(?:号码|电话|显示)?|来显|caller[\s-]?(?:id|number)|calling number",
        "来电的号码写 {主叫号码}。",
        "The calling number is {caller}.",
    ),
    _asked(
        r".*(?:姓名|称呼|名字|姓氏|贵姓)|(?:caller|customer)?[\s_-]?name",
        "通话中才知道的姓名读不出来：提示音是事先做好的。几位熟客各写一行：分支里 主叫是 13805761234 → “王先生，您好。” …。",
        "A name that is known only in the call cannot be spoken: prompts are made beforehand. For a few callers write a case each: "
        'caller is 13805761234 -> "Hello, Mr Wang." ….',
    ),
    _asked(
        r".*(?:编号|单号|工单号|受理号)|(?:ticket|case|order)[\s_-]?(?:number|id)?",
        "编号由您的服务来编：提交 一块里写 问 工单服务（主叫号码）、记下 {name}:号码。来电者输入的，写 收号 {name}。",
        "A number is given out by a service of yours: in a post block, ask tickets (caller) and keep {name}:digits. What callers type is a collect block: collect {name}.",
    ),
)  # fmt: skip
"""Asked for between braces; `{name}` is what stands there."""


_FIRST = regex(r"[\s:：,，]")


def meant(text: str, among: tuple[Elsewhere, ...]) -> tuple[str, str] | None:
    """The mend for what is asked for, in Chinese and in English; None where it is nothing of these."""
    text = text.strip()
    found = next((each for each in among if each.words.fullmatch(text)), None)
    return (found.zh.replace("{name}", text), found.en.replace("{name}", text)) if found else None


def line_meant(text: str) -> tuple[str, str] | None:
    """The same of a line by the word that it begins with: `通知 班长`."""
    return meant(_FIRST.split(text.strip(), 1)[0], LINES)
