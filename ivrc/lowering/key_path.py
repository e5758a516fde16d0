"""`{按键路径 投诉}` and `{选项路径 投诉}`: how a caller comes to a node in the next call, by keys or by what the options say.

The keys follow from the flow, so a hotline that speaks of them is lowered twice: the flow of the first time is asked for
the ways, which are words in the second.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.key_path import Unclear, keys, steps, typed_on_the_way
from ivrc.flow.nodes import Hotline
from ivrc.language.key_path import Asked
from ivrc.language.telling.numerals import HAN_DIGITS
from ivrc.lowering.draft import Draft
from ivrc.lowering.option_names import option_name
from ivrc.lowering.tongues import in_tongue

_HAN_KEYS = str.maketrans({**{str(n): digit for n, digit in enumerate(HAN_DIGITS)}, "*": "星", "#": "井"})


class _Words(NamedTuple):
    """How a language tells what is pressed one after the other; `{}` is a key."""

    one: str
    first: str
    then: str
    last: str


_PRESS = {
    "zh-CN": _Words("按{}", "先按{}", "，再按{}", "，最后按{}"),
    "zh": _Words("按{}", "先按{}", "，再按{}", "，最後按{}"),
    "en": _Words("press {}", "press {}", ", then {}", ", then {}"),
    "es": _Words("marque {}", "marque {}", ", luego {}", ", luego {}"),
    "fr": _Words("appuyez sur {}", "appuyez sur {}", ", puis sur {}", ", puis sur {}"),
}
_CHOOSE = {
    "zh-CN": _Words("选择{}", "先选择{}", "，再选择{}", "，最后选择{}"),
    "zh": _Words("選擇{}", "先選擇{}", "，再選擇{}", "，最後選擇{}"),
    "en": _Words("choose {}", "choose {}", ", then {}", ", then {}"),
}


def in_words(draft: Draft, way: Asked, span: Span) -> str | None:
    """The way to a node in words; None, with a finding, where there is none. The first time the name stands for it."""
    draft.asks_ways = True
    if way.name not in draft.blocks:
        if way.name not in draft.lost:
            draft.found.append(_no_node(draft, way.name, span))
        return None
    node = in_tongue(draft, way.name, draft.tongue)
    if draft.before is None:
        return way.name
    if node not in draft.before.nodes:  # calls come to it in another language alone
        node = next((own for own, name in draft.bases.items() if name == way.name), node)
    found = way_in_words(draft.before, way._replace(name=node), draft.locale, span)
    if isinstance(found, str):
        return found
    draft.found.append(found)
    return None


def way_in_words(hotline: Hotline, way: Asked, locale: str, span: Span) -> str | Diagnostic:
    """The way to a node of a flow, in the words of a language, or why it cannot be told."""
    table = _CHOOSE if way.options else _PRESS
    words = table.get(locale) or table.get(locale.partition("-")[0])
    if words is None:
        return _no_words(locale, way, span)
    found = steps(hotline, way.name, (lambda each: each) if way.options else None)
    if isinstance(found, Unclear):
        return _unclear(found, way, span)
    if not found:
        return _no_keys(hotline, way.name, span, none=found is None)
    if not way.options:
        return _told(words, [_spelt(step.keys, locale) for step in found])
    names = [option_name(hotline, step.menu, step.keys) for step in found]
    if None in names:
        step = found[names.index(None)]
        return _no_name(step.menu, step.keys, way, span)
    return _told(words, [name for name in names if name])


def _told(words: _Words, each: list[str]) -> str:
    if len(each) == 1:
        return words.one.format(each[0])
    between = "".join(words.then.format(one) for one in each[1:-1])
    last = words.last if len(each) > 2 else words.then
    return words.first.format(each[0]) + between + last.format(each[-1])


def _spelt(pressed: str, locale: str) -> str:
    """Keys as they are spoken: several, one by one."""
    if len(pressed) == 1:
        return pressed
    return pressed.translate(_HAN_KEYS) if locale.startswith("zh") else " ".join(pressed)


def _no_node(draft: Draft, name: str, span: Span) -> Diagnostic:
    zh, en = mend(
        draft.nearest(name, draft.blocks) if name else "",
        "写成 {按键路径 节点名称}，例如 {按键路径 投诉}。",
        "Write {key path NODE}, for instance {key path complaints}.",
    )
    return finding(
        "IVRC203",
        span,
        zh=f"按键路径要通到“{name}”，没有这个节点" if name else "没有写按键路径通到哪个节点",
        en=f'the path is to lead to "{name}", and there is no such node'
        if name
        else "the path names no node",
        mend_zh=zh,
        mend_en=en,
    )


def _no_keys(hotline: Hotline, name: str, span: Span, none: bool) -> Diagnostic:
    if not none:
        zh, en = f"不用按键就会来到“{name}”", f'a call comes to "{name}" without any key'
        mend_zh, mend_en = "删去花括号里的内容。", "Delete the braces and what they hold."
    elif menu := typed_on_the_way(hotline, name):
        zh = f"去“{name}”要在菜单“{menu}”里输入号码，每个客户输入的不一样，说不成按哪几个键"
        en = f'the way to "{name}" needs a number typed in "{menu}", which is another for each caller'
        mend_zh = "写出这一步怎么做，后面的键单写；或在那个菜单里加一个键直接过去。"
        mend_en = "Say in your own words what is typed; or let the menu have a key that leads there."
    else:
        zh, en = (
            f"从电话接通起，按哪些键都到不了“{name}”",
            f'no keys lead from the start of a call to "{name}"',
        )
        mend_zh = f"在菜单里加一个去那里的选项，例如：其他业务请按1 → {name}；或写按键到得了的节点。"
        mend_en = f"Let a menu have an option that leads there: For anything else, press 1 -> {name}; or name a node that keys lead to."
    return finding(
        "IVRC290",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _unclear(found: Unclear, way: Asked, span: Span) -> Diagnostic:
    one, other = (_told(_PRESS["zh-CN"], list(keys(each))) if each else "不用按键" for each in found[1:])
    one_en, other_en = (
        _told(_PRESS["en"], list(keys(each))) if each else "press nothing" for each in found[1:]
    )
    return finding(
        "IVRC291",
        span,
        zh=f"去“{way.name}”按哪些键，要看“{found.branch}”走哪一边：{one}；或者{other}",
        en=f'which keys lead to "{way.name}" depends on the way that "{found.branch}" takes: {one_en}; or {other_en}',
        mend_zh="让两边的菜单用同样的键；或自己写明什么时候按什么，键写成 {2:不是键}。",
        mend_en="Let the menus of both ways use the same keys; or say when to press which in your own words, each key as {2:no key}.",
    )


def _no_words(locale: str, way: Asked, span: Span) -> Diagnostic:
    return finding(
        "IVRC292",
        span,
        zh=f"不知道 {locale} 怎样说这样的路径",
        en=f"how such a path is told in {locale} is not known",
        mend_zh=("写 {按键路径 …}，或" if way.options else "") + "自己写出来，每个键写成 {2:不是键}。",
        mend_en=("Write {key path …}, or s" if way.options else "S")
        + "ay it in your own words, each key as {2:no key}.",
    )


def _no_name(menu: str, pressed: str, way: Asked, span: Span) -> Diagnostic:
    return finding(
        "IVRC293",
        span,
        zh=f"菜单“{menu}”里 {pressed} 的那句话说不成一个选项的名称",
        en=f'the sentence of {pressed} in the menu "{menu}" gives its option no name',
        mend_zh=f"把它写成一句先说事、后说键的话，例如：投诉请按{pressed} → …；或说键：{{按键路径 {way.name}}}。",
        mend_en=f"Write it with its purpose and its key alone: For sales, press {pressed} -> …; or tell the keys: {{key path {way.name}}}.",
    )
