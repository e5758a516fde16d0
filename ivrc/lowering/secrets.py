"""保密: where a secret is asked for and where it is used. What would make it known is told (IVRC254)."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number, Play
from ivrc.flow.values import Value
from ivrc.lowering.draft import Draft, here


def learnt(draft: Draft, value: Value) -> None:
    """Adds a value that callers type, which is a secret wherever it is typed, or nowhere."""
    known = draft.typed.setdefault(value.name, value)
    if known.secret != value.secret:
        draft.found.append(_not_everywhere(value, known))


def refused(draft: Draft) -> Iterator[Diagnostic]:
    """What cannot stand in a menu in which a secret is typed: each thing at its place once."""
    told: set[Span] = set()
    for node in draft.nodes.values():
        if not isinstance(node, Menu) or not _hidden(draft, node):
            continue
        for problem in _in_menu(draft, node):
            if problem.span not in told:
                told.add(problem.span)
                yield problem


def _hidden(draft: Draft, node: Menu) -> list[Number | Entry]:
    typed = draft.typed
    return [each for each in node.entries if each.variable in typed and typed[each.variable].secret]


def _in_menu(draft: Draft, node: Menu) -> Iterator[Diagnostic]:
    hidden = _hidden(draft, node)
    for entry in node.entries:
        if entry not in hidden and not (isinstance(entry, Entry) and entry.pattern in ("*", "#")):
            yield _key_beside(entry.edge.span)
    says = (says for retry in (node.silence, node.wrong) for _, says in retry.apart)
    if any(not isinstance(each, Play) for part in (node.prompt, *says) for each in part):
        yield _said_before(node.span)


def spoken(span: Span, name: str) -> Diagnostic:
    """A secret is said."""
    return _told(
        span,
        f"“{name}”是保密的，不能念出来",
        f'"{name}" is secret and cannot be spoken',
        "这句话里不写它，例如：已收到您的密码。",
        "Say it without the value, for instance: Your PIN was received.",
    )


def dialled(span: Span, name: str) -> Diagnostic:
    """A secret is dialled."""
    return _told(
        span,
        f"“{name}”是保密的，不能当号码来拨：号码会留在交换机的日志和话单里",
        f'"{name}" is secret and cannot be dialled: what is dialled stands in logs and call records',
        "拨一个写明的目的地；要拨客户输入的号码，就不写保密。",
        "Dial a destination that is written; to dial what callers type, do not let it be secret.",
    )


def no_pin(span: Span, name: str, digits: tuple[int, int]) -> Diagnostic:
    """What may be typed is never a PIN."""
    least, most = digits
    return _told(
        span,
        f"口令“{name}”是 {least} 到 {most} 位数字，这里输入的不会是它",
        f'the PIN "{name}" has {least} to {most} digits and nothing else, which cannot be typed here',
        f"写 4至8位，以#结束，须是口令 {name}；末位不写 * 或 #。",
        f"Write 4 to 8 digits, ended by #, must be the PIN {name}; let no other key be the last digit.",
    )


def _not_everywhere(value: Value, known: Value) -> Diagnostic:
    return _told(
        value.span,
        f"“{value.name}”在一处写了保密，在另一处没有写",
        f'"{value.name}" is secret in one place and not in another',
        "两处都写上保密，或者换一个名称。",
        "Write secret in both places, or use another name.",
    )._replace(labels=here(known.span))


def _key_beside(span: Span) -> Diagnostic:
    return _told(
        span,
        "输入保密内容的地方，别的选项只能用 * 或 #：按数字的选项会让人看出输入的第一位",
        "where a secret is typed, other options can have only * or # as their key: which way a digit takes would tell that digit",
        "换成 * 键，例如：人工服务请按* → …；或者放到前一个菜单里。",
        "Let it have the star key: For an operator, press * -> …; or put it in the menu before.",
    )


def _said_before(span: Span) -> Diagnostic:
    return _told(
        span,
        "请客户输入保密内容的话里，不能有通话中才知道的内容",
        "what is said where a secret is typed cannot hold what is known only in the call",
        "放到前面的播报里说。",
        "Say it before, in a say of its own.",
    )


def _told(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC254", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
