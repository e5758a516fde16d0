"""How a hotline runs on FreeSWITCH: the context that all its nodes share.

`transfer` drops the keys that wait and may be used 70 times a call, `execute_extension` nests 32 deep. So neither
leads from node to node. A call executes steps one after the other: each names the next one in `ivrc_next`, and
comes back. Three loops of a hundred give a call a million steps, at a depth of four.
"""

from __future__ import annotations

from ivrc.build_name import piece
from ivrc.flow.entries import end_keys
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.switches.freeswitch.text import labels, left, saying, secret
from ivrc.switches.freeswitch.text.foreign import FOREIGN
from ivrc.switches.freeswitch.text.kinds.language import spoken
from ivrc.switches.freeswitch.text.kinds.transfer import outcomes
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.speech import WAITING_KEY
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

_RINGBACK = "%(1000,4000,450)"
"""The ring-back tone in China (GB 3380-82): 450 Hz, one second in five."""

_WELL = "^(FILE PLAYED)?$"
"""What RESULT holds while nothing has failed."""
_ALL_WELL = (value(labels.RESULT), _WELL)
_NO_KEY_AND_WELL = (value(labels.KEY) + value(labels.RESULT), _WELL)

READ = "read"
"""The application that waits for a key."""

_STATE = (
    labels.KEY,
    labels.TYPED,
    labels.RESULT,
    labels.FAULT,
    labels.RECORDING,
    labels.OUTCOME,
    labels.ENDED,
)


def shared(plan: Plan) -> str:
    """The context that calls come in by."""
    hotline = plan.hotline
    title = f"Hotline {hotline.name} ({hotline.span.file}:{hotline.span.line})"
    title += "".join(f", {name} is {short}" for name, short in plan.variables.items())
    return context(
        plan.entry,
        title,
        [
            _start(plan),
            *_steps(plan),
            *_clips(plan),
            *_keys(plan),
            *secret.steps(plan),
            *outcomes(plan),
            *left.steps(plan, _ALL_WELL),
        ],
    )


def _start(plan: Plan) -> str:
    hotline = plan.hotline
    kinds = {type(node) for node in hotline.nodes.values()}
    names = "|".join(("start", *hotline.numbers))
    actions = [
        *left.begins(plan),
        do("answer"),
        do("multiunset", " ".join((*_STATE, *secret.state(plan), *plan.variables.values(), *FOREIGN))),
        piece(plan.site.build, put(labels.BUILD, plan.site.build)),
        put("disable_app_log", "true"),
        put("timezone", hotline.zone),
        put("playback_terminators", labels.EVERY_KEY),
        put("continue_on_fail", "true"),
        put("hangup_after_bridge", "false"),
        put("ignore_early_media", "true"),
        put("transfer_ringback", _RINGBACK),
        put("send_silence_when_idle", "-1"),
        do("export", "nolocal:api_on_answer=uuid_flush_dtmf ${uuid}", "keys typed while it rings are lost"),
        put(labels.SOUNDS, plan.place("sounds", "sounds_dir")),
        *([put(labels.RECORDINGS, plan.place("recordings", "recordings_dir"))] if Record in kinds else []),
        *([put(labels.MESSAGES, plan.place("messages", "storage_dir"))] if Voicemail in kinds else []),
        *saying.known(plan),
        *(spoken(hotline.locale) if hotline.languages else []),
        put(labels.NEXT, f"{labels.ENTER} XML {plan.contexts[hotline.start]}"),
        _hundred(plan, "ten-thousand-steps"),
        *left.fault(plan),
        put(labels.ENDED, labels.BY_FAULT),
        do("hangup", "NORMAL_TEMPORARY_FAILURE"),
    ]
    return extension("start", [asked(f"({names})")], actions)


def _hundred(plan: Plan, step: str) -> str:
    return do("execute_extension", f"{step} XML {plan.entry}", loop=100)


