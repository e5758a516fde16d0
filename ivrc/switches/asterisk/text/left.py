"""What is left of a call on Asterisk: its record, which the switch itself adds to a file when the call is over.

A hangup handler of the call's channel does it, which runs once, however the call ends; what the record holds is noted down
in variables as the call goes. The function FILE (func_env) adds the line: the switch opens the file, writes at its end and
closes it, so that no program has to stand by, no shell is asked, and a file that was moved away begins anew. Calls that end
together wait for one another (func_lock), since a long line may be written in two pieces. CDRs would not do: there is one for
every destination that is dialled; nor would a listener on AMI, which loses what is told while it is not there.

A value is digits, a name or what the menu says: the first by their form, the others written as JSON here.
"""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.chosen import MOST_NOTES, option, place
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Edge, Heard, Node
from ivrc.regex import regex
from ivrc.switches.as_json import literal, within
from ivrc.switches.asterisk.text import labels, variables
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.syntax import Step, is_set, put, value, when

SUFFIX = ".jsonl"
_MOMENT = "%Y-%m-%dT%H:%M:%S%z"
_BEGINS = regex(r"exten => s,1(\([^)]*\))?,")


def keeps(plan: Plan) -> bool:
    """Whether the site says where records go."""
    return bool(plan.site.binding("records", NAME))


def file(plan: Plan) -> str:
    """Where the records of the hotline lie."""
    return f"{plan.site.binding('records', NAME).rstrip('/')}/{plan.folder}{SUFFIX}"


def name(plan: Plan) -> str:
    """The context of what tells the record."""
    return f"{plan.entry}{labels.APART}record"


def at(plan: Plan) -> str:
    return value(f"STRFTIME({value('EPOCH')},{plan.hotline.zone},{_MOMENT})")


def timestamp(held: str) -> str:
    """A moment as RFC 3339 has it: the switch writes no colon in the offset."""
    return f'"{value(f"{held}:0:-2")}:{value(f"{held}:-2")}"'


# As the call goes


def begins(plan: Plan) -> list[Step]:
    """As the call comes in. A channel that is led in once more has its handler already."""
    if not keeps(plan):
        return []
    emptied = (
        variables.PATH,
        variables.PLACE,
        variables.OPTION,
        variables.NOTICE,
        variables.ENDED,
        variables.FAULTS,
        variables.WHO,
        variables.DIALLED_AT,
        variables.WAITED,
        variables.BY,
        variables.LOST,
    )
    steps: list[Step] = [
        put(each)
        for each in (*emptied, variables.MESSAGES, variables.NOTES, variables.SURVEY, variables.RECORDED)
    ]
    steps += [put(each, "0") for each in (variables.PLACES, variables.NOTED)]
    steps += [put(variables.SERVICES), put(variables.SERVED, "0")] if asks(plan) else []
    handler = f"{name(plan)},{labels.OVER},1"
    return [
        *steps,
        put(variables.START, at(plan)),
        when(is_set(variables.TELLS), "told"),
        put(variables.TELLS, "1"),
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
    return [put(variables.NOTICE, "1")] if keeps(plan) and play.clip in plan.hotline.notices else []


def dials(plan: Plan, who: str) -> list[Step]:
    """Before somebody is called."""
    if not keeps(plan):
        return []
    now = [
        put(variables.LOST),
        put(variables.ANSWERED),
        put(f"__{variables.CALL}", value("CHANNEL")),
        put(variables.DIALLED_AT, clock()),
    ]
    return [put(variables.WHO, who), *now]


def option_of_dial(plan: Plan) -> str:
    """The option of Dial by which the telephone that is taken up notes down when."""
    return f"U({name(plan)})" if keeps(plan) else ""


def taken_up(plan: Plan) -> list[Step]:
    """On the channel of a telephone that is taken up."""
    return [put(f"{variables.ANSWERED[:-1]},{value(variables.CALL)})", clock())] if keeps(plan) else []


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
    told = f'{{"table":{literal(node.table)},"at":{timestamp(variables.HELD)},"fields":{{{fields}}}}}'
    answer: list[Step] = [put(variables.SURVEY, within(node.answer))] if node.answer else []
    return [
        *answer,
        put(variables.NOTED, f"$[{value(variables.NOTED)} + 1]"),
        when(f"$[{value(variables.NOTED)} > {MOST_NOTES}]", "on"),
        put(variables.HELD, at(plan)),
        put(variables.NOTES, f"{value(variables.NOTES)},{told}"),
    ]


def asks(plan: Plan) -> bool:
    """Whether some service is asked of which a record is to tell."""
    return keeps(plan) and any(True for _ in of_kind(plan.hotline, Lookup))


def asked(plan: Plan, node: Lookup) -> list[Step]:
    """Before a service is asked."""
    return [put(variables.SERVICE, literal(node.service))] if keeps(plan) else []


def served(plan: Plan, how: str) -> list[Step]:
    """As it is known what comes of it."""
    return [f"Gosub({name(plan)},served,1({how}))"] if keeps(plan) else []


def fault(plan: Plan) -> list[Step]:
    """As a fault is met."""
    return (
        [put(variables.FAULTS, f'{value(variables.FAULTS)},{{"node":"{value(variables.PLACE)}","what":""}}')]
        if keeps(plan)
        else []
    )


def recorded(plan: Plan) -> list[Step]:
    """As the call's recording begins."""
    base = plan.site.binding("recordings", NAME) or "ivrc"
    file = f"{within(f'{base}/{plan.folder}')}/{value('UNIQUEID')}.wav"
    return [put(variables.RECORDED, file)] if keeps(plan) else []


def ends(plan: Plan, why: str) -> list[Step]:
    """Before the hotline ends the call: as a goodbye, or for a fault."""
    return [put(variables.ENDED, why)] if keeps(plan) else []


BY_FLOW, BY_FAULT = "flow", "fault"


def clock() -> str:
    """Milliseconds since 1970."""
    return value("STRFTIME(,,%s%3q)")


def labelled(label: str, steps: list[Step]) -> list[Step]:
    """The steps with a label on the first."""
    first, *rest = steps
    assert isinstance(first, str)
    return [(label, first), *rest]


def several(destinations: Iterable[str]) -> str:
    """Who is called where several are at once, until it is known which of them answered."""
    return "、".join(destinations)
