"""The line that tells the record of a call on FreeSWITCH: a template of mod_cdr_csv, the same for every hotline.

What a variable holds is JSON already (`left`). Here it is told how long the caller waited, worked out by mod_expr from a sum to
which its end is added where the caller left in it, and what came of the call: the first of the outcomes that holds.
"""

from __future__ import annotations

from ivrc.switches.freeswitch.text import labels, variables
from ivrc.switches.freeswitch.text.left import CALL, MOMENT, NOW, TEMPLATE
from ivrc.switches.freeswitch.text.syntax import comment, value

FILE = "records-ivrc.xml"
"""No file of a hotline is called so: they begin with `ivrc-`."""
_OVER = f"${{regex(m:~{value(variables.ANSWER)}=${{bridge_uepoch}}={NOW}~^(?|true=([1-9][0-9]+)=.*|[^=]*=[^=]*=(.*))$~%1)}}"
"""When the last wait was over that nobody has noted down: as somebody answered, or now."""
_SUM = f"${{regex({value(variables.WAITS)}|^(.*-[0-9]+)$|%1+{_OVER})}}"
_SECONDS = f"${{expr((0{_SUM})/1000000)}}"
_WAITED = rf"${{regex({value(variables.WAITS)}={_SECONDS}|^.+=(-?[0-9]+([.][0-9]{{1,3}})?)|%1|n)}}"
_BY = f"${{regex(m:~{value(variables.ANSWER)}={value(variables.BY)}={value(variables.WHO)}~^(?|true=.*=(.+)|=(.*)=.*)$~%1)}}"
"""Who answered last; in the moment of an answer, who was called."""


def file() -> str:
    """The part of cdr_csv.conf.xml."""
    head = comment(
        "Records of calls, for FreeSWITCH 1.10. Made by ivrc. Include it into <templates> of cdr_csv.conf.xml."
    )
    return f'<include>\n{head}\n<template name="{TEMPLATE}">{template()}</template>\n</include>\n'


def template() -> str:
    """One line of JSON, with the keys of docs/records.md in their order."""
    told = {
        "version": "1",
        "id": f'"{CALL}"',
        "hotline": value(variables.NAMED),
        "called": _number(variables.CALLED),
        "caller": _number(variables.CALLER),
        "area": "null",
        "start": f'"{value(variables.START)}"',
        "answered": f'"{value(variables.START)}"',
        "end": f'"{MOMENT}"',
        "path": _list(variables.PATH),
        "option": value(variables.OPTION),
        "notice": value(variables.NOTICE),
        "waited_s": _or_null(variables.WAITS, _WAITED),
        "answered_by": _BY,
        "agent": "null",
        "outcome": f'"{_outcome()}"',
        "survey": value(variables.SURVEY),
        "recording": value(variables.RECORDED),
        "messages": _list(variables.LEFT_MESSAGES),
        "faults": _list(variables.FAULTS),
        "notes": _list(variables.NOTES),
    }
    return "{" + ",".join(f'"{key}":{held}' for key, held in told.items()) + "}"


def _outcome() -> str:
    """Every outcome that holds, with a comma before each; and of these the first."""
    holds = [
        _if(labels.ENDED, f"^{labels.BY_FAULT}$", ",fault"),
        f'${{regex({_BY}|^"|,answered|n)}}',
        _if(variables.LEFT_MESSAGES, "^,", ",message"),
        _if(variables.LOST, "^true$", ",nobody answered"),
        _if(labels.ENDED, "^$", ",caller left"),
    ]
    return f"${{regex({''.join(holds)},goodbye|^,([^,]+).*$|%1)}}"


def _number(variable: str) -> str:
    """Digits in quotation marks."""
    return _or_null(variable, _if(variable, "^.+$", '"%0"'))


def _or_null(variable: str, told: str) -> str:
    """What is told of a variable, which is nothing where it has no value."""
    return f"{_if(variable, '^$', 'null')}{told}"


def _if(variable: str, like: str, then: str) -> str:
    """A text where a variable is like something, else nothing."""
    return f"${{regex({value(variable)}|{like}|{then}|n)}}"


def _list(variable: str) -> str:
    """A list whose members have a comma before each."""
    return f"[${{{variable}:1}}]"
