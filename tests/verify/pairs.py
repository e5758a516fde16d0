"""Random flows and callers driven on a switch, many flows at each start; and a failing call made small."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from ivrc.compile import compile_text
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.simulate.plan import Call, Plan
from ivrc.site import Extensions, Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.compare import Parting, side_by_side
from ivrc.verify.driver import Placed
from ivrc.verify.run import Judged, Total, drive
from ivrc.verify.sounds import sounds
from ivrc.verify.throttle import Throttle
from tests.strategies import EXTENSIONS, TELEPHONES, Drawn, at_site, calls, hotlines

CALLS = 8
"""Calls drawn for each flow."""
FLOWS = 12
"""Flows that a switch holds at a time: all of their clips together still have a tone each."""

SITE = Site(
    "random",
    {name: {"asterisk": f"Local/{name}@nowhere"} for name in TELEPHONES},
    Extensions(EXTENSIONS, {"asterisk": "Local/{}@nowhere"}),
)


class Pair(NamedTuple):
    """A flow's menu file and a call into it."""

    text: str
    call: Call

    def as_json(self) -> str:
        """As a case file holds it."""
        return json.dumps({"menu": self.text, "call": self.call.as_dict()}, ensure_ascii=False, indent=1)

    @classmethod
    def of_json(cls, text: str) -> Pair:
        """The pair that `as_json` told."""
        told: dict[str, Any] = json.loads(text)
        return cls(told["menu"], Call.of_dict(told["call"]))


@dataclass
class Driven:
    """What came of many pairs: the failing ones with what is wrong, and the sums."""

    failed: list[tuple[Pair, Judged]] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)

    @property
    def pairs(self) -> int:
        """How many pairs were driven."""
        return sum(total.calls for total in self.totals)


def draw(number: int, chance: int | None, also: Sequence[str] = ()) -> list[tuple[Drawn, list[Call]]]:
    """So many flows with calls, with blocks `also` of these kinds; the same ones every time unless `chance` is a seed."""
    found: list[tuple[Drawn, list[Call]]] = []
    quiet = settings(
        max_examples=number,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=chance is None,
        suppress_health_check=list(HealthCheck),
    )

    @quiet
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        drawn = data.draw(hotlines(standard_phrases(), also=also))
        found.append((drawn, [data.draw(calls(drawn.hotline)) for _ in range(CALLS)]))

    (collect if chance is None else seed(chance)(collect))()
    return found


def compiled(text: str, name: str) -> Hotline:
    """A flow under a name of its own. Asterisk ends messages by # or * only."""
    hotline = compile_text(text, standard_phrases()).hotline
    assert hotline is not None
    nodes = {
        key: node._replace(end_key="#") if isinstance(node, Voicemail) and node.end_key not in "#*" else node
        for key, node in hotline.nodes.items()
    }
    return at_site(hotline._replace(name=name, nodes=nodes))


async def driven(asterisk: Installed, pairs: Sequence[Pair]) -> Driven:
    """Drives the pairs, flows together."""
    done = Driven()
    throttle = Throttle()
    texts = list(dict.fromkeys(pair.text for pair in pairs))
    for batch in batches(texts, FLOWS):
        held = {text: compiled(text, f"试验{number}") for number, text in enumerate(batch)}
        audio = sounds(list(held.values()), ("alaw", ".alaw"), cache("clips"))
        lengths = {name: sound.length_ms for name, sound in audio.items()}
        mine = [pair for pair in pairs if pair.text in held]
        placed = [
            Placed(pair.call.zh, held[pair.text], pair.call.caller(), pair.call.given(EXTENSIONS, lengths))
            for pair in mine
        ]
        async with running(asterisk, list(held.values()), SITE, audio) as switch:
            assert not switch.found, switch.found
            judged, total = await drive(switch, placed, audio, throttle)
        done.totals.append(total)
        done.failed += [(pair, each) for pair, each in zip(mine, judged) if each.found]
    return done


def batches(texts: list[str], size: int) -> Iterator[list[str]]:
    """The texts, so many at a time."""
    for start in range(0, len(texts), size):
        yield texts[start : start + size]


async def smaller(asterisk: Installed, pair: Pair) -> Pair:
    """The pair with everything left out of the call without which it fails as well."""
    while True:
        tries = [Pair(pair.text, pair.call._replace(plan=plan)) for plan in _less(pair.call.plan)]
        failing = (await driven(asterisk, tries)).failed if tries else []
        if not failing:
            return pair
        pair = failing[0][0]


def _less(plan: Plan) -> Iterator[Plan]:
    for number in range(len(plan.waits)):
        yield plan._replace(waits=plan.waits[:number] + plan.waits[number + 1 :])
    for place in plan.clips:
        yield plan._replace(clips={key: act for key, act in plan.clips.items() if key != place})
    for name in plan.replies:
        yield plan._replace(replies={key: each for key, each in plan.replies.items() if key != name})
    for name in plan.answers:
        yield plan._replace(answers={key: each for key, each in plan.answers.items() if key != name})
    if plan.talks:
        yield plan._replace(talks=())
    if plan.messages:
        yield plan._replace(messages=())


def told(pair: Pair, judged: Judged, write: Callable[[str], str] = lambda text: text) -> str:
    """A failing pair for whoever has to mend it."""
    at = judged.at or Parting(0, 0)
    columns = side_by_side(judged.call.hotline, judged.meant, judged.driven.trace, at, "zh", 12)
    findings = "\n".join(each.zh for each in judged.found)
    return write(f"{findings}\n{columns}\n{pair.as_json()}")
