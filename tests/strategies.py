"""Random hotlines and random callers, for Hypothesis.

A hotline is drawn as a menu file, so that it goes through the whole compiler: two to six nodes of all kinds, entries
of one key and of several, patterns, retries, inherited ways, clips that no key stops, destinations in turn, extensions,
opening hours, messages, recording. Ways that need no act of the caller lead forward only, and what nothing leads to is
left out, so nearly every drawing compiles. A call is drawn for a hotline as data (`ivrc.simulate.plan`).
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import reject
from hypothesis import strategies as st

from ivrc.compile import compile_text
from ivrc.coverage.keys import keys_for, keys_outside
from ivrc.diagnostics import has_errors
from ivrc.flow.graph import values_said
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.queue import FULL, NO_AGENTS, Queue
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import BEEP, KEYS, Dials, Hotline, Number
from ivrc.flow.shape import parts
from ivrc.flow.stand_in import switch_of
from ivrc.flow.switches import desks, queues
from ivrc.phrases import Library
from ivrc.project import standard_phrases
from ivrc.saying.run import SOUND
from ivrc.simulate.caller import OUTCOMES
from ivrc.simulate.plan import LENGTH, Call, Plan
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.simulate.turns import beginning_with

DESTINATIONS = ("东", "西", "南")
STAND_INS = {"东": "北", "北": "中"}
"""Who stands in for whom, where somebody does."""
TELEPHONES = (*DESTINATIONS, *STAND_INS.values())
EXTENSIONS = ("80X", "12")
"""What the site of a random hotline binds and lists."""

ENDED = ("3位{分机号}", "2至3位{分机号}", "2或4位{分机号}", "数字{分机号}", "2位{分机号}，末位可为*")
TOLD = ("请输入2至3位分机号，按#号键结束", "直拨请输入3位分机号，以星号键结束")
"""Numbers that a key ends: in a sentence, and in a line of its own beside the words."""

NAMES = "甲乙丙丁戊己"
KINDS = ("播报", "菜单", "菜单", "菜单", "转接", "分机", "留言", "分支", "收号", "回电")
HOURS = {
    "上班": "周一至周五 9:00-12:00，13:00-17:00",
    "值班": "每天 8:00-20:00",
    "夜间": "周六，周日 0:00-6:00，22:00-24:00",
    "办公": "周一至周五 9:00-12:00，13:00-17:00，节假日除外，调休日照常\n    周六 9:00-12:00，节假日除外，补班除外",
    "岁末": "12月24日至1月2日 8:00-20:00",
}
NUMBERS = ("拨的是 4001234568", "主叫不显示", "主叫开头是 138", "主叫是 057688888888")
AREAS = ("来电地区是 浙江", "来电地区是 0576、北京", "来电地区不明")
CALLERS = (
    "02187654321",
    "+8657112345678",
    "13800138000",
    "+8613800138000",
    "8657688888888",
    "1795113800138000",
    "+12125550123",
    "",
)
DAYS = ("春节", "法定节假日", "补班", "工作日", "12月24日至26日", "周六、周日", "2026年10月1日至10日")
COMPARED = (
    "{分机号} 大于 50",
    "{分机号} 是 12、801",
    "{分机号} 不是 0",
    "{分机号} 开头是 8",
    "{分机号} 最多 300",
)
READINGS = ("号码", "数量", "时刻")
SPECIAL = tuple(
    datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    for day in (
        "2026-02-14",
        "2026-02-15",
        "2026-10-01",
        "2026-10-07",
        "2026-10-10",
        "2026-12-24",
        "2026-12-31",
    )
)
"""Days that are not as their weekday, and the last that the calendar holds."""
MONDAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("Asia/Shanghai"))


class Drawn(NamedTuple):
    """A random hotline and the menu file that it was compiled from."""

    text: str
    hotline: Hotline

    def __repr__(self) -> str:
        return self.text


class Block(NamedTuple):
    """A block of a menu file: its lines, and the nodes that its ways lead to."""

    kind: str
    lines: list[str]
    leads_to: set[str]


@st.composite
def hotlines(draw: st.DrawFn, library: Library | None = None, waiting: bool = False) -> Drawn:
    """A hotline that compiles without errors. With `waiting` some of its blocks are queues, which not every switch has."""
    text = draw(menu_files(waiting))
    compiled = compile_text(text, library or standard_phrases())
    if compiled.hotline is None or has_errors(compiled.diagnostics):
        reject()
    return Drawn(text, compiled.hotline)


@st.composite
def menu_files(draw: st.DrawFn, waiting: bool = False) -> str:
    """The text of a menu file."""
    names = NAMES[: draw(st.integers(2, 6))]
    kinds = [draw(st.sampled_from((*KINDS, *("排队",) * 4) if waiting else KINDS)) for _ in names]
    recorded = draw(st.booleans())
    author = _Author(draw, names, kinds, recorded)
    blocks = {name: author.block(number) for number, name in enumerate(names)}
    head = author.head()
    reached, todo = set[str](), [names[0], *author.inherited]
    while todo:
        name = todo.pop()
        if name in blocks and name not in reached:
            reached.add(name)
            todo.extend(blocks[name].leads_to)
    kept = [(name, block) for name, block in blocks.items() if name in reached]
    body = [
        f"{block.kind} {name}\n" + "".join(f"    {line}\n" for line in block.lines) for name, block in kept
    ]
    body = [draw(st.sampled_from((_as_it_is, _compared, _read_back)))(draw, text) for text in body]
    asked = [name for name in HOURS if any(f"{name} →" in line for _, block in kept for line in block.lines)]
    hours = [f"时间 {name}：{HOURS[name]}\n" for name in asked]
    if any(f"{day} →" in line for day in (*DAYS, "办公") for _, block in kept for line in block.lines):
        head = head.replace("\n", "\n    日历 中国大陆\n", 1)
    text = "\n".join([head, *body, *hours, "播报 再见：“再见。” → 挂机\n"])
    return text if "分机号" in text.replace("{分机号}，", "") else text.replace("{分机号}，", "东，")


def _as_it_is(draw: st.DrawFn, block: str) -> str:
    return block


def _read_back(draw: st.DrawFn, block: str) -> str:
    """A menu whose number that is typed is said before it leads on, if it can be said so."""
    typed = re.search(r"^( +.*分机号.*) → (\S+)$", block, re.MULTILINE)
    if not block.startswith("菜单") or typed is None:
        return block
    name = f"念{block[3]}"
    to = "再见" if typed[2] == "重听" else typed[2]
    reading = draw(st.sampled_from(READINGS))
    barge = draw(st.sampled_from(("", "", "    不可打断\n")))
    unsaid = draw(st.sampled_from((f"    说不出 → {to}\n", f"    说不出 → “{block[3]}说不出。” 再见\n")))
    words = draw(st.sampled_from(("“{}。”", "“输入的是{}。” “{}，对吗。”", "“{}，从{{主叫号码}}打来。”")))
    said = words.replace("{}", f"{{分机号:{reading}}}").replace("{{", "{").replace("}}", "}")
    return f"{block[: typed.end(1)]} → {name}{block[typed.end() :]}\n播报 {name}\n{barge}{unsaid}    {said}\n    → {to}\n"


def _compared(draw: st.DrawFn, block: str) -> str:
    """A menu whose number that is typed is asked by a branch before it leads on."""
    typed = re.search(r"^( +.*分机号.*) → (\S+)$", block, re.MULTILINE)
    if not block.startswith("菜单") or typed is None:
        return block
    name = f"比{block[3]}"
    to = "再见" if typed[2] == "重听" else typed[2]
    cases = draw(st.lists(st.sampled_from(COMPARED), min_size=1, max_size=3, unique=True))
    ways = "".join(f"    {case} → {draw(st.sampled_from((to, '再见')))}\n" for case in cases)
    return f"{block[: typed.end(1)]} → {name}{block[typed.end() :]}\n分支 {name}\n{ways}    否则 → {to}\n"


class _Author:
    """Writes blocks. Everything that is said is said once, so that each clip tells where it is played."""

    def __init__(self, draw: st.DrawFn, names: str, kinds: list[str], recorded: bool) -> None:
        self.draw, self.names, self.kinds, self.recorded = draw, names, kinds, recorded
        self.said = 0
        self.stood_in = self.chance()
        self.inherited: set[str] = set()
        self.leads_to: set[str] = set()

    def head(self) -> str:
        """The hotline's own lines. What menus inherit leads to the goodbye or to the last node."""
        self.leads_to = self.inherited
        last = len(self.names) - 1
        lines = [f"热线 试验 4001234567 4001234568\n    无按键 {self.draw(st.integers(1, 3))}秒，{self.retry(last)}",
                 f"按错键 {self.retry(last)}", f"键间隔 {self.draw(st.integers(1, 2))}秒",
                 f"故障 → “系统故障。” {self.later(last) if self.chance() else '再见'}"]  # fmt: skip
        if self.stood_in:
            lines.append(f"代接 {'，'.join(f'{of}={by}' for of, by in STAND_INS.items())}")
        if self.recorded:
            lines.insert(0, "热线 试验 4001234567 4001234568\n    录音 全程，告知 “本次通话将被录音。”")
            lines[1] = lines[1].split("\n    ")[1]
        return "\n    ".join(lines) + "\n"

    def block(self, number: int) -> Block:
        """A block of one kind."""
        self.leads_to = set()
        kind = self.kinds[number]
        write = {"播报": self.say, "菜单": self.menu, "转接": self.transfer, "分机": self.transfer,
                 "留言": self.voicemail, "分支": self.branch, "收号": self.collect, "回电": self.callback, "排队": self.queue}  # fmt: skip
        lines = write[kind](number)
        return Block("转接" if kind == "分机" else kind, lines, self.leads_to)

    def say(self, number: int) -> list[str]:
        spoken = [self.speech() for _ in range(self.draw(st.integers(1, 2)))]
        if self.recorded and self.chance(number == 0):
            spoken.insert(self.draw(st.integers(0, len(spoken))), "“本次通话将被录音。”")
        barge = ["不可打断"] if self.chance() else []
        pause = [spoken.pop(0), "停顿 1秒"] if len(spoken) > 1 and self.chance() else []
        note = [f"记录 来过（处={number}，来电={{主叫号码}}）"] if self.chance() else []
        if self.stood_in and self.chance():
            note.append(
                f"{self.draw(st.sampled_from(('离席', '离席', '回席')))} {self.draw(st.sampled_from([*STAND_INS]))}"
            )
        return [*barge, *pause, *note, f"{' '.join(spoken)} → {self.later(number)}"]

    def menu(self, number: int) -> list[str]:
        lines = ["不可打断"] if self.chance() else []
        lines += [self.speech()] if self.chance(more=True) else []
        keys = self.draw(st.lists(st.sampled_from(("1", "2", "0", "*", "#", "12", "123", "8", "80", "1*")),
                                  min_size=1, max_size=4, unique=True))  # fmt: skip
        lines += [f"第{self.count()}样请按{key} → {self.anywhere(number)}" for key in keys]
        typed = self.draw(st.sampled_from(("", "", "2位", "3位", "8XX", "2至3位", *TOLD, *ENDED, *ENDED)))
        if typed == "8XX":
            lines += ["“请输入3位分机号。”", f"8XX{{分机号}} → {self.anywhere(number)}"]
        elif typed in TOLD:
            lines.append(f"{typed} → {self.anywhere(number)}")
        elif typed in ENDED:
            ends = "#" if "*" in typed else self.draw(st.sampled_from("##*"))
            lines += [
                f"“请输入{self.count()}号，按{ends}结束，末位可以按*。”",
                f"{typed}，以{ends}结束 → {self.anywhere(number)}",
            ]
        elif typed:
            lines.append(f"直拨请输入{typed}分机号 → {self.anywhere(number)}")
        if self.chance():
            lines.append(f"无按键 {self.draw(st.integers(1, 3))}秒，{self.retry(number)}")
        if self.chance():
            lines.append(f"按错键 {self.retry(number, wrong=True)}")
        return lines

    def collect(self, number: int) -> list[str]:
        typed = self.draw(
            st.sampled_from(("3位", "2至3位，以#结束", "2位，末位可为*，以#结束", "数字，以*结束", "2或4位"))
        )
        name = self.names[number]
        lines = ["不可打断"] if self.chance() else []
        ends = "".join(f"，按{key}结束" for key in "#*" if f"以{key}" in typed)
        last = "，末位可以按*" if "末位" in typed else ""
        lines += [f"“请输入{self.count()}号{ends}{last}。”", typed]
        if self.chance(more=True):
            keys = self.draw(st.sampled_from(("12", "21", "#*", "13")))
            right, again = f"正确请按{keys[0]}", f"重新输入请按{keys[1]}"
            said = self.draw(st.sampled_from((f"{right}，{again}", f"{again}。{right}")))
            lines.append(f"复述 “{self.count()}号是{{{name}:号码}}。” {said}")
        if self.chance(more=True):
            lines.append(f"最多 {self.draw(st.integers(1, 3))}次，→ {self.way(number)}")
            lines += [f"无按键 {self.draw(st.integers(1, 3))}秒，{self.speech()}"] if self.chance() else []
            lines += [f"按错键 {self.speech()}"] if self.chance() else []
        return [*lines, f"→ {self.way(number)}"]

    def callback(self, number: int) -> list[str]:
        lines = [self.speech()] if self.chance() else []
        lines += ["承诺 两小时内", *(["记为 投诉"] if self.chance() else [])]
        lines += ["问号码 请输入2至3位电话号码，按#号键结束"] if self.chance(more=True) else []
        if self.chance():
            lines.append(f"复述 “回拨{{{self.names[number]}:号码}}。” 这个号码请按3，换一个请按4")
        lines += [f"不用了请按* → {self.way(number)}"] if self.chance() else []
        if self.chance(more=True):
            lines.append(f"最多 {self.draw(st.integers(1, 3))}次，→ {self.way(number)}")
        return [*lines, f"→ {self.later(number)}"]

    def transfer(self, number: int) -> list[str]:
        lines = [self.speech()] if self.chance() else []
        lines += ["不可打断"] if lines and self.chance() else []
        ring = self.draw(st.integers(3, 6))
        if self.kinds[number] == "分机":
            lines.append(f"拨 {{分机号}}，振铃 {ring}秒")
        else:
            called = self.draw(st.lists(st.sampled_from(DESTINATIONS), min_size=1, max_size=3, unique=True))
            lines.append(self.dial(called, ring))
        lines += self.desk(number)
        lines += [f"接通前 {self.speech()}"] if self.chance() else []
        ways = ["占线", "无人接听", "转接失败"]
        if self.chance():
            lines.append(f"{'，'.join(ways)} → {self.way(number)}")
        else:
            lines += [f"{way} → {self.way(number)}" for way in ways]
        return [*lines, f"通话结束 → {self.way(number)}"] if self.chance() else lines

    def queue(self, number: int) -> list[str]:
        agents = [name for name in DESTINATIONS if name not in STAND_INS]
        called = self.draw(st.lists(st.sampled_from(agents), min_size=1, max_size=3, unique=True))
        order = self.draw(st.sampled_from(("依次", "同时", "轮流", "随机")))
        keys = self.draw(st.lists(st.sampled_from("12*#"), max_size=2, unique=True))
        lines = [self.speech()] if self.chance(more=True) else []
        lines += [f"第{self.count()}样请按{key} → {self.anywhere(number)}" for key in keys]
        lines += [f"拨 {'，'.join(called)}，{order}，每个振铃 {self.draw(st.integers(3, 6))}秒"]
        lines += [f"最长等待 {self.draw(st.integers(25, 40))}秒"]
        lines += [f"等待超时 → {self.way(number)}", f"无坐席 → {self.way(number)}"]
        full = self.chance(more=True)
        lines += ["容纳 2人", f"满员 → {self.way(number)}"] if full else []
        place = "第{位置}位，" if full and self.chance() else ""
        lines += (
            [f"每隔{self.draw(st.integers(10, 12))}秒：“{place}这是{self.count()}号提示。”"]
            if self.chance(more=True)
            else []
        )
        return [*lines, f"通话结束 → {self.way(number)}"] if self.chance() else lines

    def dial(self, called: list[str], ring: int) -> str:
        """One after the other, at once, or each for a time of its own."""
        order = self.draw(st.sampled_from(("，依次", "", "，同时", "，轮流", "，随机")))
        if order or not self.chance():
            return f"拨 {'，'.join(called)}{order}，每个振铃 {ring}秒"
        return "拨 " + "，".join(f"{name} 振铃 {ring + number}秒" for number, name in enumerate(called))

    def desk(self, number: int) -> list[str]:
        """What the desk knows before the talk."""
        lines = [f"显示 {self.draw(st.sampled_from(('真实主叫', '33881001')))}"] if self.chance() else []
        lines += [f"对坐席说 {self.speech()}"] if self.chance() else []
        return [*lines, f"传给坐席 处={number}，来电={{主叫号码}}"] if self.chance() else lines

    def voicemail(self, number: int) -> list[str]:
        lines = [self.speech()] if self.chance(more=True) else []
        lines += ["不可打断"] if lines and self.chance() else []
        key = self.draw(st.sampled_from("#*1"))
        return [*lines, f"最长 {self.draw(st.integers(20, 30))}秒，以{key}结束，→ {self.way(number)}"]

    def branch(self, number: int) -> list[str]:
        asked = self.draw(
            st.lists(
                st.sampled_from([*HOURS, *HOURS, *DAYS, *NUMBERS, *AREAS]),
                min_size=1,
                max_size=2,
                unique=True,
            )
        )
        if any("来电地区" in each for each in asked) and AREAS[-1] not in asked:
            asked.append(AREAS[-1])
        return [*(f"{name} → {self.way(number)}" for name in asked), f"否则 → {self.way(number)}"]

    def retry(self, number: int, wrong: bool = False) -> str:
        """What silence or a wrong key brings; without the caller's act it leads forward only."""
        says = f"{self.speech()} " if self.chance() else ""
        times = self.draw(st.integers(0, 2))
        own = self.draw(st.sets(st.integers(1, times))) if times and says else set()
        if len(own) == times:
            says = says if not times else ""
        says += "".join(f"第{time}次 {self.speech()} " for time in sorted(own))
        to = self.anywhere(number) if wrong else self.later(number)
        return f"{says}重听 {times}次，→ {to}"

    def way(self, number: int) -> str:
        """A way forward, perhaps with words on it."""
        return (f"{self.speech()} " if self.chance() else "") + self.later(number)

    def later(self, number: int) -> str:
        return self.to(self.draw(st.sampled_from([*self.names[number + 1 :], "再见"])))

    def anywhere(self, number: int) -> str:
        """For a way that the caller chooses: any node, this one again, or the end."""
        return self.to(self.draw(st.sampled_from([*self.names, "重听", "再见"])))

    def to(self, name: str) -> str:
        self.leads_to.add(name)
        return name

    def speech(self) -> str:
        return f"“这是{self.count()}号提示。”"

    def count(self) -> str:
        """Each time another word, without digits that could be keys."""
        self.said += 1
        return "".join("子丑寅卯辰巳午未申酉"[int(digit)] for digit in str(self.said))

    def chance(self, surely: bool = False, more: bool = False) -> bool:
        return surely or self.draw(st.integers(0, 3)) < (3 if more else 1)


