"""Builds beside one another on FreeSWITCH: a context of each hotline's usual name transfers to the build that is live."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from ivrc.site import Site
from ivrc.switches.deployment import Console, Deployment, Lying
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import entry, way_in
from ivrc.switches.freeswitch.text.syntax import asked, attribute, comment, context, do, extension

DIALPLAN = "dialplan.xml"
_WELL = "+OK [Success]"
_PATIENCE = 15.0
_UNSET = ("", "-ERR no reply", "_undef_")


def name(build: Lying) -> str:
    """The context by which calls come into a build; all of its contexts begin so."""
    return way_in(build.hotline, Site("", {}, build=build.build, deployed=build.folder))


def _trial_of(build: Lying) -> str:
    """The context of a build's trial calls: of no other project on the switch, and no hotline's, whose names hold no ~."""
    return f"ivrc~trial.{build.build}"


def files(live: Sequence[Lying], loaded: Sequence[Lying], ways_in: Mapping[str, str]) -> Mapping[str, str]:
    """The dialplan that is included once. `<include>` stands on lines of its own: the switch drops those."""
    included = [
        f'<X-PRE-PROCESS cmd="include" data="{attribute(f"{each.folder}/{name(each)}.xml")}"/>\n'
        for each in loaded
    ]
    entries = [
        context(
            entry(each.hotline),
            f"Hotline {each.hotline}: build {each.build}",
            [
                extension(
                    each.build,
                    [asked(f"({'|'.join(('start', *each.numbers))})")],
                    [do("transfer", f"$1 XML {name(each)}")],
                )
            ],
        )
        for each in live
    ]
    head = comment(
        "Written by ivrc deploy: which build of each hotline calls come into, and all builds that have calls."
    )
    return {
        DIALPLAN: "".join(
            [
                "<include>\n",
                head,
                "\n",
                *included,
                *entries,
                *(_trial(each) for each in loaded if each.trial),
                *ways_in.values(),
                "</include>\n",
            ]
        )
    }


def _trial(build: Lying) -> str:
    """The way by which `trial` calls: what came of it is told as it ends."""
    told = f"api_hangup_hook=global_setvar ivrc_trial_$1={_later(labels.BUILD)}:{_later(labels.FAULT)}"
    way = extension(
        build.build,
        [asked(f"({build.build}[0-9]+)")],
        [do("set", told), do("transfer", f"start XML {name(build)}")],
    )
    return context(_trial_of(build), f"Trial calls of build {build.build}", [way])


def _later(variable: str) -> str:
    """What a variable holds when the hook is run: an application's data are filled in twice before (FreeSWITCH 1.10.12)."""
    return rf"\\\${{{variable}}}"


def refused(answer: str) -> str:
    """The switch says +OK as well when it did not read its files."""
    return "" if answer.strip() == _WELL else answer.strip()[:300] or "no answer"


def lacks(console: Console, build: Lying, folder: Path) -> str:
    """The first context that the switch holds otherwise than it is written."""
    from ivrc.switches.freeswitch.driver import files as written
    from ivrc.switches.freeswitch.driver.loaded import parting

    held = {each.get("name", ""): each for each in _contexts(console("xml_locate dialplan"))}
    for meant in written.contexts((folder / f"{name(build)}.xml").read_text(encoding="utf-8")):
        there = held.get(meant.get("name", ""))
        if there is None or parting(meant, there):
            return meant.get("name", "")
    return ""


def _contexts(answer: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(answer).iter("context")) if answer.lstrip().startswith("<") else []


def leads(console: Console, build: Lying) -> bool:
    """Whether the context of the hotline goes to the build, and no other of that name stands before it."""
    answer = console(f"xml_locate dialplan context name {entry(build.hotline)}")
    first = _contexts(answer)[:1]
    return any(
        action.get("data") == f"$1 XML {name(build)}"
        for context_ in first
        for action in context_.iter("action")
    )


def calls(console: Console, builds: Sequence[Lying]) -> Mapping[str, int]:
    """The calls in each build: those that are in its contexts."""
    answer = console("show channels as json")
    start = answer.find("{")
    rows = json.loads(answer[start:]).get("rows", ()) if start >= 0 else ()
    return {each.build: sum(_within(row.get("context", ""), name(each)) for row in rows) for each in builds}


def _within(there: str, build: str) -> bool:
    return there == build or there.startswith(f"{build}.")


def trial(console: Console, build: Lying) -> str:
    """What came of a call to the build by the switch itself; nothing where it went well."""
    key = f"{build.build}{secrets.randbelow(10**8):08}"
    said = console(f"bgapi originate loopback/{key}/{_trial_of(build)} &sleep({build.trial * 1000:.0f})")
    until = time.monotonic() + _PATIENCE
    answer = ""
    while time.monotonic() < until and not answer:
        told = console(f"global_getvar ivrc_trial_{key}").strip()
        answer = "" if told in _UNSET or told.startswith("-ERR") else told
        time.sleep(0 if answer else 0.2)
    console(f"global_setvar ivrc_trial_{key}=")
    return (
        ""
        if re.fullmatch(rf"{build.build}:(_undef_)?", answer)
        else (answer or said.strip() or "no answer")[:300]
    )


DEPLOYMENT = Deployment(
    files=files,
    once=lambda folder: f'<X-PRE-PROCESS cmd="include" data="{folder}/now/{DIALPLAN}"/>',
    console=("fs_cli", "-x"),
    reload=lambda loaded: ("reloadxml",),
    refused=refused,
    lacks=lacks,
    leads=leads,
    calls=calls,
    trial=trial,
)
