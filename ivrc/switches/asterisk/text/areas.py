"""The table of mobile prefixes on Asterisk: a file of records beside the dialplan, of which a call reads one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.flow.conditions.area import Area
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.prefixes import FIRST, MOBILE, PREFIX, SLOTS, WIDTH, Prefixes
from ivrc.flow.shape import parts
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, put, value, when

AREA = "IVRC_AREA"
"""What an area is told from: a mobile number's record, every other number itself."""
END = "ivrc"
"""Stands behind the records. What does not end so is no table, or not all of it."""
_FOLDER = "${ASTETCDIR}"
_TOLD = "area"


def file_name(plan: Plan) -> str:
    """The file of the table, in the folder of the switch's configuration."""
    return f"{plan.entry}.areas"


def table(hotline: Hotline) -> Prefixes | None:
    """The table that the hotline's branches ask."""
    tests = (case.test for node in hotline.nodes.values() for case in parts(node, Case))
    return next((test.table for test in tests if isinstance(test, Area) and test.table), None)


def data(plan: Plan) -> Mapping[str, bytes]:
    """Its file, where there is one."""
    known = table(plan.hotline)
    return {file_name(plan): known.records + END.encode()} if known else {}


def look_up(plan: Plan, condition: Area) -> Iterator[Step]:
    """The steps before the first question: what the area is told from. A table that cannot be read is a fault."""
    held = plan.variables[condition.value]
    mobile = value(f'REGEX("^{MOBILE}$" {value(held)})')
    yield put(AREA, value(held))
    yield when(f"$[!{mobile}]", _TOLD)
    yield put(AREA, value(f"FILE({_path(plan)},{SLOTS * WIDTH},{len(END)})"))
    yield when(f'$["{value(AREA)}" != "{END}"]', f"{labels.FAULT},1")
    yield put(
        AREA, value(f"FILE({_path(plan)},$[({value(f'{held}:0:{PREFIX}')} - {FIRST}) * {WIDTH}],{WIDTH})")
    )
    yield _TOLD, "NoOp()"


def _path(plan: Plan) -> str:
    return f"{plan.site.tables or plan.site.deployed or _FOLDER}/{file_name(plan)}"
