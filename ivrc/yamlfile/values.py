"""From libyaml's events to one value and its places, refusing what our files do not use."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.regex import regex
from ivrc.yamlfile.marks import Marks, Path

DEEPEST = 16
"""How deep mappings and lists may be nested. Our files need five; a hostile one would ask for thousands."""

WRITE_OUT = (
    "请把内容直接写出来；以 !、&、* 开头的文字要加引号。",
    "Write the content out; put quotes around text that begins with !, & or *.",
)
ONE_EACH = ("请分成两个文件。", "Make it two files.")
PLAIN_KEY = ("键请直接写成文字。", "Write the key as plain text.")

NUMBER = regex(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
WORDS = {"": None, "null": None, "true": True, "false": False}


class UnreadableError(Exception):
    """Nothing after this can be read; the diagnostic is already noted."""


def build(text: str, marks: Marks, found: list[Diagnostic], faulty: set[Path]) -> Any:
    """The value of a text, None where it holds none. Raises UnreadableError, and yaml.YAMLError where the library stops."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        return _Builder(yaml, loader.get_event, marks, found, faulty).stream()
    finally:
        loader.dispose()


class _Builder:
    """Takes one event after the other and makes dicts, lists and scalars of them, noting each one's place."""

    def __init__(
        self,
        yaml: ModuleType,
        take: Callable[[], Any],
        marks: Marks,
        found: list[Diagnostic],
        faulty: set[Path],
    ) -> None:
        self.yaml, self.take = yaml, take
        self.marks, self.found, self.faulty = marks, found, faulty

    def stream(self) -> Any:
        """What the one document holds."""
        yaml, root, documents = self.yaml, None, 0
        while not isinstance(event := self.take(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(
                        event, (), zh="第二个文档（---）", en="a second document (---)", mend=ONE_EACH
                    )
                    raise UnreadableError
            elif isinstance(event, yaml.NodeEvent):
                root = self.value(event, (), 0)
        return root

    def value(self, event: Any, path: Path, depth: int) -> Any:
        """The value that begins with this event."""
        span = self.marks.event(event)
        if isinstance(event, self.yaml.CollectionStartEvent) and depth >= DEEPEST:
            self.found.append(_too_deep(span))
            raise UnreadableError
        self.marks.values[path] = span
        if isinstance(event, self.yaml.AliasEvent):
            self.refuse(event, path, zh=f"引用 *{event.anchor}", en=f"the alias *{event.anchor}")
            return None
        self.check(event, path)
        if isinstance(event, self.yaml.ScalarEvent):
            return _plain(event.value) if event.implicit[0] and event.tag is None else event.value
        if isinstance(event, self.yaml.SequenceStartEvent):
            return self.items(path, depth + 1)
        return self.mapping(path, depth + 1)

    def items(self, path: Path, depth: int) -> list[Any]:
        made: list[Any] = []
        while not isinstance(event := self.take(), self.yaml.SequenceEndEvent):
            made.append(self.value(event, (*path, len(made)), depth))
        return made

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        """Of a key that is written twice the first value; the others are read and dropped."""
        made: dict[str, Any] = {}
        while not isinstance(event := self.take(), self.yaml.MappingEndEvent):
            below = (*path, self.key(event, path))
            span, first = self.marks.event(event), self.marks.keys.get(below)
            if first is None:
                self.marks.keys[below] = span
            else:
                self.found.append(_twice(event.value, span, first))
            self.check(event, below)
            value = self.value(self.take(), below if first is None else (*below, "\0"), depth)
            if first is None:
                made[event.value] = value
        return made

    def key(self, event: Any, path: Path) -> str:
        """The text of a key. Raises UnreadableError for anything else."""
        if isinstance(event, self.yaml.AliasEvent):
            self.refuse(event, path, zh=f"引用 *{event.anchor}", en=f"the alias *{event.anchor}")
            raise UnreadableError
        if not isinstance(event, self.yaml.ScalarEvent):
            self.refuse(event, path, zh="复合键", en="a complex key", mend=PLAIN_KEY)
            raise UnreadableError
        text: str = event.value
        return text

    def check(self, event: Any, path: Path) -> None:
        if event.tag is not None:
            self.refuse(event, path, zh=f"标签 {_tag(event.tag)}", en=f"the tag {_tag(event.tag)}")
        if event.anchor is not None:
            self.refuse(event, path, zh=f"锚点 &{event.anchor}", en=f"the anchor &{event.anchor}")

    def refuse(self, event: Any, path: Path, *, zh: str, en: str, mend: tuple[str, str] = WRITE_OUT) -> None:
        self.faulty.add(path)
        self.found.append(
            finding(
                "IVRC022",
                self.marks.event(event),
                zh=f"这里不能用 YAML 的{zh}",
                en=f"{en} cannot be used in this file",
                mend_zh=mend[0],
                mend_en=mend[1],
            )
        )


def _plain(text: str) -> Any:
    """What a scalar without quotes means: JSON's words and numbers, text otherwise."""
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return WORDS.get(text, text)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _twice(key: str, span: Span, first: Span) -> Diagnostic:
    return finding(
        "IVRC023",
        span,
        zh=f"“{key}”写了两次",
        en=f"`{key}` is written twice",
        mend_zh="留下一个，或给其中一个改名。",
        mend_en="Keep one of them, or give one another name.",
        labels=(Label(first, zh="第一次写在这里", en="first written here"),),
    )


def _too_deep(span: Span) -> Diagnostic:
    return finding(
        "IVRC020",
        span,
        zh=f"嵌套超过 {DEEPEST} 层",
        en=f"nested more than {DEEPEST} levels deep",
        mend_zh="请检查缩进和括号。",
        mend_en="Check the indentation and the brackets.",
    )
