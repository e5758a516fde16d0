"""What is left of a call on FreeSWITCH: its record, which mod_cdr_csv adds to a file when the call is over.

It does so however a call ends, by a template (`record_line`) into which the switch puts the channel's variables; they are noted
down here as the call goes. The module opens the file, and adds a line by one `write` at its end (mod_cdr_csv.c of 1.10.12,
`write_cdr`): no script is run, no program stands by, and calls that end together have a line each. It names the file after the
account code (`accountcode`), in the folder `cdr_csv_base`.

A value is a literal of JSON in its variable, so that the template decides nothing: digits, a name, or what the menu says.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.build_name import piece
from ivrc.flow import values
from ivrc.flow.chosen import MOST_NOTES, MOST_PLACES, option, place
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.transfer import ONCE, Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Edge, Heard, Node
from ivrc.switches.as_json import literal, within
from ivrc.switches.freeswitch.text import labels, variables
from ivrc.switches.freeswitch.text.plan import NAME, Plan, late, word
from ivrc.switches.freeswitch.text.syntax import Condition, asked, attribute, do, extension, put, value

TEMPLATE = "ivrc-records"
"""The template, by the account code of the calls, and the name of the file without its ending."""
ENDING = ".csv"
"""What mod_cdr_csv calls its files, whatever stands in them."""
MOMENT = "${regex(${strftime_tz(${timezone} %Y-%m-%dT%H:%M:%S%z)}|^(.*)(..)$|%1:%2)}"
"""Now, as RFC 3339 has it: the switch writes no colon in the offset."""
NOW = "${strmicroepoch()}"
CALL = "${url_encode(${uuid})}"
"""What the switch calls the call. With `inbound-use-callid-as-uuid` whoever calls has chosen it."""
_NO_CDR = ("process_cdr", "skip_cdr_causes")
"""What would keep mod_cdr_csv from being asked (switch_core_state_machine.c)."""
_BEFORE_TALK, _ON_ANSWER = "execute_on_pre_bridge", "nolocal:api_on_answer_record"
"""What is run on the caller's channel before the talk, and by whoever answers, at once: unlike `bridge_pre_execute_aleg_app` the
first does not wait for what a desk is told (switch_ivr_bridge.c)."""
CAME, CHOSE, HEARD, TAKEN, WHOM, NOTED = "came", "chose", "notice-heard", "taken", "who-of-several", "noted"
"""The steps of the hotline's own context that note something down."""
KNOWN = {variables.CALLER: values.CALLER, variables.CALLED: values.CALLED}
"""What is taken up of the call's numbers, as values of the menu are: digits or nothing."""
_STAMP = rf"${{regex({value(labels.MESSAGE)}|^.*-([0-9]+-[0-9]+)[.]wav$|%1)}}"


def keeps(plan: Plan) -> bool:
    """Whether the site says where records go."""
    return bool(plan.site.binding("records", NAME))


def file(plan: Plan) -> str:
    """Where the records of all hotlines of the switch lie."""
    return f"{late(plan.site.binding('records', NAME).rstrip('/'))}/{TEMPLATE}{ENDING}"


# As the call goes


def begins(plan: Plan) -> list[str]:
    """Before the call is answered: a caller may be gone in the same moment. `$1` is what it comes in by."""
    if not keeps(plan):
        return []
    folder = late(plan.site.binding("records", NAME).rstrip("/"))
    return [
        do("multiunset", " ".join((labels.ENDED, *variables.EMPTY, *_NO_CDR))),
        put("timezone", plan.hotline.zone),
        *(put(name, "null") for name in variables.NULL),
        put(variables.NOTICE, "false"),
        put(variables.NAMED, _named(plan)),
        put(variables.START, MOMENT),
        put("accountcode", TEMPLATE),
        put("cdr_csv_base", folder),
        do("export", f"{_ON_ANSWER}=uuid_setvar ${{uuid}} {variables.ANSWER} true"),
        put(labels.CALLED, "$1"),
        *(plan.shared(f"known-{name}") for name in KNOWN),
    ]


def _named(plan: Plan) -> str:
    """The hotline, and what its build is called: the template, which all hotlines share, has one place for both."""
    build = piece(plan.site.build, f',"build":{literal(plan.site.build)}')
    return f"{literal(plan.hotline.name)}{build}"


def entered(plan: Plan, node: Node, text: str) -> str:
    """The text of a node, with an extension that notes down that the call came to it; the node's own go on behind it."""
    if not keeps(plan) or not place(plan.hotline, node.id):
        return text
    steps = [put(variables.PLACE, within(node.id)), plan.shared(CAME)]
    head = f'<context name="{attribute(plan.contexts[node.id])}">\n'
    came = extension("the record", [asked(labels.ENTER)], steps, goes_on=True)
    return text.replace(head, head + came, 1)


def chosen(plan: Plan, menu: Menu, edge: Edge) -> list[str]:
    """As an entry of a menu is taken: the first choice is kept."""
    choice = option(plan.hotline, menu, edge) if keeps(plan) else ""
    return [put(variables.CHOICE, literal(choice)), plan.shared(CHOSE)] if choice else []


def heard(plan: Plan, play: Heard) -> list[str]:
    """Behind the recording notice."""
    return [plan.shared(HEARD)] if keeps(plan) and play.clip in plan.hotline.notices else []


def dials(plan: Plan, who: str, clip: str) -> list[str]:
    """Before somebody is called, or several. The clip is what the caller hears before the talk, and may be none."""
    if not keeps(plan):
        return []
    return [
        put(variables.WHO, who),
        put(variables.LOST),
        put(variables.ANSWER),
        put(_BEFORE_TALK, f"execute_extension {TAKEN}:{clip} XML {plan.entry}"),
        put(variables.WAITS, f"{value(variables.WAITS)}-{NOW}"),
    ]


