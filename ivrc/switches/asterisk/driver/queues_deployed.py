"""The queues of a hotline that is deployed: whether a running Asterisk holds them as built, and has their music."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc import manifest
from ivrc.diagnostics import Diagnostic
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue
from ivrc.switches.asterisk.driver import files
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.queues import music, strategy
from ivrc.verify import verdicts

_HEAD = re.compile(r"has \d+ calls? \(max (\w+)\) in '(\w+)' strategy")
_MEMBER = re.compile(r"^\s+.*?\(([A-Za-z][A-Za-z0-9]*/[^()]+)\)", re.MULTILINE)
_UNLIMITED = "unlimited"
_CLASS = re.compile(r"^Class: (.+)$", re.MULTILINE)


class Held(NamedTuple):
    """A queue as the switch says that it holds it."""

    most: int
    strategy: str
    members: tuple[str, ...]


async def differences(
    switch: Manager, emitted: Mapping[str, str], built: Path, conf: Path, plan: Plan
) -> list[Diagnostic]:
    """What the switch lacks or has otherwise of the queues, and which step of the deployment was left out."""
    waiting = list(of_kind(plan.hotline, Queue))
    if not waiting:
        return []
    (name,) = files.queues(emitted)
    shown = {
        plan.contexts[node.id]: await _answer(switch, f"queue show {plan.contexts[node.id]}")
        for node in waiting
    }
    classes = _CLASS.findall(await _answer(switch, "moh show files"))
    copied = manifest.digest_of(conf / name) == manifest.digest_of(built / name)
    found = list(_queues(plan, waiting, shown, conf / name, _mend(name, built, conf, copied)))
    if not copied and not found:
        zh, en = "排队的设置不是这次生成的", "the settings of the queues are not those of this build"
        found.append(verdicts.deployed(str(conf / name), zh, en, *_mend(name, built, conf, copied)))
    return [*found, *_silent(waiting, classes, conf / "musiconhold.conf")]


async def _answer(switch: Manager, line: str) -> str:
    return (await switch.command(line)).get("Output", "")


def held(shown: str) -> Held | None:
    """What `queue show` says of a queue; None where there is none."""
    head = _HEAD.search(shown)
    if head is None:
        return None
    members = shown.partition("Callers:")[0] if "Callers:" in shown else shown
    return Held(0 if head[1] == _UNLIMITED else int(head[1]), head[2], tuple(_MEMBER.findall(members)))


def _queues(
    plan: Plan, waiting: Sequence[Queue], shown: Mapping[str, str], place: Path, mend: tuple[str, str]
) -> Iterator[Diagnostic]:
    for node in waiting:
        name = plan.contexts[node.id]
        there = held(shown[name])
        agents = tuple(plan.site.destinations[agent][NAME] for agent in node.agents)
        if there is None:
            zh = f"交换机里没有排队 {name}：来电走到这里就进故障路"
            en = f"the switch does not hold the queue {name}: a call that comes to it takes the fault way"
        elif (there.most, there.strategy, sorted(there.members)) != (
            node.most,
            strategy(node),
            sorted(agents),
        ):
            zh = f"交换机里的排队 {name} 是另一个版本：{', '.join(there.members) or '没有坐席'}，{there.strategy}，最多 {there.most or '不限'}"
            en = f"the switch holds another version of the queue {name}: {', '.join(there.members) or 'no agents'}, {there.strategy}, at most {there.most or 'any number'}"
        else:
            continue
        yield verdicts.deployed(str(place), zh, en, *mend)


def _mend(name: str, built: Path, conf: Path, copied: bool) -> tuple[str, str]:
    if not copied:
        return (
            f"把 {built / name} 复制到 {conf}/，在 queues.conf 末尾写上 #include {name}，再执行 queue reload all。",
            f"Copy {built / name} to {conf}/, write #include {name} at the end of queues.conf, then: queue reload all.",
        )
    return (
        f"在 queues.conf 末尾写上 #include {name}，再执行 queue reload all。",
        f"Write #include {name} at the end of queues.conf, then: queue reload all.",
    )


def _silent(waiting: Sequence[Queue], classes: Sequence[str], place: Path) -> Iterator[Diagnostic]:
    """Music that there is not: callers hear silence, and only the switch's log says so."""
    for name in sorted({music(node) for node in waiting} - set(classes)):
        yield verdicts.deployed(
            str(place),
            f"交换机没有音乐“{name}”，或者里面没有声音文件：客户排队时听到的是一片寂静",
            f'the switch has no music "{name}", or no sound in it: callers wait in silence',
            f"在 musiconhold.conf 里写上 [{name}]、mode=files 和 directory=…，放进声音文件，再执行 moh reload。",
            f"Write [{name}] with mode=files and directory=… in musiconhold.conf, put sounds there, then: moh reload.",
        )
