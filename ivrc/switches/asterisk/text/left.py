"""What is left of a call on Asterisk: its record, which the switch itself adds to a file when the call is over.

A hangup handler of the call's channel does it, which runs once, however the call ends; what the record holds is noted down
in variables as the call goes. The function FILE (func_env) adds the line: the switch opens the file, writes at its end and
closes it, so that no program has to stand by, no shell is asked, and a file that was moved away begins anew. Calls that end
together wait for one another (func_lock), since a long line may be written in two pieces. CDRs would not do: there is one for
every destination that is dialled; nor would a listener on AMI, which loses what is told while it is not there.

A value is digits, a name or what the menu says: the first by their form, the others written as JSON here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.flow import values
from ivrc.flow.chosen import MOST_NOTES, MOST_PLACES, option, place
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.transfer import ONCE, Transfer
from ivrc.flow.nodes import Edge, Heard, Node
from ivrc.regex import regex
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.saying import learnt
from ivrc.switches.asterisk.text.syntax import Step, context, equals, extension, is_set, put, value, when

SUFFIX = ".jsonl"
_START, _PATH, _PLACE, _PLACES = "IVRC_START", "IVRC_PATH", "IVRC_PLACE", "IVRC_PLACES"
_OPTION, _NOTICE, _ENDED, _FAULTS = "IVRC_OPTION", "IVRC_NOTICE", "IVRC_ENDED", "IVRC_FAULTS"
_WHO, _DIALLED_AT, _WAITED, _BY, _LOST = "IVRC_WHO", "IVRC_DIALLED", "IVRC_WAITED", "IVRC_BY", "IVRC_LOST"
_MESSAGES, _NOTES, _NOTED, _SURVEY = "IVRC_MESSAGES", "IVRC_NOTES", "IVRC_NOTED", "IVRC_SURVEY"
_TELLS, _OUTCOME, _CALLER, _NOW, _HELD = "IVRC_TELLS", "IVRC_OUTCOME", "IVRC_CALLER", "IVRC_NOW", "IVRC_HELD"
_RECORDED = "IVRC_RECORDED"
_CALL, _ANSWERED = "IVRC_CALL", "SHARED(IVRC_ANSWERED)"
"""The channel of the call, which whoever is dialled for it knows too; and when that telephone was taken up. `ANSWEREDTIME`
counts from when the hotline answered (app_dial.c, `end_bridge_callback`)."""
_MAY_LACK = (labels.CALLED, _CALLER, _OPTION, _BY, _SURVEY, _RECORDED)
_LONGEST_PATH = 3600
"""Bytes. The switch cuts a variable off at 4095, in silence."""
_MOMENT = "%Y-%m-%dT%H:%M:%S%z"
_ESCAPED = regex(r"[^\w ·.@/+~*#-]")
_BEGINS = regex(r"exten => s,1(\([^)]*\))?,")


def keeps(plan: Plan) -> bool:
    """Whether the site says where records go."""
    return bool(plan.site.binding("records", NAME))


def literal(text: str) -> str:
    """Any text as a JSON string within a value that `Set` is given: no sign in it is the switch's."""
    return f'"{within(text)}"'


def within(text: str) -> str:
    """The same without its quotation marks. A name of a node is itself."""
    return _ESCAPED.sub(_unit, text)


def _unit(sign: re.Match[str]) -> str:
    code = sign[0].encode("utf-16-be", errors="replace").hex()
    return "".join(f"\\u{code[at : at + 4]}" for at in range(0, len(code), 4))


def file(plan: Plan) -> str:
    """Where the records of the hotline lie."""
    return f"{plan.site.binding('records', NAME).rstrip('/')}/{plan.folder}{SUFFIX}"


def name(plan: Plan) -> str:
    """The context of what tells the record."""
    return f"{plan.entry}{labels.APART}record"


