"""What may go wrong in one element of a dialplan in XML, as data: in which attribute, of which applications, into what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_ELEMENT = re.compile(r"( *)<(include|context|extension|condition|action)\b([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_PLACE = re.compile(r"(?<= XML )ivrc-[^ ]+$")

Into = Callable[[re.Match[str]], tuple[str, ...]]


class Rewrite(NamedTuple):
    """Each place where `pattern` fits within an attribute becomes each of what `into` gives; of an action's only where
    it is one of the applications `of`, if there are any."""

    operator: str
    attribute: str
    of: tuple[str, ...]
    pattern: str
    into: Into


class Change(NamedTuple):
    """What becomes of the lines from `first` to before `last`."""

    operator: str
    first: int
    last: int
    after: tuple[str, ...]


class Element(NamedTuple):
    """The element that begins in a line: its attributes, whether it has a body, and the line behind its end."""

    tag: str
    attributes: dict[str, str]
    open: bool
    end: int


def _by(*steps: int) -> Into:
    return lambda match: tuple(str(int(match[0]) + each) for each in steps if int(match[0]) + each >= 0)


def _to(*texts: str) -> Into:
    return lambda match: tuple(match.expand(text) for text in texts if match.expand(text) != match[0])


def _clock(match: re.Match[str]) -> tuple[str, ...]:
    """A minute earlier, a minute and an hour later."""
    hours, minutes, seconds = (int(each) for each in match[0].split(":"))
    moment = hours * 3600 + minutes * 60 + seconds
    later = (moment + by for by in (-60, 60, 3600))
    return tuple(f"{each // 3600 % 24:02}:{each // 60 % 60:02}:{each % 60:02}" for each in later)


def _without_one(match: re.Match[str]) -> tuple[str, ...]:
    words = match[0].split(" ")
    return tuple(" ".join(words[:n] + words[n + 1 :]) for n in range(len(words)))


_CONSTANT = r"(?<==)[^$=]+$"

REWRITES = (
    Rewrite("time ±", "data", ("execute_extension",), r"(?<=-key:)\d+", _by(1000, -1000)),
    Rewrite("time ±", "data", ("set",), r"(?<=^call_timeout=)\d+", _by(1, -1, 6)),
    Rewrite("time ±", "data", ("sleep",), r"^\d+", _by(1000, -1000)),
    Rewrite("time ±", "data", ("playback",), r"(?<=^silence_stream://)\d+", _by(1000, -1000)),
    Rewrite("target", "data", ("execute_extension",), r"^[\w-]+(?= XML)", _to("elsewhere", "enter")),
    Rewrite("target", "data", ("set",), r"(?<=^ivrc_next=)[\w-]+(?= XML)", _to("enter", "prompt", "typed", "outcome", "elsewhere")),
    Rewrite("dialplan", "data", ("execute_extension", "set"), r" XML ", _to(" enum ")),
    Rewrite("value", "data", ("set",), _CONSTANT, _to("", "x")),
    Rewrite("value", "data", ("set",), r"(?<==)(?:true|false)$", _to("true", "false")),
    Rewrite("value", "data", ("set",), r"(?<=^playback_terminators=).*$", _to("any", "none", "0123456789", "*", "#")),
    Rewrite("value", "data", ("set",), r"(?<=^ivrc_ended=).*$", _to("flow", "agent", "fault")),
    Rewrite("value", "data", ("set",), r"(?<=^ivrc_outcome=).*$", _to("answered", "busy", "no-answer", "unavailable")),
    Rewrite("value", "data", ("set",), r"(?<=^ivrc_dial=).*$", _to("elsewhere")),
    Rewrite("value", "data", ("set",), r"(?<=^timezone=).*$", _to("UTC", "Asia/Tokyo")),
    Rewrite("value", "data", ("set",), r"(?<=^send_silence_when_idle=).*$", _to("0", "400")),
    Rewrite("value", "data", ("set",), r"(?<=^transfer_ringback=).*$", _to("silence", "%(1000,4000,900)", "%(400,200,450)")),
    Rewrite("value", "data", ("set",), r"(?<==)\$\{\w+\}", _to("")),
    Rewrite("value", "data", ("set",), r"(?<==\$\{\w{8}\})x$|(?<=\})x$", _to("", "xx")),
    Rewrite("variable", "data", ("set",), r"^\w+(?==)", _to("ivrc_other")),
    Rewrite("variable", "data", (), r"(?<=\$\{)\w+(?=\})", _to("ivrc_other")),
    Rewrite("list", "data", ("multiunset",), r"^.*$", _without_one),
    Rewrite("list", "data", ("export",), r"nolocal:", _to("")),
    Rewrite("list", "data", ("export",), r"uuid_flush_dtmf", _to("uuid_exists")),
    Rewrite("folder", "data", ("set",), r"(?<=^ivrc_sounds=)|(?<=^ivrc_recordings=)|(?<=^ivrc_messages=)", _to("/proc")),
    Rewrite("folder", "data", ("set",), r"(?<=/)[^/]+$", _to("elsewhere")),
    Rewrite("one name for all", "data", (), r"\$\{uuid\}(?:-\$\{strftime\([^)]*\)\})?(?=\.wav)", _to("one")),
    Rewrite("ending", "data", (), r"\.wav", _to(".raw", ".mp3", "")),
    Rewrite("argument", "data", ("record_session",), r"(?<=\.wav)$", _to(" +3")),
    Rewrite("argument", "data", ("record_session",), r"RECORD_READ_ONLY=true,?", _to("", "RECORD_WRITE_ONLY=true,")),
    Rewrite("argument", "data", ("record_session",), r"(?<=ivrc_mailbox=)[^}]+", _to("elsewhere", "")),
    Rewrite("argument", "data", ("record_session",), r" \{.*\}$", _to("")),
    Rewrite("argument", "data", ("playback",), r"\$1", _to("$2", "")),
    Rewrite("argument", "data", ("read",), r"^1 1", _to("1 2", "0 1", "2 2")),
    Rewrite("argument", "data", ("read",), r"silence(?= )", _to("tone_stream://%(300,0,900)")),
    Rewrite("argument", "data", ("read",), r"none$", _to("#", "any", "")),
    Rewrite("argument", "data", ("read",), r"\$1", _to("9000", "")),
    Rewrite("argument", "data", ("hangup",), r"^.*$", _to("USER_BUSY", "NORMAL_CLEARING", "")),
    Rewrite("argument", "data", ("bridge",), r"^", _to("{ignore_early_media=false}", "{originate_timeout=3}", "{origination_cancel_key=*}")),
    Rewrite("argument", "data", ("bridge",), r"(?<=-)d\d+(?=/)|(?<=-e)\$\{\w+\}", _to("d9", "8009")),
    Rewrite("loop", "loop", (), r"^\d+$", _to("1", "2", "-1")),
    Rewrite("pattern", "expression", (), r"^\^", _to("")),
    Rewrite("pattern", "expression", (), r"\$$", _to("")),
    Rewrite("pattern", "expression", (), r"(?<=\{1,)\d+(?=\})", _by(1, -1)),
    Rewrite("pattern", "expression", (), r"\[0-9\]", _to("[1-9]", "[0-8]", ".", "[0-9*]")),
    Rewrite("pattern", "expression", (), r"(?<=\])\{(\d)\}", _to(r"{\1,}", r"{1,\1}", "")),
    Rewrite("pattern", "expression", (), r"(?<=[\^(|])[^|()^$\[\]{}:.?]+\|", _to("")),
    Rewrite("pattern", "expression", (), r"\|[^|()$]+(?=\))", _to("")),
    Rewrite("pattern", "expression", (), r"(?<=\^)[0-9#](?=\$)|(?<=\^\[)\*(?=\]\$)", _to("7", r"[\g<0>1]")),
    Rewrite("pattern", "expression", (), r"(?<=[\d\]])\d(?=[\d\[|)$])|(?<=[(|])\d(?=\d)", _by(1, -1)),
    Rewrite("pattern", "expression", (), r"(?<=:)\.$|^\.$", _to("", "..")),
    Rewrite("pattern", "expression", (), r"FILE PLAYED|USER_BUSY|NO_ANSWER|ALLOTTED_TIMEOUT|SUCCESS|-ERR|true|answered|busy|no-answer", _to("OTHER")),
    Rewrite("pattern", "expression", (), r"\(\.\+\)", _to("(..).+")),
    Rewrite("field", "field", (), r"\$\{\w+\}", _to("", "${ivrc_other}")),
    Rewrite("days", "wday", (), r"^.*$", _to("mon-thu", "mon-sat", "sun-sat", "tue-fri")),
    Rewrite("hours", "time-of-day", (), r"\d\d:\d\d:\d\d", _clock),
    Rewrite("hours", "time-of-day", (), r",.*$", _to("")),
    Rewrite("name", "name", (), r"$", _to("-elsewhere")),
)  # fmt: skip

OTHERS = {"answer": ("pre_answer", "ring_ready"), "playback": ("displace_session", "sleep"), "hangup": ("park", "respond"),
          "execute_extension": ("transfer",), "bridge": ("transfer",), "flush_dtmf": ("ring_ready",), "set": ("export", "unset"),
          "record_session": ("record", "stop_record_session"), "stop_record_session": ("record_session",), "sleep": ("playback",),
          "read": ("play_and_get_digits",), "export": ("set",), "multiunset": ("unset",)}  # fmt: skip
"""Applications by those that may be taken for them."""

MORE = {
    "condition": (' break="never"', ' break="always"', ' break="on-true"'),
    "extension": (' continue="true"',),
}
"""What an element may have besides."""


def element(lines: list[str], at: int) -> Element | None:
    """What begins in a line, if anything does."""
    found = _ELEMENT.match(lines[at])
    if found is None:
        return None
    blank, tag, attributes, closed = found.groups()
    end = at + 1 if closed else lines.index(f"{blank}</{tag}>", at) + 1
    return Element(tag, dict(_ATTRIBUTE.findall(attributes)), not closed, end)


def changes(lines: list[str], at: int) -> Iterator[Change]:
    """All that may become of what begins in a line, in an order that the text alone decides."""
    if not lines[at].strip():
        return
    there = element(lines, at)
    end = there.end if there else at + 1
    whole = tuple(lines[at:end])
    yield Change("deleted", at, end, ())
    yield Change("doubled", at, end, whole * 2)
    if there is None:
        return
    if (after := element(lines, end) if end < len(lines) else None) and after.tag == there.tag:
        yield Change("swapped with the next", at, after.end, (*lines[end : after.end], *whole))
    for operator, line in _rewritten(lines, at, there):
        yield Change(operator, at, at + 1, (line,))


def _rewritten(lines: list[str], at: int, there: Element) -> Iterator[tuple[str, str]]:
    line, application = lines[at], there.attributes.get("application", "")
    if there.tag == "condition":
        yield "condition left out", re.sub(r"<condition [^>]*?(/?)>", r"<condition\1>", line)
    for more in MORE.get(there.tag, ()):
        yield "flag +", re.sub(r"(/?>)", rf"{more}\1", line, count=1)
    for other in OTHERS.get(application, ()):
        yield "another application", line.replace(f'"{application}"', f'"{other}"', 1)
    for rewrite in REWRITES:
        text = there.attributes.get(rewrite.attribute)
        if text is not None and (not rewrite.of or application in rewrite.of):
            for match in re.finditer(rewrite.pattern, text):
                for new in rewrite.into(match):
                    yield (
                        rewrite.operator,
                        _with(line, rewrite.attribute, text[: match.start()] + new + text[match.end() :]),
                    )
    for new in _aimed(lines, there.attributes.get("data", "")):
        yield "another target", _with(line, "data", new)


def _with(line: str, attribute: str, text: str) -> str:
    return re.sub(rf'(?<= {attribute}=")[^"]*', lambda _: text, line, count=1)


def _aimed(lines: list[str], data: str) -> Iterator[str]:
    """The data with its context, or its clip, exchanged for others of the file."""
    if place := _PLACE.search(data):
        found = re.findall(r'^<context name="([^"]*)"', "\n".join(lines), re.MULTILINE)
        for far in (1, 7):
            yield data[: place.start()] + found[(found.index(place[0]) + far) % len(found)]
    step, colon, rest = data.partition(":")
    if colon and step in ("play", "notice"):
        clips = list(dict.fromkeys(re.findall(r'data="(?:play|notice):(\S+)', "\n".join(lines))))
        clip, _, where = rest.partition(" ")
        yield f"{step}:{clips[(clips.index(clip) + 1) % len(clips)]} {where}"
        yield f"{'notice' if step == 'play' else 'play'}:{rest}"


def construct(lines: list[str], at: int) -> str:
    """What begins in a line: an action's application, a condition, an extension, or the like."""
    there = element(lines, at)
    if there is None:
        return "end" if lines[at].lstrip().startswith("</") else "comment"
    return there.attributes.get("application") or f"<{there.tag}>"
