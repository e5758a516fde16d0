"""What may go wrong in one line of a dialplan, as data: of which applications, where in their arguments, into what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_STEP = re.compile(r"(exten => (.+?),1|\s*same => n)(\([^)]*\))?,(\w+)\((.*?)\)( ; .*)?$")
_PLACE = re.compile(r"(?<=[?:(,])ivrc-[^,?:()]+(?=,)|^ivrc-[^,?:()]+(?=,)")

Into = Callable[[re.Match[str]], tuple[str, ...]]


class Rewrite(NamedTuple):
    """Each place where `pattern` fits within the arguments of an application (of any, where `of` is empty) becomes
    each of what `into` gives."""

    operator: str
    of: tuple[str, ...]
    pattern: str
    into: Into


class Change(NamedTuple):
    """What becomes of a line; several lines, or none, are text with line feeds between."""

    operator: str
    after: tuple[str, ...]


def _beside(match: re.Match[str]) -> tuple[str, ...]:
    """The numbers one above and one below."""
    number = int(match[0])
    return tuple(str(each) for each in (number + 1, number - 1) if each >= 0)


def _to(*texts: str) -> Into:
    return lambda match: tuple(match.expand(text) for text in texts if match.expand(text) != match[0])


REWRITES = (
    Rewrite("time ±", ("WaitExten", "Wait"), r"\d+", _beside),
    Rewrite("time ±", ("Dial",), r"(?<=/n,)\d+", _beside),
    Rewrite("time ±", ("Record",), r"(?<=,)\d+(?=,)", _beside),
    Rewrite("time ±", ("Set",), r"(?<=^TIMEOUT\(digit\)=)\d+", _beside),
    Rewrite("hour ±", ("GotoIfTime",), r"(?<=:)\d\d(?=[-&,])", lambda m: (f"{(int(m[0]) + 1) % 60:02}",)),
    Rewrite("hour ±", ("GotoIfTime",), r"\d+(?=:\d\d)", _beside),
    Rewrite("days", ("GotoIfTime",), r"(?<=,)(?:mon|tue|wed|thu|fri|sat|sun)[a-z-]*(?=,)", _to("mon-thu", "mon-sun", "*")),
    Rewrite("zone", ("GotoIfTime",), r",[A-Z]\w+/\w+(?=\?)", _to("", ",Asia/Tokyo")),
    Rewrite("limit ±", ("GotoIf",), r"(?<=[<>] )\d+", _beside),
    Rewrite("step ±", ("Set",), r"(?<=\+ )\d+", _to("0", "2")),
    Rewrite("offset ±", (), r"(?<=\$\{EXTEN:)\d+", _beside),
    Rewrite("comparison", ("GotoIf",), r" > ", _to(" >= ", " < ")),
    Rewrite("comparison", ("GotoIf",), r" = ", _to(" != ")),
    Rewrite("status", ("GotoIf",), r'(?<=")[A-Z]+(?=")', _to("SUCCESS", "BUSY")),
    Rewrite("condition", ("GotoIf",), r"\$\{EXISTS\(.*?\)\}\}|\$\{EXISTS\(\$\{\w+\}\)\}", _to("0", "1")),
    Rewrite("branches", ("GotoIf",), r"\?([^:]+)$", _to(r"?:\1")),
    Rewrite("flag -", ("Dial",), r",g$", _to("")),
    Rewrite("flag +", ("Dial",), r",g$", _to(",gt", ",gT", ",gh", ",gH", ",gk", ",gK", ",gm", ",gr")),
    Rewrite("flag -", ("Record",), r"k(?=\w*$)", _to("")),
    Rewrite("flag -", ("Record",), r"q$", _to("")),
    Rewrite("flag +", ("Record",), r"kq$", _to("kqa", "kqy", "kqt", "kqx", "kqn", "kqo")),
    Rewrite("silence", ("Record",), r",0(?=,\d+,)", _to(",3")),
    Rewrite("flag +", ("Playback", "Background"), r"$", _to(",noanswer")),
    Rewrite("flag +", ("MixMonitor",), r"$", _to(",b", ",v(-4)", ",W(-4)", ",r(x.wav)")),
    Rewrite("one name for all", ("MixMonitor", "Record"), r"\$\{UNIQUEID\}(?:-%d)?", _to("one")),
    Rewrite("folder", ("MixMonitor", "Record"), r"/([^/$]+)/(?=\$\{)", _to("/elsewhere/", "/")),
    Rewrite("ending", ("MixMonitor", "Record"), r"\.wav", _to(".raw")),
    Rewrite("field", ("UserEvent",), r"(?<=Mailbox: )[^,]+", _to("elsewhere")),
    Rewrite("field", ("UserEvent",), r"(?<=Seconds: )[^,]+(?=,)", _to("0", "${EPOCH}")),
    Rewrite("field", ("UserEvent",), r",File: .*$", _to("", ",File: ")),
    Rewrite("value", ("Set",), r"(?<==).*$", _to("", "1", "7")),
    Rewrite("variable", ("Set",), r"^IVRC_\w+(?==)", _to("IVRC_OTHER")),
    Rewrite("time ±", ("WaitDigit",), r"^\d+", _beside),
    Rewrite("time ±", ("Queue",), r"(?<=,)\d+(?=,)", _beside),
    Rewrite("flag -", ("Queue",), r"(?<=,)c(?=,)", _to("")),
    Rewrite("flag -", ("Dial",), r"(?<=\d,)g(?=\w)|(?<=[g)])[AfbU]\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", _to("")),
    Rewrite("keys", ("ControlPlayback",), r"(?<=,)[0-9A-D*#]{2,}$", _to("", "0123456789", "*#")),
    Rewrite("branches", ("ExecIf",), r"\?(.*?\)):(\w+\(.*)$", _to(r"?\2:\1")),
    Rewrite("branches", ("ExecIf",), r"\?((?:(?!\):\w+\().)+)$", _to(r"?NoOp():\1")),
)  # fmt: skip

OTHERS = {"Background": ("Playback",), "Playback": ("Background",), "Hangup": ("NoOp", "Busy"), "Answer": ("NoOp", "Progress"),
          "Goto": ("NoOp", "Hangup"), "Dial": ("NoOp",), "MixMonitor": ("NoOp", "StopMixMonitor"), "Record": ("NoOp",)}  # fmt: skip
"""Applications by those that may be taken for them."""

PATTERNS = ((r"X", "Z"), (r"X", "N"), (r"X", ""), (r"X$", "XX"), (r"X", "."), (r"!$", ""), (r"!$", "."), (r"#\*", ""), (r"A-D", ""),
            (r"(?<!-)\d(?!-)", "9"), (r"(?<!-)\d(?!-)", "X"))  # fmt: skip
"""How the name of an extension may be narrower, wider or another."""


def changes(lines: list[str], at: int) -> Iterator[Change]:
    """All that may become of a line, in an order that the text alone decides."""
    line = lines[at]
    if not line.strip():
        return
    yield Change("deleted", ())
    yield Change("doubled", (line, line))
    step = _STEP.match(line)
    if step is None:
        if line.startswith("include"):
            yield Change("another target", (f"{line}-elsewhere",))
        return
    head, name, label, application, data, comment = (each or "" for each in step.groups())

    def made(app: str, args: str) -> tuple[str]:
        return (f"{head}{label},{app}({args}){comment}",)

    if name:
        yield Change("step left out", made("NoOp", ""))
        yield from _named(line, name)
    if label:
        yield Change("label left out", (f"{head},{application}({data}){comment}",))
    for other in OTHERS.get(application, ()):
        yield Change("another application", made(other, data if other in ("Playback", "Background") else ""))
    for rewrite in REWRITES:
        if not rewrite.of or application in rewrite.of:
            for match in re.finditer(rewrite.pattern, data):
                for new in rewrite.into(match):
                    yield Change(
                        rewrite.operator, made(application, data[: match.start()] + new + data[match.end() :])
                    )
    for new in _aimed(lines, application, data):
        yield Change("another target", made(application, new))


def _named(line: str, name: str) -> Iterator[Change]:
    begin = len("exten => ")
    seen = {name}
    for pattern, into in PATTERNS if name.startswith("_") or not name.isalpha() else ():
        new = re.sub(pattern, into, name, count=1)
        if new not in seen and new.strip("_"):
            seen.add(new)
            yield Change("pattern", (line[:begin] + new + line[begin + len(name) :],))


def _aimed(lines: list[str], application: str, data: str) -> Iterator[str]:
    """The arguments with a target exchanged for the context or the clip that is next in the file."""
    found = [line.strip("[]") for line in lines if line.startswith("[")]
    for match in _PLACE.finditer(data):
        if match[0] in found:
            for far in (1, 7):
                other = found[(found.index(match[0]) + far) % len(found)]
                yield data[: match.start()] + other + data[match.end() :]
    if application in ("Background", "Playback"):
        clips = list(
            dict.fromkeys(
                each[5]
                for line in lines
                if (each := _STEP.match(line)) and each[4] in ("Background", "Playback")
            )
        )
        if len(clips) > 1:
            yield clips[(clips.index(data) + 1) % len(clips)]
    for old, new in (
        ("?after1", "?s,1"),
        ("fault,1", "typed,1"),
        ("typed,1", "prompt"),
        ("s,prompt", "s,1"),
        ("s,after1", "s,1"),
    ):
        if old in data:
            yield data.replace(old, new)


def application_of(line: str) -> str:
    """What is in a line: a step's application, `include`, `[context]`, or a comment."""
    if step := _STEP.match(line):
        return step[4]
    return "include" if line.startswith("include") else "[context]" if line.startswith("[") else "comment"
