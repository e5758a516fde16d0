"""The kinds of file that a hotline has on this switch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from ivrc.switches.freeswitch.text import record_line
from ivrc.verify.readers import Kind, read, taken_by

DIALPLAN, CONFIGURATION = "dialplan", "configuration"
_SET = "X-PRE-PROCESS"


def contexts(text: str) -> Iterator[ElementTree.Element]:
    """The contexts of a dialplan's file. Raises ValueError where it holds anything else."""
    root = ElementTree.fromstring(text)
    for part in root:
        if (root.tag, part.tag) == ("include", _SET) and part.get("cmd") == "set":
            continue
        if (root.tag, part.tag) != ("include", "context"):
            raise ValueError(f"<{root.tag}><{part.tag}>")
        yield part


def known(text: str) -> dict[str, str]:
    """The global variables that a dialplan's file sets as it is loaded."""
    told = (part.get("data", "").partition("=") for part in ElementTree.fromstring(text).iter(_SET))
    return {name: held for name, _, held in told}


def templates(text: str) -> Iterator[ElementTree.Element]:
    """What stands in the part of cdr_csv.conf.xml that tells records. Raises ValueError where it holds anything else."""
    root = ElementTree.fromstring(text)
    for part in root:
        if (root.tag, part.tag) != ("include", "template"):
            raise ValueError(f"<{root.tag}><{part.tag}>")
        yield part


KINDS = (Kind(record_line.FILE, CONFIGURATION, templates), Kind(".xml", DIALPLAN, contexts))
"""With the section of the switch's configuration that includes each."""


def dialplan_texts(files: Mapping[str, str]) -> list[str]:
    """The dialplans among the files."""
    return list(taken_by(KINDS, DIALPLAN, files).values())


def dialplans(files: Mapping[str, str]) -> list[ElementTree.Element]:
    """The contexts of all dialplans among the files."""
    return list(read(KINDS, DIALPLAN, files))


def record_templates(files: Mapping[str, str]) -> list[ElementTree.Element]:
    """The templates of records among the files."""
    return list(read(KINDS, CONFIGURATION, files))
