"""Why edited words are not taken: IVRC667 to IVRC669, a page each in docs/checks/."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.phrases import Phrase

_RETURN = (
    "在菜单里改，或者把这一格改回原来的话。",
    "Change it in the menu, or put the former words back into the cell.",
)


def _refused(
    place: str, zh: str, en: str, mend_zh: str = _RETURN[0], mend_en: str = _RETURN[1]
) -> Diagnostic:
    return finding("IVRC667", Span(place), zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def lost_value(place: str, old: str, raw: str) -> Diagnostic:
    """What a variable gives is no longer in the words, or is in doubt."""
    return _refused(
        place,
        f"“{old}”在菜单里写作“{raw}”，改后的话里看不出花括号里的内容在哪儿",
        f'"{old}" is written "{raw}" in the menu, and where what its braces give stands in the new words cannot be told',
        "变量和读音的内容原样留在话里，各出现一次；要改变量就在菜单里改。",
        "Leave what variables and readings give as it is, once each; change a variable in the menu.",
    )


def in_pieces(place: str, old: str) -> Diagnostic:
    return _refused(
        place,
        f"“{old}”是读数值用的片段，不是菜单里写的话",
        f'"{old}" is a piece of which values are said, and stands in no menu',
    )


def unplaced(place: str, old: str, span: Span | None = None) -> Diagnostic:
    where_zh, where_en = (f"（{span}）", f" ({span})") if span else ("", "")
    return _refused(
        place,
        f"“{old}”不是原样写在一处的{where_zh}，改后的话不知道放到哪儿",
        f'"{old}" does not stand as it is spoken in one place{where_en}, so there is none for the new words',
    )


def shipped(place: str, phrase: Phrase, locale: str, new: str) -> Diagnostic:
    """Words of a phrase that is ivrc's own."""
    return _refused(
        place,
        f"《{phrase.name}》是 ivrc 自带的用语，不在这个项目里",
        f"<{phrase.alias_en or phrase.name}> is a phrase that ivrc ships, and no file of this project",
        f"在 prompts/ 里写一条同名的用语：{phrase.name}: {{when: {{zh: …}}, texts: {{{locale}: {new}}}}}；它会代替自带的。再导出一次。",
        f"Write a phrase of that name in prompts/, which takes its place: {phrase.name}: {{when: {{en: …}}, texts: {{{locale}: {new}}}}}. Export "
        "again then.",
    )


def cross(place: str, new: str) -> Diagnostic:
    return _refused(
        place,
        f"“{new}”是另一行改之前的话，放回去会分不清",
        f'"{new}" is what another row said before, so which is which could not be told',
        "分两次导入：先改另一行，导出以后再改这一行。",
        "Import in two steps: the other row first, then export again and change this one.",
    )


def against_another(place: str, other: str, first: str, second: str) -> Diagnostic:
    return _refused(
        place,
        f"和 {other} 写在同一处，却改成了两样：“{first}”和“{second}”",
        f'stands in one place with {other}, and was changed to something else: "{first}" and "{second}"',
        "两行改成一致的话。",
        "Change both rows alike.",
    )


def broken(place: str, wrong: Diagnostic) -> Diagnostic:
    return _refused(
        place,
        f"改后的话让菜单出错：{wrong.code} {wrong.zh}",
        f"with the new words the menu is in error: {wrong.code} {wrong.en}",
    )


def changes_more(place: str, old: str, new: str) -> Diagnostic:
    return _refused(
        place,
        f"“{old}”改成“{new}”，变的不只是这句话：按键、走法、记下的内容或者别的话也会变",
        f'changing "{old}" to "{new}" would change more than these words: keys, ways, what is kept or other words, too',
        "话里的按键和选项名称保持原样；同一条用语的几行一起改；真要改按键，就在菜单里改。",
        "Leave the key and the option's name in the words as they are; edit all rows of a phrase alike; change keys in the menu.",
    )


def stranger(place: str, name: str, near: str) -> Diagnostic:
    """A row of no prompt that there is now."""
    mend_zh = f"是不是 {near}？" if near else "重新导出一份，在新的里面改。新加的话要写进菜单。"
    mend_en = (
        f"Is it {near}?" if near else "Export anew, and edit that. Words that are new are written in a menu."
    )
    return finding(
        "IVRC668",
        Span(place),
        zh=f"没有编号为“{name}”的提示音：菜单改过了，或者这一行是加上去的" if name else "这一行没有编号",
        en=f'there is no prompt "{name}": the menu has changed since, or the row was added'
        if name
        else "the row has no ID",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def unread(place: str, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    """A sheet, or a cell of it, that cannot be taken at its word."""
    return finding("IVRC669", Span(place), zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