@st.composite
def calls(draw: st.DrawFn, hotline: Hotline) -> Call:
    """A call into a hotline: at any time of the week or of a special day, with any keys at any place, with or without faults."""
    clips = _clips(hotline)
    pieces = sorted(clip for clip in hotline.clips if clip.startswith(SOUND))
    lost = st.lists(st.sampled_from(clips), min_size=1, max_size=2, unique=True)
    some = (
        [lost, st.lists(st.sampled_from(pieces), min_size=9, max_size=9, unique=True)] if pieces else [lost]
    )
    missing = draw(st.one_of(st.just([]), st.just([]), *some))
    day = draw(st.sampled_from((*(MONDAY + timedelta(days=n) for n in range(7)), *SPECIAL)))
    at = day + timedelta(minutes=draw(st.integers(0, 24 * 12 - 1)) * 5, seconds=150)
    number = draw(st.sampled_from(CALLERS))
    turns = draw(st.lists(st.sampled_from(DESTINATIONS), max_size=2))
    world = beginning_with(hotline, turns)._replace(drawn=draw(st.integers(0, 2)))
    if waiting := sorted(queues(hotline)):
        standing = st.dictionaries(st.sampled_from(waiting), st.sampled_from((FULL, NO_AGENTS)))
        world = world._replace(queues=frozenset(draw(standing).items()))
    away = draw(st.sets(st.sampled_from([*STAND_INS]))) & set(desks(hotline))
    world = world._replace(on=frozenset(map(switch_of, away)))
    does = draw(plans(hotline))
    return Call("随机来电", "a random call", does, at, number, frozenset(missing), world=world)


