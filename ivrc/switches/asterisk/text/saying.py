"""Values said on Asterisk: a subroutine puts the names of the pieces together, and one `Background` plays them all.

What is left of a value is the name of an extension, and the patterns of the extensions are the rules of `ivrc.saying`: the
switch takes the one that fits. Only digits and the letters that stand for a point and a minus come so far; of anything else
the length changes as it is sifted, and it is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc import saying
from ivrc.flow import values
from ivrc.flow.national import ABROAD, RULES
from ivrc.flow.nodes import Speak
from ivrc.saying.rule import TAKEN, Rule
from ivrc.saying.run import MINUS, POINT, TURN, cells
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.syntax import (
    Step,
    comment,
    context,
    equals,
    extension,
    is_set,
    put,
    value,
    when,
)
from ivrc.switches.said import languages

SAY = "Gosub"
SAID = "IVRC_SAID"
"""What is to be played, a list by `&`; empty where the value cannot be said."""
_PLAIN, _SHOWN = "IVRC_PLAIN", "IVRC_SHOWN"
_MOST = 40
_OVER, _NEVER = f"{labels.APART}over", f"{labels.APART}never"


def say(plan: Plan, speak: Speak, stopped: str, failed: str) -> list[Step]:
    """The steps that say a value; `stopped` is the application that plays, `failed` where a fault goes."""
    args = f"{plan.variables[speak.value]},{speak.begins},{speak.last}"
    unsaid = f"{plan.target(speak.unsaid)},{labels.BEGIN},1" if speak.unsaid else failed
    return [
        f"{SAY}({subroutine(plan, speak.locale)},{labels.BEGIN},1({args})) {comment(speak.clip)}",
        when(equals(SAID, ""), unsaid),
        f"{stopped}({value(SAID)})",
    ]


def subroutine(plan: Plan, locale: str) -> str:
    """The context in which the values of a language are said."""
    return f"{plan.entry}{labels.APART}say-{locale}"


def subroutines(plan: Plan) -> Iterator[str]:
    """Those that the hotline calls."""
    for language in languages(plan.hotline):
        locale = language.locale
        rules = [_rule(plan, locale, rule) for rules in language.rules.values() for rule in rules]
        parts = [extension(labels.BEGIN, _begin(language.turned)), *rules, _over(), _never()]
        title = f"How values are said in {locale}: what is left of one is the extension"
        yield context(subroutine(plan, locale), title, parts)


def _begin(turned: Iterable[str]) -> list[Step]:
    """The value whose name comes first, as rules take it. What is not made of digits, point and minus alone is not said."""
    given, length = value(value("ARG1")), value(f"LEN({value(_PLAIN)})")
    steps: list[Step] = [
        put(SAID),
        put(_PLAIN, value(f"FILTER(0-9*.\\-,{given})")),
        when(f"$[{length} != {value(f'LEN({given})')} | {length} > {_MOST}]", f"{_NEVER},1"),
        put(_PLAIN, value(f"REPLACE({_PLAIN},.,{POINT})")),
        put(_PLAIN, value(f"REPLACE({_PLAIN},-,{MINUS})")),
    ]
    for state in turned:
        steps.append(when(f'$["{value("ARG2")}" != "{state}"]', f"plain-{state}"))
        steps.append(put(_PLAIN, f"{value(f'{_PLAIN}:{TURN}')}{value(f'{_PLAIN}:0:{TURN}')}"))
        steps.append((f"plain-{state}", "NoOp()"))
    return [*steps, f"Goto({_left(value('ARG2'))}{value(_PLAIN)},1)"]


def _rule(plan: Plan, locale: str, rule: Rule) -> str:
    """A rule as an extension: the pattern of what it takes and of what has to follow."""
    begin = _left(rule.state)
    taken = len(cells(rule.takes))
    pattern = f"{rule.takes}{'!' if rule.follows is None else rule.follows}"
    steps: list[Step] = []
    if rule.says:
        last = value(f"EXTEN:{len(begin) + taken - 1}:1")
        names = (saying.in_form(word).replace(TAKEN, last) for word in rule.says)
        sounds = "".join(f"&{plan.clip(saying.sound(locale, ''))}{name}" for name in names)
        steps.append(put(SAID, value(SAID) + sounds))
    rest = value(f"EXTEN:{len(begin) + taken}") if rule.follows != "" else ""
    steps.append(f"Goto({_left(rule.then)}{rest},1)" if rule.then else f"Goto({_OVER},1)")
    name = f"{begin}{pattern}"
    return extension(f"_{name}" if any(sign in pattern for sign in "X[!") else name, steps)


def _left(state: str) -> str:
    """What the name of an extension begins with in a state; what is left of the value follows."""
    return f"{labels.APART}{state}{labels.APART}"


def _over() -> str:
    """The last piece in the form that its place in the sentence asks for, and without the first `&`."""
    return extension(_OVER, [put(SAID, value(f"{SAID}:1:-1") + value("ARG3")), "Return()"])


def _never() -> str:
    """What no rule is for. The name of every other extension here fits better."""
    steps: list[Step] = [put(SAID), "Return()"]
    return extension(_NEVER, steps) + extension(f"_{labels.APART}!", steps)


def known(plan: Plan) -> list[Step]:
    """Sets the values that a call has before anything happens in it: only digits, perhaps with `+` before them."""
    steps: list[Step] = []
    for each in plan.hotline.values.values():
        if each.source == values.ROW:
            steps += _of_row(plan, each)
            continue
        steps += learnt(plan.variables[each.name], each.source, plan)
    return steps


def _of_row(plan: Plan, each: values.Value) -> list[Step]:
    """What the row has by which the call is made, where it is of its form."""
    name = plan.variables[each.name]
    held = value(f"FILTER(0-9.-,{value(labels.of_row(name))})")
    return [
        put(name, held),
        when(value(f'REGEX("^{values.FORMS[each.kind]}$" {value(name)})'), f"has-{name}"),
        put(name),
        (f"has-{name}", "NoOp()"),
    ]


def called(plan: Plan, number: str) -> list[Step]:
    """Notes by which number a call comes in, where that is asked for."""
    asked = plan.site.binding("records", NAME) or any(
        each.source == values.CALLED for each in plan.hotline.values.values()
    )
    return [put(labels.CALLED, number)] if asked else []


def learnt(name: str, source: str, plan: Plan) -> list[Step]:
    """Gives a variable the calling or the called number, digits or nothing; of other sources nothing is known as a call begins."""
    if source == values.CALLED:
        first = next(iter(plan.hotline.numbers), "")
        return [
            put(name, value(labels.CALLED)),
            when(is_set(name), f"has-{name}"),
            put(name, first),
            (f"has-{name}", "NoOp()"),
        ]
    if source not in (values.CALLER, values.NATIONAL):
        return []
    header = plan.site.caller.get(NAME)
    number = _SHOWN if header else "CALLERID(num)"
    first = value(f"{number}:0:1")
    plus = value("LEN(" + value(f"FILTER(+,{first})") + ")")
    digits, length = value(f"LEN({value(name)})"), value(f"LEN({value(number)})")
    return [
        *(_shown(name, header) if header else ()),
        put(name, value(f"FILTER(0-9,{value(number)})")),
        when(f"$[{digits} + {plus} = {length} & {digits} <= 20]", f"has-{name}"),
        put(name),
        (f"has-{name}", "NoOp()"),
        *(_national(name, plus) if source == values.NATIONAL else ()),
    ]


def _shown(name: str, header: str) -> Iterator[Step]:
    """What the trunk tells of the caller in a header, by itself or as the user of an address (`"A" <sip:+8613…@host>`, RFC 3325);
    what the call itself does, where it has none."""
    yield put(_SHOWN, value(f"PJSIP_HEADER(read,{header})"))
    yield when(is_set(_SHOWN), f"told-{name}")
    yield put(_SHOWN, value("CALLERID(num)"))
    yield f"Goto(shown-{name})"
    yield f"told-{name}", "NoOp()"
    for label, sign, part in (("bare", "<", "<"), ("plain", "^(sips?|tel):", ":")):
        yield when(f"$[!{value(f'REGEX({chr(34)}{sign}{chr(34)} {value(_SHOWN)})')}]", f"{label}-{name}")
        yield put(_SHOWN, value(f"CUT({_SHOWN},{part},2)"))
        yield f"{label}-{name}", "NoOp()"
    for end in ("@", ">", "\\;"):
        yield put(_SHOWN, value(f"CUT({_SHOWN},{end},1)"))
    yield f"shown-{name}", "NoOp()"


def _national(name: str, plus: str) -> Iterator[Step]:
    """A calling number as it is dialled within the country."""
    held = value(name)
    yield put(name, value(f"IF($[{plus} & {value(f'LEN({held})')} > 0]?{ABROAD}{held}:{held})"))
    for rule in RULES:
        fits = value(f'REGEX("^{rule.cut}{rule.rest}$" {held})')
        yield put(name, value(f"IF({fits}?{rule.put}{value(f'{name}:{rule.length}')}:{held})"))