def _steps(plan: Plan) -> list[str]:
    fault = put(labels.FAULT, f"{value(labels.STEP)}: {value(labels.RESULT)}")
    return [
        extension("ten thousand steps", [asked("ten-thousand-steps")], [_hundred(plan, "hundred-steps")]),
        extension("hundred steps", [asked("hundred-steps")], [_hundred(plan, "step")]),
        extension(
            "step",
            [asked("step"), (f"{value(labels.RESULT)}:{value(labels.NEXT)}", "^(FILE PLAYED)?:.")],
            [
                put(labels.STEP, value(labels.NEXT)),
                put(labels.NEXT),
                do("execute_extension", value(labels.STEP)),
            ],
        ),
        *saying.way(plan),
        *secret.over(plan),
        extension(
            "a second fault ends the call",
            [asked("step"), (value(labels.FAULT), ".")],
            [
                fault,
                *left.fault(plan),
                put(labels.ENDED, labels.BY_FAULT),
                do("hangup", "NORMAL_TEMPORARY_FAILURE"),
            ],
        ),
        *(
            extension(
                f"a fault takes the fault way of {each.locale}",
                [asked("step"), (value(labels.SPOKEN), f"^{each.locale}$")],
                [fault, *left.fault(plan), put(labels.RESULT), put(labels.KEY), plan.go(each.fault)],
            )
            for each in plan.hotline.languages
        ),
        extension(
            "a fault takes the fault way",
            [asked("step")],
            [
                fault,
                *left.fault(plan),
                put(labels.RESULT),
                put(labels.KEY),
                plan.go(plan.hotline.fault),
            ],
        ),
    ]


def _clips(plan: Plan) -> list[str]:
    took = put(labels.KEY, "${playback_terminator_used}")
    result = put(labels.RESULT, "${current_application_response}")
    play = do("playback", f"{value(labels.SOUNDS)}/$1.wav")
    whole = [
        put(labels.KEY),
        do("flush_dtmf"),
        put("playback_terminators", "none"),
        play,
        result,
        put("playback_terminators", labels.EVERY_KEY),
        do("flush_dtmf"),
    ]
    return [
        extension(
            "a clip that a key stops",
            [_NO_KEY_AND_WELL, asked(f"{labels.PLAY}:(.+)")],
            [play, result, took],
        ),
        extension(
            "a clip that drops keys",
            [_ALL_WELL, asked(f"{labels.NOTICE}:(.+)")],
            whole,
        ),
        extension(
            "is a key waiting",
            [_NO_KEY_AND_WELL, asked(WAITING_KEY)],
            [do("playback", f"{labels.SILENCE}1"), result, took],
        ),
        *saying.steps(plan, _NO_KEY_AND_WELL, _ALL_WELL, [play, result, took], whole),
        *saying.known_steps(plan),
    ]


def _keys(plan: Plan) -> list[str]:
    return [
        extension(
            "the first key",
            [asked(f"{labels.FIRST_KEY}:(.+)")],
            [
                plan.shared("key:$1"),
                put(labels.TYPED, value(labels.KEY)),
                put(labels.KEY),
            ],
        ),
        extension(
            "a further key",
            [asked(f"{labels.FURTHER_KEY}:(.+)")],
            [
                plan.shared("key:$1"),
                plan.shared("further"),
            ],
        ),
        extension(
            "a further key came",
            [asked("further"), (value(labels.KEY), ".")],
            [
                put(labels.TYPED, value(labels.TYPED) + value(labels.KEY)),
                put(labels.KEY),
                put(labels.NEXT, value(labels.STEP)),
            ],
        ),
        *(_end_key(plan) if _ends(plan) else ()),
        extension(
            "a key",
            [_NO_KEY_AND_WELL, asked("key:(.+)")],
            [do(READ, f"1 1 silence {labels.KEY} $1 none")],
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
            [asked(f"{labels.AFTER_FULL}:(.+)")],
            [
                plan.shared("key:$1"),
                plan.shared("ended"),
            ],
        ),
        extension(
            "the end key came",
            [asked("ended"), (value(labels.END_KEY) + value(labels.KEY), "^(##|[*][*])$")],
            [
                put(labels.TYPED, value(labels.TYPED) + value(labels.KEY)),
                put(labels.KEY),
            ],
        ),
    ]
