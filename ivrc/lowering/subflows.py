"""流程 and 使用: a sub-flow is a pattern of nodes, and each use of it a copy of them.

A copy's first node has the name of the use, its others `用处·节点`. Its ways out are the exits that the use gives. So a
call never has to remember where it came from, on any switch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ivrc.diagnostics import Diagnostic, Label, Span
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.language.lines.call import CallLine
from ivrc.language.lines.exit import ExitLine
from ivrc.language.width import narrow
from ivrc.language.words import folded
from ivrc.lowering.clips import WAYS
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.subflow_findings import MOST_NODES, Flow, at, endless, no_flow, unused, wrong
from ivrc.lowering.subflow_parameters import BRACES, not_given, others_given, parameters_given
from ivrc.lowering.tongues import holds_words

_KNOWN = frozenset(("挂机", "hang up", "重听", "repeat", "返回", "back"))
"""Where a way may lead that is no node."""


def expanded(draft: Draft, files: Sequence[tree.File]) -> list[tree.File]:
    """The files with a copy of its blocks in the place of each use of a sub-flow, and without the sub-flows."""
    if not any(part.kind in ("FLOW", "USE") for file in files for part in file.blocks):
        return list(files)
    flows: dict[str, Flow] = {}
    rest: list[tuple[tree.File, list[tree.Block]]] = []
    for file in files:
        rest.append((file, []))
        inside: list[tree.Block] | None = None
        for part in file.blocks:
            if part.kind == "FLOW":
                inside = _begun(draft, flows, part)
            elif part.span.column > 1 and inside is not None and part.kind != "HOURS":
                inside.append(part)
                flow = flows[inside[0].name.text]
                flows[inside[0].name.text] = flow._replace(parts=tuple(inside[1:]))
            else:
                rest[-1][1].append(part)
    used: set[str] = set()
    made = []
    for file, blocks in rest:
        whole: list[tree.Block] = []
        for part in blocks:
            whole += _copies(draft, part, flows, used, ()) if part.kind == "USE" else (part,)
        made.append(file._replace(blocks=tuple(whole)))
    draft.found.extend(unused(flow) for name, flow in flows.items() if name not in used)
    return made


def _begun(draft: Draft, flows: dict[str, Flow], part: tree.Block) -> list[tree.Block]:
    """A list that begins with the sub-flow's header; its blocks are put behind it."""
    name = part.name.text
    if name in flows:
        first = flows[name].header.name.span
        draft.found.append(
            wrong(
                part.name.span,
                f"流程“{name}”写了两次", f'the flow "{name}" is written twice',
                "给其中一个换个名称。", "Give one of them another name.",
                here(first),
            )
        )  # fmt: skip
    flows[name] = Flow(part, ())
    return [part]


def _copies(
    draft: Draft, use: tree.Block, flows: Mapping[str, Flow], used: set[str], within: tuple[str, ...]
) -> list[tree.Block]:
    """The blocks that a use comes to; none where it cannot be made, and why is told."""
    call = next((line for line in use.lines if isinstance(line, CallLine)), None)
    flow = flows.get(call.name.text) if call else None
    if call is None or flow is None or not flow.parts:
        if not use.broken:
            draft.found.append(no_flow(draft, use, call, flows))
        draft.lost |= {use.name.text}
        return []
    name = call.name.text
    used.add(name)
    draft.copied += len(flow.parts)
    if name in within or draft.copied > MOST_NODES:
        draft.found.append(endless(call, flow, within, draft.copied))
        draft.lost |= {use.name.text}
        return []
    inside = {part.name.text: f"{use.name.text}·{part.name.text}" for part in flow.parts}
    inside[flow.parts[0].name.text] = use.name.text
    given = parameters_given(draft, call, flow)
    exits = {line.name.text: line for line in use.lines if isinstance(line, ExitLine)}
    copy = _Copy(draft, use, flow, inside, given, exits, set())
    for locale, arguments in call.others:
        copy.given_in[locale] = {**given, **others_given(draft, call, flow, arguments)}
    made: list[tree.Block] = []
    lost = draft.lost
    for part in flow.parts:
        one: tree.Block = copy.of(part)
        renamed = one._replace(
            name=part.name._replace(text=inside[part.name.text]), value=part.value or part.name.text
        )
        draft.uses.setdefault(inside[part.name.text], use.span)
        made += _copies(draft, renamed, flows, used, (*within, name)) if part.kind == "USE" else (renamed,)
    for line in exits.values():
        if line.name.text not in copy.taken and draft.lost == lost:
            draft.found.append(_no_exit(draft, line, flow, copy))
    return made


