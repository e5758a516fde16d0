"""Reads a YAML file of the project: value, places, and everything that is wrong with it.

One way for phrase files, site files and `ivrc.yaml`. What is accepted is deliberately less than YAML 1.2:
one document of mappings, lists and scalars, without tags, anchors, aliases or complex keys. A plain scalar
means what it means in JSON (RFC 8259: `null`, `true`, `false`, a number) and is text otherwise, so that
`0571`, `9:30`, `no` and `2027-02-05` stay what the writer typed. Keys are always text.

The reading goes over libyaml's events, where tags and aliases are still to be seen; the value is then judged
by `ivrc.yamlschema`. Both passes are pure: text in, data out. Codes: IVRC020 to IVRC026.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Label, Span, error
from ivrc.yamlmarks import Marks, Path
from ivrc.yamlschema import Schema, judge

if TYPE_CHECKING:
    import yaml

__all__ = ["Marks", "Path", "Schema", "YamlFile", "read"]

DEEPEST = 16
"""How deep mappings and lists may be nested. Our files need five; a hostile one would ask for thousands."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
WORDS = {"": None, "null": None, "true": True, "false": False}
UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?!^)\ufeff"
)
"""YAML 1.2.2, 5.1, less the line breaks that only some editors count (NEL, LS, PS) and an inner BOM."""


class YamlFile(NamedTuple):
    """What was read. `value` is None when the file could not be read as a whole; it may hold wrong parts
    otherwise, and `marks.sound(path)` tells which parts the schema accepts."""

    value: Any
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]


class _Stop(Exception):
    """Nothing after this can be read; the diagnostic is already noted."""


class _Frame:
    """A mapping or list that is being filled. `key` is the key whose value comes next."""

    __slots__ = ("container", "key", "path", "repeated")

    def __init__(self, container: dict[str, Any] | list[Any], path: Path) -> None:
        self.container, self.path = container, path
        self.key: str | None = None
        self.repeated = False


def read(path_name: str, text: str, schema: Schema) -> YamlFile:
    """Read `text` (already decoded) of the file called `path_name` and judge it by `schema`."""
    text = text.removeprefix("\ufeff")
    marks = Marks(path_name, text)
    found: list[Diagnostic] = []
    faulty: set[Path] = set()
    try:
        value = _value(text, marks, found, faulty)
    except _Stop:
        return YamlFile(None, marks, tuple(found))
    if not isinstance(value, dict):
        found.append(_no_mapping(value, marks))
        return YamlFile(None, marks, tuple(found))
    complaints = judge(value, schema, marks, faulty)
    marks = marks.with_faulty(faulty)
    return YamlFile(value, marks, tuple(sorted((*found, *complaints), key=lambda d: d.span)))


def _value(text: str, marks: Marks, found: list[Diagnostic], faulty: set[Path]) -> Any:
    """The document's value; None for an empty file."""
    import yaml

    if strange := UNREADABLE.search(text):
        found.append(_unreadable(strange, marks))
        raise _Stop
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    builder = _Builder(marks, found, faulty)
    try:
        while loader.check_event():
            builder.take(loader.get_event())
    except yaml.MarkedYAMLError as problem:
        from ivrc.yamlsyntax import syntax_error

        found.append(syntax_error(problem, marks))
        raise _Stop from None
    finally:
        loader.dispose()
    return builder.root


class _Builder:
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
                self._refuse(event, (), zh="第二个文档（---）", en="a second document (---)")
                raise _Stop

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
            self._refuse(event, frame.path, zh="映射或列表作键", en="a mapping or a list as a key")
            raise _Stop
        if len(self.stack) >= DEEPEST:
            self.found.append(_too_deep(self.marks.event(event)))
            raise _Stop
        path = self._place(container, event)
        self._check(event, path)
        self.stack.append(_Frame(container, path))

    def _alias(self, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        as_key = bool(frame and frame.key is None and isinstance(frame.container, dict))
        path = frame.path if frame and as_key else self._place(None, event)
        self._refuse(event, path, zh=f"引用 *{event.anchor}", en=f"the alias *{event.anchor}")
        if as_key:
            raise _Stop

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

    def _refuse(self, event: Any, path: Path, *, zh: str, en: str) -> None:
        self.faulty.add(path)
        self.found.append(
            error(
                "IVRC022",
                self.marks.event(event),
                zh=f"这里不能用 YAML 的{zh}",
                en=f"{en} cannot be used in this file",
                mend_zh="请把内容直接写出来；以 !、&、* 开头的文字要加引号。",
                mend_en="Write the content out; put quotes around text that begins with !, & or *.",
            )
        )


def _plain(text: str) -> Any:
    """What a scalar without quotes means: JSON's words and numbers, text otherwise."""
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return WORDS.get(text, text)


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _no_mapping(value: Any, marks: Marks) -> Diagnostic:
    if value is None:
        zh, en = "文件里没有内容", "the file is empty"
    elif isinstance(value, list):
        zh, en = (
            "文件的最外层是列表，应当是“名称: 内容”",
            "the file is a list; it should be a mapping of `name: content`",
        )
    else:
        zh, en = "文件不是“名称: 内容”的形式", "the file is not a mapping of `name: content`"
    wide = "：" in marks.text
    return error(
        "IVRC021",
        Span(marks.file) if value is None else marks.first(()),
        zh=zh,
        en=en,
        mend_zh="键后面的冒号要用半角，再空一格：“group: …”。"
        if wide
        else "请照同目录其他文件的样子写，或删去这个文件。",
        mend_en="Use a half-width colon and a space after a key: `group: …`."
        if wide
        else "Write it like the other files in the folder, or delete the file.",
    )


def _twice(key: str, span: Span, first: Span) -> Diagnostic:
    return error(
        "IVRC023",
        span,
        zh=f"“{key}”写了两次",
        en=f"`{key}` is written twice",
        mend_zh="留下一个，或给其中一个改名。",
        mend_en="Keep one of them, or give one another name.",
        labels=(Label(first, zh="第一次写在这里", en="first written here"),),
    )


def _too_deep(span: Span) -> Diagnostic:
    return error(
        "IVRC020",
        span,
        zh=f"嵌套超过 {DEEPEST} 层",
        en=f"nested more than {DEEPEST} levels deep",
        mend_zh="请检查缩进和括号。",
        mend_en="Check the indentation and the brackets.",
    )


def _unreadable(match: re.Match[str], marks: Marks) -> Diagnostic:
    return error(
        "IVRC020",
        marks.at(match.start()),
        zh=f"文件里有不可见的控制字符 U+{ord(match[0]):04X}",
        en=f"the file holds the control character U+{ord(match[0]):04X}",
        mend_zh="请删去这个字符。",
        mend_en="Delete the character.",
    )
