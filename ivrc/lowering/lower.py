"""From trees to a flow: names resolved, settings inherited, every way on made an edge that knows its source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ivrc.calendars import Calendars
from ivrc.calendars import calendars as shipped
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.flow.causes import FAULT
from ivrc.flow.nodes import Edge, Hotline, Node, Spoken
from ivrc.flow.values import typed as typed_value
from ivrc.language import tree
from ivrc.language.lines.number import NumberLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.telling import read
from ivrc.language.telling.marks import as_written
from ivrc.language.width import narrow
from ivrc.lists import List
from ivrc.lowering import outbound, stand_ins, switches
from ivrc.lowering.asked_values import learn
from ivrc.lowering.blocks import block
from ivrc.lowering.collected import collected
from ivrc.lowering.draft import Draft
from ivrc.lowering.hours import schedule
from ivrc.lowering.misplaced import misplaced
from ivrc.lowering.register import no_node, registered, the_hotline
from ivrc.lowering.secrets import learnt, refused
from ivrc.lowering.settings import COUNTRIES, Settings, settings, spoken_locale
from ivrc.lowering.subflows import at_use, expanded
from ivrc.lowering.tongues import tongues
from ivrc.lowering.unsaid import of_hotline as unsaid_of_hotline
from ivrc.lowering.unsaid import unsaid
from ivrc.lowering.unused import unused
from ivrc.lowering.ways import resolve_backs, way_on
from ivrc.phrases import Library
from ivrc.stopping import step


def lower(
    files: Sequence[tree.File],
    library: Library,
    source: str,
    calendars: Callable[[], Calendars] = lambda: shipped(None),
    lists: Callable[[str], List] = lambda _: List(None),
) -> tuple[Hotline | None, list[Diagnostic]]:
    """The flow of a hotline whose blocks stand in `files`, the first of which is `source`.

    Without a flow there is at least one error among the findings, or lines of `files` could not be read.
    """
    draft = Draft(library, calendars, lists)
    made = _lowered(draft, files, source)
    if made is None or not draft.asks_ways:
        return made, draft.found
    again = Draft(library, calendars, lists)
    again.before = made
    return _lowered(again, files, source), again.found


def _lowered(draft: Draft, files: Sequence[tree.File], source: str) -> Hotline | None:
    draft.lost = frozenset(name for file in files for name in file.lost)
    hotline = the_hotline(draft, files, source)
    if hotline is None:
        return None
    tongues(draft, hotline)
    if any(part.beneath for file in files for part in file.blocks):
        from ivrc.lowering.beneath import attached

        files = attached(draft, files)
        hotline = next(part for file in files for part in file.blocks if part.kind == "HOTLINE")
    files = expanded(draft, files)
    nodes = registered(draft, files)
    head = misplaced(draft, hotline)
    _typed(draft, nodes, spoken_locale(head))
    outbound.declare(draft, head)
    given = settings(draft, head)
    switches.declare(draft, head)
    stand_ins.declare(draft, head)
    for file in files:
        for part in file.blocks:
            if part.kind == "HOURS" and part.name.text not in draft.schedules:
                draft.schedules[part.name.text] = schedule(draft, misplaced(draft, part))
    _blocks(draft, nodes, given)
    unsaid_of_hotline(draft, given)
    _zone_needed(draft, given, nodes)
    fault = _fault(draft, given, hotline)
    if draft.tongues:
        from ivrc.lowering.several import others

        others(draft, head, given)
    if not nodes and not draft.lost:
        draft.found.append(no_node(hotline))
    draft.broken.update(part.span for file in files for part in file.blocks if part.broken)
    if nodes:
        resolve_backs(draft, nodes[0].name.text)
    draft.found.extend(unused(draft))
    draft.found.extend(refused(draft))
    draft.found.extend(outbound.refused(draft))
    if draft.broken or draft.lost:
        draft.found = _not_missing(draft, hotline)
        return None
    if has_errors(draft.found) or fault is None:
        return None
    whole = _whole(draft, hotline, nodes, given, fault)
    draft.found.extend(outbound.unnamed(draft, whole))
    draft.found.extend(outbound.put_through(draft, whole))
    return whole


def _blocks(draft: Draft, nodes: Sequence[tree.Block], given: Settings) -> None:
    """The nodes of every block."""
    seen: set[tuple[str, Span]] = set()
    for part in nodes:
        step()
        before, made = len(draft.found), len(draft.nodes)
        part = misplaced(draft, part)
        block(draft, part, given)
        unsaid(draft, part, given, made)
        if draft.uses and (use := draft.uses.get(part.name.text)):
            draft.found[before:] = list(at_use(draft.found[before:], use, seen))


def _whole(
    draft: Draft, hotline: tree.Block, nodes: Sequence[tree.Block], given: Settings, fault: Edge
) -> Hotline:
    more: tuple[()] | tuple[tuple[Spoken, ...], dict[str, Spoken]] = ()
    if draft.tongues:
        from ivrc.lowering.several import languages

        more = languages(draft, nodes[0].name.text, fault)
    flow = Hotline(
        hotline.name.text,
        draft.numbers,
        given.locale,
        given.zone or "UTC",
        hotline.span,
        nodes[0].name.text,
        fault,
        draft.notice,
        _in_order(draft, nodes),
        draft.clips,
        draft.schedules,
        draft.values(),
        draft.calendar.calendar if draft.calendar and draft.asks_calendar else None,
        draft.owners,
        *more,
    )
    return flow._replace(outbound=draft.outbound is not None)


def _typed(draft: Draft, nodes: Sequence[tree.Block], locale: str) -> None:
    """Collects the values that callers type, so that speech and transfers know them wherever they stand."""
    for part in nodes:
        if part.kind in ("COLLECT", "CALLBACK"):
            collected(draft, part)
        if part.kind != "MENU":
            continue
        for line in part.lines:
            secret = isinstance(line, NumberLine) and line.secret
            match line:
                case OptionLine(sentence=tree.Text(raw=raw)):
                    names = [typed.variable for typed in read(as_written(raw), locale).typed]
                case OptionLine() | NumberLine():
                    names = [line.variable]
                case _:
                    continue
            for name in filter(None, names):
                name = narrow(name)
                learnt(draft, typed_value(name, line.span, secret=secret))
    for part in nodes:
        if part.kind in ("LOOKUP", "POST"):
            learn(draft, part)


def _zone_needed(draft: Draft, given: Settings, nodes: Sequence[tree.Block]) -> None:
    spans = [*(each.span for each in draft.schedules.values()), *([draft.by_clock] if draft.by_clock else [])]
    if given.zone or not spans:
        return
    zone = COUNTRIES.get(given.locale[-2:])
    draft.found.append(
        finding(
            "IVRC217",
            spans[0],
            zh="写了营业时间，却没有写是哪个时区的时间",
            en="hours are written, and it is not said in which time zone",
            mend_zh=f"在热线里加一行，例如：时区 {zone or 'Asia/Shanghai'}。",
            mend_en=f"Add a line to the hotline, for instance: time zone {zone or 'America/New_York'}.",
        )
    )


def _fault(draft: Draft, given: Settings, hotline: tree.Block) -> Edge | None:
    if given.fault is None:
        draft.found.append(
            finding(
                "IVRC211",
                hotline.span,
                zh=f"热线“{hotline.name.text}”没有写出故障时怎么办，客户会在沉默中掉线",
                en=f'the hotline "{hotline.name.text}" has no way for a fault: the caller would be dropped in silence',
                mend_zh="加一行，例如：故障 → 《系统故障》 挂机。",
                mend_en="Add a line, for instance: fault -> <system-fault> hang up.",
            )
        )
        return None
    return way_on(draft, given.fault, hotline.name.text, FAULT)


def _not_missing(draft: Draft, hotline: tree.Block) -> list[Diagnostic]:
    """The findings without those that only say that something is missing where lines could not be read.

    What is missing from a block is told at its header; what a menu inherits may stand in a broken hotline.
    """
    doubtful = {"IVRC224", "IVRC280"} | ({"IVRC210", "IVRC217"} if hotline.span in draft.broken else set())
    return [d for d in draft.found if d.span not in draft.broken and d.code not in doubtful]


def _in_order(draft: Draft, nodes: Sequence[tree.Block]) -> dict[str, Node]:
    """The nodes in the order of the source, each followed by the ones made from it; the hotline's own last."""
    ranks = {part.name.text: rank for rank, part in enumerate(nodes)}
    ranks |= {own: len(nodes) + 1 + rank for rank, own in enumerate(draft.bases)}

    def place(name: str) -> tuple[int, bool]:
        owner = draft.owners.get(name, name)
        return ranks.get(owner, len(nodes) + 1 + len(draft.bases)), name != owner

    return {name: draft.nodes[name] for name in sorted(draft.nodes, key=place)}