def _clips(hotline: Hotline) -> list[str]:
    """The clips of sentences."""
    return sorted(clip for clip in hotline.clips if clip != BEEP and not clip.startswith(SOUND))


@st.composite
def plans(draw: st.DrawFn, hotline: Hotline) -> Plan:
    """What a caller does. Keys are mostly ones that some menu knows, typed at waits and in clips, also several menus'
    at once."""
    clips = sorted({*_clips(hotline), *(speak.clip for _, speak in values_said(hotline))})
    known = sorted(
        {keys for node in hotline.nodes.values() if isinstance(node, Menu) for keys in _known(node)}
    )
    keys = (
        st.one_of(st.sampled_from(known), st.text(KEYS, min_size=1, max_size=4))
        if known
        else st.text(KEYS, min_size=1, max_size=4)
    )
    burst = st.one_of(keys, keys, st.tuples(keys, keys).map("".join))
    act = st.one_of(burst, burst, burst, st.just(PASS), st.just(PASS))
    waits = draw(st.lists(act, max_size=8))
    then = draw(st.sampled_from((HANG_UP, PASS)))
    during = st.one_of(burst, burst, st.just(HANG_UP))
    played = st.tuples(st.sampled_from(clips), st.integers(1, 2))
    outcomes = st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=2).map(tuple)
    dialled = sorted(
        {
            name
            for node in hotline.nodes.values()
            if isinstance(node, Transfer | Queue)
            for name in parts(node, Dials)
        }
    )
    dialled += [keys for keys in known if keys.isdigit() and len(keys) > 1]
    return Plan(
        tuple(waits),
        then,
        draw(st.dictionaries(played, during, max_size=3)),
        draw(st.dictionaries(st.sampled_from(dialled), outcomes, max_size=3)) if dialled else {},
        tuple(
            draw(st.lists(st.tuples(st.integers(2, 5).map(lambda s: s * 1000), st.booleans()), max_size=2))
        ),
        tuple(draw(st.lists(st.sampled_from(((2000, False), (3000, True), (LENGTH, False))), max_size=2))),
    )


def _known(menu: Menu) -> list[str]:
    """Keys of each entry: an extension that is listed where it takes some, and one that is not."""
    found = []
    for entry in menu.entries:
        tried = (
            keys_for(entry, menu.entries),
            keys_for(entry, menu.entries, EXTENSIONS),
            keys_outside(entry, menu.entries, EXTENSIONS),
        )
        found += [keys for keys in tried if keys]
        if isinstance(entry, Number):
            least, most = "5" * entry.lengths[0], "6" * entry.lengths[-1]
            found += [
                most,
                least[1:] + entry.end_key,
                least + entry.end_key,
                most + entry.end_key + "1",
                most + "1",
            ]
            found += [least[1:] + entry.last + entry.end_key] if entry.last else []
    return [keys for keys in found if keys]
