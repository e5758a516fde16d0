"""A flow as a paper tape: a line an order, the words of a line parted by tabs. It knows no recording, no message, no
opening hours and no entry of several keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.entries import several_keys
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline, Play, Retry
from ivrc.site import Site
from ivrc.switches.capability import YES, Feature
from ivrc.switches.kinds import Kinds
from ivrc.switches.reach import TELEPHONE, unknown
from ivrc.switches.target import Emitted, Target

from . import words

NAME = "teletype"


def line(*parts: object) -> str:
    """A line of the tape."""
    return "\t".join(str(part) for part in parts)


def plays(clips: Iterable[Play]) -> Iterator[str]:
    """Clips, each with whether a key stops it."""
    for play in clips:
        yield line(words.PLAY, words.STOPPABLE if play.interruptible else words.THROUGH, play.clip)


def say(site: Site, node: Say) -> list[str]:
    """A Say node."""
    return [line(words.NODE, words.SAY, node.id), *plays(node.plays), line(words.GO, node.next.target)]


def menu(site: Site, node: Menu) -> list[str]:
    """A Menu node."""
    return [
        line(words.NODE, words.MENU, node.id),
        *plays(node.prompt),
        line(words.WAITS, node.first_key_ms, node.inter_key_ms),
        *(line(words.ENTRY, entry.pattern, entry.edge.target) for entry in node.entries),
        *retry(words.SILENCE, node.silence),
        *retry(words.WRONG, node.wrong),
    ]


def retry(word: str, again: Retry) -> Iterator[str]:
    """What silence or a wrong key brings."""
    yield line(word, again.times, again.exit.target)
    for play in again.says:
        yield line(words.AGAIN, word, words.STOPPABLE if play.interruptible else words.THROUGH, play.clip)


def transfer(site: Site, node: Transfer) -> list[str]:
    """A Transfer node."""
    return [
        line(words.NODE, words.TRANSFER, node.id),
        *(line(words.DIAL, node.ring_seconds, site.destinations[name][NAME]) for name in node.destinations),
        line(words.BUSY, node.busy.target),
        line(words.NO_ANSWER, node.no_answer.target),
        line(words.UNAVAILABLE, node.unavailable.target),
        *([line(words.AFTER, node.after.target)] if node.after else []),
    ]


def hangup(site: Site, node: Hangup) -> list[str]:
    """A Hangup node."""
    return [line(words.NODE, words.HANGUP, node.id)]


NODES = Kinds[Site, list[str]]().says(Say, say).says(Menu, menu).says(Transfer, transfer).says(Hangup, hangup)


def emit(hotline: Hotline, site: Site) -> Emitted:
    """The tape of one hotline."""
    lines = [line(words.START, hotline.start), line(words.FAULT, hotline.fault.target)]
    for node in hotline.nodes.values():
        lines += NODES(site, node)
    return Emitted({"tape.txt": "\n".join(lines) + "\n"})


def inspect(hotline: Hotline, site: Site) -> list[Diagnostic]:
    """Entries that the machine would not take."""
    return [
        finding(
            "IVRC401",
            node.span,
            zh="Teletype 33 表达不了这里的意思：一个选项只能是一个键",
            en="Teletype 33 cannot express this: an option is one key",
            mend_zh="改成一个键。",
            mend_en="Make it one key.",
        )
        for node in hotline.nodes.values()
        if isinstance(node, Menu) and several_keys(node)
    ]


TARGET = Target(
    name=NAME,
    title="Teletype 33",
    audio_formats={"wav8": ".wav", "ulaw": ".ul"},
    audio_folder="tape",
    supports={feature: YES for feature in Feature if feature != Feature.RECORDING},
    emit=emit,
    inspect=inspect,
    reach=lambda dial: TELEPHONE if dial == "line:{}" else unknown(dial),
    kinds=tuple(NODES),
)
