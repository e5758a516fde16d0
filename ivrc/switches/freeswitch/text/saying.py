"""Values said on FreeSWITCH: what is left of a value chooses the rule of `ivrc.saying` that fits, and the pieces are played
one after the other until a key comes.

One playback of them all (`file_string://a!b!c`) would pass over a piece that is missing without a word (mod_dptools,
`next_file`), and the caller would hear another amount.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivrc import saying
from ivrc.flow import values
from ivrc.flow.graph import values_said
from ivrc.flow.national import ABROAD, RULES
from ivrc.flow.nodes import Speak
from ivrc.saying.rule import TAKEN, Rule
from ivrc.saying.run import TURN, cells, expression
from ivrc.switches.freeswitch.text import labels, left
from ivrc.switches.freeswitch.text.headers import variable
from ivrc.switches.freeswitch.text.plan import NAME, Plan
from ivrc.switches.freeswitch.text.syntax import Condition, asked, context, do, extension, put, value
from ivrc.switches.said import languages

WORD, SAID, PIECE = "word", "said", "piece"
_MOST = 50
"""Steps that no value needs."""
_OVER = "all-said"


def say(plan: Plan, speak: Speak) -> list[str]:
    """The actions that say a value."""
    held = plan.variables[speak.value]
    turned = speak.begins in saying.table(speak.locale).turned
    left = f"${{{held}:{TURN}}}${{{held}:0:{TURN}}}" if turned else value(held)
    step = labels.SAY if speak.interruptible else labels.SAY_WHOLE
    return [
        put(labels.UNSAID, plan.enter(speak.unsaid) if speak.unsaid else ""),
        put(labels.SAYING, f"{held} {speak.begins} {speak.last}"),
        put(labels.LEFT, f"{speak.begins}~{left}"),
        put(labels.LAST, speak.last),
        plan.shared(f"{step}:{speak.locale}", speak.clip),
    ]


def way(plan: Plan) -> list[str]:
    """The step that takes the way of a value that cannot be said, which stands before a fault's; none where no value has one."""
    if not any(speak.unsaid for _, speak in values_said(plan.hotline)):
        return []
    has_one = (value(labels.RESULT), f"^{labels.NO_WORDS} (.+)$")
    then = [put(labels.NEXT, "$1"), put(labels.RESULT)]
    return [extension("what cannot be said takes its way", [asked("step"), has_one], then)]


def steps(plan: Plan, ready: Condition, sound: Condition, play: list[str], whole: list[str]) -> list[str]:
    """The steps of the hotline's own context: a value is put in words, then they are heard. `ready` and `sound` are the
    conditions that nothing has failed, and no key waits; `play` and `whole` play the piece `$1`."""
    if not any(languages(plan.hotline)):
        return []
    rest = (value(labels.WORDS), "^!([^!]+)(.*)$")

    def spoken(step: str) -> list[str]:
        return [
            put(labels.WORDS),
            do("execute_extension", f"{WORD} XML {_context(plan, '$1')}", loop=_MOST),
            plan.shared(SAID),
            do("execute_extension", f"{step} XML {plan.entry}", loop=_MOST),
        ]

    return [
        extension("a value that a key stops", [ready, asked(f"{labels.SAY}:(.+)")], spoken(PIECE)),
        extension(
            "a value that drops keys", [sound, asked(f"{labels.SAY_WHOLE}:(.+)")], spoken(f"whole-{PIECE}")
        ),
        extension(
            "it has words",
            [asked(SAID), (f"{value(labels.LEFT)}{value(labels.WORDS)}", f"^{_OVER}(!.+).$")],
            [put(labels.WORDS, f"$1{value(labels.LAST)}")],
        ),
        extension(
            "it has none",
            [asked(SAID)],
            [put(labels.WORDS), put(labels.RESULT, f"{labels.NO_WORDS} {value(labels.UNSAID)}")],
        ),
        extension("a piece", [ready, asked(PIECE), rest], [put(labels.WORDS, "$2"), *play]),
        extension(
            "a piece that drops keys",
            [sound, asked(f"whole-{PIECE}"), rest],
            [put(labels.WORDS, "$2"), *whole],
        ),
        extension("no piece is left", [asked(f"(whole-)?{PIECE}")], []),
    ]


