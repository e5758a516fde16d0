"""What a call that was driven shows: how it differs from the same call in the simulator."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World, after
from ivrc.verify import verdicts
from ivrc.verify.compare import Parting, on_time, parting, source
from ivrc.verify.driver import Driven, Kept, Placed, Wait
from ivrc.verify.heard import Expected, Tone, expected, listen, misheard
from ivrc.verify.records import differs
from ivrc.verify.sounds import Sound, voices


class Shown(NamedTuple):
    """What is wrong with a call, the events at which the traces part if they do, and the tones that were heard.

    `doubtful` is what a machine that is too slow could have caused as well: a difference in time or in sound, or a key
    that came too late. `off_ms` is by how much the worst time-out is off, `sound`
    whether something else is heard, or for longer.
    """

    found: tuple[Diagnostic, ...]
    at: Parting | None
    tones: int
    doubtful: bool
    off_ms: int = 0
    sound: bool = False


class Misheard(NamedTuple):
    """What is heard otherwise: the clip that was meant (empty for silence), and both in words."""

    clip: str
    zh: str
    en: str


_HEARD = ("clip", "step", "talk")
"""Times that a machine makes longer by as much as it is late in sending sound, which no beat tells beforehand."""
PASSING = ("late", "refused")
"""The troubles of a call that may not have them when it is placed again."""

Ear = Callable[[Placed, Driven], tuple[Misheard | None, int]]
"""Reads a recording: the first thing that is heard otherwise than the events say, and how many clips were heard."""


def shows(call: Placed, meant: Sequence[Event], driven: Driven, ear: Ear) -> Shown:
    """Judges a call. Reads its recording, which takes some tenths of a second."""
    at = parting(meant, driven.trace)
    if driven.trouble:
        return Shown((_not_driven(call, meant, driven.trouble, at),), at, 0, driven.trouble in PASSING)
    if at is not None:
        return Shown((_differs(call, meant, driven.trace, at),), at, 0, False)
    if driven.records is not None:
        told = differs(call.hotline, driven.trace, call.given, driven.records)
        if told is not None:
            found = verdicts.differs(call.hotline.span, call.name, told.zh, told.en)
            return Shown((found,), None, 0, told.off_ms > 0, told.off_ms)
    if driven.world is not None and (left := _left_otherwise(call, meant, driven.world)):
        return Shown((left,), None, 0, False)
    wrong, heard = ear(call, driven)
    late = [wait for wait in driven.waits if not on_time(wait)]
    all_found = [_waited(call, wait) for wait in late[:1]]
    if wrong is not None:
        all_found.append(_heard_otherwise(call, wrong))
    off_ms = max((abs(wait.took_ms - wait.due_ms) for wait in late if wait.what not in _HEARD), default=0)
    sound = wrong is not None or any(wait.what in _HEARD for wait in late)
    return Shown(tuple(all_found), None, heard, bool(all_found), off_ms, sound)


def too_busy(call: Placed, meant: Sequence[Event], driven: Driven) -> Diagnostic:
    """The machine never was quick enough to tell, or the switch never took all of the call's channels."""
    return _not_driven(call, meant, "refused" if driven.trouble == "refused" else "hurried", None)


def tones(sounds: Mapping[str, Sound]) -> Ear:
    """An ear for clips that are tones."""
    all_sounds = {**sounds, **voices()}
    frequencies = sorted({hertz for sound in sounds.values() for hertz in sound.frequencies})

    def listened(call: Placed, driven: Driven) -> tuple[Misheard | None, int]:
        if driven.recording is None:
            return None, 0
        found = listen(driven.recording, frequencies)
        wrong = misheard(expected(driven.plays, sounds), found)
        if wrong is not None:
            return _misheard(call, *wrong), len(found)
        return next(
            filter(None, (_otherwise_kept(call, kept, all_sounds) for kept in driven.kept)), None
        ), len(found)

    return listened


