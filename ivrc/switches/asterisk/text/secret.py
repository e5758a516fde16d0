"""A menu on Asterisk in which a secret is typed: no digit of it gets into a log, a call record, a recording or a variable that stays.

Whatever is an extension, or an argument of a step, stands in the log at verbosity 3, in CDR and CEL; Read and the invalid
extension write out what was typed as well (app_read.c; pbx.c, "Sent into invalid extension"). WaitDigit and
ControlPlayback do not (pbx_builtins.c, app_controlplayback.c). Each gives one key, in a variable: what is kept of it in
`IVRC_TYPED` is an X for any digit, and the variable is emptied at once. No application mutes a MixMonitor: the recording is
stopped, and goes on in its file when the menu is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Heard, Number, Play, Retry
from ivrc.flow.secret import HIDDEN, has_secret, is_secret
from ivrc.switches.asterisk.text import ask, labels, left, pin
from ivrc.switches.asterisk.text.number import NOTHING_TYPED, TYPED
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.recording import APPENDING, IS_RECORDED, START, STOP, records
from ivrc.switches.asterisk.text.speech import FORGET, clips
from ivrc.switches.asterisk.text.syntax import (
    Step,
    comment,
    context,
    equals,
    extension,
    is_set,
    put,
    seconds,
    value,
    when,
)
from ivrc.switches.expressions import beginnings, literal_first, whole, without_end_key

WAIT, STOPPED = "WaitDigit", "ControlPlayback"
"""The applications that take one key and tell nobody."""
WAITED, CAME = "WAITDIGITSTATUS", "WAITDIGITRESULT"
PLAYED, PLAYED_KEY, PLAY_FAILED = "CPLAYBACKSTATUS", "CPLAYBACKSTOPKEY", "ERROR"
NO_KEY = "TIMEOUT"
"""What the switch says where no key came; an extension, as `DTMF` is."""
KEY, MORE, LOOK, UNHEARD = "DTMF", "more", "look", "unheard"
BEGINS, OVER = labels.BEGIN, "go-on"
"""Extensions of the subroutine that stops the recording and lets it go on."""
_ALL_KEYS = "0123456789*#ABCD"
_FORGETS_SECONDS = 0.1
_SILENCE, _WRONG = "IVRC_SILENCE", "IVRC_WRONG"


def apart(plan: Plan) -> str:
    """The context of the subroutine."""
    return f"{plan.entry}{labels.APART}secret"


def pauser(plan: Plan) -> str:
    """The subroutine; nothing where no secret is typed. Keys that wait are dropped: they were recorded. The pending one is not
    looked at until it is forgotten, too."""
    if not has_secret(plan.hotline):
        return ""
    stops: list[Step] = []
    goes_on: list[Step] = []
    if records(plan):
        unless = when(is_set(IS_RECORDED), ":done")
        stops = [unless, f"{STOP}()"]
        goes_on = [unless, f"{START}({plan.recording()},{APPENDING})"]
    begins = [*stops, ("done", f"Wait({_FORGETS_SECONDS})"), "Return()"]
    held = [put(pin.HELD)] if ask.secrets(plan) else []
    over = [FORGET, NOTHING_TYPED, *held, *goes_on, ("done", "Return()")]
    parts = [extension(BEGINS, begins), extension(OVER, over)]
    return context(apart(plan), "Before and after a secret is typed: it is not in the recording", parts)


def emit(plan: Plan, node: Menu) -> str:
    """The menu's context."""
    opening: list[Step] = [f"Gosub({apart(plan)},{BEGINS},1)"]
    opening += [put(name, "0") for name, retry in _counted(node) if retry.times]
    first, *rest = [NOTHING_TYPED, *_clips(plan, node.prompt), *_wait(node.first_key_ms)]
    number = pin.asked(node) or _sent(plan, node)
    further = pin.KEEP if number else f"Goto({MORE},1)"
    extensions = [
        extension(labels.BEGIN, [*opening, ("prompt", first), *rest]),
        extension("stopped", [*_taken(PLAYED_KEY, kept=number is not None), further]),
        extension(KEY, [*_taken(CAME, kept=number is not None), further]),
        *([extension(pin.KEPT, [*pin.kept(CAME), f"Goto({MORE},1)"])] if number else []),
        extension(MORE, _more(node)),
        extension(LOOK, _look(plan, node)),
        extension(NO_KEY, [when(is_set(TYPED), f"{LOOK},1"), *_retry(plan, _SILENCE, node.silence)]),
        extension(labels.WRONG, [NOTHING_TYPED, *_retry(plan, _WRONG, node.wrong)]),
        extension(UNHEARD, [*leave(plan), f"Goto({labels.FAULT},1)"]),
        extension(labels.NOT_DONE, [f"Goto({UNHEARD},1)"]),
    ]
    return context(plan.contexts[node.id], plan.title(node), extensions, plan.common)


def leave(plan: Plan) -> list[Step]:
    """On every way out."""
    return [f"Gosub({apart(plan)},{OVER},1)"]


