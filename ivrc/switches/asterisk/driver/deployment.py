"""The hotline that is deployed on a running Asterisk: its dialplan, its sounds and its way in are compared with the
build, and then it is called itself."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc import manifest
from ivrc.diagnostics import Diagnostic
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import dialplan, endpoints, files, loaded, queues_deployed
from ivrc.switches.asterisk.driver import verdicts as told
from ivrc.switches.asterisk.driver.guest import Address, setting, visit_to
from ivrc.switches.asterisk.driver.layout import put_voice
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.switches.asterisk.text.plan import NAME, Plan, plan
from ivrc.switches.asterisk.text.target import emit
from ivrc.verify import deployment, verdicts
from ivrc.verify.deployment import Entry

_SHOWN = 3


class Found(NamedTuple):
    """The switch, to place calls with, unless something is wrong with the deployment; what that is; the way in; and
    how much was compared."""

    switch: Asterisk | None
    found: list[Diagnostic]
    entry: Entry | None
    lines: int
    files: int


@contextlib.asynccontextmanager
async def calling(
    at: Address, conf: Path | None, hotline: Hotline, real: Site, built: Path, entry: Entry | None
) -> AsyncIterator[Found]:
    """Compares what is deployed, and lets the hotline be called: by `entry`, else by the way in that is found on the
    switch. Where something was found it is not called, and not even reloaded: the calls could ring telephones. Raises
    Unable."""
    real = deployment.named(real, built)
    said = emit(hotline, real)
    emitted = said.files
    known, found = deployment.build(built, emitted, _same)
    whole = plan(hotline, real)
    async with visit_to(at, conf) as there:
        lines = await loaded.held(there.guest)
        conf_of_switch = Path(setting(there.settings, "Configuration directory"))
        found += dialplans(emitted, lines, built, conf_of_switch, whole)
        found += tables(said.data, built, conf_of_switch)
        found += deployment.records(real.binding("records", NAME))
        found += await queues_deployed.differences(there.guest.manager, emitted, built, conf_of_switch, whole)
        if known is not None:
            folder = Path(setting(there.settings, "Data directory")) / "sounds"
            found += deployment.sounds(known, built, folder / Path(whole.clip("x")).parent)
        way = entry or way_in(lines, whole.entry, hotline.numbers)
        if way is None or not reaches(lines, way):
            found.append(_not_reached(there.place, whole, hotline, way))
        count = sum(line.context in whole.contexts.values() for line in lines)
        if any(of_kind(hotline, Lookup)):
            found.append(told.no_services())
        if way is None or known is None or found:
            yield Found(None, found, way, count, 0)
            return
        enters = f"[{there.places.way_in}]\nexten => _[hn]0,1,Goto({way.context},{way.extension},1)\n"
        async with there.holding(enters + endpoints.telephones(there.places, put_voice(there.guest.folder))):
            version = setting(there.settings, "Version")
            switch = Asterisk(there.guest, version, 1.0, [whole], {}, [hotline.name], there.places)
            await switch.begin()
            try:
                yield Found(switch, found, way, count, len(known["files"]))
            finally:
                switch.hang_up()


def _same(one: str, other: str) -> bool:
    """Whether two dialplans, or two parts of queues.conf, are the same but for their comments."""
    try:
        return list(dialplan.read(one)) == list(dialplan.read(other))
    except ValueError:  # no dialplan
        return _settings(one) == _settings(other)


def _settings(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith(";")]


def dialplans(
    emitted: Mapping[str, str], lines: Sequence[dialplan.Line], built: Path, conf: Path, whole: Plan
) -> Iterator[Diagnostic]:
    """How the dialplan that the switch holds differs from the build's, and which step of the deployment was left out."""
    meant = files.dialplans(emitted)
    contexts = {line.context for line in meant}
    missing, beyond = dialplan.differences(meant, [line for line in lines if line.context in contexts])
    if not missing and not beyond:
        return
    name = next(iter(emitted))
    there, copied = conf / name, manifest.digest_of(conf / name) == manifest.digest_of(built / name)
    if not copied:
        mend = (f"把 {built / name} 复制到 {conf}/，再执行 dialplan reload。",
                f"Copy {built / name} to {conf}/, then: dialplan reload.")  # fmt: skip
    elif not any(line.context == whole.entry for line in lines):
        mend = (f"在 extensions.conf 里 [globals] 之后写上 #include {name}，再执行 dialplan reload。",
                f"Write #include {name} in extensions.conf, after [globals], then: dialplan reload.")  # fmt: skip
    else:
        mend = "执行 dialplan reload。", "Send: dialplan reload."
    if not any(line.context == whole.entry for line in lines):
        zh, en = (
            "交换机里没有这条热线：来电接不通",
            "the switch does not hold this hotline: calls do not reach it",
        )
        yield verdicts.deployed(str(there), zh, en, *mend)
        return
    for line in missing[:_SHOWN]:
        yield verdicts.deployed(str(there), f"交换机里的热线是另一个版本：缺 {line}",
                                f"the switch holds another version of the hotline: it lacks {line}", *mend)  # fmt: skip
    for line in beyond[:_SHOWN]:
        yield verdicts.deployed(str(there), f"交换机里的热线是另一个版本：多出 {line}",
                                f"the switch holds another version of the hotline: it has {line} besides", *mend)  # fmt: skip


