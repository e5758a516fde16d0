"""A JSON Schema (draft 2020-12) and its verdict on a YAML value, told in the writer's words.

The validator is jsonschema-rs: it reports every error with its paths, and is imported in a third of the
time that `jsonschema` takes. Only `instance_path` and `schema_path` of an error are used; what is wrong is
then read from the schema and the value, so that the wording is ours. A schema may carry `x-expected`
(`zh` and `en`) beside a keyword, which says in a few words what should stand there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path as FilePath
from typing import Any

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import alike
from ivrc.yamlfile.marks import Marks, Path

KINDS = {
    "object": ("“名称: 内容”的映射", "a mapping"),
    "array": ("列表", "a list"),
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "number": ("数", "a number"),
    "boolean": ("true 或 false", "true or false"),
    "null": ("空", "nothing"),
}
"""JSON's types as the writer knows them."""


class Schema:
    """A JSON Schema in a file. It is read, completed and compiled at its first use."""

    def __init__(
        self,
        file: FilePath | None,
        complete: Callable[[dict[str, Any]], dict[str, Any]] = lambda document: document,
    ) -> None:
        self.file, self._complete = file, complete

    @cached_property
    def document(self) -> dict[str, Any]:
        """The schema as data."""
        import json

        document: dict[str, Any] = json.loads(self.file.read_bytes()) if self.file else {}
        return self._complete(document)

    @cached_property
    def validator(self) -> Any:
        """The compiled schema."""
        import jsonschema_rs

        return jsonschema_rs.Draft202012Validator(self.document)

    @property
    def asks_nothing(self) -> bool:
        """Whether a file in which nothing stands is one of these: a mapping in which every key may be left out."""
        return self.document.get("type") == "object" and not self.document.get("required")

    def part(self, path: list[str | int]) -> Any:
        """The part of the schema at a path."""
        part: Any = self.document
        for step in path:
            part = part[step]
        return part


def judge(value: Any, schema: Schema, marks: Marks, faulty: set[Path]) -> list[Diagnostic]:
    """What the schema has against `value`, each thing once. The paths of what is wrong are added to `faulty`;
    a part that is there already is not judged again."""
    found: list[Diagnostic] = []
    seen: set[tuple[Path, str]] = set()
    known = frozenset(faulty)
    for problem in schema.validator.iter_errors(value):
        path, keyword = _path(value, problem.instance_path), str(problem.schema_path[-1])
        if path in known or (path, keyword) in seen:
            continue
        seen.add((path, keyword))
        rule = schema.part(problem.schema_path[:-1])
        here = _at(value, path)
        if keyword == "additionalProperties":
            for key in here:
                if not _allowed(key, rule):
                    faulty.add((*path, key))
                    found.append(_unknown_key(key, rule, marks.key((*path, key))))
        elif keyword == "required":
            faulty.add(path)
            missing = [key for key in rule["required"] if key not in here]
            found.append(_missing(missing, path, marks.key(path)))
        else:
            faulty.add(path)
            found.append(_wrong_value(here, keyword, rule, path, marks))
    return found


def _path(value: Any, told: list[str | int]) -> Path:
    """A path that the validator tells; it takes a key of digits (`8100`) for an index."""
    path: list[str | int] = []
    for step in told:
        path.append(str(step) if isinstance(value, dict) else step)
        value = value[path[-1]]
    return tuple(path)


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _allowed(key: str, rule: dict[str, Any]) -> bool:
    return key in rule.get("properties", {}) or any(
        _pattern(pattern).is_valid(key) for pattern in rule.get("patternProperties", {})
    )


@cache
def _pattern(pattern: str) -> Any:
    """A pattern as the validator reads it: ECMA-262 with Unicode properties, which Python's `re` does not know."""
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator({"pattern": pattern})


def _unknown_key(key: str, rule: dict[str, Any], span: Span) -> Diagnostic:
    """A key that the schema does not know, or a name that is not written as names are."""
    if expected := rule.get("x-expected"):
        return finding(
            "IVRC025",
            span,
            zh=f"“{key}”不能作名称",
            en=f"`{key}` cannot be a name here",
            mend_zh=f"这里应当是{expected['zh']}。",
            mend_en=f"This should be {expected['en']}.",
        )
    names = {name.casefold(): name for name in rule.get("properties", {})}
    near = names.get(alike(key.strip().replace("_", "-").casefold(), names, 0.6))
    if key != key.strip():
        mend_zh, mend_en = (
            "键的前面有全角空格，请删去或换成半角空格。",
            "Replace the full-width space before the key.",
        )
    elif near:
        mend_zh, mend_en = f"是不是要写 {near}？", f"Did you mean `{near}`?"
    else:
        mend_zh, mend_en = (
            f"这里可以写：{'、'.join(names.values())}。",
            f"Keys that stand here: {', '.join(names.values())}.",
        )
    return finding(
        "IVRC024",
        span,
        zh=f"没有“{key}”这个键",
        en=f"there is no key `{key}`",
        mend_zh=mend_zh,
        mend_en=mend_en,
        fix=near,
    )


