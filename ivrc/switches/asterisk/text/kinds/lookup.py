"""A service that is asked on Asterisk: func_curl, and what of its answer is believed (func_curl.c of 22).

`CURL` gives the same nothing for a failure as for an empty answer, gives what came of one that was cut off, and holds the
channel in autoservice, so that music goes on and keys wait. So the answer counts only in time, by the clock, and whole, by
its last pair. Answer and secrets are arguments of functions within one expression, of which the log shows a length: what a
step is given stands in the log. Of an answer so many characters are kept, percent-encoded: nothing in it means anything.
"""

from __future__ import annotations

from ivrc.flow.kinds.lookup import FAILED, FOUND, NONE, TIMED_OUT, Lookup
from ivrc.flow.nodes import Edge, Field
from ivrc.flow.secret import is_secret
from ivrc.flow.values import FORMS
from ivrc.site import Service
from ivrc.switches.asterisk.text import ask, labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import FORGET
from ivrc.switches.asterisk.text.syntax import Step, argument, context, extension, put, value, when
from ivrc.switches.asterisk.text.variables import TOOK
from ivrc.switches.notes import encoded, form, in_ascii

ASK, SERVICE, FIELDS = "ivrc-ask", "Service", "Fields"
REPLY, HOW = "ivrc-reply", "How"
"""The user events of a service that is asked and of what comes of it, and what they say."""
MUSIC, MUSIC_OVER = "StartMusicOnHold", "StopMusicOnHold"
MOST = 2000
"""Characters of an answer that are looked at."""
_ANSWER, _FIELD, ASKED, _KEPT = "IVRC_ANSWER", "IVRC_FIELD", "IVRCASKED", "IVRC_A"
_NOW = "${STRFTIME(,,%s%3q)}"
_DROPS_SECONDS = 0.1
_TOKEN = "-A-Za-z0-9._~+/="
"""What a token is made of; a hyphen that stands behind another character would be a range (func_strings.c)."""
_PAIRS, _IS = "%26", "%3D"
"""`&` and `=` in an answer that is percent-encoded once more."""


def emit(plan: Plan, node: Lookup) -> str:
    """A Lookup node."""
    service = plan.site.services[node.service]
    fields = form(node.sends, lambda name: value(plan.variables[name]))
    asks = value(f"CURL({service.url},{_body(plan, node, service)}):0:{MOST}")
    steps: list[Step] = [
        FORGET,
        f"UserEvent({ASK},{SERVICE}: {argument(encoded(node.service))},{FIELDS}: {fields})",
        f"Gosub({ask.apart(plan)},{labels.BEGIN},1({node.longest_seconds},{service.certificates}))",
        *left.asked(plan, node),
        *([f"{MUSIC}({node.music})"] if node.music else []),
        put(ASKED, _NOW),
        ask.quietly(_ANSWER, value(f"URIENCODE({asks})")),
        put(TOOK, f"$[{_NOW} - {value(ASKED)}]"),
        *([f"{MUSIC_OVER}()"] if node.music else []),
        f"Wait({_DROPS_SECONDS})",
        when(f"$[{value(TOOK)} >= {node.longest_seconds * 1000}]", "late"),
        when(_ends("found"), "found"),
        *([when(_ends("none"), "none")] if node.none else []),
        *_over(plan, "bad", FAILED, node.failed),
        *_over(plan, "late", TIMED_OUT, node.timed_out),
        *(_over(plan, "none", NONE, node.none) if node.none else []),
        *_found(plan, node),
    ]
    return context(plan.contexts[node.id], plan.title(node), [extension(labels.BEGIN, steps)], plan.common)


def _body(plan: Plan, node: Lookup, service: Service) -> str:
    """What is sent, as an HTML form is: which call asks, the fields, and the token that the switch reads as it asks."""
    pairs = [
        "call=${URIENCODE(${UNIQUEID})}",
        *(f"{in_ascii(each.name)}={_held(plan, each)}" for each in node.sends),
    ]
    read = f"FILE({service.token_file},0,300)" if service.token_file else f"ENV({service.token_environment})"
    if service.token_file or service.token_environment:
        token = value(f"FILTER({_TOKEN},{value(read)})")
        pairs.append(f"token={value(f'URIENCODE({token})')}")
    return "&".join(pairs)


def _held(plan: Plan, field: Field) -> str:
    if not field.value:
        return in_ascii(field.text)
    secret = is_secret(plan.hotline, field.value)
    name = ask.secret(plan, field.value) if secret else plan.variables[field.value]
    return value(f"URIENCODE({value(name)})")


def _ends(how: str) -> str:
    return value(f'REGEX("(^|{_PAIRS})result{_IS}{how}$" {value(_ANSWER)})')


def _over(plan: Plan, label: str, how: str, edge: Edge) -> list[Step]:
    told = (label, f"UserEvent({REPLY},{HOW}: {how})")
    return [told, *left.served(plan, how), put(_ANSWER), put(_FIELD), plan.go(edge)]


def _found(plan: Plan, node: Lookup) -> list[Step]:
    """Each value stands once in the answer, in its form; then they are kept, all together."""
    steps: list[Step] = [("found", "NoOp()")]
    for number, name in enumerate(node.found.names, 1):
        sought = f"{_PAIRS}{in_ascii(in_ascii(name))}{_IS}"
        first = f"CUT({_FIELD},|,1)"
        steps += [
            ask.quietly(_FIELD, f"{_PAIRS}{value(_ANSWER)}"),
            ask.quietly(_FIELD, value(f"STRREPLACE({_FIELD},{sought},|)")),
            when(f'$["{value(f"FIELDQTY({_FIELD},|)")}" != "2"]', "bad"),
            ask.quietly(_FIELD, value(f"CUT({_FIELD},|,2)")),
            ask.quietly(_FIELD, value(f"STRREPLACE({_FIELD},{_PAIRS},|)")),
            ask.quietly(f"{_KEPT}{number}", value(first)),
            when(_of_form(plan, name, f"{_KEPT}{number}"), f"fits{number}"),
            "Goto(bad)",
            (f"fits{number}", "NoOp()"),
        ]
    kept = [put(plan.variables[name], value(f"{_KEPT}{n}")) for n, name in enumerate(node.found.names, 1)]
    return [
        *steps,
        f"UserEvent({REPLY},{HOW}: {FOUND})",
        *left.served(plan, FOUND),
        *kept,
        put(_ANSWER),
        put(_FIELD),
        plan.go(node.found.edge),
    ]


def _of_form(plan: Plan, name: str, variable: str) -> str:
    return value(f'REGEX("^{FORMS[plan.hotline.values[name].kind]}$" {value(variable)})')
