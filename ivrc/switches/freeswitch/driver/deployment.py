"""The hotline that is deployed on a running FreeSWITCH: its dialplan, its sounds and its way in are compared with the
build, and then it is called itself."""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from ivrc import manifest
from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.freeswitch.driver import endpoints, files, loaded, records, wayin
from ivrc.switches.freeswitch.driver.esl import Address, Socket
from ivrc.switches.freeswitch.driver.switch import FreeSWITCH, Hosted, connected, on, prepare
from ivrc.switches.freeswitch.text.plan import NAME, late, plan
from ivrc.switches.freeswitch.text.target import emit
from ivrc.verify import deployment, verdicts, workspace
from ivrc.verify.deployment import Entry

_SHOWN = 3
_GLOBAL = re.compile(r"\$\{(\w+)\}")


class Found(NamedTuple):
    """The switch, to place calls with, unless something is wrong with the deployment; what that is; the way in; and
    how much was compared."""

    switch: FreeSWITCH | None
    found: list[Diagnostic]
    entry: Entry | None
    contexts: int
    files: int


@contextlib.asynccontextmanager
async def calling(
    at: Address,
    conf: Path | None,
    clock: Path | None,
    hotline: Hotline,
    real: Site,
    built: Path,
    entry: Entry | None,
) -> AsyncIterator[Found]:
    """Compares what is deployed, and lets the hotline be called: by `entry`, else by the way in that is found on the
    switch. Where something was found it is not called, and nothing is put on the switch: the calls could ring
    telephones. Raises Unable."""
    real = deployment.named(real, built)
    made = emit(hotline, real)
    known, found = deployment.build(built, made.files, _same)
    whole = plan(hotline, real)
    async with connected(at) as (events, control):
        there = await loaded.dialplan(control)
        conf = conf or Path(await _filled(control, "${conf_dir}")) / "dialplan"
        found += differences(made.files, there, built, conf, whole.entry)
        found += await _unlike(control, made.files, conf)
        found += deployment.records(await _filled(control, late(real.binding("records", NAME))))
        found += await records.untold(control, files.record_templates(made.files))
        if known is not None:
            folder = Path(await _filled(control, whole.place("sounds", "sounds_dir")))
            found += deployment.sounds(known, built, folder)
        way = entry or wayin.found(there, whole.entry, hotline.numbers)
        if way is None or not wayin.reaches(there, way):
            found.append(_not_reached(conf, whole.entry, hotline, way))
        if way is None or known is None or found:
            yield Found(None, found, way, 0, 0)
            return
        tag = secrets.token_hex(4)
        with workspace.folder() as place:
            prepare(place, [whole], {})
            text = endpoints.dialplan(tag, [f"{way.extension} XML {way.context}"], [], bare=True)
            hosted = Hosted(tag, place, [whole], [hotline], {}, made.modules)
            async with on(events, control, conf, text, hosted, clock) as switch:
                held = None if switch.found else switch
                contexts = len(files.dialplans(made.files))
                yield Found(held, switch.found, way, contexts, len(known["files"]))


def _same(one: str, other: str) -> bool:
    """Whether two dialplans, or two files of templates, are the same but for their comments."""
    first, second = ElementTree.fromstring(one), ElementTree.fromstring(other)
    told = ([each.text for each in root.iter("template")] for root in (first, second))
    return not loaded.parting(first, second) and next(told) == next(told)


async def _unlike(control: Socket, emitted: Mapping[str, str], conf: Path) -> list[Diagnostic]:
    """Global variables of the file that the switch does not hold: what a PIN is, for instance."""
    known = {name: held for text in files.dialplan_texts(emitted) for name, held in files.known(text).items()}
    return [
        verdicts.deployed(
            str(conf / next(iter(emitted))),
            f"全局变量 {name} 不是生成时的值",
            f"the global variable {name} is not as it was built",
            "执行 reloadxml，看它是否只回答 +OK [Success]；别处不要设这个变量。",
            "Send reloadxml, and see whether it answers +OK [Success] and no more; set this variable nowhere else.",
        )
        for name in await loaded.unlike(control, known)
    ]


async def _filled(control: Socket, text: str) -> str:
    """A text with the switch's global variables in their places."""
    for name in dict.fromkeys(_GLOBAL.findall(text)):
        text = text.replace(f"${{{name}}}", await control.api(f"global_getvar {name}"))
    return text


def differences(
    emitted: Mapping[str, str],
    there: Mapping[str, ElementTree.Element],
    built: Path,
    conf: Path,
    entry: str,
) -> Iterator[Diagnostic]:
    """How the contexts that the switch holds differ from the build's, and which step of the deployment was left out."""
    meant = files.dialplans(emitted)
    parted = [words for context in meant if (words := _parting(context, there))]
    if not parted:
        return
    name = next(iter(emitted))
    copied = manifest.digest_of(conf / name) == manifest.digest_of(built / name)
    if not copied:
        mend = (f"把 {built / name} 复制到 {conf}/，再执行 reloadxml。",
                f"Copy {built / name} to {conf}/, then: reloadxml.")  # fmt: skip
    else:
        mend = ("执行 reloadxml，看它是否只回答 +OK [Success]；拨号方案要包含这个文件夹的 *.xml。",
                "Send reloadxml, and see whether it answers +OK [Success] and no more; the dialplan has to include *.xml of this folder.")  # fmt: skip
    if entry not in there:
        zh, en = (
            "交换机里没有这条热线：来电接不通",
            "the switch does not hold this hotline: calls do not reach it",
        )
        yield verdicts.deployed(str(conf / name), zh, en, *mend)
        return
    for zh, en in parted[:_SHOWN]:
        yield verdicts.deployed(str(conf / name), f"交换机里的热线是另一个版本：{zh}",
                                f"the switch holds another version of the hotline: {en}", *mend)  # fmt: skip


def _parting(
    context: ElementTree.Element, there: Mapping[str, ElementTree.Element]
) -> tuple[str, str] | None:
    name = context.get("name", "")
    if name not in there:
        return f"缺上下文 {name}", f"it lacks the context {name}"
    words = loaded.parting(context, there[name])
    return (f"{name} 里不是 {words}", f"{words} is not in {name}") if words else None


def _not_reached(conf: Path, entry: str, hotline: Hotline, way: Entry | None) -> Diagnostic:
    number = way.extension if way else (hotline.numbers[0] if hotline.numbers else "1234")
    if way:
        zh = f"拨 {number}（上下文 {way.context}）到不了任何分机：来电被挂断"
        en = f"{number} in the context {way.context} is no extension: the switch hangs up on callers"
    else:
        zh = "没有路通到这条热线：别的上下文里没有 transfer 到它"
        en = "nothing leads to this hotline: no other context has a transfer to it"
    condition = f'<condition field="destination_number" expression="^{number}$">'
    action = f'<action application="transfer" data="start XML {entry}"/>'
    line = f'<extension name="{number}">{condition}{action}</condition></extension>'
    return verdicts.deployed(
        str(conf / "public.xml"),
        zh,
        en,
        f"在来电进入的上下文里写：{line}，再执行 reloadxml。",
        f"Write in the context where calls come in: {line}, then: reloadxml.",
    )
