"""Whether the embedded Mandarin voices move as their tones do: `python bench/tones.py`.

Of the words of values in their three places (within a group, before a pause, at the end), as they are kept for joining, and
of 不 and 一 in sentences of both their tones, as prompts say them: the share whose pitch stays, rises, goes down or falls as
`ivrc.speech.pitch` asks of their tone, measured on the sound.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, pitch
from ivrc.speech.carriers import carrier
from ivrc.speech.engines.base import Setup, Sound
from ivrc.speech.engines.kokoro import Kokoro, Take
from ivrc.speech.kokoro.kept import FRAME
from ivrc.speech.kokoro.tones import BY_RULE, MIDDLE_HZ, Syllable

WORDS = "零幺二三四五六七八九十百千万点元"
PLACES = {"within": (False, False), "before a pause": (True, False), "at the end": (False, True)}
SENTENCES = (
    "您的余额不足，请充值。", "号码不对，请重新输入。", "密码不能少于六位。", "这项业务暂不办理。", "如果不需要，请挂机。",
    "这个分机不存在。", "您的电话不要挂断。", "目前不在服务时间。", "系统不支持这个操作。", "线路不通，请稍后再拨。",
    "请您再说一遍。", "请按一个数字键。", "还有一位客户在等待。", "返回上一级菜单。", "请稍等一会儿。",
    "我们一定尽快处理。", "请输入其中一项。", "您有一条新留言。", "一般需要三天。", "这是第一次提醒。",
)  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        for voice in MIDDLE_HZ:
            engine = Kokoro(Setup(Settings(voice=voice), Path(name), ()))
            slow = Kokoro(Setup(Settings(voice=voice, rate=170), Path(name), ()))
            for kind, found in (("pieces", pieces(slow)), ("不 and 一", sentences(engine))):
                wrong = [what for what, right in found if not right]
                print(
                    f"{voice} {kind}: {1 - len(wrong) / len(found):.3f} of {len(found)}; not: {' '.join(wrong)}"
                )


def pieces(engine: Kokoro) -> list[tuple[str, bool]]:
    """Each word in each place, and whether the take that is kept moves as its tone does."""
    found = []
    for place, (pauses, ends) in PLACES.items():
        for word in WORDS:
            around = carrier("zh-CN", begins=False, ends=ends, pauses=pauses, value=True)
            script = engine.piece(Clip("x", word + "。" * ends, "zh-CN", (), Span("bench.ivr")), around)
            take = engine.take(script.parts[0], script.voice)
            found.append((f"{word} {place}", all(moves(take, each) for each in take.syllables)))
    return found


def sentences(engine: Kokoro) -> list[tuple[str, bool]]:
    """Each 不 and 一, and whether it moves as its tone does."""
    found = []
    for text in SENTENCES:
        script = engine.script(Clip("x", text, "zh-CN", (), Span("bench.ivr")))
        take = engine.take(script.parts[0], script.voice)
        theirs = [each for each in take.syllables if each.symbols in BY_RULE]
        found += [(f"{text[:6]} {each.symbols}", moves(take, each)) for each in theirs]
    return found


def moves(take: Take, syllable: Syllable) -> bool:
    """Whether a syllable moves as its tone does, as its sound is measured."""
    sound = take.whole.samples[syllable.start * FRAME : syllable.end * FRAME]
    # only the movement is asked for: any middle does
    points = pitch.semitones(pitch.contour(Sound(sound, take.whole.rate)), 100.0)
    return pitch.moves(points, syllable.tone)


if __name__ == "__main__":
    main()
