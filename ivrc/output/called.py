"""What a build is called: by what it is, so that the same sources are called the same on every machine, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ivrc.build_name import LENGTH, STAND_IN, read
from ivrc.flow.nodes import Hotline
from ivrc.manifest import digest
from ivrc.site import Site
from ivrc.switches.names import of_hotline
from ivrc.switches.target import Emitted, Target, emitted

_FOLDER_BYTES = 60


def called(target: str, said: Emitted, clips: Mapping[str, str]) -> str:
    """The name: the beginning of the SHA-256 of all that is written for callers, without that name in it. `clips` are
    the digests of the audio, by file."""
    texts = {name: digest(read(text, "").encode()) for name, text in said.files.items()}
    data = {name: digest(held) for name, held in said.data.items()}
    whole = [target, sorted({**texts, **data, **clips}.items())]
    return digest(json.dumps(whole, ensure_ascii=True).encode())[:LENGTH]


def unnamed(target: Target, hotline: Hotline, site: Site) -> Emitted:
    """What is said to callers before the build has a name, which another may stand in for."""
    return emitted(target, hotline, site._replace(build=STAND_IN if target.stands_in else "", deployed=""))


def with_name(said: Emitted, target: Target, hotline: Hotline, site: Site, build: str) -> Emitted:
    """The same with its name. Beside other builds everything is called by it, and has to be said anew."""
    if target.stands_in and not site.deployed:
        return said.changed(lambda text: read(text, build))
    return emitted(target, hotline, named(site, hotline.name, build))


def named(site: Site, hotline: str, build: str) -> Site:
    """The site of a build, which has a folder to itself where it is to lie beside others."""
    deployed = f"{site.deployed}/{folder(hotline, build)}" if site.deployed else ""
    return site._replace(build=build, deployed=deployed)


def folder(hotline: str, build: str) -> str:
    """What the folder of a build is called that lies beside others."""
    return f"{of_hotline(hotline, _FOLDER_BYTES)}.{build}"
