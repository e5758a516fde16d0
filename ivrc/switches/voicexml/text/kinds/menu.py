"""A menu's form: its prompt, one field for the keys, and what they mean.

The parts run in document order (the form interpretation algorithm, VoiceXML 2.0 appendix C): the apology when
the prompt is played again, the prompt, the pending key, the field, the entries. `<clear/>` starts over. Silence
and wrong keys are counted in variables of the form, which begin anew at each visit (section 2.1.6.1), rather than
by `count`: a pending key that is wrong has no `nomatch` to count.
"""

from __future__ import annotations

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number, Retry
from ivrc.switches.expressions import beginnings, literal_first, whole, without_end_key
from ivrc.switches.voicexml.text.grammar import grammar, patterns_of, state
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.speech import prompts
from ivrc.switches.voicexml.text.syntax import keys_test


def emit(plan: Plan, node: Menu) -> list[str]:
    """The lines inside the menu's `<form>`."""
    patterns = patterns_of(node.entries)
    rest = _rest_of_pending(node, patterns, plan)
    says = any(says for retry in (node.silence, node.wrong) for _, says in retry.apart)
    return [
        *_form_variables(node, rest, says),
        *_before_prompt(node.silence, plan, "silence", "silent"),
        *_before_prompt(node.wrong, plan, "wrong", "wrong"),
        *prompts(node.prompt, plan),
        "<block>",
        '  <assign name="choice" expr="keys"/>',
        *(['  <assign name="pending" expr="keys"/>'] if rest else []),
        '  <assign name="keys" expr="\'\'"/>',
        "</block>",
        *rest,
        *_typed(node, patterns, plan, says),
        *_act(node, plan, says),
    ]


def _form_variables(node: Menu, rest: list[str], says: bool) -> list[str]:
    """Declared in the form, not in a block: a variable of a block is seen in that block only (section 5.1.2). `says`: something
    is said before a repetition."""
    return [
        *(['<var name="silences" expr="0"/>'] if node.silence.times else []),
        *(['<var name="wrongs" expr="0"/>'] if node.wrong.times else []),
        *(['<var name="again" expr="\'\'"/>'] if says else []),
        *(['<var name="pending" expr="\'\'"/>'] if rest else []),
        '<var name="choice" expr="\'\'"/>',
    ]


def _before_prompt(retry: Retry, plan: Plan, why: str, part: str) -> list[str]:
    """What is said before the prompt is played again: what belongs to one repetition, and what to all others."""
    lines: list[str] = []
    for time, says in retry.apart:
        named = f"{part}{time}time" if time else part
        lines += prompts(says, plan, named, f"again == '{why}{time or ''}'")
    return lines


def _typed(node: Menu, patterns: tuple[str, ...], plan: Plan, says: bool) -> list[str]:
    return [
        '<field name="typed" cond="choice == \'\'">',
        f'  <property name="timeout" value="{node.first_key_ms}ms"/>',
        f'  <property name="interdigittimeout" value="{node.inter_key_ms}ms"/>',
        *(f"  {line}" for line in grammar(patterns, f"k{next(plan.rules)}")),
        "  <noinput>",
        *(f"    {line}" for line in _again(says, "silence", "silences", node.silence, plan)),
        "  </noinput>",
        '  <nomatch><assign name="choice" expr="\'?\'"/></nomatch>',
        '  <filled><assign name="choice" expr="pressed(typed$.utterance)"/></filled>',
        "</field>",
    ]


def _rest_of_pending(node: Menu, patterns: tuple[str, ...], plan: Plan) -> list[str]:
    """A field for each kind of pending key after which an entry goes on. Its first-key wait is the inter-key one."""
    lines: list[str] = []
    for number, (keys, rest) in enumerate(state(patterns).continues, 1):
        name = f"rest{number}"
        alike = ["X"] if keys == "0123456789" else list(keys)
        lines += [
            f'<field name="{name}" cond="{keys_test(alike, "pending")}">',
            f'  <property name="timeout" value="{node.inter_key_ms}ms"/>',
            f'  <property name="interdigittimeout" value="{node.inter_key_ms}ms"/>',
            *(f"  {line}" for line in grammar(rest, f"k{next(plan.rules)}")),
            f'  <noinput><assign name="{name}" expr="true"/></noinput>',
            f'  <nomatch><assign name="{name}" expr="true"/><assign name="choice" expr="\'?\'"/></nomatch>',
            f'  <filled><assign name="choice" expr="pending + pressed({name}$.utterance)"/></filled>',
            "</field>",
        ]
    return lines


def _act(node: Menu, plan: Plan, says: bool) -> list[str]:
    lines = ["<block>", *(f"  {line}" for line in _key_after(node))]
    word = "if"
    for entry in sorted(node.entries, key=literal_first):
        end = "" if word == "if" else "/"
        held, cond = "choice", f"/^({whole(entry)})$/.test(choice)"
        if isinstance(entry, Entry):
            cond = keys_test([entry.pattern], "choice")
        elif entry.end_key:
            held = f"choice.replace(/[{entry.end_key}]$/, '')"
        lines.append(f'  <{word} cond="{cond}"{end}>')
        if entry.variable:
            lines.append(f'    <assign name="{plan.variables[entry.variable]}" expr="{held}"/>')
        lines.append(f"    {plan.go(entry.edge)}")
        word = "elseif"
    if node.entries:
        lines.append("  </if>")
    lines += (f"  {line}" for line in _again(says, "wrong", "wrongs", node.wrong, plan))
    return [*lines, "</block>"]


def _key_after(node: Menu) -> list[str]:
    """A key after a number that is full, and not its end key, is the pending key of what comes next."""
    longer = beginnings(node.entries)
    goes_on = f" &amp;&amp; !/^({longer})$/.test(choice.slice(0, -1))" if longer else ""
    lines: list[str] = []
    for number in node.entries:
        if isinstance(number, Number) and number.end_key:
            full = f"/^({without_end_key(number)})[^{number.end_key}]$/.test(choice)"
            lines += [
                f'<if cond="{full}{goes_on}">',
                '  <assign name="keys" expr="choice.slice(-1)"/>',
                '  <assign name="choice" expr="choice.slice(0, -1)"/>',
                "</if>",
            ]
    return lines


def _again(says: bool, why: str, count: str, retry: Retry, plan: Plan) -> list[str]:
    """Plays the prompt again, or takes the exit when that has been done `times` times in this visit."""
    if not retry.times:
        return [plan.go(retry.exit)]
    return [
        f'<assign name="{count}" expr="{count} + 1"/>',
        f'<if cond="{count} &gt; {retry.times}">',
        f"  {plan.go(retry.exit)}",
        "</if>",
        *([f'<assign name="again" expr="{_which(retry, why, count)}"/>'] if says else []),
        "<clear/>",
    ]


def _which(retry: Retry, why: str, count: str) -> str:
    """An expression for what is said before this repetition."""
    alone = " || ".join(f"{count} == {nth.time}" for nth in retry.nth)
    return f"'{why}' + ({alone} ? {count} : '')" if alone else f"'{why}'"
