"""A menu on FreeSWITCH in which a secret is typed: no digit of it gets into a log, a call record, the recording or a variable that stays.

Every step is logged with its arguments (switch_core_session.c, `EXECUTE`), every condition with what its variable holds
(mod_dialplan_xml.c), and call records have all variables. So a key is taken into a variable that no step and no condition
names but one, in a call of the API `regex` that leaves an X of any digit, and is unset by the next. What the switch itself
notes down of all keys of a call (`digits_dialed`, switch_channel.c) is hidden by its own filter. The recording goes on with
silence in it (`record_session_mask`).
"""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.nodes import Edge, Entry, Heard, Number, Play, Retry
from ivrc.flow.secret import HIDDEN, has_secret
from ivrc.switches.expressions import beginnings, literal_first, whole, without_end_key
from ivrc.switches.freeswitch.text import labels, left
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import asked, context, do, extension, put, value

MASK, UNMASK = "record_session_mask", "record_session_unmask"
_READ = "read"
_STOPPED_BY = "playback_terminator_used"
_FILTER = "digits_dialed_filter"
_WELL = "^(FILE PLAYED)?$"
_NONE_YET = [put(labels.SILENCES), put(labels.WRONGS)]
_EITHER = asked("(typed|ended)")


def emit(plan: Plan, node: Menu) -> str:
    """The menu's context."""
    wait = plan.shared(f"{labels.FIRST_HIDDEN}:{node.first_key_ms}")
    prompt = [put(labels.TYPED), *_clips(plan, node.prompt), wait, plan.stay(node, "typed")]
    parts = [
        extension(
            labels.ENTER,
            [asked(labels.ENTER)],
            [plan.shared(labels.HIDE), *_NONE_YET, plan.stay(node, "prompt")],
        ),
        extension("prompt", [asked("prompt")], prompt),
    ]
    if more := beginnings(node.entries):
        further = [plan.stay(node, "ended"), plan.shared(f"{labels.FURTHER_HIDDEN}:{node.inter_key_ms}")]
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
    keyless = (value(labels.TYPED) + value(labels.RESULT), _WELL)
    result = put(labels.RESULT, "${current_application_response}")
    play = do("playback", f"{value(labels.SOUNDS)}/$1.wav")
    read = [
        do(_READ, f"1 1 silence {labels.KEY} $1 none"),
        put(labels.HIDDEN_KEY, _hidden(labels.KEY)),
        put(labels.KEY),
    ]
    add = put(labels.TYPED, value(labels.TYPED) + value(labels.HIDDEN_KEY))
    came = (value(labels.HIDDEN_KEY), ".")
    return [
        *_around(plan),
        extension(
            "a clip that a key of a secret stops",
            [keyless, asked(f"{labels.PLAY_HIDDEN}:(.+)")],
            [play, result, put(labels.TYPED, _hidden(_STOPPED_BY)), do("unset", _STOPPED_BY)],
        ),
        extension("the first key of a secret", [keyless, asked(f"{labels.FIRST_HIDDEN}:(.+)")], [*read, add]),
        extension(
            "a further key of a secret",
            [asked(f"{labels.FURTHER_HIDDEN}:(.+)")],
            [*read, plan.shared("further-came")],
        ),
        extension(
            "a further key of a secret came",
            [asked("further-came"), came],
            [add, put(labels.NEXT, value(labels.STEP))],
        ),
        extension("a key after a full secret", [asked(f"{labels.FULL_HIDDEN}:(.+)")], read),
    ]


def state(plan: Plan) -> tuple[str, ...]:
    """Variables that a call begins without."""
    return (labels.HIDING, labels.HIDDEN_KEY) if has_secret(plan.hotline) else ()


def over(plan: Plan) -> list[str]:
    """The step before a fault takes its way out of such a menu."""
    if not has_secret(plan.hotline):
        return []
    hiding = (value(labels.HIDING), "^true$")
    return [extension("a fault where a secret is typed", [asked("step"), hiding], [plan.shared(labels.SHOW)])]


def _around(plan: Plan) -> list[str]:
    forget = [put(labels.KEY), do("flush_dtmf")]
    hide = [*forget, put(_FILTER, ".+"), put(labels.HIDING, "true")]
    show = [put(labels.HIDING), put(labels.TYPED), put(labels.HIDDEN_KEY), *forget]
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


def _clips(plan: Plan, plays: Iterable[Heard]) -> list[str]:
    found = []
    for play in plays:
        assert isinstance(play, Play)
        clip = plan.hotline.clips.get(play.clip)
        step = labels.PLAY_HIDDEN if play.interruptible else labels.NOTICE
        if not play.interruptible:
            found.append(put(labels.TYPED))
        found.append(plan.shared(f"{step}:{play.clip}", clip.text if clip else ""))
    return found


def _entry(plan: Plan, node: Menu, entry: Entry | Number) -> str:
    stored = [put(plan.variables[entry.variable], HIDDEN)] if entry.variable else []
    name = "number" if isinstance(entry, Number) else str(entry.edge.cause)
    return extension(
        name,
        [_EITHER, _keys(whole(entry))],
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


def _again(plan: Plan, node: Menu, says: Iterable[Heard]) -> list[str]:
    """The prompt once more, with what is said before it; a key that stops that is the first."""
    return [
        put(labels.TYPED),
        *_clips(plan, says),
        *_clips(plan, node.prompt),
        plan.shared(f"{labels.FIRST_HIDDEN}:{node.first_key_ms}"),
        plan.stay(node, "typed"),
    ]


def _keys(keys: str) -> tuple[str, str]:
    """The condition that what was typed is this, whole: a digit is an X."""
    hidden = keys.replace("0-9", "X")
    return (value(labels.TYPED), f"^({hidden})$" if "|" in hidden else f"^{hidden}$")
