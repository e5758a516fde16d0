"""What a team writes its own checks with: `from ivrc.checks.own import Check, Facts, Finding, Words`.

What stands here, and what docs/own-checks.md tells of `Facts`, stays while the first number of ivrc's version does.
"""

from __future__ import annotations

from ivrc.checks.course import Course, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story
from ivrc.diagnostics import Label, Severity, Span
from ivrc.diagnostics.codes import Code
from ivrc.flow.causes import Words
from ivrc.regex import regex

__all__ = ("Check", "Course", "Facts", "Finding", "Label", "Severity", "Span", "Words", "course", "story")

CODE = regex(r"(?!IVRC)[A-Z]{2,8}[0-9]{2,4}")
"""The code of a team's own check. `IVRC…` are ivrc's."""
GROUP = "团队自己的检查 / Checks of your own"


def row(check: Check) -> Code:
    """A check as a row of the table of codes: what it finds may stand."""
    zh, en = check.title or ("", "")
    return Code(check.code, GROUP, check.severity, None, False, False, True, False, False, zh, en)


def unfit(check: object) -> Words | None:
    """What is wrong with a check of a team's own; None for one that can be asked."""
    if not isinstance(check, Check):
        return Words(
            f"这是 {type(check).__name__}，不是 Check", f"it is a {type(check).__name__} and no Check"
        )
    if not (isinstance(check.code, str) and CODE.fullmatch(check.code)):
        return Words(
            f"编号 {check.code!r} 不行：要 2 到 8 个大写字母加 2 到 4 位数字，不能以 IVRC 开头",
            f"its code {check.code!r} does not fit: 2 to 8 capital letters and 2 to 4 digits, not beginning with IVRC",
        )
    if not callable(check.find):
        return Words("find 不是函数", "its find is no function")
    title = check.title
    if not (isinstance(title, Words) and all(isinstance(each, str) and each.strip() for each in title)):
        return Words(
            "没有中英文标题：title=Words(…)", "it has no title in Chinese and English: title=Words(…)"
        )
    if check.severity not in tuple(Severity):
        return Words("severity 要 error、warning 或 note", "its severity must be error, warning or note")
    return None


def misfit(found: object) -> Words | None:
    """What is wrong with a finding of a team's own check."""
    if not isinstance(found, Finding):
        return Words(
            f"find 给出了 {type(found).__name__}，不是 Finding",
            f"find yields a {type(found).__name__} and no Finding",
        )
    if not isinstance(found.span, Span):
        return Words(
            "Finding 的 span 不是位置，例如 node.span", "the span of a Finding is no place such as node.span"
        )
    if not all(isinstance(text, str) for text in found[1:5]) or not (found.zh and found.en):
        return Words(
            "Finding 要有中英文的话和改法",
            "a Finding must have its words and its mend in Chinese and English",
        )
    if not all(isinstance(label, Label) for label in tuple(found.labels)):
        return Words("Finding 的 labels 不是 Label", "the labels of a Finding are no Labels")
    return None
