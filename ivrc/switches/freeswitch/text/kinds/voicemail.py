"""A message on FreeSWITCH."""

from __future__ import annotations

from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import BEEP, Play
from ivrc.switches.freeswitch.text import labels, left
from ivrc.switches.freeswitch.text.kinds.record import COMPLETION
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.speech import BEGIN, clips
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value


def emit(plan: Plan, node: Voicemail) -> str:
    """A Voicemail node. The message is recorded beside a silence that the end key stops: unlike `record`, this
    never drops the call, ends to the millisecond and keeps the keys typed after it."""
    mailbox = word(node.mailbox)
    name = f"{value(labels.MESSAGES)}/{mailbox}/${{uuid}}-${{strftime(%Y%m%d-%H%M%S)}}.wav"
    begin = [
        *BEGIN,
        *clips(plan, [Play(BEEP, interruptible=False)]),
        put(labels.MESSAGE, name),
        plan.stay(node, "record"),
    ]
    record_it = [
        put(labels.END_OF_RECORDING),
        do("record_session", f"{value(labels.MESSAGE)} {{RECORD_READ_ONLY=true,{labels.MAILBOX}={mailbox}}}"),
        COMPLETION,
        plan.stay(node, "listen"),
    ]
    listen = [
        *left.kept(plan, node),
        put("playback_terminators", node.end_key),
        do("playback", silence(node)),
        put("playback_terminators", labels.EVERY_KEY),
        do("stop_record_session", value(labels.MESSAGE)),
        plan.go(node.next),
    ]
    parts = [
        extension(step, [asked(step)], actions)
        for step, actions in ((labels.ENTER, begin), ("record", record_it), ("listen", listen))
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def silence(node: Voicemail) -> str:
    """What plays while the message is taken, as long as it may be at most."""
    return f"{labels.SILENCE}{node.max_seconds * 1000}"