def tables(data: Mapping[str, bytes], built: Path, conf: Path) -> Iterator[Diagnostic]:
    """What the dialplan reads in calls and is not there, or is not of this build."""
    for name in data:
        if manifest.digest_of(conf / name) != manifest.digest_of(built / name):
            yield verdicts.deployed(
                str(conf / name),
                "号段表不是这次生成的，或者没有放在这里：手机来电会走错路",
                "the table of mobile prefixes is not that of this build, or not there: calls of mobiles go wrong ways",
                f"把 {built / name} 复制到 {conf}/，不用 reload。",
                f"Copy {built / name} to {conf}/; no reload is needed.",
            )


def way_in(lines: Sequence[dialplan.Line], entry: str, numbers: Sequence[str]) -> Entry | None:
    """The first place outside the hotline that leads into it: an extension that goes there, or a context that includes
    it."""
    goes = re.compile(rf"{re.escape(entry)},")
    for line in lines:
        if line.context.startswith("ivrc-"):
            continue
        if not line.extension and line.data == entry:
            return Entry(numbers[0] if numbers else "s", line.context)
        if (
            line.application.lower() == "goto"
            and goes.match(line.data)
            and not line.extension.startswith("_")
        ):
            return Entry(line.extension, line.context)
    return None


def reaches(lines: Sequence[dialplan.Line], entry: Entry) -> bool:
    """Whether a context, with those that it includes, has an extension for a call. Patterns are taken to fit."""
    contexts, queue = {entry.context}, [entry.context]
    for context in queue:  # grows while it is read
        for line in lines:
            if line.context == context and not line.extension and line.data not in contexts:
                contexts.add(line.data)
                queue.append(line.data)
    return any(
        line.context in contexts and (line.extension == entry.extension or line.extension.startswith("_"))
        for line in lines
        if line.extension
    )


def _not_reached(conf: Path, whole: Plan, hotline: Hotline, way: Entry | None) -> Diagnostic:
    number = way.extension if way else (hotline.numbers[0] if hotline.numbers else "s")
    if way:
        zh = f"拨 {number}（上下文 {way.context}）到不了任何分机：客户听到空号"
        en = f"{number} in the context {way.context} is no extension: callers hear that the number is not in use"
    else:
        zh = "没有路通到这条热线：别的上下文里既没有 Goto 也没有 include"
        en = "nothing leads to this hotline: no other context has a Goto or an include of it"
    return verdicts.deployed(
        str(conf / "extensions.conf"),
        zh,
        en,
        f"在来电进入的上下文里写：exten => {number},1,Goto({whole.entry},s,1)，再执行 dialplan reload。",
        f"Write in the context where calls come in: exten => {number},1,Goto({whole.entry},s,1), then: dialplan reload.",
    )
