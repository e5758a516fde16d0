"""A trace as a person reads it: what the caller hears and does, line by line, in Chinese or English."""

from __future__ import annotations

from ivrc.flow.graph import plays
from ivrc.flow.nodes import BEEP, Hotline, Play
from ivrc.simulate.trace import Event

_WORDS: dict[str, tuple[str, str]] = {
    "answer": ("接通", "answered"),
    "goto": ("进入  {0}", "enters     {0}"),
    "interrupted": ("      （按键打断）", "           (cut off by a key)"),
    "key": ("按键  {0}", "presses    {0}"),
    "set": ("记下  {0} = {1}", "stored     {0} = {1}"),
    "silence": ("没有按键", "no input"),
    "wrong": ("按错  {0}", "wrong key  {0}"),
    "record": ("开始录音", "recording starts"),
    "pause": ("停顿  {0} 秒", "pauses     {0} s"),
    "dial": ("呼叫  {0}", "dials      {0}"),
    "message": ("留言  存入“{0}”，{1} 秒", "message    kept in {0}, {1} s"),
    "fault": ("故障  {0}", "fault      {0}"),
}
_OUTCOMES = {
    "answered": ("      有人接听", "           answered"),
    "busy": ("      占线", "           busy"),
    "no-answer": ("      无人接听", "           no answer"),
    "unavailable": ("      转接失败", "           unavailable"),
}
_HANGUPS = {
    "caller": ("客户挂机", "caller hangs up"),
    "flow": ("系统挂机", "the hotline hangs up"),
    "agent": ("坐席挂机，通话结束", "the agent hangs up"),
    "fault": ("因故障挂机", "hung up on a fault"),
}


def line(event: Event, hotline: Hotline, lang: str) -> str:
    """One event as a line: the time in minutes and seconds, then what happens."""
    which = 0 if lang == "zh" else 1
    minutes, seconds = divmod(event.at_ms // 1000, 60)
    return f"{minutes:02d}:{seconds:02d}  {_told(event, hotline, which)}"


def _told(event: Event, hotline: Hotline, which: int) -> str:
    if event.kind == "play":
        return _heard(event, hotline, which)
    if event.kind == "outcome":
        return _OUTCOMES[event.what[0]][which]
    if event.kind == "hangup":
        return _HANGUPS[event.what[0]][which]
    return _WORDS[event.kind][which].format(*event.what)


def _heard(event: Event, hotline: Hotline, which: int) -> str:
    hears = ("听到  ", "hears      ")[which]
    clip = event.what[0]
    if clip == BEEP:
        return hears + ("（嘀声）", "(beep)")[which]
    words = f"“{hotline.clips[clip].text}”"
    node = hotline.nodes.get(event.node)
    if node is not None and Play(clip, interruptible=False) in plays(node):
        words += ("（不可打断）", " (not interruptible)")[which]
    return hears + words


def head(hotline: Hotline, moment: str, number: str, lang: str) -> str:
    """The first line of a transcript: which hotline is called, when and by whom."""
    called = " ".join((hotline.name, *hotline.numbers))
    if lang == "zh":
        return f"来电  {called}  {moment}" + (f"  主叫 {number}" if number else "")
    return f"call to {called}, {moment}" + (f", from {number}" if number else "")
