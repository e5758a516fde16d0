"""What a scenario says, and what in it makes no sense. Code: IVRC620."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend, nearest
from ivrc.flow.nodes import BEEP, Hotline
from ivrc.simulate.events.clips import BEEPS
from ivrc.simulate.events.kind import Doubt
from ivrc.yamlfile import Marks

_NAMED = (
    "answers",
    "services",
    "during",
    "listed at start",
    "listed at end",
    "queue at start",
    "row",
)
"""What has names of the hotline before its colons."""


class Reading:
    """One scenario, and what is found about it."""

    def __init__(
        self, marks: Marks, path: tuple[str | int, ...], value: Mapping[str, Any], hotline: Hotline,
        extensions: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.marks, self.path, self.value = marks, path, value
        self.hotline, self.extensions = hotline, extensions
        self.found: list[Diagnostic] = []

    def clip(self, words: str, *place: str | int) -> str:
        """The clip that speaks these words, else the first that has them in it."""
        if words in BEEPS:
            return BEEP
        for clip in sorted(self.hotline.clips.values(), key=lambda clip: clip.text != words):
            if words in clip.text:
                return clip.id
        texts = tuple(clip.text for clip in self.hotline.clips.values())
        self.doubt(Doubt(f"这条热线从来不说“{words}”", f'this hotline never says "{words}"', texts), *place)
        return ""

    def doubt(self, doubt: Doubt, *place: str | int) -> None:
        path = (*self.path, *place)
        value: Any = self.value
        for step in place:
            value = value[step]
        named = place[0] in _NAMED
        wrote = str(place[-1] if named else value)
        near = nearest(wrote.split()[-1] if wrote.split() else "", doubt.known)
        zh, en = mend(near, "照 ivrc call 输出的样子写。", "Write it as ivrc call prints it.")
        if doubt.example[0]:
            zh, en = (
                f"照 ivrc call 输出的那一行抄，例如：{doubt.example[0]}",
                f"Copy the line as ivrc call prints it, for instance: {doubt.example[1]}",
            )
        if self.marks.comment_after(path):
            zh = "YAML 里空格后面的 # 是注释的开始：请给整行加上半角引号。"
            en = "In YAML a # after a space begins a comment: put the whole line in quotation marks."
        span = self.marks.key(path) if named else self.marks.place(path)
        self.found.append(
            finding(
                "IVRC620",
                span,
                zh=f"场景里的“{wrote}”看不懂：{doubt.zh}",
                en=f'"{wrote}" makes no sense in a scenario: {doubt.en}',
                mend_zh=zh,
                mend_en=en,
            )
        )
