"""The record of a call on Asterisk: the subroutine that notes down what comes of it, and tells the whole when it is over."""

from __future__ import annotations

from ivrc.build_name import piece
from ivrc.flow import values
from ivrc.flow.chosen import MOST_ASKED, MOST_PLACES
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import ONCE, Transfer
from ivrc.flow.nodes import Dials
from ivrc.flow.shape import parts
from ivrc.switches.as_json import literal
from ivrc.switches.asterisk.text import labels, left, variables
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.saying import learnt
from ivrc.switches.asterisk.text.syntax import Step, context, equals, extension, is_set, put, value, when


def teller(plan: Plan) -> str:
    """The context that notes down and tells; nothing where no record is kept."""
    if not left.keeps(plan):
        return ""
    came: list[Step] = [
        put(variables.PLACE, value("ARG1")),
        put(variables.PLACES, f"$[{value(variables.PLACES)} + 1]"),
        when(
            f"$[{value(variables.PLACES)} > {MOST_PLACES} | {value(f'LEN({value(variables.PATH)})')} > {variables.LONGEST_PATH}]",
            "on",
        ),
        put(variables.PATH, f'{value(variables.PATH)},"{value(variables.PLACE)}"'),
        ("on", "Return()"),
    ]
    choice: list[Step] = [
        when(is_set(variables.OPTION), "on"),
        put(variables.OPTION, value("ARG1")),
        ("on", "Return()"),
    ]
    left_word: list[Step] = [
        when(f"$[{value(f'LEN({value(variables.MESSAGES)})')} > {variables.LONGEST_PATH}]", "on"),
        put(variables.MESSAGES, f'{value(variables.MESSAGES)},"{value("RECORDED_FILE")}.wav"'),
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
        *([extension("served", _served())] if left.asks(plan) else []),
        extension(labels.BEGIN, [*left.taken_up(plan), "Return()"]),
        extension(labels.OVER, _tell(plan)),
    ]
    return context(
        left.name(plan), "The record of the call: what is noted down of it, and told when it is over", parts
    )


def _served() -> list[Step]:
    """What came of a service, and how long it took."""
    told = f'{{"service":{value(variables.SERVICE)},"outcome":"{value("ARG1")}","ms":{value(f"FILTER(0-9,{value(variables.TOOK)})")}}}'
    return [
        put(variables.SERVED, f"$[{value(variables.SERVED)} + 1]"),
        when(
            f"$[{value(variables.SERVED)} > {MOST_ASKED} | {value(f'LEN({value(variables.SERVICES)})')} > {variables.LONGEST_PATH}]",
            "on",
        ),
        put(variables.SERVICES, f"{value(variables.SERVICES)},{told}"),
        ("on", "Return()"),
    ]


def _waited(plan: Plan) -> list[Step]:
    """For how long somebody was called, until the talk began if one did; and whether somebody answered."""
    answered = equals(labels.DIAL_STATUS, "ANSWER")
    return [
        put(variables.NOW, value(variables.ANSWERED)),
        f"ExecIf({is_set(variables.NOW)}?NoOp():Set({variables.NOW}={left.clock()}))",
        *_queued(plan),
        put(
            variables.WAITED,
            f"$[0{value(variables.WAITED)} + {value(variables.NOW)} - {value(variables.DIALLED_AT)}]",
        ),
        put(variables.DIALLED_AT),
        *_taken(plan),
        f"ExecIf({answered}?Set({variables.BY}={value(variables.WHO)}):Set({variables.LOST}=1))",
    ]


def _queued(plan: Plan) -> list[Step]:
    """Who answered somebody in a queue: app_queue tells it where Dial would."""
    if not any(of_kind(plan.hotline, Queue)):
        return []
    return [
        f"ExecIf({is_set(variables.ANSWERED)}?Set({labels.DIAL_STATUS}=ANSWER))",
        f'ExecIf($["{value(variables.WHO)}" = ""]?Set({variables.WHO}={value(labels.MEMBER_NAME)}))',
    ]


