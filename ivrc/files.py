"""Reading what people wrote: bytes from a file, as text or as a diagnostic that says how to mend it."""

from __future__ import annotations

from pathlib import Path

from ivrc import given
from ivrc.diagnostics import Diagnostic, Span, finding

LARGEST = 8 * 1024 * 1024
"""Bytes. A hotline of 10,000 menus takes about a third of it; more is a recording or a mistake."""


def read(path: Path, shown: str | None = None) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file with line ends as `\\n` and no byte order mark, or None and what is wrong.

    `shown` is the name that diagnostics give; it defaults to the path as it was given.
    """
    span = Span(shown if shown is not None else str(path))
    try:
        data = given.contents(path, LARGEST)
    except given.TooLargeError:
        return None, [
            finding(
                "IVRC004",
                span,
                zh="文件大于 8 MiB，不像是菜单文件",
                en="the file is larger than 8 MiB, which no menu file is",
                mend_zh="检查是不是放错了文件；真有这么大，就分成几条热线。",
                mend_en="Check whether it is the right file; split what is really so large into several hotlines.",
            )
        ]
    except OSError as problem:
        return None, [unreadable(span, *given.why(problem))]
    except UnicodeEncodeError as problem:
        return None, [_unnamable(span, problem.encoding)]
    return decode(data, span)


def decode(data: bytes, span: Span) -> tuple[str | None, list[Diagnostic]]:
    """UTF-8 bytes as text. Another encoding is recognised and named, never guessed at and taken."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_encoding(span, "UTF-16", "UTF-16", 1, 1)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        name_zh, name_en = _recognise(data)
        return None, [_encoding(span, name_zh, name_en, line, column)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        place = Span(span.file, line, 1, line, 2)
        return None, [
            finding(
                "IVRC003",
                place,
                zh="文件里有 NUL 字符，它不是文本文件",
                en="the file holds a NUL character, so it is not a text file",
                mend_zh="检查是不是放错了文件。",
                mend_en="Check whether it is the right file.",
            )
        ]
    return text, []


def _recognise(data: bytes) -> tuple[str, str]:
    """The likeliest encoding of bytes that are not UTF-8, judged by how ordinary the characters read."""
    for name in ("gb18030", "big5"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        han = sum("\u4e00" <= c <= "\u9fff" for c in text)
        if han * 2 >= sum(ord(c) > 127 for c in text):
            shown = "GBK/GB18030" if name == "gb18030" else "Big5"
            return shown, shown
    return "未知编码", "an unknown encoding"


def _encoding(span: Span, name_zh: str, name_en: str, line: int, column: int) -> Diagnostic:
    return finding(
        "IVRC001",
        Span(span.file, line, column, line, column + 1),
        zh=f"文件不是 UTF-8，看起来是 {name_zh}",
        en=f"the file is not UTF-8; it looks like {name_en}",
        mend_zh="用编辑器另存为 UTF-8，或运行：iconv -f GB18030 -t UTF-8 旧文件 > 新文件。",
        mend_en="Save it as UTF-8 in your editor, or run: iconv -f GB18030 -t UTF-8 OLD > NEW.",
    )


def unreadable(span: Span, zh: str, en: str) -> Diagnostic:
    """What has the name cannot be read."""
    return finding(
        "IVRC003",
        span,
        zh=f"读不了这个文件：{zh}",
        en=f"this file cannot be read: {en}",
        mend_zh="检查路径和权限。",
        mend_en="Check the path and the permissions.",
    )


def _unnamable(span: Span, encoding: str) -> Diagnostic:
    return finding(
        "IVRC003",
        span,
        zh=f"读不了这个文件：当前区域设置的编码（{encoding}）写不出它的名称",
        en=f"this file cannot be read: the encoding of this locale ({encoding}) has no way to write its name",
        mend_zh="先 export LC_ALL=C.UTF-8 再运行。",
        mend_en="export LC_ALL=C.UTF-8, and run it again.",
    )


def shown(path: Path) -> str:
    """A path as a user would write it: relative if it lies below the current directory."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):  # UnicodeEncodeError is a ValueError
        return str(path)
