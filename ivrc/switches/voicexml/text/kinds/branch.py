"""A branch in VoiceXML: the document looks at the clock itself."""

from __future__ import annotations

from ivrc.flow.calendars import asks_calendar, asks_day
from ivrc.flow.kinds.branch import Branch
from ivrc.switches.voicexml.text.conditions import CONDITIONS
from ivrc.switches.voicexml.text.days import NOT_KNOWN
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.speech import hear_out


def emit(plan: Plan, node: Branch) -> list[str]:
    """The lines inside the form of a Branch node."""
    lines = [*hear_out(plan, "heard", keep=True), "<block>"]
    if any(asks_day(plan.hotline, case.test) for case in node.cases):
        lines.append('  <var name="now" expr="new Date().getTime()"/>')
        lines.append('  <var name="minute" expr="minuteOfWeek(now)"/>')
        lines.append('  <var name="day" expr="dayOf(now)"/>')
    else:
        lines.append('  <var name="minute" expr="minuteOfWeek(new Date().getTime())"/>')
    ways: list[tuple[str, str]] = []
    for case in node.cases:
        if asks_calendar(plan.hotline, case.test) and all(cond != NOT_KNOWN for cond, _ in ways):
            ways.append((NOT_KNOWN, plan.go(node.otherwise)))
        ways.append((CONDITIONS[type(case.test)](plan, case.test), plan.go(case.edge)))
    if not ways:
        return [*lines, f"  {plan.go(node.otherwise)}", "</block>"]
    for number, (cond, way) in enumerate(ways):
        lines += [f'  <elseif cond="{cond}"/>' if number else f'  <if cond="{cond}">', f"    {way}"]
    return [*lines, "  <else/>", f"    {plan.go(node.otherwise)}", "  </if>", "</block>"]
