"""The nodes that collect no keys, on Asterisk: transfer, voicemail, opening hours, hang-up."""

from __future__ import annotations

from itertools import groupby

from ivrc.flow.nodes import BEEP, Branch, Hangup, Period, Play, Schedule, Transfer, Voicemail
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.prompt import FORGET, clips
from ivrc.switches.asterisk.text.record import anew
from ivrc.switches.asterisk.text.syntax import Step, argument, context, equals, extension, is_set, when

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OUTCOME = "Goto(outcome-${DIALSTATUS},1)"


def transfer(plan: Plan, node: Transfer) -> str:
    """A Transfer node. The option `g` brings every end of Dial back here, so none drops the call in silence;
    no option lets a key of the caller do anything."""
    dialling = _to_extension(plan, node) if node.extension else [extension("s", _in_turn(plan, node))]
    named = f", dials {', '.join(node.destinations)}" if node.destinations else ", dials an extension"
    extensions = [
        *dialling,
        extension("outcome-ANSWER", [plan.go(node.after) if node.after else "Hangup()"]),
        extension("outcome-BUSY", [plan.go(node.busy)]),
        extension("outcome-NOANSWER", [plan.go(node.no_answer)]),
        extension("_outcome!", [plan.go(node.unavailable)]),
    ]
    return context(plan.contexts[node.id], plan.title(node) + named, extensions, plan.common)


def _in_turn(plan: Plan, node: Transfer) -> list[Step]:
    steps: list[Step] = [FORGET]
    for number, destination in enumerate(node.destinations):
        if number:
            steps.append(when(equals("DIALSTATUS", "ANSWER"), "outcome-ANSWER,1"))
        dial_string = plan.site.destinations[destination][NAME]
        steps += [*anew(plan), f"Dial({argument(dial_string)},{node.ring_seconds},g)"]
    return [*steps, *anew(plan), _OUTCOME]


def _to_extension(plan: Plan, node: Transfer) -> list[str]:
    """Only an extension that the site lists has a `dial` extension here."""
    variable = plan.variables[node.extension]
    parts = plan.site.binding("extensions", NAME).split("{}")
    dial_string = "${EXTEN:4}".join(argument(part) for part in parts)
    dial: list[Step] = [*anew(plan), f"Dial({dial_string},{node.ring_seconds},g)", *anew(plan), _OUTCOME]
    listed = (
        f"_dial{number}" if "X" in number else f"dial{number}" for number in plan.site.extensions.numbers
    )
    return [
        extension("s", [FORGET, when(is_set(variable), f"dial${{{variable}}},1:fault,1")]),
        *(extension(name, dial) for name in listed),
        extension("_dial!", ["Goto(outcome-CHANUNAVAIL,1)"]),
    ]


def voicemail(plan: Plan, node: Voicemail) -> str:
    """A Voicemail node. Whether a key, the longest time or the caller ends the message, an event tells it."""
    told = (
        f"UserEvent(ivrc-message,Mailbox: {plan.mailbox(node.mailbox)},"
        "Seconds: $[${EPOCH} - ${IVRC_SINCE}],File: ${RECORDED_FILE}.wav)"
    )
    options = "kqt" if node.end_key == "*" else "kq"
    recording: list[Step] = [
        FORGET,
        *clips(plan, [Play(BEEP, interruptible=False)]),
        "Set(IVRC_SINCE=${EPOCH})",
        f"Record({plan.message(node.mailbox)},0,{node.max_seconds},{options})",
        when(equals("RECORD_STATUS", "ERROR"), "fault,1"),
        told,
        plan.go(node.next),
    ]
    hung_up: list[Step] = [when(equals("RECORD_STATUS", "HANGUP"), ":over"), told, ("over", "NoOp()")]
    parts = [extension("s", recording), extension("h", hung_up)]
    return context(plan.contexts[node.id], plan.title(node), parts, plan.common)


def branch(plan: Plan, node: Branch) -> str:
    """A Branch node: the schedules' opening times in order."""
    steps: list[Step] = []
    for case in node.cases:
        for times, days in _opening(plan.hotline.schedules[case.schedule]):
            steps.append(f"GotoIfTime({times},{days},*,*,{plan.hotline.zone}?{plan.target(case.edge)},s,1)")
    steps.append(plan.go(node.otherwise))
    asked = ", ".join(case.schedule for case in node.cases)
    title = f"{plan.title(node)}, open: {asked}"
    return context(plan.contexts[node.id], title, [extension("s", steps)], plan.common)


def _opening(schedule: Schedule) -> list[tuple[str, str]]:
    """(times, days) for GotoIfTime, days with the same times together."""
    days: dict[str, list[str]] = {}
    for weekday, periods in groupby(schedule.periods, lambda period: period.weekday):
        days.setdefault("&".join(map(_time, periods)), []).append(_DAYS[weekday])
    return [(times, _days(names)) for times, names in days.items()]


def _days(names: list[str]) -> str:
    """Days as GotoIfTime takes them: `mon-fri`, `sat`, `mon&wed`."""
    together = len(names) > 1 and _DAYS.index(names[-1]) - _DAYS.index(names[0]) == len(names) - 1
    return f"{names[0]}-{names[-1]}" if together else "&".join(names)


def _time(period: Period) -> str:
    """A period as a range of minutes, the last one included: GotoIfTime knows no end that is excluded."""
    last = period.end - 1
    return f"{period.start // 60}:{period.start % 60:02}-{last // 60}:{last % 60:02}"


def hangup(plan: Plan, node: Hangup) -> str:
    """A Hangup node."""
    return context(plan.contexts[node.id], plan.title(node), [extension("s", ["Hangup()"])], plan.common)
