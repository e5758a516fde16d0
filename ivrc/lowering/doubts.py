"""Numbers in a menu's words that can be read in two ways: refused with both readings and the two spellings that settle
it, unless the menu's own keys do."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.nodes import Clip
from ivrc.language.telling import Doubt, Reading
from ivrc.lowering.prefixed import prefixed
from ivrc.lowering.telling import reading_of
from ivrc.lowering.written import STRAIGHT, beside, quoted, written
from ivrc.regex import regex

_OTHERWISE = {
    "follows": ("后面的词说明它可能不是键", "what follows says that it may be none"),
    "twice": ("按几次，就可能是几个键", "pressed more than once, it may be several keys"),
    "held": (
        "说的是按住不放，交换机不知道按了多久",
        "it is to be held down, and a switch does not know for how long",
    ),
    "sign": (
        "可能是接着按两个键，也可能只是一个键的叫法",
        "it may be two keys in a row, or one key by another name",
    ),
    "number": ("“#”可能是“号”：说的是第几号键", 'the "#" may say "number", of one key'),
    "service": ("可能是挂机以后另外拨打的号码", "it may be a number that is called in another call"),
    "range": ("从哪个键到哪个键看不出来", "it is not clear which keys lie between"),
    "words": ("可能是几个键，也可能是一个号码", "it may be several keys, or one number"),
    "again": (
        "可能要一个接一个按，也可能是两个选项",
        "they may be pressed one after the other, or be two options",
    ),
    "named": ("可能只是一个词，例如“一键”", "it may be part of a word"),
    "alone": ("没有说按，也没有说是几个什么", "no verb says to press it, and nothing says what it counts"),
    "ending": (
        "不知道结束的是哪一个号码，或由哪个键结束",
        "it is not clear which number it ends, or which key does",
    ),
    "not": ("可能是说不要按，也可能是另一个选项", "it may be a key not to be pressed, or another option"),
    "apart": ("可能要接着按两个键，也可能是两个选项", "they may be two keys in a row, or two options"),
    "several": ("这里要输入的数字不止一个", "more than one number is to be typed here"),
    "crowd": (
        "这句话里的数字太多，说不清哪些是键",
        "the sentence holds so many numbers that it is not clear which are keys",
    ),
    "other": (
        "可能是菜单没有的键，按了就是按错键",
        "it may be the keys that the menu has not, which are wrong keys",
    ),
    "comma": ("可能是一个大数，也可能是两个键", "it may be one large number, or two keys"),
}
"""Of each reason the other reading, in Chinese and English."""
_HASH = regex("#(?=[0-9])")
_TOLD = 10
"""Doubts about one sentence that are told at once; where there are more they are told when these are mended."""


def doubts(clip: Clip, bound: Collection[str], option: bool) -> Iterator[Diagnostic]:
    """What in a clip can be read in two ways. `bound` are the keys of the menu: a doubtful key that another line
    binds is one. `option`: the clip speaks an option."""
    reading, known = reading_of(clip), frozenset(bound)
    open_ = (doubt for doubt in reading.doubts if not _settled(doubt, known))
    taken = tuple(key for doubt in reading.doubts if _settled(doubt, known) for key in doubt.keys)
    for doubt in islice(open_, _TOLD):
        if doubt.why == "other":
            doubt = doubt._replace(keys=tuple(key for key in doubt.keys if key not in known))
        yield (
            prefixed(clip, reading, doubt, option)
            if doubt.longer
            else _doubtful(clip, reading, doubt, option, taken)
        )


def _settled(doubt: Doubt, known: frozenset[str]) -> bool:
    """Whether the menu takes what it would be."""
    return bool(doubt.keys) and (known.issuperset(doubt.keys) or not known.isdisjoint(doubt.longer))


def _doubtful(clip: Clip, reading: Reading, doubt: Doubt, option: bool, taken: tuple[str, ...]) -> Diagnostic:
    """`taken` are the keys in doubt that the menu takes: they stay where they stand."""
    place = doubt.start, doubt.end
    word = clip.text[doubt.start : doubt.end].strip()
    keys, keys_en = "，".join(doubt.keys), ", ".join(doubt.keys)
    zh, en = _OTHERWISE[doubt.why]
    marked_zh, marked_en = written(clip, place, "不是键"), written(clip, place, "no key")
    is_zh, is_en = "是要按的键 " + keys, "as the key " + keys_en
    if not doubt.keys:  # nothing in one menu could take it
        is_zh, is_en = "是另外要按或要输入的", "as something more to press or to type"
        beside_zh, beside_en = (
            "在另一个菜单里再问，这里去掉这几个字",
            "ask for it in another menu and take the words away here",
        )
        if doubt.why == "crowd":
            beside_zh, beside_en = "把这段话分成几句，各写一行", "part the words into several lines"
    elif option:
        beside_zh, beside_en = beside(written(clip), reading, (*taken, *doubt.keys))
    else:
        beside_zh, beside_en = f"另起一行写：{keys} → …", f"add a line: {keys_en} -> …"
    if option and doubt.why == "other":
        beside_zh += "，别的选项用的键不写"
        beside_en += ", without those that other options have"
    none_zh, none_en = "标出来", "mark it"
    if option and not (
        reading.keys or reading.typed
    ):  # without it the sentence offers nothing: it is no option
        none_zh, none_en = "标出来，不写箭头", "mark it and write no arrow"
        marked_zh, marked_en = quoted(marked_zh), quoted(marked_en, STRAIGHT)
    if doubt.why == "number":
        none_zh, none_en = "去掉“#”", 'leave out the "#"'
        marked_zh = marked_en = _HASH.sub("", clip.text)
    return finding(
        "IVRC230",
        clip.span,
        zh=f"“{clip.text}”里的“{word}”有两种读法：{is_zh}；也可能不是（{zh}）",
        en=f'"{word}" in "{clip.text}" can be read in two ways: {is_en}; or as none ({en})',
        mend_zh=f"{'是键就' if doubt.keys else '是就'}{beside_zh}；不是键就{none_zh}：{marked_zh}",
        mend_en=f"If it is {'a key' if doubt.keys else 'so'}, {beside_en}; if it is none, {none_en}: {marked_en}",
    )
