"""One form for each node, and the three things that forms are made of: prompts, listening, fetching.

VoiceXML 2.0 only queues a prompt; it is played when an input item waits (section 4.1.8), and a key during it
drops every prompt behind it in the queue, uninterruptible ones too (section 4.1.5). So a node that must come
after what was said (a notice, the clock, a recording, a call, a hang-up) first *hears out* the queue: an input
item that waits a tenth of a second and takes one key, which is the pending key of `docs/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from ivrc.flow.nodes import BEEP, Branch, Edge, Hangup, Node, Play, Record, Say, Transfer, Voicemail
from ivrc.site import Site
from ivrc.switches.voicexml.text.grammar import ANY_KEY, grammar
from ivrc.switches.voicexml.text.syntax import attribute, keys_test, literal

TARGET_NAME = "voicexml"


class Words(NamedTuple):
    """How the document names things. `audio` has the `<audio>` element of each clip, `languages` its locale where
    it is not the document's; `rules` gives a grammar rule id that no other grammar has."""

    forms: dict[str, str]
    audio: dict[str, str]
    languages: dict[str, str]
    variables: dict[str, str]
    timetables: dict[str, str]
    rules: Iterator[int]
    site: Site


def form(node: Node, words: Words) -> list[str]:
    """The lines inside the node's `<form>`. Menus are in `voicexml_menu`."""
    match node:
        case Say():
            return [*prompts(node.plays, words), "<block>", f"  {way(node.next, words)}", "</block>"]
        case Branch():
            return _branch(node, words)
        case Record():
            return _record(node, words)
        case Transfer():
            return _transfer(node, words)
        case Voicemail():
            return _voicemail(node, words)
        case Hangup():
            return [*hear_out(words, "heard", keep=False), "<block>", "  <disconnect/>", "</block>"]
        case _:
            raise TypeError(node)


def way(edge: Edge, words: Words) -> str:
    """The step to an edge's node."""
    return f'<goto next="#{words.forms[edge.target]}"/>'


def hear_out(words: Words, name: str, *, keep: bool) -> list[str]:
    """Plays what is queued. A key stops it and is kept as the pending key, or discarded with all that wait."""
    lines = [f'<field name="{name}" cond="keys == \'\'">' if keep else f'<field name="{name}">']
    lines += [f"  {line}" for line in grammar(ANY_KEY, f"k{next(words.rules)}")]
    if keep:
        lines += [
            f'  <noinput><assign name="{name}" expr="true"/></noinput>',
            "  <nomatch/>",
            f'  <filled><assign name="keys" expr="pressed({name}$.utterance)"/></filled>',
        ]
    else:
        lines += [
            f'  <noinput><assign name="{name}" expr="true"/><assign name="keys" expr="\'\'"/></noinput>',
            "  <nomatch/>",
            f'  <filled><clear namelist="{name}"/></filled>',
        ]
    return [*lines, "</field>"]


def prompts(plays: Iterable[Play], words: Words, part: str = "part", cond: str = "") -> list[str]:
    """Blocks that queue clips in order; before every uninterruptible one the queue is heard out and the keys go.

    `part` begins the blocks' names, `cond` is the condition under which this prompt is wanted at all.
    """
    lines: list[str] = []
    only = f' cond="{cond}"' if cond else ""
    for number, group in enumerate(_heard_together(plays), 1):
        if not group[0].interruptible:
            heard = hear_out(words, f"{part}{number}heard", keep=False)
            lines += [heard[0].replace(">", f"{only}>"), *heard[1:]]
        lines.append(f'<block name="{part}{number}"{only}>')
        for (free, language), run in groupby(
            group, lambda play: (play.interruptible, words.languages[play.clip])
        ):
            spoken = f' xml:lang="{language}"' if language else ""
            lines.append(
                f"  <prompt cond=\"keys == ''\"{spoken}>" if free else f'  <prompt bargein="false"{spoken}>'
            )
            lines += [f"    {words.audio[play.clip]}" for play in run]
            lines.append("  </prompt>")
        lines.append("</block>")
    return lines


def _heard_together(plays: Iterable[Play]) -> list[list[Play]]:
    """Split before each uninterruptible clip that follows an interruptible one (or nothing)."""
    groups: list[list[Play]] = []
    for play in plays:
        if not groups or (not play.interruptible and groups[-1][-1].interruptible):
            groups.append([])
        groups[-1].append(play)
    return groups


