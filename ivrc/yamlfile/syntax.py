"""A YAML syntax error in the writer's words. libyaml's own words are for programmers, and English only."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.regex import regex
from ivrc.yamlfile.marks import Marks


class Words(NamedTuple):
    """What is wrong and the mend, in both languages."""

    zh: str
    en: str
    mend_zh: str
    mend_en: str


TAB = Words(
    "缩进用了制表符（Tab）",
    "a tab is used for indentation",
    "YAML 只用空格缩进，请换成空格。",
    "YAML is indented with spaces only; use spaces instead.",
)
BRACE = Words(
    "以花括号开头的文字没有加引号",
    "a text that begins with a brace has no quotes",
    "请给整句加上半角双引号。",
    "Put double quotes around the whole text.",
)
WIDE_COLON = Words(
    "键后面用了全角冒号",
    "a full-width colon follows the key",
    "请改成半角冒号加一个空格：“名称: 内容”。",
    "Use a half-width colon and a space: `name: content`.",
)
NO_COLON = Words(
    "这一行缺少冒号",
    "this line has no colon",
    "请写成“名称: 内容”，冒号后面空一格。",
    "Write `name: content`, with a space after the colon.",
)
EXTRA_COLON = Words(
    "这里不能再有“名称: 内容”",
    "there cannot be another `name: content` here",
    "文字里有冒号和空格时请加引号；另起的键要与上一个键对齐。",
    "Put quotes around text that holds a colon and a space; align a new key with the one above.",
)
OPEN_QUOTE = Words(
    "引号没有配对",
    "a quotation mark is not closed",
    "请在这段文字的末尾补上引号。",
    "Add the quotation mark at the end of the text.",
)
OPEN_BRACKET = Words(
    "括号没有配对",
    "a bracket is not closed",
    "请补上括号，或给整句加引号。",
    "Add the bracket, or put quotes around the whole text.",
)
BAD_START = Words(
    "文字不能以这个符号开头",
    "a text cannot begin with this character",
    "请给整句加引号。",
    "Put quotes around the whole text.",
)
ESCAPE = Words(
    "双引号里有不认识的反斜杠写法",
    "an unknown backslash escape inside double quotes",
    "反斜杠请写成 \\\\，或改用单引号。",
    "Write the backslash as \\\\, or use single quotes.",
)
OTHER = Words(
    "这里不符合 YAML 的写法",
    "this is not YAML",
    "请检查这一行和上一行的缩进、冒号和引号。",
    "Check the indentation, colons and quotation marks of this line and the one above.",
)

KNOWN = (
    ("could not find expected ':'", NO_COLON),
    ("mapping values are not allowed", EXTRA_COLON),
    ("unexpected end of stream", OPEN_QUOTE),
    ("unexpected document indicator", OPEN_QUOTE),
    ("',' or '", OPEN_BRACKET),
    ("cannot start any token", BAD_START),
    ("expected alphabetic", BAD_START),
    ("unknown escape", ESCAPE),
)
"""libyaml's wording of a problem, and ours."""

BRACED = regex(r":\s+(?=\{)")


def syntax_error(problem: yaml.YAMLError, marks: Marks) -> Diagnostic:
    """IVRC020 for what the YAML scanner or parser could not read."""
    if not isinstance(problem, yaml.MarkedYAMLError):
        return _error(OTHER, Span(marks.file))
    said = problem.problem or ""
    words = next((ours for theirs, ours in KNOWN if theirs in said), OTHER)
    mark = problem.problem_mark or problem.context_mark
    if words in (NO_COLON, OPEN_QUOTE) and problem.context_mark:
        mark = problem.context_mark
    if mark is None:
        return _error(words, Span(marks.file))
    number = min(mark.line + 1, len(marks.lines))
    line = marks.lines[number - 1]
    column = mark.column + 1 if number == mark.line + 1 else len(line) + 1
    if words is BAD_START and line[column - 1 : column] == "\t":
        words = TAB
    elif words is NO_COLON and "：" in line:
        words, column = WIDE_COLON, line.index("：") + 1
    elif words is EXTRA_COLON and "：" in (above := marks.lines[max(number - 2, 0)]) and ": " not in above:
        words, number, column = WIDE_COLON, max(number - 1, 1), above.index("：") + 1
    elif words in (OTHER, OPEN_BRACKET) and (braced := BRACED.search(line)):
        words, column = BRACE, braced.end() + 1
    return _error(words, Span(marks.file, number, column, number, column + 1))


def _error(words: Words, span: Span) -> Diagnostic:
    return finding("IVRC020", span, zh=words.zh, en=words.en, mend_zh=words.mend_zh, mend_en=words.mend_en)
