"""Random flows of all kinds, in which checks are held against calls."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from handmade import at, branch, hangup, hotline, menu, record, say, transfer, voicemail

from ivrc.flow import causes
from ivrc.flow.conditions.caller import WITHHELD, Caller
from ivrc.flow.kinds.lookup import Found, Lookup
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Case, Edge, Entry, Hotline, Node, Number
from ivrc.flow.parts import Field
from ivrc.flow.stand_in import StandIn, switch_of
from ivrc.flow.values import CALLER, NATIONAL, Value, typed
from ivrc.lowering.conditions.caller import NAME as CALLING

NAMES = "甲乙丙丁戊己"
FAR = 0.08
"""How many of the flows have a person behind several keys, by their making."""
NOTICE, REGRET, PROMISE, TALK = "本次通话将被录音。", "很抱歉。", "我们会尽快给您回电。", "正在为您转接。"
URGENT = "急救请挂机后拨打120。"
WORDS = (REGRET, REGRET, "地址是东街八号。", PROMISE, TALK, URGENT)
KINDS = (
    "菜单",
    "菜单",
    "菜单",
    "号码",
    "播报",
    "播报",
    "告知",
    "录音",
    "转接",
    "分机",
    "留言",
    "记录",
    "停顿",
    "分支",
    "排队",
    "口令",
    "离席",
    "查询",
    "提交",
)


def drawn(random: Random) -> Hotline:
    """A flow of two to six nodes of all kinds, with any ways between them; at most one of them asks the clock or the number."""
    return _far(random) if random.random() < FAR else _mixed(random)


def _far(random: Random) -> Hotline:
    """A flow whose only person is behind two menus, or three, where no other way leads there."""
    names = NAMES[: random.randint(3, 4)]
    nodes: list[Node] = []
    for place, name in enumerate(names[:-1]):
        other = random.choice((*names[: place + 1], "再见"))
        keys = {"1": names[place + 1], "2": other} if random.random() < 0.8 else {"12": names[place + 1]}
        quiet, wrong = (
            random.choice(("再见", "再见", *names[: place + 1])),
            random.choice(("再见", names[-1])),
        )
        line = (place + 1) * 100
        nodes.append(
            menu(name, "一请按1", "二请按2", keys=keys, silence=quiet, wrong=wrong, line=line, times=1)
        )
    person = _node(random, random.choice(("转接", "排队")), names[-1], len(names) * 100, names)
    return _with_ends(random, [*nodes, person], ("再见",))


def _mixed(random: Random) -> Hotline:
    names = NAMES[: random.randint(2, 6)]
    nodes: list[Node] = []
    for place, name in enumerate(names):
        kind = random.choice(KINDS)
        if kind == "分支" and any(node.traits.chooses for node in nodes):
            kind = "菜单"
        nodes.append(_node(random, kind, name, (place + 1) * 100, names))
    return _with_ends(random, nodes, (*names, "再见", "再见"))


def _with_ends(random: Random, nodes: list[Node], faults: tuple[str, ...]) -> Hotline:
    ends = (say("再见", random.choice(("再见。", "再见。", REGRET)), to="挂机", line=900), hangup(line=901))
    flow = hotline(*nodes, *ends, fault=random.choice(faults), notice=NOTICE)
    return flow._replace(
        numbers=(random.choice(("4001", "4006659999")),),
        values={
            "主叫号码": Value("主叫号码", "digits", CALLER, False, at(1)),
            CALLING: Value(CALLING, "digits", NATIONAL, False, at(1)),
            "分机号": typed("分机号", at(1)),
            "口令": typed("口令", at(1))._replace(secret=True),
        },
    )


def _node(random: Random, kind: str, name: str, line: int, names: str) -> Node:
    def to() -> str:
        return random.choice((*names, "再见", "再见", "挂机"))

    match kind:
        case "菜单" | "号码":
            keys = {key: to() for key in "12"[: random.randint(1, 2)]}
            told = (f"{name}请按1", "或者请按2", *([URGENT] if random.random() < 0.1 else []))
            made = menu(name, *told, keys=keys, silence=to(), wrong=to(), line=line, times=1)
            if kind == "菜单":
                return made
            number = Number((3,), "#", Edge(causes.number("分机号"), to(), at(line + 9)), "分机号")
            return made._replace(entries=(*made.entries, number))
        case "播报":
            spoken = (random.choice(WORDS),) if random.random() < 0.7 else ()
            return say(name, *spoken, to=to(), line=line)
        case "告知":
            return say(name, NOTICE, to=to(), line=line, interruptible=False)
        case "录音":
            return record(name, to(), line=line)
        case "转接":
            made_desk = transfer(name, lost=to(), after=random.choice(("", to())), line=line)
            stands_in = StandIn(name, "代班", switch_of(name))
            return made_desk._replace(stand_ins=(stands_in,)) if random.random() < 0.5 else made_desk
        case "查询" | "提交":
            return _lookup(kind, name, line, to)
        case "排队":
            return _queue(random, name, line, to)
        case "口令":
            asks = menu(name, "请输入口令", keys={}, silence=to(), wrong=to(), line=line, times=1)
            right = Edge(causes.number("口令"), to(), at(line + 9))
            return asks._replace(entries=(Number((4,), "#", right, "口令", pin="管理员", digits="1357"),))
        case "离席":
            turned = switch_of(random.choice(names))
            return Turn(name, at(line), turned, random.random() < 0.5, Edge(causes.NEXT, to(), at(line)))
        case "分机":
            dialling = transfer(name, lost=to(), line=line)
            return dialling._replace(extension="分机号", destinations=())
        case "留言":
            return voicemail(name, to(), line=line)
        case "停顿":
            return Pause(name, at(line), 1000, Edge(causes.NEXT, to(), at(line)))
        case "记录":
            table = random.choice(("回电", "来过"))
            return Note(
                name, at(line), table, (Field("号码", value="主叫号码"),), Edge(causes.NEXT, to(), at(line))
            )
    asks = branch(name, to(), to(), line=line)
    if random.random() < 0.5:
        return asks
    test = Caller(CALLING, WITHHELD, ())
    return asks._replace(cases=(Case(test, Edge(test.cause, to(), at(line + 1))),))


def _queue(random: Random, name: str, line: int, to: Callable[[], str]) -> Queue:
    """A queue, perhaps with a key that leaves it, a bound, and a way behind the talk; each of its ways stands on a line."""
    key = (Entry("1", Edge(causes.key("1"), to(), at(line + 1))),) if random.random() < 0.5 else ()
    full = Edge(causes.FULL, to(), at(line + 2)) if random.random() < 0.5 else None
    after = Edge(causes.AFTER, to(), at(line + 3)) if random.random() < 0.5 else None
    late, none = Edge(causes.TOO_LONG, to(), at(line + 4)), Edge(causes.NO_AGENTS, to(), at(line + 5))
    most = 20 if full else 0
    return Queue(name, at(line), (name,), "", 15, 60, most, "", key, late, none, full, after)


def _lookup(kind: str, name: str, line: int, to: Callable[[], str]) -> Lookup:
    """A look-up that brings a value, or a post; each of its ways stands on a line."""
    causes_of = (causes.FOUND, causes.FAILED, causes.TIMED_OUT, causes.NONE)
    found, failed, late, none = (Edge(cause, to(), at(line + n)) for n, cause in enumerate(causes_of, 1))
    asks = kind == "查询"
    brings = Found(("分机号",) if asks else (), found)
    return Lookup(name, at(line), "服务", (), 3, "", brings, none if asks else None, failed, late)
