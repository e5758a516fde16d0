"""Builds beside one another on a web server: a document of each hotline's name goes on in the build that is live. A platform fetches
what it needs when it needs it, and says nothing of its calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ivrc.switches.deployment import Deployment, Lying
from ivrc.switches.voicexml.text.syntax import attribute, comment


def files(live: Sequence[Lying], loaded: Sequence[Lying], ways_in: Mapping[str, str]) -> Mapping[str, str]:
    """A document of the same name as the build's, which is fetched as `FOLDER/now/HOTLINE.vxml`."""
    return {file: _document(each, file) for each in live for file in each.files if _is_document(file)}


def _is_document(file: str) -> bool:
    return file.endswith(".vxml") and "/" not in file


def _document(build: Lying, file: str) -> str:
    place = f"../versions/{quote(build.folder.rpartition('/')[2])}/{quote(file)}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<!-- {comment(f'{build.hotline}: build {build.build}')} -->\n"
        '<vxml xmlns="http://www.w3.org/2001/vxml" version="2.1">\n'
        '  <property name="documentmaxage" value="0s"/>\n'
        f'  <form>\n    <block>\n      <goto next="{attribute(place)}"/>\n    </block>\n  </form>\n</vxml>\n'
    )


DEPLOYMENT = Deployment(files=files, once=lambda folder: f"{folder}/now/HOTLINE.vxml")
