"""Asterisk 22: a part of extensions.conf to include, and clips in A-law. See docs/targets/asterisk.md.

One context for each node of the flow, entered at `s`. Nothing is left to the switch's defaults: what every
context would otherwise lack stands once in the hotline's context `~all`, which all of them include.
"""

from __future__ import annotations

from ivrc.build_name import line, piece
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.text import areas, days, labels, left, places, queues
from ivrc.switches.asterisk.text.ask import asker, secrets
from ivrc.switches.asterisk.text.conditions import CONDITIONS
from ivrc.switches.asterisk.text.kinds import NODES
from ivrc.switches.asterisk.text.kinds.hangup import HANG_UP
from ivrc.switches.asterisk.text.kinds.record import recorder
from ivrc.switches.asterisk.text.modules import needed
from ivrc.switches.asterisk.text.numbers import numbers
from ivrc.switches.asterisk.text.plan import NAME, Plan, plan
from ivrc.switches.asterisk.text.record_line import teller
from ivrc.switches.asterisk.text.saying import called, known, subroutines
from ivrc.switches.asterisk.text.secret import pauser
from ivrc.switches.asterisk.text.site import inspect, reach
from ivrc.switches.asterisk.text.speech import ANY_KEY
from ivrc.switches.asterisk.text.syntax import (
    Step,
    comments,
    context,
    equals,
    extension,
    goto,
    is_set,
    put,
    value,
    when,
)
from ivrc.switches.capability import YES, Feature, Support
from ivrc.switches.target import Emitted, Target

_FAULT = "IVRC_FAULT"
_SWITCH_VARIABLES = ("BRIDGE_FEATURES", "DYNAMIC_FEATURES")
"""Emptied as a call begins: they would let a caller's keys transfer or record a call."""


def emit(hotline: Hotline, site: Site) -> Emitted:
    """The dialplan of one hotline."""
    names = plan(hotline, site)
    parts = [
        _head(names),
        _entry(names),
        _all(names),
        recorder(names),
        pauser(names),
        asker(names),
        teller(names),
        *subroutines(names),
    ]
    parts.extend(left.entered(names, node, NODES(names, node)) for node in hotline.nodes.values())
    parts[-1] = parts[-1].rstrip("\n") + "\n"
    files = {f"{names.entry}.conf": "".join(parts)}
    if hotline.calendar:
        files[days.file_name(names)] = days.table(names, hotline.calendar).rstrip("\n") + "\n"
    if waiting := queues.queues(names):
        files[queues.file_name(names)] = waiting
    return Emitted(files, areas.data(names), needed(files.values()), places.files(names))


def _head(names: Plan) -> str:
    title = f"{names.hotline.name} at {names.site.name}, for Asterisk 22. Made by ivrc: change the menu file."
    build = piece(names.site.build, comments([f"Build:                   {names.site.build}"]))
    lines = [
        f"In extensions.conf:       #include {names.entry}.conf",
        *([f"and, for its calendar:    #include {days.file_name(names)}"] if names.hotline.calendar else []),
        *(
            [f"Its table of areas:       {areas.file_name(names)} goes to the same folder"]
            if areas.table(names.hotline)
            else []
        ),
        *(
            [f"In queues.conf:           #include {queues.file_name(names)}"]
            if any(of_kind(names.hotline, Queue))
            else []
        ),
        f"A call enters by:         {goto(names.entry)}",
        f"The files of sounds/ go to the folder {names.clip('')} of the switch's sounds.",
    ]
    return f"{comments([title])}{build}{comments(lines)}\n"


def _entry(names: Plan) -> str:
    hotline = names.hotline
    emptied = (labels.KEY, _FAULT, *names.variables.values(), *secrets(names), *_SWITCH_VARIABLES)
    steps: list[Step] = [
        "Answer()",
        *(put(name) for name in emptied),
        *line(names.site.build, put(labels.BUILD, names.site.build)),
        *known(names),
        *([put(labels.SPOKEN, names.language(hotline.locale))] if hotline.languages else []),
        *left.begins(names),
        goto(names.contexts[hotline.start]),
    ]
    numbers = (extension(number, [*called(names, number), goto(names.entry)]) for number in hotline.numbers)
    title = f"Hotline {hotline.name} ({hotline.span.file}:{hotline.span.line})"
    title += "".join(f", {name} is {short}" for name, short in names.variables.items())
    return context(names.entry, title, [extension(labels.BEGIN, steps), *numbers], names.common)


def _all(names: Plan) -> str:
    """What every part would otherwise lack, or leave to the switch."""
    first = value(labels.FIRST)
    extensions = [
        extension(
            labels.TYPED_EARLY,
            [put(labels.FIRST, value(labels.KEY)), put(labels.KEY), f"Goto({labels.FIRST_KEY}{first},1)"],
        ),
        extension(f"_{labels.FIRST_KEY}{ANY_KEY[1:]}", [f"Goto({value('CONTEXT')},{first},1)"]),
        extension(
            labels.FAULT,
            [
                f"Log(ERROR,{_complaint(names)})",
                *left.fault(names),
                when(is_set(_FAULT), "again"),
                put(_FAULT, "1"),
                *_faults(names),
                *left.labelled("again", [*left.ends(names, left.BY_FAULT), f"{HANG_UP}()"]),
            ],
        ),
        extension(labels.NOT_DONE, [f"Goto({labels.FAULT},1)"]),
        extension(labels.TIME_IS_OVER, [f"{HANG_UP}()"]),
    ]
    title = "For every part: a key typed before its menu began, the fault way (once a call), a limit of time"
    return context(names.common, title, extensions)


def _faults(names: Plan) -> list[Step]:
    """The fault way of the language that the call is in."""
    ways = [
        when(
            equals(labels.SPOKEN, names.language(each.locale)), f"{names.target(each.fault)},{labels.BEGIN},1"
        )
        for each in names.hotline.languages
    ]
    return [*ways, names.go(names.hotline.fault)]


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
    stands_in=True,
    inspect=inspect,
    reach=reach,
    kinds=NODES,
    conditions=CONDITIONS,
    numbers=numbers,
)