def _taken(plan: Plan) -> list[Step]:
    """Of several that rang at once, who answered: known by the channel's technology and by what it was asked for."""
    found: dict[Step, None] = {}
    for node in of_kind(plan.hotline, Transfer):
        for who in parts(node, Dials) if node.order == ONCE else ():
            for string in plan.site.destinations[who][NAME].split("&"):
                kind = string.partition("/")[0]
                peer = f"{value(f'{labels.DIALED_PEER}:0:{len(kind)}')}/{value('DIALEDPEERNUMBER')}"
                came = f'"{value(variables.WHO)}~{peer}" = "{left.several(node.destinations)}~{string}"'
                found[f"ExecIf($[{came}]?Set({variables.WHO}={who}))"] = None
    return list(found)


def _tell(plan: Plan) -> list[Step]:
    hotline = plan.hotline
    held = {"outcome": f'"{value(variables.OUTCOME)}"', "path": f"[{value(f'{variables.PATH}:1')}]"}
    held |= {
        "messages": f"[{value(f'{variables.MESSAGES}:1')}]",
        "faults": f"[{value(f'{variables.FAULTS}:1')}]",
    }
    told = [
        '"version":1',
        f'"id":"{value("UNIQUEID")}"',
        f'"hotline":{literal(hotline.name)}',
        piece(plan.site.build, f'"build":{literal(plan.site.build)},') + f'"called":{value(labels.CALLED)}',
        f'"caller":{value(variables.CALLER)}',
        '"area":null',
        f'"start":{left.timestamp(variables.START)}',
        f'"answered":{left.timestamp(variables.START)}',
        f'"end":{left.timestamp(variables.HELD)}',
        f'"path":{held["path"]}',
        f'"option":{value(variables.OPTION)}',
        f'"notice":{value(variables.NOTICE)}',
        f'"waited_s":{value(variables.WAITED)}',
        f'"answered_by":{value(variables.BY)}',
        '"agent":null',
        f'"outcome":{held["outcome"]}',
        f'"survey":{value(variables.SURVEY)}',
        f'"recording":{value(variables.RECORDED)}',
        f'"messages":{held["messages"]}',
        f'"faults":{held["faults"]}',
        f'"notes":[{value(f"{variables.NOTES}:1")}]',
        *([f'"services":[{value(f"{variables.SERVICES}:1")}]'] if left.asks(plan) else []),
    ]
    return [
        put(variables.HELD, left.at(plan)),
        when(is_set(variables.DIALLED_AT), "ringing"),
        ("told", put(variables.OUTCOME, "goodbye")),
        *_outcomes(),
        f"ExecIf({is_set(variables.NOTICE)}?Set({variables.NOTICE}=true):Set({variables.NOTICE}=false))",
        f"ExecIf({is_set(variables.WAITED)}?Set({variables.WAITED}={value(variables.WAITED)}e-3):Set({variables.WAITED}=null))",
        *learnt(variables.CALLER, values.CALLER, plan),
        *learnt(labels.CALLED, values.CALLED, plan),
        *(f"Gosub({left.name(plan)},json,1({each}))" for each in variables.MAY_LACK),
        put("IVRC_LOCKED", value("LOCK(ivrc-records)")),
        put(f"FILE({left.file(plan)},,,al,u)", f"{{{','.join(told)}}}"),
        put("IVRC_LOCKED", value("UNLOCK(ivrc-records)")),
        "Return()",
        *left.labelled("ringing", _waited(plan)),
        f"ExecIf({equals(labels.DIAL_STATUS, 'ANSWER')}?NoOp():Set({variables.LOST}=))",
        f"Goto({labels.OVER},told)",
    ]


def _outcomes() -> list[Step]:
    """What came of the call: the last of these that holds."""

    def if_(condition: str, outcome: str) -> str:
        return f"ExecIf({condition}?Set({variables.OUTCOME}={outcome}))"

    return [
        if_(f'$["{value(variables.ENDED)}" = ""]', "caller left"),
        if_(is_set(variables.LOST), "nobody answered"),
        if_(is_set(variables.MESSAGES), "message"),
        if_(is_set(variables.BY), "answered"),
        if_(equals(variables.ENDED, left.BY_FAULT), "fault"),
    ]