class _Copy:
    """What is changed in a copy: ways within it and out of it, and its parameters."""

    def __init__(
        self,
        draft: Draft,
        use: tree.Block,
        flow: Flow,
        inside: Mapping[str, str],
        given: Mapping[str, str],
        exits: Mapping[str, ExitLine],
        taken: set[str],
    ) -> None:
        self.draft, self.use, self.flow, self.inside = draft, use, flow, inside
        self.given, self.exits, self.taken = given, exits, taken
        self.given_in: dict[str, Mapping[str, str]] = {}
        """What the parameters are in other languages."""

    def of(self, value: Any) -> Any:
        """A part of a sub-flow as it is in this copy."""
        if isinstance(value, tree.Way):
            return self._way(value._replace(speech=self.of(value.speech)))
        if isinstance(value, tree.Text):
            return value._replace(raw=self._filled(value.raw), others=self._others(value.others))
        if isinstance(value, tree.Phrase):
            arguments = tuple((n, self._filled(v)) for n, v in value.arguments)
            return value._replace(arguments=arguments, others=self._others(value.others))
        if isinstance(value, CallLine):
            return value._replace(arguments=tuple((n, self._filled(v)) for n, v in value.arguments))
        if isinstance(value, Span) or not isinstance(value, tuple):
            return value
        parts = [self.of(inner) for inner in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)

    def _others(self, others: tuple[tree.Other, ...]) -> tuple[tree.Other, ...]:
        """Words in other languages, with the parameters as they are in each."""
        own, made = self.given, []
        for other in others:
            self.given = self.given_in.get(other.locale) or own
            if other.locale not in self.given_in and any(map(holds_words, own.values())):
                self.draft.found += not_given(self.draft, self.use, other, own)
            made.append(other._replace(said=self.of(other.said)))
        self.given = own
        return tuple(made)

    def _filled(self, text: str) -> str:
        filled = BRACES.sub(lambda match: self.given.get(narrow(match[1]), match[0]), text)
        return self._ways_named(filled) if any(way in filled.lower() for way in WAYS) else filled

    def _ways_named(self, text: str) -> str:
        """A text that tells the way to a node, with the name that the node has in this copy."""
        from ivrc.language.key_path import renamed

        exits = {name: line.way.target.text for name, line in self.exits.items() if line.way.target}
        return renamed(
            text, lambda name: self.inside.get(name) or self.given.get(name) or exits.get(name, name)
        )

    def _way(self, way: tree.Way) -> tree.Way:
        if way.target is None:
            return way
        name = way.target.text
        if name in self.inside:
            return way._replace(target=way.target._replace(text=self.inside[name]))
        if line := self.exits.get(name):
            self.taken.add(name)
            language = line.way.language or way.language
            speech = (*way.speech, *line.way.speech)
            return way._replace(speech=speech, target=line.way.target, language=language)
        if folded(name) not in _KNOWN:
            self.taken.add(name)
            self.draft.found.append(_unbound(self, way.target))
            self.draft.lost |= {name}
        return way


def _unbound(copy: _Copy, target: tree.Name) -> Diagnostic:
    """A way out of a sub-flow for which a use has no line."""
    zh, en = mend(
        copy.draft.nearest(target.text, copy.inside),
        f"在这里加一行：{target.text} → …。",
        f"Add a line here: {target.text} -> …",
    )
    return wrong(
        copy.use.span,
        f"流程“{copy.flow.header.name.text}”会走到“{target.text}”，“{copy.use.name.text}”没有写那以后去哪里",
        f'the flow "{copy.flow.header.name.text}" comes to "{target.text}", and "{copy.use.name.text}" does not say where to go then',
        zh, en,
        (Label(target.span, "流程从这里出来", "the flow goes out here"),),
    )  # fmt: skip


def _no_exit(draft: Draft, line: ExitLine, flow: Flow, copy: _Copy) -> Diagnostic:
    near = draft.nearest(line.name.text, copy.taken - copy.exits.keys())
    listing = sorted(copy.taken)
    zh, en = mend(
        near,
        f"删去这一行；它的出口：{'、'.join(listing) or '没有'}。",
        f"Delete the line; its exits are: {', '.join(listing) or 'none'}.",
    )
    return wrong(
        line.span,
        f"流程“{flow.header.name.text}”从不走到“{line.name.text}”",
        f'the flow "{flow.header.name.text}" never comes to "{line.name.text}"',
        zh, en,
        at(flow.header.span),
    )  # fmt: skip


def at_use(found: Sequence[Diagnostic], use: Span, seen: set[tuple[str, Span]]) -> Iterator[Diagnostic]:
    """What was found in a copy, with the place of its use. What another copy told at the same place is not told again."""
    for one in found:
        if (one.code, one.span) not in seen:
            seen.add((one.code, one.span))
            label = Label(use, "在这里用到", "it is used here")
            yield one._replace(labels=(*one.labels, label)) if one.span != use else one
