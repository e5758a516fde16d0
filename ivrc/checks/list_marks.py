"""Numbers that count the lines of a menu in its file (`1. 人工服务请按1`, `（2）…`, `一、…`): they would be spoken, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.flow.nodes import Clip
from ivrc.language.telling import Reading
from ivrc.language.width import narrow
from ivrc.regex import regex

_MARK = regex(
    r"(?:^|(?<=[。；;!?！？]))\s*(?P<mark>"
    r"[(（\[【]\s*(?P<enclosed>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[)）\]】][.、:：]?"
    r"|(?P<listed>[0-9]{1,2})\s*[.．、)）:：](?![0-9])"
    r"|(?P<han>[一二三四五六七八九十]{1,3})\s*[.．、](?!\s*[0-9一二三四五六七八九十])"
    r"|(?P<circled>[①-⑳❶-❿⓪])[.、:：]?"
    r"|(?P<bare>[0-9])(?=\s)(?:\s*[-–—]+(?=\s))?)\s*(?=\S)"
)


class ListMark(NamedTuple):
    """What counts a line, and the places of the whole mark and of the number in it."""

    word: str
    mark: tuple[int, int]
    number: tuple[int, int]


def list_marks(clip: Clip, reading: Reading) -> Iterator[ListMark]:
    """The marks in front of sentences that tell what to press. What is marked as no key is meant to be spoken, and
    a number behind which only a blank stands counts a line where it is the key itself (`1 人工服务请按1`)."""
    if not reading.keys and not reading.typed:
        return
    keys = {key.keys for key in reading.keys}
    for match in _MARK.finditer(narrow(clip.text)):
        group = next(name for name in ("enclosed", "listed", "han", "circled", "bare") if match[name])
        start, end = match.span(group)
        marked = any(first < end and start < last for first, last in clip.no_keys)
        pressed = any(key.start < end and start < key.end for key in reading.keys)
        if not marked and not pressed and (group != "bare" or match[group] in keys):
            yield ListMark(clip.text[slice(*match.span("mark"))].strip(), match.span("mark"), (start, end))
