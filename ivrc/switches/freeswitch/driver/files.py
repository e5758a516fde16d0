"""The kinds of file that a hotline has on this switch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from ivrc.verify.readers import Kind, read, taken_by

DIALPLAN = "dialplan"


def contexts(text: str) -> Iterator[ElementTree.Element]:
    """The contexts of a dialplan's file. Raises ValueError where it holds anything else."""
    root = ElementTree.fromstring(text)
    for part in root:
        if (root.tag, part.tag) != ("include", "context"):
            raise ValueError(f"<{root.tag}><{part.tag}>")
        yield part


KINDS = (Kind(".xml", DIALPLAN, contexts),)
"""With the section of the switch's configuration that includes each."""


def dialplan_texts(files: Mapping[str, str]) -> list[str]:
    """The dialplans among the files."""
    return list(taken_by(KINDS, DIALPLAN, files).values())


def dialplans(files: Mapping[str, str]) -> list[ElementTree.Element]:
    """The contexts of all dialplans among the files."""
    return list(read(KINDS, DIALPLAN, files))