def _at(plan: Plan) -> str:
    return value(f"STRFTIME({value('EPOCH')},{plan.hotline.zone},{_MOMENT})")


def _moment(held: str) -> str:
    """A moment as RFC 3339 has it: the switch writes no colon in the offset."""
    return f'"{value(f"{held}:0:-2")}:{value(f"{held}:-2")}"'


# As the call goes


def begins(plan: Plan) -> list[Step]:
    """As the call comes in. A channel that is led in once more has its handler already."""
    if not keeps(plan):
        return []
    emptied = (_PATH, _PLACE, _OPTION, _NOTICE, _ENDED, _FAULTS, _WHO, _DIALLED_AT, _WAITED, _BY, _LOST)
    steps: list[Step] = [put(each) for each in (*emptied, _MESSAGES, _NOTES, _SURVEY, _RECORDED)]
    steps += [put(each, "0") for each in (_PLACES, _NOTED)]
    handler = f"{name(plan)},{labels.OVER},1"
    return [
        *steps,
        put(_START, _at(plan)),
        when(is_set(_TELLS), "told"),
        put(_TELLS, "1"),
        put("CHANNEL(hangup_handler_push)", handler),
        ("told", "NoOp()"),
    ]


def entered(plan: Plan, node: Node, text: str) -> str:
    """The text of a node, with the first step of its own context that notes down that the call came to it."""
    if not keeps(plan) or not place(plan.hotline, node.id):
        return text
    said = f"Gosub({name(plan)},place,1({within(node.id)}))"
    return _BEGINS.sub(lambda first: f"exten => s,1,{said}\n same => n{first[1] or ''},", text, count=1)


def chosen(plan: Plan, menu: Menu, edge: Edge) -> list[Step]:
    """As an entry of a menu is taken: the first choice is kept."""
    choice = option(plan.hotline, menu, edge) if keeps(plan) else ""
    return [f"Gosub({name(plan)},choice,1({within(choice)}))"] if choice else []


def heard(plan: Plan, play: Heard) -> list[Step]:
    """Behind the recording notice."""
    return [put(_NOTICE, "1")] if keeps(plan) and play.clip == plan.hotline.notice else []


def dials(plan: Plan, who: str) -> list[Step]:
    """Before somebody is called."""
    if not keeps(plan):
        return []
    now = [put(_LOST), put(_ANSWERED), put(f"__{_CALL}", value("CHANNEL")), put(_DIALLED_AT, _clock())]
    return [put(_WHO, who), *now]


def option_of_dial(plan: Plan) -> str:
    """The option of Dial by which the telephone that is taken up notes down when."""
    return f"U({name(plan)})" if keeps(plan) else ""


def taken_up(plan: Plan) -> list[Step]:
    """On the channel of a telephone that is taken up."""
    return [put(f"{_ANSWERED[:-1]},{value(_CALL)})", _clock())] if keeps(plan) else []


def dialled(plan: Plan) -> list[Step]:
    """When that is over."""
    return [f"Gosub({name(plan)},dialled,1)"] if keeps(plan) else []


def kept(plan: Plan) -> list[Step]:
    """When a message is kept."""
    return [f"Gosub({name(plan)},kept,1)"] if keeps(plan) else []


def noted(plan: Plan, node: Note) -> list[Step]:
    """As a note is written."""
    if not keeps(plan):
        return []
    held = {
        each.name: value(plan.variables[each.value]) if each.value else within(each.text)
        for each in node.fields
    }
    fields = ",".join(f'{literal(field)}:"{what}"' for field, what in held.items())
    told = f'{{"table":{literal(node.table)},"at":{_moment(_HELD)},"fields":{{{fields}}}}}'
    answer: list[Step] = [put(_SURVEY, within(node.answer))] if node.answer else []
    return [
        *answer,
        put(_NOTED, f"$[{value(_NOTED)} + 1]"),
        when(f"$[{value(_NOTED)} > {MOST_NOTES}]", "on"),
        put(_HELD, _at(plan)),
        put(_NOTES, f"{value(_NOTES)},{told}"),
    ]


