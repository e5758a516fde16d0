"""Recording a call on Asterisk: one file from the notice to the end, whoever else speaks in it.

MixMonitor hears what is sent to the caller through a translator of its own, and Debian's builds (2016_opus_plc.patch)
let that translator drop whatever has an RTP sequence number half the range or more behind what it saw last. A prompt
counts as 0, a telephone begins where it likes: after a prompt, a telephone that begins above 32768 is left out of the
recording; after a telephone, the prompts are. The translator goes only when the channel has nothing left to record for
and a sound is sent: so around every Dial the recording is stopped, a moment of silence is sent, and the recording
goes on in the same file.
"""

from __future__ import annotations

from ivrc.flow.kinds.record import Record
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.recording import APPENDING, IS_RECORDED, START, STOP, records
from ivrc.switches.asterisk.text.syntax import Step, context, extension, goto, is_set, put, when

SILENCE, WAIT, SILENCE_OVER = "PlayTones", "Wait", "StopPlayTones"
_SILENCE_SECONDS = 0.2
"""Ten frames: on a busy machine some of them are sent too."""
ANEW = (f"{SILENCE}(0/100)", f"{WAIT}({_SILENCE_SECONDS})", f"{SILENCE_OVER}()")
"""A recording that is stopped goes on after these; after anything else it is over."""


def emit(plan: Plan, node: Record) -> str:
    """A Record node: the call's recording is started once."""
    steps: list[Step] = [
        when(is_set(IS_RECORDED), f"{plan.target(node.next)},{labels.BEGIN},1"),
        f"{START}({plan.recording()})",
        put(IS_RECORDED, "1"),
        *left.recorded(plan),
        goto(plan.target(node.next)),
    ]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)


def anew(plan: Plan) -> list[Step]:
    """Lets a recording begin anew in its file, where somebody else is about to be heard: a desk, or the hotline after it."""
    return [f"Gosub({_name(plan)},s,1)"] if records(plan) else []


def recorder(plan: Plan) -> str:
    """The subroutine that `anew` calls; nothing where no call is recorded."""
    if not records(plan):
        return ""
    steps: list[Step] = [
        when(is_set(IS_RECORDED), ":done"),
        f"{STOP}()",
        *ANEW,
        f"{START}({plan.recording()},{APPENDING})",
        ("done", "Return()"),
    ]
    title = (
        "Before and after a desk: the recording, if there is one, goes on in its file with all that is heard"
    )
    return context(_name(plan), title, [extension(labels.BEGIN, steps)], plan.common)


def _name(plan: Plan) -> str:
    return f"{plan.entry}{labels.APART}recording"