def contexts(plan: Plan) -> Iterator[str]:
    """A context for each language in which values are said: its rules."""
    for language in languages(plan.hotline):
        locale = language.locale
        rules = [_rule(locale, rule) for rules in language.rules.values() for rule in rules]
        over = extension("nothing fits", [asked(WORD)], [])
        yield context(_context(plan, locale), f"How values are said in {locale}", [*rules, over])


_FIELDS = {
    values.CALLER: "caller_id_number",
    values.CALLED: value(labels.CALLED),
    values.NATIONAL: "caller_id_number",
}
"""What a condition looks at. The calling number is a field by its bare name: `${caller_id_number}` would be expanded, and what it holds
expanded again, so that a number `${system(…)}` would run (`switch_channel_expand_variables_check`)."""


def known(plan: Plan) -> list[str]:
    """The actions that set the values that a call has before anything happens in it. `$1` is what it came in by."""
    found = _known(plan)
    called = [put(labels.CALLED, "$1")] if values.CALLED in found.values() else []
    national = [
        plan.shared(f"national-{place}") for place in range(len(RULES)) if values.NATIONAL in found.values()
    ]
    return [*called, *(plan.shared(f"known-{name}") for name in found if name not in left.KNOWN), *national]


def known_steps(plan: Plan) -> list[str]:
    """What they do: only digits become a value, perhaps with `+` before them. A call that did not come in by a number of the
    hotline's came for its first."""
    first = next(iter(plan.hotline.numbers), "")
    steps: list[str] = []
    for name, source in _known(plan).items():
        if source == values.NATIONAL:
            steps += _national(plan, name)
            continue
        for shown in _shown(plan, source, "[+]?"):
            steps.append(extension(f"known {name}", [asked(f"known-{name}"), *shown], [put(name, "$1")]))
        if source == values.CALLED:
            steps.append(
                extension(f"known {name}, by no number", [asked(f"known-{name}")], [put(name, first)])
            )
    return steps


def _shown(plan: Plan, source: str, sign: str) -> Iterator[list[Condition]]:
    """The conditions that the number is digits, the last of which captures them: where the site names a header for the caller,
    what that has, and what the call itself has where it is not there."""
    expression = f"^{sign}([0-9]{{1,20}})$"
    header = plan.site.caller.get(NAME) if source != values.CALLED else None
    if header:
        told = f"${{{variable(header)}}}"
        yield [(told, f"^(?:[^<]*<)?(?:sips?:|tel:)?{sign}([0-9]{{1,20}})(?:[@;>].*)?$")]
        yield [(told, "^$"), (_FIELDS[source], expression)]
    else:
        yield [(_FIELDS[source], expression)]


def _national(plan: Plan, name: str) -> Iterator[str]:
    """A calling number as it is dialled within the country."""
    for sign, begins in (("", ""), ("[+]", ABROAD)):
        for shown in _shown(plan, values.NATIONAL, sign):
            on = [asked(f"known-{name}"), *shown]
            yield extension(f"known {name} {begins}".rstrip(), on, [put(name, f"{begins}$1")])
    for place, rule in enumerate(RULES):
        fits = (value(name), f"^{rule.cut}({rule.rest})$")
        yield extension(f"national {place}", [asked(f"national-{place}"), fits], [put(name, f"{rule.put}$1")])


def _known(plan: Plan) -> dict[str, str]:
    """The variables of such values and of the record, and their sources."""
    every = plan.hotline.values.values()
    found = {plan.variables[each.name]: each.source for each in every if each.source in _FIELDS}
    return found | (left.KNOWN if left.keeps(plan) else {})


def _context(plan: Plan, locale: str) -> str:
    return f"{plan.entry}~say-{locale}"


def _rule(locale: str, rule: Rule) -> str:
    """A rule as an extension: `$1` is the last character that it takes, `$2` what is left."""
    takes = cells(rule.takes)
    before, last = "".join(map(expression, takes[:-1])), "".join(map(expression, takes[-1:]))
    rest = "(.*)" if rule.follows is None else f"({expression(rule.follows)})"
    words = "".join(f"!{saying.sound(locale, saying.in_form(word))}" for word in rule.says)
    left = f"{rule.then}~$2" if rule.then else _OVER
    return extension(
        f"{rule.state} {rule.takes} {rule.follows or ''}".rstrip(),
        [asked(WORD), (value(labels.LEFT), f"^{rule.state}~{before}({last}){rest}$")],
        [put(labels.WORDS, value(labels.WORDS) + words.replace(TAKEN, "$1")), put(labels.LEFT, left)],
    )
