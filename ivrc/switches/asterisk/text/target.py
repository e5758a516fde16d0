"""Asterisk 22: a part of extensions.conf to include, and clips in A-law. See docs/targets/asterisk.md.

One context for each node of the flow, entered at `s`. Nothing is left to the switch's defaults: what every
context would otherwise lack stands once in the hotline's context `~all`, which all of them include.
"""

from __future__ import annotations

from ivrc.flow.nodes import Branch, Hangup, Hotline, Menu, Node, Record, Say, Transfer, Voicemail
from ivrc.site import Site
from ivrc.switches.asterisk.text.menu import menu
from ivrc.switches.asterisk.text.nodes import branch, hangup, transfer, voicemail
from ivrc.switches.asterisk.text.plan import NAME, Plan, plan
from ivrc.switches.asterisk.text.prompt import ANY_KEY, say
from ivrc.switches.asterisk.text.record import record, recorder
from ivrc.switches.asterisk.text.site import inspect, reach
from ivrc.switches.asterisk.text.syntax import Step, comment, context, extension, goto, is_set, when
from ivrc.switches.capability import YES, Feature, Support
from ivrc.switches.target import Target

_SWITCH_VARIABLES = ("BRIDGE_FEATURES", "DYNAMIC_FEATURES")
"""Emptied as a call begins: they would let a caller's keys transfer or record a call."""


def emit(hotline: Hotline, site: Site) -> dict[str, str]:
    """The dialplan of one hotline."""
    names = plan(hotline, site)
    parts = [_head(names), _entry(names), _all(names), recorder(names)]
    parts.extend(_part(names, node) for node in hotline.nodes.values())
    return {f"{names.entry}.conf": "".join(parts).rstrip("\n") + "\n"}


def _part(names: Plan, node: Node) -> str:
    match node:
        case Say():
            return say(names, node)
        case Menu():
            return menu(names, node)
        case Transfer():
            return transfer(names, node)
        case Voicemail():
            return voicemail(names, node)
        case Branch():
            return branch(names, node)
        case Record():
            return record(names, node)
        case Hangup():
            return hangup(names, node)


def _head(names: Plan) -> str:
    lines = [
        f"{names.hotline.name} at {names.site.name}, for Asterisk 22. Made by ivrc: change the menu file.",
        f"In extensions.conf:       #include {names.entry}.conf",
        f"A call enters by:         {goto(names.entry)}",
        f"The files of sounds/ go to the folder {names.clip('')} of the switch's sounds.",
    ]
    return "".join(f"{comment(line)}\n" for line in lines) + "\n"


def _entry(names: Plan) -> str:
    hotline = names.hotline
    emptied = ("IVRC_KEY", "IVRC_FAULT", *names.variables.values(), *_SWITCH_VARIABLES)
    steps: list[Step] = [
        "Answer()",
        *(f"Set({name}=)" for name in emptied),
        goto(names.contexts[hotline.start]),
    ]
    numbers = (extension(number, [goto(names.entry)]) for number in hotline.numbers)
    title = f"Hotline {hotline.name} ({hotline.span.file}:{hotline.span.line})"
    title += "".join(f", {name} is {short}" for name, short in names.variables.items())
    return context(names.entry, title, [extension("s", steps), *numbers], names.common)


def _all(names: Plan) -> str:
    """What every part would otherwise lack, or leave to the switch."""
    extensions = [
        extension("typed", ["Set(IVRC_FIRST=${IVRC_KEY})", "Set(IVRC_KEY=)", "Goto(first${IVRC_FIRST},1)"]),
        extension(f"_first{ANY_KEY[1:]}", ["Goto(${CONTEXT},${IVRC_FIRST},1)"]),
        extension(
            "fault",
            [
                f"Log(ERROR,{_complaint(names)})",
                when(is_set("IVRC_FAULT"), "again"),
                "Set(IVRC_FAULT=1)",
                names.go(names.hotline.fault),
                ("again", "Hangup()"),
            ],
        ),
        extension("e", ["Goto(fault,1)"]),
        extension("T", ["Hangup()"]),
    ]
    title = "For every part: a key typed before its menu began, the fault way (once a call), a limit of time"
    return context(names.common, title, extensions)


def _complaint(names: Plan) -> str:
    """What the log says of a fault: where, and where the clips belong on this very switch."""
    clips = names.clip("")
    folder = clips if clips.startswith("/") else f"${{ASTDATADIR}}/sounds/{clips}"
    return (
        "ivrc: a clip could not be played or a step not done in ${CONTEXT} at ${UNIQUEID}: "
        f"are all files of sounds/ in {folder} and may Asterisk read them?"
    )


TARGET = Target(
    name=NAME,
    title="Asterisk 22",
    audio_formats={
        "alaw": ".alaw",
        "ulaw": ".ulaw",
        "gsm": ".gsm",
        "g722": ".g722",
        "sln": ".sln",
        "sln16": ".sln16",
        "wav8": ".wav",
        "wav16": ".wav16",
        "wav-gsm": ".WAV",
    },
    audio_folder="sounds",
    supports=dict.fromkeys(Feature, YES) | {Feature.EXTENSION: Support(binding="extensions")},
    emit=emit,
    inspect=inspect,
    reach=reach,
)