def dialled(plan: Plan) -> list[str]:
    """Behind the bridge."""
    return [put(_BEFORE_TALK)] if keeps(plan) else []


def several(plan: Plan, whom: Sequence[str]) -> list[str]:
    """Before several are called at once: who they are, each by the number of its place."""
    every = enumerate(whom) if keeps(plan) else ()
    return [put(f"{variables.SEVERAL}{number}", who) for number, who in every]


def leg(plan: Plan, number: int, dial: str) -> str:
    """The dial string of one of several, whose legs know its number."""
    return ",".join(f"[{variables.ONE}={number}]{line}" for line in dial.split(",")) if keeps(plan) else dial


def came_of_it(plan: Plan, answered: bool) -> list[str]:
    """As the outcome of a call to somebody is named."""
    if not keeps(plan):
        return []
    over = [put(variables.WAITS, f"{value(variables.WAITS)}+{NOW}"), put(variables.LOST, "true")]
    return [] if answered else over


def kept(plan: Plan, node: Voicemail) -> list[str]:
    """When a message is being kept."""
    base = plan.site.binding("messages", NAME).rstrip("/") or "ivrc"
    folder = within(f"{base}/{plan.folder}/{word(node.mailbox)}")
    file = f'"{folder}/{CALL}-{_STAMP}.wav"'
    return [_more(variables.LEFT_MESSAGES, file)] if keeps(plan) else []


def recorded(plan: Plan) -> list[str]:
    """As the call's recording begins."""
    base = plan.site.binding("recordings", NAME).rstrip("/") or "ivrc"
    file = f'"{within(f"{base}/{plan.folder}")}/{CALL}.wav"'
    return [put(variables.RECORDED, file)] if keeps(plan) else []


def noted(plan: Plan, node: Note) -> list[str]:
    """As a note is written."""
    if not keeps(plan):
        return []
    held = {
        each.name: value(plan.variables[each.value]) if each.value else within(each.text)
        for each in node.fields
    }
    fields = ",".join(f'{literal(field)}:"{what}"' for field, what in held.items())
    told = f'{{"table":{literal(node.table)},"at":"{MOMENT}","fields":{{{fields}}}}}'
    answer = [put(variables.SURVEY, literal(node.answer))] if node.answer else []
    return [*answer, put(variables.NOTE, told), plan.shared(NOTED)]


def fault(plan: Plan) -> list[str]:
    """As a fault is met."""
    told = f'{{"node":"{value(variables.PLACE)}","what":""}}'
    return [_more(variables.FAULTS, told)] if keeps(plan) else []


# The steps that all nodes share


def steps(plan: Plan, well: Condition) -> list[str]:
    """Those that note something down. `well` is the condition that nothing has failed."""
    if not keeps(plan):
        return []
    fewer = (value(variables.PATH), rf'^(?:,"[^"]*"){{0,{MOST_PLACES - 1}}}$')
    first = (value(variables.OPTION), "^null$")
    room = (value(variables.NOTED), f"^x{{0,{MOST_NOTES - 1}}}$")
    one_more = [
        put(variables.NOTED, f"{value(variables.NOTED)}x"),
        _more(variables.NOTES, value(variables.NOTE)),
    ]
    return [
        extension(
            "the way goes on", [asked(CAME), fewer], [_more(variables.PATH, f'"{value(variables.PLACE)}"')]
        ),
        extension(
            "the first choice", [asked(CHOSE), first], [put(variables.OPTION, value(variables.CHOICE))]
        ),
        extension("the notice was heard", [asked(HEARD), well], [put(variables.NOTICE, "true")]),
        extension("a note", [asked(NOTED), room], one_more),
        extension("nothing more to note", [asked(f"({CAME}|{CHOSE}|{HEARD}|{NOTED})")], []),
        *_taken(plan),
    ]


def _taken(plan: Plan) -> list[str]:
    """On the caller's channel, when somebody has answered and before the talk."""
    every = list(of_kind(plan.hotline, Transfer))
    at_once = any(node.order == ONCE for node in every)
    who = [
        *([plan.shared(WHOM)] if at_once else []),
        put(variables.BY, value(variables.WHO)),
        put(variables.ANSWER),
    ]
    talk = put(variables.WAITS, f"{value(variables.WAITS)}+{NOW}")
    clip = do("playback", f"{value(labels.SOUNDS)}/$1.wav")
    number = (f"${{uuid_getvar(${{bridge_uuid}} {variables.ONE})}}", "^([0-9]+)$")
    found = [extension("somebody has answered", [asked(f"{TAKEN}:")], [*who, talk])]
    if any(node.before or node.late for node in every):
        found.append(extension("and the caller hears who", [asked(f"{TAKEN}:(.+)")], [*who, clip, talk]))
    if at_once:
        one = put(variables.WHO, f"${{{variables.SEVERAL}$1}}")
        found.append(extension("which of several", [asked(WHOM), number], [one]))
        found.append(extension("only one was called", [asked(WHOM)], []))
    return found


def of_answer(application: str, data: str) -> bool:
    """Whether a step is one of those that note down who has answered."""
    step, name = data.partition(" ")[0], data.partition("=")[0]
    if application == "execute_extension":
        return step.startswith(f"{TAKEN}:") or step == WHOM
    return application == "set" and name in (variables.WHO, variables.BY, variables.ANSWER, variables.WAITS)


def _more(variable: str, told: str) -> str:
    """One more in a list."""
    return put(variable, f"{value(variable)},{told}")
