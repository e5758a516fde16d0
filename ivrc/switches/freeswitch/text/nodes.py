"""The nodes that collect no keys, on FreeSWITCH: speech, transfer, voicemail, opening hours, recording, the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ivrc.flow.nodes import (
    BEEP,
    Branch,
    Case,
    Edge,
    Hangup,
    Period,
    Play,
    Record,
    Say,
    Schedule,
    Transfer,
    Voicemail,
)
from ivrc.switches.expressions import expression
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.run import clips
from ivrc.switches.freeswitch.text.syntax import asked, attribute, context, do, extension, put

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BEGIN = [put("ivrc_key"), do("flush_dtmf")]
_CAUSE = put("ivrc_result", "${record_completion_cause}")


def say(plan: Plan, node: Say) -> str:
    """A Say node."""
    enter = extension("enter", [asked("enter")], [*clips(plan, node.plays), plan.go(node.next)])
    return context(plan.contexts[node.id], plan.title(node), [enter])


def transfer(plan: Plan, node: Transfer) -> str:
    """A Transfer node: a step for each destination, then the way of the last outcome."""
    dialling = _extension(plan, node) if node.extension else _in_turn(plan, node)
    over = (
        [plan.go(node.after)] if node.after else [put("ivrc_ended", "agent"), do("hangup", "NORMAL_CLEARING")]
    )
    ways: list[tuple[str, Edge]] = [("busy", node.busy), ("no-answer", node.no_answer)]
    parts = [
        extension("answered", [asked("(next-.+|outcome)"), ("${ivrc_outcome}", "^answered$")], over),
        *dialling,
        *(
            extension(outcome, [asked("outcome"), ("${ivrc_outcome}", f"^{outcome}$")], [plan.go(edge)])
            for outcome, edge in ways
        ),
        extension("unavailable", [asked("outcome")], [plan.go(node.unavailable)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _in_turn(plan: Plan, node: Transfer) -> Iterator[str]:
    for number, name in enumerate(node.destinations, 1):
        step = "enter" if number == 1 else f"next-{number}"
        way_on = "outcome" if number == len(node.destinations) else f"next-{number + 1}"
        actions = [
            *(_BEGIN if number == 1 else ()),
            *_dial(plan, node, word(name), plan.dial(name)),
            plan.stay(node, way_on),
        ]
        yield extension(f"dial {word(name)}", [asked(step)], actions)


def _extension(plan: Plan, node: Transfer) -> Iterator[str]:
    """Only an extension that the site lists is dialled."""
    typed = f"${{{plan.variables[node.extension]}}}"
    numbers = "|".join(expression(number) for number in plan.site.extensions.numbers)
    way_on = plan.stay(node, "outcome")
    yield extension(
        "none was typed",
        [asked("enter"), (typed, "^$")],
        [*_BEGIN, put("ivrc_result", "NO EXTENSION"), way_on],
    )
    yield extension(
        "one that the site lists",
        [asked("enter"), (typed, f"^({numbers})$")],
        [*_BEGIN, *_dial(plan, node, typed, plan.dial_extension(typed)), way_on],
    )
    yield extension("any other", [asked("enter")], [*_BEGIN, put("ivrc_outcome", "unavailable"), way_on])


def _dial(plan: Plan, node: Transfer, name: str, dial_string: str) -> list[str]:
    return [
        put("ivrc_dial", name),
        put("call_timeout", str(node.ring_seconds)),
        put("originate_disposition"),
        do("bridge", dial_string),
        plan.shared("outcome"),
    ]


def voicemail(plan: Plan, node: Voicemail) -> str:
    """A Voicemail node. The message is recorded beside a silence that the end key stops: unlike `record`, this
    never drops the call, ends to the millisecond and keeps the keys typed after it."""
    mailbox = word(node.mailbox)
    name = f"${{ivrc_messages}}/{mailbox}/${{uuid}}-${{strftime(%Y%m%d-%H%M%S)}}.wav"
    begin = [
        *_BEGIN,
        *clips(plan, [Play(BEEP, interruptible=False)]),
        put("ivrc_message", name),
        plan.stay(node, "record"),
    ]
    record_it = [
        put("record_completion_cause"),
        do("record_session", f"${{ivrc_message}} {{RECORD_READ_ONLY=true,ivrc_mailbox={mailbox}}}"),
        _CAUSE,
        plan.stay(node, "listen"),
    ]
    listen = [
        put("playback_terminators", node.end_key),
        do("playback", f"silence_stream://{node.max_seconds * 1000}"),
        put("playback_terminators", "any"),
        do("stop_record_session", "${ivrc_message}"),
        plan.go(node.next),
    ]
    parts = [
        extension(step, [asked(step)], actions)
        for step, actions in (("enter", begin), ("record", record_it), ("listen", listen))
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def record(plan: Plan, node: Record) -> str:
    """A Record node: the call's recording is started once."""
    start = [
        put("record_completion_cause"),
        do("record_session", "${ivrc_recordings}/${uuid}.wav"),
        _CAUSE,
        put("ivrc_recording", "true"),
        plan.go(node.next),
    ]
    parts = [
        extension(
            "recording already", [asked("enter"), ("${ivrc_recording}", "^true$")], [plan.go(node.next)]
        ),
        extension("enter", [asked("enter")], start),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def branch(plan: Plan, node: Branch) -> str:
    """A Branch node: the schedules in order. A time zone that the switch does not know is a fault."""
    parts = [
        extension(
            "no such time zone",
            [asked("enter"), ("${strftime_tz(${timezone} %z)}", "^-ERR")],
            [put("ivrc_result", "NO TIME ZONE"), plan.go(node.otherwise)],
        ),
        *(part for case in node.cases for part in _case(plan, case)),
        extension("otherwise", [asked("enter")], [plan.go(node.otherwise)]),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _case(plan: Plan, case: Case) -> Iterator[str]:
    """An extension for each set of days with the same times. `<regex>` with times alone would not do: where none of
    them holds, the switch takes the extension as found and stops looking."""
    name = attribute(f"open {word(case.schedule)}")
    for times, days in _opening(plan.hotline.schedules[case.schedule]):
        yield (
            f'  <extension name="{name}">\n'
            '    <condition field="destination_number" expression="^enter$"/>\n'
            f'    <condition wday="{days}" time-of-day="{times}">\n{plan.go(case.edge)}    </condition>\n'
            "  </extension>\n"
        )


def _opening(schedule: Schedule) -> list[tuple[str, str]]:
    """(times, days), days with the same times together."""
    days: dict[str, list[int]] = {}
    for weekday, periods in groupby(schedule.periods, lambda period: period.weekday):
        days.setdefault(",".join(map(_time, periods)), []).append(weekday)
    return [(times, _days(weekdays)) for times, weekdays in days.items()]


def _days(weekdays: list[int]) -> str:
    """Days as the switch takes them: `mon-fri`, `sat`, `mon,wed`."""
    first, last = weekdays[0], weekdays[-1]
    if len(weekdays) > 1 and last - first == len(weekdays) - 1:
        return f"{_DAYS[first]}-{_DAYS[last]}"
    return ",".join(_DAYS[day] for day in weekdays)


def _time(period: Period) -> str:
    """A period as a range of seconds, the last one included: the switch knows no end that is excluded."""
    last = period.end - 1
    return f"{period.start // 60:02}:{period.start % 60:02}:00-{last // 60:02}:{last % 60:02}:59"


def hangup(plan: Plan, node: Hangup) -> str:
    """A Hangup node."""
    actions: Iterable[str] = [put("ivrc_ended", "flow"), do("hangup", "NORMAL_CLEARING")]
    return context(plan.contexts[node.id], plan.title(node), [extension("enter", [asked("enter")], actions)])