def fault(plan: Plan) -> list[Step]:
    """As a fault is met."""
    return [put(_FAULTS, f'{value(_FAULTS)},{{"node":"{value(_PLACE)}","what":""}}')] if keeps(plan) else []


def recorded(plan: Plan) -> list[Step]:
    """As the call's recording begins."""
    base = plan.site.binding("recordings", NAME) or "ivrc"
    file = f"{within(f'{base}/{plan.folder}')}/{value('UNIQUEID')}.wav"
    return [put(_RECORDED, file)] if keeps(plan) else []


def ends(plan: Plan, why: str) -> list[Step]:
    """Before the hotline ends the call: as a goodbye, or for a fault."""
    return [put(_ENDED, why)] if keeps(plan) else []


BY_FLOW, BY_FAULT = "flow", "fault"


def _clock() -> str:
    """Milliseconds since 1970."""
    return value("STRFTIME(,,%s%3q)")


# When it is over


def teller(plan: Plan) -> str:
    """The context that notes down and tells; nothing where no record is kept."""
    if not keeps(plan):
        return ""
    came: list[Step] = [
        put(_PLACE, value("ARG1")),
        put(_PLACES, f"$[{value(_PLACES)} + 1]"),
        when(
            f"$[{value(_PLACES)} > {MOST_PLACES} | {value(f'LEN({value(_PATH)})')} > {_LONGEST_PATH}]", "on"
        ),
        put(_PATH, f'{value(_PATH)},"{value(_PLACE)}"'),
        ("on", "Return()"),
    ]
    choice: list[Step] = [
        when(is_set(_OPTION), "on"),
        put(_OPTION, value("ARG1")),
        ("on", "Return()"),
    ]
    left_word: list[Step] = [
        when(f"$[{value(f'LEN({value(_MESSAGES)})')} > {_LONGEST_PATH}]", "on"),
        put(_MESSAGES, f'{value(_MESSAGES)},"{value("RECORDED_FILE")}.wav"'),
        ("on", "Return()"),
    ]
    indirect = value(value("ARG1"))
    as_json: list[Step] = [
        when(f"${{EXISTS({indirect})}}", "some"),
        put(value("ARG1"), "null"),
        "Return()",
        ("some", put(value("ARG1"), f'"{indirect}"')),
        "Return()",
    ]
    rang: list[Step] = [*_waited(plan), "Return()"]
    parts = [
        *(extension(each, steps) for each, steps in (("place", came), ("choice", choice), ("dialled", rang))),
        *(extension(each, steps) for each, steps in (("kept", left_word), ("json", as_json))),
        extension(labels.BEGIN, [*taken_up(plan), "Return()"]),
        extension(labels.OVER, _tell(plan)),
    ]
    return context(
        name(plan), "The record of the call: what is noted down of it, and told when it is over", parts
    )


def _waited(plan: Plan) -> list[Step]:
    """For how long somebody was called, until the talk began if one did; and whether somebody answered."""
    answered = equals(labels.DIAL_STATUS, "ANSWER")
    return [
        put(_NOW, value(_ANSWERED)),
        f"ExecIf({is_set(_NOW)}?NoOp():Set({_NOW}={_clock()}))",
        put(_WAITED, f"$[0{value(_WAITED)} + {value(_NOW)} - {value(_DIALLED_AT)}]"),
        put(_DIALLED_AT),
        *_taken(plan),
        f"ExecIf({answered}?Set({_BY}={value(_WHO)}):Set({_LOST}=1))",
    ]


def several(destinations: Iterable[str]) -> str:
    """Who is called where several are at once, until it is known which of them answered."""
    return "、".join(destinations)


