"""From libyaml's events to one value and its places, refusing what our files do not use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.yamlfile.marks import Marks, Path

if TYPE_CHECKING:
    import yaml

DEEPEST = 16
"""How deep mappings and lists may be nested. Our files need five; a hostile one would ask for thousands."""

WRITE_OUT = (
    "请把内容直接写出来；以 !、&、* 开头的文字要加引号。",
    "Write the content out; put quotes around text that begins with !, & or *.",
)
ONE_EACH = ("请分成两个文件。", "Make it two files.")
PLAIN_KEY = ("键请直接写成文字。", "Write the key as plain text.")

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
WORDS = {"": None, "null": None, "true": True, "false": False}


class UnreadableError(Exception):
    """Nothing after this can be read; the diagnostic is already noted."""


class _Frame:
    """A mapping or list that is being filled. `key` is the key whose value comes next."""

    __slots__ = ("container", "key", "path", "repeated")

    def __init__(self, container: dict[str, Any] | list[Any], path: Path) -> None:
        self.container, self.path = container, path
        self.key: str | None = None
        self.repeated = False


class Builder:
    """Puts the events of one document together into dicts, lists and scalars, noting each one's place."""

    def __init__(self, marks: Marks, found: list[Diagnostic], faulty: set[Path]) -> None:
        import yaml

        self.marks, self.found, self.faulty = marks, found, faulty
        self.root: Any = None
        self.stack: list[_Frame] = []
        self.documents = 0
        self.scalar, self.alias, self.mapping = yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent
        self.sequence, self.end, self.document = (
            yaml.SequenceStartEvent,
            yaml.CollectionEndEvent,
            yaml.DocumentStartEvent,
        )

    def take(self, event: yaml.Event) -> None:
        """One event: a key, a value, the beginning or the end of a collection."""
        if isinstance(event, self.scalar):
            self._scalar(event)
        elif isinstance(event, (self.mapping, self.sequence)):
            self._open({} if isinstance(event, self.mapping) else [], event)
        elif isinstance(event, self.end):
            self.stack.pop()
        elif isinstance(event, self.alias):
            self._alias(event)
        elif isinstance(event, self.document):
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, (), zh="第二个文档（---）", en="a second document (---)", mend=ONE_EACH)
                raise UnreadableError

    def _scalar(self, event: Any) -> None:
        text, frame = event.value, self.stack[-1] if self.stack else None
        if frame and frame.key is None and isinstance(frame.container, dict):
            self._key(frame, text, event)
            return
        plain = event.implicit[0] and event.tag is None
        self._check(event, self._place(_plain(text) if plain else text, event))

    def _open(self, container: dict[str, Any] | list[Any], event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame and frame.key is None and isinstance(frame.container, dict):
            self._refuse(event, frame.path, zh="复合键", en="a complex key", mend=PLAIN_KEY)
            raise UnreadableError
        if len(self.stack) >= DEEPEST:
            self.found.append(_too_deep(self.marks.event(event)))
            raise UnreadableError
        path = self._place(container, event)
        self._check(event, path)
        self.stack.append(_Frame(container, path))

    def _alias(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        as_key = bool(frame and frame.key is None and isinstance(frame.container, dict))
        path = frame.path if frame and as_key else self._place(None, event)
        self._refuse(event, path, zh=f"引用 *{event.anchor}", en=f"the alias *{event.anchor}")
        if as_key:
            raise UnreadableError

    def _key(self, frame: _Frame, key: str, event: Any) -> None:
        span = self.marks.event(event)
        path = (*frame.path, key)
        first = self.marks.keys.get(path)
        frame.key, frame.repeated = key, first is not None
        if first is None:
            self.marks.keys[path] = span
        else:
            self.found.append(_twice(key, span, first))
        self._check(event, path)

    def _place(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs and note its place. A repeated key's value is read and dropped."""
        frame = self.stack[-1] if self.stack else None
        path: Path = ()
        if frame is None:
            self.root = value
        elif isinstance(frame.container, list):
            path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            key = frame.key or ""
            frame.key = None
            path = (*frame.path, key)
            if frame.repeated:
                return (*path, "\0")
            frame.container[key] = value
        self.marks.values[path] = self.marks.event(event)
        return path

    def _check(self, event: Any, path: Path) -> None:
        if event.tag is not None:
            self._refuse(event, path, zh=f"标签 {_tag(event.tag)}", en=f"the tag {_tag(event.tag)}")
        if event.anchor is not None:
            self._refuse(event, path, zh=f"锚点 &{event.anchor}", en=f"the anchor &{event.anchor}")

    def _refuse(self, event: Any, path: Path, *, zh: str, en: str, mend: tuple[str, str] = WRITE_OUT) -> None:
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
