"""The queues of a hotline as a call finds them: open, full of others, or without agents. Such calls are made one after the other,
for a queue is one for all of them, and a telephone that rings for one is rung for no other."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import NO_AGENTS, Queue
from ivrc.flow.nodes import Hotline
from ivrc.switches.asterisk.driver import files
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.driver.endpoints import Around
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.verify.sounds import MUSIC, Sound

_FILLS = "fills"
_STEP_SECONDS, _STEPS = 0.05, 200


class Queues:
    """`agents` are the telephones by the names of destinations."""

    def __init__(self, actions: Manager, places: Around, agents: Mapping[str, str]) -> None:
        self._actions, self._places, self._agents = actions, places, agents
        self._alone = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def standing(
        self, hotline: Hotline, plan: Plan, given: frozenset[tuple[str, str]]
    ) -> AsyncIterator[None]:
        """While a call is made; nothing is done where the hotline has no queue."""
        waiting = list(of_kind(hotline, Queue))
        if not waiting:
            yield
            return
        async with self._alone:
            for node in waiting:
                await self._set(plan, node, dict(given).get(hotline.owner(node.id), ""))
            try:
                yield
            finally:
                for node in waiting:
                    await self._clear(plan, node, dict(given).get(hotline.owner(node.id), ""))

    async def _set(self, plan: Plan, node: Queue, how: str) -> None:
        name = plan.contexts[node.id]
        if how == NO_AGENTS:
            await self._pause(name, node, "true")
        elif how:
            for number in range(1, node.most + 1):
                await self._actions.ask("Originate", Channel=f"Local/{_FILLS}@{self._places.pulse}/n", Application="Queue", Data=f"{name},c,,,3600", Async="true")  # fmt: skip
                await self._until(name, number)

    async def _clear(self, plan: Plan, node: Queue, how: str) -> None:
        name = plan.contexts[node.id]
        if how == NO_AGENTS:
            await self._pause(name, node, "false")
        elif how:
            await self._actions.ask("Hangup", Channel=f"/^Local\\/{_FILLS}@{self._places.pulse}/")
        await self._until(name, 0)

    async def _pause(self, name: str, node: Queue, paused: str) -> None:
        for agent in node.agents:
            await self._actions.ask("QueuePause", Interface=self._agents[agent], Paused=paused, Queue=name)

    async def _until(self, name: str, count: int) -> None:
        for _ in range(_STEPS):
            answer = await self._actions.ask("Getvar", Variable=f"QUEUE_WAITING_COUNT({name})")
            if answer.get("Value") == str(count):
                return
            await asyncio.sleep(_STEP_SECONDS)


def configured(parts: Mapping[str, str], sounds: Mapping[str, Sound], folder: str) -> dict[str, str | bytes]:
    """The files that a private switch needs for parts of queues.conf: the queues, and a music for each class; that for look-ups, too."""
    music = {name.removeprefix(MUSIC): sound for name, sound in sounds.items() if name.startswith(MUSIC)}
    classes = "".join(
        f"[{name}]\nmode=files\ndirectory={folder}/music/{name}\nsort=alpha\n" for name in music
    )
    if not (parts or music):
        return {}
    includes = "".join(f"#include {each}\n" for each in parts)
    queues = {"etc/queues.conf": f"[general]\npersistentmembers = no\n{includes}"} if parts else {}
    return {
        **queues,
        "etc/musiconhold.conf": f"[general]\n{classes}",
        **{f"music/{name}/one{sound.suffix}": sound.data for name, sound in music.items()},
    }


def parts_of(emitted: Mapping[str, str]) -> dict[str, str]:
    """The parts of queues.conf among emitted files."""
    return files.queues(emitted)


def telephones(plans: Sequence[Plan]) -> dict[str, str]:
    """What is dialled, by the names of destinations."""
    return {name: by[NAME] for plan in plans for name, by in plan.site.destinations.items() if NAME in by}
