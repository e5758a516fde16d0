"""What is wrong with a file of records, or a line of it, in the words of who has the file."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.records.record import VERSION

LONGEST = 1 << 20
"""Bytes of a line. A call of a thousand nodes takes a tenth of it."""


def at(file: str, line: int) -> Span:
    """A line as a whole."""
    return Span(file, line, 1, line, 2)


def no_record(
    span: Span,
    zh: str,
    en: str,
    mend_zh: str = "每行写一个 JSON 对象。",
    mend_en: str = "Write one JSON object a line.",
) -> Diagnostic:
    """A line that is no record at all."""
    return finding("IVRC041", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def too_long(span: Span) -> Diagnostic:
    return no_record(
        span,
        f"这一行超过 {LONGEST >> 20} MiB，不是一通电话的记录",
        f"this line is longer than {LONGEST >> 20} MiB, which no record of a call is",
        "检查是不是放错了文件；CSV 还要看引号是不是成对。",
        "Check whether it is the right file; in CSV, also whether each quotation mark has its other half.",
    )


def not_utf8(span: Span) -> Diagnostic:
    return no_record(
        span,
        "这一行不是 UTF-8",
        "this line is not UTF-8",
        "把文件另存为 UTF-8，或运行：iconv -f GB18030 -t UTF-8 旧文件 > 新文件。",
        "Save the file as UTF-8, or run: iconv -f GB18030 -t UTF-8 OLD > NEW.",
    )


def hidden_character(span: Span, code: int) -> Diagnostic:
    return no_record(
        span,
        f"这一行有看不见的字符 U+{code:04X}",
        f"a character that cannot be seen stands in this line, U+{code:04X}",
        "查清是谁写进去的，删去它。",
        "Find out what wrote it there, and delete it.",
    )


def no_json(span: Span, reason: str, ends_here: bool) -> Diagnostic:
    """Not JSON; `ends_here` where the file ends without a line end, as it does while it is being written."""
    if ends_here:
        mend_zh = "文件在这一行中间断了：多半还在写，等写完再运行；否则删去这半行。"
        mend_en = "The file breaks off within this line: if it is still being written, wait; else delete the half line."
    else:
        mend_zh, mend_en = "每行写一个 JSON 对象（RFC 8259）。", "Write one JSON object a line (RFC 8259)."
    return no_record(
        span, f"这一行不是 JSON（{reason}）", f"this line is not JSON ({reason})", mend_zh, mend_en
    )


def unknown_version(span: Span, version: str) -> Diagnostic:
    return finding(
        "IVRC043",
        span,
        zh=f"记录的版本是 {version}，这个 ivrc 只读版本 {VERSION}",
        en=f"the record has version {version}; this ivrc reads version {VERSION}",
        mend_zh="用写出它的那个版本的 ivrc 来读，或更新 ivrc；不要只改数字。",
        mend_en="Read it with the ivrc that wrote it, or renew this one; do not just change the number.",
    )


def misfit(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    """A record that lacks something, or holds what cannot be."""
    return finding("IVRC042", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def bad_table(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    """A file that is no table of records, as a whole."""
    return finding("IVRC044", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
