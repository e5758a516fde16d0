"""From the text of extensions.conf and where calls come in, to what is understood of it."""

from __future__ import annotations

from ivrc.importing import told
from ivrc.importing.alike import merged
from ivrc.importing.asterisk.conf import Dialplan
from ivrc.importing.asterisk.nodes import node
from ivrc.importing.asterisk.patterns import find
from ivrc.importing.asterisk.place import At, Position
from ivrc.importing.asterisk.walk import MOST, Walk
from ivrc.importing.model import Imported, Transfer

_HEARD = ("background", "playback", "read", "dial", "voicemail", "queue")


def hotline(dialplan: Dialplan, context: str, dialled: str, elsewhere: frozenset[str]) -> Imported | None:
    """What a call meets that comes to `dialled` in `context`; None where there are more places than can be followed.
    Contexts of `elsewhere` are not followed."""
    found = find(dialplan, context, dialled)
    assert found is not None
    walk = Walk(dialplan, elsewhere)
    for line, text in dialplan.unread:
        walk.lose(told.not_imported(line, text))
    for line, text in dialplan.taken:
        walk.lose(told.taken(line, text))
    begun = Position(At(context, found[1], 1))
    walk.made.start = walk.whither(walk.known(begun, "EXTEN", dialled) if found[1] != dialled else begun)
    while walk.todo:
        if len(walk.places) > MOST:
            return None
        position = walk.todo.pop(0)
        walk.current = walk.places[position]
        walk.made.nodes[walk.current] = node(walk, position)
    made = merged(walk.made)
    for place, one in made.nodes.items():
        if isinstance(one, Transfer) and one.unavailable != one.congestion:
            made.lost.setdefault(place, []).append(told.two_outcomes(one.line))
    return made


def ways_in(dialplan: Dialplan) -> list[tuple[str, str]]:
    """Contexts and extensions where a call could begin: those that answer, or say something, and that have no pattern."""
    made = []
    for context, held in dialplan.contexts.items():
        for pattern, extension in held.extensions.items():
            heard = {step.application for step in extension.steps.values()}
            if (
                not pattern.startswith("_")
                and pattern not in "tihe"
                and ("answer" in heard or heard & {*_HEARD})
            ):
                made.append((context, pattern))
    return made
