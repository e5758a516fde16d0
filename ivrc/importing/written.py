"""A hotline that was imported, as a menu file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.importing.model import (
    Branch,
    End,
    Imported,
    Menu,
    Message,
    Node,
    Option,
    Say,
    Transfer,
    Typed,
    Unknown,
    Where,
)
from ivrc.importing.names import called, names, of_sounds

_ENGLISH = {
    "hotline": "hotline {}", "language": "language {}", "time zone": "time zone {}", "calls": "({})",
    "fault": "fault -> <system fault> hang up", "say": "say {}", "menu": "menu {}", "transfer": "transfer {}",
    "voicemail": "voicemail {}", "branch": "branch {}", "hours": "hours {}", "way": "{} -> {}",
    "hang up": "hang up", "undecided": "undecided", "phrase": "<{}>", "pause": "pause {}s", "uncut": "no barge-in",
    "silence": "no input {}s", "silence undecided": "no input", "wrong": "wrong key", "repeat": "repeat {} times,", "then": ",",
    "between": "inter-key {}s", "dial": "dial {}", "at once": "at once", "ring": "ring {}s", "busy": "busy", "no answer": "no answer",
    "unavailable": "unavailable", "after": "after call", "mailbox": "mailbox {}", "otherwise": "otherwise",
    "comma": ", ", "digits": "{} to {} digits {{{}}}, ended by {}", "digit": "{} digits {{{}}}, ended by {}",
    "fault added": "not of the switch: what callers hear where the system fails",
}  # fmt: skip
_CHINESE = {
    "hotline": "热线 {}", "language": "语言 {}", "time zone": "时区 {}",
    "fault": "故障 → 《系统故障》 挂机", "say": "播报 {}", "menu": "菜单 {}", "transfer": "转接 {}",
    "voicemail": "留言 {}", "branch": "分支 {}", "hours": "时间 {}", "way": "{} → {}",
    "hang up": "挂机", "undecided": "待定", "phrase": "《{}》", "pause": "停顿 {}秒", "uncut": "不可打断",
    "silence": "无按键 {}秒", "silence undecided": "无按键", "wrong": "按错键", "repeat": "重听 {}次，", "then": "，",
    "between": "键间隔 {}秒", "dial": "拨 {}", "at once": "同时", "ring": "振铃 {}秒", "busy": "占线", "no answer": "无人接听",
    "unavailable": "转接失败", "after": "通话结束", "mailbox": "信箱 {}", "otherwise": "否则",
    "comma": "，", "digits": "{}至{}位 {{{}}}，以{}结束", "digit": "{}位 {{{}}}，以{}结束",
    "fault added": "交换机上没有的：系统出错时来电者听到什么",
}  # fmt: skip

_INDENT = "    "


class Heading(NamedTuple):
    """What stands in the block of the hotline: what the configuration does not say, the user does."""

    name: str
    numbers: tuple[str, ...] = ()
    language: str = ""
    time_zone: str = ""


def menu_file(imported: Imported, heading: Heading, lang: str) -> str:
    """The menu file, with keywords in Chinese (`zh`) or English (`en`). What is undecided leads to a node that there is not, so that
    nothing is built before it is decided."""
    return _Writer(imported, lang).file(heading)


def sounds(imported: Imported) -> list[str]:
    """The sound files that are played, in the order of the menu file."""
    found = []
    for node in imported.nodes.values():
        if not isinstance(node, (Say, Menu, Message)):
            continue
        found += [one for one in node.says if isinstance(one, str)]
        if isinstance(node, Menu):
            found += [*node.silence_says, *node.wrong_says, *node.silence_end, *node.wrong_end]
    return list(dict.fromkeys(found))


def destinations(imported: Imported) -> list[str]:
    """The dial strings that are dialled, in the order of the menu file."""
    dialled = [node.destinations for node in imported.nodes.values() if isinstance(node, Transfer)]
    return list(dict.fromkeys(one for some in dialled for one in some if isinstance(one, str)))


class _Writer:
    def __init__(self, imported: Imported, lang: str) -> None:
        self.imported, self.lang = imported, lang
        self.phrases, self.desks = of_sounds(sounds(imported)), called(destinations(imported))
        self.words: Mapping[str, str] = _CHINESE if lang == "zh" else _ENGLISH
        self.names = names((place, imported.named[place]) for place in imported.nodes)

    def file(self, heading: Heading) -> str:
        numbers = " ".join(heading.numbers)
        head = [f"{self.words['hotline'].format(heading.name)} {numbers}".rstrip()]
        head += [self.words[key].format(value) for key, value in
                 (("language", heading.language), ("time zone", heading.time_zone)) if value]  # fmt: skip
        head += [f"// {self.words['fault added']}", self.words["fault"]]
        blocks = [self._block(head[0], [*self._lost(0), *head[1:]])]
        first = self.imported.start
        order = [first] if isinstance(first, int) else []
        if not order:
            blocks.append(self._block(self.words["say"].format("start"), [f"-> {self.way(first)}"]))
        order += [place for place in self.imported.nodes if place != first]
        blocks += [block for place in order for block in self._node(place, self.imported.nodes[place])]
        return "\n\n".join(blocks) + "\n"

    def _block(self, header: str, lines: Iterable[str]) -> str:
        return "\n".join([header, *(_INDENT + line for line in lines)])

    def _lost(self, place: int) -> list[str]:
        """What was not imported of a node, as remarks."""
        return [f"// {_plain(one)}" for one in _told(self.imported.lost.get(place, ()), self.lang)]

    def way(self, where: Where) -> str:
        """What stands behind an arrow."""
        if isinstance(where, End):
            return self.words["hang up"]
        return self.words["undecided"] if isinstance(where, Unknown) else self.names[where]

    def _to(self, what: str, where: Where) -> str:
        return self.words["way"].format(what, self.way(where))

    def _node(self, place: int, node: Node) -> list[str]:
        own, lost = self.names[place], self._lost(place)
        match node:
            case Say():
                return [self._block(self.words["say"].format(own), [*lost, *self._say(node)])]
            case Menu():
                return [self._block(self.words["menu"].format(own), [*lost, *self._menu(node)])]
            case Transfer():
                return [self._block(self.words["transfer"].format(own), [*lost, *self._transfer(node)])]
            case Message():
                lines = [
                    *self._says(node.says),
                    self.words["mailbox"].format(node.mailbox),
                    f"-> {self.way(node.to)}",
                ]
                return [self._block(self.words["voicemail"].format(own), [*lost, *lines])]
            case Branch():
                hours = f"{own}-hours" if self.lang == "en" else f"{own}-时间"
                ways = [self._to(hours, node.within), self._to(self.words["otherwise"], node.otherwise)]
                spans = [
                    f"{days.days} {self.words['comma'].join(_clock(*span) for span in days.spans)}"
                    for days in node.hours
                ]
                return [
                    self._block(self.words["branch"].format(own), [*lost, *ways]),
                    self._block(self.words["hours"].format(hours), spans),
                ]

    def _says(self, says: Iterable[str | float]) -> Iterator[str]:
        for one in says:
            yield (
                self.words["phrase"].format(self.phrases[one])
                if isinstance(one, str)
                else self.words["pause"].format(f"{one:g}")
            )

    def _say(self, node: Say) -> list[str]:
        uncut = (
            [self.words["uncut"]]
            if not node.cut_by_keys and any(isinstance(one, str) for one in node.says)
            else []
        )
        return [
            *uncut,
            *self._says(node.says),
            f"-> {self.way(node.to)}" if not isinstance(node.to, End) else self.words["hang up"],
        ]

    def _menu(self, node: Menu) -> list[str]:
        silence = (
            self.words["silence undecided"]
            if node.first is None
            else self.words["silence"].format(f"{node.first:g}")
        )
        lines = [*self._says(node.says), *(self._option(option) for option in node.options)]
        for word, then, times, says, end, where in (
            (
                silence,
                self.words["then"],
                node.silence_repeats,
                node.silence_says,
                node.silence_end,
                node.silence,
            ),
            (self.words["wrong"], "", node.wrong_repeats, node.wrong_says, node.wrong_end, node.wrong),
        ):
            again = [*self._says(says), self.words["repeat"].format(times)] if times else []
            parts = " ".join([f"{word}{then if again else ''}", *again])
            lines.append(
                self.words["way"].format(parts, f"{' '.join(self._says(end))} {self.way(where)}".strip())
            )
        return [
            *lines,
            *([self.words["between"].format(f"{node.between:g}")] if node.between is not None else []),
        ]

    def _option(self, option: Option) -> str:
        keys = option.keys
        if isinstance(keys, str):
            return self._to(keys, option.to)
        if keys.pattern:
            return self._to(f"{keys.pattern}{{{keys.name}}}", option.to)
        if keys.least == keys.most:
            return self._to(self.words["digit"].format(keys.most, keys.name, keys.end), option.to)
        return self._to(self.words["digits"].format(keys.least, keys.most, keys.name, keys.end), option.to)

    def _transfer(self, node: Transfer) -> list[str]:
        whom = [f"{{{one.name}}}" if isinstance(one, Typed) else self.desks[one] for one in node.destinations]
        parts = [self.words["dial"].format(self.words["comma"].join(whom))]
        parts += [self.words["at once"]] if len(whom) > 1 else []
        parts += [self.words["ring"].format(f"{node.ring:g}")] if node.ring is not None else []
        ways: dict[Where, list[str]] = {}
        for word, where in (
            ("busy", node.busy),
            ("no answer", node.no_answer),
            ("unavailable", node.unavailable),
        ):
            ways.setdefault(where, []).append(self.words[word])
        lines = [self.words["comma"].join(parts)]
        lines += [self._to(self.words["comma"].join(causes), where) for where, causes in ways.items()]
        return [*lines, *([] if isinstance(node.after, End) else [self._to(self.words["after"], node.after)])]


def _told(found: Iterable[Diagnostic], lang: str) -> list[str]:
    return [
        f"{one.span.file.rsplit('/', 1)[-1]}:{one.span.line} {one.zh if lang == 'zh' else one.en}"
        for one in found
    ]


def _plain(text: str) -> str:
    """A text of somebody else's file in a remark: nothing that ends the line or that nobody sees."""
    return "".join(sign if sign.isprintable() else " " for sign in text)[:300]


def _clock(begin: int, end: int) -> str:
    return f"{begin // 60}:{begin % 60:02}-{end // 60}:{end % 60:02}"