def _otherwise_kept(call: Placed, kept: Kept, sounds: Mapping[str, Sound]) -> Misheard | None:
    """What is wrong with a file that a call leaves behind. Where nothing is to be heard in it there need be none: a switch may
    throw an empty one away."""
    zh, en = _KEPT[kept.what]
    if not kept.path.exists():
        if not kept.plays:
            return None
        return Misheard("", f"{zh}没有存下来", f"{en} was not kept")
    frequencies = sorted({hertz for sound in sounds.values() for hertz in sound.frequencies})
    wrong = misheard(expected(kept.plays, sounds), listen(kept.path, frequencies))
    if wrong is None:
        return None
    found = _misheard(call, *wrong)
    return found._replace(zh=f"{zh}里，{found.zh}", en=f"in {en}, {found.en}")


_KEPT = {
    "recording": ("通话的录音", "the recording of the call"),
    "message": ("留言", "the message"),
    "named": ("通知里说的留言文件", "the file that is told of the message"),
    "desk": ("坐席听到的", "what the desk heard"),
}


def _differs(call: Placed, meant: Sequence[Event], there: Sequence[Event], at: Parting) -> Diagnostic:
    one = str(meant[at.meant]) if at.meant < len(meant) else ""
    other = str(there[at.there]) if at.there < len(there) else ""
    return verdicts.differs(
        source(call.hotline, meant, at.meant),
        call.name,
        f"应当“{one or '结束'}”，交换机上是“{other or '结束'}”",
        f'"{one or "the end"}" was meant, and "{other or "the end"}" happened',
    )


def _left_otherwise(call: Placed, meant: Sequence[Event], there: World) -> Diagnostic | None:
    """What the call leaves behind otherwise."""
    wanted = after(call.given.world, meant)
    for name in sorted(wanted.on ^ there.on):
        zh, en = ("开着", "on") if name in wanted.on else ("关着", "off")
        return verdicts.differs(
            call.hotline.span,
            call.name,
            f"通话以后开关“{name}”应当{zh}，交换机上不是",
            f'the switch "{name}" should be {en} when the call is over, and is not',
        )
    for name, number in sorted(wanted.listed ^ there.listed):
        zh, en = ("在", "") if (name, number) in wanted.listed else ("不在", "not ")
        return verdicts.differs(
            call.hotline.span,
            call.name,
            f"通话以后 {number} 应当{zh}名单“{name}”里，交换机上不是",
            f'{number} should {en}be in the list "{name}" when the call is over, and the switch has it otherwise',
        )
    if wanted.begun != there.begun:
        (meant_by, held) = (", ".join(sorted(name for _, name in each.begun)) for each in (wanted, there))
        return verdicts.differs(
            call.hotline.span,
            call.name,
            f"通话以后，轮流应当记到“{meant_by}”，交换机上记到“{held}”",
            f'when the call is over the turns should stand at "{meant_by}", and stand at "{held}" on the switch',
        )
    return None


def _waited(call: Placed, wait: Wait) -> Diagnostic:
    return verdicts.waits(call.hotline.nodes[wait.node].span, call.name, wait.what, wait.due_ms, wait.took_ms)


def _not_driven(call: Placed, meant: Sequence[Event], trouble: str, at: Parting | None) -> Diagnostic:
    span = source(call.hotline, meant, len(meant) if at is None else at.meant)
    return verdicts.not_driven(span, call.name, trouble)


def _misheard(call: Placed, wanted: Expected | None, heard: Tone | None) -> Misheard:
    clip = call.hotline.clips.get(wanted.clip) if wanted else None
    words = clip.text if clip else (wanted.clip if wanted else "")
    tone = f"{heard.hertz} Hz {heard.lasts_ms / 1000:.2f} s" if heard else ""
    zh = (
        f"应听到“{words}”（{wanted.hertz} Hz，{wanted.least_ms / 1000:.2f} 秒以上）"
        if wanted
        else "不应再有声音"
    )
    en = (
        f'"{words}" was meant ({wanted.hertz} Hz, {wanted.least_ms / 1000:.2f} s or more)'
        if wanted
        else "silence was meant"
    )
    return Misheard(
        wanted.clip if wanted else "",
        f"{zh}，录到的是 {tone or '无声'}",
        f"{en}, and the recording holds {tone or 'nothing'}",
    )


def _heard_otherwise(call: Placed, wrong: Misheard) -> Diagnostic:
    clip = call.hotline.clips.get(wrong.clip)
    return verdicts.heard_otherwise(clip.span if clip else call.hotline.span, call.name, wrong.zh, wrong.en)