def _sent(plan: Plan, node: Menu) -> Number | None:
    """The number that a service is sent."""
    sent = ask.sent(plan)
    numbers = (each for each in node.entries if isinstance(each, Number) and each.variable in sent)
    return next((each for each in numbers if is_secret(plan.hotline, each.variable)), None)


def _counted(node: Menu) -> tuple[tuple[str, Retry], ...]:
    return (_SILENCE, node.silence), (_WRONG, node.wrong)


def _wait(ms: int) -> list[Step]:
    return [f"{WAIT}({seconds(ms)})", f"Goto({value(WAITED)},1)"]


def _taken(name: str, kept: bool) -> list[Step]:
    """A key, without saying which digit it is; `kept` where that will be looked at once more."""
    digit = value(f'REGEX("[0-9]" {value(name)})')
    sign = value(f"IF({digit}?X:{value(name)})")
    return [put(TYPED, value(TYPED) + sign), *([] if kept else [put(name)])]


def _clips(plan: Plan, plays: Sequence[Heard]) -> list[Step]:
    steps: list[Step] = []
    for play in plays:
        assert isinstance(play, Play)
        if not play.interruptible:
            steps += (_unheard(step) for step in clips(plan, [play]))
            continue
        known = plan.hotline.clips.get(play.clip)
        words = f" {comment(known.text)}" if known and known.text else ""
        steps += [
            f"{STOPPED}({plan.clip(play.clip)},,,,{_ALL_KEYS}){words}",
            when(equals(PLAYED, PLAY_FAILED), f"{UNHEARD},1"),
            when(is_set(PLAYED_KEY), "stopped,1"),
        ]
    return steps


def _unheard(step: Step) -> Step:
    """A step of a clip; what cannot be played leaves the menu by its own way."""
    to_fault, own = f"?{labels.FAULT},1)", f"?{UNHEARD},1)"
    return step.replace(to_fault, own) if isinstance(step, str) else step


def _more(node: Menu) -> list[Step]:
    """Whether another key is waited for. One that follows a full number belongs to it or to nothing."""
    steps: list[Step] = []
    longer = beginnings(node.entries)
    ended = [number for number in node.entries if isinstance(number, Number) and number.end_key]
    if longer:
        steps.append(when(_is(longer), "wait"))
    steps += [when(_is(without_end_key(number)), "full") for number in ended]
    steps.append(f"Goto({LOOK},1)")
    if longer:
        first, *rest = _wait(node.inter_key_ms)
        assert isinstance(first, str)
        steps += [("wait", first), *rest]
    if ended:
        steps += [("full", f"{WAIT}({seconds(node.inter_key_ms)})"), put(CAME), f"Goto({LOOK},1)"]
    return steps


def _look(plan: Plan, node: Menu) -> list[Step]:
    tests: list[Step] = []
    taken: list[Step] = []
    for entry in sorted(node.entries, key=literal_first):
        label = f"entry{len(tests) + 1}"
        form = _is(whole(entry))
        tests.append(when(pin.and_right(form) if isinstance(entry, Number) and entry.pin else form, label))
        taken += left.labelled(label, _chosen(plan, node, entry))
    number, sent = pin.asked(node), _sent(plan, node)
    compared = pin.compared(plan, number, PLAYED_KEY, CAME) if number else []
    held = pin.held(plan, sent, PLAYED_KEY, CAME) if sent else []
    forgotten = pin.forgotten(PLAYED_KEY, CAME) if number or sent else []
    return [*compared, *held, *forgotten, *tests, f"Goto({labels.WRONG},1)", *taken]


def _chosen(plan: Plan, node: Menu, entry: Entry | Number) -> list[Step]:
    stored: list[Step] = [put(plan.variables[entry.variable], HIDDEN)] if entry.variable else []
    if isinstance(entry, Number) and entry is _sent(plan, node):
        stored.append(pin.taken(plan, entry))
    return [*stored, *leave(plan), *left.chosen(plan, node, entry.edge), plan.go(entry.edge)]


def _retry(plan: Plan, counter: str, retry: Retry) -> list[Step]:
    """Silence or a wrong key: so many further playings, then the way out."""
    if not retry.times:
        return _exit(plan, retry.exit)
    *own, (_, rest) = retry.apart
    again = f"Goto({labels.BEGIN},prompt)"
    steps: list[Step] = [
        put(counter, f"$[{value(counter)} + 1]"),
        when(f"$[{value(counter)} > {retry.times}]", "exit"),
        *(when(equals(counter, str(time)), f"time{time}") for time, _ in own),
        NOTHING_TYPED,
        *_clips(plan, rest),
        again,
    ]
    for time, says in own:
        steps += [(f"time{time}", NOTHING_TYPED), *_clips(plan, says), again]
    return [*steps, *left.labelled("exit", _exit(plan, retry.exit))]


def _exit(plan: Plan, edge: Edge) -> list[Step]:
    return [*leave(plan), plan.go(edge)]


def _is(expression: str) -> str:
    """The condition that what was typed is this, whole: a digit is an X."""
    hidden = expression.replace("0-9", "X")
    group = f"({hidden})" if "|" in hidden else hidden
    return value(f'REGEX("^{group}$" {value(TYPED)})')
