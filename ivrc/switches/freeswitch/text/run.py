"""How a hotline runs on FreeSWITCH: the context that all its nodes share.

`transfer` drops the keys that wait and may be used 70 times a call, `execute_extension` nests 32 deep. So neither
leads from node to node. A call executes steps one after the other: each names the next one in `ivrc_next`, and
comes back. Three loops of a hundred give a call a million steps, at a depth of four.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ivrc.flow.entries import end_keys
from ivrc.flow.nodes import Menu, Play, Record, Voicemail
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put

_RINGBACK = "%(1000,4000,450)"
"""The ring-back tone in China (GB 3380-82): 450 Hz, one second in five."""

_WELL = "^(FILE PLAYED)?$"
"""What `ivrc_result` holds while nothing has failed."""

_STATE = (
    "ivrc_key",
    "ivrc_typed",
    "ivrc_result",
    "ivrc_fault",
    "ivrc_recording",
    "ivrc_outcome",
    "ivrc_ended",
)

_FOREIGN = (
    "bridge_terminate_key",
    "campon",
    "exec_after_bridge_app",
    "failure_causes",
    "park_after_bridge",
    "playback_delimiter",
    "playback_timeout_sec",
    "playback_timeout_sec_cumulative",
    "record_completion_cause",
    "transfer_after_bridge",
    "transfer_on_fail",
)
"""Variables of the switch that would change what the nodes mean; a call may come with them set."""


def shared(plan: Plan) -> str:
    """The context that calls come in by."""
    hotline = plan.hotline
    title = f"Hotline {hotline.name} ({hotline.span.file}:{hotline.span.line})"
    title += "".join(f", {name} is {short}" for name, short in plan.variables.items())
    return context(plan.entry, title, [_start(plan), *_steps(plan), *_clips(), *_keys(plan), *_outcomes()])


def clips(plan: Plan, plays: Iterable[Play]) -> list[str]:
    """Actions that play clips. A key that waits keeps the interruptible ones, up to the next other, from playing."""
    actions: list[str] = []
    first = True
    for interruptible, run in groupby(plays, lambda play: play.interruptible):
        if interruptible and first:
            actions.append(plan.shared("waiting-key"))
        first = False
        step = "play" if interruptible else "notice"
        for play in run:
            clip = plan.hotline.clips.get(play.clip)
            actions.append(plan.shared(f"{step}:{play.clip}", clip.text if clip else ""))
    return actions


def _start(plan: Plan) -> str:
    hotline = plan.hotline
    kinds = {type(node) for node in hotline.nodes.values()}
    names = "|".join(("start", *hotline.numbers))
    actions = [
        do("answer"),
        do("multiunset", " ".join((*_STATE, *plan.variables.values(), *_FOREIGN))),
        put("disable_app_log", "true"),
        put("timezone", hotline.zone),
        put("playback_terminators", "any"),
        put("continue_on_fail", "true"),
        put("hangup_after_bridge", "false"),
        put("ignore_early_media", "true"),
        put("transfer_ringback", _RINGBACK),
        put("send_silence_when_idle", "-1"),
        do("export", "nolocal:api_on_answer=uuid_flush_dtmf ${uuid}", "keys typed while it rings are lost"),
        put("ivrc_sounds", plan.place("sounds", "sounds_dir")),
        *([put("ivrc_recordings", plan.place("recordings", "recordings_dir"))] if Record in kinds else []),
        *([put("ivrc_messages", plan.place("messages", "storage_dir"))] if Voicemail in kinds else []),
        put("ivrc_next", f"enter XML {plan.contexts[hotline.start]}"),
        _hundred(plan, "ten-thousand-steps"),
        put("ivrc_ended", "fault"),
        do("hangup", "NORMAL_TEMPORARY_FAILURE"),
    ]
    return extension("start", [asked(f"({names})")], actions)


def _hundred(plan: Plan, step: str) -> str:
    return do("execute_extension", f"{step} XML {plan.entry}", loop=100)


def _steps(plan: Plan) -> list[str]:
    fault = put("ivrc_fault", "${ivrc_step}: ${ivrc_result}")
    return [
        extension("ten thousand steps", [asked("ten-thousand-steps")], [_hundred(plan, "hundred-steps")]),
        extension("hundred steps", [asked("hundred-steps")], [_hundred(plan, "step")]),
        extension(
            "step",
            [asked("step"), ("${ivrc_result}:${ivrc_next}", "^(FILE PLAYED)?:.")],
            [put("ivrc_step", "${ivrc_next}"), put("ivrc_next"), do("execute_extension", "${ivrc_step}")],
        ),
        extension(
            "a second fault ends the call",
            [asked("step"), ("${ivrc_fault}", ".")],
            [fault, put("ivrc_ended", "fault"), do("hangup", "NORMAL_TEMPORARY_FAILURE")],
        ),
        extension(
            "a fault takes the fault way",
            [asked("step")],
            [
                fault,
                put("ivrc_result"),
                put("ivrc_key"),
                plan.go(plan.hotline.fault),
            ],
        ),
    ]


def _clips() -> list[str]:
    took = put("ivrc_key", "${playback_terminator_used}")
    result = put("ivrc_result", "${current_application_response}")
    return [
        extension(
            "a clip that a key stops",
            [("${ivrc_key}${ivrc_result}", _WELL), asked("play:(.+)")],
            [do("playback", "${ivrc_sounds}/$1.wav"), result, took],
        ),
        extension(
            "a clip that drops keys",
            [("${ivrc_result}", _WELL), asked("notice:(.+)")],
            [
                put("ivrc_key"),
                do("flush_dtmf"),
                put("playback_terminators", "none"),
                do("playback", "${ivrc_sounds}/$1.wav"),
                result,
                put("playback_terminators", "any"),
                do("flush_dtmf"),
            ],
        ),
        extension(
            "is a key waiting",
            [("${ivrc_key}${ivrc_result}", _WELL), asked("waiting-key")],
            [do("playback", "silence_stream://1"), result, took],
        ),
    ]


def _keys(plan: Plan) -> list[str]:
    return [
        extension(
            "the first key",
            [asked("first-key:(.+)")],
            [
                plan.shared("key:$1"),
                put("ivrc_typed", "${ivrc_key}"),
                put("ivrc_key"),
            ],
        ),
        extension(
            "a further key",
            [asked("further-key:(.+)")],
            [
                plan.shared("key:$1"),
                plan.shared("further"),
            ],
        ),
        extension(
            "a further key came",
            [asked("further"), ("${ivrc_key}", ".")],
            [
                put("ivrc_typed", "${ivrc_typed}${ivrc_key}"),
                put("ivrc_key"),
                put("ivrc_next", "${ivrc_step}"),
            ],
        ),
        *(_end_key(plan) if _ends(plan) else ()),
        extension(
            "a key",
            [("${ivrc_key}${ivrc_result}", _WELL), asked("key:(.+)")],
            [do("read", "1 1 silence ivrc_key $1 none")],
        ),
    ]


def _ends(plan: Plan) -> bool:
    """Whether any number of the hotline is ended by a key."""
    return any(isinstance(node, Menu) and end_keys(node) for node in plan.hotline.nodes.values())


def _end_key(plan: Plan) -> list[str]:
    """After a number that is full: its end key belongs to it, and any other key waits for the next node."""
    return [
        extension(
            "an end key",
            [asked("end-key:(.+)")],
            [
                plan.shared("key:$1"),
                plan.shared("ended"),
            ],
        ),
        extension(
            "the end key came",
            [asked("ended"), ("${ivrc_end_key}${ivrc_key}", "^(##|[*][*])$")],
            [
                put("ivrc_typed", "${ivrc_typed}${ivrc_key}"),
                put("ivrc_key"),
            ],
        ),
    ]


def _outcomes() -> list[str]:
    outcomes = {
        "answered": "SUCCESS",
        "busy": "USER_BUSY",
        "no-answer": "(NO_ANSWER|ALLOTTED_TIMEOUT)",
        "unavailable": ".*",
    }
    return [
        extension(
            outcome,
            [asked("outcome"), ("${originate_disposition}", f"^{causes}$")],
            [put("ivrc_outcome", outcome), do("flush_dtmf")],
        )
        for outcome, causes in outcomes.items()
    ]
