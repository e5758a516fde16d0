"""`{金额} 大于 500 → …`: a value against numbers. What does not fit, or can be read in two ways, is told."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.conditions.compare import BY_AMOUNT, IS, UNDER, Compare
from ivrc.flow.values import ASKED, DIGITS, TYPED, Value
from ivrc.language.conditions.compare import SIGNS, CompareAsked
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.regex import regex

_AND = regex(r"\s*(?:,|、|和|或者?|\b(?:or|and)\b)\s*")
_DIGITS, _CODE = regex(r"[0-9]{1,32}"), regex(r"[0-9]{0,31}[0-9*]")
_THOUSANDS = regex(r"[0-9]{1,3}(?:,[0-9]{3})+")
_NEITHER = Compare("", IS, ("0",))
"""What stands in the flow in the place of a condition that cannot be asked."""
_MEANT = {
    ">": ("大于", "over"),
    "超过": ("大于", "over"),
    "高于": ("大于", "over"),
    "more than": ("大于", "over"),
    "greater than": ("大于", "over"),
    "<": ("小于", "under"),
    "少于": ("小于", "under"),
    "低于": ("小于", "under"),
    "不到": ("小于", "under"),
    "less than": ("小于", "under"),
    "below": ("小于", "under"),
    ">=": ("至少", "at least"),
    "≥": ("至少", "at least"),
    "不少于": ("至少", "at least"),
    "不低于": ("至少", "at least"),
    "<=": ("最多", "at most"),
    "≤": ("最多", "at most"),
    "不超过": ("最多", "at most"),
    "不多于": ("最多", "at most"),
    "=": ("是", "is"),
    "==": ("是", "is"),
    "等于": ("是", "is"),
    "为": ("是", "is"),
    "equals": ("是", "is"),
    "!=": ("不是", "is not"),
    "≠": ("不是", "is not"),
    "不等于": ("不是", "is not"),
    "以…开头": ("开头是", "begins with"),
    "starts with": ("开头是", "begins with"),
}
"""Other ways to write a sign, each with the one that is meant."""


def lower(draft: Draft, asked: CompareAsked) -> Compare:
    """The condition; what is wrong with it, is told."""
    problem = _unread(asked)
    against = tuple(_AND.split(asked.against)) if asked.sign else ()
    value = draft.value(asked.value, asked.words.span) if asked.value else None
    problem = problem or _unknown(draft, asked, value) or _misfit(asked, against)
    if problem:
        draft.found.append(problem)
        return _NEITHER
    return Compare(asked.value, asked.sign, tuple(dict.fromkeys(against)))


def _unread(asked: CompareAsked) -> Diagnostic | None:
    """A sign that is not known, or what can be read in two ways."""
    text, value = asked.against, asked.value
    if not asked.sign:
        if text.endswith(("以上", "以下", "以内")) or text.startswith(("以上", "以下", "以内")):
            number = "".join(filter(str.isdigit, text)) or "500"
            more = "以上" in text
            first, second = ("至少", "大于") if more else ("最多", "小于")
            en1, en2 = ("at least", "over") if more else ("at most", "under")
            return _told(
                asked,
                f"“{text}”有两种读法：{number} 本身算在内，或者不算",
                f'"{text}" can be read in two ways: {number} itself counts, or it does not',
                f"写成 {{{value}}} {first} {number}（算在内），或 {{{value}}} {second} {number}（不算）。",
                f"Write {{{value}}} {en1} {number} (it counts), or {{{value}}} {en2} {number} (it does not).",
            )
        meant = max((word for word in _MEANT if text.lower().startswith(word)), key=len, default="")
        rest = text[len(meant) :].strip() or "500"
        zh, en = _MEANT.get(meant, ("是", "is"))
        return _told(
            asked,
            f"看不懂“{asked.words.text}”：值的后面要写怎样比，再写数字",
            f'"{asked.words.text}" makes no sense: behind the value stands how it is compared, then a number',
            f"写成 {{{value or '金额'}}} {zh} {rest if meant else '1'}。可以写：{'、'.join(each for each, _ in SIGNS.values())}。",
            f"Write {{{value or 'amount'}}} {en} {rest if meant else '1'}. Known are: {', '.join(each for _, each in SIGNS.values())}.",
        )
    if _THOUSANDS.fullmatch(text):
        one, *others = text.split(",")
        whole = text.replace(",", "")
        return _told(
            asked,
            f"“{text}”有两种读法：一个数 {whole}，或者几个数 {one}、{'、'.join(others)}",
            f'"{text}" can be read in two ways: as the number {whole}, or as the numbers {one} and {" and ".join(others)}',
            f"写成 {whole}；要的是几个数，就一行写一个。",
            f"Write {whole}; where several numbers are meant, write a line for each.",
        )
    return None


def _unknown(draft: Draft, asked: CompareAsked, value: Value | None) -> Diagnostic | None:
    """A value that there is not, or that may not be asked so."""
    name, span = asked.value, asked.words.span
    if value is None:
        if name in draft.lost:
            return None
        near = draft.nearest(name, draft.typed)
        zh, en = mend(
            near,
            f"先让来电者输入：在一个菜单里写 1位数字 {{{name or '类型'}}} → ……。",
            f"Let callers type it first: write in a menu: 1 digit {{{name or 'type'}}} -> ….",
        )
        return finding(
            "IVRC261",
            _name(asked),
            zh=f"没有名为“{name}”的输入",
            en=f'nothing is typed under the name "{name}"',
            mend_zh=zh,
            mend_en=en,
            fix=near or None,
        )
    if value.secret:
        return finding(
            "IVRC262",
            span,
            zh=f"“{name}”是保密的，不能这样比：要比的数会写在菜单和交换机的文件里",
            en=f'"{name}" is secret and cannot be compared: what it is compared with would stand in the menu and on the switch',
            mend_zh="让一个服务去核对它，或者不要写成保密。",
            mend_en="Let a service verify it, or do not let it be secret.",
        )
    if value.source not in (TYPED, ASKED) or value.kind != DIGITS:
        return finding(
            "IVRC262",
            span,
            zh=f"“{name}”不是来电者输入的号码，也不是查到的号码，不能这样比",
            en=f'"{name}" is neither typed by callers nor brought as digits, and cannot be compared so',
            mend_zh="比来电者输入的数字，例如 {金额} 大于 500；查到的值要记成号码，例如 记下 进度:号码。",
            mend_en="Compare a number that callers type, such as {amount} over 500; let what a service brings be digits: keep progress:digits.",
        )
    return None


def _name(asked: CompareAsked) -> Span:
    """The place of the value's name between its braces, which is what a mend replaces."""
    text, span = narrow(asked.words.text), asked.words.span
    start = span.column + text.index("{") + 1
    return span._replace(column=start, end_column=span.column + text.index("}"))


