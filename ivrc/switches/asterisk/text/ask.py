"""What all look-ups of a hotline share on Asterisk: how a service is asked, and where a secret waits that it is sent."""

from __future__ import annotations

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, context, extension, is_set, put, value, when

SECRET = "IVRC_HELD"
"""Begins the variables of secrets that are sent. No step names them but as the argument of a function."""
_LENGTH = "IVRC_LENGTH"
_CODES = ",".join(str(code) for code in range(201, 600))
"""What no answer has that is believed: a redirect is not followed, and is none."""


def apart(plan: Plan) -> str:
    """The context of the subroutine that says how a service is asked."""
    return f"{plan.entry}{labels.APART}ask"


def secret(plan: Plan, name: str) -> str:
    """The variable of a secret that is sent."""
    return f"{SECRET}{list(plan.hotline.values).index(name) + 1}"


def secrets(plan: Plan) -> tuple[str, ...]:
    """The variables of all of them."""
    values, found = plan.hotline.values, sent(plan)
    return tuple(secret(plan, name) for name in values if name in found and values[name].secret)


def quietly(name: str, what: str) -> str:
    """The step that gives a variable a value which the log does not show."""
    return put(_LENGTH, value(f"LEN({value(f'SET({name}={what})')})"))


def sent(plan: Plan) -> frozenset[str]:
    """The values that are sent to services."""
    nodes = of_kind(plan.hotline, Lookup)
    return frozenset(each.value for node in nodes for each in node.sends if each.value)


def asker(plan: Plan) -> str:
    """The subroutine; nothing where no service is asked. A list of codes is gone when it was asked by (func_curl.c), and settings of the
    whole switch stand behind those of a call: so all are made each time."""
    if not any(of_kind(plan.hotline, Lookup)):
        return ""
    settings = {
        "followlocation": "0",
        "header": "0",
        "hashcompat": "no",
        "ssl_verifypeer": "1",
        "ssl_verifyhost": "2",
        "conntimeout": value("ARG1"),
        "httptimeout": value("ARG1"),
        "failurecodes": _CODES,
    }
    steps: list[Step] = [f"Set(CURLOPT({name})={held})" for name, held in settings.items()]
    trusted = f"Set(CURLOPT(ssl_cainfo)={value('ARG2')})"
    steps += [when(is_set("ARG2"), "trusted"), "Return()", ("trusted", trusted), "Return()"]
    return context(apart(plan), "How a service is asked", [extension(labels.BEGIN, steps)])
