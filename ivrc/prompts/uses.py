"""Where a hotline uses its clips, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.clips import all_clips
from ivrc.flow.graph import edges, plays
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Heard, Hotline, Node, Play
from ivrc.saying import sound, words


class Use(NamedTuple):
    """A clip at one place: the node as the source names it, the position there from 1, and its neighbours' words.

    `why` is empty where the node itself says the clip, else `silence` or `wrong` (said when the caller does not
    press a key, or the wrong one). `then` is what follows the last clip: `key` (the caller presses one), `record`
    or nothing.
    """

    node: str
    number: int
    span: Span
    before: str
    after: str
    why: str = ""
    then: str = ""

    @property
    def place(self) -> str:
        """The place in words that stay the same when the clip's text changes."""
        return f"{self.node}/{self.why or self.number}"


def uses(hotline: Hotline) -> dict[str, list[Use]]:
    """Every use of every clip, by clip id."""
    found: dict[str, list[Use]] = {clip.id: [] for clip in all_clips(hotline)}
    for node in hotline.nodes.values():
        for why, says, then in _says(hotline, node):
            words = [hotline.clips[play.clip].text if play.clip in hotline.clips else "" for play in says]
            for number, play in enumerate(says):
                before = words[number - 1] if number else ""
                last = number + 1 == len(says)
                after = "" if last else words[number + 1]
                use = Use(node.id, number + 1, node.span, before, after, why, then if last else "")
                for name in _clips(play):
                    found[name].append(use)
    return found


def _clips(play: Heard) -> tuple[str, ...]:
    """The clips of what is heard: of a value every word by which it may be said."""
    if isinstance(play, Play):
        return (play.clip,)
    return tuple(sound(play.locale, name) for name in sorted(words(play.locale, play.begins, play.last)))


def _says(hotline: Hotline, node: Node) -> Iterator[tuple[str, Sequence[Heard], str]]:
    if isinstance(node, Menu):
        yield "", node.prompt, "key"
        for place, retry in (("silence", node.silence), ("wrong", node.wrong)):
            yield place, retry.says, ""
            for time, says in retry.nth:
                yield f"{place} {time}", says, ""
    else:
        yield "", tuple(plays(node)), _then(hotline, node)


def _then(hotline: Hotline, node: Node) -> str:
    """What follows the words of a node that takes no keys itself."""
    if node.traits.keeps_message:
        return "record"
    if not node.traits.speaks:
        return ""
    after = (hotline.nodes.get(edge.target) for edge in edges(node))
    return "key" if any(isinstance(each, Menu) and not each.prompt for each in after) else ""
