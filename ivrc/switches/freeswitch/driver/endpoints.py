"""The site of a verification, and the dialplan around the hotlines: where calls come in, and what a desk does.

Every context, variable and channel of a verification carries its tag, so that nothing meets the switch's own calls or
another verification. A call's channels are named `TAG-CALL-…`: `TAG-17-h0m2` is call 17, coming in to hotline 0 with
the shelf of sounds 2; `TAG-17-d1` rings destination 1, `TAG-17-e8001` an extension.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.site import Extensions, Site
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.foreign import FOREIGN
from ivrc.switches.freeswitch.text.plan import NAME
from ivrc.switches.freeswitch.text.syntax import asked, comment, context, do, extension, put
from ivrc.verify.endpoints import destinations

_LONG_MS = 360_000
_CHANNEL = re.compile(r"loopback/([a-z0-9]+)-(\d+)-([hde])([0-9a-zA-Z*#]+)-([ab])")

_LEFT = {
    **FOREIGN,
    labels.KEY: "7",
    labels.TYPED: "9",
    labels.RESULT: "FILE NOT FOUND",
    labels.FAULT: "play:x XML y: FILE NOT FOUND",
    labels.RECORDING: "true",
    labels.OUTCOME: "answered",
    labels.ENDED: "fault",
    "timezone": "America/New_York",
    "playback_terminators": "none",
    "continue_on_fail": "false",
    "hangup_after_bridge": "true",
    "ignore_early_media": "false",
    "originate_disposition": "USER_BUSY",
}
"""What a dialplan before, or another hotline of the same call, may have left in its variables."""

RINGS = "sleep"
"""The application that a desk's telephone executes while it rings."""


class Folders(NamedTuple):
    """Absolute paths on the machine of the switch."""

    root: str

    @property
    def sounds(self) -> str:
        """Holds a shelf for each set of clips that calls find."""
        return f"{self.root}/sounds"

    @property
    def recordings(self) -> str:
        """The hotline's own recordings."""
        return f"{self.root}/recordings"

    @property
    def messages(self) -> str:
        """The messages that callers leave."""
        return f"{self.root}/messages"

    @property
    def records(self) -> str:
        """The records of calls."""
        return f"{self.root}/records"

    @property
    def heard(self) -> str:
        """What the callers hear."""
        return f"{self.root}/heard"


class Channel(NamedTuple):
    """What a channel's name says: the call's number, `h` (the hotline), `d` or `e` (a desk), and the loopback's leg."""

    call: int
    kind: str
    what: str
    leg: str


def channel(name: str, tag: str) -> Channel | None:
    """A channel of this verification, or None."""
    match = _CHANNEL.fullmatch(name)
    if match is None or match[1] != tag:
        return None
    return Channel(int(match[2]), match[3], match[4], match[5])


def context_of(tag: str) -> str:
    """The context of a verification, and the beginning of its hotlines' names."""
    return f"ivrc-verify-{tag}"


def named(hotline: Hotline, tag: str) -> Hotline:
    """The hotline under a name that no hotline on the switch has."""
    return hotline._replace(name=f"verify-{tag}-{hotline.name}")


def site(tag: str, hotlines: Sequence[Hotline], real: Site, folders: Folders) -> Site:
    """Where calls, sounds and recordings go while verifying. The extensions that may be dialled stay the real ones, and
    records are told where it wants them."""
    dial = f"loopback/{tag}-${{ivrc_verify_call}}-{{}}/{context_of(tag)}"
    return Site(
        real.name,
        {name: {NAME: dial.replace("{}", f"d{n}")} for name, n in destinations(hotlines).items()},
        Extensions(real.extensions.numbers, {NAME: dial.replace("{}", "e{}")}),
        {NAME: folders.recordings},
        {NAME: folders.messages},
        {NAME: f"{folders.sounds}/${{ivrc_verify_sounds}}"},
        records={NAME: folders.records} if real.binding("records", NAME) else {},
    )


def apart(tag: str, call: int | str) -> str:
    """What stands before every key of what a call leaves behind."""
    return f"verify-{tag}-{call}."


def address(tag: str, call: int, hotline: int, shelf: int, called: str = "") -> str:
    """What is originated for a call; `called` is the number by which it comes in, where it comes in by one."""
    by = f"n{called}" if called else ""
    return f"loopback/{tag}-{call}-h{hotline}m{shelf}{by}/{context_of(tag)}"


def dialplan(tag: str, ways_in: Sequence[str], emitted: Sequence[str], bare: bool = False) -> str:
    """The one file that goes to the switch: the hotlines as they were emitted, and what stands around them. `ways_in`
    are where each is transferred to, or by the number that was dialled. A call comes with variables that a hotline must not go by, or `bare`."""
    lines = [
        comment(f"ivrc verify {tag}: made for a verification, which removes it when it ends."),
        comment("A file that was left behind by one that was killed may be removed."),
    ]
    inside = [text.removeprefix("<include>\n").removesuffix("</include>\n") for text in emitted]
    parts = [
        "<include>\n",
        *(f"{line}\n" for line in lines),
        "\n",
        *inside,
        _around(tag, ways_in, () if bare else (_left(),)),
    ]
    return "".join(parts).rstrip("\n") + "\n</include>\n"


def _left() -> str:
    return do("multiset", "^^|" + "|".join(f"{name}={held}" for name, held in _LEFT.items()))


def _around(tag: str, ways_in: Sequence[str], before: Sequence[str]) -> str:
    hotlines = [
        extension(
            f"hotline {number}",
            [asked(f"{tag}-([0-9]+)-h{number}m([0-9]+){by}")],
            [
                put("ivrc_verify_call", "$1"),
                put("ivrc_verify_sounds", "m$2"),
                put(labels.STATE, apart(tag, "$1")),
                *before,
                do("transfer", goes),
            ],
        )
        for number, way_in in enumerate(ways_in)
        for by, goes in (("", way_in), ("n([0-9]+)", f"$3 {way_in.partition(' ')[2]}"))
    ]
    desk = extension(
        "a desk rings", [asked(f"{tag}-[0-9]+-[de].+")], [do("ring_ready"), do(RINGS, str(_LONG_MS))]
    )
    return context(context_of(tag), "Where calls come in, and desks.", [*hotlines, desk])
