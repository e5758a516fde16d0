"""A site: what the names in a menu stand for on one installation. One source, many switches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from ivrc.outbound import Outbound


class Extensions(NamedTuple):
    """The extensions that callers may dial directly; no outside line, unless the site allows it (`targets.outside`).

    `numbers` are digits with `X` for any digit; `dial` maps a target to its dial string, where `{}` stands for
    the extension typed.
    """

    numbers: tuple[str, ...] = ()
    dial: Mapping[str, str] = {}


class Service(NamedTuple):
    """What a look-up asks: its address, and what it is told so that it answers. The token is read by the switch as it asks:
    from a file, or from its environment. `certificates` is a file of those that are trusted, `seconds` the longest that a
    menu may let it take (0: what a menu can say)."""

    url: str
    token_file: str = ""
    token_environment: str = ""
    certificates: str = ""
    seconds: int = 0


class Site(NamedTuple):
    """Bindings by target name (`asterisk`, `freeswitch`, `voicexml`).

    `destinations` maps a destination's name to its dial string for each target. `recordings` and `messages` are
    the places where call recordings and callers' messages go: a folder on a switch, a URL for VoiceXML. `records` is
    where what is noted of calls goes, likewise.
    `caller` is the header of a call in which the trunk tells the calling number, where its own field has another one.
    `sounds` is where the clips are found by the switch; a target has its own default. `audio` are the formats that the
    clips are written in, likewise. `platform` is what takes a target's document, where it is known. `areas` is the file in the
    project that tells areas of mobile numbers. `pins` are the digits of each PIN that callers are asked for, `services` what look-ups ask.
    """

    name: str
    destinations: Mapping[str, Mapping[str, str]]
    extensions: Extensions = Extensions()
    recordings: Mapping[str, str] = {}
    messages: Mapping[str, str] = {}
    sounds: Mapping[str, str] = {}
    audio: Mapping[str, tuple[str, ...]] = {}
    platform: Mapping[str, str] = {}
    records: Mapping[str, str] = {}
    caller: Mapping[str, str] = {}
    areas: str = ""
    pins: Mapping[str, str] = {}
    deploy: Mapping[str, Mapping[str, Any]] = {}
    """Where each target's builds are deployed, as the file says it."""
    services: Mapping[str, Service] = {}
    outbound: Outbound | None = None
    """What `ivrc dial` may call; None where the site says nothing of it, and nobody is called."""
    tables: str = ""
    """The folder from which the switch reads tables, where that is not its own. No file says it; a verification does."""
    tongue: str = ""
    """What stands before a language's code on a switch that keeps sounds apart by it. No file says it; a verification
    does."""
    build: str = ""
    """What the build is called (`ivrc.output.named`). No file says it; what is written for callers does."""
    deployed: str = ""
    """The folder on the switch that this build has to itself, beside those of other builds, whose names it then shares none
    of. No file says it; a deployment does."""

    def binding(self, setting: str, target: str) -> str:
        """The value of a setting for a target, empty where it is not set."""
        if setting == "extensions":
            return self.extensions.dial.get(target, "") if self.extensions.numbers else ""
        if setting == "outbound":
            return self.outbound.dial.get(target, "") if self.outbound else ""
        return _PLACES[setting](self).get(target, "")


_PLACES: Mapping[str, Callable[[Site], Mapping[str, str]]] = {
    name: attrgetter(name) for name in ("recordings", "messages", "records", "sounds")
}
