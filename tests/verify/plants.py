"""Faults planted into the files of 大众联合 as they are built: each is a way in which a target could be wrong.

A plant changes the dialplan's text or the folder of clips. Every change must really change something.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.mutation.audio import SPOILS

Text = Callable[[str], str]
"""A change of the dialplan; `place` says in which context."""

Clips = Callable[[Path], None]


def swap(context: str, one: str, other: str) -> Text:
    """Exchanges two strings within a context."""
    return within(context, lambda part: part.replace(one, "\0").replace(other, one).replace("\0", other))


def change(context: str, old: str, new: str) -> Text:
    """Puts a string in the place of another within a context, once."""
    return within(context, lambda part: part.replace(old, new, 1))


def drop(context: str, line: str) -> Text:
    """Leaves out the first line within a context that holds a string; a step becomes one that does nothing."""

    def without(part: str) -> str:
        lines = part.splitlines(keepends=True)
        number = next(n for n, each in enumerate(lines) if line in each)
        lines[number] = re.sub(
            r"^((?:exten => [^,]+,1|\s*same => n)(?:\([^)]*\))?,).*", r"\1NoOp()", lines[number]
        )
        return "".join(lines)

    return within(context, without)


def remove(context: str, extension: str) -> Text:
    """Leaves out an extension of a context."""
    pattern = re.compile(rf"^exten => {re.escape(extension)},1.*\n( same => .*\n)*", re.MULTILINE)
    return within(context, lambda part: pattern.sub("", part))


def within(context: str, edit: Text) -> Text:
    """An edit of one context: of the hotline's own (`""`), of `~all`, or of a node's (`.主菜单`)."""

    def whole(text: str) -> str:
        head = re.search(rf"^\[ivrc-[^.~\]]+{re.escape(context)}\]\n", text, re.MULTILINE)
        assert head, context
        end = text.find("\n\n", head.end())
        end = len(text) if end < 0 else end
        return text[: head.end()] + edit(text[head.end() : end]) + text[end:]

    whole.place = context.lstrip(".").split("~")[0]  # type: ignore[attr-defined]
    return whole


def without_clip(start: str) -> Clips:
    """Removes a clip's file."""
    return lambda folder: _clip(folder, start).unlink()


def cut_clip(start: str) -> Clips:
    """Leaves the first half of a clip's file."""

    def cut(folder: Path) -> None:
        path = _clip(folder, start)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return cut


def swapped_clips(one: str, other: str) -> Clips:
    """Exchanges two clips' files."""

    def swapped(folder: Path) -> None:
        a, b = _clip(folder, one), _clip(folder, other)
        first, second = a.read_bytes(), b.read_bytes()
        a.write_bytes(second)
        b.write_bytes(first)

    return swapped


def silent_clip(start: str) -> Clips:
    """Makes a clip's file silence (A-law zero)."""

    def silent(folder: Path) -> None:
        path = _clip(folder, start)
        path.write_bytes(b"\xd5" * path.stat().st_size)

    return silent


def _clip(folder: Path, start: str) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.name.startswith(start))


def spoilt_clip(start: str, operator: str) -> Clips:
    """Spoils a clip's file as the mutants do."""

    def spoilt(folder: Path) -> None:
        path = _clip(folder, start)
        path.write_bytes(SPOILS[operator](path.read_bytes(), b""))

    return spoilt


_FAILED = ' same => n,GotoIf($["${BACKGROUNDSTATUS}" = "FAILED"]?fault,1)\n'

