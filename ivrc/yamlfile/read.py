"""Reads a YAML file of the project: value, places, and everything that is wrong with it.

One way for phrase files, site files and `ivrc.yaml`. What is accepted is deliberately less than YAML 1.2:
one document of mappings, lists and scalars, without tags, anchors, aliases or complex keys. A plain scalar
means what it means in JSON (RFC 8259: `null`, `true`, `false`, a number) and is text otherwise, so that
`0571`, `9:30`, `no` and `2027-02-05` stay what the writer typed. Keys are always text.

The reading goes over libyaml's events, where tags and aliases are still to be seen; the value is then judged
by `schema`. Both passes are pure: text in, data out. Codes: IVRC020 to IVRC026.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.regex import regex
from ivrc.yamlfile.marks import Marks, Path
from ivrc.yamlfile.schema import Schema, judge
from ivrc.yamlfile.values import UnreadableError, build

if TYPE_CHECKING:
    import yaml

UNREADABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|(?!^)\ufeff")
"""What YAML 1.2.2, 5.1, does not print, and the line breaks that only some editors count (NEL, LS, PS) and an inner BOM."""


class YamlFile(NamedTuple):
    """What was read. `value` is None when the file could not be read as a whole; it may hold wrong parts
    otherwise, and `marks.sound(path)` tells which parts the schema accepts."""

    value: Any
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]


def read(path_name: str, text: str, schema: Schema) -> YamlFile:
    """Read `text` (already decoded) of the file called `path_name` and judge it by `schema`."""
    text = text.removeprefix("\ufeff")
    marks = Marks(path_name, text)
    found: list[Diagnostic] = []
    faulty: set[Path] = set()
    try:
        value = _value(text, marks, found, faulty)
    except UnreadableError:
        return YamlFile(None, marks, tuple(found))
    if value is None and schema.asks_nothing:
        value = {}
    if not isinstance(value, dict):
        found.append(_no_mapping(value, marks))
        return YamlFile(None, marks, tuple(found))
    complaints = judge(value, schema, marks, faulty)
    marks = marks.with_faulty(faulty)
    return YamlFile(value, marks, tuple(sorted((*found, *complaints), key=lambda d: d.span)))


def _value(text: str, marks: Marks, found: list[Diagnostic], faulty: set[Path]) -> Any:
    """The document's value; None for an empty file."""
    if strange := UNREADABLE.search(text):
        found.append(_unreadable(strange, marks))
        raise UnreadableError
    import yaml

    try:
        return build(text, marks, found, faulty)
    except yaml.YAMLError as problem:
        from ivrc.yamlfile.syntax import syntax_error

        found[:] = _refused_before(text, problem, marks) or [*found, syntax_error(problem, marks)]
        raise UnreadableError from None


def _refused_before(text: str, problem: yaml.YAMLError, marks: Marks) -> list[Diagnostic]:
    """What we refuse before the place where the library stopped.

    It looks ahead, and has limits of its own that differ from version to version (libyaml 0.2.6 stops at 1,000
    brackets before it has told of the first): ours hold first.
    """
    mark = getattr(problem, "problem_mark", None)
    if mark is None:
        return []
    found: list[Diagnostic] = []
    import yaml

    try:
        build(text[: mark.index], Marks(marks.file, marks.text), found, set())
    except UnreadableError:
        return found
    except yaml.YAMLError:
        pass
    return []


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
    return finding(
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


def _unreadable(match: re.Match[str], marks: Marks) -> Diagnostic:
    return finding(
        "IVRC020",
        marks.at(match.start()),
        zh=f"文件里有不可见的控制字符 U+{ord(match[0]):04X}",
        en=f"the file holds the control character U+{ord(match[0]):04X}",
        mend_zh="请删去这个字符。",
        mend_en="Delete the character.",
    )
