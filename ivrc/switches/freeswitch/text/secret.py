"""A menu on FreeSWITCH in which a secret is typed: no digit of it gets into a log, a call record, the recording or a variable that stays.

Every step is logged with its arguments (switch_core_session.c, `EXECUTE`), every condition with what its variable holds
(mod_dialplan_xml.c), and call records have all variables. So a key is taken into a variable that no step and no condition
names but one, in a call of the API `regex` that leaves an X of any digit, and is unset by the next. What the switch itself
notes down of all keys of a call (`digits_dialed`, switch_channel.c) is hidden by its own filter. The recording goes on with
silence in it (`record_session_mask`). The mask covers what is taken to the file, not what is heard meanwhile, and of a
recording's first half second nothing is taken until it is over, unless `RECORD_PRE_BUFFER_FRAMES` is 0 (switch_ivr_async.c):
a menu that is left before then would be recorded, and what the caller sends could stay late for the whole call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.nodes import Edge, Entry, Heard, Number, Play, Retry
from ivrc.flow.secret import HIDDEN, has_secret
from ivrc.switches.expressions import beginnings, literal_first, whole, without_end_key
from ivrc.switches.freeswitch.text import labels, left, pin
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

MASK, UNMASK = "record_session_mask", "record_session_unmask"
_AT_ONCE = " {RECORD_PRE_BUFFER_FRAMES=0}"
_READ = "read"
_STOPPED_BY = "playback_terminator_used"
_FILTER = "digits_dialed_filter"
_WELL = "^(FILE PLAYED)?$"
_NONE_YET = [put(labels.SILENCES), put(labels.WRONGS)]
_EITHER = asked("(typed|ended)")
_ADD = put(labels.TYPED, value(labels.TYPED) + value(labels.HIDDEN_KEY))


def emit(plan: Plan, node: Menu) -> str:
    """The menu's context."""
    prompt = [*_nothing_typed(node), *_clips(plan, node, node.prompt), *_first(plan, node)]
    parts = [
        extension(
            labels.ENTER,
            [asked(labels.ENTER)],
            [plan.shared(labels.HIDE), *_NONE_YET, plan.stay(node, "prompt")],
        ),
        extension("prompt", [asked("prompt")], prompt),
    ]
    if more := beginnings(node.entries):
        further = [
            plan.stay(node, "ended"),
            plan.shared(f"{_step(node, labels.FURTHER_HIDDEN)}:{node.inter_key_ms}"),
            *pin.compared(plan, node),
        ]
        parts.append(extension("more keys may follow", [asked("typed"), _keys(more)], further))
    for entry in node.entries:
        if isinstance(entry, Number) and entry.end_key:
            ends = [plan.stay(node, "ended"), plan.shared(f"{labels.FULL_HIDDEN}:{node.inter_key_ms}")]
            full = _keys(without_end_key(entry))
            parts.append(extension(f"{entry.end_key} may follow", [asked("typed"), full], ends))
    parts.extend(_entry(plan, node, entry) for entry in sorted(node.entries, key=literal_first))
    silence = [put(labels.SILENCES, f"{value(labels.SILENCES)}x"), plan.stay(node, "silence")]
    wrong = [put(labels.WRONGS, f"{value(labels.WRONGS)}x"), plan.stay(node, "wrong")]
    parts += [
        extension("no key", [asked("typed"), (value(labels.TYPED), "^$")], silence),
        *_retry(plan, node, "silence", value(labels.SILENCES), node.silence),
        extension("no entry", [_EITHER], wrong),
        *_retry(plan, node, "wrong", value(labels.WRONGS), node.wrong),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def steps(plan: Plan) -> list[str]:
    """What all menus share in which a secret is typed; nothing where none is."""
    if not has_secret(plan.hotline):
        return []
    kept = _taking(plan, labels.KEPT, "a PIN", pin.keep) if pin.has_pin(plan) else []
    return [
        *_around(plan),
        *_taking(plan, {}, "a secret", lambda _plan, _variable: []),
        *kept,
        *pin.steps(plan),
        extension(
            "a further key of either came",
            [asked("further-came"), (value(labels.HIDDEN_KEY), ".")],
            [_ADD, put(labels.NEXT, value(labels.STEP))],
        ),
        extension("a key after a full secret", [asked(f"{labels.FULL_HIDDEN}:(.+)")], _read([])),
    ]


def _taking(
    plan: Plan, names: Mapping[str, str], what: str, keep: Callable[[Plan, str], list[str]]
) -> list[str]:
    """The steps that take a key, by their own names or by others; `keep` is done with it before it is unset."""
    keyless = (value(labels.TYPED) + value(labels.RESULT), _WELL)
    result = put(labels.RESULT, "${current_application_response}")
    play = do("playback", f"{value(labels.SOUNDS)}/$1.wav")
    read = _read(keep(plan, labels.KEY))
    play_step, first, further = (
        asked(f"{names.get(name, name)}:(.+)")
        for name in (labels.PLAY_HIDDEN, labels.FIRST_HIDDEN, labels.FURTHER_HIDDEN)
    )
    waiting = asked(names.get(labels.WAITING_HIDDEN, labels.WAITING_HIDDEN))
    stopped = [
        result,
        put(labels.HIDDEN_KEY, _hidden(_STOPPED_BY)),
        put(labels.TYPED, value(labels.HIDDEN_KEY)),
        *keep(plan, _STOPPED_BY),
        do("unset", _STOPPED_BY),
    ]
    return [
        extension(
            f"a clip that a key of {what} stops",
            [keyless, play_step],
            [play, *stopped],
        ),
        extension(
            f"is a key of {what} waiting",
            [keyless, waiting],
            [do("playback", f"{labels.SILENCE}1"), *stopped],
        ),
        extension(f"the first key of {what}", [keyless, first], [*read, _ADD]),
        extension(f"a further key of {what}", [further], [*read, plan.shared("further-came")]),
    ]


def _read(keep: Sequence[str]) -> list[str]:
    """One key; `keep` is done with it before it is unset."""
    return [
        do(_READ, f"1 1 silence {labels.KEY} $1 none"),
        put(labels.HIDDEN_KEY, _hidden(labels.KEY)),
        *keep,
        put(labels.KEY),
    ]


def taken_at_once(plan: Plan) -> str:
    """What stands behind the file of a recording: what is heard is written as it is heard, where a mask may follow."""
    return _AT_ONCE if has_secret(plan.hotline) else ""


def state(plan: Plan) -> tuple[str, ...]:
    """Variables that a call begins without."""
    kept = (pin.PROOF, pin.RIGHT) if pin.has_pin(plan) else ()
    return (labels.HIDING, labels.HIDDEN_KEY, *kept) if has_secret(plan.hotline) else ()


def over(plan: Plan) -> list[str]:
    """The step before a fault takes its way out of such a menu."""
    if not has_secret(plan.hotline):
        return []
    hiding = (value(labels.HIDING), "^true$")
    return [extension("a fault where a secret is typed", [asked("step"), hiding], [plan.shared(labels.SHOW)])]


def _around(plan: Plan) -> list[str]:
    forget = [put(labels.KEY), do("flush_dtmf")]
    hide = [*forget, put(_FILTER, ".+"), put(labels.HIDING, "true")]
    proof = pin.NOTHING_TYPED if pin.has_pin(plan) else []
    show = [put(labels.HIDING), put(labels.TYPED), put(labels.HIDDEN_KEY), *proof, *forget]
    found = []
    if any(isinstance(node, Record) for node in plan.hotline.nodes.values()):
        path, recorded = f"{value(labels.RECORDINGS)}/${{uuid}}.wav", (value(labels.RECORDING), "^true$")
        found = [
            extension("the recording pauses", [asked(labels.HIDE), recorded], [do(MASK, path), *hide]),
            extension("the recording goes on", [asked(labels.SHOW), recorded], [*show, do(UNMASK, path)]),
        ]
    return [
        *found,
        extension("a secret is typed", [asked(labels.HIDE)], hide),
        extension("a secret was typed", [asked(labels.SHOW)], show),
    ]


def _hidden(variable: str) -> str:
    """A key, an X for any digit."""
    return f"${{regex({value(variable)}|^[0-9]|X)}}"


def _clips(plan: Plan, node: Menu, plays: Iterable[Heard]) -> list[str]:
    found = []
    for play in plays:
        assert isinstance(play, Play)
        clip = plan.hotline.clips.get(play.clip)
        step = _step(node, labels.PLAY_HIDDEN) if play.interruptible else labels.NOTICE
        if not play.interruptible:
            found += _nothing_typed(node)
        found.append(plan.shared(f"{step}:{play.clip}", clip.text if clip else ""))
    return found


def _step(node: Menu, name: str) -> str:
    return labels.KEPT[name] if pin.asked(node) else name


def _nothing_typed(node: Menu) -> list[str]:
    return [put(labels.TYPED), *(pin.NOTHING_TYPED if pin.asked(node) else ())]


def _first(plan: Plan, node: Menu) -> list[str]:
    """The first key, and on to what was typed."""
    wait = plan.shared(f"{_step(node, labels.FIRST_HIDDEN)}:{node.first_key_ms}")
    return [wait, *pin.compared(plan, node), plan.stay(node, "typed")]


def _entry(plan: Plan, node: Menu, entry: Entry | Number) -> str:
    stored = [put(plan.variables[entry.variable], HIDDEN)] if entry.variable else []
    name = "number" if isinstance(entry, Number) else str(entry.edge.cause)
    return extension(
        name,
        [_EITHER, _keys(whole(entry)), *pin.right(entry)],
        [*stored, *left.chosen(plan, node, entry.edge), *_leave(plan, entry.edge)],
    )


def _leave(plan: Plan, edge: Edge) -> list[str]:
    return [plan.shared(labels.SHOW), plan.go(edge)]


def _retry(plan: Plan, node: Menu, step: str, tally: str, retry: Retry) -> Iterable[str]:
    """Silence or a wrong key: so many further playings, then the way out."""
    *own, (_, rest) = retry.apart or ((0, ()),)
    for time, says in own:
        yield extension(
            f"{step}, time {time}", [asked(step), (tally, f"^x{{{time}}}$")], _again(plan, node, says)
        )
    if retry.times:
        yield extension(
            f"{step}, again", [asked(step), (tally, f"^x{{1,{retry.times}}}$")], _again(plan, node, rest)
        )
    yield extension(f"{step}, no more", [asked(step)], _leave(plan, retry.exit))


def _again(plan: Plan, node: Menu, says: Sequence[Heard]) -> list[str]:
    """The prompt once more, with what is said before it; a key that waits or stops that is the first."""
    heard = (*says, *node.prompt)
    waits = [plan.shared(_step(node, labels.WAITING_HIDDEN))] if heard and heard[0].interruptible else []
    return [
        *_nothing_typed(node),
        *waits,
        *_clips(plan, node, says),
        *_clips(plan, node, node.prompt),
        *_first(plan, node),
    ]


def _keys(keys: str) -> tuple[str, str]:
    """The condition that what was typed is this, whole: a digit is an X."""
    hidden = keys.replace("0-9", "X")
    return (value(labels.TYPED), f"^({hidden})$" if "|" in hidden else f"^{hidden}$")
