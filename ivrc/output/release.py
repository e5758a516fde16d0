"""What keeps a build from being let out: prompts that no caller may hear, or that there are none of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ivrc.diagnostics import Diagnostic
from ivrc.flow.clips import all_clips
from ivrc.flow.nodes import Hotline
from ivrc.output.build_findings import not_for_release

if TYPE_CHECKING:
    from ivrc.speech import Spoken

_FOR_TESTS = "tones"


def unfit(hotline: Hotline, spoken: Mapping[str, Spoken], *, audio: bool) -> list[Diagnostic]:
    """Errors for the clips without audio, and for those that are tones for tests."""
    clips = all_clips(hotline)
    missing = [clip for clip in clips if clip.id not in spoken]
    tones = [clip for clip in clips if clip.id in spoken and spoken[clip.id].engine == _FOR_TESTS]
    found = []
    if missing:
        how_zh = "去掉 --no-audio 再生成。" if not audio else "看看其它错误，先把它们合成或录好。"
        how_en = (
            "Build without --no-audio." if not audio else "Mend the other errors, so that they are spoken."
        )
        found.append(not_for_release(missing, "没有声音", "without sound", how_zh, how_en))
    if tones:
        found.append(
            not_for_release(
                tones,
                "是测试用的单音（tones）",
                "of tones for tests",
                "换一个说话的引擎（speech: engines），或者录音后导入（ivrc prompts import）。",
                "Choose an engine that speaks (speech: engines), or import recordings (ivrc prompts import).",
            )
        )
    return found