def _missing(keys: list[str], path: Path, span: Span) -> Diagnostic:
    where_zh, where_en = (f"“{path[-1]}”下面", f"`{path[-1]}`") if path else ("文件里", "the file")
    return finding(
        "IVRC026",
        span,
        zh=f"{where_zh}缺少 {'、'.join(keys)}",
        en=f"{where_en} lacks {', '.join(keys)}",
        mend_zh=f"请补上一行“{keys[0]}: …”。",
        mend_en=f"Add a line `{keys[0]}: …`.",
    )


def _wrong_value(value: Any, keyword: str, rule: dict[str, Any], path: Path, marks: Marks) -> Diagnostic:
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    zh, en = expected(keyword, rule)
    mend_zh, mend_en = f"这里应当是{zh}。", f"This should be {en}."
    if keyword == "type":
        return _wrong_kind(value, name, rule, marks.place(path), marks)
    if keyword == "minProperties" or value in ("", None):
        return _error25(marks.place(path), f"“{name}”下面没有内容", f"`{name}` is empty", mend_zh, mend_en)
    return _error25(
        marks.place(path), f"“{name}”不能是“{value}”", f"`{name}` cannot be `{value}`", mend_zh, mend_en
    )


def _wrong_kind(value: Any, name: str, rule: dict[str, Any], span: Span, marks: Marks) -> Diagnostic:
    zh, en = expected("type", rule)
    said_zh, said_en = KINDS[_kind(value)]
    kinds = _listed(rule["type"])
    line = marks.lines[span.line - 1] if span.line else ""
    if isinstance(value, str) and "object" in kinds and "：" in value:
        mend_zh, mend_en = (
            "键后面的冒号要用半角，再空一格。",
            "Use a half-width colon and a space after a key.",
        )
    elif isinstance(value, dict) and "string" in kinds and "{" in line:
        mend_zh, mend_en = (
            "以花括号开头的文字请加半角双引号。",
            "Put double quotes around text that begins with {.",
        )
    elif isinstance(value, bool | int | float) and "string" in kinds:
        mend_zh, mend_en = "请给它加上半角双引号。", "Put double quotes around it."
    elif "object" in kinds:
        mend_zh, mend_en = (
            "请换行并缩进，每行写一个“名称: 内容”。",
            "Write `name: content` on indented lines below.",
        )
    else:
        mend_zh, mend_en = f"请写成{zh}。", f"Write {en}."
    what_zh, what_en = f"“{name}”应当是{zh}，这里是{said_zh}", f"`{name}` should be {en}; it is {said_en}"
    return _error25(span, what_zh, what_en, mend_zh, mend_en)


def _error25(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC025", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def expected(keyword: str, rule: dict[str, Any]) -> tuple[str, str]:
    """What should stand there, in a few words."""
    limit = rule[keyword]
    if keyword == "type":
        kinds = [KINDS[kind] for kind in _listed(limit)]
        return "或".join(zh for zh, _ in kinds), " or ".join(en for _, en in kinds)
    if keyword in ("enum", "const"):
        choices = [str(choice) for choice in _listed(limit)]
        return "或".join(f"“{c}”" for c in choices), " or ".join(f"`{c}`" for c in choices)
    if expected := rule.get("x-expected"):
        return expected["zh"], expected["en"]
    return {
        "minProperties": (f"至少 {limit} 项", f"at least {counted(limit, 'entry', 'entries')}"),
        "minItems": (f"至少 {limit} 项", f"at least {counted(limit, 'item')}"),
        "maxItems": (f"至多 {limit} 项", f"at most {counted(limit, 'item')}"),
        "uniqueItems": ("不重复的各项", "items that differ"),
        "minLength": (f"至少 {limit} 个字", f"at least {counted(limit, 'character')}"),
        "maxLength": (f"至多 {limit} 个字", f"at most {counted(limit, 'character')}"),
        "minimum": (f"不小于 {limit} 的数", f"a number of at least {limit}"),
        "maximum": (f"不大于 {limit} 的数", f"a number of at most {limit}"),
    }.get(keyword, ("别的写法", "written otherwise"))


def _kind(value: Any) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (list, "array"),
        (dict, "object"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