def _misfit(asked: CompareAsked, against: tuple[str, ...]) -> Diagnostic | None:
    """What stands behind the sign and is no number, or several where one is asked."""
    zh, en = SIGNS[asked.sign]
    by_amount = asked.sign in BY_AMOUNT
    allowed = _DIGITS if by_amount else _CODE
    wrong = next((each for each in against if not allowed.fullmatch(each)), None)
    name = f"{{{asked.value}}}"
    if wrong is not None:
        only = "".join(each for each in wrong if each in "0123456789")[:32] or "1"
        return finding(
            "IVRC262",
            asked.words.span,
            zh=f"“{zh}”的后面要写数字，这里是“{wrong}”" if wrong else f"“{zh}”的后面没有写数字",
            en=f'behind "{en}" stands a number, and here it is "{wrong}"'
            if wrong
            else f'no number stands behind "{en}"',
            mend_zh=f"只写数字，不写单位和小数：{name} {zh} {only}。",
            mend_en=f"Write digits only, without unit and fraction: {name} {en} {only}.",
        )
    if by_amount and len(against) > 1:
        return finding(
            "IVRC262",
            asked.words.span,
            zh=f"“{zh}”只能和一个数比，这里有 {len(against)} 个",
            en=f'"{en}" compares with one number, and here are {len(against)}',
            mend_zh=f"只写一个：{name} {zh} {against[0]}；分几段就写几行，先写的先比。",
            mend_en=f"Write one: {name} {en} {against[0]}; write a line for each range, the first that holds is taken.",
        )
    if asked.sign == UNDER and not int(against[0]):
        return finding(
            "IVRC262",
            asked.words.span,
            zh="没有比 0 还小的数，这一行永远不走",
            en="nothing that is typed is under 0, so this way is never taken",
            mend_zh=f"写成 {name} 是 0，或 {name} 最多 0。",
            mend_en=f"Write {name} is 0, or {name} at most 0.",
        )
    return None


def _told(asked: CompareAsked, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC260",
        asked.words.span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
