"""IVRC317 and IVRC318: one word for another. 你 becomes 您, and 拔 becomes 拨 where dialling is meant.

你们 is left to its writer: 您们 is no word, and 各位 is not always right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend, replaced
from ivrc.regex import regex

_FAMILIAR = regex(r"你(?!我|死我活|追我赶|来我往|们|們)")
_SEVERAL = regex(r"你[们們]")
_PULLED = regex(
    r"(?<=[直重再转轉回误誤错錯请請您所先])拔(?![出掉除下插牙罐草火毛河的智])"
    r"|(?<![海选提挺插])拔(?=打|号|號|通|叫|入|接|转|轉|分机|分機|内线|外线|总机|電話|电话|客服|人工|的(?:电话|電話|号码|號碼|分機|分机)"
    r"|\s*[0-9０-９*#＊＃零〇一二三四五六七八九星井])"
)


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """Every such word of the sentence."""
    written = text.at(one.span)
    if one.code == "IVRC318":
        yield from replaced(one.span, written, _PULLED, lambda _: "拨")
    elif not _SEVERAL.search(written):
        yield from replaced(one.span, written, _FAMILIAR, lambda _: "您")


MEND = Mend(("IVRC317", "IVRC318"), edits)
