"""A branch in VoiceXML: the document looks at the clock itself."""

from __future__ import annotations

from ivrc.flow.kinds.branch import Branch
from ivrc.switches.voicexml.text.conditions import CONDITIONS
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.speech import hear_out


def emit(plan: Plan, node: Branch) -> list[str]:
    """The lines inside the form of a Branch node."""
    lines = [*hear_out(plan, "heard", keep=True), "<block>"]
    lines.append('  <var name="minute" expr="minuteOfWeek(new Date().getTime())"/>')
    word = "if"
    for case in node.cases:
        end = "" if word == "if" else "/"
        lines.append(f'  <{word} cond="{CONDITIONS[type(case.test)](plan, case.test)}"{end}>')
        lines.append(f"    {plan.go(case.edge)}")
        word = "elseif"
    if not node.cases:
        return [*lines, f"  {plan.go(node.otherwise)}", "</block>"]
    return [*lines, "  <else/>", f"    {plan.go(node.otherwise)}", "  </if>", "</block>"]
