"""The way in to a hotline on a FreeSWITCH: the extension of another context that transfers to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from ivrc.verify.deployment import Entry

_LITERAL = re.compile(r"\^?\(?([0-9A-Za-z_+-]+)\)?\$?")


def found(there: Mapping[str, ElementTree.Element], entry: str, numbers: Sequence[str]) -> Entry | None:
    """The first extension outside the hotlines that transfers to one, with a number that it takes: one of the
    hotline's, else the only one that there is."""
    goes = re.compile(rf"\S+\s+XML\s+{re.escape(entry)}")
    for context in there:
        if context.startswith("ivrc-"):
            continue
        for extension in there[context].iter("extension"):
            if any(goes.fullmatch(data.strip()) for data in _transfers(extension)):
                for number in (*numbers, *_literals(extension), *([] if numbers else ["start"])):
                    if _takes(extension, number):
                        return Entry(number, context)
    return None


def reaches(there: Mapping[str, ElementTree.Element], entry: Entry) -> bool:
    """Whether a context has an extension for a call. What an extension asks beside the number is taken to fit."""
    context = there.get(entry.context)
    return context is not None and any(_takes(each, entry.extension) for each in context.iter("extension"))


def _transfers(extension: ElementTree.Element) -> list[str]:
    return [
        action.get("data", "")
        for action in extension.iter("action")
        if action.get("application", "").lower() == "transfer"
    ]


def _expressions(extension: ElementTree.Element) -> list[str]:
    """What it asks of the number that was dialled."""
    return [
        condition.get("expression", "")
        for condition in extension.iter("condition")
        if condition.get("field") == "destination_number"
    ]


def _literals(extension: ElementTree.Element) -> list[str]:
    return [match[1] for text in _expressions(extension) if (match := _LITERAL.fullmatch(text))]


def _takes(extension: ElementTree.Element, number: str) -> bool:
    return all(_fits(text, number) for text in _expressions(extension))


def _fits(expression: str, number: str) -> bool:
    """Whether a number matches. What only the switch's regular expressions have is taken to fit."""
    try:
        return re.search(expression, number) is not None
    except re.error:
        return True
