"""What a caller does in a call, as the steps of `ivrc call --keys`."""

from __future__ import annotations

from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import NOTHING, Caller, Circumstances, Typed
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.simulate.steps import HANG_UP, PASS


def steps(hotline: Hotline, call: Call, given: Circumstances) -> str:
    """The steps with which a call goes as its plan has it; keys typed in one go in a wait are a step each."""
    watched = _Watched(call.caller())
    run(hotline, watched, given)
    return watched.steps.rstrip(PASS)


class _Watched:
    """Stands between the machine and a caller, and writes down every act. `quiet` is how many clips were heard since the last."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.steps, self.quiet = "", 0
        self.dialled, self.asked = caller.dialled, caller.asked
        self.talks_ms, self.message_ms = caller.talks_ms, caller.message_ms

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        done = self.caller.during(clip, length_ms, interruptible)
        if done == NOTHING:
            self.quiet += 1
        else:
            self.steps += f"[{PASS * self.quiet}{_act(done)}]"
            self.quiet = 0
        return done

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        done = self.caller.waiting(node, limit_ms, first)
        self.steps += _act(done)
        self.quiet = 0
        return done


def _act(done: Typed) -> str:
    return done.keys + (HANG_UP if done.hangs_up else "") or PASS