TEXTS: dict[str, Text] = {
    "keys swapped": swap(".主菜单", "exten => 0,1", "exten => 2,1"),
    "a key leads elsewhere": change(
        ".其他业务", "exten => #,1,Goto(ivrc-", "exten => #,1,Goto(ivrc-NAME.再见,s,1) ; "
    ),
    "a key less": remove(".主菜单", "*"),
    "an entry of three keys instead of four": change(".其他业务", "_XXXX", "_XXX"),
    "first-key time-out dropped": drop(".主菜单", "WaitExten"),
    "first-key time-out too long": change(".主菜单", "WaitExten(5)", "WaitExten(8)"),
    "first-key time-out too short": change(".主菜单", "WaitExten(5)", "WaitExten(4)"),
    "inter-key time-out dropped": drop(".其他业务", "TIMEOUT(digit)"),
    "inter-key time-out after an early key too long": change(".其他业务~1", "WaitExten(3)", "WaitExten(9)"),
    "one playing less on silence": change(".主菜单", "${IVRC_SILENCE} > 2", "${IVRC_SILENCE} > 1"),
    "one playing more on wrong keys": change(".其他业务", "${IVRC_WRONG} > 2", "${IVRC_WRONG} > 3"),
    "counters not parted": change(
        ".主菜单",
        "Set(IVRC_WRONG=$[${IVRC_WRONG} + 1])",
        "Set(IVRC_WRONG=$[${IVRC_WRONG} + ${IVRC_SILENCE} + 1])",
    ),
    "no way on wrong keys": remove(".主菜单", "i"),
    "no way on silence": remove(".其他业务", "t"),
    "silence leads elsewhere": change(".主菜单", "> 2]?ivrc-NAME.客服坐席", "> 2]?ivrc-NAME.再见"),
    "what is said on silence is left out": drop(".主菜单", "没有收到"),
    "prompt not repeated on wrong keys": change(".主菜单", "Goto(ivrc-NAME.主菜单,s,prompt)", "WaitExten(5)"),
    "barge-in stops the notice": change(".欢迎", "Playback(", "Background("),
    "no barge-in in a prompt": change(".主菜单", "Background(ivrc/NAME/其他", "Playback(ivrc/NAME/其他"),
    "key typed before the notice is kept": drop(".欢迎", "(after1)"),
    "pending key lost": change(".分机.busy", "Set(IVRC_KEY=${EXTEN})", "Set(IVRC_KEY=)"),
    "pending key not acted on": drop(".其他业务", "typed,1"),
    "keys after an early one lost": change(".其他业务~1", "${IVRC_FIRST}${EXTEN}", "${EXTEN}"),
    "prompts in another order": swap(".主菜单", "客服电话请拨0", "其他电话请拨2"),
    "busy hangs up": change(
        ".客服坐席.dial", "exten => outcome-BUSY,1,", "exten => outcome-BUSY,1,Hangup() ; "
    ),
    "no answer goes the busy way": change(
        ".客服坐席.dial",
        "exten => outcome-NOANSWER,1,Goto(ivrc-NAME.客服坐席.no-answer",
        "exten => outcome-NOANSWER,1,Goto(ivrc-NAME.客服坐席.busy",
    ),
    "unavailable has no way": remove(".客服坐席.dial", "_outcome!"),
    "second destination not tried": drop(".客服坐席.dial", "Local/d1"),
    "destinations in another order": swap(".客服坐席.dial", "Local/d0", "Local/d1"),
    "second destination tried though the first answered": drop(".客服坐席.dial", '"ANSWER"]?'),
    "rings too long": change(".客服坐席.dial", "/n,15,g", "/n,25,g"),
    "Dial without a way on": change(".分机", "/n,20,g", "/n,20"),
    "any extension can be dialled": change(".分机", "_dial80XX", "_dialXXXX"),
    "extension of the wrong variable": change(".其他业务", "=${EXTEN})", "=8001)"),
    "hours end a minute late": change(".总机", "-16:59", "-17:00"),
    "hours begin a minute late": change(".总机", "9:00-", "9:01-"),
    "a weekday less": change(".总机", "mon-fri", "mon-thu"),
    "open on Saturdays too": change(".总机", "mon-fri", "mon-sat"),
    "another time zone": change(".总机", "Asia/Shanghai", "Asia/Tokyo"),
    "recording lost": drop(".欢迎.record", "MixMonitor"),
    "recording over at the first desk": drop("~recording", ",a)"),
    "recorded twice at the first desk": drop("~recording", "StopMixMonitor"),
    "the recording goes on before the telephone's RTP is let go": drop("~recording", "Wait("),
    "the recording does not go on anew before a desk": drop(".客服坐席.dial", "~recording"),
    "recording before the notice": change("", "Answer()", "Answer()\n same => n,MixMonitor(early.wav)"),
    "message too short": change(".留言.message", ",0,120,", ",0,60,"),
    "message does not end by its key": change(".留言.message", ",kq)", ",kqt)"),
    "message lost when the caller hangs up": remove(".留言.message", "h"),
    "no beep": drop(".留言.message", "/beep)"),
    "no way on after a message": change(
        ".留言.message", " same => n,Goto(ivrc-NAME.留言.next,s,1)", " same => n,Hangup()"
    ),
    "fault not noticed": drop(".主菜单", '"FAILED"'),
    "the beep's fault not noticed": drop(".留言.message", '"${PLAYBACKSTATUS}"'),
    "a letter does not cut a clip": change(".再见", "_[0-9A-D#*]", "_[0-9#*]"),
    "fault way leads elsewhere": change("~all", "Goto(ivrc-NAME.大众联合.fault", "Goto(ivrc-NAME.再见"),
    "second fault goes round": drop("~all", "EXISTS(${IVRC_FAULT})"),
    "not answered": drop("", "Answer()"),
    "a key of the hotline before is kept": drop("", "Set(IVRC_KEY=)"),
    "a fault of the hotline before is remembered": drop("", "Set(IVRC_FAULT=)"),
    "the recording ends early": change(
        ".总机", "exten => s,1,", "exten => s,1,StopMixMonitor()\n same => n,"
    ),
    "the recording runs in talks only": change(".欢迎.record", "${UNIQUEID}.wav)", "${UNIQUEID}.wav,b)"),
    "the recording is softer": change(".欢迎.record", "${UNIQUEID}.wav)", "${UNIQUEID}.wav,W(-4))"),
    "all recordings have one name": change(".欢迎.record", "${UNIQUEID}", "one"),
    "the recording cannot be written": change(".欢迎.record", "MixMonitor(", "MixMonitor(/proc/none"),
    "a message ends after silence": change(".留言.message", ",0,120,", ",3,120,"),
    "a message ends by any key": change(".留言.message", ",kq)", ",kqy)"),
    "a message in another mailbox": change(".留言.message", "/留言/${UNIQUEID}", "/别处/${UNIQUEID}"),
    "a message takes another's place": change(".留言.message", "${UNIQUEID}-%d", "one"),
    "a message that cannot be written is taken for kept": drop(
        ".留言.message", '"${RECORD_STATUS}" = "ERROR"'
    ),
    "a message's file is not told when the caller hangs up": change(
        ".留言.message", ",File: ${RECORDED_FILE}.wav)\n same => n(over)", ")\n same => n(over)"
    ),
    "a message's length is told wrong": change(".留言.message", "$[${EPOCH} - ${IVRC_SINCE}]", "0"),
    "an extension below the listed ones": change(
        ".分机", "exten => _dial!,1,", "exten => dial7999,1,Goto(dial8001,1)\nexten => _dial!,1,"
    ),
    "twice as many extensions": change(".分机", "_dial80XX", "_dial8[01]XX"),
    "a listed extension less": change(".分机", "_dial80XX", "_dial80XZ"),
    "one extension rings longer": change(".分机", "/n,20,g", "/n,21,g"),
    "the hotline's own number leads nowhere": remove("", "33881001"),
    "silence of another menu counts": drop(".其他业务", "Set(IVRC_SILENCE=0)"),
    "wrong keys of another menu count": drop(".其他业务", "Set(IVRC_WRONG=0)"),
    "tries of another hotline count": drop(".主菜单", "Set(IVRC_SILENCE=0)"),
    "a key before a transfer is kept": drop(".客服坐席.dial", "Set(IVRC_KEY=)"),
    "a key before a message is kept": drop(".留言.message", "Set(IVRC_KEY=)"),
    "the caller may transfer": change(".客服坐席.dial", "/n,15,g", "/n,15,gT"),
    "the caller may hang up by a key": drop("", "BRIDGE_FEATURES"),
    "a feature of another hotline is on": drop("", "DYNAMIC_FEATURES"),
    "a limit of time is no end": change("~all", "exten => T,1", "exten => V,1"),
    "a step that is not done is no fault": remove("~all", "e"),
    "a fault of the third clip is not noticed": within(
        ".主菜单",
        lambda part: (
            part.replace(_FAILED, "\0", 2).replace(_FAILED, " same => n,NoOp()\n", 1).replace("\0", _FAILED)
        ),
    ),
    "dead air before a clip": change(
        ".主菜单", " same => n(prompt),", " same => n(prompt),Wait(4)\n same => n,"
    ),
    "dead air between two clips": change(".主菜单", _FAILED, f"{_FAILED} same => n,Wait(4)\n"),
    "a fault is not told in the log": drop("~all", "Log("),
    "a second fault is not told in the log": swap(
        "~all", "Log(", "GotoIf(${EXISTS(${IVRC_FAULT})}?again)\n same => n,NoOp("
    ),
    "a recorded call is recorded again": drop(".欢迎.record", "EXISTS(${IVRC_RECORDING})"),
    "an entry that goes wrong early is lost": change(
        ".其他业务~1", "exten => i,1,", "exten => i,1,Hangup()\nexten => ii,1,"
    ),
    "the line stays busy when its time is over": change("~all", "T,1,Hangup()", "T,1,Busy()"),
    "another extension is dialled than was typed": change(".分机", "${EXTEN:4}", "${EXTEN:3}"),
    "signs do not stop a clip": change(".欢迎", "_[0-9A-D#*]", "_[0-9A-D]"),
}
"""By what is wrong. `NAME` stands for the hotline's."""

CLIPS: dict[str, Clips] = {
    "a sound missing": without_clip("重听请按"),
    "the notice missing": without_clip("为了保证"),
    "the beep missing": without_clip("beep"),
    "sounds swapped": swapped_clips("客服电话", "其他电话"),
    "a sound cut short": cut_clip("正在为您"),
    "a sound silent": silent_clip("感谢您的"),
    "silence before a sound": spoilt_clip("返回主菜单", "silence before"),
    "silence after a sound": spoilt_clip("您好现在是", "silence after"),
    "a sound too loud": spoilt_clip("请在嘀声后", "15 dB louder"),
    "a sound too soft": spoilt_clip("很抱歉电话", "15 dB softer"),
    "a sound in another coding": spoilt_clip("很抱歉您拨打", "mu-law"),
}

PLACES: dict[str, frozenset[str]] = {
    name: frozenset((place,)) if (place := str(getattr(change, "place", ""))) else frozenset(("欢迎",))
    for name, change in TEXTS.items()
}
"""The nodes of which a call must come to one to meet a plant; the hotline's first node stands for all calls."""