def _taken(plan: Plan) -> list[Step]:
    """Of several that rang at once, who answered: known by the channel's technology and by what it was asked for."""
    found: dict[Step, None] = {}
    for node in of_kind(plan.hotline, Transfer):
        for who in node.destinations if node.order == ONCE else ():
            for string in plan.site.destinations[who][NAME].split("&"):
                kind = string.partition("/")[0]
                peer = f"{value(f'{labels.DIALED_PEER}:0:{len(kind)}')}/{value('DIALEDPEERNUMBER')}"
                came = f'"{value(_WHO)}~{peer}" = "{several(node.destinations)}~{string}"'
                found[f"ExecIf($[{came}]?Set({_WHO}={who}))"] = None
    return list(found)


def _tell(plan: Plan) -> list[Step]:
    hotline = plan.hotline
    held = {"outcome": f'"{value(_OUTCOME)}"', "path": f"[{value(f'{_PATH}:1')}]"}
    held |= {"messages": f"[{value(f'{_MESSAGES}:1')}]", "faults": f"[{value(f'{_FAULTS}:1')}]"}
    told = [
        '"version":1',
        f'"id":"{value("UNIQUEID")}"',
        f'"hotline":{literal(hotline.name)}',
        f'"called":{value(labels.CALLED)}',
        f'"caller":{value(_CALLER)}',
        '"area":null',
        f'"start":{_moment(_START)}',
        f'"answered":{_moment(_START)}',
        f'"end":{_moment(_HELD)}',
        f'"path":{held["path"]}',
        f'"option":{value(_OPTION)}',
        f'"notice":{value(_NOTICE)}',
        f'"waited_s":{value(_WAITED)}',
        f'"answered_by":{value(_BY)}',
        '"agent":null',
        f'"outcome":{held["outcome"]}',
        f'"survey":{value(_SURVEY)}',
        f'"recording":{value(_RECORDED)}',
        f'"messages":{held["messages"]}',
        f'"faults":{held["faults"]}',
        f'"notes":[{value(f"{_NOTES}:1")}]',
    ]
    return [
        put(_HELD, _at(plan)),
        when(is_set(_DIALLED_AT), "ringing"),
        ("told", put(_OUTCOME, "goodbye")),
        *_outcomes(),
        f"ExecIf({is_set(_NOTICE)}?Set({_NOTICE}=true):Set({_NOTICE}=false))",
        f"ExecIf({is_set(_WAITED)}?Set({_WAITED}={value(_WAITED)}e-3):Set({_WAITED}=null))",
        *learnt(_CALLER, values.CALLER, plan),
        *learnt(labels.CALLED, values.CALLED, plan),
        *(f"Gosub({name(plan)},json,1({each}))" for each in _MAY_LACK),
        put("IVRC_LOCKED", value("LOCK(ivrc-records)")),
        put(f"FILE({file(plan)},,,al,u)", f"{{{','.join(told)}}}"),
        put("IVRC_LOCKED", value("UNLOCK(ivrc-records)")),
        "Return()",
        *labelled("ringing", _waited(plan)),
        f"ExecIf({equals(labels.DIAL_STATUS, 'ANSWER')}?NoOp():Set({_LOST}=))",
        f"Goto({labels.OVER},told)",
    ]


def _outcomes() -> list[Step]:
    """What came of the call: the last of these that holds."""

    def if_(condition: str, outcome: str) -> str:
        return f"ExecIf({condition}?Set({_OUTCOME}={outcome}))"

    return [
        if_(f'$["{value(_ENDED)}" = ""]', "caller left"),
        if_(is_set(_LOST), "nobody answered"),
        if_(is_set(_MESSAGES), "message"),
        if_(is_set(_BY), "answered"),
        if_(equals(_ENDED, BY_FAULT), "fault"),
    ]


def labelled(label: str, steps: list[Step]) -> list[Step]:
    """The steps with a label on the first."""
    first, *rest = steps
    assert isinstance(first, str)
    return [(label, first), *rest]
