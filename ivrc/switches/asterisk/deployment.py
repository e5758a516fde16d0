"""Builds beside one another on Asterisk: a context of each hotline's usual name goes to the build that is live."""

from __future__ import annotations

import re
import secrets
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ivrc.site import Site
from ivrc.switches.asterisk.text import labels, variables
from ivrc.switches.asterisk.text.plan import entry, way_in
from ivrc.switches.asterisk.text.queues import SUFFIX
from ivrc.switches.asterisk.text.syntax import comment, context, extension, put, value
from ivrc.switches.deployment import Console, Deployment, Lying

DIALPLAN, QUEUES = "extensions.conf", "queues.conf"
KEPT = "ivrc-trial"
"""The family of the AstDB in which a trial call tells what came of it."""
_DONE = "done"
_PATIENCE = 15.0
_CONTEXT = re.compile(r"^\[ Context '(.+)' created by ", re.MULTILINE)
_STEP = re.compile(r"^ +(?:'.*' => +|\[.*\] +)?\d+\. ")
_WRITTEN = re.compile(r"^(?:\[([^\]]+)\]|exten => | same => )")
_REFUSED = re.compile(r"(?i)unable|fail|error|no such|not found")


def name(build: Lying) -> str:
    """The context by which calls come into a build; all of its contexts begin so."""
    return way_in(build.hotline, Site("", {}, build=build.build, deployed=build.folder))


def _trial_of(build: Lying) -> str:
    """The context of a build's trial calls: of no other project on the switch, and no hotline's, whose names hold no ~."""
    return f"ivrc~trial.{build.build}"


def files(live: Sequence[Lying], loaded: Sequence[Lying], ways_in: Mapping[str, str]) -> Mapping[str, str]:
    """The dialplan that is included once, and the queues. A call goes on in one step, so that no call begins in one build and
    goes on in another."""
    head = f"{comment('Written by ivrc deploy: which build of each hotline calls come into, and all builds that have calls.')}\n"
    entries = [
        context(
            entry(each.hotline),
            f"Hotline {each.hotline}: build {each.build}",
            [
                extension(number, [f"Goto({name(each)},{number},1)"])
                for number in (labels.BEGIN, *each.numbers)
            ],
        )
        for each in live
    ]
    plan = [
        head,
        *_included(loaded, lambda file: not file.endswith(SUFFIX)),
        "\n",
        *entries,
        *(_trial(each) for each in loaded if each.trial),
        *ways_in.values(),
    ]
    return {
        DIALPLAN: "".join(plan),
        QUEUES: "".join([head, *_included(loaded, lambda file: file.endswith(SUFFIX))]),
    }


def _included(loaded: Iterable[Lying], which: object) -> list[str]:
    assert callable(which)
    return [
        f'#include "{each.folder}/{file}"\n'
        for each in loaded
        for file in each.files
        if "/" not in file and file.endswith(".conf") and which(file)
    ]


def _trial(build: Lying) -> str:
    """The way by which `trial` calls: no record is left of it, and what came of it is told when it ends."""
    told = f"DB({KEPT}/{value('IVRC_TRIAL')})"
    begins = extension(
        f"_{build.build}.",
        [
            put("IVRC_TRIAL", value("EXTEN")),
            put(variables.TELLS, "1"),
            put("CHANNEL(hangup_handler_push)", f"{_trial_of(build)},{_DONE},1"),
            put("TIMEOUT(absolute)", f"{build.trial:g}"),
            f"Goto({name(build)},{labels.BEGIN},1)",
        ],
    )
    done = extension(_DONE, [put(told, f"{value(labels.BUILD)}:{value('IVRC_FAULT')}"), "Return()"])
    return context(_trial_of(build), f"Trial calls of build {build.build}", [begins, done])


def reload(loaded: Sequence[Lying]) -> Sequence[str]:
    """app_queue need not be there where no build has a queue. Queues come first: a new build's callers find theirs."""
    waits = any(file.endswith(SUFFIX) for each in loaded for file in each.files)
    return [*(["queue reload all"] if waits else []), "dialplan reload"]


def refused(answer: str) -> str:
    """What an answer says that is no success."""
    return answer.strip()[:300] if _REFUSED.search(answer) else ""


def lacks(console: Console, build: Lying, folder: Path) -> str:
    """The first context that the switch holds otherwise than it is written: by the count of its steps."""
    meant = _written(
        (folder / file).read_text(encoding="utf-8")
        for file in build.files
        if "/" not in file and file.endswith(".conf") and not file.endswith(SUFFIX)
    )
    held = _held(console("dialplan show"))
    return next((each for each, steps in meant.items() if held.get(each) != steps), "")


def _written(texts: Iterable[str]) -> Counter[str]:
    """The steps of each context of dialplans."""
    found: Counter[str] = Counter()
    inside = ""
    for line in (line for text in texts for line in text.splitlines()):
        if known := _WRITTEN.match(line):
            inside = known[1] or inside
            found[inside] += known[1] is None
    return found


def _held(told: str) -> Counter[str]:
    """The steps of each context that the switch tells of."""
    found: Counter[str] = Counter()
    inside = ""
    for line in told.splitlines():
        if known := _CONTEXT.match(line):
            inside = known[1]
            found[inside] += 0
        elif _STEP.match(line):
            found[inside] += 1
    return found


def leads(console: Console, build: Lying) -> bool:
    """Whether the context of the hotline goes to the build."""
    return f"Goto({name(build)},{labels.BEGIN},1)" in console(
        f"dialplan show {labels.BEGIN}@{entry(build.hotline)}"
    )


def calls(console: Console, builds: Sequence[Lying]) -> Mapping[str, int]:
    """The calls in each build: those that are in its contexts, and those elsewhere whose end it has yet to note down."""
    told = console("core show channels concise").splitlines()
    ends = console("core show hanguphandlers all").splitlines()
    return {
        each.build: max(sum(name(each) in line for line in lines) for lines in (told, ends))
        for each in builds
    }


def trial(console: Console, build: Lying) -> str:
    """What came of a call to the build by the switch itself; nothing where it went well."""
    key = f"{build.build}{secrets.randbelow(10**8):08}"
    said = console(f"channel originate Local/{key}@{_trial_of(build)}/n application Wait {_PATIENCE:g}")
    until = time.monotonic() + _PATIENCE
    answer = ""
    while time.monotonic() < until and not answer:
        told = re.search(r"Value: (\S*)", console(f"database get {KEPT} {key}"))
        answer = told[1] if told else ""
        time.sleep(0 if answer else 0.2)
    console(f"database del {KEPT} {key}")
    return "" if answer == f"{build.build}:" else (answer or said.strip() or "no answer")[:300]


DEPLOYMENT = Deployment(
    files=files,
    once=lambda folder: f"#tryinclude {folder}/now/{DIALPLAN}",
    console=("asterisk", "-rx"),
    reload=reload,
    refused=refused,
    lacks=lacks,
    leads=leads,
    calls=calls,
    trial=trial,
)