def _branch(node: Branch, words: Words) -> list[str]:
    lines = [*hear_out(words, "heard", keep=True), "<block>"]
    lines.append('  <var name="minute" expr="minuteOfWeek(new Date().getTime())"/>')
    word = "if"
    for case in node.cases:
        end = "" if word == "if" else "/"
        lines.append(f'  <{word} cond="isOpen(minute, {words.timetables[case.schedule]})"{end}>')
        lines.append(f"    {way(case.edge, words)}")
        word = "elseif"
    if not node.cases:
        return [*lines, f"  {way(node.otherwise, words)}", "</block>"]
    return [*lines, "  <else/>", f"    {way(node.otherwise, words)}", "  </if>", "</block>"]


def _post(words: Words, setting: str, names: str, kind: str = "") -> str:
    url = attribute(words.site.binding(setting, TARGET_NAME))
    return f'<data src="{url}" method="post"{kind} namelist="hotline {names}caller called call"/>'


def _record(node: Record, words: Words) -> list[str]:
    return [
        *hear_out(words, "heard", keep=True),
        "<block>",
        '  <if cond="!recorded">',
        f"    {_post(words, 'recordings', '')}",
        '    <assign name="recorded" expr="true"/>',
        "  </if>",
        f"  {way(node.next, words)}",
        "</block>",
    ]


def _voicemail(node: Voicemail, words: Words) -> list[str]:
    longest = f"{node.max_seconds}s"
    keep = _post(words, "messages", "mailbox message ", ' enctype="multipart/form-data"')
    return [
        f'<var name="mailbox" expr="{literal(node.mailbox)}"/>',
        *prompts([Play(BEEP, interruptible=False)], words, "beep"),
        f'<record name="message" type="audio/x-wav" beep="false" maxtime="{longest}"',
        f'        finalsilence="{longest}" dtmfterm="false">',
        f'  <property name="timeout" value="{longest}"/>',
        f'  <grammar mode="dtmf" version="1.0" root="k{(end := next(words.rules))}" type="application/srgs+xml">',
        f'    <rule id="k{end}"><item>{attribute(node.end_key)}</item></rule>',
        "  </grammar>",
        f"  <noinput>{way(node.next, words)}</noinput>",
        "  <nomatch/>",
        '  <catch event="connection.disconnect.hangup">',
        "    <if cond=\"typeof message != 'undefined'\">",
        f"      {keep}",
        "    </if>",
        "    <exit/>",
        "  </catch>",
        "  <filled>",
        f"    {keep}",
        f"    {way(node.next, words)}",
        "  </filled>",
        "</record>",
    ]


def _transfer(node: Transfer, words: Words) -> list[str]:
    lines = [
        '<var name="outcome" expr="\'unavailable\'"/>',
        *hear_out(words, "heard", keep=False),
    ]
    if node.extension:
        lines += _extension(node, words)
    else:
        for number, name in enumerate(node.destinations, 1):
            uri = attribute(words.site.destinations[name][TARGET_NAME])
            lines += _dial(f'dest="{uri}"', f"dial{number}", "outcome != 'answered'", node)
    lines += hear_out(words, "dropped", keep=False)
    lines += [
        "<block>",
        "  <if cond=\"outcome == 'answered'\">",
        f"    {way(node.after, words) if node.after else '<disconnect/>'}",
        "  <elseif cond=\"outcome == 'busy'\"/>",
        f"    {way(node.busy, words)}",
        "  <elseif cond=\"outcome == 'no-answer'\"/>",
        f"    {way(node.no_answer, words)}",
        "  <else/>",
        f"    {way(node.unavailable, words)}",
        "  </if>",
        "</block>",
    ]
    return lines


def _extension(node: Transfer, words: Words) -> list[str]:
    typed = words.variables[node.extension]
    extensions = words.site.extensions
    pieces = extensions.dial[TARGET_NAME].split("{}")
    uri = f" + {typed} + ".join(literal(piece) for piece in pieces)
    return [
        "<block>",
        f"  <if cond=\"typeof {typed} == 'undefined'\">",
        '    <throw event="error.ivrc.variable" message="the extension was never typed"/>',
        "  </if>",
        "</block>",
        *_dial(f'destexpr="{uri}"', "dial1", keys_test(extensions.numbers, typed), node),
    ]


def _dial(destination: str, name: str, cond: str, node: Transfer) -> list[str]:
    return [
        f'<transfer name="{name}" cond="{cond}" type="bridge" {destination}',
        f'          connecttimeout="{node.ring_seconds}s">',
        '  <catch event="error.connection error.unsupported">',
        f'    <assign name="{name}" expr="\'unknown\'"/>',
        '    <assign name="outcome" expr="\'unavailable\'"/>',
        "  </catch>",
        f'  <filled><assign name="outcome" expr="outcomeOf({name})"/></filled>',
        "</transfer>",
    ]
