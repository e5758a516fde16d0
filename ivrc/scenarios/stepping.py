"""The caller of a scenario."""

from __future__ import annotations

from ivrc.simulate.caller import NOTHING, Typed, acted
from ivrc.simulate.plan import Follower, Plan
from ivrc.simulate.steps import at_wait, in_clip


class Stepping(Follower):
    """A caller who follows a plan, and besides the steps of `ivrc call --keys`."""

    def __init__(self, steps: str, plan: Plan) -> None:
        super().__init__(plan)
        self.steps = steps

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        planned = super().during(clip, length_ms, interruptible)
        if planned != NOTHING:
            return planned
        act, self.steps = in_clip(self.steps)
        return acted(act, length_ms // 2)

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        act, self.steps = at_wait(self.steps)
        return acted(act, limit_ms // 4)
